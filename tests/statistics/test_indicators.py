"""The indicators: every code of the design, each resting on case sets that exist."""

from decimal import Decimal

import pytest

from caseapp.statistics.indicators import INDICATORS, VARIANTS, Indicator, indicator_of
from caseapp.statistics.sets import CASE_SETS

# design.md, "Indicator codes": fixed from the start
FIXED = [
    *("received", "accepted", "not_accepted", "carried_over", "due", "concluded", "pending", "upheld"),
    *("rejected", "revoked", "changed", "confirmed_unlawful", "ordered_to_perform", "mediated", "terminated"),
    *("settled", "corrected", "correction_rate", "comprehensive_correction_rate", "on_time", "on_time_rate"),
    *("acceptance_rate", "conclusion_rate", "mediation_rate", "average_days", "applicants"),
    *("enterprise_cases", "hearings", "opinions", "sued_after", "sued_after_rate", "lit_new"),
    *("lit_carried_over", "lit_concluded", "lit_pending", "lit_won", "lit_lost", "lit_win_rate"),
    *("lit_loss_rate", "lit_withdrawn", "lit_heard", "lit_appeared", "appearance_rate", "lit_chief_appeared"),
    *("chief_appearance_rate", "lit_absent_without_reason", "recon_litigation_ratio"),
]
ADDED = [
    *("within_60_days_rate", "extension_rate", "group_cases", "uphold_rate", "resolution_rate"),
    *("norm_reviews", "compensated", "opinion_answer_rate", "suggestions", "performance_rate"),
    *("at_rest_rate", "lit_new_second", "lit_joint", "undecided_before", "undecided"),
]
EVERY_VARIANT = [variant for variants in VARIANTS.values() for variant in variants]
# What was computed before there were variants, and still is where an office has chosen nothing.
FIRST = {
    "correction_rate": ("corrected", "concluded", 1),
    "comprehensive_correction_rate": ("comprehensively_corrected", "concluded", 1),
    "conclusion_rate": ("concluded", "due", 1),
    "mediation_rate": ("mediated_or_settled", "concluded", 1),
    "average_days": ("days", "concluded", 1),
    "lit_win_rate": ("lit_won", "lit_concluded", 2),
    "lit_loss_rate": ("lit_lost", "lit_concluded", 2),
    "appearance_rate": ("lit_appeared", "lit_heard", 2),
    "chief_appearance_rate": ("lit_chief_appeared", "lit_heard", 2),
    "recon_litigation_ratio": ("received", "lit_new_first", 2),
}


def test_the_codes_are_those_of_the_design_and_what_was_added_since() -> None:
    assert sorted([*FIXED, *ADDED]) == sorted(INDICATORS)


@pytest.mark.parametrize("code", FIRST)
def test_the_first_variant_is_what_held_before_there_were_any(code: str) -> None:
    first = VARIANTS[code][0]

    assert FIRST[code] == (first.numerator, first.denominator, first.decimals)
    assert first is INDICATORS[code]


@pytest.mark.parametrize("indicator", EVERY_VARIANT, ids=lambda each: f"{each.code}-{each.variant}")
def test_an_indicator_rests_on_sets_that_exist(indicator: Indicator) -> None:
    assert set(indicator.sets) <= set(CASE_SETS)
    assert indicator.unit in {"件", "人", "天", "%", "份", "倍"}
    assert indicator.definition.endswith("。")
    assert ("÷" in indicator.definition) == (indicator.denominator is not None)


@pytest.mark.parametrize("code", [code for code, variants in VARIANTS.items() if len(variants) > 1])
def test_variants_are_told_apart_by_code_title_and_definition(code: str) -> None:
    variants = VARIANTS[code]

    for tells in ("variant", "variant_title", "definition"):
        told = {getattr(each, tells) for each in variants}
        assert len(told) == len(variants)
        assert "" not in told
    assert {(each.title, each.unit, each.decimals) for each in variants} == {
        (variants[0].title, variants[0].unit, variants[0].decimals)
    }
    assert len({each.sets for each in variants}) == len(variants)


@pytest.mark.parametrize("indicator", [each for each in EVERY_VARIANT if each.unit == "%"], ids=lambda each: each.code)
def test_the_part_and_the_whole_of_a_share_are_of_one_register(indicator: Indicator) -> None:
    assert len({CASE_SETS[code].ledger for code in indicator.sets}) == 1


def test_a_variant_is_found_by_its_code_or_not_at_all() -> None:
    assert indicator_of("lit_loss_rate", "judged") is VARIANTS["lit_loss_rate"][2]
    assert indicator_of("lit_loss_rate", "no_such") is None
    assert indicator_of("no_such", "") is None


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
