"""Which facts of a lawsuit cannot be true together; each is refused by the field at fault."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseapp.law.codes import AbsenceReason, Instance
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, PlaintiffFacts
from caseapp.litigation.faults import faults
from tests.cases import lawsuit_facts

# The plain lawsuit: docketed 2023-05-04, served 05-08, heard 06-15, decided 07-20 against two defendants.
_BASE = lawsuit_facts()
_FIRST, _OTHER = _BASE.defendants
_UNDECIDED: dict[str, Any] = {
    "decided_on": None,
    "defendants": (replace(_FIRST, ending=None), replace(_OTHER, ending=None)),
}


def _heard(on: date, **appearance: Any) -> dict[str, Any]:
    who = AppearanceFacts(**({"organ": _FIRST.organ} | appearance))
    return {"hearings": (HearingFacts(held_on=on, appearances=(who,)),)}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        _UNDECIDED,
        {"hearings": ()},
        {"decided_on": date(2023, 6, 15)},  # pronounced at the hearing
        {"docketed_on": None},
        _heard(date(2023, 6, 15), appeared=False, absence_reason=AbsenceReason.UNEXPLAINED),
        {
            "instance": Instance.SECOND,
            "defendants": (
                replace(_FIRST, ending=LitigationEnding.REVERSE, content=LitigationEnding.REVOKE),
                replace(_OTHER, ending=LitigationEnding.AFFIRM_JUDGMENT),
            ),
        },
    ],
)
def test_what_can_be_true_together_is_not_refused(changes: dict[str, Any]) -> None:
    assert faults(lawsuit_facts(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"court_number": " "}, "court_number", "法院案号"),
        ({"plaintiffs": ()}, "plaintiffs", "原告"),
        ({"plaintiffs": (PlaintiffFacts(name=""),)}, "plaintiffs", "原告"),
        ({"defendants": (), "hearings": ()}, "defendants", "被告"),
        ({"defendants": (_FIRST, _FIRST), "hearings": ()}, "defendants", "两次"),
        ({"defendants": (replace(_FIRST, amount_fen=-1), _OTHER)}, "defendants", "负数"),
        ({"decided_on": date(2023, 5, 7), "hearings": ()}, "decided_on", "早于收到应诉通知日期"),
        (
            {"docketed_on": date(2023, 7, 21)},
            "decided_on",
            "早于立案日期",
        ),
        ({"decided_on": None, "defendants": (_FIRST, replace(_OTHER, ending=None))}, "decided_on", "请填写裁判日期"),
        ({"defendants": (_FIRST, replace(_OTHER, ending=None))}, "defendants", "请填写被告“商丘市人民政府”的裁判结果"),
        (
            {"defendants": (replace(_FIRST, ending=LitigationEnding.AFFIRM_JUDGMENT), _OTHER)},
            "defendants",
            "一审案件不会",
        ),
        (
            {"defendants": (replace(_FIRST, content=LitigationEnding.REVOKE), _OTHER)},
            "defendants",
            "只有改判",
        ),
        ({"hearings": (HearingFacts(held_on=date(2023, 6, 1)),) * 2}, "hearings", "写了两次"),
        (_heard(date(2023, 7, 21)), "hearings", "晚于裁判日期"),  # a hearing after judgment
        (_heard(date(2023, 6, 1), organ="永城市公安局"), "hearings", "不是本案被告"),
        (
            _heard(date(2023, 6, 1), appeared=True, absence_reason=AbsenceReason.ACCIDENT),
            "hearings",
            "负责人已出庭",
        ),
    ],
)
def test_a_contradiction_is_refused_by_its_field(changes: dict[str, Any], field: str, says: str) -> None:
    found = [refusal.message for refusal in faults(lawsuit_facts(**changes)) if refusal.field == field]

    assert len(found) == 1
    assert says in found[0]


def test_one_defendant_may_be_lost_against_and_the_other_won() -> None:
    split = (replace(_FIRST, ending=LitigationEnding.REVOKE), _OTHER)

    assert faults(lawsuit_facts(defendants=split)) == []
