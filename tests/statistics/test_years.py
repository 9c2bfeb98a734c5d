"""Several years in a row: which they are, and whether it can be said that a rate fell in every one."""

from decimal import Decimal

import pytest

from caseapp.organs.scope import Scope
from caseapp.statistics.indicators import INDICATORS
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sheet import Figure, Reading, Sheet
from caseapp.statistics.years import Course, course, is_a_year, years_before, years_counted, years_told

RATE, COUNT = INDICATORS["correction_rate"], INDICATORS["received"]


def rate(*newest_first: str | None) -> Figure:
    """The figure of a rate, year by year."""
    now, last_year, *earlier = (
        Reading(0, 0, None) if value is None else Reading(1, 1, Decimal(value)) for value in newest_first
    )
    return Figure(RATE, now, last_year, last_year, tuple(earlier))


def count(*newest_first: int) -> Figure:
    """The figure of a count, year by year."""
    now, last_year, *earlier = (Reading(number, None, Decimal(number)) for number in newest_first)
    return Figure(COUNT, now, last_year, last_year, tuple(earlier))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024", ["2022", "2021", "2020"]),
        ("2024-H1", []),
        ("2024-02", []),
        ("2023-12-11..2025-12-10", []),  # two years
    ],
)
def test_a_year_is_told_with_the_three_before_last_year(period: str, expected: list[str]) -> None:
    asked = parse_period(period)

    assert [year.text for year in years_before(asked)] == expected
    assert bool(expected) == is_a_year(asked)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((count(3, 2, 1, 0, 0), rate("9.1", "11.0", None, "13.6", None)), ["2022", "2021"]),
        ((count(3, 2, 0, 0, 0), rate("9.1", None, None, None, None)), []),
    ],
)
def test_the_years_shown_reach_back_to_the_first_in_which_anything_was_counted(
    figures: tuple[Figure, ...], expected: list[str]
) -> None:
    by_code = {figure.indicator.code: figure for figure in figures}
    sheet = Sheet("商丘市人民政府", Scope((1,), "商丘市人民政府"), parse_period("2024"), by_code, {}, ())

    assert [year.text for year in years_counted(sheet)] == expected


def test_a_statistical_year_is_a_year() -> None:
    years = years_before(parse_period("2023-12-11..2024-12-10"))

    assert [(year.start.isoformat(), year.last_day.isoformat()) for year in years] == [
        ("2021-12-11", "2022-12-10"),
        ("2020-12-11", "2021-12-10"),
        ("2019-12-11", "2020-12-10"),
    ]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (rate("9.1", "11.0", "13.6"), Course.FALLING),  # 纠错率逐年降低
        (rate("9.1", "11.0", "13.6", "14.0", "15.2"), Course.FALLING),
        (rate("13.6", "11.0", "9.1"), Course.RISING),
        (rate("100", "100", "100", "100"), Course.STEADY),
        (rate("9.1", "11.0", "11.0"), None),  # not in every year
        (rate("9.1", "11.0", "10.0"), None),
        (rate("9.1", "11.0", "13.6", None, "1.0"), Course.FALLING),  # a year without a base ends the row
        (rate("9.1", "11.0", None, "13.6"), None),  # two years say nothing
        (rate(None, "11.0", "13.6", "14.0"), None),
        (rate("9.1", "11.0"), None),  # a month or a quarter: no years are told
        (count(231, 219, 180), None),  # of cases the change on last year is told
    ],
)
def test_it_is_said_how_a_figure_went_only_where_every_year_agrees(figure: Figure, expected: Course | None) -> None:
    assert course(figure) is expected


def test_the_years_told_end_where_there_is_nothing_to_read() -> None:
    assert [reading.text for reading in years_told(rate("9.1", "11.0", None, "13.6"))] == ["11.0", "9.1"]
    assert [reading.text for reading in years_told(count(3, 2, 0, 1, 0))] == ["1", "0", "2", "3"]
