"""A breakdown of a sheet as a grid: this period and the same period last year, totals added up, rates divided."""

from collections.abc import Iterator, Mapping
from typing import Final

from caseapp.spreadsheets.figures import formulas
from caseapp.spreadsheets.figures.formulas import FAILS, HOLDS, NOTHING, Place
from caseapp.spreadsheets.figures.grids import Grid, GridCell, Look, lines_needed
from caseapp.statistics.rounding import percent
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Breakdown, Column, Row

_FIRST_ROW: Final = 3  # below the title and two rows of headings
_LONGEST_NAME: Final = 31  # of a sheet, in Excel
_NOT_IN_NAMES: Final = str.maketrans("[]:*?/\\'", "________")


class BreakdownSheet:
    """Lays out one breakdown: the columns of the period, then those of the same period last year."""

    def __init__(self, breakdown: Breakdown) -> None:
        self._breakdown = breakdown
        register = "应诉" if breakdown.code.startswith("lit_") else "复议"
        self.name = f"{register}{breakdown.title}".translate(_NOT_IN_NAMES)[:_LONGEST_NAME]
        self._columns = (*breakdown.columns, *_missing_parts(breakdown))
        self._total_row = _FIRST_ROW + len(breakdown.rows)

    def rows_added(self, set_code: str) -> str:
        """The rows of a count of the period added up, for a formula on another sheet."""
        place = Place(_FIRST_ROW, self._column(set_code, 0), self.name)
        return formulas.column_sum(place, max(_FIRST_ROW, self._total_row - 1))

    def grid(self) -> Grid:
        """The grid."""
        breakdown = self._breakdown
        cells = [*self._heads()]
        for row, each in enumerate((*breakdown.rows, breakdown.total), _FIRST_ROW):
            cells += self._row(row, each, is_total=each is breakdown.total)
        checks = list(self._checks())
        longest = max((lines_needed(row.label, 1) for row in breakdown.rows), default=0)
        widths = (float(min(max(longest + 2, 14), 44)), *[11.0] * (2 * len(self._columns)))
        last = Place(self._total_row + bool(checks), 2 * len(self._columns))
        return Grid(
            self.name, [*cells, *checks], widths, Place(_FIRST_ROW, 1), last, (1, 2), heights={0: 28.0, 2: 32.0}
        )

    def _column(self, code: str, block: int) -> int:
        """The column of a set or rate in the block of this period (0) or of last year (1)."""
        codes = [column.code for column in self._columns]
        return 1 + block * len(codes) + codes.index(code)

    def _heads(self) -> Iterator[GridCell]:
        breakdown, width = self._breakdown, len(self._columns)
        title = f"{self.name}（{breakdown.unit}）"
        yield GridCell(Place(0, 0), title, Look.TITLE, to=Place(0, 2 * width))
        yield GridCell(Place(1, 0), breakdown.title.removeprefix("按"), Look.HEAD, to=Place(2, 0))
        for block, words in enumerate(("本期", "上年同期")):
            first = 1 + block * width
            yield GridCell(Place(1, first), words, Look.HEAD, to=Place(1, first + width - 1))
            for column, each in enumerate(self._columns, first):
                yield GridCell(Place(2, column), each.title, Look.HEAD)

    def _row(self, row: int, each: Row, *, is_total: bool) -> Iterator[GridCell]:
        yield GridCell(Place(row, 0), "　" * each.depth + each.label, Look.LABEL, is_total=is_total)
        for block, counts in enumerate((each.counts, each.last_year)):
            for column in self._columns:
                if column.rate_of is None:
                    yield self._count(row, block, column, counts, is_total=is_total)
                else:
                    yield self._rate(row, block, column, column.rate_of, counts, is_total=is_total)

    def _count(self, row: int, block: int, column: Column, counts: Mapping[str, int], *, is_total: bool) -> GridCell:
        at = Place(row, self._column(column.code, block))
        formula = ""
        if is_total and self._breakdown.rows and self._adds_up(column.code, block):
            formula = formulas.column_sum(Place(_FIRST_ROW, at.column), row - 1)
        return GridCell(at, counts[column.code], Look.NUMBER, formula, is_total=is_total)

    def _rate(
        self, row: int, block: int, column: Column, of: tuple[str, str], counts: Mapping[str, int], *, is_total: bool
    ) -> GridCell:
        part, whole = (Place(row, self._column(code, block)) for code in of)
        value = percent(counts[of[0]], counts[of[1]], column.decimals)
        at = Place(row, self._column(column.code, block))
        shown = NOTHING if value is None else value
        formula = formulas.percent(part, whole, column.decimals)
        return GridCell(at, shown, Look.NUMBER, formula, column.decimals, is_total=is_total)

    def _checks(self) -> Iterator[GridCell]:
        """Below a total that its rows do not add up to: which columns differ."""
        counts = [(block, column.code) for block in range(2) for column in self._columns if column.rate_of is None]
        if not self._breakdown.rows or all(self._adds_up(code, block) for block, code in counts):
            return
        row = self._total_row + 1
        yield GridCell(Place(row, 0), "合计＝各行之和", Look.LABEL)
        for block, code in counts:
            column = self._column(code, block)
            rows = formulas.column_sum(Place(_FIRST_ROW, column), self._total_row - 1)
            verdict = HOLDS if self._adds_up(code, block) else FAILS
            formula = formulas.agree(str(Place(self._total_row, column)), rows)
            yield GridCell(Place(row, column), verdict, Look.VERDICT, formula)

    def _adds_up(self, code: str, block: int) -> bool:
        breakdown = self._breakdown
        if block == 0:
            return sum(row.counts[code] for row in breakdown.rows) == breakdown.total.counts[code]
        return sum(row.last_year[code] for row in breakdown.rows) == breakdown.total.last_year[code]


def _missing_parts(breakdown: Breakdown) -> Iterator[Column]:
    """Numerators and denominators of rates that are no column themselves: no rate stands without its parts."""
    standing = {column.code for column in breakdown.columns if column.rate_of is None}
    parts = (code for column in breakdown.columns for code in column.rate_of or ())
    for code in dict.fromkeys(parts):
        if code not in standing:
            yield Column(code, CASE_SETS[code].title)
