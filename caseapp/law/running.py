"""A clock that runs in a case."""

from dataclasses import dataclass
from datetime import date

from caseapp.law.reckoning import Clock, Due


@dataclass(frozen=True)
class RunningClock:
    """A clock started in a case on `start`, and its last day.

    `subject` says whom or what it concerns where a case has several of its kind: an organ, a hearing day; else "".
    """

    clock: Clock
    start: date
    due: Due
    subject: str = ""
