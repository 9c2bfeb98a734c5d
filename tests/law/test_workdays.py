"""Working days, rest days, and periods counted in either."""

from datetime import date

import pytest

from caseapp.law.holidays import shipped_calendar
from caseapp.law.workdays import Calendar, CalendarYearMissingError

CALENDAR = shipped_calendar()


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2024, 3, 15), True),  # a Friday
        (date(2024, 3, 16), False),  # a Saturday
        (date(2024, 2, 18), True),  # the Sunday worked after the Spring Festival
        (date(2024, 2, 12), False),  # a Monday of the Spring Festival
        (date(2024, 5, 11), True),  # the Saturday worked for the Labour Day holiday
        (date(2024, 10, 6), False),  # a Sunday within the National Day holiday
        (date(2024, 2, 29), True),  # a leap day
        (date(2020, 1, 31), False),  # the Spring Festival of 2020 as prolonged
    ],
)
def test_a_day_is_worked_by_the_week_and_the_arrangement(day: date, is_worked: bool) -> None:
    assert CALENDAR.is_workday(day) is is_worked
    assert CALENDAR.is_rest_day(day) is not is_worked


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 3, 15), date(2024, 3, 15)),  # a working day stays
        (date(2024, 3, 16), date(2024, 3, 18)),  # Saturday to Monday
        (date(2024, 5, 11), date(2024, 5, 11)),  # a Saturday that is worked stays
        (date(2024, 2, 10), date(2024, 2, 18)),  # over the festival to the Sunday that is worked
        (date(2023, 12, 30), date(2024, 1, 2)),  # over the turn of the year
        (date(2024, 10, 1), date(2024, 10, 8)),  # over the week of National Day
    ],
)
def test_a_last_day_rolls_to_the_next_working_day(day: date, expected: date) -> None:
    assert CALENDAR.next_workday_from(day) == expected


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        (date(2024, 3, 11), 1, date(2024, 3, 12)),  # the first day does not count
        (date(2024, 3, 11), 5, date(2024, 3, 18)),  # over a weekend
        (date(2024, 3, 9), 5, date(2024, 3, 15)),  # begins on a Saturday
        (date(2024, 2, 2), 5, date(2024, 2, 8)),  # the Sunday worked before the festival counts
        (date(2024, 2, 8), 5, date(2024, 2, 21)),  # the festival does not, the Sunday worked after it does
        (date(2024, 9, 30), 5, date(2024, 10, 12)),  # ends on a Saturday that is worked
        (date(2023, 12, 29), 3, date(2024, 1, 4)),  # New Year's Day
        (date(2024, 2, 26), 3, date(2024, 2, 29)),  # a leap day is a day
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, length: int, expected: date) -> None:
    assert CALENDAR.add_workdays(start, length) == expected
    assert CALENDAR.workdays_between(start, expected) == length


@pytest.mark.parametrize("length", [0, -1])
def test_a_period_of_no_working_days_has_no_last_day(length: int) -> None:
    with pytest.raises(ValueError, match="no last day"):
        CALENDAR.add_workdays(date(2024, 3, 11), length)


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        (date(2024, 3, 1), 10, date(2024, 3, 11)),  # a Monday
        (date(2024, 3, 1), 8, date(2024, 3, 11)),  # a Saturday, rolled
        (date(2023, 12, 31), 60, date(2024, 2, 29)),  # ends on the leap day
        (date(2022, 12, 31), 60, date(2023, 3, 1)),  # in a common year
    ],
)
def test_calendar_days_all_count_and_only_the_last_one_rolls(start: date, length: int, expected: date) -> None:
    assert CALENDAR.add_days(start, length) == expected


def test_no_working_days_lie_between_a_day_and_itself_or_an_earlier_one() -> None:
    assert CALENDAR.workdays_between(date(2024, 3, 11), date(2024, 3, 11)) == 0
    assert CALENDAR.workdays_between(date(2024, 3, 11), date(2024, 3, 1)) == 0


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2003, 12, 31)])
def test_a_year_without_arrangement_is_not_guessed(day: date) -> None:
    with pytest.raises(CalendarYearMissingError, match=rf"缺少{day.year}年.*现有2004年至2026年.*请先") as caught:
        CALENDAR.is_workday(day)

    assert (caught.value.year, caught.value.first_year, caught.value.last_year) == (day.year, 2004, 2026)


def test_a_roll_that_leaves_the_covered_years_is_not_guessed() -> None:
    only_2023 = Calendar(CALENDAR.rest_days, CALENDAR.work_days, first_year=2023, last_year=2023)

    with pytest.raises(CalendarYearMissingError):
        only_2023.next_workday_from(date(2023, 12, 30))  # a Saturday whose next working day is in 2024


def test_working_days_that_leave_the_covered_years_are_not_guessed() -> None:
    with pytest.raises(CalendarYearMissingError):
        CALENDAR.add_workdays(date(2026, 12, 28), 5)


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2027, 1, 1), True),  # a Friday; no arrangement known
        (date(2027, 1, 2), False),
        (date(2024, 2, 12), False),  # what is recorded still holds
        (date(2024, 2, 18), True),
    ],
)
def test_where_no_arrangement_is_recorded_the_week_alone_may_be_asked(day: date, is_worked: bool) -> None:
    assert CALENDAR.by_the_week().is_workday(day) is is_worked
