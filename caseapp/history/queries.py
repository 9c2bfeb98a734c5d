"""Reads of the history: the last change, the ledger as of a change, the rows that changes touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Subquery, Table, TextClause, delete, insert, select, text, type_coerce, update

from caseapp.db import db
from caseapp.history.models import REMEMBERED, STANDS, Change, Remembered
from caseapp.history.moments import MomentError, Then
from caseapp.history.origins import Origin
from caseapp.history.seals import Digest
from caseapp.history.triggers import CURRENT
from caseapp.law.today import SHANGHAI

_CHANGE = cast(Table, Change.__table__)


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change touched: a version made (`values` by column) or, where `values` is None, one ended."""

    change: int
    table: str
    key: object
    since: int
    values: dict[str, object] | None


def ledger_at(moment: datetime, now: datetime) -> Then:
    """The ledger as it stood at an aware moment. Raises MomentError for one that is still to come or before history."""
    if moment > now:
        raise MomentError(f"{_said(moment)}还没有到，台账只能按已经过去的时刻统计。")
    change = db.session.scalar(select(Change.id).where(Change.at <= moment).order_by(Change.at.desc()).limit(1))
    if change is None:
        first = db.session.scalar(select(Change.at).order_by(Change.id).limit(1))
        since = f"从{_said(first)}开始" if first else "还没有开始"
        raise MomentError(f"台账的变动记录{since}，不能按更早的时刻统计。")
    return Then(moment, change)


def ledger_after(change: int) -> Then:
    """The ledger as it stood after a change. Raises NoResultFound."""
    return Then(db.session.execute(select(Change.at).where(Change.id == change)).scalar_one(), change)


def _said(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def last_change() -> Change | None:
    """The newest change."""
    return db.session.scalar(select(Change).order_by(Change.id.desc()).limit(1))


def head() -> tuple[int, str] | None:
    """Number and seal of the newest sealed change; None before the first."""
    found = db.session.execute(
        select(Change.id, Change.seal).where(Change.seal.is_not(None)).order_by(Change.id.desc()).limit(1)
    ).first()
    return (found.id, found.seal) if found else None


def as_of(each: Remembered, change: int) -> Subquery:
    """The table as it stood after the change: the same columns, but for those that are not remembered."""
    versions, live = each.versions.c, each.table.c
    columns = (type_coerce(versions[name], live[name].type).label(name) for name in each.columns)
    standing = select(*columns).where(versions.since <= change, versions.until > change)
    return standing.subquery(f"{each.table.name}_then")


# ── What sealing and verifying read: as the database hands it over, whatever stands in it ─────────────────────────


def touched_tables(connection: Connection, first: int, last: int) -> list[Remembered]:
    """The tables of which the changes `first` to `last`, both included, touched a row, in alphabetical order."""
    names = connection.scalars(text(_touched_statement()), {"first": first, "last": last})
    return [REMEMBERED[name] for name in sorted(names)]


@lru_cache(maxsize=1)
def _touched_statement() -> str:
    parts = (
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {each.versions.name} WHERE since BETWEEN :first AND :last)"  # noqa: S608 -- our own names
        f" OR EXISTS (SELECT 1 FROM {each.versions.name}"
        f" WHERE until < {STANDS} AND until BETWEEN :first AND :last)"
        for name, each in REMEMBERED.items()
    )
    return " UNION ALL ".join(parts)


def made(connection: Connection, each: Remembered, first: int, last: int) -> Iterator[Touched]:
    """The versions of a table that these changes made, by change and key."""
    query = text(
        f"SELECT since, {_quoted(each.columns)} FROM {each.versions.name}"  # noqa: S608 -- our own names
        f' WHERE since BETWEEN :first AND :last ORDER BY since, "{each.key}"'
    )
    at = each.columns.index(each.key) + 1
    for row in _streamed(connection, query, first, last):
        yield Touched(row[0], each.table.name, row[at], row[0], dict(zip(each.columns, row[1:], strict=True)))


def ended(connection: Connection, each: Remembered, first: int, last: int) -> Iterator[Touched]:
    """The versions of a table that these changes ended, by change and key."""
    query = text(
        f'SELECT until, since, "{each.key}" FROM {each.versions.name}'  # noqa: S608 -- our own names
        f' WHERE until < {STANDS} AND until BETWEEN :first AND :last ORDER BY until, "{each.key}"'
    )
    for until, since, key in _streamed(connection, query, first, last):
        yield Touched(until, each.table.name, key, since, None)


