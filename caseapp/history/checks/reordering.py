"""Changes that stand in another place than that in which they were sealed: two swapped, all moved up. Plain.

Whoever takes a change out and gives those behind it its number takes their seals along; under the old numbers they fit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from caseapp.history.checks.suspects import Suspect
from caseapp.history.queries import Touched

_FURTHEST: Final = 10  # by so many numbers changes may have been moved


def reordered(suspects: Sequence[Suspect]) -> Callable[[int], str | None]:
    """What is told of a broken change by its number, where it stands in another place than it did."""
    moved = _moved(suspects)
    if moved is not None:
        first = suspects[0].number
        return lambda number: moved if number == first else f"编号被改动，见第 {first} 号"
    told: dict[int, str] = {}
    for one, other in combinations(suspects, 2):
        if _are_swapped(one, other):
            both = f"第 {one.number} 号与第 {other.number} 号变动被对调"
            behind = (each for each in suspects if _follows(each, one, other) or _follows(each, other, one))
            told |= {each.number: f"本身未改，而前面的{both}" for each in behind}
            told |= {one.number: both, other.number: both}
    return told.get


def _follows(suspect: Suspect, one: Suspect, other: Suspect) -> bool:
    """Whether a change that stands behind one of two swapped ones fits behind the other."""
    befores = (str(other.broken.line.seal),)
    return suspect.number == one.number + 1 and replace(suspect, broken=replace(suspect.broken, befores=befores)).fits(
        suspect.rows
    )


def _moved(suspects: Sequence[Suspect]) -> str | None:
    """A change put in or taken out before all of these; told from the last of them that follows another."""
    if len(suspects) < 2 or suspects[-1].number - suspects[0].number != len(suspects) - 1:
        return None
    first, tried = suspects[0].number, suspects[-1]
    for by in range(1, min(_FURTHEST, len(suspects) - 1) + 1):
        if _fits_moved(tried, by, first):
            taken = f"第 {first} 号" if by == 1 else f"第 {first} 至 {first + by - 1} 号"
            return f"从这里起编号都被改小 {by}，原{taken}变动被抽去"
        if _fits_moved(tried, -by, first + by) or _fits_moved(tried, -by, first):
            put = f"第 {first} 号变动是" if by == 1 else f"第 {first} 至 {first + by - 1} 号变动是"
            return f"{put}插入的，其后编号都被改大 {by}"
    return None


def _fits_moved(suspect: Suspect, by: int, first: int) -> bool:
    line = replace(suspect.broken.line, number=suspect.number + by)
    numbers = {row.since: row.since + by for row in suspect.rows if isinstance(row.since, int) and row.since >= first}
    return suspect.fits(_renumbered(suspect.rows, numbers), line)


def _are_swapped(one: Suspect, other: Suspect) -> bool:
    """Whether the earlier one fits with the line, the rows or the seal of the later one, or several of these."""
    numbers = {one.number: other.number, other.number: one.number}
    line = replace(other.broken.line, number=one.number)
    rows = _renumbered(other.rows, numbers)
    sealed_other = replace(one, broken=replace(one.broken, line=other.broken.line))
    return (
        sealed_other.fits(one.rows, line)
        or sealed_other.fits(rows, line)
        or one.fits(one.rows, line)
        or one.fits(rows, one.broken.line)
    )


def _renumbered(rows: Iterable[Touched], numbers: Mapping[int, int]) -> list[Touched]:
    return [replace(row, since=numbers.get(row.since, row.since)) for row in rows]
