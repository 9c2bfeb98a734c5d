"""Steps between the office and the parties: the copy of the application, the reply to it, the parties' views."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.editions import Act, act_on
from caseapp.law.reckoning import Due
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_ahead, not_before
from caseapp.reconsideration.steps.decision_time import is_simplified
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_COPY = "行政复议法第四十八条、第五十四条"


@dataclass(frozen=True, kw_only=True)
class SendCopy(Step[CaseFacts]):
    """发送申请书副本 to the respondent (ARL23 48, 54; ARL17 23)."""

    key = "send-copy"
    title = "发送申请书副本"
    article = _COPY
    day_field = "copy_sent_on"

    copy_sent_on: date = asks(TITLES["copy_sent_on"])
    copy_received_on: date | None = asks(
        TITLES["copy_received_on"], "答复期限自收到次日起算；尚未收到送达回证的先不填。", default=None
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Once."""
        if facts.copy_sent_on is not None:
            return Refusal("stage", f"申请书副本已于{facts.copy_sent_on}发送（{cls.article}）；日期有误的请用“更正”。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before acceptance; not received before it was sent."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "copy_received_on")
        yield from not_before(self, "copy_sent_on", (TITLES["accepted_on"], facts.accepted_on))
        yield from not_before(self, "copy_received_on", (TITLES["copy_sent_on"], self.copy_sent_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Sent; the time to reply runs once it is received."""
        return replace(facts, copy_sent_on=self.copy_sent_on, copy_received_on=self.copy_received_on)


@dataclass(frozen=True, kw_only=True)
class RecordCopyReceipt(Step[CaseFacts]):
    """被申请人收到副本: the day from which the time to reply runs (ARL23 48, 54)."""

    key = "copy-received"
    title = "登记被申请人收到副本"
    article = _COPY
    day_field = "copy_received_on"

    copy_received_on: date = asks(TITLES["copy_received_on"], "答复期限自收到次日起算。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """After it was sent, once."""
        if facts.copy_sent_on is None:
            return _not_sent(cls.article)
        if facts.copy_received_on is not None:
            return Refusal(
                "stage", f"已登记被申请人于{facts.copy_received_on}收到副本（{cls.article}）；日期有误的请用“更正”。"
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it was sent."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "copy_received_on", (TITLES["copy_sent_on"], facts.copy_sent_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Received."""
        return replace(facts, copy_received_on=self.copy_received_on)


@dataclass(frozen=True, kw_only=True)
class ReceiveReply(Step[CaseFacts]):
    """收到答复, in time or late (ARL23 48, 54; ARL17 23). A reply missed before stays recorded as missed."""

    key = "reply"
    title = "收到被申请人答复"
    article = _COPY
    day_field = "reply_received_on"

    reply_received_on: date = asks(TITLES["reply_received_on"])

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """No reply before a copy was sent, nor twice."""
        if facts.copy_sent_on is None:
            return _not_sent(cls.article)
        if facts.reply_received_on is not None:
            return Refusal("stage", f"已于{facts.reply_received_on}收到答复（{cls.article}）；日期有误的请用“更正”。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the copy reached the respondent."""
        yield from super().refusals(facts, now)
        yield from not_before(
            self,
            "reply_received_on",
            (TITLES["copy_sent_on"], facts.copy_sent_on),
            (TITLES["copy_received_on"], facts.copy_received_on),
        )

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Replied."""
        return replace(facts, reply_received_on=self.reply_received_on)


@dataclass(frozen=True, kw_only=True)
class RecordMissingReply(Step[CaseFacts]):
    """被申请人逾期未答复: the act then counts as made without evidence or basis (ARL23 48, 70; ARL17 23, 28(1)(4))."""

    key = "reply-missing"
    title = "登记逾期未答复"
    article = "行政复议法第四十八条、第七十条"
    note = (
        "被申请人未按期提出书面答复、提交证据、依据的，视为该行政行为没有证据、依据；"
        "行政行为涉及第三人合法权益、第三人提供证据的除外。"
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Only after the time to reply has run out without a reply."""
        due = reply_due(facts, now)
        if facts.copy_sent_on is None:
            return _not_sent(cls.article)
        if facts.is_reply_missing:
            return Refusal("stage", f"已登记被申请人逾期未答复（{cls.article}）。")
        if due is None or due.on is None:
            return Refusal("stage", f"还没有登记被申请人收到副本的日期，不能认定逾期，请先登记（{cls.article}）。")
        if has_replied_in_time(facts, now):
            return Refusal("stage", f"被申请人已于{facts.reply_received_on}在期限内答复（{cls.article}）。")
        if due.on >= now.today:
            return Refusal("stage", f"答复期限到{due.on}届满，届满后仍未答复的才登记逾期（{due.article}）。")
        return None

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Missed."""
        return replace(facts, is_reply_missing=True)


@dataclass(frozen=True, kw_only=True)
class HearViews(Step[CaseFacts]):
    """听取当事人意见, in person, by telephone or the internet, and recorded (ARL23 49)."""

    key = "hear-views"
    title = "听取当事人意见"
    article = "行政复议法第四十九条"
    day_field = "views_heard_on"

    views_heard_on: date = asks(TITLES["views_heard_on"], "当面或者通过互联网、电话等方式听取，意见应当记录在案。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Recorded once."""
        if facts.views_heard_on is not None:
            return Refusal("stage", f"已登记于{facts.views_heard_on}听取意见（{cls.article}）；日期有误的请用“更正”。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before acceptance."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "views_heard_on", (TITLES["accepted_on"], facts.accepted_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Heard."""
        return replace(facts, views_heard_on=self.views_heard_on)


def reply_due(facts: CaseFacts, now: Circumstances) -> Due | None:
    """The last day to reply: 10 working days from receipt of the copy, 5 in the simplified procedure, 10 calendar days
    before 2024 (ARL23 48, 54; ARL17 23). After a conversion the longer time. None while no receipt is recorded.
    """
    received_on = facts.copy_received_on
    if received_on is None:
        return None
    is_short = is_simplified(facts) and act_on(received_on) is Act.ARL23
    clock = reconsideration_clock("REPLY_SIMPLE" if is_short else "REPLY_ORD", received_on)
    return clock.due(received_on, now.calendar)


def has_replied_in_time(facts: CaseFacts, now: Circumstances) -> bool:
    """Whether a reply came, and not after its last day; without a receipt of the copy no reply is late."""
    if facts.reply_received_on is None:
        return False
    due = reply_due(facts, now)
    return due is None or due.on is None or facts.reply_received_on <= due.on


def _not_sent(article: str) -> Refusal:
    return Refusal("stage", f"还没有登记发送申请书副本，请先办理“{SendCopy.title}”（{article}）。")
