"""Writes of the history that the triggers cannot know: who makes a change and why, and its seal.

Nothing here is to be called for a change to be remembered: the first write of a session's transaction begins a change,
its commit seals it.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from caseapp.db import db, hold_writers_off, watch_writes
from caseapp.history import queries
from caseapp.history.models import REMEMBERED
from caseapp.history.origins import Author, Origin
from caseapp.history.seals import FIRST, Digest, seal_of

_AUTHOR, _WHY = "author", "why"  # where a session keeps them
_TICK = timedelta(microseconds=1)


def sign(author: Author) -> None:
    """Whatever this session changes from now on is this author's."""
    db.session.info[_AUTHOR] = author


def came_by(origin: Origin) -> None:
    """What this session changes comes from an import, say, whoever makes it."""
    sign(replace(author(), origin=origin))


def author() -> Author:
    """Whose changes this session makes."""
    known: Author = db.session.info.get(_AUTHOR, Author(origin=Origin.COMMAND))
    return known


def explain(why: str | None) -> None:
    """The reason of the change that this transaction makes; None leaves what was said before."""
    if why:
        db.session.info[_WHY] = why


def begin_change(connection: Any) -> None:
    """Begin the change of this transaction, if it is not begun."""
    if queries.named_change(connection) is not None:
        return
    hold_writers_off(connection)
    queries.name_change(connection, _next_change(connection, author()))


def seal_changes(connection: Any) -> None:
    """Complete the change of this transaction with its reason, and seal what is not sealed yet.

    A change that touched no row leaves no line.
    """
    current = queries.named_change(connection)
    why = db.session.info.pop(_WHY, None)
    if current is None:
        return
    if not queries.touched_tables(connection, current, current):
        queries.drop_change(connection, current)
        return
    if why:
        queries.set_change(connection, current, {"why": why})
    seal_up_to(connection, current)


def seal_up_to(connection: Any, last: int) -> None:
    """Seal every change that has no seal yet, in order: other programs leave theirs open."""
    numbers = [number for number in queries.unsealed(connection) if number <= last]
    if not numbers:
        return
    first = numbers[0]
    found, headings = queries.digests(connection, first, last), queries.lines(connection, first, last)
    before = queries.seal_before(connection, first) or FIRST
    for number in numbers:
        before = seal_of(before, headings[number], found.get(number, Digest()))
        queries.set_change(connection, number, {"seal": before})


def catch_up(connection: Any, signed: Author, why: str | None = None) -> int | None:
    """Bring the history level with the tables, as one sealed change; its number, or None where nothing differed.

    For a ledger from before there was a history, after a migration, and after edits that went past the triggers.
    """
    number = _next_change(connection, signed, why)
    differing = 0
    for each in REMEMBERED.values():
        differing += queries.end_differing(connection, each, number)
        differing += queries.add_missing(connection, each, number)
    if not differing and number > 1:
        queries.drop_change(connection, number)
        return None
    seal_up_to(connection, number)
    return number


def _next_change(connection: Any, signed: Author, why: str | None = None) -> int:
    """Begin a change after the last one, in number and in time, whatever the clock says; its number."""
    last = queries.last_line(connection)
    number, earliest = (last[0] + 1, last[1] + _TICK) if last else (1, datetime.min.replace(tzinfo=UTC))
    values = {
        "id": number,
        "at": max(datetime.now(UTC), earliest),
        "origin": signed.origin,
        "account_id": signed.account_id,
        "person": signed.person,
        "place": signed.place,
        "why": why,
    }
    queries.put_change(connection, values)
    return number


watch_writes(beginning=begin_change, committing=seal_changes)
