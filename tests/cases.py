"""A plain case of each register, to be varied by what a test is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.law.codes import (
    AbsenceReason,
    Channel,
    DefendantForm,
    DefendantRole,
    Disposal,
    Instance,
    Level,
    Matter,
    Origin,
    PartyKind,
    Procedure,
    Rank,
)
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.law.fields import Field
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.facts import HearingFacts as CourtHearingFacts
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, HearingFacts

_CASE = CaseFacts(
    number="商政复〔2023〕1号",
    received_on=date(2023, 3, 1),
    channel=Channel.POST,
    applicants=(
        ApplicantFacts(
            name="王伟", kind=PartyKind.CITIZEN, document_number="411402198001011234", telephone="13800001234"
        ),
    ),
    applicant_kind=PartyKind.CITIZEN,
    respondent="睢县公安局",
    respondent_level=Level.COUNTY_DEPARTMENT,
    region="睢县",
    act_name="行政处罚决定",
    act_number="睢公（治）行罚决字〔2023〕15号",
    matter=Matter.PENALTY,
    field=Field.find("公安"),
    disposal=Disposal.ACCEPTED,
    disposed_on=date(2023, 3, 6),
    accepted_on=date(2023, 3, 6),
    handler="李明",
    procedure=Procedure.ORDINARY,
    hearings=(HearingFacts(held_on=date(2023, 3, 30), head_attended=True),),
    ending=ReconsiderationEnding.UPHOLD,
    closed_on=date(2023, 4, 20),
    served_on=date(2023, 4, 23),
    is_sued=False,
)

_LAWSUIT = LawsuitFacts(
    court_number="（2023）豫14行初52号",
    instance=Instance.FIRST,
    court="商丘市中级人民法院",
    served_on=date(2023, 5, 8),
    docketed_on=date(2023, 5, 4),
    origin=Origin.UPHELD,
    reconsideration_number="商政复〔2023〕1号",
    plaintiffs=(PlaintiffFacts(name="王伟", kind=PartyKind.CITIZEN, telephone="13800001234"),),
    plaintiff_kind=PartyKind.CITIZEN,
    matter=Matter.PENALTY,
    field=Field.find("公安"),
    cause="行政处罚",
    defendants=(
        DefendantFacts(
            organ="睢县公安局",
            level=Level.COUNTY_DEPARTMENT,
            region="睢县",
            role=DefendantRole.ORIGINAL,
            form=DefendantForm.JOINT,
            ending=LitigationEnding.REJECT_CLAIM,
        ),
        DefendantFacts(
            organ="商丘市人民政府",
            level=Level.CITY,
            role=DefendantRole.RECONSIDERATION,
            form=DefendantForm.JOINT,
            ending=LitigationEnding.REJECT_CLAIM,
        ),
    ),
    hearings=(
        CourtHearingFacts(
            held_on=date(2023, 6, 15),
            appearances=(
                AppearanceFacts(organ="睢县公安局", appeared=True, person="陈刚", post="局长", rank=Rank.CHIEF),
                AppearanceFacts(organ="商丘市人民政府", appeared=False, absence_reason=AbsenceReason.OFFICIAL_DUTY),
            ),
        ),
    ),
    decided_on=date(2023, 7, 20),
)


def case_facts(**changes: Any) -> CaseFacts:
    """An accepted, upheld case of 2023, with the changes named."""
    return replace(_CASE, **changes)


def lawsuit_facts(**changes: Any) -> LawsuitFacts:
    """A first-instance lawsuit of 2023 against two defendants, heard and decided, with the changes named."""
    return replace(_LAWSUIT, **changes)
