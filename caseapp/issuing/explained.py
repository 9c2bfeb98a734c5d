"""An issued report against the ledger of today, and two issued reports side by side. Reads, no writes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Final

from caseapp.issued.models import IssuedReport
from caseapp.issued.queries import set_counted, sheet_kept
from caseapp.issuing.comparing.queries import standing_now
from caseapp.issuing.comparing.standing import Members, Standing
from caseapp.issuing.comparison import Comparison, Side, compared
from caseapp.issuing.frozen import Frozen, read_frozen
from caseapp.statistics.indicators import Indicator
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.placing.models import During
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Figure, Reading

# 至本期末无负责人出庭: true of a case in March, and in the first quarter no longer. The part may exceed the whole.
_NOT_ADDITIVE: Final = frozenset({"lit_absent_without_reason"})


@dataclass(frozen=True, slots=True)
class Kept:
    """An issued report as it is compared: its line and its figures."""

    report: IssuedReport
    frozen: Frozen

    @property
    def standing(self) -> Standing:
        """The ledger that it counted, of the offices that it counted."""
        then = self.frozen.then
        return Standing(then.change, then.at, self.frozen.office_ids, then.day)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What it measures, as worded then."""
        return tuple(figure.indicator for figure in self.frozen.figures.values())

    @property
    def side(self) -> Side:
        """What it printed, and the cases that it counted."""
        printed = {code: figure.now for code, figure in self.frozen.figures.items()}
        return Side(f"{self.report.number}所载", self.standing, self.members, printed)

    def members(self, set_code: str) -> Members:
        """The cases that it counted in a set."""
        kept = set_counted(self.report.id, set_code)
        return dict(json.loads(kept.members)) if kept else {}


def kept_of(report: IssuedReport) -> Kept:
    """The report with its figures. Raises ValueError, KeyError or TypeError where they can no longer be read."""
    return Kept(report, read_frozen(sheet_kept(report.id)))


def report_now(kept: Kept, *, today: date, now: datetime, is_glance: bool = False) -> Comparison:
    """An issued report against the ledger as it stands; a glance at the numbers alone is as quick as counting them."""
    then, live = replace(kept.side, words="签发时"), Side("现在", standing_now(kept.report.office_id, today, now))
    return compared(kept.indicators, kept.report.office_id, kept.frozen.period, then, live, is_glance=is_glance)


class Relation(Enum):
    """How the period of one report belongs to that of another."""

    SAME = "same"
    WITHIN = "within"
    LAST_YEAR = "last_year"
    PREVIOUS = "previous"

    @property
    def column(self) -> str | None:
        """The column of the second report that stands for the period of the first."""
        return {Relation.LAST_YEAR: "上年同期", Relation.PREVIOUS: "上期"}.get(self)

    @property
    def words(self) -> str:
        """How the two belong together, in a list."""
        return {Relation.SAME: "同一期间", Relation.WITHIN: "部分与整体"}.get(self) or f"“{self.column}”栏与该期报告"


def columns_of(frozen: Frozen) -> tuple[Relation, ...]:
    """The columns beside 本期 that a report prints: of a year 上期 is 上年同期."""
    is_same = frozen.period.previous() == frozen.period.last_year()
    return (Relation.LAST_YEAR,) if is_same else (Relation.LAST_YEAR, Relation.PREVIOUS)


