"""What a person is shown before a change of the calendar is saved."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseapp.calendar.arrangement import Arrangement
from caseapp.law.days_in_words import days_in_words
from caseapp.law.holidays import ArrangedDay, DayKind
from caseapp.paging import Page, Window
from caseapp.rescheduling.moves import Move, told_once
from caseapp.rescheduling.spans import changed_days

SHOWN = 200  # moved limits on a page


@dataclass(frozen=True)
class Told:
    """The moves of a change, as a person reads them: what runs, and what is over and only figures depend on."""

    running: tuple[Move, ...]
    past: tuple[Move, ...]

    def page(self, number: int) -> Page[Move]:
        """One page of those that run."""
        window = Window.of(len(self.running), number, SHOWN)
        first = (window.number - 1) * SHOWN
        return Page(self.running[first : first + SHOWN], len(self.running), window.number, SHOWN)

    @property
    def by_limit(self) -> list[tuple[str, int]]:
        """(clock, how many of those that run move), the most first."""
        return Counter(move.limit.title.partition("（")[0] for move in self.running).most_common()

    @property
    def only_settled(self) -> int:
        """How many of those that run keep their day and are no longer provisional, or become so."""
        return sum(_day(move.old) == _day(move.new) for move in self.running)

    @property
    def turned_late(self) -> int:
        """How many decisions, in time until now, would count as late."""
        return sum(move.turns_late for move in self.past)

    @property
    def turned_timely(self) -> int:
        """How many decisions, late until now, would count as in time."""
        return sum(move.turns_timely for move in self.past)


def told(moves: Sequence[Move]) -> Told:
    """The moves in two lists; of the past, those that turn a figure come first."""
    once = told_once(moves)
    past = sorted((move for move in once if move.is_past), key=lambda move: not (move.turns_late or move.turns_timely))
    return Told(tuple(move for move in once if not move.is_past), tuple(past))


def festivals(days: Sequence[ArrangedDay]) -> list[tuple[str, str, str]]:
    """(festival, days off, days worked) in the order of their first day."""
    names = dict.fromkeys(day.name for day in sorted(days, key=lambda day: (day.kind is DayKind.WORK, day.on)))
    return [(name, _listed(days, name, DayKind.REST), _listed(days, name, DayKind.WORK)) for name in names]


def differences(old: Arrangement, new: Arrangement) -> list[tuple[str, str]]:
    """(what becomes of them, the days) for the days of years covered by both that are worked in one of them only."""
    both = set(old.years) & set(new.years)
    changed = [day for day in changed_days(old.calendar, new.calendar) if day.year in both]
    rest = [day for day in changed if new.calendar.is_rest_day(day)]
    work = [day for day in changed if new.calendar.is_workday(day)]
    return [(what, days_in_words(days)) for what, days in (("改为休息", rest), ("改为上班", work)) if days]


def _listed(days: Sequence[ArrangedDay], name: str, kind: DayKind) -> str:
    return days_in_words(day.on for day in days if day.name == name and day.kind is kind)


def _day(days: object) -> date | None:
    return getattr(days, "due_on", None)
