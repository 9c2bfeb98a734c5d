"""The step in which it is recorded who came to a hearing for each defendant (ALL17 3(3); JI20)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from caseapp.law.codes import AbsenceReason, Rank
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, LawsuitFacts
from caseapp.litigation.sections import ROW_TITLES
from caseapp.litigation.steps.checked import LawsuitStep
from caseapp.litigation.steps.hearings import is_unrecorded
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances

_CAME = ROW_TITLES["appearances"]


@dataclass(frozen=True, kw_only=True)
class CameFor:
    """Who came for one defendant, or why nobody did."""

    organ: str = asks(_CAME["organ"], is_fixed=True)
    appeared: bool | None = asks(_CAME["appeared"], default=None)
    person: str | None = asks(_CAME["person"], default=None, max_length=100)
    post: str | None = asks(_CAME["post"], default=None, max_length=100)
    rank: Rank | None = asks(_CAME["rank"], "受委托组织、下级机关的负责人不算（法释〔2020〕3号第二条）。", default=None)
    is_proof_filed: bool | None = asks(
        _CAME["is_proof_filed"], "载明姓名、职务并加盖公章，庭前提交（第六条）。", default=None
    )
    spoke: bool | None = asks(_CAME["spoke"], "应就实质性解决行政争议发表意见（第十一条）。", default=None)
    absence_reason: AbsenceReason | None = asks(
        _CAME["absence_reason"],
        "未说明或者理由不成立的，法院应当提出司法建议并在裁判文书中载明（第十二条）。",
        default=None,
    )
    has_absence_proof: bool | None = asks(
        _CAME["has_absence_proof"], "加盖机关印章或者由主要负责人签字（第九条）。", default=None
    )
    is_staff_sent: bool | None = asks(
        _CAME["is_staff_sent"], "负责人不能出庭的，应当委托相应的工作人员（行政诉讼法第三条第三款）。", default=None
    )
    is_lawyer_only: bool | None = asks(
        _CAME["is_lawyer_only"], "不得仅委托律师出庭（法释〔2018〕1号第一百二十八条第二款）。", default=None
    )


@dataclass(frozen=True, kw_only=True)
class RecordAppearances(LawsuitStep):
    """负责人出庭情况 of one hearing that was held, for each defendant; a row of whom nothing is known stays blank."""

    key = "appearances"
    title = "登记负责人出庭情况"
    article = "行政诉讼法第三条第三款、法释〔2020〕3号"
    day_field = "held_on"

    held_on: date = asks("开庭日期")
    appearances: tuple[CameFor, ...] = asks(ROW_TITLES["hearings"]["appearances"])

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """A hearing must have been held, and nothing be recorded of it yet."""
        if _unrecorded(facts, now):
            return None
        return Refusal(
            "held_on", "没有已到开庭日期而尚未登记出庭情况的开庭；先办理“登记开庭通知”，已登记有误的请用“更正”改正。"
        )

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """The first hearing of which nothing is recorded, and a row for each defendant."""
        hearing = _unrecorded(facts, now)[0]
        rows = [{"organ": defendant.organ} for defendant in facts.defendants]
        return {"held_on": hearing.held_on, "appearances": rows}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """A hearing that awaits its record; each row says one thing."""
        awaiting = _unrecorded(facts, now)
        if all(hearing.held_on != self.held_on for hearing in awaiting) and self.held_on <= now.today:
            days = "、".join(str(hearing.held_on) for hearing in awaiting)
            yield Refusal("held_on", f"{self.held_on}没有待登记出庭情况的开庭，现有：{days}。")
        if not self.appearances:
            yield Refusal("appearances", "请填写至少一名被告的负责人出庭情况。")
        organs = {defendant.organ for defendant in facts.defendants}
        for row in self.appearances:
            if row.organ not in organs:
                yield Refusal("appearances", f"“{row.organ}”不是本案被告，请刷新后再登记。")
            yield from (Refusal("appearances", f"{row.organ}：{why}") for why in _doubts(row))

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """The hearing of that day with these rows, in the order of the defendants."""
        came = [
            AppearanceFacts(**{each.name: getattr(row, each.name) for each in fields(row)}) for row in self.appearances
        ]
        order = {defendant.organ: at for at, defendant in enumerate(facts.defendants)}
        came.sort(key=lambda each: order.get(each.organ, len(order)))
        return replace(
            facts,
            hearings=tuple(
                replace(hearing, appearances=tuple(came)) if hearing.held_on == self.held_on else hearing
                for hearing in facts.hearings
            ),
        )


def _unrecorded(facts: LawsuitFacts, now: Circumstances) -> list[HearingFacts]:
    return [each for each in facts.hearings if each.held_on <= now.today and is_unrecorded(each)]


def _doubts(row: CameFor) -> Iterator[str]:
    if row.appeared is None:
        yield "请选择负责人是否出庭。"
    elif row.appeared:
        yield from _doubts_of_presence(row)
    else:
        if row.absence_reason is None:
            yield "负责人未出庭，请选择未出庭原因；没有说明的，选“未说明”。"
        if row.person or row.post or row.rank:
            yield "负责人未出庭，请删去出庭负责人的姓名、职务和类别。"
        if row.is_staff_sent and row.is_lawyer_only:
            yield "委托了工作人员的不是仅委托律师，请核对这两项。"


def _doubts_of_presence(row: CameFor) -> Iterator[str]:
    if not row.person:
        yield "请填写出庭负责人姓名。"
    if row.rank is None:
        yield "请选择负责人类别（法释〔2020〕3号第二条）。"
    if row.absence_reason is not None or row.has_absence_proof or row.is_lawyer_only:
        yield "负责人已出庭，请删去未出庭的原因、证明和仅委托律师，或改为未出庭。"
