"""Steps of the court's decision: how it found for each defendant, by the endings of the instance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.litigation.sections import ROW_TITLES, TITLES
from caseapp.litigation.steps.checked import LawsuitStep, refused_if_before, refused_unless_past
from caseapp.litigation.steps.hearings import is_unrecorded
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances

_DEFENDANT = ROW_TITLES["defendants"]
_CONTENT_HINT = "只有改判才填：改判成什么。"
_DUE_HINT = "裁判确定的履行期限的最后一日。"
# Judgments of the law before 2015; old papers are entered whole.
_OBSOLETE = (LitigationEnding.UPHOLD_ACT, LitigationEnding.CONFIRM_LAWFUL)


def _endings_at(instance: Instance) -> tuple[LitigationEnding, ...]:
    """What a court can decide at this instance; what is the instance's own comes first."""
    possible = [each for each in LitigationEnding if instance in each.instances and each not in _OBSOLETE]
    return tuple(sorted(possible, key=lambda each: len(each.instances)))


@dataclass(frozen=True, kw_only=True)
class FirstOutcome:
    """How a court of first instance found for one defendant."""

    organ: str = asks(_DEFENDANT["organ"], is_fixed=True)
    ending: LitigationEnding = asks(_DEFENDANT["ending"], among=_endings_at(Instance.FIRST))
    amount_fen: int | None = asks(_DEFENDANT["amount_fen"], default=None, is_money=True)
    perform_due_on: date | None = asks(_DEFENDANT["perform_due_on"], _DUE_HINT, default=None)


@dataclass(frozen=True, kw_only=True)
class SecondOutcome:
    """How a court of second instance found for one defendant."""

    organ: str = asks(_DEFENDANT["organ"], is_fixed=True)
    ending: LitigationEnding = asks(_DEFENDANT["ending"], among=_endings_at(Instance.SECOND))
    content: LitigationEnding | None = asks(
        _DEFENDANT["content"], _CONTENT_HINT, default=None, among=LitigationEnding.contents()
    )
    amount_fen: int | None = asks(_DEFENDANT["amount_fen"], default=None, is_money=True)
    perform_due_on: date | None = asks(_DEFENDANT["perform_due_on"], _DUE_HINT, default=None)


@dataclass(frozen=True, kw_only=True)
class RetrialOutcome:
    """How a court found for one defendant in retrial."""

    organ: str = asks(_DEFENDANT["organ"], is_fixed=True)
    ending: LitigationEnding = asks(_DEFENDANT["ending"], among=_endings_at(Instance.RETRIAL))
    content: LitigationEnding | None = asks(
        _DEFENDANT["content"], _CONTENT_HINT, default=None, among=LitigationEnding.contents()
    )
    amount_fen: int | None = asks(_DEFENDANT["amount_fen"], default=None, is_money=True)
    perform_due_on: date | None = asks(_DEFENDANT["perform_due_on"], _DUE_HINT, default=None)


