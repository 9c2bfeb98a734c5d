"""Reads of the history: the last change, the ledger as of a change, the rows that changes touched."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import (
    BindParameter,
    Connection,
    FromClause,
    Integer,
    RootTransaction,
    Subquery,
    Table,
    TextClause,
    bindparam,
    delete,
    insert,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import aliased

from caseapp.db import Base, as_stored, db
from caseapp.dialects import unindexed
from caseapp.history.models import REMEMBERED, STANDS, Change, Remembered
from caseapp.history.moments import MomentError, Then, in_words
from caseapp.history.origins import Origin
from caseapp.history.seals import Digest, ended_line, made_line
from caseapp.history.triggers import CURRENT

Model = TypeVar("Model", bound=Base)

_CHANGE = cast(Table, Change.__table__)
_AT_ONCE: Final = 1_000  # rows fetched
_WRITTEN_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change touched: a version made (`values` by column) or, where `values` is None, one ended."""

    change: int
    table: str
    key: object
    since: int
    values: dict[str, object] | None

    @property
    def line(self) -> bytes:
        """What a seal says of it."""
        if self.values is None:
            return ended_line(self.table, self.key, self.since)
        return made_line(self.table, self.key, self.values)


def ledger_at(moment: datetime, now: datetime) -> Then:
    """The ledger as it stood at an aware moment. Raises MomentError for one that is still to come or before history."""
    if moment > now:
        raise MomentError(f"{in_words(moment)}还没有到，台账只能按已经过去的时刻统计。")
    newest_first = Change.at.desc(), Change.id.desc()
    change = db.session.scalar(select(Change.id).where(Change.at <= moment).order_by(*newest_first).limit(1))
    if change is None:
        first = db.session.scalar(select(Change.at).order_by(Change.id).limit(1))
        since = f"从{in_words(first)}开始" if first else "还没有开始"
        raise MomentError(f"台账的变动记录{since}，不能按更早的时刻统计。")
    return Then(moment, change)


def ledger_after(change: int) -> Then:
    """The ledger as it stood after a change. Raises NoResultFound."""
    return Then(db.session.execute(select(Change.at).where(Change.id == change)).scalar_one(), change)


def last_change() -> Change | None:
    """The newest change."""
    return db.session.scalar(select(Change).order_by(Change.id.desc()).limit(1))


def head() -> tuple[int, str] | None:
    """Number and seal of the newest sealed change; None before the first."""
    return last_sealed(db.session.connection())


def as_of(each: Remembered, change: int | BindParameter[int]) -> Subquery:
    """The table as it stood after the change: the same columns, but for those that are not remembered.

    `change` may be a parameter that the statement is given when it is executed.
    """
    versions, live = each.versions.c, each.table.c
    columns = (type_coerce(versions[name], live[name].type).label(name) for name in each.columns)
    # Searched by what is asked of the rows, or by `until`: most versions began before any moment that is asked for.
    standing = select(*columns).where(unindexed(versions.since) <= change, versions.until > change)
    return standing.subquery(f"{each.table.name}_then")


def now_or_then(model: type[Base], *, is_past: bool) -> FromClause:
    """The model's table as it stands, or stood after the change that the statement is given when it is executed."""
    if not is_past:
        return model.__table__
    return as_of(REMEMBERED[model.__tablename__], bindparam("change", type_=Integer))


def entity_then(model: type[Model], change: int, table: FromClause | None = None) -> type[Model]:
    """The model over its table as it stood after the change, to select columns of; `table`: where that is at hand."""
    stood = as_of(REMEMBERED[model.__tablename__], change) if table is None else table
    return aliased(model, stood, adapt_on_names=True)


# ── What sealing and verifying read: as the database hands it over, whatever stands in it ─────────────────────────


def made(connection: Connection, each: Remembered, first: int, last: int) -> Iterator[Touched]:
    """The versions of a table that these changes made, by change and key."""
    query = (
        f"SELECT since, {_quoted(each.columns)} FROM {each.versions.name}"  # noqa: S608 -- our own names
        f' WHERE since BETWEEN :first AND :last ORDER BY since, "{each.key}"'
    )
    at = each.columns.index(each.key) + 1
    for row in _streamed(connection, query, first, last):
        yield Touched(row[0], each.table.name, row[at], row[0], dict(zip(each.columns, row[1:], strict=True)))


