"""Acceptance within the review, by the law when it ran out, and the ends before it."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Disposal, Procedure, RefusalReason
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.acceptance import Accept, ConfirmDeemedAcceptance
from caseapp.reconsideration.steps.disposal import Forward, Redirect, Refuse, WithdrawBeforeAcceptance
from caseapp.timeline.steps import Step
from tests.reconsideration.steps.taking import RECEIVED, fields_refused, now, obstacle, refused, taken

TODAY = date(2024, 3, 29)
_CORRECTED = replace(
    RECEIVED, corrections=(CorrectionFacts(notified_on=date(2024, 3, 7), supplied_on=date(2024, 3, 20)),)
)
_OLD = replace(RECEIVED, received_on=date(2023, 12, 25))


def _accept(on: date, procedure: Procedure = Procedure.ORDINARY) -> Accept:
    return Accept(accepted_on=on, procedure=procedure)


@pytest.mark.parametrize(
    ("facts", "on"),
    [
        (RECEIVED, date(2024, 3, 1)),  # on the day of receipt
        (RECEIVED, date(2024, 3, 8)),  # the fifth working day, recorded weeks later
        (_CORRECTED, date(2024, 3, 27)),  # the fifth working day after the papers came on Wednesday, 03-20
        (_OLD, date(2024, 1, 2)),  # under the Act of 2017 a review that ran out accepts nothing
    ],
)
def test_an_application_is_accepted_within_the_review(facts: CaseFacts, on: date) -> None:
    after = taken(_accept(on), facts, TODAY)

    assert (after.disposal, after.disposed_on, after.accepted_on) == (Disposal.ACCEPTED, on, on)
    assert not after.is_deemed_accepted
    assert stage_of(after) is Stage.UNDER_REVIEW


@pytest.mark.parametrize(
    ("facts", "on"),
    [
        (RECEIVED, date(2024, 2, 29)),  # before it came
        (RECEIVED, date(2024, 3, 9)),  # the day after the last: by then the law has accepted it
        (_CORRECTED, date(2024, 3, 28)),
        (RECEIVED, date(2024, 3, 30)),  # tomorrow; the review is over, too
    ],
)
def test_an_acceptance_outside_the_review_is_refused(facts: CaseFacts, on: date) -> None:
    assert set(fields_refused(_accept(on), facts, TODAY)) == {"accepted_on"}


def test_a_late_acceptance_is_told_of_the_deemed_one_with_its_article() -> None:
    (refusal,) = refused(_accept(date(2024, 3, 11)), RECEIVED, TODAY)

    assert "2024-03-08届满" in refusal.message
    assert "确认视为受理" in refusal.message
    assert "行政复议法第三十条第三款" in refusal.message


@pytest.mark.parametrize(
    ("received_on", "accepted_on", "fields"),
    [
        (date(2023, 12, 28), date(2023, 12, 29), ["procedure"]),  # the Act of 2017 has no simplified procedure
        (date(2023, 12, 28), date(2024, 1, 2), []),  # accepted under the Act of 2023
        (date(2024, 1, 2), date(2024, 1, 2), []),
    ],
)
def test_the_simplified_procedure_exists_for_what_is_accepted_since_2024(
    received_on: date, accepted_on: date, fields: list[str]
) -> None:
    facts = replace(RECEIVED, received_on=received_on)

    assert fields_refused(_accept(accepted_on, Procedure.SIMPLIFIED), facts, TODAY) == fields


def test_two_handlers_are_two_people() -> None:
    alone = Accept(accepted_on=date(2024, 3, 4), procedure=Procedure.ORDINARY, handler="李明", second_handler="李明")

    assert fields_refused(alone, RECEIVED, TODAY) == ["second_handler"]


def test_acceptance_suggests_all_that_is_known() -> None:
    facts = replace(RECEIVED, handler="李明", second_handler="周芳")

    suggested = Accept.suggested(facts, now(date(2024, 3, 5)))

    assert suggested == {
        "accepted_on": date(2024, 3, 5),
        "procedure": Procedure.ORDINARY,
        "handler": "李明",
        "second_handler": "周芳",
    }
    # ARL17 17(2): accepted on the day it was received
    assert Accept.suggested(_OLD, now(date(2024, 3, 5)))["accepted_on"] == date(2023, 12, 25)


@pytest.mark.parametrize(
    ("facts", "today", "says"),
    [
        (RECEIVED, date(2024, 3, 8), "到2024-03-08才届满"),  # due today is not over
        (RECEIVED, date(2024, 3, 9), ""),
        (_CORRECTED, date(2024, 3, 27), "到2024-03-27才届满"),  # the review began anew with the papers
        (_CORRECTED, date(2024, 3, 28), ""),
        (_OLD, date(2024, 3, 9), "2024年1月1日以前"),  # the Act of 2017 knows no deemed acceptance
    ],
)
def test_the_law_accepts_once_the_review_is_over(facts: CaseFacts, today: date, says: str) -> None:
    why = obstacle(ConfirmDeemedAcceptance, facts, today)

    assert says in why
    assert bool(says) is bool(why)


@pytest.mark.parametrize(("on_expiry_day", "accepted_on"), [(True, date(2024, 3, 8)), (False, date(2024, 3, 9))])
def test_a_deemed_acceptance_has_the_day_that_the_office_reads_in_the_act(
    on_expiry_day: bool, accepted_on: date
) -> None:
    confirmed = ConfirmDeemedAcceptance(procedure=Procedure.SIMPLIFIED)

    after = confirmed.applied_to(RECEIVED, now(TODAY, deemed_acceptance_on_expiry_day=on_expiry_day))

    assert (after.accepted_on, after.disposed_on, after.is_deemed_accepted) == (accepted_on, accepted_on, True)


_ENDS = [
    (Refuse(disposed_on=date(2024, 3, 8), refusal_reason=RefusalReason.LATE), Disposal.REFUSED),
    (Redirect(disposed_on=date(2024, 3, 8), refusal_reason=RefusalReason.NOT_COMPETENT), Disposal.REDIRECTED),
    (Forward(disposed_on=date(2024, 3, 8), forwarded_to="商丘市公安局"), Disposal.FORWARDED),
    (WithdrawBeforeAcceptance(disposed_on=date(2024, 3, 8)), Disposal.WITHDRAWN),
]


@pytest.mark.parametrize(("end", "disposal"), _ENDS)
def test_an_application_ends_before_acceptance(end: Step[CaseFacts], disposal: Disposal) -> None:
    after = taken(end, RECEIVED, TODAY)

    assert (after.disposal, after.disposed_on, after.accepted_on) == (disposal, date(2024, 3, 8), None)
    assert stage_of(after) is Stage.NOT_ACCEPTED


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 3, 9)])  # before receipt; the day after the last
@pytest.mark.parametrize("end", [end for end, _ in _ENDS])
def test_an_end_outside_the_review_is_refused(end: Step[CaseFacts], day: date) -> None:
    assert fields_refused(replace(end, disposed_on=day), RECEIVED, TODAY) == ["disposed_on"]  # type: ignore[call-arg]  # each has it


def test_while_papers_are_awaited_an_application_may_be_withdrawn_at_any_time() -> None:
    waiting = replace(RECEIVED, corrections=(CorrectionFacts(notified_on=date(2024, 3, 7)),))

    after = taken(WithdrawBeforeAcceptance(disposed_on=date(2024, 3, 29)), waiting, TODAY)

    assert after.disposal is Disposal.WITHDRAWN
