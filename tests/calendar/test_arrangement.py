"""What may be changed in the calendar, and which year's notice a day belongs to."""

from datetime import date

import pytest

from caseapp.calendar.arrangement import Arrangement, notice_year
from caseapp.law.holidays import ArrangedDay, DayKind, shipped_calendar, shipped_days
from caseapp.law.refusal import Refusal

SHIPPED = Arrangement(shipped_days(), tuple(range(2004, 2027)))
NEW_YEAR = (ArrangedDay(date(2026, 12, 31), DayKind.REST, "元旦"), ArrangedDay(date(2027, 1, 1), DayKind.REST, "元旦"))


def test_the_calendar_is_that_of_the_days() -> None:
    assert SHIPPED.calendar == shipped_calendar()


@pytest.mark.parametrize(
    ("on", "name", "year"),
    [
        (date(2018, 12, 29), "元旦", 2019),  # worked for the New Year to come
        (date(2023, 1, 2), "元旦", 2023),
        (date(2023, 12, 31), "", 2023),  # a day of its own that an administrator made
        (date(2024, 10, 1), "国庆节", 2024),
    ],
)
def test_a_day_belongs_to_its_notice(on: date, name: str, year: int) -> None:
    assert notice_year(ArrangedDay(on, DayKind.REST, name)) == year


def test_a_year_recorded_again_takes_the_place_of_what_was_there() -> None:
    days = (ArrangedDay(date(2018, 5, 1), DayKind.REST, "劳动节"),)
    after = SHIPPED.with_year(2018, days)

    assert after.of_year(2018) == days
    assert after.of_year(2019) == SHIPPED.of_year(2019)  # its last days of 2018 among them
    assert date(2018, 12, 31) in after.calendar.rest_days


def test_a_year_brings_the_end_of_the_year_before_and_takes_it_along() -> None:
    after = SHIPPED.with_year(2027, NEW_YEAR)

    assert after.calendar.last_year == 2027
    assert after.calendar.is_rest_day(date(2026, 12, 31))
    assert after.without_year(2027) == SHIPPED


@pytest.mark.parametrize("year", [2028, 2002, 2099])
def test_no_year_may_be_left_out(year: int) -> None:
    days = (ArrangedDay(date(year, 5, 1), DayKind.REST, "劳动节"),)

    with pytest.raises(Refusal, match=f"请先录入{2027 if year > 2026 else 2003}年"):
        SHIPPED.with_year(year, days)


def test_days_of_another_year_and_no_days_are_refused() -> None:
    with pytest.raises(Refusal, match="不属于2026年"):
        SHIPPED.with_year(2026, NEW_YEAR)
    with pytest.raises(Refusal, match="没有2027年的放假安排"):
        SHIPPED.with_year(2027, ())


@pytest.mark.parametrize(
    ("on", "kind", "is_rest"),
    [
        (date(2026, 11, 30), DayKind.REST, True),  # a Monday
        (date(2026, 11, 28), DayKind.WORK, False),  # a Saturday
        (date(2026, 10, 10), None, True),  # a Saturday that was to be worked
        (date(2026, 10, 1), None, False),  # a Thursday that was off
    ],
)
def test_a_day_is_off_or_worked_or_follows_the_week(on: date, kind: DayKind | None, is_rest: bool) -> None:
    assert SHIPPED.calendar.is_rest_day(on) is not is_rest
    assert SHIPPED.with_day(on, kind).calendar.is_rest_day(on) is is_rest


@pytest.mark.parametrize(
    ("on", "kind", "told"),
    [
        (date(2027, 1, 1), DayKind.REST, "请先录入2027年"),
        (date(2026, 11, 30), DayKind.WORK, "本来就是工作日"),
        (date(2026, 10, 1), DayKind.REST, "现在就是“放假”"),
        (date(2026, 11, 30), None, "现在就是“按周历”"),
    ],
)
def test_what_changes_nothing_or_cannot_be_is_refused(on: date, kind: DayKind | None, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        SHIPPED.with_day(on, kind)


@pytest.mark.parametrize(("year", "told"), [(2026, "随程序提供"), (2025, "只能删除最后一年")])
def test_a_shipped_year_stays(year: int, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        SHIPPED.without_year(year)
