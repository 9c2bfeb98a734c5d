"""A case of each register in which nothing is wrong or missing on TODAY."""

from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.law.codes import (
    Channel,
    DefendantForm,
    DefendantRole,
    Disposal,
    Field,
    Instance,
    Level,
    Matter,
    Origin,
    PartyKind,
    Procedure,
    Rank,
)
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts
from caseapp.timeline.steps import Circumstances

TODAY = date(2024, 7, 1)  # a Monday
NOW = Circumstances(TODAY, shipped_calendar())

_CASE = CaseFacts(
    number="商政复〔2024〕1号",
    received_on=date(2024, 1, 8),
    channel=Channel.POST,
    applicants=(ApplicantFacts(name="王伟", kind=PartyKind.CITIZEN),),
    applicant_kind=PartyKind.CITIZEN,
    respondent="睢县公安局",
    respondent_level=Level.COUNTY_DEPARTMENT,
    region="睢县",
    act_name="行政处罚决定",
    act_on=date(2023, 12, 20),
    act_known_on=date(2023, 12, 25),
    matter=Matter.PENALTY,
    field=Field.POLICE,
    disposal=Disposal.ACCEPTED,
    disposed_on=date(2024, 1, 12),
    accepted_on=date(2024, 1, 12),
    handler="李明",
    procedure=Procedure.ORDINARY,
    copy_sent_on=date(2024, 1, 15),
    copy_received_on=date(2024, 1, 16),
    reply_received_on=date(2024, 1, 26),
    views_heard_on=date(2024, 2, 20),
    ending=ReconsiderationEnding.UPHOLD,
    closed_on=date(2024, 3, 8),
    served_on=date(2024, 3, 11),
    is_sued=False,
)
_LAWSUIT = LawsuitFacts(
    court_number="（2024）豫14行初1号",
    instance=Instance.FIRST,
    court="商丘市中级人民法院",
    served_on=date(2024, 3, 4),
    docketed_on=date(2024, 3, 1),
    origin=Origin.DIRECT,
    plaintiffs=(PlaintiffFacts(name="张丽", kind=PartyKind.CITIZEN),),
    plaintiff_kind=PartyKind.CITIZEN,
    matter=Matter.PENALTY,
    field=Field.POLICE,
    cause="行政处罚",
    handler="李明",
    defendants=(
        DefendantFacts(
            organ="睢县公安局",
            level=Level.COUNTY_DEPARTMENT,
            region="睢县",
            role=DefendantRole.ORIGINAL,
            form=DefendantForm.SOLE,
            ending=LitigationEnding.REJECT_CLAIM,
        ),
    ),
    hearings=(
        HearingFacts(
            held_on=date(2024, 4, 10),
            appearances=(AppearanceFacts(organ="睢县公安局", appeared=True, person="陈刚", rank=Rank.CHIEF),),
        ),
    ),
    decided_on=date(2024, 5, 10),
    decision_received_on=date(2024, 5, 13),
)
OPEN_CASE: dict[str, Any] = {"ending": None, "closed_on": None, "served_on": None, "is_sued": None}
UNDECIDED: dict[str, Any] = OPEN_CASE | {
    "number": None,
    "disposal": None,
    "disposed_on": None,
    "accepted_on": None,
    "procedure": None,
    "copy_sent_on": None,
    "copy_received_on": None,
    "reply_received_on": None,
    "views_heard_on": None,
}


def clean_case(**changes: Any) -> CaseFacts:
    """The case, with the changes named."""
    return replace(_CASE, **changes)


def clean_lawsuit(**changes: Any) -> LawsuitFacts:
    """The lawsuit, with the changes named."""
    return replace(_LAWSUIT, **changes)


def open_lawsuit(**changes: Any) -> LawsuitFacts:
    """The lawsuit before its judgment."""
    (defendant,) = _LAWSUIT.defendants
    undecided = {"decided_on": None, "decision_received_on": None, "defendants": (replace(defendant, ending=None),)}
    return replace(_LAWSUIT, **undecided | changes)


def sued(**changes: Any) -> tuple[DefendantFacts, ...]:
    """The one defendant, with the changes named."""
    return (replace(_LAWSUIT.defendants[0], **changes),)


def sued_both(first: dict[str, Any], second: dict[str, Any]) -> tuple[DefendantFacts, ...]:
    """Both organs sued: the one that acted and the one that reconsidered, with the changes named."""
    ours: dict[str, Any] = {"organ": "商丘市人民政府", "level": Level.CITY, "region": "商丘市"}
    ours["role"] = DefendantRole.RECONSIDERATION
    return (*sued(form=DefendantForm.JOINT, **first), *sued(**{**ours, "form": DefendantForm.JOINT, **second}))


def heard(day: date = date(2024, 4, 10), **appearance: Any) -> tuple[HearingFacts, ...]:
    """One hearing, with what is recorded of the defendant's official; nothing recorded where nothing is named."""
    came = (AppearanceFacts(organ="睢县公安局", **appearance),) if appearance else ()
    return (HearingFacts(held_on=day, appearances=came),)
