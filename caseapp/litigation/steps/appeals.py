"""Steps by which a decision is appealed from or takes effect."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.law.refusal import Refusal
from caseapp.litigation.appeal_time import appeal_ends, can_be_appealed
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.sections import TITLES
from caseapp.litigation.steps.checked import LawsuitStep, refused_if_before
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances

_NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Appeal(LawsuitStep):
    """上诉, by whichever party (ALL17 85). Whether it came in time is for the court: the page only warns."""

    key = "appeal"
    title = "登记上诉"
    article = "行政诉讼法第八十五条"
    day_field = "appealed_on"

    appealed_on: date = asks(TITLES["appealed_on"], "不服判决的十五日内、不服裁定的十日内，自收到之日的次日起算。")

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """Nothing is appealed from a second instance, nor from a ruling that is final."""
        if facts.instance is Instance.SECOND:
            return Refusal("appealed_on", "二审裁判是终审裁判，不能上诉（行政诉讼法第七条）；不服的，可以申请再审。")
        if facts.decided_on is not None and not can_be_appealed(facts):
            endings = "、".join(dict.fromkeys(each.ending.label for each in facts.defendants if each.ending))
            why = "裁定中只有不予立案、驳回起诉、管辖异议的可以上诉"
            return Refusal("appealed_on", f"“{endings}”不能上诉：{why}（法释〔2018〕1号第一百零一条第二款）。")
        return None

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the decision."""
        yield from refused_if_before("appealed_on", self.appealed_on, facts.decided_on, TITLES["decided_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Appealed from that day."""
        return replace(facts, is_appealed=True, appealed_on=self.appealed_on)


@dataclass(frozen=True, kw_only=True)
class TakeEffect(LawsuitStep):
    """裁判生效: the time to appeal ran out, the appeal failed, or no appeal lies from it."""

    key = "take-effect"
    title = "登记裁判生效"
    article = "行政诉讼法第八十五条"
    day_field = "effective_on"

    effective_on: date = asks(
        TITLES["effective_on"], "未上诉的，最后一名当事人上诉期届满的次日；二审裁判、调解书和不能上诉的裁定，送达之日。"
    )

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """While this office itself could still appeal nothing has taken effect."""
        ends = _first_appeal_ends(facts, now)
        if ends is None or ends < now.today:
            return None
        return Refusal("effective_on", f"上诉期到{ends}届满，届满前裁判不生效（{cls.article}）。")

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """The day after the time to appeal, as far as the register knows it; what is final took effect on receipt."""
        ends = appeal_ends(facts, now.calendar)
        if can_be_appealed(facts):
            since = ends + _NEXT_DAY if ends is not None and not facts.is_appealed else None
        else:
            since = facts.decision_received_on
        return {"effective_on": since if since is not None and since <= now.today else None}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the decision, nor while this office itself could still appeal from one of first instance."""
        yield from refused_if_before("effective_on", self.effective_on, facts.decided_on, TITLES["decided_on"])
        ends = _first_appeal_ends(facts, now)
        if ends is not None and self.effective_on <= ends:
            yield Refusal(
                "effective_on",
                f"上诉期到{ends}届满（自{facts.decision_received_on}收到裁判文书起算），届满前裁判不生效，"
                f"请核对这两个日期；当事人已上诉的请先办理“{Appeal.title}”（{self.article}）。",
            )

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """In force since then; of a decision that could be appealed from and was not, that is now known."""
        is_appealed = facts.is_appealed
        if is_appealed is None and can_be_appealed(facts):
            is_appealed = False
        return replace(facts, effective_on=self.effective_on, is_appealed=is_appealed)


def _first_appeal_ends(facts: LawsuitFacts, now: Circumstances) -> date | None:
    """The last day on which this office itself may appeal, where nobody did and the law surely allows it; else None.

    A retrial may be final, 其他 may be any ruling.
    """
    is_sure = any(each.ending not in (None, LitigationEnding.OTHER) for each in facts.defendants)
    is_open = facts.instance is Instance.FIRST and not facts.is_appealed and is_sure
    return appeal_ends(facts, now.calendar) if is_open else None
