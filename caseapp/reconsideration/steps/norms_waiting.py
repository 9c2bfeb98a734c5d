"""Which reviews of a norm wait for which step. Of several, the first that waits for a step takes it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from caseapp.law.codes import NormHandling
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, NormReviewFacts

Waits = Callable[[NormReviewFacts], bool]


def open_reviews(facts: CaseFacts) -> tuple[NormReviewFacts, ...]:
    """The reviews of which no result is recorded."""
    return tuple(each for each in facts.norm_reviews if each.concluded_on is None)


def to_notify(review: NormReviewFacts) -> bool:
    """Its maker was not yet notified (ARL23 58)."""
    return _is_own(review) and review.notified_on is None


def to_reply(review: NormReviewFacts) -> bool:
    """Its maker was notified and has not replied (ARL23 58)."""
    return _is_own(review) and review.notified_on is not None and review.answered_on is None


def to_transfer(review: NormReviewFacts) -> bool:
    """It was not yet sent to the organ competent for it (ARL23 56, 57)."""
    return _is_anothers(review) and review.transferred_on is None


def to_arrive(review: NormReviewFacts) -> bool:
    """It was sent on; nobody knows when it arrived (ARL23 60)."""
    return _is_anothers(review) and review.transferred_on is not None and review.transfer_received_on is None


def to_conclude(review: NormReviewFacts) -> bool:
    """A result may come: this organ examines it, or another one has it (ARL23 59, 60)."""
    return _is_own(review) or (_is_anothers(review) and review.transferred_on is not None)


def _is_own(review: NormReviewFacts) -> bool:
    return review.concluded_on is None and review.handling is not NormHandling.TRANSFERRED


def _is_anothers(review: NormReviewFacts) -> bool:
    return review.concluded_on is None and review.handling is NormHandling.TRANSFERRED


def first_waiting(facts: CaseFacts, waits: Waits) -> NormReviewFacts | None:
    """The review that takes the step; None where none waits for it."""
    return next(filter(waits, facts.norm_reviews), None)


def none_waits(facts: CaseFacts, waits: Waits, message: str) -> Refusal | None:
    """The refusal of a step for which no review waits."""
    return Refusal("stage", message) if first_waiting(facts, waits) is None else None


def with_review(facts: CaseFacts, waits: Waits, **changes: Any) -> CaseFacts:
    """The facts with these changes to the review that takes the step."""
    rows = list(facts.norm_reviews)
    at = next((at for at, each in enumerate(rows) if waits(each)), None)
    if at is not None:
        rows[at] = replace(rows[at], **changes)
    return replace(facts, norm_reviews=tuple(rows))