def _streamed(connection: Connection, query: TextClause, first: int, last: int) -> Iterator[Any]:
    options = {"yield_per": 1_000}
    return iter(connection.execute(query, {"first": first, "last": last}, execution_options=options))


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def digests(connection: Connection, first: int, last: int) -> dict[int, Digest]:
    """The digest of each of these changes that touched a row."""
    found: dict[int, Digest] = {}
    for each in touched_tables(connection, first, last):
        for row in made(connection, each, first, last):
            found.setdefault(row.change, Digest()).made(row.table, row.key, row.values or {})
        for row in ended(connection, each, first, last):
            found.setdefault(row.change, Digest()).ended(row.table, row.key, row.since)
    return found


def lines(connection: Connection, first: int, last: int) -> dict[int, list[object]]:
    """What a seal says of each of these changes itself, by number."""
    query = text(
        "SELECT id, at, account_id, person, origin, place, why FROM change"
        " WHERE id BETWEEN :first AND :last ORDER BY id"
    )
    rows = connection.execute(query, {"first": first, "last": last})
    return {number: [number, _moment(at), *more] for number, at, *more in rows}


def _moment(stored: object) -> object:
    """SQLite hands over text. What is no moment stays as it stands: we did not write it, and its seal will tell."""
    if not isinstance(stored, str):
        return stored
    try:
        return datetime.fromisoformat(stored).replace(tzinfo=UTC)
    except ValueError:
        return stored


def unsealed(connection: Connection) -> list[int]:
    """The numbers of the changes that have no seal yet, in order."""
    return list(connection.scalars(select(_CHANGE.c.id).where(_CHANGE.c.seal.is_(None)).order_by(_CHANGE.c.id)))


def seal_before(connection: Connection, change: int) -> str | None:
    """The seal of the change before this one; None where that has none or is missing."""
    return connection.scalar(select(_CHANGE.c.seal).where(_CHANGE.c.id == change - 1))


# ── Writing the table of changes ──────────────────────────────────────────────────────────────────────────────────


def last_line(connection: Connection) -> tuple[int, datetime, str, str | None] | None:
    """Number, moment, origin and seal of the newest change."""
    columns = (_CHANGE.c.id, _CHANGE.c.at, _CHANGE.c.origin, _CHANGE.c.seal)
    found = connection.execute(select(*columns).order_by(_CHANGE.c.id.desc()).limit(1)).first()
    return (found.id, found.at, found.origin, found.seal) if found else None


def put_change(connection: Connection, values: dict[str, object]) -> None:
    """Write a new line."""
    connection.execute(insert(_CHANGE).values(values))


def set_change(connection: Connection, change: int, values: dict[str, object]) -> None:
    """Complete a line."""
    connection.execute(update(_CHANGE).where(_CHANGE.c.id == change).values(values))


def drop_change(connection: Connection, change: int) -> None:
    """Take back the line of a change that touched nothing."""
    connection.execute(delete(_CHANGE).where(_CHANGE.c.id == change))


def name_change(connection: Connection, change: int) -> None:
    """Tell PostgreSQL's triggers the change of this transaction; SQLite's see that it is the newest."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT set_config(:name, :value, true)"), {"name": CURRENT, "value": str(change)})


def named_change(connection: Connection) -> int | None:
    """The change of this transaction, if it has begun one."""
    if connection.dialect.name == "postgresql":
        known = connection.scalar(text("SELECT current_setting(:name, true)"), {"name": CURRENT})
        return int(known) if known else None
    last = last_line(connection)
    return last[0] if last and last[3] is None and last[2] != Origin.OUTSIDE else None


# ── Bringing the history level with the tables ────────────────────────────────────────────────────────────────────


def end_differing(connection: Connection, each: Remembered, change: int) -> int:
    """End the standing versions whose row is gone or says something else; how many."""
    same = " AND ".join(f'live."{name}" {_same(connection)} {each.versions.name}."{name}"' for name in each.columns)
    return connection.execute(
        text(
            f"UPDATE {each.versions.name} SET until = :change WHERE until = {STANDS}"  # noqa: S608 -- our own names
            f' AND NOT EXISTS (SELECT 1 FROM "{each.table.name}" AS live WHERE {same})'
        ),
        {"change": change},
    ).rowcount


def add_missing(connection: Connection, each: Remembered, change: int) -> int:
    """Give every row without a standing version one; how many."""
    standing = (
        f"SELECT 1 FROM {each.versions.name} AS kept"  # noqa: S608 -- our own names
        f' WHERE kept."{each.key}" = live."{each.key}" AND kept.until = {STANDS}'
    )
    return connection.execute(
        text(
            f"INSERT INTO {each.versions.name} ({_quoted(each.columns)}, since, until)"  # noqa: S608 -- our own names
            f" SELECT {_quoted(each.columns)}, :change, {STANDS}"
            f' FROM "{each.table.name}" AS live WHERE NOT EXISTS ({standing})'
        ),
        {"change": change},
    ).rowcount


def _same(connection: Connection) -> str:
    return "IS NOT DISTINCT FROM" if connection.dialect.name == "postgresql" else "IS"