def column_now(kept: Kept, column: Relation, *, today: date, now: datetime, is_glance: bool = False) -> Comparison:
    """A column of an issued report, 上年同期 or 上期, against the ledger as it stands.

    The report keeps its figures; their cases are those of the ledger that it counted.
    """
    period = kept.frozen.period
    period = period.last_year() if column is Relation.LAST_YEAR else period.previous()
    printed = {code: _column(figure, column) for code, figure in kept.frozen.figures.items()}
    then, live = (
        Side("签发时", kept.standing, None, printed),
        Side("现在", standing_now(kept.report.office_id, today, now)),
    )
    return compared(kept.indicators, kept.report.office_id, period, then, live, is_glance=is_glance)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two reports that can be compared: the period of `first` is what is compared, `second` says something of it too.

    `whole`: what the second prints of each figure, where the period of the first lies in its own.
    """

    first: Kept
    second: Kept
    relation: Relation
    comparison: Comparison
    whole: Mapping[str, Reading]

    @property
    def title(self) -> str:
        """What is compared, in a line."""
        inner, outer = self.first.frozen.period.title, self.second.frozen.period.title
        if self.relation is Relation.SAME:
            is_corrected = self.first.report.number == self.second.frozen.replaces
            return f"{inner}：原报告与更正版" if is_corrected else f"{inner}：两份报告"
        if self.relation is Relation.WITHIN:
            return f"部分与整体：{inner}在{outer}之内"
        return f"{outer}报告的“{self.relation.column}”栏与{inner}报告"

    @property
    def explanation(self) -> str:
        """Which numbers stand against which, and what explains a difference."""
        first, second = self.first.report.number, self.second.report.number
        if self.relation is Relation.SAME:
            return f"{first}与{second}统计同一期间，所依台账的时点不同。两份报告所载不同的，差别在两个时点之间的变动。"
        if self.relation is Relation.WITHIN:
            return (
                f"{first}的期间在{second}的期间之内。把{first}的期间按{second}所依的台账重计一遍：与原载不同的，"
                "差别在两个时点之间的变动；可加的件数，部分不应大于整体。"
            )
        return (
            f"{second}的“{self.relation.column}”栏与{first}说的是同一期间，所依台账的时点不同。"
            "两处所载不同的，差别在两个时点之间的变动。"
        )

    def exceeds(self, code: str) -> bool:
        """Whether the part is printed as more than the whole, of what can be added up."""
        figure = self.first.frozen.figures[code]
        whole = self.whole.get(code)
        return whole is not None and is_additive(figure.indicator) and figure.now.numerator > whole.numerator


def is_additive(indicator: Indicator) -> bool:
    """Whether the figure of a period is the sum of those of its parts: a count of what happened in it."""
    case_set = CASE_SETS.get(indicator.numerator)
    return (
        indicator.denominator is None
        and indicator.code not in _NOT_ADDITIVE
        and case_set is not None
        and all(isinstance(each, During) for each in case_set.placements)
    )


def beside(one: Kept, other: Kept) -> Beside | None:
    """Two reports of one office side by side, in whatever order; None where nothing in them can be compared."""
    found = related(one.report, other.report)
    if found is None:
        return None
    relation, is_turned = found
    first, second = (other, one) if is_turned else (one, other)
    period = first.frozen.period
    side = _side_of(second, relation, period)
    comparison = compared(first.indicators, first.report.office_id, period, first.side, side)
    whole = {code: each.now for code, each in second.frozen.figures.items()} if relation is Relation.WITHIN else {}
    return Beside(first, second, relation, comparison, whole)


def related(one: IssuedReport, other: IssuedReport) -> tuple[Relation, bool] | None:
    """How the period of the one report belongs to that of the other; True where it is the other way round.

    Of two reports on the same period the earlier is the one. None where nothing in them can be compared.
    """
    if one.office_id != other.office_id or one.id == other.id:
        return None
    periods = parse_period(one.period), parse_period(other.period)
    straight, turned = _relation(*periods), _relation(*reversed(periods))
    if straight is Relation.SAME:
        return straight, one.id > other.id
    return (straight, False) if straight else (turned, True) if turned else None


def _relation(first: Period, second: Period) -> Relation | None:
    if first == second:
        return Relation.SAME
    if second.start <= first.start and first.end <= second.end:
        return Relation.WITHIN
    if second.last_year() == first:
        return Relation.LAST_YEAR
    return Relation.PREVIOUS if second.previous() == first else None


def _side_of(second: Kept, relation: Relation, period: Period) -> Side:
    """What the second report says of the period of the first: its own figures, its column, or a recount."""
    if relation is Relation.SAME:
        return second.side
    number = second.report.number
    if relation is Relation.WITHIN:
        return Side(f"按{number}所依台账重计{period.title}", second.standing)
    column = {code: _column(figure, relation) for code, figure in second.frozen.figures.items()}
    return Side(f"{number}“{relation.column}”栏所载", second.standing, None, column)


def _column(figure: Figure, relation: Relation) -> Reading:
    return figure.last_year if relation is Relation.LAST_YEAR else figure.previous
