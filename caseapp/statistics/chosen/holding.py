"""Whose choices hold for the offices of a sheet, and what they make of each indicator. Pure.

An office's own choice holds, else that of the nearest office above it; nobody's leaves the first variant of each.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from caseapp.statistics.indicator import rounded_to
from caseapp.statistics.indicators import INDICATORS, Indicator, indicator_of
from caseapp.statistics.sheet import Aim, AimKind


class Choice(Protocol):
    """A choice of an office as it is kept: see chosen.models.IndicatorChoice."""

    @property
    def office_id(self) -> int: ...
    @property
    def indicator(self) -> str: ...
    @property
    def variant(self) -> str: ...
    @property
    def beside(self) -> str | None: ...
    @property
    def decimals(self) -> int: ...
    @property
    def since_on(self) -> date: ...


class KeptAim(Protocol):
    """A target or reference value as it is kept: see chosen.models.IndicatorAim."""

    @property
    def office_id(self) -> int: ...
    @property
    def indicator(self) -> str: ...
    @property
    def kind(self) -> AimKind: ...
    @property
    def title(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def source(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a sheet prints: of each indicator its variant, a second one beside it where one is shown, what it is held
    against, and the paragraphs in the office's own words, by their part."""

    indicators: Mapping[str, Indicator] = field(default_factory=lambda: INDICATORS)
    beside: Mapping[str, Indicator] = field(default_factory=dict)
    aims: Mapping[str, tuple[Aim, ...]] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)

    @property
    def sets(self) -> frozenset[str]:
        """The codes of the sets of which its indicators are made."""
        return frozenset(code for each in (*self.indicators.values(), *self.beside.values()) for code in each.sets)


def lineage(offices: Collection[int], parents: Mapping[int, int | None]) -> tuple[int, ...]:
    """The offices whose choices hold for all of these together, the nearest first: the one at their head, or the
    nearest above all of them, and those above it. Empty where no office is above them all.
    """
    heads = [office for office in offices if parents.get(office) not in offices]
    paths = [_upwards(head, parents) for head in heads]
    if not paths:
        return ()
    return tuple(office for office in paths[0] if all(office in path for path in paths))


def _upwards(office: int, parents: Mapping[int, int | None]) -> list[int]:
    path: list[int] = []
    above: int | None = office
    while above is not None and above not in path:
        path.append(above)
        above = parents.get(above)
    return path


def in_force(choices: Iterable[Choice], offices: Sequence[int], on: date) -> dict[str, Choice]:
    """The choice of each indicator that holds on a day for the offices of a lineage."""
    held: dict[str, Choice] = {}
    begun = [choice for choice in choices if choice.since_on <= on and choice.office_id in offices]
    # The last to be put down is the one that holds: of the nearest office, the newest.
    for choice in sorted(begun, key=lambda each: (-offices.index(each.office_id), each.since_on)):
        if indicator_of(choice.indicator, choice.variant) is not None:
            held[choice.indicator] = choice
    return held


def chosen_by(choices: Mapping[str, Choice]) -> tuple[dict[str, Indicator], dict[str, Indicator]]:
    """Every indicator by its code as chosen, and those that are shown beside one."""
    indicators, beside = dict(INDICATORS), {}
    for code, choice in choices.items():
        if variant := indicator_of(code, choice.variant):
            indicators[code] = rounded_to(variant, choice.decimals)
        if choice.beside is not None and (second := indicator_of(code, choice.beside)):
            beside[code] = rounded_to(second, choice.decimals)
    return indicators, beside


def aims_held(kept: Iterable[KeptAim], offices: Sequence[int]) -> dict[str, tuple[Aim, ...]]:
    """The aims of each indicator: of either kind those of the nearest office that has any."""
    nearest: dict[tuple[str, AimKind], int] = {}
    held: dict[str, tuple[Aim, ...]] = {}
    for aim in sorted(kept, key=lambda each: (each.kind is AimKind.REFERENCE, offices.index(each.office_id))):
        if nearest.setdefault((aim.indicator, aim.kind), aim.office_id) == aim.office_id:
            said = Aim(aim.kind, aim.title, Decimal(aim.value), aim.source)
            held[aim.indicator] = (*held.get(aim.indicator, ()), said)
    return held
