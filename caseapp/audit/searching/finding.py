"""A page of changes: what can be told from their own lines at once, what must be told from rows stretch by stretch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from caseapp.audit.searching import queries
from caseapp.audit.searching.queries import Stretch

PAGE: Final = 50
_STEP: Final = 4_000  # changes whose rows are asked at once
_LONGEST: Final = 300_000  # changes whose rows one page looks through


@dataclass(frozen=True)
class Plan:
    """What is asked: `plain` conditions speak of a change's own line, `dear` ones of the rows that it touched.

    `check` says of changes that meet them which are really meant. `cases` and `field`, by (register, case) and by
    (table, column): what of a change is asked of; None: all of it.
    """

    stretch: Stretch
    plain: Sequence[Any] = ()
    dear: Sequence[Any] = ()
    check: Callable[[Sequence[int]], set[int]] | None = None
    cases: frozenset[tuple[Any, int]] | None = None
    field: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of one page of changes, newest first. `before`: the next page begins before this number, None: the
    page is the last. `is_broken_off`: it looked through as many as it may, and there may be more.
    """

    numbers: tuple[int, ...]
    before: int | None = None
    is_broken_off: bool = False


def find(plan: Plan, *, before: int | None = None, size: int = PAGE, longest: int = _LONGEST) -> Found:
    """The newest `size` changes of the plan with a number smaller than `before`; looks through `longest` at most."""
    last = plan.stretch.last if before is None else min(plan.stretch.last, before - 1)
    if not plan.dear:
        found = queries.numbers(Stretch(plan.stretch.first, last), plan.plain, limit=size + 1)
        return Found(tuple(found[:size]), found[size - 1] if len(found) > size else None)
    return _Walk(plan, size, longest).from_(last)


@dataclass
class _Walk:
    plan: Plan
    size: int
    longest: int
    found: list[int] = field(default_factory=list)

    def from_(self, last: int) -> Found:
        """Go back step by step until the page is full."""
        looked = 0
        while last >= self.plan.stretch.first:
            if looked >= self.longest:
                return Found(tuple(self.found), last + 1, is_broken_off=True)
            step = self._step(last)
            if len(self._take(step)) > self.size:
                return Found(tuple(self.found[: self.size]), self.found[self.size - 1])
            last, looked = step.first - 1, looked + _STEP
        return Found(tuple(self.found))

    def _step(self, last: int) -> Stretch:
        """The next changes of whose rows something is asked."""
        stretch = Stretch(self.plan.stretch.first, last)
        if not self.plan.plain:
            return Stretch(max(stretch.first, last - _STEP + 1), last)
        first = queries.number_behind(stretch, self.plan.plain, after=_STEP)
        return Stretch(stretch.first if first is None else first, last)

    def _take(self, step: Stretch) -> list[int]:
        while len(self.found) <= self.size:
            some = queries.numbers(step, [*self.plan.plain, *self.plan.dear], limit=self.size + 1)
            meant = set(some) if self.plan.check is None else self.plan.check(some)
            self.found += [number for number in some if number in meant]
            if len(some) <= self.size:
                break
            step = Stretch(step.first, some[-1] - 1)
        return self.found
