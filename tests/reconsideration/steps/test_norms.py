"""规范性文件附带审查: by this organ with its maker's answer, or by the organ competent for it."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import NormHandling
from caseapp.reconsideration.facts import CaseFacts, NormReviewFacts
from caseapp.reconsideration.steps.norm_exchange import (
    NotifyNormMaker,
    RecordNormReply,
    RecordTransferReceipt,
    TransferNorm,
)
from caseapp.reconsideration.steps.norms import ConcludeNormReview, OpenNormReview
from caseapp.timeline.steps import Step
from tests.reconsideration.steps.taking import ACCEPTED, fields_refused, now, obstacle, taken

TODAY = date(2024, 4, 30)
OPENED = OpenNormReview(norm_title="某办法", found_on=date(2024, 3, 11), handling=NormHandling.OWN)
_STEPS: tuple[type[Step[CaseFacts]], ...] = (
    NotifyNormMaker,
    RecordNormReply,
    TransferNorm,
    RecordTransferReceipt,
    ConcludeNormReview,
)


def opened(**changes: object) -> CaseFacts:
    """The accepted case with one review, of which these facts are known."""
    review = NormReviewFacts(title="某办法", found_on=date(2024, 3, 11), handling=NormHandling.OWN)
    return replace(ACCEPTED, norm_reviews=(replace(review, **changes),))  # type: ignore[arg-type]  # as a test names


def offered(facts: CaseFacts) -> list[type[Step[CaseFacts]]]:
    """The steps of a review that wait."""
    return [step for step in _STEPS if not obstacle(step, facts, TODAY)]


def test_a_review_by_this_organ_goes_from_notice_to_answer_to_result() -> None:
    assert offered(ACCEPTED) == []
    facts = taken(OPENED, ACCEPTED, TODAY)
    assert offered(facts) == [NotifyNormMaker, ConcludeNormReview]
    facts = taken(NotifyNormMaker(notified_on=date(2024, 3, 12)), facts, TODAY)
    assert offered(facts) == [RecordNormReply, ConcludeNormReview]
    facts = taken(RecordNormReply(notice_received_on=date(2024, 3, 14)), facts, TODAY)
    assert RecordNormReply.suggested(facts, now(TODAY)) == {
        "notice_received_on": date(2024, 3, 14),
        "answered_on": TODAY,
    }
    facts = taken(RecordNormReply(notice_received_on=date(2024, 3, 14), answered_on=date(2024, 3, 20)), facts, TODAY)
    assert offered(facts) == [ConcludeNormReview]
    facts = taken(ConcludeNormReview(concluded_on=date(2024, 4, 1), is_lawful=False), facts, TODAY)
    assert offered(facts) == []
    assert facts == opened(
        notified_on=date(2024, 3, 12),
        notice_received_on=date(2024, 3, 14),
        answered_on=date(2024, 3, 20),
        concluded_on=date(2024, 4, 1),
        is_lawful=False,
    )


def test_a_review_by_another_organ_goes_from_transfer_to_receipt_to_result() -> None:
    facts = taken(replace(OPENED, handling=NormHandling.TRANSFERRED), ACCEPTED, TODAY)
    assert offered(facts) == [TransferNorm]
    facts = taken(TransferNorm(transferred_on=date(2024, 3, 15)), facts, TODAY)
    assert offered(facts) == [RecordTransferReceipt, ConcludeNormReview]
    facts = taken(RecordTransferReceipt(transfer_received_on=date(2024, 3, 18)), facts, TODAY)
    assert offered(facts) == [ConcludeNormReview]
    facts = taken(ConcludeNormReview(concluded_on=date(2024, 4, 1)), facts, TODAY)  # its answer did not say

    assert facts == opened(
        handling=NormHandling.TRANSFERRED,
        transferred_on=date(2024, 3, 15),
        transfer_received_on=date(2024, 3, 18),
        concluded_on=date(2024, 4, 1),
    )


_OTHERS = {"handling": NormHandling.TRANSFERRED}
_NOTIFIED = {"notified_on": date(2024, 3, 12)}


@pytest.mark.parametrize(
    ("facts", "step", "fields"),
    [
        (ACCEPTED, replace(OPENED, found_on=date(2024, 2, 29)), ["found_on"]),  # before the application
        (opened(), OPENED, ["norm_title"]),  # twice
        (opened(concluded_on=date(2024, 4, 1)), OPENED, []),  # anew, once the first is over
        (opened(), NotifyNormMaker(notified_on=date(2024, 3, 10)), ["notified_on"]),
        (
            opened(),
            NotifyNormMaker(notified_on=date(2024, 3, 12), notice_received_on=date(2024, 3, 11)),
            ["notice_received_on"],
        ),
        (opened(), NotifyNormMaker(notified_on=TODAY, notice_received_on=date(2024, 5, 1)), ["notice_received_on"]),
        (opened(**_NOTIFIED), RecordNormReply(), ["notice_received_on"]),  # says nothing
        (opened(**_NOTIFIED), RecordNormReply(answered_on=date(2024, 3, 11)), ["answered_on"]),
        (opened(**_NOTIFIED), RecordNormReply(answered_on=date(2024, 5, 1)), ["answered_on"]),  # tomorrow
        (
            opened(**_NOTIFIED),
            RecordNormReply(notice_received_on=date(2024, 3, 14), answered_on=date(2024, 3, 13)),
            ["answered_on"],
        ),
        (opened(**_OTHERS), TransferNorm(transferred_on=date(2024, 3, 10)), ["transferred_on"]),
        (
            opened(**_OTHERS, transferred_on=date(2024, 3, 15)),
            RecordTransferReceipt(transfer_received_on=date(2024, 3, 14)),
            ["transfer_received_on"],
        ),
        (opened(), ConcludeNormReview(concluded_on=date(2024, 4, 1)), ["is_lawful"]),  # ARL23 59: found so or not
        (opened(**_NOTIFIED), ConcludeNormReview(concluded_on=date(2024, 3, 11), is_lawful=True), ["concluded_on"]),
    ],
)
def test_a_review_goes_forward_in_order(facts: CaseFacts, step: Step[CaseFacts], fields: list[str]) -> None:
    assert fields_refused(step, facts, TODAY) == fields


def test_the_first_that_waits_for_a_step_takes_it() -> None:
    second = NormReviewFacts(title="另一办法", found_on=date(2024, 3, 12), handling=NormHandling.OWN)
    facts = opened(**_NOTIFIED)
    facts = replace(facts, norm_reviews=(*facts.norm_reviews, second))

    after = taken(NotifyNormMaker(notified_on=date(2024, 3, 13)), facts, TODAY)

    assert [each.notified_on for each in after.norm_reviews] == [date(2024, 3, 12), date(2024, 3, 13)]


def test_a_review_asked_for_in_the_application_was_asked_for_when_that_came() -> None:
    asked = replace(ACCEPTED, is_norm_review_requested=True)

    assert OpenNormReview.suggested(asked, now(TODAY)) == {"found_on": asked.received_on}
    assert OpenNormReview.suggested(ACCEPTED, now(TODAY)) == {"found_on": TODAY}
