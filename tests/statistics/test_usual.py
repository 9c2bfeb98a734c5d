"""The periods that people ask for most."""

from datetime import date

import pytest

from caseapp.statistics.usual import usual_periods


@pytest.mark.parametrize(
    ("today", "texts"),
    [
        (date(2024, 1, 1), ["2024-01", "2023-12", "2024-Q1", "2023-Q4", "2024-H1", "2024", "2023"]),
        (date(2024, 3, 31), ["2024-03", "2024-02", "2024-Q1", "2023-Q4", "2024-H1", "2024", "2023"]),
        (date(2024, 7, 1), ["2024-07", "2024-06", "2024-Q3", "2024-Q2", "2024-H2", "2024", "2023"]),
        (date(2024, 12, 31), ["2024-12", "2024-11", "2024-Q4", "2024-Q3", "2024-H2", "2024", "2023"]),
    ],
)
def test_this_and_the_last_are_told_from_the_day(today: date, texts: list[str]) -> None:
    assert [period.text for _, period in usual_periods(today)] == texts
