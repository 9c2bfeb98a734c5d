"""How figures are rounded: half up, at the decimals of the indicator (statistics.md 5)."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache


def rounded(numerator: Decimal | int, denominator: Decimal | int, decimals: int) -> Decimal | None:
    """numerator / denominator, rounded half up (away from zero); None when the denominator is empty, never 0 or 100."""
    if denominator == 0:
        return None
    quotient = Decimal(numerator) / Decimal(denominator)
    return quotient.quantize(_last_place(decimals), ROUND_HALF_UP) + 0  # + 0: nought has no sign


@cache
def _last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def percent(numerator: int, denominator: int, decimals: int) -> Decimal | None:
    """The share in per cent, rounded half up; None when the denominator is empty.

    All and nothing are exact and have no decimals, as reports write them: 按时办结率100%. What is merely near them has.
    """
    if denominator and numerator in (0, denominator, -denominator):
        return Decimal(100 * numerator // denominator)
    return rounded(numerator * 100, denominator, decimals)


def percent_change(now: int, before: int) -> Decimal | None:
    """How many per cent more (less: negative) than before, one decimal; None on a zero base."""
    return percent(now - before, before, 1)
