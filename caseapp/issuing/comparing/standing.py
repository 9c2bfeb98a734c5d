"""The ledger at two moments, and how a case's part in a figure went from the one to the other. Plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from caseapp.history.moments import Then
from caseapp.law.ledgers import Ledger
from caseapp.statistics.periods import Period

Members = Mapping[int, int]  # case id -> what it adds to the figure


@dataclass(frozen=True, slots=True)
class Standing:
    """The ledger as a figure is asked of it: after which change, in which offices, on which civil day.

    `is_live`: after the newest change, read from the tables themselves and not from their history. So an edit that went
    past the history shows as one.
    """

    change: int
    at: datetime
    office_ids: tuple[int, ...]
    last_day: date
    is_live: bool = False

    @property
    def text(self) -> str:
        """Its moment, as `?as_of=` says it."""
        return Then(self.at, self.change).text


@dataclass(frozen=True, slots=True)
class Interval:
    """From one ledger to a later one, for an office's figures of a period."""

    office_id: int
    period: Period
    start: Standing
    end: Standing


@dataclass(frozen=True, slots=True)
class CaseName:
    """What a case is called, and whether it stood in the register at the two ends of an interval."""

    text: str
    stood_at_start: bool
    stands_at_end: bool


class Why(Enum):
    """What made a case count differently."""

    CHANGE = "change"
    DAY = "day"  # the period had not ended: nothing was changed, but days have passed
    KEPT = "kept"  # the history does not lead to what the earlier side says
    BEYOND = "beyond"  # the tables do not say what the history says


@dataclass(frozen=True, slots=True)
class Flip:
    """One step of a case's part in a set: what it added before and after (None: no part of it), and what made it so.

    `change` is its number where a change did it, and `touched` are the cases whose rows it changed: the case itself, or
    those below on whose findings it rests; none where it was the offices.
    """

    why: Why
    was: int | None
    is_now: int | None
    change: int | None = None
    touched: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A case that counts differently in a set: what it added and adds (None: no part of it), and how that came."""

    case_id: int
    was: int | None
    is_now: int | None
    flips: tuple[Flip, ...] = ()

    @property
    def last(self) -> Flip | None:
        """The step that left it as it is; None before it was explained."""
        return self.flips[-1] if self.flips else None


@dataclass(frozen=True, slots=True)
class SetDifference:
    """The cases by which a case set differs between two ledgers: came in, went out, or add another amount.

    `was` and `is_now` are what the cases listed on the two sides add up to; `counted_was` and `counted_now` what the
    ledger counts as of the two moments: the same, unless somebody changed the one or the other.
    """

    code: str
    title: str
    ledger: Ledger
    was: int
    is_now: int
    counted_was: int
    counted_now: int
    parts: tuple[Part, ...] = ()

    @property
    def came(self) -> tuple[Part, ...]:
        """In the set only at the later moment."""
        return tuple(part for part in self.parts if part.was is None)

    @property
    def left(self) -> tuple[Part, ...]:
        """In the set only at the earlier moment."""
        return tuple(part for part in self.parts if part.is_now is None)

    @property
    def changed(self) -> tuple[Part, ...]:
        """In the set at both, adding another amount."""
        return tuple(part for part in self.parts if part.was is not None and part.is_now is not None)


def differing(was: Members, is_now: Members) -> tuple[Part, ...]:
    """The cases that count differently, by id."""
    ids = sorted(each for each in was.keys() | is_now.keys() if was.get(each) != is_now.get(each))
    return tuple(Part(each, was.get(each), is_now.get(each)) for each in ids)


@dataclass(frozen=True, slots=True)
class Step:
    """What a case added to a set before and after a change, both on the civil day of the change."""

    change: int
    touched: tuple[int, ...]
    before: int | None
    after: int | None


def flips(part: Part, kept: int | None, steps: Sequence[Step], at_end: int | None) -> tuple[Flip, ...]:
    """How a case's part in a set went from the earlier side to the later.

    `kept` is what the history says of the earlier moment, `at_end` of the later. What happens between two changes is
    the work of the calendar alone.
    """
    found = [Flip(Why.KEPT, part.was, kept)]
    so_far = kept
    for step in steps:
        found.append(Flip(Why.DAY, so_far, step.before))
        found.append(Flip(Why.CHANGE, step.before, step.after, step.change, step.touched))
        so_far = step.after
    found.append(Flip(Why.DAY, so_far, at_end))
    found.append(Flip(Why.BEYOND, at_end, part.is_now))
    return tuple(flip for flip in found if flip.was != flip.is_now)
