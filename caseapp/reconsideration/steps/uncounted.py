"""Other time that does not count in the time to decide: 鉴定, 现场勘验, 协商或指定管辖 (IR07 30, 34, 37)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.law.codes import ExclusionKind
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, ExclusionFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.steps.dates import not_ahead, not_before
from caseapp.reconsideration.steps.decision_time import needs_basis
from caseapp.reconsideration.steps.stays import ended
from caseapp.timeline.asking import asks
from caseapp.timeline.steps import Circumstances, Step

_EXCLUSION = ROW_TITLES["exclusions"]
_ARTICLE = "行政复议法实施条例（2007年）第三十条、第三十四条、第三十七条"
# 中止 has steps of its own; 补正 is known from its rounds.
_KINDS = tuple(kind for kind in ExclusionKind if kind not in (ExclusionKind.STAY, ExclusionKind.CORRECTION))


@dataclass(frozen=True, kw_only=True)
class StartUncountedTime(Step[CaseFacts]):
    """登记不计入期限的时间 with the text that leaves it out; the Act of 2023 itself knows none but 中止."""

    key = "uncounted"
    title = "登记不计入期限的时间"
    article = _ARTICLE
    day_field = "start_on"

    kind: ExclusionKind = asks(_EXCLUSION["kind"], among=_KINDS)
    start_on: date = asks(_EXCLUSION["start_on"])
    end_on: date | None = asks("结束日期", "自当日起恢复计算；尚未结束的先不填。", default=None)
    basis: str | None = asks(
        _EXCLUSION["basis"], "写明法规名称和条款，例如：行政复议法实施条例第三十七条。", default=None, max_length=200
    )

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """One at a time."""
        running = _running(facts)
        if running is not None:
            return Refusal("stage", f"{running.kind.label}自{running.start_on}起尚未结束，请先登记结束（{_ARTICLE}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Days in order, and a legal basis where the Act leaves nothing of the kind out by itself."""
        yield from super().refusals(facts, now)
        yield from not_ahead(self, now, "end_on")
        yield from not_before(self, "start_on", (TITLES["received_on"], facts.received_on))
        yield from not_before(self, "end_on", (_EXCLUSION["start_on"], self.start_on))
        if not self.basis and needs_basis(self.kind, facts):
            yield Refusal(
                "basis", f"请写明“{self.kind.label}”不计入审理期限所依据的法规和条款，未写明的照常计入（{_ARTICLE}）。"
            )

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """One more stretch."""
        return replace(facts, exclusions=(*facts.exclusions, self._row))

    @property
    def _row(self) -> ExclusionFacts:
        return ExclusionFacts(kind=self.kind, start_on=self.start_on, end_on=self.end_on, basis=self.basis)


@dataclass(frozen=True, kw_only=True)
class EndUncountedTime(Step[CaseFacts]):
    """登记鉴定、勘验等结束; that day counts again."""

    key = "uncounted-ended"
    title = "登记不计入期限的时间结束"
    article = _ARTICLE
    day_field = "end_on"

    end_on: date = asks("结束日期", "自当日起恢复计算审理期限。")

    @classmethod
    def obstacle(cls, facts: CaseFacts, now: Circumstances) -> Refusal | None:
        """Something runs."""
        if _running(facts) is None:
            return Refusal("stage", f"没有尚未结束的鉴定、勘验等不计入期限的时间（{cls.article}）。")
        return None

    def refusals(self, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
        """Not before it began."""
        yield from super().refusals(facts, now)
        running = _running(facts)
        yield from not_before(self, "end_on", (_EXCLUSION["start_on"], running.start_on if running else None))

    def applied_to(self, facts: CaseFacts, now: Circumstances) -> CaseFacts:
        """Ended."""
        return ended(facts, _running(facts), self.end_on)


def _running(facts: CaseFacts) -> ExclusionFacts | None:
    wanted = (each for each in facts.exclusions if each.kind is not ExclusionKind.STAY and each.end_on is None)
    return next(wanted, None)
