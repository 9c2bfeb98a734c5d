"""Ends without a decision: the mediation paper and 终止, also while the case stands still."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.codes import Matter, PartyKind
from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.law.reckoning import Due
from caseapp.law.reconsideration_clocks import stay_term_clock
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.stages import running_stay
from caseapp.reconsideration.steps.closing import COMPENSATION_HINT, closing_day_faults, compensation_faults
from caseapp.reconsideration.steps.parties import has_none_of
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

TERMINATIONS = ReconsiderationEnding.of(Outcome.TERMINATED)

# A person under 行政拘留 or a measure that restricts liberty: a penalty or a coercive measure (ARL23 41(4)).
_OF_LIBERTY = (Matter.PENALTY, Matter.COERCION)


@dataclass(frozen=True, kw_only=True)
class Mediate(Step[CaseFacts]):
    """制作行政复议调解书: it takes effect once the parties have signed and the organ has sealed it (ARL23 5, 73)."""

    key = "mediate"
    title = "制作调解书"
    article = "行政复议法第五条、第七十三条"
    day_field = "closed_on"

    closed_on: date = asks("调解书生效日期", "各方当事人签字或者签章，并加盖行政复议机关印章的日期。")
    decision_number: str | None = asks("调解书文号", default=None, max_length=100)
    perform_due_on: date | None = asks(TITLES["perform_due_on"], "调解书写明履行期限的填写。", default=None)
    is_compensated: bool = asks(TITLES["is_compensated"], "调解书载明行政赔偿的勾选。", default=False)
    compensation_fen: int | None = asks(TITLES["compensation_fen"], COMPENSATION_HINT, default=None, is_money=True)

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """After all that went before."""
        yield from super().refusals(facts, now)
        yield from closing_day_faults(self, self.closed_on, facts)
        yield from compensation_faults(self.compensation_fen)
        if self.perform_due_on is not None and self.perform_due_on < self.closed_on:
            yield Refusal("perform_due_on", f"履行期限不应早于调解书生效日期{self.closed_on}（{self.article}）。")

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Mediated. A stay is not lifted: it ends with the case."""
        return replace(
            facts,
            ending=ReconsiderationEnding.MEDIATED,
            closed_on=self.closed_on,
            decision_number=self.decision_number,
            perform_due_on=self.perform_due_on,
            is_compensated=self.is_compensated or bool(self.compensation_fen),
            compensation_fen=self.compensation_fen,
        )


@dataclass(frozen=True, kw_only=True)
class Terminate(Step[CaseFacts]):
    """终止 on its ground; 中止满六十日 only when the law says so (ARL23 41; IR07 42)."""

    key = "terminate"
    title = "终止审理"
    article = "行政复议法第四十一条"
    day_field = "closed_on"

    ending: ReconsiderationEnding = asks("终止事由", among=TERMINATIONS)
    closed_on: date = asks("终止日期")
    decision_number: str | None = asks("终止决定书文号", default=None, max_length=100)

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """Today; on the ground of the sixty days once they are over."""
        due = stay_ends_case_after(facts, now)
        is_over = due is not None and due.on is not None and due.on < now.today
        ending = {"ending": ReconsiderationEnding.TERM_STAY60} if is_over else {}
        return {**super().suggested(facts, now), **ending}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """After all that went before, on a ground that is there."""
        yield from super().refusals(facts, now)
        yield from closing_day_faults(self, self.closed_on, facts)
        if self.ending not in TERMINATIONS:
            yield Refusal("ending", f"“{self.ending.label}”不是终止的事由，请另行办理（{self.article}）。")
        if self.ending is ReconsiderationEnding.TERM_STAY60:
            yield from self._sixty_days_faults(facts, now)
        yield from self._ground_faults(facts)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Terminated. A stay is not lifted: it ends with the case."""
        return replace(facts, ending=self.ending, closed_on=self.closed_on, decision_number=self.decision_number)

    def _sixty_days_faults(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        stay, due = running_stay(facts), stay_ends_case_after(facts, now)
        if stay is None:
            yield Refusal("ending", "案件没有中止，不能以中止满六十日终止（行政复议法第四十一条第五项）。")
        elif due is None or due.on is None:
            ground = f"“{stay.ground.label}”" if stay.ground else "未登记"
            yield Refusal(
                "ending",
                f"中止原因为{ground}；只有公民死亡、丧失行为能力、组织终止三种中止满六十日才终止（行政复议法第四十一条第五项）。",
            )
        elif self.closed_on <= due.on:
            yield Refusal(
                "closed_on", f"中止自{stay.start_on}起，六十日到{due.on}届满，终止日期应在其后（{due.article}）。"
            )

    def _ground_faults(self, facts: CaseFacts) -> Iterator[Refusal]:
        if self.ending is ReconsiderationEnding.TERM_DEATH and has_none_of(PartyKind.CITIZEN, facts):
            yield Refusal("ending", "申请人中没有公民，不能以公民死亡终止（行政复议法第四十一条第二项）。")
        if self.ending is ReconsiderationEnding.TERM_DISSOLVED and has_none_of(PartyKind.ORGANISATION, facts):
            yield Refusal("ending", "申请人中没有法人或其他组织，不能以组织终止终止（行政复议法第四十一条第三项）。")
        is_criminal = self.ending is ReconsiderationEnding.TERM_CRIMINAL
        if is_criminal and facts.matter is not None and facts.matter not in _OF_LIBERTY:
            yield Refusal(
                "ending",
                f"复议事项为“{facts.matter.label}”，只有对行政拘留或者限制人身自由的强制措施申请复议的才能以此终止"
                "（行政复议法第四十一条第四项）。",
            )


def stay_ends_case_after(facts: CaseFacts, now: Circumstances) -> Due | None:
    """The sixtieth day of the running stay, on whose lapse the case may be terminated (ARL23 41(5); IR07 42(2)).

    None where no stay runs, or its ground is none of the three.
    """
    stay = running_stay(facts)
    clock = stay_term_clock(stay.ground, stay.start_on) if stay is not None and stay.ground is not None else None
    return clock.due(stay.start_on, now.calendar) if stay is not None and clock is not None else None
