"""Service, opinion paper, acting anew, performance, suit, filing; and who handles the case under which number."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Disposal
from caseapp.law.endings import ReconsiderationEnding as Ending
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.aftermath import PutAway, RecordNoSuit, RecordPerformed, RecordRedone, RecordSuit
from caseapp.reconsideration.steps.handling import AssignHandlers, GiveNumber
from caseapp.reconsideration.steps.opinion import IssueOpinion, RecordOpinionAnswer, RecordOpinionReceipt
from caseapp.reconsideration.steps.service_of_papers import ServeApplicant, ServeRespondent
from caseapp.timeline.steps import Step
from tests.reconsideration.steps.taking import ACCEPTED, RECEIVED, fields_refused, now, obstacle, stayed, taken

TODAY = date(2024, 5, 31)
CLOSED = replace(ACCEPTED, ending=Ending.UPHOLD, closed_on=date(2024, 4, 22))
SERVED = replace(CLOSED, served_on=date(2024, 4, 23))


def ended(disposal: Disposal) -> CaseFacts:
    """An application that ended before acceptance."""
    return replace(RECEIVED, disposal=disposal, disposed_on=date(2024, 3, 6))


REFUSED = ended(Disposal.REFUSED)


def test_a_decision_is_served_on_both_once() -> None:
    after = taken(ServeApplicant(served_on=date(2024, 4, 22)), CLOSED, TODAY)  # on the day it was made
    after = taken(ServeRespondent(respondent_served_on=date(2024, 4, 24)), after, TODAY)

    assert (after.served_on, after.respondent_served_on) == (date(2024, 4, 22), date(2024, 4, 24))
    assert "已于2024-04-22送达申请人" in obstacle(ServeApplicant, after, TODAY)
    assert "已于2024-04-24送达被申请人" in obstacle(ServeRespondent, after, TODAY)


@pytest.mark.parametrize("day", [date(2024, 4, 21), date(2024, 6, 1)])  # before the decision; tomorrow
def test_nothing_is_served_before_it_was_made(day: date) -> None:
    assert fields_refused(ServeApplicant(served_on=day), CLOSED, TODAY) == ["served_on"]
    assert fields_refused(ServeRespondent(respondent_served_on=day), CLOSED, TODAY) == ["respondent_served_on"]


@pytest.mark.parametrize(
    ("ending", "named", "days", "due_on"),
    [
        (Ending.REVOKE_REDO, None, 60, date(2024, 6, 24)),  # the sixtieth day is a Sunday
        (Ending.REVOKE_REDO, None, 30, date(2024, 5, 24)),  # as the office reads the Regulation
        (Ending.REVOKE_REDO, date(2024, 5, 15), 60, date(2024, 5, 15)),  # the decision names the day
        (Ending.REVOKE, None, 60, None),  # nothing to act anew
    ],
)
def test_the_time_to_act_anew_begins_with_service_on_the_respondent(
    ending: Ending, named: date | None, days: int, due_on: date | None
) -> None:
    facts = replace(CLOSED, ending=ending, redo_due_on=named)

    after = ServeRespondent(respondent_served_on=date(2024, 4, 24)).applied_to(
        facts, now(TODAY, redo_default_days=days)
    )

    assert after.redo_due_on == due_on


def test_a_refusal_is_served_too_but_no_paper_comes_of_a_withdrawal() -> None:
    assert taken(ServeApplicant(served_on=date(2024, 3, 8)), REFUSED, TODAY).served_on == date(2024, 3, 8)
    assert fields_refused(ServeApplicant(served_on=date(2024, 3, 5)), REFUSED, TODAY) == ["served_on"]
    assert obstacle(ServeApplicant, ended(Disposal.REDIRECTED), TODAY) == ""
    for disposal in (Disposal.WITHDRAWN, Disposal.ABANDONED, Disposal.FORWARDED, Disposal.OTHER):
        assert "没有需要送达的决定书" in obstacle(ServeApplicant, ended(disposal), TODAY)


@pytest.mark.parametrize("facts", [ACCEPTED, stayed(date(2024, 3, 11)), CLOSED])  # 76: in the course of a case
def test_an_opinion_is_issued_received_and_answered(facts: CaseFacts) -> None:
    assert "还没有登记制发意见书" in obstacle(RecordOpinionReceipt, facts, TODAY)
    assert "还没有登记制发意见书" in obstacle(RecordOpinionAnswer, facts, TODAY)
    issued = taken(IssueOpinion(opinion_issued_on=date(2024, 4, 22)), facts, TODAY)
    received = taken(RecordOpinionReceipt(opinion_received_on=date(2024, 4, 24)), issued, TODAY)
    answered = taken(RecordOpinionAnswer(opinion_answered_on=date(2024, 5, 20)), received, TODAY)

    at_once = IssueOpinion(opinion_issued_on=date(2024, 4, 22), opinion_received_on=date(2024, 4, 24))
    assert taken(at_once, facts, TODAY) == received
    assert answered.opinion_answered_on == date(2024, 5, 20)
    for step in (IssueOpinion, RecordOpinionReceipt, RecordOpinionAnswer):
        assert "已" in obstacle(step, answered, TODAY)


_ISSUED = replace(CLOSED, opinion_issued_on=date(2024, 4, 22))


@pytest.mark.parametrize(
    ("facts", "step", "field"),
    [
        (CLOSED, IssueOpinion(opinion_issued_on=date(2024, 3, 5)), "opinion_issued_on"),  # before acceptance
        (
            CLOSED,
            IssueOpinion(opinion_issued_on=date(2024, 4, 22), opinion_received_on=date(2024, 4, 21)),
            "opinion_received_on",
        ),
        (
            CLOSED,
            IssueOpinion(opinion_issued_on=date(2024, 4, 22), opinion_received_on=date(2024, 6, 1)),
            "opinion_received_on",
        ),
        (_ISSUED, RecordOpinionReceipt(opinion_received_on=date(2024, 4, 21)), "opinion_received_on"),
        (_ISSUED, RecordOpinionAnswer(opinion_answered_on=date(2024, 4, 21)), "opinion_answered_on"),
        (
            replace(_ISSUED, opinion_received_on=date(2024, 4, 24)),
            RecordOpinionAnswer(opinion_answered_on=date(2024, 4, 23)),
            "opinion_answered_on",
        ),
    ],
)
def test_an_opinion_goes_forward_in_order(facts: CaseFacts, step: Step[CaseFacts], field: str) -> None:
    assert fields_refused(step, facts, TODAY) == [field]


def test_an_act_is_made_anew_where_that_was_ordered() -> None:
    ordered = replace(CLOSED, ending=Ending.REVOKE_REDO)
    assert "没有责令重新作出" in obstacle(RecordRedone, CLOSED, TODAY)
    assert fields_refused(RecordRedone(redone_on=date(2024, 4, 21)), ordered, TODAY) == ["redone_on"]

    after = taken(RecordRedone(redone_on=date(2024, 5, 20)), ordered, TODAY)

    assert "已登记于2024-05-20重作" in obstacle(RecordRedone, after, TODAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"ending": Ending.ORDER_PERFORM},
        {"ending": Ending.AGREEMENT_ORDER},
        {"ending": Ending.AGREEMENT_COMP},
        {"ending": Ending.MEDIATED},
        {"ending": Ending.REVOKE, "is_compensated": True},
        {"ending": Ending.REVOKE, "perform_due_on": date(2024, 6, 1)},
    ],
)
def test_what_was_ordered_is_performed(changes: dict[str, object]) -> None:
    facts = replace(CLOSED, **changes)  # type: ignore[arg-type]  # as named
    assert fields_refused(RecordPerformed(performed_on=date(2024, 4, 21)), facts, TODAY) == ["performed_on"]

    after = taken(RecordPerformed(performed_on=date(2024, 5, 20)), facts, TODAY)

    assert "已登记于2024-05-20履行" in obstacle(RecordPerformed, after, TODAY)
    assert "没有需要履行的内容" in obstacle(RecordPerformed, CLOSED, TODAY)


@pytest.mark.parametrize(
    ("facts", "today", "says"),
    [
        (CLOSED, TODAY, "还没有登记送达"),
        (SERVED, date(2024, 5, 8), "到2024-05-08届满"),  # the fifteenth day itself
        (SERVED, date(2024, 5, 9), ""),
        (replace(SERVED, ending=Ending.MEDIATED), date(2024, 4, 24), ""),  # no fifteen days against a mediation
        (replace(SERVED, ending=Ending.TERM_SETTLED), date(2024, 4, 24), ""),
        (replace(SERVED, is_sued=True), TODAY, "已登记起诉"),
        (replace(SERVED, is_sued=False), TODAY, "已登记未起诉"),
        (replace(REFUSED, served_on=date(2024, 3, 8)), TODAY, ""),
        (ended(Disposal.WITHDRAWN), TODAY, "没有可以起诉的决定"),
    ],
)
def test_no_suit_is_recorded_once_the_time_to_sue_is_over(facts: CaseFacts, today: date, says: str) -> None:
    why = obstacle(RecordNoSuit, facts, today)

    assert says in why
    assert bool(says) is bool(why)


def test_a_suit_may_come_after_all_even_into_a_filed_case() -> None:
    not_sued = taken(RecordNoSuit(), SERVED, TODAY)
    assert not_sued.is_sued is False
    filed = taken(PutAway(filed_on=TODAY), not_sued, TODAY)

    after = taken(RecordSuit(sued_on=date(2024, 5, 30)), filed, TODAY)

    assert (after.is_sued, after.sued_on) == (True, date(2024, 5, 30))
    assert stage_of(after) is Stage.FILED
    assert "已登记起诉" in obstacle(RecordSuit, after, TODAY)
    assert fields_refused(RecordSuit(sued_on=date(2024, 4, 21)), CLOSED, TODAY) == ["sued_on"]
    assert fields_refused(RecordSuit(sued_on=date(2024, 3, 5)), REFUSED, TODAY) == ["sued_on"]


def test_a_case_is_filed_after_service_and_an_application_not_accepted_at_once() -> None:
    assert "送达后再归档" in obstacle(PutAway, CLOSED, TODAY)
    assert fields_refused(PutAway(filed_on=date(2024, 4, 22)), SERVED, TODAY) == ["filed_on"]  # before service
    assert stage_of(taken(PutAway(filed_on=date(2024, 4, 23)), SERVED, TODAY)) is Stage.FILED
    for disposal in set(Disposal) - {Disposal.ACCEPTED}:
        assert stage_of(taken(PutAway(filed_on=date(2024, 3, 6)), ended(disposal), TODAY)) is Stage.FILED
    assert fields_refused(PutAway(filed_on=date(2024, 3, 5)), REFUSED, TODAY) == ["filed_on"]


def test_a_case_is_given_to_two_people() -> None:
    assert fields_refused(AssignHandlers(handler="李明", second_handler="李明"), ACCEPTED, TODAY) == ["second_handler"]

    after = taken(AssignHandlers(handler="李明", second_handler="周芳"), ACCEPTED, TODAY)

    assert AssignHandlers.suggested(after, now(TODAY)) == {"handler": "李明", "second_handler": "周芳"}


def test_a_number_is_given_once_by_the_register() -> None:
    unnumbered = replace(CLOSED, number=None)

    assert "已有案号商政复〔2024〕1号" in obstacle(GiveNumber, CLOSED, TODAY)
    assert taken(GiveNumber(), unnumbered, TODAY) == unnumbered
