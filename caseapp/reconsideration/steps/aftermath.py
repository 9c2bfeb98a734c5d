"""What follows the end of a case: acted anew, performed, sued or not, filed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.service_of_papers import WITH_A_PAPER, made_on
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_SUIT = "行政诉讼法第四十五条"
_TO_BE_PERFORMED = (
    *ReconsiderationEnding.of(Outcome.ORDERED_TO_PERFORM),
    ReconsiderationEnding.AGREEMENT_COMP,
    ReconsiderationEnding.MEDIATED,
)


@dataclass(frozen=True, kw_only=True)
class RecordRedone(Step[CaseFacts]):
    """登记重作: the respondent made a new act, as it was ordered to (ARL23 64, 77)."""

    key = "redone"
    title = "登记重新作出行政行为"
    article = "行政复议法第六十四条、第七十七条"
    day_field = "redone_on"

    redone_on: date = asks(TITLES["redone_on"])

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Where that was ordered, once."""
        if facts.redone_on is not None:
            return Refusal("stage", f"已登记于{facts.redone_on}重作（{cls.article}）；日期有误的请用“更正”。")
        if facts.ending is not ReconsiderationEnding.REVOKE_REDO and facts.redo_due_on is None:
            return Refusal("stage", f"本案没有责令重新作出行政行为（{cls.article}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the decision."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "redone_on", *made_on(facts))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Done."""
        return replace(facts, redone_on=self.redone_on)


@dataclass(frozen=True, kw_only=True)
class RecordPerformed(Step[CaseFacts]):
    """登记履行 of a decision or a mediation paper (ARL23 77, 78)."""

    key = "performed"
    title = "登记履行"
    article = "行政复议法第七十七条"
    day_field = "performed_on"

    performed_on: date = asks(TITLES["performed_on"])

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Where something is to be performed, once."""
        if facts.performed_on is not None:
            return Refusal("stage", f"已登记于{facts.performed_on}履行（{cls.article}）；日期有误的请用“更正”。")
        is_ordered = facts.ending in _TO_BE_PERFORMED or facts.perform_due_on is not None or facts.is_compensated
        if not is_ordered:
            return Refusal("stage", f"本案的处理结果没有需要履行的内容（{cls.article}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the decision."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "performed_on", *made_on(facts))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Done."""
        return replace(facts, performed_on=self.performed_on)


@dataclass(frozen=True, kw_only=True)
class RecordNoSuit(Step[CaseFacts]):
    """登记未起诉, once the fifteen days from service of a decision are over (ALL17 45)."""

    key = "not-sued"
    title = "登记未起诉"
    article = _SUIT
    note = "没有收到应诉通知。以后收到的，仍可登记起诉。"

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Not while the applicant may still sue; a mediation or a termination gives no fifteen days."""
        refusal = _nothing_to_sue_over(facts)
        if refusal is not None:
            return refusal
        if facts.is_sued is not None:
            return Refusal("stage", f"已登记{'起诉' if facts.is_sued else '未起诉'}（{_SUIT}）。")
        if facts.served_on is None:
            return Refusal("stage", f"还没有登记送达申请人的日期，起诉期限尚未起算（{_SUIT}）。")
        if facts.ending is not None and not facts.ending.is_decision:
            return None
        due = reconsideration_clock("SUE_AFTER", facts.served_on).due(facts.served_on, now.calendar)
        if due.on is None or due.on >= now.today:
            return Refusal("stage", f"起诉期限到{due.on}届满，届满后仍未起诉的再登记（{_SUIT}）。")
        return None

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Not sued."""
        return replace(facts, is_sued=False)


@dataclass(frozen=True, kw_only=True)
class RecordSuit(Step[CaseFacts]):
    """登记起诉, also of a case put away as not sued: the time may have been longer than fifteen days (JI18 64)."""

    key = "sued"
    title = "登记起诉"
    article = _SUIT
    day_field = "sued_on"

    sued_on: date = asks(TITLES["sued_on"], "申请人提起诉讼的日期；不清楚的填法院立案日期。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Once."""
        if facts.is_sued:
            return Refusal("stage", f"已登记起诉（{_SUIT}）；有误的请用“更正”。")
        return _nothing_to_sue_over(facts)

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before there was a decision."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "sued_on", *made_on(facts))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Sued."""
        return replace(facts, is_sued=True, sued_on=self.sued_on)


@dataclass(frozen=True, kw_only=True)
class PutAway(Step[CaseFacts]):
    """归档: after service, or once an application that was not accepted is dealt with."""

    key = "file"
    title = "归档"
    article = ""
    day_field = "filed_on"

    filed_on: date = asks(TITLES["filed_on"])

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """A decision must have been served."""
        if facts.closed_on is not None and facts.served_on is None:
            return Refusal("stage", "决定书还没有登记送达申请人，送达后再归档（行政复议法第七十五条）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the end and its service."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "filed_on", *made_on(facts), (TITLES["served_on"], facts.served_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Put away."""
        return replace(facts, filed_on=self.filed_on)


def _nothing_to_sue_over(facts: CaseFacts) -> Refusal | None:
    if facts.disposal in WITH_A_PAPER:
        return None
    label = facts.disposal.label if facts.disposal else "未处理"
    return Refusal("stage", f"处理结果为“{label}”，没有可以起诉的决定（{_SUIT}）。")
