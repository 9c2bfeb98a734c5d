"""Reads of a case's past: the changes of its rows and the rows as they stood, as the database keeps them.

Everything is read raw: what another program put into a row must not keep anybody from seeing it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import Table, or_, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import NullType

from caseapp.db import db
from caseapp.history.models import REMEMBERED, STANDS, Change, Remembered
from caseapp.timeline.past.values.queries import moment_of, names_in, portions, stored, text_of, values_of
from caseapp.timeline.past.words import Value

LAST: Final = STANDS - 1  # no change has a greater number
# What reading a case as the application does it raises where another program wrote what cannot be read.
READ_ERRORS: Final = (ValueError, LookupError, DBAPIError)


@dataclass(frozen=True, slots=True)
class Heading:
    """The line of a change itself. `at` is text where no moment stands there, `origin` the word that is kept."""

    id: int
    at: datetime | str
    origin: str
    account_id: object
    person: str | None
    place: str | None
    why: str | None
    seal: str | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that a change touched: its columns before (None: it is new) and after (None: it is gone).

    `case` is the number of the case it belongs to, 0 for a row of no case; `differing` are the columns that differ.
    """

    change: int
    table: str
    key: object
    case: int
    was: Mapping[str, Value] | None
    is_now: Mapping[str, Value] | None
    differing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stood:
    """From which change until which a version of a case stood, and in which office."""

    since: int
    until: int
    office_id: object


@dataclass(frozen=True, slots=True)
class _Version:
    key: object
    case: int
    since: int
    until: int
    raw: Mapping[str, object]


def headings(numbers: Iterable[int]) -> dict[int, Heading]:
    """The lines of these changes by number; one that is missing is left out."""
    found: dict[int, Heading] = {}
    for some in portions(sorted(set(numbers))):
        for row in stored(select(*_LINE).where(_CHANGES.c.id.in_(some))):
            found[row.id] = _heading(row)
    return found


def _heading(row: Any) -> Heading:
    said = {name: text_of(getattr(row, name)) for name in ("person", "place", "why", "seal")}
    at = moment_of(row.at)
    return Heading(
        row.id, at if isinstance(at, datetime) else str(at), text_of(row.origin) or "", row.account_id, **said
    )


def row_changes(tables: Iterable[str], cases: Sequence[int], *, after: int = 0, up_to: int = LAST) -> list[RowChange]:
    """What the changes `after` < number <= `up_to` did to the rows of these cases, by change and table."""
    found = []
    for name in tables:
        each = REMEMBERED[name]
        versions = [version for some in portions(cases) for version in _of_cases(each, some, after, up_to)]
        found += _paired(each, versions, after, up_to)
    return _with_names(found)


def rows_touched(table: str, change: int, *, limit: int, offset: int = 0) -> list[RowChange]:
    """What one change did to the rows of a table that belong to no case, by key."""
    each = REMEMBERED[table]
    kept = each.versions
    key = type_coerce(kept.c[each.key], NullType())
    is_touched = or_(kept.c.since == change, kept.c.until == change)
    keys = db.session.scalars(select(key).where(is_touched).distinct().order_by(key).limit(limit).offset(offset)).all()
    rows = stored(select(*_raw(each)).where(key.in_(keys), is_touched)) if keys else ()
    return _with_names(_paired(each, [_version(each, row, 0) for row in rows], change - 1, change))


def numbers_touching(tables: Iterable[str], case: int, *, after: int = 0, up_to: int = LAST) -> list[int]:
    """The numbers of the changes that touched the case or a row of it, newest first."""
    found: set[int] = set()
    for name in tables:
        kept, belongs = REMEMBERED[name].versions, _belongs(REMEMBERED[name], [case])
        for row in db.session.execute(select(kept.c.since, kept.c.until).where(belongs, kept.c.until > after)):
            found.update(row)
    return sorted((number for number in found if after < number <= up_to), reverse=True)


def rows_then(table: str, change: int, *, case: int) -> list[Mapping[str, Value]]:
    """The rows of a case in a table as they stood after a change, by key, with the names that others bore then."""
    each = REMEMBERED[table]
    query = select(*_raw(each)).where(
        _belongs(each, [case]), each.versions.c.since <= change, each.versions.c.until > change
    )
    made = [
        RowChange(change, table, key, case, None, raw, frozenset())
        for key, raw in sorted(
            ((row._mapping[each.key], _columns(each, row)) for row in stored(query)),
            key=lambda row: str(row[0]).zfill(12),
        )
    ]
    return [row.is_now for row in _with_names(made) if row.is_now is not None]


