"""The whole sheet of a period as a workbook: indicators, what they are held against, breakdowns, and the checks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from caseapp.spreadsheets.figures import formulas
from caseapp.spreadsheets.figures.breakdowns import BreakdownSheet
from caseapp.spreadsheets.figures.formulas import FAILS, HOLDS, Place
from caseapp.spreadsheets.figures.grids import Grid, GridCell, Look
from caseapp.spreadsheets.figures.indicators import IndicatorSheet
from caseapp.statistics.sheet import Breakdown, Check, Sheet

CHECKS = "勾稽关系"
_OF_ROWS: Final = "sum_by_"  # how the code of a check of a breakdown begins
# What the sides of a check add, where all of it stands among the indicators: live formulas; else the side is a number.
_SIDES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "balance": (("carried_over", "accepted"), ("concluded", "pending")),
    "outcomes": (("concluded",), ()),
    "carried_forward": (("pending",), ()),
    "lit_balance": (("lit_carried_over", "lit_new"), ("lit_concluded", "lit_pending")),
    "lit_carried_forward": (("lit_pending",), ()),
}


def sheet_grids(sheet: Sheet) -> list[Grid]:
    """The sheets of the workbook, in the order of the page."""
    indicators = IndicatorSheet(sheet)
    aims = indicators.aims()
    breakdowns = {code: BreakdownSheet(breakdown) for code, breakdown in sheet.breakdowns.items()}
    return [
        indicators.grid(),
        *([aims] if aims else []),
        *(breakdown.grid() for breakdown in breakdowns.values()),
        _checks_grid(sheet, indicators, breakdowns),
    ]


def _checks_grid(sheet: Sheet, indicators: IndicatorSheet, breakdowns: Mapping[str, BreakdownSheet]) -> Grid:
    headings = ("关系", "等式", "左边", "右边", "结果", "涉及的案件")
    cells = [GridCell(Place(0, column), heading, Look.HEAD) for column, heading in enumerate(headings)]
    for row, check in enumerate(sheet.checks, 1):
        left, right = _sides(check, sheet, indicators, breakdowns)
        verdict = formulas.agree(str(Place(row, 2)), str(Place(row, 3)))
        cells += [
            GridCell(Place(row, 0), check.title, Look.TEXT),
            GridCell(Place(row, 1), check.equation, Look.TEXT),
            GridCell(Place(row, 2), check.left, Look.NUMBER, left),
            GridCell(Place(row, 3), check.right, Look.NUMBER, right),
            GridCell(Place(row, 4), HOLDS if check.holds else FAILS, Look.VERDICT, verdict),
            GridCell(Place(row, 5), "、".join(check.cases), Look.TEXT),
        ]
    last = Place(len(sheet.checks), len(headings) - 1)
    return Grid(CHECKS, cells, (34.0, 60.0, 10.0, 10.0, 10.0, 50.0), Place(1, 1), last, repeated=(0, 0))


def _sides(
    check: Check, sheet: Sheet, indicators: IndicatorSheet, breakdowns: Mapping[str, BreakdownSheet]
) -> tuple[str, str]:
    """The formulas of both sides; "" for a side whose summands stand on no sheet."""
    if check.code.startswith(_OF_ROWS):
        code = check.code.removeprefix(_OF_ROWS)
        return _of_rows(check, sheet.breakdowns[code], indicators, breakdowns[code])
    left, right = _SIDES.get(check.code, ((), ()))
    return _added(left, check.left, indicators), _added(right, check.right, indicators)


def _added(codes: Iterable[str], number: int, indicators: IndicatorSheet) -> str:
    found = [indicators.count(code) for code in codes]
    counts = [each for each in found if each is not None]
    is_whole = len(counts) == len(found) and sum(count for _, count in counts) == number
    return "+".join(str(place) for place, _ in counts) if is_whole else ""


def _of_rows(
    check: Check, breakdown: Breakdown, indicators: IndicatorSheet, laid_out: BreakdownSheet
) -> tuple[str, str]:
    """The check of a breakdown: its rows added up on their own sheet, against the indicator where that counts alike."""
    for code in _likeliest(breakdown):
        rows = sum(row.counts[code] for row in breakdown.rows)
        if (breakdown.total.counts[code], rows) == (check.left, check.right) and breakdown.rows:
            return _added([code], check.left, indicators), laid_out.rows_added(code)
    return "", ""


def _likeliest(breakdown: Breakdown) -> Iterator[str]:
    """The counts of a breakdown, 受理 before all others, as its check is told."""
    counts = [column.code for column in breakdown.columns if column.rate_of is None]
    yield from sorted(counts, key=lambda code: code != "accepted")
