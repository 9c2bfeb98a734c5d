"""Steps of the defendant's answer to a suit: who handles it, what it is tied to, defence and evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.codes import Instance, Origin
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.numbers import canonical
from caseapp.litigation.sections import TITLES
from caseapp.litigation.steps.checked import LawsuitStep, refused_if_before, refused_unless_past
from caseapp.reconsideration.numbers import canonical as canonical_reconsideration
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances


@dataclass(frozen=True, kw_only=True)
class AssignHandler(LawsuitStep):
    """指定承办人: who answers the suit for the office."""

    key = "assign"
    title = "指定承办人"
    article = ""

    handler: str = asks(TITLES["handler"], max_length=50, names="handlers")

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """Who has it now."""
        return {"handler": facts.handler}

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Theirs from now on."""
        return replace(facts, handler=self.handler)


@dataclass(frozen=True, kw_only=True)
class LinkCases(LawsuitStep):
    """关联案件: the reconsideration case that the suit follows, and the instance below; blank unties."""

    key = "link"
    title = "关联复议案件和原审案件"
    article = ""

    reconsideration_number: str | None = asks(TITLES["reconsideration_number"], default=None, max_length=100)
    earlier_number: str | None = asks(TITLES["earlier_number"], default=None, max_length=100)
    origin: Origin | None = asks(TITLES["origin"], default=None)

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """What it is tied to now."""
        return {name: getattr(facts, name) for name in ("reconsideration_number", "earlier_number")}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """No case follows itself."""
        if self.earlier_number and canonical(self.earlier_number) == facts.court_number:
            yield Refusal("earlier_number", "原审案号与本案案号相同，请核对。")

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Tied to these, their numbers as the registers keep them."""
        number = self.reconsideration_number
        return replace(
            facts,
            reconsideration_number=canonical_reconsideration(number) if number else None,
            earlier_number=canonical(self.earlier_number) if self.earlier_number else None,
            origin=self.origin or facts.origin,
        )


@dataclass(frozen=True, kw_only=True)
class FileDefence(LawsuitStep):
    """提交答辩状和证据, within fifteen days of receipt of the complaint (ALL17 67); the two may come on two days."""

    key = "defend"
    title = "提交答辩状和证据"
    article = "行政诉讼法第六十七条"
    day_field = "defence_filed_on"

    defence_filed_on: date | None = asks(TITLES["defence_filed_on"], "尚未提交的先不填。", default=None)
    evidence_filed_on: date | None = asks(
        TITLES["evidence_filed_on"],
        "逾期提供又无正当理由的，视为没有相应证据（行政诉讼法第三十四条第二款）。",
        default=None,
    )

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """Once both were filed; a second instance asks for a defence alone."""
        is_evidence_done = facts.evidence_filed_on is not None or facts.instance is Instance.SECOND
        if facts.defence_filed_on is not None and is_evidence_done:
            return Refusal("stage", "答辩状和证据的提交日期已经登记；有误的，请用“更正”改正。")
        return None

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """Both today, unless one is known already."""
        evidence = None if facts.instance is Instance.SECOND else now.today
        return {
            "defence_filed_on": facts.defence_filed_on or now.today,
            "evidence_filed_on": facts.evidence_filed_on or evidence,
        }

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """At least one of them, neither before the complaint was received."""
        if self.defence_filed_on is None and self.evidence_filed_on is None:
            yield Refusal("defence_filed_on", "请填写提交答辩状的日期或提交证据的日期。")
        yield from refused_unless_past("evidence_filed_on", self.evidence_filed_on, now)
        for name in ("defence_filed_on", "evidence_filed_on"):
            yield from refused_if_before(name, getattr(self, name), facts.served_on, TITLES["served_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Filed on these days; a blank changes nothing."""
        return replace(
            facts,
            defence_filed_on=self.defence_filed_on or facts.defence_filed_on,
            evidence_filed_on=self.evidence_filed_on or facts.evidence_filed_on,
        )


@dataclass(frozen=True, kw_only=True)
class GrantEvidenceDelay(LawsuitStep):
    """延期举证: granted by the court, the time runs anew once the cause has ended (JI18 34)."""

    key = "evidence-delay"
    title = "准予延期举证"
    article = "法释〔2018〕1号第三十四条"
    day_field = "evidence_delay_ended_on"

    evidence_delay_ended_on: date = asks(
        TITLES["evidence_delay_ended_on"],
        "自正当事由消除之日起十五日内提供证据；申请应在收到起诉状副本十五日内书面提出。",
    )

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """Evidence already filed needs no delay, and an appeal asks for none."""
        if facts.evidence_filed_on is not None:
            return Refusal("stage", f"证据已于{facts.evidence_filed_on}提交，不需要延期（{cls.article}）。")
        if facts.instance is Instance.SECOND:
            return Refusal("stage", f"延期举证只适用于收到起诉状副本后的举证，二审案件不适用（{cls.article}）。")
        return None

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the complaint was received."""
        name = "evidence_delay_ended_on"
        yield from refused_if_before(name, self.evidence_delay_ended_on, facts.served_on, TITLES["served_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """The cause ended that day."""
        return replace(facts, evidence_delay_ended_on=self.evidence_delay_ended_on)
