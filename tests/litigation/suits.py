"""A suit just served on two defendants, and a day on which a clerk works at it."""

from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.law.codes import AbsenceReason, Rank
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import HearingFacts, LawsuitFacts
from caseapp.litigation.faults import faults
from caseapp.litigation.steps.appearances import CameFor
from caseapp.timeline.steps import Circumstances, Step
from tests.cases import lawsuit_facts

TODAY = date(2023, 8, 15)
NOW = Circumstances(today=TODAY, calendar=shipped_calendar())
POLICE, CITY = "睢县公安局", "商丘市人民政府"
HEARD_ON, DECIDED_ON = date(2023, 6, 15), date(2023, 7, 20)


def served(**changes: Any) -> LawsuitFacts:
    """Served on 2023-05-08, nothing done yet."""
    blank = tuple(replace(each, ending=None) for each in lawsuit_facts().defendants)
    return replace(lawsuit_facts(defendants=blank, hearings=(), decided_on=None), **changes)


def summoned(*days: date, **changes: Any) -> LawsuitFacts:
    """With hearings notified for these days (one on 2023-06-15), nothing recorded of them."""
    return served(hearings=tuple(HearingFacts(held_on=day) for day in days or (HEARD_ON,)), **changes)


def decided(
    first: LitigationEnding, other: LitigationEnding = LitigationEnding.REJECT_CLAIM, **changes: Any
) -> LawsuitFacts:
    """Decided on 2023-07-20 without a hearing."""
    endings = zip(served().defendants, (first, other), strict=True)
    found = tuple(replace(each, ending=ending) for each, ending in endings)
    return served(decided_on=DECIDED_ON, defendants=found, **changes)


def came(organ: str = POLICE, **changes: Any) -> CameFor:
    """The chief of the organ came and spoke."""
    row = CameFor(organ=organ, appeared=True, person="陈刚", rank=Rank.CHIEF, is_proof_filed=True, spoke=True)
    return replace(row, **changes)


def absent(organ: str = CITY, reason: AbsenceReason | None = AbsenceReason.OFFICIAL_DUTY, **changes: Any) -> CameFor:
    """Nobody of rank came for the organ."""
    return replace(CameFor(organ=organ, appeared=False, absence_reason=reason), **changes)


def refused(step: Step[LawsuitFacts], facts: LawsuitFacts, now: Circumstances = NOW) -> list[Refusal]:
    """What speaks against the step as filled in."""
    return list(step.refusals(facts, now))


def taken(step: Step[LawsuitFacts], facts: LawsuitFacts, now: Circumstances = NOW) -> LawsuitFacts:
    """The facts after a step against which nothing speaks; they can stand together."""
    assert refused(step, facts, now) == []
    after = step.applied_to(facts, now)
    assert faults(after) == []
    return after
