"""The State Council's holiday arrangements as shipped (`holidays.csv`), and the calendar that such days make."""

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from caseapp.law.coded import Coded
from caseapp.law.workdays import Calendar


class DayKind(Coded, table_title="日期类别"):
    """What an arrangement makes of a day."""

    REST = "rest", "放假", ("休息", "休", "节假日")
    WORK = "work", "调休上班", ("上班", "班", "补班", "工作日")


@dataclass(frozen=True)
class ArrangedDay:
    """One day of a holiday arrangement; `name` is the festival it belongs to, also for a day worked in exchange."""

    on: date
    kind: DayKind
    name: str


@cache
def shipped_days() -> tuple[ArrangedDay, ...]:
    """Every arranged day in the file shipped with the program, in the order of dates."""
    text = files("caseapp.law").joinpath("holidays.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(ArrangedDay(date.fromisoformat(row["date"]), DayKind(row["kind"]), row["name"]) for row in rows)


def calendar_of(days: Iterable[ArrangedDay], years: Collection[int] = ()) -> Calendar:
    """The calendar of these arranged days; it covers every year from the first to the last of `years`, or of the days.

    Raises ValueError when there is neither: a calendar that covers no year answers nothing.
    """
    arranged = tuple(days)
    years = years or [day.on.year for day in arranged]
    return Calendar(
        rest_days=frozenset(day.on for day in arranged if day.kind is DayKind.REST),
        work_days=frozenset(day.on for day in arranged if day.kind is DayKind.WORK),
        first_year=min(years),
        last_year=max(years),
    )


@cache
def shipped_calendar() -> Calendar:
    """The calendar of the shipped days, for a ledger whose administrator has recorded nothing else."""
    return calendar_of(shipped_days())