def ended(connection: Connection, each: Remembered, first: int, last: int) -> Iterator[Touched]:
    """The versions of a table that these changes ended, by change and key."""
    query = (
        f'SELECT until, since, "{each.key}" FROM {each.versions.name}'  # noqa: S608 -- our own names
        f' WHERE until < {STANDS} AND until BETWEEN :first AND :last ORDER BY until, "{each.key}"'
    )
    for until, since, key in _streamed(connection, query, first, last):
        yield Touched(until, each.table.name, key, since, None)


def _streamed(connection: Connection, query: str, first: int, last: int) -> Iterator[Any]:
    # A few rows are fetched at once: a cursor that stays on PostgreSQL's server costs as much again as they do.
    values = {"first": first, "last": last}
    rows = connection.execute(_clause(f"{query} LIMIT {_AT_ONCE}"), values).all()
    if len(rows) < _AT_ONCE:
        return iter(rows)
    return iter(connection.execute(_clause(query), values, execution_options={"yield_per": _AT_ONCE}))


@lru_cache(maxsize=128)  # to read a statement's parameters takes longer than to run it
def _clause(statement: str) -> TextClause:
    return text(statement)


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def touched(
    connection: Connection, first: int, last: int, among: tuple[Remembered, ...] | None = None
) -> Iterator[Touched]:
    """The rows that the changes `first` to `last`, both included, touched, in the order in which a seal names them.

    `among`: the tables to look in, all of them without.
    """
    found = connection.execute(_touched_statement(among), {"first": first, "last": last})
    for name, how in sorted(tuple(row) for row in found):
        yield from (made, ended)[how](connection, REMEMBERED[name], first, last)


@lru_cache(maxsize=2)
def _touched_statement(among: tuple[Remembered, ...] | None) -> TextClause:
    """Gives the tables of which a row was touched: 0 where a version was made, 1 where one was ended."""
    parts = (
        f"SELECT '{each.table.name}', {how} WHERE EXISTS (SELECT 1 FROM {each.versions.name} WHERE {where})"  # noqa: S608 -- our own names
        for each in (REMEMBERED.values() if among is None else among)
        for how, where in enumerate(
            ("since BETWEEN :first AND :last", f"until < {STANDS} AND until BETWEEN :first AND :last")
        )
    )
    return text(" UNION ALL ".join(parts) or "SELECT 1, 0 WHERE :first > :last AND 1 = 0")


def digests(
    connection: Connection, first: int, last: int, among: tuple[Remembered, ...] | None = None
) -> dict[int, Digest]:
    """The digest of each of these changes that touched a row."""
    try:
        return _digests(touched(connection, first, last, among))
    except DBAPIError:  # another program left what the driver cannot make a text or a day of
        with as_stored(connection):
            return _digests(touched(connection, first, last, among))


def _digests(rows: Iterable[Touched]) -> dict[int, Digest]:
    found: defaultdict[int, Digest] = defaultdict(Digest)
    for row in rows:
        found[row.change].add(row.line)
    return dict(found)


def lines(connection: Connection, first: int, last: int) -> dict[int, list[object]]:
    """What a seal says of each of these changes itself, by number."""
    query = text(
        "SELECT id, at, account_id, person, origin, place, why FROM change"
        " WHERE id BETWEEN :first AND :last ORDER BY id"
    )
    with as_stored(connection):
        rows = connection.execute(query, {"first": first, "last": last}).all()
    return {number: [number, moment_stored(at), *more] for number, at, *more in rows}


def moment_stored(stored: object) -> object:
    """SQLite hands over text. What is no moment stays as it stands: we did not write it, and its seal will tell."""
    if not isinstance(stored, str) or not _WRITTEN_MOMENT.fullmatch(stored):
        return stored
    try:
        return datetime.fromisoformat(stored).replace(tzinfo=UTC)
    except ValueError:
        return stored


