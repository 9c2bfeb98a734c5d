"""Which days differ between two calendars, and where a stored day must lie to depend on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caseapp.law.workdays import Calendar

_REVIEW = 5  # working days: ARL23 30; ARL17 17

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Touched:
    """From the first to the last day that differs, and how far what was counted over them can reach.

    `rolled_to`: the latest day to which a period that ends on one of these days was rolled. `reviewed_to`: the latest
    last day of an acceptance review that one of these days fell into.
    """

    first: date
    last: date
    rolled_to: date
    reviewed_to: date


def touched(old: Calendar, new: Calendar) -> Touched | None:
    """The days that differ between the calendars; None where none does.

    A day differs when one of them knows it worked and the other at rest, or when only one of them covers its year.
    """
    days = changed_days(old, new)
    if not days:
        return None
    week = old.by_the_week()
    return Touched(
        min(days),
        max(days),
        rolled_to=week.next_workday_from(max(days)),
        reviewed_to=week.add_workdays(max(days), _REVIEW),
    )


def changed_days(old: Calendar, new: Calendar) -> set[date]:
    """Every such day."""
    one_week, other_week = old.by_the_week(), new.by_the_week()
    arranged = old.rest_days | old.work_days | new.rest_days | new.work_days
    differing = {day for day in arranged if one_week.is_workday(day) != other_week.is_workday(day)}
    return differing | set(_days_of_years(_years(old) ^ _years(new)))


def _years(calendar: Calendar) -> set[int]:
    return set(range(calendar.first_year, calendar.last_year + 1))


def _days_of_years(years: set[int]) -> Iterator[date]:
    for year in years:
        day = date(year, 1, 1)
        while day.year == year:
            yield day
            day += _DAY
