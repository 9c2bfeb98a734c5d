"""What an indicator is: what it is called, what it counts, and over what it is divided."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from caseapp.statistics.rounding import percent, rounded


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. `unit` is one of 件 人 天 % 份 倍 次; a plain count has no denominator.

    An indicator that offices define in several ways has variants: of one code, each with a `variant` of its own and a
    `variant_title` that tells it apart (按受理).
    """

    code: str
    title: str
    unit: str
    numerator: str
    denominator: str | None
    decimals: int
    definition: str
    variant: str = ""
    variant_title: str = ""

    @property
    def sets(self) -> tuple[str, ...]:
        """The codes of the case sets of which it is made: numerator, denominator."""
        return (self.numerator,) if self.denominator is None else (self.numerator, self.denominator)

    def value(self, numerator: int, denominator: int | None) -> Decimal | None:
        """The printed value, rounded half up at the indicator's decimals; None when the denominator is empty."""
        if denominator is None:
            return Decimal(numerator)
        if self.unit == "%":
            return percent(numerator, denominator, self.decimals)
        return rounded(numerator, denominator, self.decimals)


Variants = tuple[Indicator, ...]  # of one indicator; the first is what holds where an office has chosen nothing
Way = tuple[str, str, str, str, str]  # variant, its title, numerator, denominator, definition


def count(code: str, title: str, definition: str, unit: str = "件") -> Variants:
    """An indicator that is the number of a set's entries, or of what they add, by the set's own code."""
    return (Indicator(code, title, unit, code, None, 0, definition),)


def rate(code: str, title: str, of: tuple[str, str], definition: str, decimals: int = 1, unit: str = "%") -> Variants:
    """An indicator that every office divides alike."""
    return (Indicator(code, title, unit, *of, decimals, definition),)


def rates(code: str, title: str, ways: Iterable[Way], decimals: int = 1, unit: str = "%") -> Variants:
    """An indicator that offices define in several ways."""
    return tuple(
        Indicator(code, title, unit, numerator, denominator, decimals, definition, variant, variant_title)
        for variant, variant_title, numerator, denominator, definition in ways
    )


def rounded_to(indicator: Indicator, decimals: int) -> Indicator:
    """The same with as many decimals as an office has chosen; a plain count has none."""
    return indicator if indicator.denominator is None else replace(indicator, decimals=decimals)
