"""Steps of the court's hearings: notified, moved, called off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import HearingFacts, LawsuitFacts
from caseapp.litigation.sections import ROW_TITLES, TITLES
from caseapp.litigation.steps.checked import LawsuitStep, refused_if_before, refused_unless_past
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances

# JI20 4(1); JI18 129 adds cases in which the court advised it in writing.
MUST_APPEAR_GROUNDS = (
    "涉及食品药品安全、生态环境和资源保护、公共卫生安全等重大公共利益",
    "社会高度关注",
    "可能引发群体性事件",
    "人民法院书面建议负责人出庭",
)

_HEARING = ROW_TITLES["hearings"]


@dataclass(frozen=True, kw_only=True)
class NotifyHearing(LawsuitStep):
    """开庭通知: summons and 负责人出庭通知书 of a hearing, usually one to come (JI18 71; JI20 4, 5)."""

    key = "hearing"
    title = "登记开庭通知"
    article = "法释〔2018〕1号第七十一条、法释〔2020〕3号第四条、第五条"
    day_field = "summons_received_on"

    held_on: date = asks(_HEARING["held_on"], "传票载明的开庭日期，可以是将来的日期。")
    is_open: bool = asks(_HEARING["is_open"], default=True)
    summons_received_on: date | None = asks(_HEARING["summons_received_on"], default=None)
    notice_received_on: date | None = asks(
        _HEARING["notice_received_on"], "负责人出庭通知书，没有收到的不填。", default=None
    )
    is_must_appear: bool | None = asks(TITLES["is_must_appear"], default=None)
    must_appear_ground: str | None = asks(TITLES["must_appear_ground"], default=None, max_length=300, names="grounds")

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """Received today; what the court said of the duty to appear before."""
        known = {name: getattr(facts, name) for name in ("is_must_appear", "must_appear_ground")}
        return {**super().suggested(facts, now), **known, "is_open": True}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """A hearing day stands once; papers come before the hearing; a ground belongs to a duty."""
        if any(hearing.held_on == self.held_on for hearing in facts.hearings):
            yield Refusal("held_on", f"{self.held_on}的开庭已经登记；有误的，请用“更正”改正。")
        yield from refused_if_before("held_on", self.held_on, facts.served_on, TITLES["served_on"])
        yield from refused_unless_past("notice_received_on", self.notice_received_on, now)
        for name in ("summons_received_on", "notice_received_on"):
            received = getattr(self, name)
            if received is not None and received > self.held_on:
                yield Refusal(name, f"{_HEARING[name]}{received}晚于开庭日期{self.held_on}，请核对这两个日期。")
        if self.must_appear_ground and not self.is_must_appear:
            yield Refusal("is_must_appear", "填写了应当出庭的依据，请选择负责人应当出庭；不是应当出庭的，请删去依据。")

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """A further hearing, in the order of their days; a blank on the duty to appear changes nothing."""
        hearing = HearingFacts(
            held_on=self.held_on,
            is_open=self.is_open,
            summons_received_on=self.summons_received_on,
            notice_received_on=self.notice_received_on,
        )
        is_said = self.is_must_appear is not None
        return replace(
            facts,
            hearings=in_order((*facts.hearings, hearing)),
            is_must_appear=self.is_must_appear if is_said else facts.is_must_appear,
            must_appear_ground=self.must_appear_ground if is_said else facts.must_appear_ground,
        )


@dataclass(frozen=True, kw_only=True)
class MovedHearing:
    """What became of one hearing that was notified; `hearing` is its day as written."""

    hearing: str = asks(_HEARING["held_on"], is_fixed=True)
    moved_to: date | None = asks("改在", "法院另定的开庭日期。", default=None)
    is_cancelled: bool = asks("不再开庭", default=False)


@dataclass(frozen=True, kw_only=True)
class MoveHearing(LawsuitStep):
    """延期或取消开庭: a hearing notified that is not held on its day, so that it never counts as held."""

    key = "move-hearing"
    title = "开庭改期或取消"
    article = ""

    hearings: tuple[MovedHearing, ...] = asks(TITLES["hearings"])

    @classmethod
    def obstacle(cls, facts: LawsuitFacts, now: Circumstances) -> Refusal | None:
        """A hearing of which it is recorded who came was held."""
        if not any(is_unrecorded(hearing) for hearing in facts.hearings):
            return Refusal("stage", "没有可以改期或取消的开庭；已登记出庭情况的开庭有误的，请用“更正”改正。")
        return None

    @classmethod
    def suggested(cls, facts: LawsuitFacts, now: Circumstances) -> Mapping[str, Any]:
        """A row for each hearing notified."""
        return {"hearings": [{"hearing": str(each.held_on)} for each in facts.hearings if is_unrecorded(each)]}

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """One of the two for a hearing that stands in the case."""
        known = {str(each.held_on) for each in facts.hearings if is_unrecorded(each)}
        if not self.hearings:
            yield Refusal("hearings", "请填写改在哪一天开庭，或者选择不再开庭。")
        for row in self.hearings:
            if row.hearing not in known:
                yield Refusal("hearings", f"{row.hearing}没有可以改期或取消的开庭，请刷新后再办理。")
            if row.moved_to is not None and row.is_cancelled:
                yield Refusal("hearings", f"{row.hearing}的开庭，改期和不再开庭只能选一项。")
            yield from refused_if_before("hearings", row.moved_to, facts.served_on, TITLES["served_on"])

    def applied_to(self, facts: LawsuitFacts, now: Circumstances) -> LawsuitFacts:
        """Moved or gone."""
        said = {row.hearing: row for row in self.hearings}
        kept = []
        for hearing in facts.hearings:
            row = said.get(str(hearing.held_on))
            if row is None or not is_unrecorded(hearing):
                kept.append(hearing)
            elif row.moved_to is not None:
                kept.append(replace(hearing, held_on=row.moved_to))
        return replace(facts, hearings=in_order(kept))


def is_unrecorded(hearing: HearingFacts) -> bool:
    """Whether nothing is recorded of who came: it is to come, or was called off, or awaits its record."""
    return all(each.appeared is None for each in hearing.appearances)


def in_order(hearings: list[HearingFacts] | tuple[HearingFacts, ...]) -> tuple[HearingFacts, ...]:
    """Hearings in the order of their days, as the register keeps them."""
    return tuple(sorted(hearings, key=lambda hearing: hearing.held_on))
