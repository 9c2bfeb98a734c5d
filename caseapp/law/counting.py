"""Counting a period to its last day, forward or back, and what is left of it: the arithmetic below the clocks.

Rules: the day on which a period begins does not count; a period whose last day is a rest day ends on the next day that
is none (CPL23 85; CC 203; JI18 48); months and years end on the corresponding day, else on the last day of that month
(CC 202); a period in working days counts nothing else (ARL23 88; ARL17 40).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from caseapp.law.workdays import Calendar, CalendarYearMissingError

_DAY = timedelta(days=1)
_SATURDAY = 5


class Unit(Enum):
    """How the days of a clock are counted."""

    DAYS = "日"
    WORKDAYS = "工作日"
    MONTHS = "个月"
    YEARS = "年"

    def of(self, number: int) -> str:
        """So many of this unit: `60日`, `5个工作日`, `6个月`, `2年`."""
        return f"{number}{'个' if self is Unit.WORKDAYS else ''}{self.value}"

    @property
    def of_days(self) -> "Unit":
        """The unit in which days are added to such a period, and in which what is left of it is told."""
        return self if self is Unit.WORKDAYS else Unit.DAYS


@dataclass(frozen=True)
class Counted:
    """A period counted to its last day, `on`.

    `counted_to`: the last day before rolling; `rolled_over`: the rest days it rolled over; `skipped`: the rest days
    that a count of working days passed over; `made_up`: the weekend days it counted because they were worked (调休).
    `missing_year`: a year without holiday arrangement on which the answer depends; a period in calendar days, months
    or years was then not rolled, one in working days counted by the week alone.
    """

    on: date
    counted_to: date
    rolled_over: tuple[date, ...] = ()
    skipped: tuple[date, ...] = ()
    made_up: tuple[date, ...] = ()
    missing_year: int | None = None


def count(start: date, length: int, unit: Unit, more: int, calendar: Calendar, *, is_backward: bool = False) -> Counted:
    """The period of `length` units that begins on `start` (not counted) and is made longer by `more` days.

    The days added are working days for a period in working days, else calendar days. Counted back from `start`, the
    last day rolls back as well. Raises ValueError for a period of no working days.
    """
    step = -_DAY if is_backward else _DAY
    if unit is not Unit.WORKDAYS:
        return _rolled(_end(start, length, unit, step) + more * step, step, calendar)
    try:
        return _in_workdays(start, length + more, step, calendar)
    except CalendarYearMissingError as error:
        return _in_workdays(start, length + more, step, calendar.by_the_week(), missing_year=error.year)


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later (before, if negative), or the last of one too short (CC 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_left(due_on: date, today: date, unit: Unit, calendar: Calendar) -> int:
    """How much is left on `today` in the clock's own unit: working days for WORKDAYS, else calendar days.

    0 only on the last day itself; negative: overdue by so many. In working days a weekend after the last day already
    counts as one day overdue, for it is not "due today". Beyond the calendar, working days follow the week alone.
    """
    if unit is not Unit.WORKDAYS or today == due_on:
        return (due_on - today).days
    week = calendar.by_the_week()
    if today < due_on:
        return max(1, week.workdays_between(today, due_on))
    return -max(1, week.workdays_between(due_on, today))


def remaining(due_on: date, today: date, unit: Unit, calendar: Calendar) -> str:
    """The same in plain words: 还剩3个工作日, 还剩12日, 今日到期, 已超期2个工作日, 已超期5日."""
    left = days_left(due_on, today, unit, calendar)
    if not left:
        return "今日到期"
    return f"{'还剩' if left > 0 else '已超期'}{unit.of_days.of(abs(left))}"


def _end(start: date, length: int, unit: Unit, step: timedelta) -> date:
    if unit is Unit.DAYS:
        return start + length * step
    return months_later(start, length * (12 if unit is Unit.YEARS else 1) * step.days)


def _rolled(counted_to: date, step: timedelta, calendar: Calendar) -> Counted:
    rolled_over: list[date] = []
    day = counted_to
    try:
        while calendar.is_rest_day(day):
            rolled_over.append(day)
            day += step
    except CalendarYearMissingError as error:
        return Counted(counted_to, counted_to, missing_year=error.year)
    return Counted(day, counted_to, rolled_over=tuple(sorted(rolled_over)))


def _in_workdays(
    start: date, length: int, step: timedelta, calendar: Calendar, missing_year: int | None = None
) -> Counted:
    if length < 1:
        raise ValueError(f"a period of {length} working days has no last day")
    day, skipped, made_up = start, list[date](), list[date]()
    while length:
        day += step
        if calendar.is_rest_day(day):
            skipped.append(day)
            continue
        length -= 1
        if day.weekday() >= _SATURDAY:
            made_up.append(day)
    return Counted(day, day, skipped=tuple(sorted(skipped)), made_up=tuple(sorted(made_up)), missing_year=missing_year)
