"""What the screen writes for a value."""

from datetime import UTC, date, datetime

import pytest

from caseapp.law.codes import Matter
from caseapp.shown import day, label, long_day, masked, moment, yesno, yuan


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (None, ""),
        ("", ""),
        ("13800001234", "138****1234"),  # a mobile telephone
        ("411402198001011234", "411***********1234"),  # an identity card
        ("91411400MA40XXXX1A", "914***********XX1A"),  # a company's code
        ("0370-328", "037***28"),  # short ones show less at the end
        ("123456", "1*****"),  # and the shortest next to nothing
        ("7", "7"),
        ("13800001234、13900005678", "138****1234、139****5678"),  # several in one cell
    ],
)
def test_personal_numbers_are_told_apart_but_not_given_away(numbers: str | None, shown: str) -> None:
    assert masked(numbers) == shown


@pytest.mark.parametrize(
    ("fen", "shown"), [(None, ""), (0, "0.00"), (5, "0.05"), (123456789, "1,234,567.89"), (-150, "-1.50")]
)
def test_amounts_are_in_yuan(fen: int | None, shown: str) -> None:
    assert yuan(fen) == shown


def test_days_and_moments() -> None:
    assert day(date(2024, 1, 5)) == "2024-01-05"
    assert long_day(date(2024, 1, 5)) == "2024年1月5日"
    assert moment(datetime(2024, 1, 5, 16, 30, tzinfo=UTC)) == "2024-01-06 00:30"  # already tomorrow in China
    assert (day(None), long_day(None), moment(None)) == ("", "", "")


def test_codes_and_answers() -> None:
    assert (label(Matter.PENALTY), label(None)) == ("行政处罚", "")
    assert (yesno(True), yesno(False), yesno(None)) == ("是", "否", "")
