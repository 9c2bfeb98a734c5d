"""The indicators: every code of the design, each resting on case sets that exist."""

from decimal import Decimal

import pytest

from caseapp.statistics.indicators import INDICATORS
from caseapp.statistics.sets import CASE_SETS

# design.md, "Indicator codes", in its order
RECONSIDERATION = [
    "received",
    "accepted",
    "not_accepted",
    "carried_over",
    "due",
    "concluded",
    "pending",
    "upheld",
    "rejected",
    "revoked",
    "changed",
    "confirmed_unlawful",
    "ordered_to_perform",
    "mediated",
    "terminated",
    "settled",
    "corrected",
    "correction_rate",
    "comprehensive_correction_rate",
    "on_time",
    "on_time_rate",
    "acceptance_rate",
    "conclusion_rate",
    "mediation_rate",
    "average_days",
    "applicants",
    "enterprise_cases",
    "hearings",
    "opinions",
    "sued_after",
    "sued_after_rate",
]
LITIGATION = [
    "lit_new",
    "lit_carried_over",
    "lit_concluded",
    "lit_pending",
    "lit_won",
    "lit_lost",
    "lit_win_rate",
    "lit_loss_rate",
    "lit_withdrawn",
    "lit_heard",
    "lit_appeared",
    "appearance_rate",
    "lit_chief_appeared",
    "chief_appearance_rate",
    "lit_absent_without_reason",
    "recon_litigation_ratio",
]


def test_the_codes_are_those_of_the_design_in_its_order() -> None:
    assert [*RECONSIDERATION, *LITIGATION] == list(INDICATORS)


@pytest.mark.parametrize("code", INDICATORS)
def test_an_indicator_rests_on_sets_that_exist(code: str) -> None:
    indicator = INDICATORS[code]

    assert indicator.numerator in CASE_SETS
    assert indicator.denominator is None or indicator.denominator in CASE_SETS
    assert indicator.unit in {"件", "人", "天", "%", "份", "倍"}
    assert indicator.definition.endswith("。")


@pytest.mark.parametrize("code", [code for code, each in INDICATORS.items() if each.denominator])
def test_a_rate_names_its_numerator_and_denominator(code: str) -> None:
    assert "÷" in INDICATORS[code].definition


@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "value"),
    [
        ("correction_rate", 19, 140, "13.6"),
        ("appearance_rate", 636, 1061, "59.94"),
        ("lit_win_rate", 47, 50, "94.00"),
        ("recon_litigation_ratio", 231, 52, "4.44"),
        ("average_days", 91, 2, "45.5"),
    ],
)
def test_values_have_the_decimals_of_the_indicator(code: str, numerator: int, denominator: int, value: str) -> None:
    assert value == str(INDICATORS[code].value(numerator, denominator))


def test_a_count_is_its_own_value_and_an_empty_denominator_has_none() -> None:
    assert Decimal(231) == INDICATORS["received"].value(231, None)
    assert INDICATORS["correction_rate"].value(0, 0) is None