def last_sealed(connection: Connection) -> tuple[int, str] | None:
    """Number and seal of the newest sealed change: behind it stands what is to be sealed."""
    sealed = select(_CHANGE.c.id, _CHANGE.c.seal).where(_CHANGE.c.seal.is_not(None))
    found = connection.execute(sealed.order_by(_CHANGE.c.id.desc()).limit(1)).first()
    return (found.id, found.seal) if found else None


# ── Writing the table of changes ──────────────────────────────────────────────────────────────────────────────────


def last_line(connection: Connection) -> tuple[int, datetime, str, str | None] | None:
    """Number, moment, origin and seal of the newest change; the earliest moment of all where its own is none."""
    with as_stored(connection):
        found = connection.execute(text("SELECT id, at, origin, seal FROM change ORDER BY id DESC LIMIT 1")).first()
    if found is None:
        return None
    at = moment_stored(found.at)
    return found.id, at if isinstance(at, datetime) else datetime.min.replace(tzinfo=UTC), found.origin, found.seal


def last_taken(connection: Connection) -> int:
    """The highest number that a version names as the change that made or ended it; more than the last: a tail was cut.

    What is begun behind it does not take the lost changes' rows for its own.
    """
    found = connection.scalar(_taken_statement())
    return found if isinstance(found, int) else 0


@lru_cache(maxsize=1)
def _taken_statement() -> TextClause:
    parts = (
        f"SELECT max(since) AS number FROM {each.versions.name} UNION ALL"  # noqa: S608 -- our own names
        f" SELECT max(until) FROM {each.versions.name} WHERE until < {STANDS}"
        for each in REMEMBERED.values()
    )
    return text(f"SELECT max(number) FROM ({' UNION ALL '.join(parts)}) AS every_number")  # noqa: S608 -- our own names


def put_change(connection: Connection, values: dict[str, object]) -> None:
    """Write a new line."""
    connection.execute(insert(_CHANGE).values(values))


def set_change(connection: Connection, change: int, values: dict[str, object]) -> None:
    """Complete a line."""
    connection.execute(update(_CHANGE).where(_CHANGE.c.id == change).values(values))


def set_seals(connection: Connection, seals: Mapping[int, str]) -> None:
    """Write the seals of these changes, by number."""
    statement = update(_CHANGE).where(_CHANGE.c.id == bindparam("number")).values(seal=bindparam("sealed"))
    if seals:
        connection.execute(statement, [{"number": number, "sealed": seal} for number, seal in seals.items()])


def drop_change(connection: Connection, change: int) -> None:
    """Take back the line of a change that touched nothing."""
    connection.execute(delete(_CHANGE).where(_CHANGE.c.id == change))


def name_change(connection: Connection, change: int) -> None:
    """Note the change of this transaction; tell it PostgreSQL's triggers, SQLite's see that it is the newest."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT set_config(:name, :value, true)"), {"name": CURRENT, "value": str(change)})
        return
    transaction = connection.get_transaction()
    if transaction is not None:
        _BEGUN[transaction] = change


def named_change(connection: Connection) -> int | None:
    """The change of this transaction, if it has begun one and has not rolled it back with a savepoint."""
    if connection.dialect.name == "postgresql":
        known = connection.scalar(text("SELECT current_setting(:name, true)"), {"name": CURRENT})
        return int(known) if known else None
    transaction = connection.get_transaction()
    begun = _BEGUN.get(transaction) if transaction is not None else None
    if begun is None:
        return None
    last = last_line(connection)
    return begun if last and (last[0], last[3]) == (begun, None) and last[2] != Origin.OUTSIDE else None


_BEGUN: Final[WeakKeyDictionary[RootTransaction, int]] = WeakKeyDictionary()  # on SQLite


# ── Bringing the history level with the tables ────────────────────────────────────────────────────────────────────


def end_differing(connection: Connection, each: Remembered, change: int) -> int:
    """End the standing versions whose row is gone or says something else; how many."""
    same = " AND ".join(
        f'live."{name}" {"=" if name == each.key else _same(connection)} {each.versions.name}."{name}"'
        for name in each.columns
    )
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
