"""Steps between the office and others in the review of a norm: its maker (ARL23 58), the competent organ (56, 60)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import ROW_TITLES
from caseapp.reconsideration.steps.dates import not_ahead, not_before
from caseapp.reconsideration.steps.norms_waiting import (
    first_waiting,
    none_waits,
    to_arrive,
    to_notify,
    to_reply,
    to_transfer,
    with_review,
)
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_NORM = ROW_TITLES["norm_reviews"]
_LATER = "还不知道的先不填，以后再登记。"


@dataclass(frozen=True, kw_only=True)
class NotifyNormMaker(Step[CaseFacts]):
    """通知制定机关答复, within three working days of the stay (ARL23 58)."""

    key = "norm-notify"
    title = "通知规范性文件制定机关"
    article = "行政复议法第五十八条"
    day_field = "notified_on"

    notified_on: date = asks(_NORM["notified_on"])
    notice_received_on: date | None = asks(_NORM["notice_received_on"], _LATER, default=None)

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """A review by this organ whose maker was not yet notified."""
        return none_waits(facts, to_notify, f"没有尚待通知制定机关的附带审查（{cls.article}）。")

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Days in order."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "notice_received_on")
        review = first_waiting(facts, to_notify)
        yield from not_before(self, "notified_on", (_NORM["found_on"], review.found_on if review else None))
        yield from not_before(self, "notice_received_on", (_NORM["notified_on"], self.notified_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Notified; its ten working days run from receipt."""
        return with_review(facts, to_notify, notified_on=self.notified_on, notice_received_on=self.notice_received_on)


@dataclass(frozen=True, kw_only=True)
class RecordNormReply(Step[CaseFacts]):
    """登记制定机关收到通知、答复 (ARL23 58)."""

    key = "norm-reply"
    title = "登记制定机关收到通知或答复"
    article = "行政复议法第五十八条"

    notice_received_on: date | None = asks(_NORM["notice_received_on"], _LATER, default=None)
    answered_on: date | None = asks(_NORM["answered_on"], "尚未答复的先不填。", default=None)

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Somebody was notified and has not replied."""
        return none_waits(facts, to_reply, f"没有已通知而尚待制定机关答复的附带审查（{cls.article}）。")

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """When the notice was received, and if that is known, that the reply came today."""
        review = first_waiting(facts, to_reply)
        received_on = review.notice_received_on if review else None
        return {"notice_received_on": received_on, "answered_on": now.today if received_on else None}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Something new, in order."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "notice_received_on", "answered_on")
        review = first_waiting(facts, to_reply)
        notified = (_NORM["notified_on"], review.notified_on if review else None)
        yield from not_before(self, "notice_received_on", notified)
        yield from not_before(self, "answered_on", notified, (_NORM["notice_received_on"], self.notice_received_on))
        if self.notice_received_on is None and self.answered_on is None:
            yield Refusal("notice_received_on", f"请填写制定机关收到通知日期或者答复日期（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """What became known."""
        return with_review(facts, to_reply, notice_received_on=self.notice_received_on, answered_on=self.answered_on)


@dataclass(frozen=True, kw_only=True)
class TransferNorm(Step[CaseFacts]):
    """转送有权机关处理, within seven working days (ARL23 56, 57; ARL17 26, 27)."""

    key = "norm-transfer"
    title = "规范性文件转送有权机关"
    article = "行政复议法第五十六条、第五十七条"
    day_field = "transferred_on"

    transferred_on: date = asks(_NORM["transferred_on"])
    transfer_received_on: date | None = asks(_NORM["transfer_received_on"], _LATER, default=None)

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """A review for another organ that was not yet sent on."""
        return none_waits(facts, to_transfer, f"没有尚待转送有权机关的附带审查（{cls.article}）。")

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Days in order."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "transfer_received_on")
        review = first_waiting(facts, to_transfer)
        yield from not_before(self, "transferred_on", (_NORM["found_on"], review.found_on if review else None))
        yield from not_before(self, "transfer_received_on", (_NORM["transferred_on"], self.transferred_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Sent on; the sixty days of the other organ run from receipt."""
        return with_review(
            facts, to_transfer, transferred_on=self.transferred_on, transfer_received_on=self.transfer_received_on
        )


@dataclass(frozen=True, kw_only=True)
class RecordTransferReceipt(Step[CaseFacts]):
    """有权机关收到转送: its sixty days begin (ARL23 60)."""

    key = "norm-transfer-received"
    title = "登记有权机关收到转送"
    article = "行政复议法第六十条"
    day_field = "transfer_received_on"

    transfer_received_on: date = asks(_NORM["transfer_received_on"])

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Something was sent on."""
        return none_waits(facts, to_arrive, f"没有已转送而尚待登记收到日期的附带审查（{cls.article}）。")

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it was sent on."""
        yield from super().refusals(facts, now)
        review = first_waiting(facts, to_arrive)
        sent = (_NORM["transferred_on"], review.transferred_on if review else None)
        yield from not_before(self, "transfer_received_on", sent)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Received."""
        return with_review(facts, to_arrive, transfer_received_on=self.transfer_received_on)
