"""What moves when the calendar changes: plain values, no database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import zip_longest

from caseapp.law.court_clocks import COURT_CLOCKS
from caseapp.law.reckoning import Unit
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS


class Register(Enum):
    """The register in which a case stands."""

    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"


@dataclass(frozen=True, slots=True)
class Limit:
    """Which time limit of a case: `clock` is its id in the law, `subject` whom it concerns where a case has several.

    `is_column`: one of the two that every reconsideration case keeps in its own row, also when nothing runs any more.
    """

    clock: str
    subject: str = ""
    is_column: bool = False

    @property
    def title(self) -> str:
        """The clock's Chinese name, with whom it concerns."""
        return _TITLES.get(self.clock, self.clock) + (f"（{self.subject}）" if self.subject else "")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are stored of a time limit. `due_on` None: there is none, or time stands still."""

    start_on: date | None
    due_on: date | None
    is_provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One stored time limit of one case that the calendar moves. `old` None: it begins to run; `new` None: no longer.

    `is_past`: it runs no more, so only figures about the past depend on it; `closed_on` is then the day of the decision
    that was to be made in time, where it is the time to decide.
    """

    register: Register
    case_id: int
    limit: Limit
    old: Days | None
    new: Days | None
    is_past: bool = False
    closed_on: date | None = None

    @property
    def order(self) -> tuple[date, str, int, str, str]:
        """Earliest first, in a stable order."""
        days = (each.due_on for each in (self.old, self.new) if each is not None and each.due_on is not None)
        return next(days, date.max), self.register.value, self.case_id, self.limit.clock, self.limit.subject

    @property
    def turns_late(self) -> bool:
        """Whether a decision that was in time no longer is."""
        return self._is_late(self.new) and not self._is_late(self.old)

    @property
    def turns_timely(self) -> bool:
        """Whether a decision that was late now is in time."""
        return self._is_late(self.old) and not self._is_late(self.new)

    def _is_late(self, days: Days | None) -> bool:
        due = days.due_on if days else None
        return self.closed_on is not None and due is not None and self.closed_on > due


Stored = tuple[Limit, Days]


def differing(before: Iterable[Stored], after: Iterable[Stored]) -> Iterator[tuple[Limit, Days | None, Days | None]]:
    """Every stored limit that differs, with its old and its new days; several of one kind are matched in order."""
    old, new = _by_limit(before), _by_limit(after)
    for limit in dict.fromkeys((*old, *new)):
        for was, is_now in zip_longest(old.get(limit, ()), new.get(limit, ())):
            if was != is_now:
                yield limit, was, is_now


def _by_limit(stored: Iterable[Stored]) -> dict[Limit, list[Days]]:
    found: dict[Limit, list[Days]] = defaultdict(list)
    for limit, days in stored:
        found[limit].append(days)
    return found


def told_once(moves: Sequence[Move]) -> list[Move]:
    """The moves as a person reads them: a limit that both runs and stands in the case's own row is one line."""
    running = {(each.register, each.case_id, each.limit.clock) for each in moves if not each.limit.is_column}
    return [
        each
        for each in moves
        if not each.limit.is_column or (each.register, each.case_id, each.limit.clock) not in running
    ]


_ALL = (*(clock for clocks in RECONSIDERATION_CLOCKS.values() for clock in clocks), *COURT_CLOCKS)
_TITLES = {clock.id: clock.title for clock in _ALL}

# Clocks whose last day is counted day by day and then rolled, whatever Act: only rest days at their end move them.
ROLLED = frozenset(clock.id for clock in _ALL) - frozenset(
    clock.id for clock in _ALL if clock.unit is Unit.WORKDAYS or clock.is_backward or clock.is_set_by_paper
)
