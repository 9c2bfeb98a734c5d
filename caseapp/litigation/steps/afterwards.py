"""Steps after the decision: performance, judicial suggestions, filing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.endings import LitigationEnding
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.litigation.sections import ROW_TITLES, TITLES
from caseapp.litigation.steps.checked import LawsuitStep, refused_if_before, refused_unless_past
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances

_DEFENDANT = ROW_TITLES["defendants"]
# Judgments that order the defendant to do something, and with them the agreement that does.
ORDERS = frozenset(
    {
        LitigationEnding.REVOKE_REDO,
        LitigationEnding.REVOKE_PART_REDO,
        LitigationEnding.PERFORM,
        LitigationEnding.PAY,
        LitigationEnding.AGREEMENT_PERFORM,
        LitigationEnding.AGREEMENT_COMP,
        LitigationEnding.COMPENSATE,
    }
)
_TO_PERFORM = ORDERS | {LitigationEnding.MEDIATED}


def has_to_perform(defendant: DefendantFacts) -> bool:
    """Whether the decision leaves this defendant something to do that is not recorded as done."""
    is_owed = (
        defendant.ending in _TO_PERFORM
        or defendant.content in _TO_PERFORM
        or defendant.perform_due_on is not None
        or bool(defendant.amount_fen)
    )
    return is_owed and defendant.performed_on is None


@dataclass(frozen=True, kw_only=True)
class Performed:
    """What one defendant has done of what the court ordered."""

    organ: str = asks(_DEFENDANT["organ"], is_fixed=True)
    performed_on: date | None = asks(_DEFENDANT["performed_on"], default=None)


@dataclass(frozen=True, kw_only=True)
class Perform(LawsuitStep):
    """履行裁判 by a defendant, in full (ALL17 94)."""

    key = "perform"
    title = "登记履行"
    article = "行政诉讼法第九十四条"

    defendants: tuple[Performed, ...] = asks(TITLES["defendants"])

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """Somebody must still have something to do."""
        if not any(has_to_perform(each) for each in facts.defendants):
            return Refusal("stage", f"没有尚待履行的裁判内容（{cls.article}）；履行情况有误的，请用“更正”改正。")
        return None

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """A row for each defendant who owes something."""
        return {"defendants": [{"organ": each.organ} for each in facts.defendants if has_to_perform(each)]}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Somebody, on a day after the decision."""
        if not self.defendants:
            yield Refusal("defendants", "请填写履行日期。")
        owing = {each.organ for each in facts.defendants if has_to_perform(each)}
        for row in self.defendants:
            if row.organ not in owing:
                yield Refusal("defendants", f"“{row.organ}”没有尚待履行的裁判内容，请刷新后再登记。")
            yield from refused_unless_past("defendants", row.performed_on, now)
            yield from refused_if_before("defendants", row.performed_on, facts.decided_on, TITLES["decided_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Done on those days."""
        done = {row.organ: row.performed_on for row in self.defendants}
        return replace(
            facts,
            defendants=tuple(
                replace(each, performed_on=done.get(each.organ) or each.performed_on) for each in facts.defendants
            ),
        )


@dataclass(frozen=True, kw_only=True)
class ReceiveSuggestion(LawsuitStep):
    """收到司法建议 (ALL17 64, 96; JI20 12)."""

    key = "suggestion"
    title = "登记收到司法建议"
    article = "行政诉讼法第六十四条、第六十六条、第九十六条，法释〔2020〕3号第十二条"
    day_field = "suggestion_received_on"

    suggestion_received_on: date = asks(TITLES["suggestion_received_on"])

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """The register keeps one for each lawsuit."""
        if facts.suggestion_received_on is not None:
            return Refusal("stage", f"司法建议已于{facts.suggestion_received_on}登记；有误的，请用“更正”改正。")
        return None

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the suit; a suggestion said to be answered already was received before."""
        name, on = "suggestion_received_on", self.suggestion_received_on
        yield from refused_if_before(name, on, facts.served_on, TITLES["served_on"])
        answered_on = facts.suggestion_answered_on
        if answered_on is not None and on > answered_on:
            yield Refusal(name, f"日期{on}晚于回复司法建议日期{answered_on}，请核对这两个日期。")

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """There is one."""
        return replace(facts, has_judicial_suggestion=True, suggestion_received_on=self.suggestion_received_on)


@dataclass(frozen=True, kw_only=True)
class AnswerSuggestion(LawsuitStep):
    """回复司法建议; on a document of general effect within sixty days (JI18 149)."""

    key = "answer-suggestion"
    title = "登记回复司法建议"
    article = "法释〔2018〕1号第一百四十九条"
    day_field = "suggestion_answered_on"

    suggestion_answered_on: date = asks(TITLES["suggestion_answered_on"])

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """One that came and was not answered."""
        if not facts.has_judicial_suggestion:
            return Refusal("stage", "本案没有登记司法建议；请先办理“登记收到司法建议”。")
        if facts.suggestion_answered_on is not None:
            return Refusal("stage", f"司法建议已于{facts.suggestion_answered_on}回复；有误的，请用“更正”改正。")
        return None

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it came."""
        name, on = "suggestion_answered_on", self.suggestion_answered_on
        yield from refused_if_before(name, on, facts.suggestion_received_on, TITLES["suggestion_received_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Answered."""
        return replace(facts, suggestion_answered_on=self.suggestion_answered_on)


@dataclass(frozen=True, kw_only=True)
class FileAway(LawsuitStep):
    """归档: the papers of this instance are put away; nothing more is recorded but corrections."""

    key = "file"
    title = "归档"
    article = ""
    day_field = "filed_on"

    filed_on: date = asks(TITLES["filed_on"])

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the decision took effect, or was appealed from."""
        ended_on = facts.effective_on or facts.appealed_on or facts.decided_on
        what = TITLES["effective_on"] if facts.effective_on else "裁判或上诉日期"
        yield from refused_if_before("filed_on", self.filed_on, ended_on, what)

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Filed."""
        return replace(facts, filed_on=self.filed_on)
