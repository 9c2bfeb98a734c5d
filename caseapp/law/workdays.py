"""Working days and rest days of the People's Republic: the arithmetic under every statutory time limit.

Rules (ARL23 88; CPL23 85; CC 201-203; JI18 48): the day on which a period begins does not count; a period whose last
day is a rest day ends on the next day that is none; a weekend day made a working day (调休上班) is a working day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


class CalendarYearMissingError(LookupError):
    """A question about a year for which no holiday arrangement is recorded; the message (Chinese) says what to do."""

    def __init__(self, *, year: int, first_year: int, last_year: int) -> None:
        self.year = year
        self.first_year = first_year
        self.last_year = last_year
        super().__init__(
            f"工作日历缺少{year}年的放假安排（现有{first_year}年至{last_year}年），"
            f"请先在工作日历中录入国务院办公厅公布的{year}年节假日安排。"
        )


@dataclass(frozen=True)
class Calendar:
    """The recorded holiday arrangements of the years `first_year` to `last_year`, both included.

    `rest_days`: days off by arrangement; `work_days`: weekend days made working days. All other days follow the week.
    Every method works on civil dates and raises CalendarYearMissingError when its answer depends on an uncovered year.
    """

    rest_days: frozenset[date]
    work_days: frozenset[date]
    first_year: int
    last_year: int

    def by_the_week(self) -> "Calendar":
        """This calendar for every year: where no arrangement is recorded, the week alone tells."""
        return replace(self, first_year=MINYEAR, last_year=MAXYEAR)

    def is_workday(self, day: date) -> bool:
        """Whether `day` is a 工作日."""
        if not self.first_year <= day.year <= self.last_year:
            raise CalendarYearMissingError(year=day.year, first_year=self.first_year, last_year=self.last_year)
        if day in self.work_days:
            return True
        return day.weekday() < _SATURDAY and day not in self.rest_days

    def is_rest_day(self, day: date) -> bool:
        """Whether `day` is a 法定休假日: a holiday, or a weekend day that is not worked."""
        return not self.is_workday(day)

    def next_workday_from(self, day: date) -> date:
        """`day` itself when it is worked, else the first worked day after it (the roll-forward of CPL23 85(3))."""
        while self.is_rest_day(day):
            day += _DAY
        return day

    def add_days(self, start: date, length: int) -> date:
        """The last day of a period of `length` calendar days that begins on `start` (not counted), rolled forward."""
        return self.next_workday_from(start + length * _DAY)

    def add_workdays(self, start: date, length: int) -> date:
        """The last day of a period of `length` working days, at least one, that begins on `start` (not counted)."""
        if length < 1:
            raise ValueError(f"a period of {length} working days has no last day")
        worked = (day for day in _days_after(start) if self.is_workday(day))
        for _ in range(length - 1):
            next(worked)
        return next(worked)

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and including `end` (0 when `end` is not after `start`)."""
        return sum(self.is_workday(start + offset * _DAY) for offset in range(1, (end - start).days + 1))


def _days_after(start: date) -> Iterator[date]:
    day = start
    while True:
        day += _DAY
        yield day
