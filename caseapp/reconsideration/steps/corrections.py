"""Steps of 补正: what is missing is asked for, supplied, or given up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.codes import Disposal
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.clocks import due_to_correct
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.stages import open_correction
from caseapp.reconsideration.steps.dates import not_ahead, not_before
from caseapp.reconsideration.steps.review_time import before_review, review_is_over
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_ROUND = ROW_TITLES["corrections"]
_SUPPLY_BY = "通知书载明的，或者准予延长至的日期；不填按申请人收到通知后10个工作日计。"


@dataclass(frozen=True, kw_only=True)
class AskCorrection(Step[CaseFacts]):
    """补正通知: one notice that lists everything to be supplied (ARL23 31(1); IR07 29)."""

    key = "ask-correction"
    title = "通知补正"
    article = "行政复议法第三十一条第一款"
    day_field = "notified_on"

    notified_on: date = asks(_ROUND["notified_on"], "补正通知应当一次性载明需要补正的全部事项。")
    notice_received_on: date | None = asks(_ROUND["notice_received_on"], "尚未送达的先不填。", default=None)
    supply_by_on: date | None = asks(_ROUND["supply_by_on"], _SUPPLY_BY, default=None)

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before receipt, not after the time to notify; time enough to supply."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "notified_on", *before_review(facts))
        yield from review_is_over("notified_on", self.notified_on, facts, now)
        yield from not_ahead(self, now, "notice_received_on")
        yield from _notice_faults(self, self.notified_on, self.notice_received_on, self.supply_by_on, now)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """A further round of 补正."""
        asked = CorrectionFacts(
            notified_on=self.notified_on, notice_received_on=self.notice_received_on, supply_by_on=self.supply_by_on
        )
        return replace(facts, corrections=(*facts.corrections, asked))


@dataclass(frozen=True, kw_only=True)
class SupplyCorrection(Step[CaseFacts]):
    """收到补正材料: the review begins anew (ARL23 30, 31)."""

    key = "supply-correction"
    title = "收到补正材料"
    article = "行政复议法第三十一条"
    day_field = "supplied_on"

    supplied_on: date = asks(_ROUND["supplied_on"])

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before they were asked for. Late papers are for the office to take or, by another step, not."""
        yield from super().refusals(facts, now)
        last = open_correction(facts)
        asked = (_ROUND["notified_on"], last.notified_on if last else None)
        yield from not_before(self, "supplied_on", (TITLES["received_on"], facts.received_on), asked)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """The papers of the last round have come."""
        return _with_last_round(facts, supplied_on=self.supplied_on)


@dataclass(frozen=True, kw_only=True)
class ExtendCorrection(Step[CaseFacts]):
    """延长补正期限, or recording when the applicant received the notice, from which the time runs (ARL23 31(2))."""

    key = "extend-correction"
    title = "登记补正通知送达或延长期限"
    article = "行政复议法第三十一条第二款"

    notice_received_on: date | None = asks(_ROUND["notice_received_on"], default=None)
    supply_by_on: date | None = asks(_ROUND["supply_by_on"], _SUPPLY_BY, default=None)

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """What is known of the round."""
        last = open_correction(facts) or CorrectionFacts()
        return {"notice_received_on": last.notice_received_on, "supply_by_on": last.supply_by_on}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Something new: days in order, the time not made shorter, a day once recorded left as it is."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "notice_received_on")
        last = open_correction(facts) or CorrectionFacts()
        yield from _notice_faults(self, last.notified_on, self.notice_received_on, self.supply_by_on, now)
        yield from not_before(self, "supply_by_on", ("原定补正期限", last.supply_by_on))
        if last.notice_received_on not in (None, self.notice_received_on):
            yield Refusal(
                "notice_received_on", f"已登记申请人于{last.notice_received_on}收到通知，日期有误的请用“更正”。"
            )
        elif (self.notice_received_on, self.supply_by_on) == (last.notice_received_on, last.supply_by_on):
            yield Refusal("supply_by_on", f"请填写申请人收到通知日期，或者延长后的补正期限（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """The last round with these days."""
        return _with_last_round(facts, notice_received_on=self.notice_received_on, supply_by_on=self.supply_by_on)


@dataclass(frozen=True, kw_only=True)
class LapseCorrection(Step[CaseFacts]):
    """逾期未补正视为放弃: the applicant gave it up without a reason; recorded (ARL23 31(2))."""

    key = "lapse-correction"
    title = "逾期未补正，视为放弃"
    article = "行政复议法第三十一条第二款"
    day_field = "disposed_on"

    disposed_on: date = asks(TITLES["disposed_on"])

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Before the time to supply has passed nobody has given up anything."""
        last = open_correction(facts)
        if last is None:
            return None
        ends = _last_day(last, now)
        if ends is None:
            return Refusal("stage", "还没有登记申请人收到补正通知的日期或补正期限，不能认定逾期；请先登记。")
        if ends >= now.today:
            return Refusal("stage", f"补正期限到{ends}届满，届满后仍未补正的才视为放弃（{cls.article}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not on or before the last day to supply."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "disposed_on", (TITLES["received_on"], facts.received_on))
        last = open_correction(facts)
        ends = _last_day(last, now) if last else None
        if ends is not None and self.disposed_on <= ends:
            yield Refusal("disposed_on", f"补正期限到{ends}届满，处理日期应在其后（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """The round lapsed, the application given up."""
        lapsed = _with_last_round(facts, is_lapsed=True)
        return replace(lapsed, disposal=Disposal.ABANDONED, disposed_on=self.disposed_on)


def _notice_faults(
    step: Step[CaseFacts],
    notified_on: date | None,
    received_on: date | None,
    supply_by_on: date | None,
    now: Circumstances,
) -> Iterator[Refusal]:
    """Received not before it was sent; the time to supply no shorter than the Act's ten working days from receipt."""
    yield from not_before(step, "notice_received_on", (_ROUND["notified_on"], notified_on))
    start = received_on or notified_on
    if start is None or supply_by_on is None:
        return
    least = _last_day(CorrectionFacts(notice_received_on=start), now)
    if supply_by_on <= start:
        yield Refusal("supply_by_on", f"补正期限应在通知日期之后，请核对（{step.article}）。")
    elif least is not None and supply_by_on < least:
        yield Refusal(
            "supply_by_on",
            f"自{start}起的10个工作日到{least}届满，补正期限不应早于该日（行政复议法第三十一条第二款）。",
        )


def _with_last_round(facts: CaseFacts, **changes: Any) -> CaseFacts:
    if not facts.corrections:
        return facts
    *earlier, last = facts.corrections
    return replace(facts, corrections=(*earlier, replace(last, **changes)))


def _last_day(asked: CorrectionFacts, now: Circumstances) -> date | None:
    """The last day to supply; None before 2024 where the notice set none (IR07 29)."""
    due = due_to_correct(asked, now.calendar)
    return due.on if due else None
