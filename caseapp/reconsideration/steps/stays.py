"""中止 and 恢复 (ARL23 39; IR07 41)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caseapp.law.codes import ExclusionKind, PartyKind, StayGround
from caseapp.law.editions import Act, act_on
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, ExclusionFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.stages import running_stay
from caseapp.reconsideration.steps.dates import not_before
from caseapp.reconsideration.steps.norms_waiting import open_reviews
from caseapp.reconsideration.steps.parties import has_none_of
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_EXCLUSION = ROW_TITLES["exclusions"]

# The table has the order of ARL23 39(1); IR07 41(1) knew neither mediation nor the review of a norm (ARL17 26, 27).
_ITEMS_2023 = dict(zip(StayGround, "一二三四五六七八九十", strict=True))
_ITEMS_2007 = {
    StayGround.DEATH: "一",
    StayGround.INCAPACITY: "二",
    StayGround.DISSOLVED: "三",
    StayGround.MISSING: "四",
    StayGround.FORCE_MAJEURE: "五",
    StayGround.LEGAL_QUESTION: "六",
    StayGround.OTHER_CASE: "七",
    StayGround.OTHER: "八",
}
_OF_A_CITIZEN = frozenset({StayGround.DEATH, StayGround.INCAPACITY, StayGround.MISSING})


@dataclass(frozen=True, kw_only=True)
class Suspend(Step[CaseFacts]):
    """中止审理 on one of the ten grounds; the parties are told in writing (ARL23 39)."""

    key = "suspend"
    title = "中止审理"
    article = "行政复议法第三十九条第一款"
    day_field = "start_on"

    start_on: date = asks("中止日期", "中止应当书面告知当事人。")
    ground: StayGround = asks(_EXCLUSION["ground"])
    is_agreed: bool = asks("双方当事人同意中止", "因调解、和解中止的须当事人同意。", default=False)

    @classmethod
    def suggested(cls, facts: CaseFacts, now: Circumstances) -> Mapping[str, Any]:
        """A review of a norm that is under way is the ground."""
        ground = {"ground": StayGround.NORM_REVIEW} if open_reviews(facts) else {}
        return {**super().suggested(facts, now), **ground}

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """A ground that the law of the day knows and that can befall this applicant; not before the last stay ended."""
        yield from super().refusals(facts, now)
        ended = [each.end_on for each in facts.exclusions if each.kind is ExclusionKind.STAY and each.end_on]
        yield from not_before(
            self, "start_on", (TITLES["accepted_on"], facts.accepted_on), *(("上次恢复日期", day) for day in ended)
        )
        if basis_of_stay(self.ground, self.start_on) is None:
            yield Refusal(
                "ground",
                "2024年1月1日以前，调解、和解不是中止的事由，请核对中止原因和日期"
                "（行政复议法实施条例（2007年）第四十一条）。",
            )
        elif self.ground is StayGround.MEDIATION and not self.is_agreed:
            yield Refusal(
                "is_agreed",
                "因调解、和解中止的，须当事人同意；已经同意的请勾选（行政复议法第三十九条第一款第（六）项）。",
            )
        yield from self._party_faults(facts)

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Time stands still from that day."""
        stay = ExclusionFacts(
            kind=ExclusionKind.STAY,
            start_on=self.start_on,
            ground=self.ground,
            basis=basis_of_stay(self.ground, self.start_on),
        )
        return replace(facts, exclusions=(*facts.exclusions, stay))

    def _party_faults(self, facts: CaseFacts) -> Iterator[Refusal]:
        if self.ground in _OF_A_CITIZEN and has_none_of(PartyKind.CITIZEN, facts):
            yield Refusal("ground", f"申请人中没有公民，不能以“{self.ground.label}”中止（{self.article}）。")
        if self.ground is StayGround.DISSOLVED and has_none_of(PartyKind.ORGANISATION, facts):
            yield Refusal("ground", f"申请人中没有法人或其他组织，不能以“{self.ground.label}”中止（{self.article}）。")


@dataclass(frozen=True, kw_only=True)
class Resume(Step[CaseFacts]):
    """恢复审理: the cause is gone; that day counts again (ARL23 39(2)(3))."""

    key = "resume"
    title = "恢复审理"
    article = "行政复议法第三十九条第二款"
    day_field = "end_on"

    end_on: date = asks("恢复日期", "自当日起恢复计算审理期限；恢复应当书面告知当事人。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """A stay runs, and its cause may be gone."""
        stay = running_stay(facts)
        if stay is None:
            return Refusal("stage", f"本案没有中止，不需要恢复（{cls.article}）。")
        titles = "、".join(f"《{each.title}》" for each in open_reviews(facts))
        if stay.ground is StayGround.NORM_REVIEW and titles:
            return Refusal(
                "stage",
                f"规范性文件{titles}的附带审查尚未结束，中止的原因还没有消除，请先登记审查结果（{cls.article}）。",
            )
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before the stay began."""
        yield from super().refusals(facts, now)
        stay = running_stay(facts)
        yield from not_before(self, "end_on", ("中止日期", stay.start_on if stay else None))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """The stay ended."""
        return ended(facts, running_stay(facts), self.end_on)


def ended(facts: CaseFacts, which: ExclusionFacts | None, on: date) -> CaseFacts:
    """The facts with that running stretch ended on that day (which counts again)."""
    rows = list(facts.exclusions)
    if which in rows:
        rows[rows.index(which)] = replace(which, end_on=on)
    return replace(facts, exclusions=tuple(rows))


def basis_of_stay(ground: StayGround, on: date) -> str | None:
    """The item of the law that lets a case stand still on this ground from that day; None where it knows no such."""
    if act_on(on) is Act.ARL23:
        return f"行政复议法第三十九条第一款第（{_ITEMS_2023[ground]}）项"
    if ground is StayGround.NORM_REVIEW:
        return "行政复议法（2017年修正）第二十六条、第二十七条"
    item = _ITEMS_2007.get(ground)
    return f"行政复议法实施条例（2007年）第四十一条第一款第（{item}）项" if item else None
