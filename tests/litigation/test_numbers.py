"""Court numbers are kept in one form, and a whole one is told from a part."""

import pytest

from caseapp.litigation.numbers import canonical, is_whole


@pytest.mark.parametrize(
    "text",
    [
        "（2023）豫14行初52号",
        "(2023)豫14行初52号",
        "〔2023〕豫14行初52号",
        "（２０２３）豫１４行初５２号",
        " (2023) 豫14行初52号 ",
    ],
)
def test_a_court_number_is_kept_in_one_form(text: str) -> None:
    assert canonical(text) == "（2023）豫14行初52号"


@pytest.mark.parametrize(
    ("number", "whole"),
    [
        ("（2023）豫14行初52号", True),
        ("（2023）豫14行初52号之一", True),
        ("豫14行初52号", False),  # the year is missing: it may be any year's
        ("（2023）豫14行初5", False),  # perhaps the beginning of 52
    ],
)
def test_only_a_number_from_year_to_end_means_one_case(number: str, whole: bool) -> None:
    assert is_whole(number) is whole
