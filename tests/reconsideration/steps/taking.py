"""Take a step as the register does: the stage allows it, nothing speaks against it, what comes out holds together."""

from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.law.codes import Disposal, ExclusionKind, PartyKind, Procedure, StayGround
from caseapp.law.holidays import shipped_calendar
from caseapp.law.readings import Readings
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, ExclusionFacts
from caseapp.reconsideration.faults import faults
from caseapp.reconsideration.stages import stage_of
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.timeline.steps import Circumstances, Step

# Friday, 2024-03-01: the review ends on Friday, 03-08. Accepted on Wednesday, 03-06: the sixtieth day is Sunday, 05-05,
# the last of a holiday, so the time to decide ends on Monday, 05-06.
RECEIVED = CaseFacts(
    received_on=date(2024, 3, 1),
    applicants=(ApplicantFacts(name="王伟", kind=PartyKind.CITIZEN),),
    respondent="睢县公安局",
)
ACCEPTED = replace(
    RECEIVED,
    disposal=Disposal.ACCEPTED,
    disposed_on=date(2024, 3, 6),
    accepted_on=date(2024, 3, 6),
    procedure=Procedure.ORDINARY,
    number="商政复〔2024〕1号",
)
SIMPLIFIED = replace(ACCEPTED, procedure=Procedure.SIMPLIFIED)
# Under the Act of 2017: the sixtieth day is Friday, 2023-05-05.
ACCEPTED_2023 = replace(
    ACCEPTED, received_on=date(2023, 3, 6), disposed_on=date(2023, 3, 6), accepted_on=date(2023, 3, 6)
)


def stayed(start_on: date, ground: StayGround | None = StayGround.OTHER_CASE, **changes: Any) -> CaseFacts:
    """The accepted case standing still since that day."""
    stay = ExclusionFacts(kind=ExclusionKind.STAY, start_on=start_on, ground=ground)
    return replace(ACCEPTED, exclusions=(stay,), **changes)


def now(today: date, **readings: Any) -> Circumstances:
    """That day, with the calendar shipped."""
    return Circumstances(today, shipped_calendar(), Readings(**readings))


def refused(step: Step[CaseFacts], facts: CaseFacts, today: date) -> list[Refusal]:
    """Everything that speaks against the step on that day, as the register asks."""
    refusal = TRANSITIONS.refusal(stage_of(facts), type(step), facts, now(today))
    return [refusal] if refusal else list(step.refusals(facts, now(today)))


def fields_refused(step: Step[CaseFacts], facts: CaseFacts, today: date) -> list[str]:
    """The fields at fault; each message is a sentence."""
    refusals = refused(step, facts, today)
    assert all(each.message.endswith("。") for each in refusals)
    return [each.field for each in refusals]


def taken(step: Step[CaseFacts], facts: CaseFacts, today: date) -> CaseFacts:
    """The facts after the step, which nothing speaks against."""
    assert [each.message for each in refused(step, facts, today)] == []
    after = step.applied_to(facts, now(today))
    assert [each.message for each in faults(after)] == []
    return after


def obstacle(step: type[Step[CaseFacts]], facts: CaseFacts, today: date) -> str:
    """Why the step is not offered on that day; "" when it is."""
    refusal = TRANSITIONS.refusal(stage_of(facts), step, facts, now(today))
    assert (refusal is None) is (step in TRANSITIONS.offered(stage_of(facts), facts, now(today)))
    return refusal.message if refusal else ""
