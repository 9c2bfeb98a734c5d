"""Days in a Chinese sentence: neighbours drawn together, the year named once."""

from datetime import date, timedelta

import pytest

from caseapp.law.days_in_words import day_in_words, days_in_words, stretch_in_words


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ([], ""),
        ([date(2024, 2, 3)], "2024年2月3日"),
        (days(date(2024, 2, 10), date(2024, 2, 17)), "2024年2月10日至17日"),
        ([date(2024, 2, 3), *days(date(2024, 2, 10), date(2024, 2, 17))], "2024年2月3日、2月10日至17日"),
        (days(date(2025, 1, 28), date(2025, 2, 4)), "2025年1月28日至2月4日"),  # over the month's end
        (days(date(2023, 12, 30), date(2024, 1, 1)), "2023年12月30日至2024年1月1日"),  # over the year's end
        ([date(2023, 12, 31), date(2024, 1, 6), date(2024, 1, 7)], "2023年12月31日、2024年1月6日至7日"),
        ([date(2024, 1, 7), date(2024, 1, 6), date(2024, 1, 6)], "2024年1月6日至7日"),  # in any order, once each
    ],
)
def test_a_list_of_days(listed: list[date], words: str) -> None:
    assert days_in_words(listed) == words


def test_one_day_and_one_stretch() -> None:
    assert day_in_words(date(2024, 1, 5)) == "2024年1月5日"
    assert stretch_in_words(date(2024, 3, 10), date(2024, 3, 10)) == "2024年3月10日"
    assert stretch_in_words(date(2024, 3, 10), date(2024, 4, 1)) == "2024年3月10日至4月1日"
