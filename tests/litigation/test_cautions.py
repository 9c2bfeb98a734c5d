"""What may stand but has a consequence in law is said on the page, with its article, and only then."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import AbsenceReason, Instance
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.cautions import cautions
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, LawsuitFacts
from tests.cases import lawsuit_facts
from tests.litigation.suits import POLICE, decided, served

_J, _RECEIVED_ON = LitigationEnding.REVOKE, date(2023, 7, 24)


def _heard(came: AppearanceFacts | None = None, **papers: date) -> LawsuitFacts:
    hearing = HearingFacts(held_on=date(2023, 6, 15), appearances=(came,) if came else (), **papers)
    return served(hearings=(hearing,))


def _absent(reason: AbsenceReason, **more: bool) -> LawsuitFacts:
    return _heard(AppearanceFacts(organ=POLICE, appeared=False, absence_reason=reason, **more))


def _came(**more: bool) -> LawsuitFacts:
    return _heard(AppearanceFacts(organ=POLICE, appeared=True, person="陈刚", **more))


@pytest.mark.parametrize(
    ("facts", "section", "says"),
    [
        # Served on 05-08: fifteen days end on 05-23.
        (served(defence_filed_on=date(2023, 5, 24)), "answer", "第六十七条第二款"),
        (served(evidence_filed_on=date(2023, 5, 24)), "answer", "视为没有相应证据"),
        (
            served(evidence_delay_ended_on=date(2023, 6, 1), evidence_filed_on=date(2023, 6, 17)),
            "answer",
            "举证期限到2023-06-16届满",
        ),
        (_heard(summons_received_on=date(2023, 6, 13)), "hearings", "法释〔2018〕1号第七十一条"),
        (_heard(notice_received_on=date(2023, 6, 13)), "hearings", "法释〔2020〕3号第五条"),
        (_absent(AbsenceReason.UNEXPLAINED), "hearings", "第十二条"),
        (_absent(AbsenceReason.NO_PROPER_REASON), "hearings", "司法建议"),
        (_absent(AbsenceReason.OFFICIAL_DUTY, has_absence_proof=False), "hearings", "第九条"),
        (_absent(AbsenceReason.OFFICIAL_DUTY, is_staff_sent=False), "hearings", "工作人员都没有出庭"),
        (_absent(AbsenceReason.ACCIDENT, is_lawyer_only=True), "hearings", "第一百二十八条第二款"),
        (_came(is_proof_filed=False), "hearings", "第六条"),
        (_came(spoke=False), "hearings", "第十一条"),
        (decided(_J, decision_received_on=_RECEIVED_ON, appealed_on=date(2023, 8, 9)), "decision", "2023-08-08届满"),
        (decided(_J, decision_received_on=_RECEIVED_ON, effective_on=date(2023, 8, 8)), "decision", "请核对"),
    ],
)
def test_a_consequence_is_said_in_its_section(facts: LawsuitFacts, section: str, says: str) -> None:
    (caution,) = cautions(facts, shipped_calendar())

    assert caution.section == section
    assert says in caution.text


@pytest.mark.parametrize(
    "facts",
    [
        served(defence_filed_on=date(2023, 5, 23), evidence_filed_on=date(2023, 5, 23)),  # on the last day
        served(evidence_delay_ended_on=date(2023, 6, 1), evidence_filed_on=date(2023, 6, 16)),
        served(instance=Instance.SECOND, defence_filed_on=date(2023, 7, 24)),  # an appeal has a time of its own
        served(instance=Instance.RETRIAL, evidence_filed_on=date(2023, 7, 24)),  # none that the facts tell
        _heard(summons_received_on=date(2023, 6, 12), notice_received_on=date(2023, 6, 12)),  # three days before
        _absent(AbsenceReason.OFFICIAL_DUTY),  # nothing is said of its proof
        _absent(AbsenceReason.OFFICIAL_DUTY, has_absence_proof=True, is_staff_sent=True),
        _came(is_proof_filed=True, spoke=True),
        _came(),
        lawsuit_facts(),
        decided(_J, decision_received_on=_RECEIVED_ON, appealed_on=date(2023, 8, 8)),
        decided(_J, decision_received_on=_RECEIVED_ON, effective_on=date(2023, 8, 9)),
        decided(_J, decision_received_on=_RECEIVED_ON, effective_on=date(2023, 8, 1), is_appealed=True),
    ],
)
def test_what_is_in_order_is_not_warned_of(facts: LawsuitFacts) -> None:
    assert cautions(facts, shipped_calendar()) == ()


def test_each_hearing_and_defendant_is_named() -> None:
    facts = _absent(AbsenceReason.UNEXPLAINED)
    twice = replace(facts, hearings=(*facts.hearings, replace(facts.hearings[0], held_on=date(2023, 6, 20))))

    texts = [each.text for each in cautions(twice, shipped_calendar())]
    assert [text.split("开庭")[0] for text in texts] == ["2023-06-15", "2023-06-20"]
    assert all(POLICE in text for text in texts)
