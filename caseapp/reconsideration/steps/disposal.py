"""Steps that end an application before its acceptance: refused, redirected, forwarded, taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.codes import Disposal, RefusalReason
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.stages import open_correction
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.review_time import before_review, review_is_over
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step


@dataclass(frozen=True, kw_only=True)
class Refuse(Step[CaseFacts]):
    """不予受理, with its reason (ARL23 30(2); ARL17 17)."""

    key = "refuse"
    title = "不予受理"
    article = "行政复议法第三十条第二款"
    day_field = "disposed_on"

    disposed_on: date = asks(TITLES["disposed_on"])
    refusal_reason: RefusalReason = asks(TITLES["refusal_reason"])

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Within the time of the review."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "disposed_on", *before_review(facts))
        yield from review_is_over("disposed_on", self.disposed_on, facts, now)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Refused."""
        return replace(
            facts, disposal=Disposal.REFUSED, disposed_on=self.disposed_on, refusal_reason=self.refusal_reason
        )


@dataclass(frozen=True, kw_only=True)
class Redirect(Step[CaseFacts]):
    """告知向有权机关申请 (ARL23 30(2); ARL17 17(1))."""

    key = "redirect"
    title = "告知向有权机关申请"
    article = "行政复议法第三十条第二款"
    day_field = "disposed_on"

    disposed_on: date = asks(TITLES["disposed_on"])
    refusal_reason: RefusalReason | None = asks("告知的原因", default=None)

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Within the time of the review."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "disposed_on", *before_review(facts))
        yield from review_is_over("disposed_on", self.disposed_on, facts, now)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Told where to apply."""
        return replace(
            facts, disposal=Disposal.REDIRECTED, disposed_on=self.disposed_on, refusal_reason=self.refusal_reason
        )


@dataclass(frozen=True, kw_only=True)
class Forward(Step[CaseFacts]):
    """转送有权处理的机关 (ARL17 18)."""

    key = "forward"
    title = "转送"
    article = "行政复议法（2017年修正）第十八条"
    day_field = "disposed_on"

    disposed_on: date = asks(TITLES["disposed_on"])
    forwarded_to: str = asks(TITLES["forwarded_to"], names="organs")

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Within the time of the review."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "disposed_on", *before_review(facts))
        yield from review_is_over("disposed_on", self.disposed_on, facts, now)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Sent on."""
        return replace(facts, disposal=Disposal.FORWARDED, disposed_on=self.disposed_on, forwarded_to=self.forwarded_to)


@dataclass(frozen=True, kw_only=True)
class WithdrawBeforeAcceptance(Step[CaseFacts]):
    """受理前撤回: the applicant takes the application back before anybody decided on it."""

    key = "withdraw"
    title = "受理前撤回"
    article = ""
    day_field = "disposed_on"

    disposed_on: date = asks(TITLES["disposed_on"])

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Before the law has accepted it; while papers are awaited no review runs out."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "disposed_on", *before_review(facts))
        if open_correction(facts) is None:
            yield from review_is_over("disposed_on", self.disposed_on, facts, now)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Withdrawn."""
        return replace(facts, disposal=Disposal.WITHDRAWN, disposed_on=self.disposed_on)
