"""Rounding: half up, at the decimals asked for; an empty denominator has no value."""

from decimal import Decimal

import pytest

from caseapp.statistics.rounding import percent, percent_change, rounded


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "value"),
    [
        (19, 140, 1, "13.6"),  # 商丘 2023: 13.571…
        (636, 1061, 2, "59.94"),  # 阜阳 2020: 59.943…
        (151, 151, 1, "100"),
        (1, 8, 1, "12.5"),
        (1, 16, 2, "6.25"),
        (1, 16, 1, "6.3"),  # 6.25 exactly: half goes up
        (1, 32, 1, "3.1"),  # 3.125
        (1, 800, 1, "0.1"),  # 0.125
        (1, 2000, 1, "0.1"),  # 0.05 exactly
        (0, 3, 1, "0"),
        (4999, 5000, 1, "100.0"),  # not all of them
        (2, 3, 0, "67"),
        (245, 200, 1, "122.5"),  # more accepted than received
    ],
)
def test_shares_are_rounded_half_up(numerator: int, denominator: int, decimals: int, value: str) -> None:
    assert Decimal(value) == percent(numerator, denominator, decimals)
    assert value == str(percent(numerator, denominator, decimals))


def test_nothing_divided_by_nothing_has_no_value() -> None:
    assert percent(0, 0, 1) is None
    assert rounded(3, 0, 1) is None
    assert percent_change(3, 0) is None


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (231, 219, "5.5"),
        (219, 231, "-5.2"),
        (5, 5, "0"),
        (0, 5, "-100"),
        (1999, 2000, "-0.1"),  # -0.05 exactly: away from zero, as a rise would be
    ],
)
def test_changes_are_in_per_cent_of_before(now: int, before: int, change: str) -> None:
    assert change == str(percent_change(now, before))


def test_no_negative_nought_is_printed() -> None:
    assert str(percent_change(99999, 100000)) == "0.0"
