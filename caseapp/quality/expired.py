"""Which clocks are over, told from the day on which they started. Pure.

A database cannot count working days; but a clock that starts later never ends earlier, so one day divides those that
are over from those that still run.
"""

from collections.abc import Callable
from datetime import date, timedelta

from caseapp.law.counting import months_later
from caseapp.law.reckoning import Clock
from caseapp.timeline.steps import Circumstances

_DAY = timedelta(days=1)


def latest_start_over(clock_on: Callable[[date], Clock], now: Circumstances) -> date:
    """The latest day on which a clock can have started and be over today: its last day lies before today.

    `clock_on(start)` is the clock that starts on that day.
    """
    start = now.today - _DAY
    while True:
        due = clock_on(start).due(start, now.calendar)
        if due.on is not None and due.on < now.today:
            return start
        start -= _DAY


def days_before(now: Circumstances, days: int) -> date:
    """The civil day so many days before today."""
    return now.today - timedelta(days=days)


def months_before(now: Circumstances, months: int) -> date:
    """The day of today's number so many months before, or the last of a month that is too short."""
    return months_later(now.today, -months)