def stood(table: str, case: int, *, up_to: int = LAST) -> Stood | None:
    """The newest version of a case that was made by the change `up_to` or before; failing that, its first.

    None: the register never held the case.
    """
    kept = REMEMBERED[table].versions
    office = type_coerce(kept.c.office_id, NullType()).label("office_id")
    versions = select(kept.c.since, kept.c.until, office).where(kept.c.id == case)
    found = (
        db.session.execute(versions.where(kept.c.since <= up_to).order_by(kept.c.since.desc()).limit(1)).first()
        or db.session.execute(versions.order_by(kept.c.since).limit(1)).first()
    )
    return Stood(found.since, found.until, found.office_id) if found else None


# ── Versions ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_cases(each: Remembered, cases: Sequence[int], after: int, up_to: int) -> list[_Version]:
    since, until = each.versions.c.since, each.versions.c.until
    query = select(*_raw(each)).where(
        _belongs(each, cases), since <= up_to, until > after, or_(since > after, until <= up_to)
    )
    rows = stored(query)
    if each.through is None:
        return [_version(each, row, row._mapping[each.case]) for row in rows]
    owners = _owners(each, cases)
    return [_version(each, row, owners[row._mapping[each.case]]) for row in rows]


def _belongs(each: Remembered, cases: Sequence[int]) -> ColumnElement[bool]:
    column = each.versions.c[each.case or each.key]
    if each.through is None:
        return column.in_(cases)
    owner = REMEMBERED[each.through]
    return column.in_(select(owner.versions.c[owner.key]).where(owner.versions.c[owner.case or owner.key].in_(cases)))


def _owners(each: Remembered, cases: Sequence[int]) -> dict[object, int]:
    owner = REMEMBERED[each.through or ""]
    query = select(owner.versions.c[owner.key], owner.versions.c[owner.case or owner.key])
    return dict(db.session.execute(query.where(_belongs(owner, cases))).all())


@cache
def _raw(each: Remembered) -> tuple[ColumnElement[Any], ...]:
    """Every column as the driver hands it over."""
    plain = (type_coerce(each.versions.c[name], NullType()).label(name) for name in each.columns)
    return *plain, each.versions.c.since.label("since"), each.versions.c.until.label("until")


def _columns(each: Remembered, row: Any) -> Mapping[str, Any]:
    return {name: row._mapping[name] for name in each.columns}


def _version(each: Remembered, row: Any, case: Any) -> _Version:
    return _Version(row._mapping[each.key], case, row.since, row.until, _columns(each, row))


def _paired(each: Remembered, versions: Sequence[_Version], after: int, up_to: int) -> list[RowChange]:
    """Each version with the one before it: what a change made of what."""
    by_end = {(version.key, version.until): version for version in versions}
    by_start = {(version.key, version.since) for version in versions}
    found = []
    for version in versions:
        if after < version.since <= up_to:
            found.append(_change(each, version.since, by_end.get((version.key, version.since)), version))
        if after < version.until <= up_to and (version.key, version.until) not in by_start:
            found.append(_change(each, version.until, version, None))
    return sorted(found, key=lambda row: (row.change, str(row.key).zfill(12)))


def _change(each: Remembered, change: int, was: _Version | None, is_now: _Version | None) -> RowChange:
    one = cast(_Version, is_now or was)
    differing = (
        frozenset(name for name in each.columns if was.raw[name] != is_now.raw[name])
        if was is not None and is_now is not None
        else frozenset(each.columns)
    )
    before, after = (cast(Any, version.raw) if version else None for version in (was, is_now))
    return RowChange(change, each.table.name, one.key, one.case, before, after, differing)


def _with_names(rows: Sequence[RowChange]) -> list[RowChange]:
    """The rows with values in the place of what the database keeps."""
    named = names_in((row.table, raw) for row in rows for raw in (row.was, row.is_now) if raw is not None)
    return [
        replace(
            row,
            was=row.was and values_of(row.table, row.was, named, row.change - 1),
            is_now=row.is_now and values_of(row.table, row.is_now, named, row.change),
        )
        for row in rows
    ]


_CHANGES: Final = cast(Table, Change.__table__)
_LINE: Final = tuple(
    _CHANGES.c[name] if name == "id" else type_coerce(_CHANGES.c[name], NullType()).label(name)
    for name in ("id", "at", "origin", "account_id", "person", "place", "why", "seal")
)
