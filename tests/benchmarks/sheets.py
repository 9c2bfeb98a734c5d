"""What the sheet of a month and of a year costs.

    python -m tests.benchmarks.sheets --rows 3000 50000 1000000 [--keep FOLDER] [--database URL]

All on the same ledger in the same minutes; milliseconds are medians.

- `whole`: the whole sheet through the application (figures of all its periods, breakdowns of two, names, rates, checks)
  against the same made by hand: hand-written SQL over the same ranges of the same indexes through sqlite3 or psycopg
  alone, its rows named and sorted and its rates rounded in plain dicts. Compared with the sheet before it is timed.
  `events` are the entries received and served.
- `by ranges`: the same sheet against that SQL alone, which has no names, rates or checks.
- `by scans`: the same sheet against reading each table from end to end, every figure of every period a conditional sum,
  and once more grouped by each breakdown (but those by months). On the largest ledger asked for.
- `by tables`: the same against one full scan for each table of the sheet, this year's numbers beside last year's.
- `and periods`: the same against one full scan for each table of each period, as a report is put together by hand.
- `equal months`: a month of the ledgers' first year, in which each has as many events as the others, against the same
  month of the first ledger asked for.
- `old months`: a month of long ago against one of the last, of as many events.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any, Final

from flask import Flask

from caseapp.db import end_reading, only_reading
from caseapp.memory import keep_what_is_loaded
from caseapp.organs.queries import scope_of
from caseapp.statistics.balance.queries import BALANCED
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sets import DIMENSIONS
from caseapp.statistics.sheet import Figure, Reading, Sheet
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.years import years_before
from tests.benchmarks.ledgers import ledger, options
from tests.benchmarks.plain import Plain
from tests.benchmarks.sheets_by_hand import Counts, Groups, Hand
from tests.benchmarks.sheets_ranges import keys
from tests.benchmarks.sheets_statements import Grouping
from tests.benchmarks.sheets_whole import Whole
from tests.benchmarks.timing import headings, in_turn, line, milliseconds

_PERIODS: Final = ("2024-10", "2024")
_EQUAL: Final = "2013-10"
_OLD: Final = ("2015-10", "2024-10")
_SCANNED: Final = 3  # times


def _by_product(app: Flask, period: Period) -> Sheet:
    with app.app_context(), only_reading():  # as the page does
        sheet = build_sheet(scope_of(None), period)
        end_reading()
        return sheet


def _periods(period: Period) -> list[Period]:
    """Those that a sheet tells, its own first, last year's next."""
    return list(dict.fromkeys((period, period.last_year(), period.previous(), *years_before(period))))


def _hand(plain: Plain, sheet: Sheet) -> Hand:
    """The baseline for what this sheet has."""
    every, of_keys = sheet.breakdowns.values(), keys(plain.is_sqlite)
    figures = {code for figure in sheet.figures.values() for code in figure.indicator.sets}
    in_rows: dict[Unit, list[Grouping]] = {Unit.CASE: [], Unit.DEFENDANT: []}
    for each in every:
        in_rows[DIMENSIONS[each.code].unit].append(Grouping(each.code, of_keys[each.code], tuple(each.total.counts)))
    in_cases = {code for each in in_rows[Unit.CASE] for code in each.figures}
    return Hand(plain, figures | in_cases | BALANCED, in_rows[Unit.CASE], in_rows[Unit.DEFENDANT])


def _readings(figure: Figure, period: Period) -> dict[Period, Reading]:
    compared = {period.previous(): figure.previous, period.last_year(): figure.last_year}
    return {period: figure.now, **compared, **dict(zip(years_before(period), figure.earlier, strict=True))}


def _must_be_equal(sheet: Sheet, counts: Sequence[Counts], groups: Sequence[Groups]) -> None:
    """Stop where the baseline counts otherwise."""
    for period, of_period in zip(_periods(sheet.period), counts, strict=True):
        for figure in sheet.figures.values():
            reading = _readings(figure, sheet.period)[period]
            numerator, *denominator = (of_period[code] for code in figure.indicator.sets)
            if (reading.numerator, reading.denominator) != (numerator, denominator[0] if denominator else None):
                raise SystemExit(f"{period.text}, {figure.indicator.title}: the baseline counts otherwise")
    for breakdown in sheet.breakdowns.values():
        this_year, last_year = (each.get(breakdown.code, {}) for each in groups)
        for row in breakdown.rows:
            before = _a_year_before(row.key) if row.key and breakdown.code.endswith("month") else row.key
            said = _known(row.counts), _known(row.last_year)
            if said != (_known(this_year.get(row.key, {})), _known(last_year.get(before, {}))):
                raise SystemExit(f"{breakdown.title}, {row.label}: the baseline counts otherwise")


