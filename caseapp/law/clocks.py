"""The time limits of a reconsideration case that its figures rest on: acceptance review and time to decide.

The clocks are in `reconsideration_clocks`, the arithmetic in `reckoning`, what may not count in the time to decide in
`exclusions`; here they meet. Dates are civil dates.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseapp.law.codes import Procedure
from caseapp.law.editions import Act, Edition, edition_on
from caseapp.law.exclusions import Exclusion, Span, counted_exclusions, left_out, merged_after
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.reckoning import Addition, Clock, Due, Unit
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS
from caseapp.law.refusal import Refusal
from caseapp.law.workdays import Calendar

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
    "deemed_accepted_on",
    "edition_on",
    "review_due",
]

_CLOCKS = {(act, clock.id): clock for act, clocks in RECONSIDERATION_CLOCKS.items() for clock in clocks}

# In days, the same under both Acts.
EXTENSION_LIMIT = _CLOCKS[Act.ARL23, "EXTEND"].length

# The day of receipt starts the review; corrected papers start it anew. ARL23 30, 31(3), 88; ARL17 17, 40 with IR07 29.
REVIEW: dict[Edition, Clock] = {edition: _CLOCKS[edition.act, "REVIEW"] for edition in Edition}

_DECIDE_IDS = {
    (Act.ARL17, Procedure.ORDINARY): "DECIDE_ORD",
    # Before 2024 there was no simplified procedure; where an old ledger names one, it had the 60 days as well.
    (Act.ARL17, Procedure.SIMPLIFIED): "DECIDE_ORD",
    (Act.ARL23, Procedure.ORDINARY): "DECIDE_ORD",
    (Act.ARL23, Procedure.SIMPLIFIED): "DECIDE_SIMPLE",
}
DECIDE: dict[tuple[Edition, Procedure], Clock] = {
    (edition, procedure): _CLOCKS[edition.act, _DECIDE_IDS[edition.act, procedure]]
    for edition in Edition
    for procedure in Procedure
}


@dataclass(frozen=True)
class DecisionTerms:
    """What the time to decide depends on; the edition follows from `accepted_on`.

    `exclusions` are the stretches left out (see `counted_exclusions`). `converted_on`: the day a case begun in the
    simplified procedure became an ordinary one, which `procedure` then says (ARL23 55). Raises Refusal on
    `extension_days` when the law does not allow the extension: up to 30 days in all, none in the simplified procedure
    (ARL23 62; ARL17 31).
    """

    accepted_on: date
    procedure: Procedure
    extension_days: int = 0
    exclusions: tuple[Span, ...] = ()
    converted_on: date | None = None

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


def decision_due(terms: DecisionTerms, calendar: Calendar, readings: Readings = USUAL_READINGS) -> Due:
    """The last day to make the decision, not to serve it (ARL23 62; ARL17 31).

    Acceptance + 60 (30) + extension + the days left out, then rolled forward over rest days. Days in two stretches are
    left out once, days before acceptance not at all. While a stretch is running, `on` is None. Beyond the calendar `on`
    is the last day before rolling, and provisional. After a conversion the time still counts from acceptance, unless
    `readings` has it begin anew on `converted_on`.

    Neither Act says what becomes of a stay that begins when the time was already up. Its days are left out like any
    other's, as offices reckon; that the case was overdue by then shows in its dates.
    """
    clock, start = terms.clock, terms.accepted_on
    if readings.simplified_conversion_restarts and terms.converted_on and terms.procedure is Procedure.ORDINARY:
        clock, start = replace(clock, trigger="转为普通程序"), terms.converted_on
    extension = (Addition("延长", terms.extension_days),) if terms.extension_days else ()
    return clock.due(start, calendar, (*extension, *map(left_out, merged_after(terms.exclusions, start))))


def deemed_accepted_on(
    received_on: date, corrected_on: date | None, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> date | None:
    """The day on which an application not refused in time counts as accepted (视为受理, ARL23 30(3)).

    That is the last day of the review, or the day after as `readings` has it. None under ARL17, which knows no such
    rule: there an application not refused counts as accepted on the day it was received (17(2)). Raises Refusal when
    the corrected papers would have come before the application.
    """
    due = review_due(received_on, corrected_on, calendar)
    if due.on is None or edition_on(corrected_on or received_on).act is Act.ARL17:
        return None
    return due.on if readings.deemed_acceptance_on_expiry_day else due.on + timedelta(days=1)


def review_due(received_on: date, corrected_on: date | None, calendar: Calendar) -> Due:
    """The last day to accept or refuse: 5 working days from receipt, or from receipt of the corrected papers.

    Under ARL23 an application not refused by then is accepted on that day (视为受理, 30(3)). Raises Refusal when the
    corrected papers would have come before the application.
    """
    if corrected_on is not None and corrected_on < received_on:
        raise Refusal("corrected_on", f"补正材料收到日期{corrected_on}早于收到申请日期{received_on}，请核对。")
    start = corrected_on or received_on
    return REVIEW[edition_on(start)].due(start, calendar)
