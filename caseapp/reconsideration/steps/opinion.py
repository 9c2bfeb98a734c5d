"""行政复议意见书: issued in the course of a case or after it, received, answered within 60 days (ARL23 76; IR07 57)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_ahead, not_before
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_ARTICLE = "行政复议法第七十六条"


@dataclass(frozen=True, kw_only=True)
class IssueOpinion(Step[CaseFacts]):
    """制发意见书."""

    key = "opinion"
    title = "制发意见书"
    article = _ARTICLE
    day_field = "opinion_issued_on"

    opinion_issued_on: date = asks(TITLES["opinion_issued_on"])
    opinion_received_on: date | None = asks(
        TITLES["opinion_received_on"], "60日的反馈期限自收到次日起算；尚未送达的先不填。", default=None
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """The register holds one for each case."""
        if facts.opinion_issued_on is not None:
            return Refusal("stage", f"已于{facts.opinion_issued_on}制发意见书（{_ARTICLE}）；日期有误的请用“更正”。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before acceptance; not received before it was issued."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "opinion_received_on")
        yield from not_before(self, "opinion_issued_on", (TITLES["accepted_on"], facts.accepted_on))
        yield from not_before(self, "opinion_received_on", (TITLES["opinion_issued_on"], self.opinion_issued_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Issued."""
        return replace(facts, opinion_issued_on=self.opinion_issued_on, opinion_received_on=self.opinion_received_on)


@dataclass(frozen=True, kw_only=True)
class RecordOpinionReceipt(Step[CaseFacts]):
    """意见书送达: the sixty days begin."""

    key = "opinion-received"
    title = "登记意见书送达"
    article = _ARTICLE
    day_field = "opinion_received_on"

    opinion_received_on: date = asks(TITLES["opinion_received_on"], "60日的反馈期限自收到次日起算。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """After it was issued, once."""
        if facts.opinion_issued_on is None:
            return _not_issued()
        if facts.opinion_received_on is not None:
            return Refusal(
                "stage", f"已登记意见书于{facts.opinion_received_on}送达（{_ARTICLE}）；日期有误的请用“更正”。"
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it was issued."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "opinion_received_on", (TITLES["opinion_issued_on"], facts.opinion_issued_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Received."""
        return replace(facts, opinion_received_on=self.opinion_received_on)


@dataclass(frozen=True, kw_only=True)
class RecordOpinionAnswer(Step[CaseFacts]):
    """意见书落实: the organ reports what it did, in time or late."""

    key = "opinion-answer"
    title = "登记意见书落实情况"
    article = _ARTICLE
    day_field = "opinion_answered_on"

    opinion_answered_on: date = asks(TITLES["opinion_answered_on"], "收到有关机关通报落实情况的日期。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """After it was issued, once."""
        if facts.opinion_issued_on is None:
            return _not_issued()
        if facts.opinion_answered_on is not None:
            return Refusal(
                "stage", f"已登记意见书于{facts.opinion_answered_on}落实（{_ARTICLE}）；日期有误的请用“更正”。"
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it was issued and received."""
        yield from super().refusals(facts, now)
        yield from not_before(
            self,
            "opinion_answered_on",
            (TITLES["opinion_issued_on"], facts.opinion_issued_on),
            (TITLES["opinion_received_on"], facts.opinion_received_on),
        )

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Answered."""
        return replace(facts, opinion_answered_on=self.opinion_answered_on)


def _not_issued() -> Refusal:
    return Refusal("stage", f"还没有登记制发意见书，请先办理“{IssueOpinion.title}”（{_ARTICLE}）。")
