"""The database: one declarative base, one session, its transactions and its connections."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    MetaData,
    Select,
    event,
    func,
    literal,
    select,
)
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, ORMExecuteState, Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeDecorator

from caseapp.paging import Page, Window

E = TypeVar("E", bound=StrEnum)


class Base(DeclarativeBase):
    """Every table's base; constraint names are built one way, so that migrations and errors can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


def code(table: type[E], name: str) -> Enum:
    """A column of a closed code table: stores the key, gives back the member, refuses anything else by a CHECK.

    `name` is the column's name; it becomes the constraint's.
    """
    return Enum(
        table,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def open_code(table: type[E]) -> Enum:
    """The same for a table that grows from year to year (行政管理类别): no CHECK for a new term to change."""
    return Enum(
        table,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: aware on the way in and on the way out, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment: nobody could say which moment it is."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; what was stored is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by; rows without a value come last in either direction, on every database."""

    column: InstrumentedAttribute[Any]
    descending: bool = False

    def clause(self, *, turned: bool = False) -> ColumnElement[Any]:
        """What stands in ORDER BY; `turned` gives the exact opposite order."""
        by = self.column.desc() if self.descending != turned else self.column.asc()
        if not self.column.property.columns[0].nullable:
            return by
        return by.nulls_first() if turned else by.nulls_last()


def page_of_keys(keys: Select[*tuple[Any, ...]], orders: Sequence[Order], number: int) -> Page[tuple[int, ...]]:
    """The page `number` of a long list, as the keys of its rows; what else a row shows is read for these alone.

    `orders` must end in a column that tells any two rows apart, so that no row stands on two pages or on none.
    """
    total = db.session.scalar(keys.with_only_columns(func.count())) or 0
    window = Window.of(total, number)
    ordered = keys.order_by(*(order.clause(turned=window.from_end) for order in orders))
    found = [tuple(row) for row in db.session.execute(ordered.limit(window.limit).offset(window.offset))]
    return Page(tuple(reversed(found) if window.from_end else found), total, window.number)


def names_in(
    name: InstrumentedAttribute[str | None], owner: InstrumentedAttribute[int], owners: Iterable[int]
) -> list[str]:
    """Every name that occurs in the rows of these owners, each once, in order.

    Steps from one name to the next over an index (name, owner): a few dozen look-ups where DISTINCT would read every
    row of the table.
    """
    steps = select(func.min(name).label("name")).cte("steps", recursive=True)
    following = select(func.min(name)).where(name > steps.c.name).correlate(steps).scalar_subquery()
    steps = steps.union_all(select(following).where(steps.c.name.is_not(None)))
    occurs = select(literal(1)).where(name == steps.c.name, owner.in_(owners)).correlate(steps).exists()
    found = db.session.scalars(select(steps.c.name).where(steps.c.name.is_not(None), occurs).order_by(steps.c.name))
    return [str(each) for each in found]


def touch(row: Base, column: str) -> None:
    """Give the row a new version although none of its own columns changed: rows that belong to it did."""
    flag_modified(row, column)


WRITERS: Final = 20_240_101  # the number of the lock that who writes holds on PostgreSQL
_LONGEST_WAIT_SECONDS: Final = 10  # for others that write

_writing: ContextVar[bool] = ContextVar("writing", default=False)
_only_reading: ContextVar[bool] = ContextVar("only_reading", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """Transactions begun inside are the only ones that write, from their first statement to their end.

    The changes of the ledger follow one another, each sealed after the one before it. SQLite has one writer anyway: a
    deferred transaction that reads first and writes later fails there when another writer came between; one that begins
    IMMEDIATE waits its turn instead. On PostgreSQL they wait for one lock.
    """
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


@contextmanager
def reading() -> Iterator[None]:
    """Inside a form's request: transactions begun here only read, and hold nobody up."""
    token = _writing.set(False)
    try:
        yield
    finally:
        _writing.reset(token)


@contextmanager
def only_reading() -> Iterator[None]:
    """Transactions begun inside write nothing; on PostgreSQL they cannot, and are answered as of one moment."""
    token = _only_reading.set(True)
    try:
        yield
    finally:
        _only_reading.reset(token)


def end_reading() -> None:
    """End the session's transaction, begun inside `only_reading`, so that the next one is as quick.

    At a ROLLBACK psycopg forgets the statements that it has prepared, and a whole sheet would be planned anew.
    """
    if _only_reading.get() and db.session.registry.has() and db.session().in_transaction():
        connection = db.session.connection()
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("COMMIT")


def connection_asked() -> Connection:
    """The session's connection, with what is pending written to it: for columns alone it takes half the session's time.

    What is changed through it the session does not know.
    """
    session = db.session()
    session.flush()
    return session.connection()


def watch_writes(
    *,
    beginning: Callable[[Connection], None],
    committing: Callable[[Connection], None],
    undone: Callable[[], None],
) -> None:
    """Have `beginning` called before each of the session's writes, and `committing` before it commits what it wrote.

    Both are given the session's connection, in the midst of its transaction; a savepoint is no commit. `undone` is
    called behind a rollback of the whole.
    """

    @event.listens_for(db.session, "before_flush")
    def _before_flush(session: Session, _context: object, _instances: object) -> None:
        if session.new or session.dirty or session.deleted:
            beginning(session.connection())

    @event.listens_for(db.session, "do_orm_execute")
    def _before_statement(state: ORMExecuteState) -> None:
        if state.is_insert or state.is_update or state.is_delete:
            beginning(state.session.connection())

    @event.listens_for(db.session, "before_commit")
    def _before_commit(session: Session) -> None:
        if not session.in_nested_transaction():
            session.flush()
            committing(session.connection())

    @event.listens_for(db.session, "after_rollback")
    def _after_rollback(_session: Session) -> None:
        undone()


@event.listens_for(Engine, "do_connect")
def _create_for_owner_alone(dialect: Dialect, _record: Any, arguments: Sequence[Any], _options: Any) -> None:
    """SQLite makes a new file readable by all; it gives its -wal and -shm the mode of the database."""
    if dialect.name == "sqlite" and arguments and not str(arguments[0]).startswith((":", "file:")):
        file = Path(arguments[0])
        if file.parent.is_dir() and not file.exists():
            file.touch(mode=0o600)


_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "cache_size=-16384",  # KiB a connection, taken as pages are read: a sheet asks for the same ones again and again
)


@event.listens_for(Engine, "connect")
def _prepare_connection(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # SQLAlchemy's `begin` event below says BEGIN, not the driver
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")
    elif _writing.get():
        hold_writers_off(connection)
    elif _only_reading.get():
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def hold_writers_off(connection: Connection) -> None:
    """Wait until nobody else writes, and let nobody begin to before this transaction ends.

    For a transaction on PostgreSQL that turns out to write; on SQLite its first write holds the others off.
    """
    if connection.dialect.name == "postgresql":
        waiting = f"set_config('lock_timeout', '{_LONGEST_WAIT_SECONDS}s', true)"
        connection.exec_driver_sql(f"SELECT {waiting}, pg_advisory_xact_lock({WRITERS})")


@contextmanager
def as_stored(connection: Connection) -> Iterator[None]:
    """What is read inside is handed over whatever it is: bytes that are no text, a day beyond every calendar.

    A database client may have left such a thing, and the driver refuses it.
    """
    if connection.dialect.name == "postgresql":
        with _postgresql_as_stored(connection.connection.dbapi_connection):
            yield
        return
    driver: Any = connection.connection.dbapi_connection
    before = driver.text_factory
    driver.text_factory = lambda stored: stored.decode(errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before


@contextmanager
def _postgresql_as_stored(driver: Any) -> Iterator[None]:
    from psycopg import adapters

    before = {name: driver.adapters.get_loader(adapters.types[name].oid, 0) for name in _tolerant_loaders()}
    for name, loader in _tolerant_loaders().items():
        driver.adapters.register_loader(name, loader)
    try:
        yield
    finally:
        for name, loader in before.items():
            driver.adapters.register_loader(name, loader)


@cache
def _tolerant_loaders() -> Mapping[str, Any]:
    # An extra: not installed where only SQLite is used.
    from psycopg import DataError
    from psycopg.types.datetime import DateLoader, TimestampLoader, TimestamptzLoader

    def tolerant(usual: Any) -> Any:
        class Loader(usual):  # type: ignore[misc]
            def load(self, data: Any) -> Any:
                try:
                    return super().load(data)
                except DataError:
                    return bytes(data).decode()

        return Loader

    usual = {"date": DateLoader, "timestamp": TimestampLoader, "timestamptz": TimestamptzLoader}
    return {name: tolerant(loader) for name, loader in usual.items()}