def _must_say_the_same(sheet: Sheet, by_hand: Mapping[str, Any]) -> None:
    """Stop where the sheet made by hand prints otherwise."""
    periods = _periods(sheet.period)
    for code, figure in sheet.figures.items():
        read = [_readings(figure, sheet.period)[period] for period in periods]
        if [(each.numerator, each.denominator, each.value) for each in read] != by_hand["figures"][code]:
            raise SystemExit(f"{figure.indicator.title}: by hand it is rounded otherwise")
    for code, breakdown in sheet.breakdowns.items():
        rows = [(row.key, row.label, list(row.counts.values()), list(row.last_year.values())) for row in breakdown.rows]
        if rows != by_hand["rows"][code]:
            raise SystemExit(f"{breakdown.title}: by hand the rows are others")


def _known(counts: Mapping[str, int]) -> Counts:
    return {code: number for code, number in counts.items() if number}


def _a_year_before(month: str) -> str:
    return f"{int(month[:4]) - 1}{month[4:]}"


def _events(sheet: Sheet) -> int:
    return sum(sheet.figures[code].now.numerator for code in ("received", "lit_new"))


def _ranges(rows: int, app: Flask, plain: Plain) -> None:
    for period in map(parse_period, _PERIODS):
        sheet = _by_product(app, period)
        hand = _hand(plain, sheet)
        _must_be_equal(sheet, *hand.by_ranges(_periods(period)))
        whole = Whole(hand, plain, sheet)
        _must_say_the_same(sheet, whole.sheet(_periods(period)))
        timed = in_turn(partial(_by_product, app, period), partial(whole.sheet, _periods(period)))
        line(rows, "whole", period.text, _events(sheet), *timed, timed.ratio)
        timed = in_turn(partial(_by_product, app, period), partial(hand.by_ranges, _periods(period)))
        line(rows, "by ranges", period.text, _events(sheet), *timed, timed.ratio)


def _scans(rows: int, app: Flask, plain: Plain) -> None:
    for period in map(parse_period, _PERIODS):
        sheet = _by_product(app, period)
        hand, periods = _hand(plain, sheet), _periods(period)
        figures, own = hand.scanned(periods), hand.by_ranges(periods)[0]
        if any(figures[at][code] != own[at].get(code, 0) for at in range(len(periods)) for code in figures[at]):
            raise SystemExit(f"{period.title}: the scans count otherwise than the ranges")
        product = median(milliseconds(partial(_by_product, app, period)) for _ in range(_SCANNED))
        baseline = median(milliseconds(partial(hand.by_scans, periods)) for _ in range(_SCANNED))
        line(rows, "by scans", period.text, _events(sheet), product, baseline, product / baseline)
        baseline = milliseconds(partial(hand.by_tables, periods))
        line(rows, "by tables", period.text, _events(sheet), product, baseline, product / baseline)
        baseline = milliseconds(partial(hand.by_tables, periods, each_period=True))
        line(rows, "and periods", period.text, _events(sheet), product, baseline, product / baseline)


def _equal_months(sizes: Sequence[int], apps: Sequence[Flask]) -> None:
    period = parse_period(_EQUAL)
    for rows, app in list(zip(sizes, apps, strict=True))[1:]:
        timed = in_turn(partial(_by_product, app, period), partial(_by_product, apps[0], period))
        line(rows, "equal months", period.text, _events(_by_product(app, period)), *timed, timed.ratio)


def _old_months(rows: int, app: Flask) -> None:
    old, new = map(parse_period, _OLD)
    timed = in_turn(partial(_by_product, app, old), partial(_by_product, app, new))
    line(rows, "old months", old.text, _events(_by_product(app, old)), *timed, timed.ratio)


def main() -> None:
    """Print a line for each ledger and period."""
    chosen = options(__doc__, 3_000, 50_000).parse_args()
    apps = [ledger(rows, chosen.keep, chosen.database) for rows in chosen.rows]
    plains = [Plain(app.config["SQLALCHEMY_DATABASE_URI"]) for app in apps]
    keep_what_is_loaded()  # as a server does
    headings("", "period", "events", "ms", "baseline ms", "ratio")
    for rows, app, plain in zip(chosen.rows, apps, plains, strict=True):
        _ranges(rows, app, plain)
        _old_months(rows, app)
    _equal_months(chosen.rows, apps)
    _scans(chosen.rows[-1], apps[-1], plains[-1])
    for plain in plains:
        plain.close()


if __name__ == "__main__":
    main()
