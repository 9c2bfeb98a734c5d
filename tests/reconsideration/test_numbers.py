"""Case numbers are read as people write them and kept in one form."""

import pytest

from caseapp.reconsideration.numbers import CaseNumber, canonical


@pytest.mark.parametrize(
    "text",
    [
        "商政复〔2023〕12号",
        "商政复[2023]12号",
        "商政复（2023）12号",
        "商政复【2023】第12号",
        "商政复〔２０２３〕０１２号",  # full width, leading zero
        " 商政复 〔2023〕 12 号 ",
        "商政复〔2023〕12",
        "商政复第〔2023〕12号",
    ],
)
def test_a_number_is_kept_in_the_standard_form(text: str) -> None:
    assert canonical(text) == "商政复〔2023〕12号"


@pytest.mark.parametrize("text", ["2023-12", "商政复12号", "商政复〔23〕12号", "旧案 3"])
def test_what_is_no_standard_number_stays_as_written_without_spaces(text: str) -> None:
    assert CaseNumber.read(text) is None
    assert canonical(text) == text.replace(" ", "")


def test_the_parts_of_a_number_make_it_again() -> None:
    number = CaseNumber.read("商政复〔2023〕012号")

    assert number == CaseNumber("商政复", 2023, 12)
    assert str(number) == "商政复〔2023〕12号"
