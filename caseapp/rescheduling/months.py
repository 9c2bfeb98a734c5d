"""A year as twelve small calendars."""

from calendar import MONDAY
from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date

from caseapp.calendar.arrangement import Arrangement
from caseapp.law.holidays import DayKind

_SIGNS = {DayKind.REST: "休", DayKind.WORK: "班"}


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: `sign` 休 or 班 where it is arranged, "" where it follows the week."""

    on: date
    sign: str
    name: str
    is_rest: bool


Week = tuple[DayCell | None, ...]


def months_of(arrangement: Arrangement, year: int) -> list[tuple[int, list[Week]]]:
    """(month, weeks from Monday) of a recorded year; None for a day of another month."""
    arranged = {day.on: day for day in arrangement.days if day.on.year == year}
    calendar = arrangement.calendar

    def cell(on: date, month: int) -> DayCell | None:
        if on.month != month:
            return None
        day = arranged.get(on)
        sign, name = (_SIGNS[day.kind], day.name) if day else ("", "")
        return DayCell(on, sign, name, calendar.is_rest_day(on))

    weeks = Weeks(MONDAY)
    return [
        (month, [tuple(cell(on, month) for on in week) for week in weeks.monthdatescalendar(year, month)])
        for month in range(1, 13)
    ]
