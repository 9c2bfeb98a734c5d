"""The indicators: what each figure is called, what it counts, and over what it is divided (law.md table 3).

`numerator` and `denominator` are codes of case sets (sets.py). The definition is printed beside the figure. Where
offices define an indicator in several ways, `VARIANTS` has them all; `INDICATORS` what holds where none was chosen.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from caseapp.statistics.indicator import Indicator, Variants
from caseapp.statistics.litigation.indicators import LITIGATION
from caseapp.statistics.reconsideration.indicators import RECONSIDERATION

__all__ = [
    "HEADLINES",
    "INDICATORS",
    "LITIGATION_INDICATORS",
    "RECONSIDERATION_INDICATORS",
    "VARIANTS",
    "Indicator",
    "Variants",
    "indicator_of",
]

VARIANTS: Final[Mapping[str, Variants]] = MappingProxyType(
    {variants[0].code: variants for variants in (*RECONSIDERATION, *LITIGATION)}
)
RECONSIDERATION_INDICATORS: Final = tuple(variants[0] for variants in RECONSIDERATION)
LITIGATION_INDICATORS: Final = tuple(variants[0] for variants in LITIGATION)
INDICATORS: Final[Mapping[str, Indicator]] = MappingProxyType({code: each[0] for code, each in VARIANTS.items()})

# What stands in large figures at the head of a page, one line for each register.
HEADLINES: Final = (
    ("received", "accepted", "concluded", "pending", "correction_rate", "on_time_rate"),
    ("lit_new", "lit_concluded", "lit_pending", "lit_loss_rate", "appearance_rate", "chief_appearance_rate"),
)


def indicator_of(code: str, variant: str) -> Indicator | None:
    """The variant of an indicator by their codes; None where there is no such indicator or variant."""
    return next((each for each in VARIANTS.get(code, ()) if each.variant == variant), None)
