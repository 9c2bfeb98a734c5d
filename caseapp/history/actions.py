"""Writes of the history that the triggers cannot know: who makes a change and why, and its seal.

Nothing here is to be called for a change to be remembered: the first write of a session's transaction begins a change,
its commit seals it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from caseapp.db import db, hold_writers_off, watch_writes
from caseapp.history import queries
from caseapp.history.models import REMEMBERED
from caseapp.history.origins import Author, Origin
from caseapp.history.seals import FIRST, Digest, seal_of

_AUTHOR, _WHY = "author", "why"  # where a session keeps them
_AT, _ORIGIN, _REASON = 1, 4, 6  # their places in what a seal says of a change
_NOTHING = 0, FIRST  # is sealed yet: number and seal before the first change
_TICK = timedelta(microseconds=1)
_LATEST = datetime.max.replace(tzinfo=UTC) - _TICK


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
    """Complete the change of this transaction with its moment and reason, and seal what is not sealed yet.

    A change that touched no row leaves no line.
    """
    current = queries.named_change(connection)
    why = db.session.info.pop(_WHY, None)
    if current is None:
        return
    sealed, before = queries.last_sealed(connection) or _NOTHING
    found = queries.digests(connection, sealed + 1, current)
    if current not in found:
        queries.drop_change(connection, current)
        return
    headings = queries.lines(connection, sealed + 1, current)
    said = _complete(headings[current], why)
    seals = _seals(before, headings, found, current)
    queries.set_change(connection, current, said | {"seal": seals.pop(current)})
    queries.set_seals(connection, seals)


def _complete(heading: list[Any], why: str | None) -> dict[str, object]:
    """Say why the change was made, and that it is made now: nobody saw it at any moment since it was begun."""
    heading[_AT] = max(datetime.now(UTC), heading[_AT])
    if why:
        heading[_REASON] = why
    return {"at": heading[_AT], "why": heading[_REASON]}


def seal_up_to(connection: Any, last: int, *, own: int | None = None) -> None:
    """Seal every change behind the newest sealed one, in order: other programs leave theirs open.

    `own`: the change of this transaction. Another one of the application without a seal has lost it; that is not
    mended, for `caseapp verify` to tell.
    """
    sealed, before = queries.last_sealed(connection) or _NOTHING
    found = queries.digests(connection, sealed + 1, last)
    queries.set_seals(connection, _seals(before, queries.lines(connection, sealed + 1, last), found, own))


def _seals(
    before: str, headings: Mapping[int, list[object]], found: Mapping[int, Digest], own: int | None
) -> dict[int, str]:
    seals: dict[int, str] = {}
    for number, heading in headings.items():
        before = seal_of(before, heading, found.get(number, Digest()))
        if own in (None, number) or heading[_ORIGIN] == Origin.OUTSIDE:
            seals[number] = before
    return seals


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
    seal_up_to(connection, number, own=number)
    return number


def _next_change(connection: Any, signed: Author, why: str | None = None) -> int:
    """Begin a change after the last one, in number and in time, whatever the clock says; its number."""
    last = queries.last_line(connection)
    number = max(last[0] if last else 0, queries.last_taken(connection)) + 1
    now = datetime.now(UTC)
    values = {
        "id": number,
        "at": max(now, min(last[1], _LATEST) + _TICK) if last else now,
        "origin": signed.origin,
        "account_id": signed.account_id,
        "person": signed.person,
        "place": signed.place,
        "why": why,
    }
    queries.put_change(connection, values)
    return number


def forget_reason() -> None:
    """What was undone had a reason that is nobody else's."""
    db.session.info.pop(_WHY, None)


watch_writes(beginning=begin_change, committing=seal_changes, undone=forget_reason)
