"""The same questions answered slowly and otherwise: over plain lists of days built from the package chinesecalendar."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count, islice

import chinese_calendar

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
IS_WORKED: dict[date, bool] = {day: chinese_calendar.is_workday(day) for day in EVERY_DAY}
WORKED: list[date] = [day for day in EVERY_DAY if IS_WORKED[day]]


def nth_workday(start: date, number: int) -> date:
    """The `number`-th worked day after `start`, found by its place in the list of all; before it, when negative."""
    if number < 0:
        return WORKED[bisect_left(WORKED, start) + number]
    return WORKED[bisect_right(WORKED, start) + number - 1]


def first_worked(day: date) -> date:
    return WORKED[bisect_left(WORKED, day)]


def last_worked(day: date) -> date:
    return WORKED[bisect_right(WORKED, day) - 1]


def months_later(start: date, months: int) -> date:
    """Day by day to the month in question, and there to the day that answers to `start`, or to the month's last."""
    wanted = start.year * 12 + start.month + months
    in_month = [
        day
        for day in (start + timedelta(days=n) for n in range(months * 32 + 32))
        if day.year * 12 + day.month == wanted
    ]
    return max(day for day in in_month if day.day <= start.day)


def decided_by(accepted_on: date, allowed: int, left_out: Iterable[tuple[date, date]]) -> date:
    """Every day after acceptance uses up one of the days allowed, or one of those left out; then on to a worked day."""
    spare = {day for start, end in left_out for day in _days(start, end) if day >= accepted_on}
    passed = (accepted_on + timedelta(days=used) for used in count(1))
    counted = islice(passed, allowed + len(spare) - 1, None)
    return next(day for day in counted if IS_WORKED[day])


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]
