"""The decision on a case and what it orders (ARL23 61-72; ARL17 28, 29)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.closing import (
    COMPENSATION_HINT,
    closing_day_faults,
    compensation_faults,
    is_known_on,
    leaves_the_act_alone,
)
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.exchange import has_replied_in_time
from caseapp.reconsideration.steps.norms_waiting import open_reviews
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_NO_DECISIONS = (Outcome.MEDIATED, Outcome.TERMINATED)
# ARL23 70 names 撤销、部分撤销、确认违法、确认无效、责令履行; 变更 needs evidence of its own.
_WITHOUT_EVIDENCE = (Outcome.REVOKED, Outcome.CONFIRMED_UNLAWFUL, Outcome.ORDERED_TO_PERFORM)
DECISIONS = tuple(ending for ending in ReconsiderationEnding if ending.outcome not in _NO_DECISIONS)


@dataclass(frozen=True, kw_only=True)
class Decide(Step[CaseFacts]):
    """作出行政复议决定. One after the last day is recorded as it is: late."""

    key = "decide"
    title = "作出决定"
    article = "行政复议法第六十一条至第七十二条"
    day_field = "closed_on"

    ending: ReconsiderationEnding = asks(
        TITLES["ending"], "调解书请办理“制作调解书”，终止请办理“终止审理”。", among=DECISIONS
    )
    closed_on: date = asks("决定日期", "决定书作出的日期，不是送达日期。")
    decision_number: str | None = asks(TITLES["decision_number"], default=None, max_length=100)
    is_without_reply: bool = asks(
        TITLES["is_without_reply"], "被申请人未按期答复、提交证据，据此作出决定的勾选。", default=False
    )
    redo_due_on: date | None = asks(
        TITLES["redo_due_on"],
        "仅“撤销并责令重作”填写决定书写明的日期；未写明的不填，自送达被申请人之日起按法定期限推算。",
        default=None,
    )
    perform_due_on: date | None = asks(
        TITLES["perform_due_on"], "责令履行、行政协议等填写决定书写明的日期。", default=None
    )
    is_compensated: bool = asks(TITLES["is_compensated"], "决定被申请人赔偿的勾选。", default=False)
    compensation_fen: int | None = asks(TITLES["compensation_fen"], COMPENSATION_HINT, default=None, is_money=True)
    deliberated_on: date | None = asks(
        TITLES["deliberated_on"], "经案件审理会集体讨论的填写；没有讨论或者已经登记的不填。", default=None
    )

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """Today; without a reply where none came."""
        return {**super().suggested(facts, now), "is_without_reply": facts.is_reply_missing}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """A decision, by the law of its day, after all that went before, with the consequences of its kind."""
        yield from super().refusals(facts, now)
        yield from closing_day_faults(self, self.closed_on, facts)
        if self.ending not in DECISIONS:
            yield Refusal("ending", f"“{self.ending.label}”不是行政复议决定，请另行办理（{self.ending.article}）。")
        elif not is_known_on(self.ending, self.closed_on):
            yield Refusal(
                "ending",
                f"2024年1月1日以前的法律没有“{self.ending.label}”，请核对结案方式和决定日期（{self.ending.article}）。",
            )
        yield from self._norm_faults(facts)
        yield from self._faults_without_reply(facts, now)
        yield from self._redo_faults()
        yield from self._performance_faults()
        yield from self._compensation_faults()
        yield from self._deliberation_faults(facts)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Decided."""
        return replace(
            facts,
            ending=self.ending,
            closed_on=self.closed_on,
            decision_number=self.decision_number,
            is_without_reply=self.is_without_reply,
            redo_due_on=self.redo_due_on,
            perform_due_on=self.perform_due_on,
            is_compensated=self.is_compensated or bool(self.compensation_fen),
            compensation_fen=self.compensation_fen,
            deliberated_on=self.deliberated_on or facts.deliberated_on,
        )

    def _norm_faults(self, facts: CaseFacts) -> Iterator[Refusal]:
        """While the norm behind the act is examined the case stands still; only what was inadmissible may go."""
        titles = "、".join(f"《{each.title}》" for each in open_reviews(facts))
        if titles and self.ending in DECISIONS and self.ending is not ReconsiderationEnding.DISMISS_APP:
            yield Refusal(
                "ending",
                f"规范性文件{titles}的附带审查尚未结束，审查期间应当中止、不能作出决定；请先登记审查结果"
                "（行政复议法第三十九条第一款第（九）项，行政复议法（2017年修正）第二十六条、第二十七条）。",
            )

    def _faults_without_reply(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """An act without a reply counts as made without evidence (ARL23 70): such a decision undoes it."""
        if not self.is_without_reply:
            return
        if has_replied_in_time(facts, now):
            yield Refusal(
                "is_without_reply",
                f"被申请人已于{facts.reply_received_on}在期限内答复，不适用“因不答复视为无证据”（行政复议法第七十条）。",
            )
        elif self.ending.outcome not in _WITHOUT_EVIDENCE:
            yield Refusal(
                "is_without_reply",
                f"因不答复视为没有证据、依据的，不能决定“{self.ending.label}”；"
                "第三人提供证据等不适用该规定的，请取消勾选（行政复议法第七十条）。",
            )

    def _redo_faults(self) -> Iterator[Refusal]:
        if self.redo_due_on is None:
            return
        if self.ending is not ReconsiderationEnding.REVOKE_REDO:
            yield Refusal(
                "redo_due_on", "只有“撤销并责令重作”才有责令重作期限，请核对结案方式（行政复议法第六十四条）。"
            )
        elif self.redo_due_on <= self.closed_on:
            yield Refusal("redo_due_on", f"责令重作期限应在决定日期{self.closed_on}之后（行政复议法第六十四条）。")

    def _performance_faults(self) -> Iterator[Refusal]:
        article = "行政复议法第六十六条、第七十一条"
        if self.perform_due_on is None:
            if self.ending is ReconsiderationEnding.ORDER_PERFORM:
                yield Refusal(
                    "perform_due_on", "责令履行应当决定在一定期限内履行，请填写履行期限（行政复议法第六十六条）。"
                )
        elif leaves_the_act_alone(self.ending):
            yield Refusal("perform_due_on", f"“{self.ending.label}”没有需要履行的内容，请删去履行期限（{article}）。")
        elif self.perform_due_on < self.closed_on:
            yield Refusal("perform_due_on", f"履行期限不应早于决定日期{self.closed_on}（{article}）。")

    def _compensation_faults(self) -> Iterator[Refusal]:
        yield from compensation_faults(self.compensation_fen)
        if (self.is_compensated or self.compensation_fen) and leaves_the_act_alone(self.ending):
            yield Refusal(
                "is_compensated",
                f"决定“{self.ending.label}”的，不同时决定赔偿，请核对结案方式与行政赔偿（行政复议法第七十二条）。",
            )

    def _deliberation_faults(self, facts: CaseFacts) -> Iterator[Refusal]:
        yield from not_before(self, "deliberated_on", (TITLES["accepted_on"], facts.accepted_on))
        if self.deliberated_on is not None and self.deliberated_on > self.closed_on:
            yield Refusal(
                "deliberated_on",
                f"案审会日期{self.deliberated_on}晚于决定日期{self.closed_on}，决定应在集体讨论通过之后作出，"
                "请核对这两个日期（行政复议法第六十一条第一款）。",
            )
