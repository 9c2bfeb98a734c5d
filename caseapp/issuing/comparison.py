"""Figures on two sides: an issued report and the ledger of today, or of another report. Reads, no writes.

A side is a ledger with, where a report kept them, the cases that it counted and the figures that it printed. Why a case
counts differently is found for the cases that are shown: `comparing.telling`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from caseapp.issuing.comparing.queries import members_at, numbers_at
from caseapp.issuing.comparing.standing import Interval, Members, SetDifference, Standing, differing
from caseapp.law.ledgers import Ledger
from caseapp.statistics.indicators import INDICATORS, Indicator, indicator_of
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Reading

CaseKey = tuple[Ledger, int]  # a case: its register and its number there


@dataclass(frozen=True, slots=True)
class Side:
    """A ledger as it stood, what it is called in a table's head, and what a report kept of it.

    `members` gives the cases that were counted in a set, `printed` the figures by code; None: they are counted anew.
    """

    words: str
    standing: Standing
    members: Callable[[str], Members] | None = None
    printed: Mapping[str, Reading] | None = None

    def of_set(self, code: str, period: Period) -> Members:
        """The cases of a set."""
        return self.members(code) if self.members else members_at(CASE_SETS[code], period, self.standing)

    def reading(self, indicator: Indicator, counted: Mapping[str, int]) -> Reading:
        """The figure as printed; where it was not, as it is made of these numbers."""
        if self.printed is not None and indicator.code in self.printed:
            return self.printed[indicator.code]
        denominator = None if indicator.denominator is None else counted[indicator.denominator]
        numerator = counted[indicator.numerator]
        return Reading(numerator, denominator, indicator.value(numerator, denominator))


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure on two sides, as worded on the one that kept it: as read on each, and the sets of which it is made."""

    indicator: Indicator
    was: Reading
    is_now: Reading
    sets: tuple[SetDifference, ...]

    @property
    def moved(self) -> bool:
        """Whether it reads differently, itself or in what it is made of."""
        return self.was != self.is_now

    @property
    def swapped(self) -> bool:
        """Whether it reads the same although other cases stand behind it."""
        return not self.moved and any(each.parts for each in self.sets)

    @property
    def difference(self) -> str:
        """By how much the printed values differ, with sign and unit: +2件, -0.8个百分点; "" where one has none."""
        if self.was.value is None or self.is_now.value is None or self.was.value == self.is_now.value:
            return ""
        unit = "个百分点" if self.indicator.unit == "%" else self.indicator.unit
        return f"{self.is_now.value - self.was.value:+}{unit}"

    @property
    def definition_now(self) -> str | None:
        """How the program defines it today, where that is not how it was defined then."""
        variant = indicator_of(self.indicator.code, self.indicator.variant) or INDICATORS[self.indicator.code]
        today = variant.definition
        return today if today != self.indicator.definition else None

    @property
    def is_as_kept(self) -> bool:
        """Whether on both sides what is printed, the cases listed and the history of the ledger say the same."""
        was, is_now = ((each.numerator, each.denominator) for each in (self.was, self.is_now))
        return all(
            printed_was == each.was == each.counted_was and printed_now == each.is_now == each.counted_now
            for each, printed_was, printed_now in zip(self.sets, was, is_now, strict=False)
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """An office's figures of a period on two sides, the earlier ledger first, in the order of the paper.

    `dropped` are the titles of figures that this program no longer computes.
    """

    interval: Interval
    earlier: Side
    later: Side
    figures: tuple[FigureDifference, ...]
    sets: Mapping[str, SetDifference]
    dropped: tuple[str, ...] = ()

    @property
    def moved(self) -> tuple[FigureDifference, ...]:
        """The figures that read differently."""
        return tuple(figure for figure in self.figures if figure.moved)

    @property
    def swapped(self) -> tuple[FigureDifference, ...]:
        """The figures that read the same of other cases."""
        return tuple(figure for figure in self.figures if figure.swapped)

    @property
    def stands(self) -> bool:
        """Whether every figure says the same of the same cases."""
        return not self.moved and not self.swapped

    @property
    def not_as_kept(self) -> tuple[FigureDifference, ...]:
        """The figures of which print, list and history do not say the same."""
        return tuple(figure for figure in self.figures if not figure.is_as_kept)

    @property
    def headline(self) -> str:
        """38项指标中36项不变，2项有变动。"""
        if self.stands:
            return f"{len(self.figures)}项指标全部不变。"
        same = len(self.figures) - len(self.moved)
        other = f"；数值不变的指标中，{len(self.swapped)}项所计案件有进有出" if self.swapped else ""
        return f"{len(self.figures)}项指标中{same}项不变，{len(self.moved)}项有变动{other}。"

    def cases(self, figure_code: str | None = None) -> list[CaseKey]:
        """The cases that count differently, in one figure or in any, in the order of the registers."""
        sets: Iterable[SetDifference] = self.sets.values()
        if figure_code is not None:
            sets = next((each.sets for each in self.figures if each.indicator.code == figure_code), ())
        found = {(each.ledger, part.case_id) for each in sets for part in each.parts}
        return sorted(found, key=lambda case: (list(Ledger).index(case[0]), case[1]))

    def narrowed(self, cases: Iterable[CaseKey]) -> list[SetDifference]:
        """The differing sets with the parts of these cases alone."""
        wanted = set(cases)
        narrow = (
            replace(each, parts=tuple(part for part in each.parts if (each.ledger, part.case_id) in wanted))
            for each in self.sets.values()
        )
        return [each for each in narrow if each.parts]


def compared(
    indicators: Iterable[Indicator], office_id: int, period: Period, one: Side, other: Side, *, is_glance: bool = False
) -> Comparison:
    """An office's figures of a period on two sides, in whatever order they are given.

    `is_glance`: by the numbers alone, without a look at the cases.
    """
    earlier, later = sorted((one, other), key=lambda side: (side.standing.change, side.standing.at))
    interval = Interval(office_id, period, earlier.standing, later.standing)
    asked = list(indicators)
    known = [each for each in asked if each.code in INDICATORS and all(code in CASE_SETS for code in sets_of(each))]
    codes = dict.fromkeys(code for each in known for code in sets_of(each))
    sets = {each.code: each for each in differences(codes, earlier, later, interval, is_glance=is_glance)}
    was, is_now = ({each.code: number(each) for each in sets.values()} for number in (_was, _is_now))
    return Comparison(
        interval,
        earlier,
        later,
        tuple(
            FigureDifference(
                each,
                earlier.reading(each, was),
                later.reading(each, is_now),
                tuple(sets[code] for code in sets_of(each)),
            )
            for each in known
        ),
        sets,
        tuple(each.title for each in asked if each not in known),
    )


def _was(each: SetDifference) -> int:
    return each.was


def _is_now(each: SetDifference) -> int:
    return each.is_now


def sets_of(indicator: Indicator) -> tuple[str, ...]:
    """The codes of the sets of which a figure is made: numerator, denominator."""
    return tuple(code for code in (indicator.numerator, indicator.denominator) if code is not None)


def differences(
    codes: Iterable[str], earlier: Side, later: Side, interval: Interval, *, is_glance: bool = False
) -> tuple[SetDifference, ...]:
    """How the sets of these codes differ between two ledgers, by the same predicates at both.

    Where a report kept the cases that it counted, those are the truth. The parts say which cases, not yet why.
    """
    sets, period = [CASE_SETS[code] for code in codes], interval.period
    counted = [numbers_at(sets, period, side.standing) for side in (earlier, later)]
    found = []
    for each in sets:
        was, is_now = (numbers[each.code] for numbers in counted)
        known = SetDifference(each.code, each.title, each.ledger, was, is_now, was, is_now)
        if not is_glance:
            before, after = (side.of_set(each.code, period) for side in (earlier, later))
            sums = sum(before.values()), sum(after.values())
            known = replace(known, was=sums[0], is_now=sums[1], parts=differing(before, after))
        found.append(known)
    return tuple(found)
