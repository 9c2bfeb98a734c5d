"""Steps of 规范性文件附带审查: opened and concluded (ARL23 56-60; ARL17 26, 27)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.codes import NormHandling
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, NormReviewFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.norms_waiting import (
    first_waiting,
    none_waits,
    open_reviews,
    to_conclude,
    with_review,
)
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_NORM = ROW_TITLES["norm_reviews"]


@dataclass(frozen=True, kw_only=True)
class OpenNormReview(Step[CaseFacts]):
    """启动附带审查: asked for by the applicant, or found necessary in the review (ARL23 56, 57)."""

    key = "norm-review"
    title = "启动规范性文件附带审查"
    article = "行政复议法第五十六条、第五十七条"
    day_field = "found_on"

    # Not `title`, which is the step's own.
    norm_title: str = asks(_NORM["title"], max_length=300)
    found_on: date = asks(_NORM["found_on"])
    handling: NormHandling = asks(_NORM["handling"], "本机关有权处理的30日内处理，无权处理的7个工作日内转送。")

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """An application that asks for it asked on the day it came."""
        is_first = facts.is_norm_review_requested and not facts.norm_reviews
        return {"found_on": facts.received_on if is_first else now.today}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the application; not twice the same."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "found_on", (TITLES["received_on"], facts.received_on))
        if any(each.title == self.norm_title for each in open_reviews(facts)):
            yield Refusal("norm_title", f"《{self.norm_title}》的附带审查已经启动，尚未结束（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """One more review."""
        opened = NormReviewFacts(title=self.norm_title, found_on=self.found_on, handling=self.handling)
        return replace(facts, norm_reviews=(*facts.norm_reviews, opened))


@dataclass(frozen=True, kw_only=True)
class ConcludeNormReview(Step[CaseFacts]):
    """附带审查结束: found lawful or not by this organ, or the other organ's result came (ARL23 59, 60)."""

    key = "norm-conclude"
    title = "登记附带审查结果"
    article = "行政复议法第五十九条、第六十条"
    day_field = "concluded_on"

    concluded_on: date = asks(_NORM["concluded_on"])
    is_lawful: bool | None = asks(
        _NORM["is_lawful"], "相关条款是否合法；有权机关的答复没有说明的可不填。", default=None
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """A review under way that was dealt with: sent on, where another organ is competent."""
        waiting = f"没有可以登记结果的附带审查：须先启动，本机关无权处理的还须先转送（{cls.article}）。"
        return none_waits(facts, to_conclude, waiting)

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """After all that went before; what this organ found must be said."""
        yield from super().refusals(facts, now)
        review = first_waiting(facts, to_conclude)
        if review is None:
            return
        steps = ("found_on", "notified_on", "notice_received_on", "answered_on", "transferred_on")
        earlier = [(_NORM[name], getattr(review, name)) for name in (*steps, "transfer_received_on")]
        yield from not_before(self, "concluded_on", *earlier)
        if self.is_lawful is None and review.handling is not NormHandling.TRANSFERRED:
            yield Refusal("is_lawful", "本机关审查的，请填写相关条款是否合法（行政复议法第五十九条）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Concluded."""
        return with_review(facts, to_conclude, concluded_on=self.concluded_on, is_lawful=self.is_lawful)
