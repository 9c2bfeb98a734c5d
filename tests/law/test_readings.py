"""The office's readings of what the law leaves open, as a settings file names them."""

import re

import pytest

from caseapp.law.readings import ReadingError, Readings, reading_from


def test_an_empty_table_leaves_every_reading_as_it_is() -> None:
    assert reading_from({}) == Readings(
        deemed_acceptance_on_expiry_day=True, simplified_conversion_restarts=False, redo_default_days=60
    )


def test_what_is_named_is_taken_and_the_rest_stays() -> None:
    readings = reading_from({"deemed_acceptance_on_expiry_day": False, "redo_default_days": 90})

    assert readings == Readings(deemed_acceptance_on_expiry_day=False, redo_default_days=90)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"redo_days": 60}, "没有“redo_days”这一项，可用的有：deemed_acceptance_on_expiry_day、"),
        ({"redo_default_days": "60"}, "redo_default_days 应为整数，现为 '60'"),
        ({"redo_default_days": True}, "redo_default_days 应为整数，现为 True"),  # a bool is no number of days
        ({"redo_default_days": 60.0}, "redo_default_days 应为整数，现为 60.0"),
        ({"redo_default_days": 0}, "redo_default_days 应为1至366之间的天数，现为0"),
        ({"redo_default_days": 367}, "redo_default_days 应为1至366之间的天数，现为367"),
        ({"simplified_conversion_restarts": 1}, "simplified_conversion_restarts 应为 true 或 false，现为 1"),
        ({"deemed_acceptance_on_expiry_day": "是"}, "deemed_acceptance_on_expiry_day 应为 true 或 false，现为 '是'"),
    ],
)
def test_a_table_with_a_fault_is_refused_in_words(table: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        reading_from(table)


@pytest.mark.parametrize("days", [1, 366])
def test_the_first_and_the_last_length_are_allowed(days: int) -> None:
    assert reading_from({"redo_default_days": days}).redo_default_days == days


def test_a_setting_that_is_no_table_is_told() -> None:
    with pytest.raises(ReadingError, match=r"\[LAW\]"):
        reading_from(5)  # type: ignore[arg-type]  # as a settings file may say
