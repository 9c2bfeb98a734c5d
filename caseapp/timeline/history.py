"""A case's timeline as its page shows it: newest first, each line with what it changed. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseapp.timeline.changes import said


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that a line changed: its name, its words, as it was and as it became."""

    name: str
    title: str
    was: Any
    is_now: Any


@dataclass(frozen=True, slots=True)
class Line:
    """One line: which step, the day it counts from, who recorded it and when, why, what changed."""

    title: str
    on: date | None
    person: str
    at: datetime
    why: str | None
    changes: tuple[Change, ...]
    is_taken_back: bool


def lines(
    entries: Sequence[Any], kind: type[Any], titles: Mapping[str, str], step_title: Callable[[str], str]
) -> tuple[Line, ...]:
    """The lines of these entries of a case whose facts are a `kind`, newest first."""
    taken_back = {entry.undoes_id for entry in entries}
    return tuple(
        Line(
            step_title(entry.step),
            entry.on,
            entry.person,
            entry.at,
            entry.why,
            changes_of(entry, kind, titles),
            entry.id in taken_back,
        )
        for entry in reversed(entries)
    )


def changes_of(entry: Any, kind: type[Any], titles: Mapping[str, str]) -> tuple[Change, ...]:
    """What a line, or a correction that waits, changes in the facts of a case, which are a `kind`."""
    try:
        was, is_now = said(entry.before, kind), said(entry.after, kind)
        return tuple(Change(name, titles.get(name, name), was[name], is_now[name]) for name in is_now)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ()  # another program wrote into the line; what it wrote stands among the changes
