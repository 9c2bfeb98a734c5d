"""The shipped holiday file against two independent packages and the lists in the State Council's notices."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from caseapp.law.holidays import ArrangedDay, DayKind, calendar_of, shipped_calendar, shipped_days


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def listed(year: int, text: str) -> set[date]:
    """The days of a list such as "01-01; 02-10..17; 05-31..06-02"."""
    found: set[date] = set()
    for part in text.split(";"):
        first, _, last = part.strip().partition("..")
        begins = date.fromisoformat(f"{year}-{first}")
        ends = f"{first[:3]}{last}" if len(last) == 2 else last or first
        found.update(days(begins, date.fromisoformat(f"{year}-{ends}")))
    return found


@pytest.mark.parametrize("year", range(2004, 2027))
def test_the_file_agrees_with_chinesecalendar(year: int) -> None:
    every_day = days(date(year, 1, 1), date(year, 12, 31))
    calendar = shipped_calendar()

    assert [d for d in every_day if calendar.is_workday(d) is not chinese_calendar.is_workday(d)] == []


@pytest.mark.parametrize("year", range(2023, 2027))
def test_the_file_agrees_with_holidays(year: int) -> None:
    every_day = days(date(year, 1, 1), date(year, 12, 31))
    calendar = shipped_calendar()
    other = holidays.country_holidays("CN", years=range(2022, 2028))

    assert [d for d in every_day if calendar.is_workday(d) is not other.is_working_day(d)] == []


@pytest.mark.parametrize(
    ("year", "rest", "work"),
    [
        (
            2024,
            "01-01; 02-10..17; 04-04..06; 05-01..05; 06-10; 09-15..17; 10-01..07",
            "02-04; 02-18; 04-07; 04-28; 05-11; 09-14; 09-29; 10-12",
        ),
        (
            2025,
            "01-01; 01-28..02-04; 04-04..06; 05-01..05; 05-31..06-02; 10-01..08",
            "01-26; 02-08; 04-27; 09-28; 10-11",
        ),
        (
            2026,
            "01-01..03; 02-15..23; 04-04..06; 05-01..05; 06-19..21; 09-25..27; 10-01..07",
            "01-04; 02-14; 02-28; 05-09; 09-20; 10-10",
        ),
    ],
)
def test_the_file_has_the_published_days(year: int, rest: str, work: str) -> None:
    recorded = [day for day in shipped_days() if day.on.year == year]

    assert {day.on for day in recorded if day.kind is DayKind.REST} == listed(year, rest)
    assert {day.on for day in recorded if day.kind is DayKind.WORK} == listed(year, work)


def test_the_file_is_in_order_names_every_day_once_and_with_its_festival() -> None:
    recorded = shipped_days()
    dates = [day.on for day in recorded]

    assert dates == sorted(set(dates))
    festivals = {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节", "抗战胜利纪念日"}
    assert {day.name for day in recorded} == festivals


def test_only_weekend_days_are_made_working_days() -> None:
    assert {day.on.weekday() for day in shipped_days() if day.kind is DayKind.WORK} == {5, 6}


def test_a_calendar_covers_the_years_of_its_days() -> None:
    calendar = calendar_of(
        [ArrangedDay(date(2027, 1, 1), DayKind.REST, "元旦"), ArrangedDay(date(2026, 10, 10), DayKind.WORK, "国庆节")]
    )

    assert (calendar.first_year, calendar.last_year) == (2026, 2027)
    assert calendar.is_rest_day(date(2027, 1, 1))
    assert calendar.is_workday(date(2026, 10, 10))


def test_a_calendar_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        calendar_of([])
