"""The court's decision: for each defendant an ending of the instance, with what belongs to it."""

from datetime import date

import pytest

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.steps.appearances import RecordAppearances
from caseapp.litigation.steps.judgments import (
    DecideFirst,
    DecideRetrial,
    DecideSecond,
    FirstOutcome,
    ReceiveDecision,
    RetrialOutcome,
    SecondOutcome,
)
from caseapp.timeline.asking import asked_of
from tests.litigation.suits import (
    CITY,
    DECIDED_ON,
    HEARD_ON,
    NOW,
    POLICE,
    TODAY,
    came,
    decided,
    refused,
    served,
    summoned,
    taken,
)

_LOST = FirstOutcome(organ=POLICE, ending=LitigationEnding.REVOKE_REDO, perform_due_on=date(2023, 9, 20))
_WON = FirstOutcome(organ=CITY, ending=LitigationEnding.REJECT_CLAIM)


def _first(*rows: FirstOutcome, **more: object) -> DecideFirst:
    return DecideFirst(**{"decided_on": DECIDED_ON, "defendants": rows or (_LOST, _WON)} | more)  # type: ignore[arg-type]  # test


def test_each_defendant_has_its_ending() -> None:
    facts = taken(_first(decision_number="（2023）豫14行初52号", decision_received_on=date(2023, 7, 24)), served())

    assert [each.ending for each in facts.defendants] == [_LOST.ending, _WON.ending]
    assert facts.defendants[0].perform_due_on == date(2023, 9, 20)
    assert (facts.decided_on, facts.decision_received_on) == (DECIDED_ON, date(2023, 7, 24))


@pytest.mark.parametrize(
    ("row", "instance"),
    [(FirstOutcome, Instance.FIRST), (SecondOutcome, Instance.SECOND), (RetrialOutcome, Instance.RETRIAL)],
)
def test_only_endings_of_the_instance_are_offered_its_own_first(row: type, instance: Instance) -> None:
    offered = asked_of(row.__dataclass_fields__["ending"]).among
    assert offered

    assert all(instance in ending.instances for ending in offered)
    assert offered[0].instances == (instance,)
    assert LitigationEnding.UPHOLD_ACT not in offered  # no court upholds an act since 2015


@pytest.mark.parametrize(
    ("step", "field", "says"),
    [
        (_first(_LOST), "defendants", "请填写被告“商丘市人民政府”的裁判结果"),
        (_first(_LOST, FirstOutcome(organ="永城市公安局", ending=_WON.ending)), "defendants", "不是本案被告"),
        (_first(decided_on=date(2023, 5, 7)), "decided_on", "早于收到应诉通知日期"),
        (_first(decided_on=date(2023, 8, 16)), "decided_on", "在今天之后"),
        (_first(decision_received_on=date(2023, 7, 19)), "decision_received_on", "早于裁判日期"),
        (_first(decision_received_on=date(2023, 8, 16)), "decision_received_on", "在今天之后"),
        (
            _first(FirstOutcome(organ=POLICE, ending=_LOST.ending, perform_due_on=date(2023, 7, 19)), _WON),
            "defendants",
            "早于裁判日期",
        ),
        (_first(FirstOutcome(organ=POLICE, ending=LitigationEnding.PAY, amount_fen=-1), _WON), "defendants", "负数"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(step: DecideFirst, field: str, says: str) -> None:
    found = [each.message for each in refused(step, served()) if each.field == field]

    assert any(says in message for message in found)


def test_a_reversal_says_into_what_and_nothing_else_does() -> None:
    facts = served(instance=Instance.SECOND)
    stands = SecondOutcome(organ=CITY, ending=LitigationEnding.AFFIRM_JUDGMENT)

    def step(content: LitigationEnding | None, ending: LitigationEnding = LitigationEnding.REVERSE) -> DecideSecond:
        row = SecondOutcome(organ=POLICE, ending=ending, content=content)
        return DecideSecond(decided_on=DECIDED_ON, defendants=(row, stands))

    assert taken(step(LitigationEnding.REVOKE), facts).defendants[0].content is LitigationEnding.REVOKE
    assert "请填写改判内容" in refused(step(None), facts)[0].message
    assert "只有改判" in refused(step(LitigationEnding.REVOKE, LitigationEnding.AFFIRM_JUDGMENT), facts)[0].message


def test_a_retrial_has_its_own_endings() -> None:
    rows = tuple(RetrialOutcome(organ=organ, ending=LitigationEnding.RETRIAL_AFFIRM) for organ in (POLICE, CITY))
    facts = taken(DecideRetrial(decided_on=DECIDED_ON, defendants=rows), served(instance=Instance.RETRIAL))

    assert {each.ending for each in facts.defendants} == {LitigationEnding.RETRIAL_AFFIRM}


def test_hearings_notified_for_later_are_not_held_any_more() -> None:
    facts = summoned(HEARD_ON, date(2023, 8, 1))
    heard = taken(RecordAppearances(held_on=HEARD_ON, appearances=(came(),)), facts)

    assert [each.held_on for each in taken(_first(), heard).hearings] == [HEARD_ON]


def test_a_decision_before_a_hearing_that_was_held_is_refused() -> None:
    heard = taken(RecordAppearances(held_on=HEARD_ON, appearances=(came(),)), summoned())
    (refusal,) = refused(_first(decided_on=date(2023, 6, 14)), heard)

    assert "晚于裁判日期" in refusal.message


def test_the_form_has_a_row_for_each_defendant_and_guesses_no_day_of_the_decision() -> None:
    assert DecideFirst.suggested(served(), NOW) == {
        "decision_received_on": TODAY,
        "defendants": [{"organ": POLICE}, {"organ": CITY}],
    }


def test_a_paper_may_come_later_than_it_was_made_and_not_before() -> None:
    facts = decided(LitigationEnding.REVOKE, decision_number="甲")

    assert taken(ReceiveDecision(decision_received_on=DECIDED_ON), facts).decision_number == "甲"
    (refusal,) = refused(ReceiveDecision(decision_received_on=date(2023, 7, 19)), facts)
    assert refusal.field == "decision_received_on"
