"""The periods that people ask for most."""

from datetime import date

import pytest

from caseapp.statistics.periods import PeriodKind
from caseapp.statistics.usual import usual_kinds, usual_periods


@pytest.mark.parametrize(
    ("today", "texts"),
    [
        (date(2024, 1, 1), ["2024-01", "2023-12", "2024-Q1", "2023-Q4", "2024-H1", "2023-H2", "2024", "2023"]),
        (date(2024, 3, 31), ["2024-03", "2024-02", "2024-Q1", "2023-Q4", "2024-H1", "2023-H2", "2024", "2023"]),
        (date(2024, 7, 1), ["2024-07", "2024-06", "2024-Q3", "2024-Q2", "2024-H2", "2024-H1", "2024", "2023"]),
        (date(2024, 12, 31), ["2024-12", "2024-11", "2024-Q4", "2024-Q3", "2024-H2", "2024-H1", "2024", "2023"]),
    ],
)
def test_this_and_the_last_are_told_from_the_day(today: date, texts: list[str]) -> None:
    assert [period.text for _, period in usual_periods(today)] == texts


@pytest.mark.parametrize(
    ("today", "texts"),
    [
        (date(2024, 12, 10), ["S2024-12", "S2024-11", "S2024-Q4", "S2024-Q3", "S2024-H2", "S2024-H1", "S2024"]),
        (date(2024, 12, 11), ["S2025-01", "S2024-12", "S2025-Q1", "S2024-Q4", "S2025-H1", "S2024-H2", "S2025"]),
        (date(2025, 1, 31), ["S2025-02", "S2025-01", "S2025-Q1", "S2024-Q4", "S2025-H1", "S2024-H2", "S2025"]),
        (date(2025, 3, 10), ["S2025-03", "S2025-02", "S2025-Q1", "S2024-Q4", "S2025-H1", "S2024-H2", "S2025"]),
    ],
)
def test_in_the_statistical_year_a_month_begins_on_the_11th(today: date, texts: list[str]) -> None:
    usual = [period for _, period in usual_periods(today, is_statistical=True)]

    assert [period.text for period in usual[:-1]] == texts
    assert usual[0].start <= today < usual[0].end
    assert usual[-1] == usual[-2].previous()


def test_they_are_offered_by_kind_of_report() -> None:
    offered = {kind: [period.text for _, period in usual] for kind, usual in usual_kinds(date(2024, 3, 31))}

    assert offered == {
        PeriodKind.MONTH: ["2024-03", "2024-02"],
        PeriodKind.QUARTER: ["2024-Q1", "2023-Q4"],
        PeriodKind.HALF_YEAR: ["2024-H1", "2023-H2"],
        PeriodKind.YEAR: ["2024", "2023"],
    }
