"""A clock of the statute as one that runs in a case. Pure."""

from collections.abc import Iterator
from datetime import date

from caseapp.law.editions import act_on
from caseapp.law.reckoning import Due
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS
from caseapp.law.running import RunningClock
from caseapp.law.workdays import Calendar


def as_running(due: Due, subject: str = "") -> RunningClock:
    """The running clock whose last day this is."""
    assert due.reckoning is not None  # noqa: S101 -- a clock never names a day without saying why
    return RunningClock(due.reckoning.clock, due.reckoning.start, due, subject)


def started(id: str, on: date | None, calendar: Calendar, subject: str = "") -> Iterator[RunningClock]:
    """The clock of this id started on that day: none without a day, or where the Act of the day knows no such clock."""
    if on is not None:
        clock = next((each for each in RECONSIDERATION_CLOCKS[act_on(on)] if each.id == id), None)
        yield from (as_running(clock.due(on, calendar), subject),) if clock else ()
