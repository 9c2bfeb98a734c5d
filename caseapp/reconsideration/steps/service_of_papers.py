"""送达 of what the office decided, a refusal to accept included (ARL23 75)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.codes import Disposal
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.reconsideration_clocks import redo_clock
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import Known, not_before
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_ARTICLE = "行政复议法第七十五条"
# Of those that ended before acceptance, only these end in a paper for the applicant, who may sue over it.
WITH_A_PAPER = (Disposal.ACCEPTED, Disposal.REFUSED, Disposal.REDIRECTED)


@dataclass(frozen=True, kw_only=True)
class ServeApplicant(Step[CaseFacts]):
    """送达申请人: the decision takes effect, the time to sue begins; so it does with a refusal."""

    key = "serve-applicant"
    title = "送达申请人"
    article = _ARTICLE
    day_field = "served_on"

    served_on: date = asks(TITLES["served_on"], "申请人签收的日期；起诉期限自次日起算。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Once, and only what is served."""
        if facts.served_on is not None:
            return Refusal("stage", f"已于{facts.served_on}送达申请人（{_ARTICLE}）；日期有误的请用“更正”。")
        if facts.disposal not in WITH_A_PAPER:
            label = facts.disposal.label if facts.disposal else "未处理"
            return Refusal("stage", f"处理结果为“{label}”，没有需要送达的决定书（{_ARTICLE}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the paper was made."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "served_on", *made_on(facts))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Served."""
        return replace(facts, served_on=self.served_on)


@dataclass(frozen=True, kw_only=True)
class ServeRespondent(Step[CaseFacts]):
    """送达被申请人: what it was ordered to do begins to run.

    Where the decision named no day to act anew, the default time of the office's reading begins (`Readings`).
    """

    key = "serve-respondent"
    title = "送达被申请人"
    article = _ARTICLE
    day_field = "respondent_served_on"

    respondent_served_on: date = asks(TITLES["respondent_served_on"], "责令重作等期限自次日起算。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Once."""
        if facts.respondent_served_on is not None:
            return Refusal(
                "stage", f"已于{facts.respondent_served_on}送达被申请人（{_ARTICLE}）；日期有误的请用“更正”。"
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the paper was made."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "respondent_served_on", *made_on(facts))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Served; with the last day to act anew, where that was ordered without naming one."""
        redo_due_on = facts.redo_due_on
        if facts.ending is ReconsiderationEnding.REVOKE_REDO and redo_due_on is None:
            clock = redo_clock(self.respondent_served_on, now.readings)
            redo_due_on = clock.due(self.respondent_served_on, now.calendar).on
        return replace(facts, respondent_served_on=self.respondent_served_on, redo_due_on=redo_due_on)


def made_on(facts: CaseFacts) -> tuple[Known, Known]:
    """The days before which nothing that follows an end can lie: that of the disposal, that of the decision."""
    return (TITLES["disposed_on"], facts.disposed_on), (TITLES["closed_on"], facts.closed_on)
