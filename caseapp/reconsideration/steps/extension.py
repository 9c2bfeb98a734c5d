"""延长审理期限 (ARL23 62(1); ARL17 31)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.clocks import DECIDE, EXTENSION_LIMIT, Edition
from caseapp.law.codes import Procedure
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.decision_time import edition_of, is_simplified, time_to_decide
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step


@dataclass(frozen=True, kw_only=True)
class Extend(Step[CaseFacts]):
    """延长: of a complicated case, by 30 days in all, before the time runs out; the parties are told in writing."""

    key = "extend"
    title = "延长审理期限"
    article = "行政复议法第六十二条第一款"
    day_field = "extended_on"

    extended_on: date = asks(TITLES["extended_on"], "应当书面告知当事人。")
    extension_days: int = asks("本次延长天数", f"历次延长合计不超过{EXTENSION_LIMIT}日。")
    extension_approver: str = asks(
        TITLES["extension_approver"], "行政复议机构的负责人；2024年以前受理的为行政复议机关的负责人。", max_length=50
    )
    extension_reason: str = asks(
        TITLES["extension_reason"], "情况复杂，不能在规定期限内作出决定的原因。", max_length=500
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Not in the simplified procedure, not beyond thirty days."""
        if is_simplified(facts):
            return Refusal(
                "stage",
                "简易程序不得延长审理期限，确需延长的先转为普通程序（行政复议法第六十二条第二款、第五十五条）。",
            )
        if facts.extension_days >= EXTENSION_LIMIT:
            return Refusal("stage", f"已延长{facts.extension_days}日，达到法定上限（{_article(facts)}）。")
        return None

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """Today, by all that is left of the thirty days."""
        return {**super().suggested(facts, now), "extension_days": EXTENSION_LIMIT - facts.extension_days}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """While time is left; thirty days in all."""
        yield from super().refusals(facts, now)
        yield from not_before(self, "extended_on", (TITLES["accepted_on"], facts.accepted_on))
        total = facts.extension_days + self.extension_days
        if self.extension_days < 1 or total > EXTENSION_LIMIT:
            yield Refusal(
                "extension_days",
                f"已延长{facts.extension_days}日，本次可延长1至{EXTENSION_LIMIT - facts.extension_days}日，"
                f"合计不超过{EXTENSION_LIMIT}日（{_article(facts)}）。",
            )
        due = time_to_decide(facts, now)
        if due is not None and due.on is not None and self.extended_on > due.on:
            approver = "行政复议机关" if edition_of(facts) is Edition.ARL17 else "行政复议机构"
            yield Refusal(
                "extended_on",
                f"审理期限已于{due.on}届满，延长须在届满前经{approver}的负责人批准，请核对日期（{_article(facts)}）。",
            )

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Longer by these days."""
        return replace(
            facts,
            extension_days=facts.extension_days + self.extension_days,
            extended_on=self.extended_on,
            extension_approver=self.extension_approver,
            extension_reason=self.extension_reason,
        )


def _article(facts: CaseFacts) -> str:
    return DECIDE[edition_of(facts), Procedure.ORDINARY].article
