"""行政复议委员会: asked for its opinion, and what it said (ARL23 52)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.decision_time import is_simplified
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_ARTICLE = "行政复议法第五十二条"


@dataclass(frozen=True, kw_only=True)
class ConsultCommittee(Step[CaseFacts]):
    """提请行政复议委员会提出咨询意见; the opinion may come later (ARL23 52)."""

    key = "consult-committee"
    title = "提请复议委员会咨询"
    article = _ARTICLE
    day_field = "committee_consulted_on"

    committee_consulted_on: date = asks(TITLES["committee_consulted_on"])
    committee_opinion: str | None = asks(
        TITLES["committee_opinion"], "尚未提出的先不填，以后再登记。", default=None, is_long=True
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Once, and in the ordinary procedure."""
        if facts.committee_consulted_on is not None:
            return Refusal("stage", f"已于{facts.committee_consulted_on}提请复议委员会咨询（{cls.article}）。")
        if is_simplified(facts):
            return Refusal(
                "stage", f"简易程序案件不提请复议委员会，确有需要的先转为普通程序（{cls.article}、第五十五条）。"
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before acceptance."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "committee_consulted_on", (TITLES["accepted_on"], facts.accepted_on))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Asked, perhaps answered at once."""
        return replace(
            facts, committee_consulted_on=self.committee_consulted_on, committee_opinion=self.committee_opinion
        )


@dataclass(frozen=True, kw_only=True)
class RecordCommitteeOpinion(Step[CaseFacts]):
    """登记咨询意见: it is recorded and weighs in the decision (ARL23 52, 61(3))."""

    key = "committee-opinion"
    title = "登记复议委员会意见"
    article = "行政复议法第五十二条、第六十一条第三款"

    committee_opinion: str = asks(TITLES["committee_opinion"], is_long=True)

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """After it was asked, once."""
        if facts.committee_consulted_on is None:
            return Refusal("stage", f"还没有登记提请复议委员会，请先办理“{ConsultCommittee.title}”（{_ARTICLE}）。")
        if facts.committee_opinion is not None:
            return Refusal("stage", f"已登记复议委员会的咨询意见（{_ARTICLE}）；有误的请用“更正”。")
        return None

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Its words."""
        return replace(facts, committee_opinion=self.committee_opinion)
