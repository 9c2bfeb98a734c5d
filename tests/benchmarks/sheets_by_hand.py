"""The figures and breakdowns of a sheet in SQL written by hand, through sqlite3 or psycopg alone: three baselines.

`by_ranges` counts each date's entries in a range of its index, the way the product does, with one statement for the
figures of a period and one for the breakdowns of a register; how a court found is worked out once a lawsuit. `by_scans`
reads each table of the database from end to end and counts everything as conditional sums; `by_tables` reads one from
end to end for every table of the sheet, once or, as a report is put together by hand, for each of its periods. None
makes rates, labels or checks.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from caseapp.statistics.periods import Period
from tests.benchmarks.plain import Plain
from tests.benchmarks.sheets_ranges import LASTING, litigation, reconsideration
from tests.benchmarks.sheets_statements import (
    Grouping,
    breakdowns,
    scan,
    scan_by_groups,
    scan_of_table,
    scanned,
    totals,
)

Counts = dict[str, int]
Groups = dict[str, dict[str | None, Counts]]


class Hand:
    """A sheet's figures and breakdowns by hand: those of `figures` in each period, the groupings in two."""

    def __init__(
        self, plain: Plain, figures: Iterable[str], in_cases: Sequence[Grouping], in_defendants: Sequence[Grouping]
    ) -> None:
        self._plain = plain
        self._cases = reconsideration(plain.is_sqlite)
        self._lawsuits, self._defendants = (litigation(plain.is_sqlite, each) for each in (False, True))
        self._figures = frozenset(figures)
        self._groupings = (
            (self._cases, [each for each in in_cases if not each.code.startswith("lit_")]),
            (self._lawsuits, [each for each in in_cases if each.code.startswith("lit_")]),
            (self._defendants, list(in_defendants)),
        )
        self._totals = totals((*self._cases, *self._lawsuits), self._figures)
        of_defendants = frozenset(code for each in in_defendants for code in each.figures)
        self._totals_of_defendants = totals(self._defendants, of_defendants)
        self._breakdowns = [breakdowns(*each) for each in self._groupings if each[1]]
        self._carried = totals((*self._cases, *self._lawsuits), frozenset(("carried_over", "lit_carried_over")))

    def by_ranges(self, periods: Sequence[Period]) -> tuple[list[Counts], list[Groups]]:
        """The figures of each period, the sheet's own first, last year's next, and the breakdowns of these two."""
        totals = [self._counted(self._totals, each) for each in periods]
        for each in periods[:2]:
            self._counted(self._totals_of_defendants, each)
        self._counted(self._carried, periods[0].next())
        return totals, [self._grouped(each) for each in periods[:2]]

    def _counted(self, statement: tuple[str, list[list[str]]], period: Period) -> Counts:
        text, figures = statement
        counts: Counts = {}
        for at, *numbers in self._plain.rows(text, _values(period)):
            for code, number in zip(figures[at], numbers, strict=False):
                counts[code] = counts.get(code, 0) + (number or 0)
        return counts

    def _grouped(self, period: Period) -> Groups:
        groups: Groups = {}
        for text, terms in self._breakdowns:
            for at, key, *numbers in self._plain.rows(text, _values(period)):
                code, figures = terms[at]
                counts = groups.setdefault(code, {}).setdefault(key, {})
                for figure, number in zip(figures, numbers, strict=False):
                    counts[figure] = counts.get(figure, 0) + (number or 0)
        return groups

    def by_scans(self, periods: Sequence[Period]) -> list[list[tuple[object, ...]]]:
        """The same by reading whole tables: the figures of both registers first, then the breakdowns."""
        values = {f"{name}_{at}": day for at, each in enumerate(periods) for name, day in _values(each).items()}
        return [self._plain.rows(each, values) for each in self._scans(len(periods))]

    def by_tables(self, periods: Sequence[Period], *, each_period: bool = False) -> None:
        """The figures of both registers by scans, then each breakdown (but those by months) by a scan of its own.

        `each_period`: this year's and last year's by themselves, and the figures of every period.
        """
        values = {f"{name}_{at}": day for at, each in enumerate(periods) for name, day in _values(each).items()}
        for each in self._scans(1 if each_period else len(periods))[:2]:
            for at in range(len(periods) if each_period else 1):
                named = _values(periods[at]) if each_period else {}
                self._plain.rows(each, values | {f"{name}_0": day for name, day in named.items()})
        of_years = ((0,), (1,)) if each_period else ((0, 1),)
        for ranges, groupings in self._groupings:
            for by in groupings:
                for years in of_years if "{day}" not in by.key else ():
                    self._plain.rows(scan_of_table(ranges, by, years, self._plain.is_sqlite), values)

    def scanned(self, periods: Sequence[Period]) -> list[Counts]:
        """The figures of each period by the scans."""
        counts: list[Counts] = [{} for _ in periods]
        for ranges, rows in zip((self._cases, self._lawsuits), self.by_scans(periods), strict=False):
            ((*numbers,),) = rows
            for (code, at), number in zip(scanned(ranges, self._figures, len(periods)), numbers, strict=True):
                counts[at][code] = counts[at].get(code, 0) + int(number or 0)  # type: ignore[call-overload]
        return counts

    @cache  # noqa: B019 -- as many as there are sizes
    def _scans(self, periods: int) -> tuple[str, ...]:
        totals = (
            scan(ranges, self._figures, periods, self._plain.is_sqlite) for ranges in (self._cases, self._lawsuits)
        )
        groups = (
            scan_by_groups(ranges, groupings, self._plain.is_sqlite)
            for ranges, groupings in self._groupings
            if groupings
        )
        return *totals, *groups


def _values(period: Period) -> dict[str, object]:
    edges = {"start": period.start, "end": period.end}
    before = {f"{name}_{most}": day - timedelta(most) for name, day in edges.items() for most in LASTING}
    every = edges | before | {"start_0": date.min, "end_0": date.min}
    return {name: day.isoformat() for name, day in every.items()}