@dataclass(frozen=True, kw_only=True)
class _Decide(LawsuitStep):
    """What decisions of every instance have in common. Hearings notified for a later day are not held any more."""

    day_field = "decided_on"
    instance: ClassVar[Instance]

    decided_on: date = asks(TITLES["decided_on"], "裁判文书落款日期；之后的开庭安排自动取消。")
    decision_number: str | None = asks(
        TITLES["decision_number"], "与法院案号相同的可以不填。", default=None, max_length=100
    )
    decision_received_on: date | None = asks(TITLES["decision_received_on"], "尚未收到的先不填。", default=None)
    defendants: tuple[Any, ...] = asks(TITLES["defendants"])

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """Each instance has endings of its own."""
        if facts.instance is not cls.instance:
            return Refusal("stage", f"本案是{facts.instance.label}案件，请办理“登记{facts.instance.label}裁判”。")
        return None

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """A row for each defendant. The day stands on the paper and is no day to guess; it came today."""
        rows = [{"organ": defendant.organ} for defendant in facts.defendants]
        return {"decision_received_on": now.today, "defendants": rows}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Days in order; 改判 says into what; every row a defendant of the case."""
        yield from refused_unless_past("decision_received_on", self.decision_received_on, now)
        yield from refused_if_before("decision_received_on", self.decision_received_on, self.decided_on, "裁判日期")
        organs = {defendant.organ for defendant in facts.defendants}
        for row in self.defendants:
            if row.organ not in organs:
                yield Refusal("defendants", f"“{row.organ}”不是本案被告，请刷新后再登记。")
            if row.ending.needs_content and row.content is None:
                yield Refusal(
                    "defendants", f"{row.organ}：“{row.ending.label}”请填写改判内容（{row.ending.article}）。"
                )
            if row.perform_due_on is not None and row.perform_due_on < self.decided_on:
                yield Refusal("defendants", f"{row.organ}：履行期限早于裁判日期{self.decided_on}，请核对。")

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Decided for those defendants of whom a row speaks."""
        said = {row.organ: row for row in self.defendants}
        return replace(
            facts,
            decided_on=self.decided_on,
            decision_number=self.decision_number,
            decision_received_on=self.decision_received_on,
            defendants=tuple(_found(each, said.get(each.organ)) for each in facts.defendants),
            hearings=tuple(
                each for each in facts.hearings if each.held_on <= self.decided_on or not is_unrecorded(each)
            ),
        )


def _found(defendant: DefendantFacts, row: Any) -> DefendantFacts:
    if row is None:
        return defendant
    content = getattr(row, "content", None)
    return replace(
        defendant, ending=row.ending, content=content, amount_fen=row.amount_fen, perform_due_on=row.perform_due_on
    )


@dataclass(frozen=True, kw_only=True)
class DecideFirst(_Decide):
    """一审裁判 (ALL17 69 to 79)."""

    key = "decide-first"
    title = "登记一审裁判"
    article = "行政诉讼法第六十九条至第七十九条"
    instance = Instance.FIRST

    defendants: tuple[FirstOutcome, ...] = asks(TITLES["defendants"])


@dataclass(frozen=True, kw_only=True)
class DecideSecond(_Decide):
    """二审裁判 (ALL17 89)."""

    key = "decide-second"
    title = "登记二审裁判"
    article = "行政诉讼法第八十九条"
    instance = Instance.SECOND

    defendants: tuple[SecondOutcome, ...] = asks(TITLES["defendants"])


@dataclass(frozen=True, kw_only=True)
class DecideRetrial(_Decide):
    """再审裁判 (ALL17 90 to 93; JI18 116 to 122)."""

    key = "decide-retrial"
    title = "登记再审裁判"
    article = "行政诉讼法第九十条至第九十三条"
    instance = Instance.RETRIAL

    defendants: tuple[RetrialOutcome, ...] = asks(TITLES["defendants"])


@dataclass(frozen=True, kw_only=True)
class ReceiveDecision(LawsuitStep):
    """收到裁判文书: the day from which the time to appeal runs (ALL17 85)."""

    key = "receive-decision"
    title = "登记收到裁判文书"
    article = "行政诉讼法第八十五条"
    day_field = "decision_received_on"

    decision_received_on: date = asks(TITLES["decision_received_on"])
    decision_number: str | None = asks(TITLES["decision_number"], default=None, max_length=100)

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """It is received once."""
        if facts.decision_received_on is not None:
            return Refusal("stage", f"裁判文书已于{facts.decision_received_on}收到；有误的，请用“更正”改正。")
        return None

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """Today, and the number known."""
        return {**super().suggested(facts, now), "decision_number": facts.decision_number}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it was made."""
        name = "decision_received_on"
        yield from refused_if_before(name, self.decision_received_on, facts.decided_on, TITLES["decided_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Received that day."""
        number = self.decision_number or facts.decision_number
        return replace(facts, decision_received_on=self.decision_received_on, decision_number=number)
