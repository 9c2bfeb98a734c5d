"""Performance, judicial suggestions, filing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from caseapp.law.endings import LitigationEnding
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.litigation.steps.afterwards import (
    AnswerSuggestion,
    FileAway,
    Perform,
    Performed,
    ReceiveSuggestion,
    has_to_perform,
)
from tests.litigation.suits import CITY, NOW, POLICE, decided, refused, served, taken

_EFFECTIVE_ON = date(2023, 8, 8)
_OWING = decided(LitigationEnding.PAY, LitigationEnding.REVOKE, effective_on=_EFFECTIVE_ON)


@pytest.mark.parametrize(
    ("found", "owes"),
    [
        ({"ending": LitigationEnding.REVOKE_REDO}, True),
        ({"ending": LitigationEnding.REVOKE}, False),  # it is gone by the judgment itself
        ({"ending": LitigationEnding.ILLEGAL}, False),
        ({"ending": LitigationEnding.ILLEGAL, "perform_due_on": date(2023, 9, 1)}, True),  # with remedies by a day
        ({"ending": LitigationEnding.ILLEGAL, "amount_fen": 100}, True),
        ({"ending": LitigationEnding.ILLEGAL, "amount_fen": 0}, False),
        ({"ending": LitigationEnding.REVERSE, "content": LitigationEnding.PERFORM}, True),
        ({"ending": LitigationEnding.PAY, "performed_on": date(2023, 9, 1)}, False),
        ({}, False),
    ],
)
def test_who_has_something_left_to_do(found: dict[str, Any], owes: bool) -> None:
    assert has_to_perform(DefendantFacts(organ=POLICE, **found)) is owes


def test_a_row_stands_for_each_who_owes_and_performance_is_theirs() -> None:
    assert Perform.suggested(_OWING, NOW) == {"defendants": [{"organ": POLICE}]}

    facts = taken(Perform(defendants=(Performed(organ=POLICE, performed_on=date(2023, 8, 10)),)), _OWING)
    assert [each.performed_on for each in facts.defendants] == [date(2023, 8, 10), None]
    assert Perform.obstacle(facts, NOW) is not None


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((), "请填写履行日期"),
        ((Performed(organ=POLICE, performed_on=date(2023, 7, 19)),), "早于裁判日期"),
        ((Performed(organ=POLICE, performed_on=date(2023, 8, 16)),), "在今天之后"),
        ((Performed(organ=CITY, performed_on=date(2023, 8, 10)),), "没有尚待履行"),
    ],
)
def test_performance_that_cannot_be_is_refused(rows: tuple[Performed, ...], says: str) -> None:
    (refusal,) = refused(Perform(defendants=rows), _OWING)

    assert refusal.field == "defendants"
    assert says in refusal.message


def test_a_suggestion_comes_and_is_answered() -> None:
    came = taken(ReceiveSuggestion(suggestion_received_on=date(2023, 6, 20)), served())
    assert came.has_judicial_suggestion is True

    answered = taken(AnswerSuggestion(suggestion_answered_on=date(2023, 8, 1)), came)
    assert answered.suggestion_answered_on == date(2023, 8, 1)
    (refusal,) = refused(AnswerSuggestion(suggestion_answered_on=date(2023, 6, 19)), came)
    assert refusal.field == "suggestion_answered_on"


def test_a_suggestion_said_to_be_answered_did_not_come_later() -> None:
    facts = served(has_judicial_suggestion=True, suggestion_answered_on=date(2023, 6, 20))

    assert refused(ReceiveSuggestion(suggestion_received_on=date(2023, 6, 20)), facts) == []
    assert "晚于回复" in refused(ReceiveSuggestion(suggestion_received_on=date(2023, 6, 21)), facts)[0].message


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        (_OWING, _EFFECTIVE_ON),
        (replace(_OWING, effective_on=None, is_appealed=True, appealed_on=date(2023, 8, 1)), date(2023, 8, 1)),
        (replace(_OWING, effective_on=None, is_appealed=True), date(2023, 7, 20)),
    ],
)
def test_a_file_is_closed_on_the_day_it_ended_at_the_earliest(facts: LawsuitFacts, first: date) -> None:
    assert taken(FileAway(filed_on=first), facts).filed_on == first
    before = first - timedelta(days=1)
    assert [each.field for each in refused(FileAway(filed_on=before), facts)] == ["filed_on"]
