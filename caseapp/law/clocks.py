"""The statutory time limits of a reconsideration case that its figures rest on: acceptance review and time to decide.

A clock is data (`Clock`): what starts it, how long it runs, in which days, by which article. Which one applies is
decided by the edition of the Act (`editions`), what may not count in it likewise (`exclusions`). Dates are civil dates.
"""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum

from caseapp.law.codes import Procedure
from caseapp.law.editions import Edition, edition_on
from caseapp.law.exclusions import Exclusion, Span, counted_exclusions, merged_after
from caseapp.law.refusal import Refusal
from caseapp.law.workdays import Calendar, CalendarYearMissingError

__all__ = [
    "DECIDE",
    "EXTENSION_LIMIT",
    "REVIEW",
    "Clock",
    "DecisionTerms",
    "Due",
    "Edition",
    "Exclusion",
    "Span",
    "Unit",
    "counted_exclusions",
    "decision_due",
    "edition_on",
    "review_due",
]

EXTENSION_LIMIT = 30


class Unit(Enum):
    """How the days of a clock are counted."""

    DAYS = "日"
    WORKDAYS = "工作日"


@dataclass(frozen=True)
class Due:
    """The last day of a time limit.

    `on` is None while the clock stands still (a 中止 not yet lifted): there is no last day to name. `is_provisional`:
    the calendar does not reach that far, so holidays may still move the day; see `Clock.due` and `decision_due`.
    """

    on: date | None
    is_provisional: bool
    article: str


@dataclass(frozen=True)
class Clock:
    """One statutory time limit: its Chinese name, what starts it (that day not counted), length, unit, article."""

    id: str
    title: str
    trigger: str
    length: int
    unit: Unit
    article: str

    def due(self, start: date, calendar: Calendar) -> Due:
        """The last day when the clock starts on `start` and nothing interrupts it.

        Beyond the calendar the answer is provisional: calendar days are not rolled forward, and working days are
        counted by the week alone.
        """
        if self.unit is Unit.DAYS:
            return _rolled(start + timedelta(days=self.length), calendar, self.article)
        try:
            return Due(calendar.add_workdays(start, self.length), is_provisional=False, article=self.article)
        except CalendarYearMissingError:
            by_the_week = replace(calendar, first_year=MINYEAR, last_year=MAXYEAR)
            return Due(by_the_week.add_workdays(start, self.length), is_provisional=True, article=self.article)


_ACT_23 = "行政复议法（2023年修订）"
_ACT_17 = "行政复议法（2017年修正）"

# The day of receipt starts the review; corrected papers start it anew. ARL23 30, 31(3), 88; ARL17 17, 40 with IR07 29.
REVIEW: dict[Edition, Clock] = {
    Edition.ARL17: Clock("REVIEW", "受理审查", "收到申请或补正材料", 5, Unit.WORKDAYS, f"{_ACT_17}第十七条、第四十条"),
    Edition.ARL23: Clock(
        "REVIEW", "受理审查", "收到申请或补正材料", 5, Unit.WORKDAYS, f"{_ACT_23}第三十条、第八十八条"
    ),
}

_DECIDE_17 = Clock("DECIDE_ORD", "审理期限", "受理", 60, Unit.DAYS, f"{_ACT_17}第三十一条")
# Before 2024 there was no simplified procedure; where an old ledger names one, it had the 60 days of the Act as well.
DECIDE: dict[tuple[Edition, Procedure], Clock] = {
    (Edition.ARL17, Procedure.ORDINARY): _DECIDE_17,
    (Edition.ARL17, Procedure.SIMPLIFIED): _DECIDE_17,
    (Edition.ARL23, Procedure.ORDINARY): Clock(
        "DECIDE_ORD", "审理期限（普通程序）", "受理", 60, Unit.DAYS, f"{_ACT_23}第六十二条第一款"
    ),
    (Edition.ARL23, Procedure.SIMPLIFIED): Clock(
        "DECIDE_SIMPLE", "审理期限（简易程序）", "受理", 30, Unit.DAYS, f"{_ACT_23}第六十二条第二款"
    ),
}


@dataclass(frozen=True)
class DecisionTerms:
    """What the time to decide depends on; the edition follows from `accepted_on`.

    `exclusions` are the stretches left out (see `counted_exclusions`). Raises Refusal on `extension_days` when the law
    does not allow the extension: up to 30 days in all, none in the simplified procedure (ARL23 62; ARL17 31).
    """

    accepted_on: date
    procedure: Procedure
    extension_days: int = 0
    exclusions: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.extension_days < 0:
            raise Refusal("extension_days", "延长天数不能是负数，未延长的请填0。")
        if self.extension_days and self.clock.id == "DECIDE_SIMPLE":
            raise Refusal(
                "extension_days",
                f"简易程序不得延长审理期限（{self.clock.article}），确需延长的请先转为普通程序。",
            )
        if self.extension_days > EXTENSION_LIMIT:
            raise Refusal(
                "extension_days",
                f"延长{self.extension_days}日超过法定上限，最多延长{EXTENSION_LIMIT}日（{self.clock.article}）。",
            )

    @property
    def clock(self) -> Clock:
        """The clock of this case: 60 days, or 30 in the simplified procedure since 2024."""
        return DECIDE[edition_on(self.accepted_on), self.procedure]


def decision_due(terms: DecisionTerms, calendar: Calendar) -> Due:
    """The last day to make the decision, not to serve it (ARL23 62; ARL17 31).

    Acceptance + 60 (30) + extension + the days left out, then rolled forward over rest days. Days in two stretches are
    left out once, days before acceptance not at all. While a stretch is running, `on` is None. Beyond the calendar `on`
    is the last day before rolling, and provisional.

    Neither Act says what becomes of a stay that begins when the time was already up. Its days are left out like any
    other's, as offices reckon; that the case was overdue by then shows in its dates.
    """
    article = terms.clock.article
    due = terms.accepted_on + timedelta(days=terms.clock.length + terms.extension_days)
    for span in merged_after(terms.exclusions, terms.accepted_on):
        if span.end is None:
            return Due(None, is_provisional=False, article=article)
        due += span.end - span.start
    return _rolled(due, calendar, article)


def review_due(received_on: date, corrected_on: date | None, calendar: Calendar) -> Due:
    """The last day to accept or refuse: 5 working days from receipt, or from receipt of the corrected papers.

    Under ARL23 an application not refused by then is accepted on that day (视为受理, 30(3)). Raises Refusal when the
    corrected papers would have come before the application.
    """
    if corrected_on is not None and corrected_on < received_on:
        raise Refusal("corrected_on", f"补正材料收到日期{corrected_on}早于收到申请日期{received_on}，请核对。")
    start = corrected_on or received_on
    return REVIEW[edition_on(start)].due(start, calendar)


def _rolled(day: date, calendar: Calendar, article: str) -> Due:
    try:
        return Due(calendar.next_workday_from(day), is_provisional=False, article=article)
    except CalendarYearMissingError:
        return Due(day, is_provisional=True, article=article)
