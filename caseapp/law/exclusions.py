"""Time that does not count in the time to decide: what was recorded, and what of it each edition leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from caseapp.law.codes import ExclusionKind
from caseapp.law.editions import Edition
from caseapp.law.reckoning import Addition
from caseapp.law.refusal import Refusal

# Time that the Regulation of 2007 itself leaves out of the time to decide: IR07 29, 30, 34, 37, 41.
_LEFT_OUT_BY_IR07 = frozenset(
    {
        ExclusionKind.STAY,
        ExclusionKind.CORRECTION,
        ExclusionKind.JURISDICTION,
        ExclusionKind.INSPECTION,
        ExclusionKind.APPRAISAL,
    }
)
# Of these the Act of 2023 knows 中止 alone (39); the rest must name the text that leaves them out.
_LEFT_OUT_BY_ARL23 = frozenset({ExclusionKind.STAY})
_LEFT_OUT = {
    Edition.ARL17: _LEFT_OUT_BY_IR07,
    Edition.ARL23: _LEFT_OUT_BY_ARL23,
    # The Regulation of 2026 could not be obtained: what more it leaves out goes by the basis that the office names.
    Edition.ARL23_IR26: _LEFT_OUT_BY_ARL23,
}


@dataclass(frozen=True)
class Span:
    """Days from `start` up to, not including, `end` (the day of 恢复); still running when `end` is None.

    `title` says what it is (中止, 鉴定 …) when the last day is explained; spans are equal by their days alone. Raises
    Refusal when it ends before it starts.
    """

    start: date
    end: date | None
    title: str = field(default="不计入期限的期间", compare=False)

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise Refusal("end", f"恢复或结束日期{self.end}早于开始日期{self.start}，请核对这两个日期。")


@dataclass(frozen=True)
class Exclusion:
    """A recorded stretch of time that may not count: its kind, its half-open days, and the text it rests on (or "")."""

    kind: ExclusionKind
    start: date
    end: date | None
    basis: str = ""


def counted_exclusions(
    exclusions: Iterable[Exclusion], edition: Edition, *, closed_on: date | None = None
) -> tuple[Span, ...]:
    """The stretches that are left out of the time to decide under this edition, in the order given.

    Under ARL17 with IR07: 中止, 补正, 鉴定, 现场勘验, 协商或指定管辖. Under ARL23: 中止. Others only with a basis.
    A stretch still running when the case was closed ends that day (`closed_on`): 中止满六十日终止 is never lifted.
    """
    known = _LEFT_OUT[edition]
    return tuple(
        Span(each.start, _ended(each, closed_on), each.kind.label)
        for each in exclusions
        if each.kind in known or each.basis.strip()
    )


def _ended(exclusion: Exclusion, closed_on: date | None) -> date | None:
    if exclusion.end is None and closed_on is not None:
        return max(exclusion.start, closed_on)
    return exclusion.end


def merged_after(spans: Iterable[Span], accepted_on: date) -> list[Span]:
    """The spans after acceptance in order, those that touch or overlap made one, so that no day is counted twice."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        if span.end is not None and span.end <= accepted_on:
            continue
        current = Span(max(span.start, accepted_on), span.end, span.title)
        if merged and (merged[-1].end is None or current.start <= merged[-1].end):
            merged[-1] = _joined(merged[-1], current)
        else:
            merged.append(current)
    return merged


def left_out(span: Span) -> Addition:
    """The stretch as an addition to a time limit in calendar days; still running, it stops the clock."""
    return Addition(span.title, 0 if span.end is None else (span.end - span.start).days, span.start, span.end)


def _joined(one: Span, other: Span) -> Span:
    titles = dict.fromkeys((*one.title.split("、"), *other.title.split("、")))
    return Span(one.start, _later_end(one.end, other.end), "、".join(titles))


def _later_end(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
