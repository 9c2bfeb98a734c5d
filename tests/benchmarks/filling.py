"""Filling the registers in bulk: without their triggers and indexes, which are laid again over the full tables."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Engine

from caseapp.db import Base
from caseapp.history import triggers
from caseapp.search import create_search_index, drop_search_index
from tests.benchmarks.drawing import Row

_SEARCHED = ("reconsideration_case", "litigation_case")


def fill(engine: Engine, columns: Mapping[str, Sequence[str]], batches: Iterable[Mapping[str, Sequence[Row]]]) -> None:
    """Insert the rows of every batch, by table and in the order of its keys, in one transaction.

    The history is for the caller to bring level: to the triggers every row would be a change of another program.
    """
    indexes = [index for table in columns for index in Base.metadata.tables[table].indexes]
    with engine.begin() as connection:
        triggers.drop(connection)
        for table in _SEARCHED:
            drop_search_index(connection, table)
        for index in indexes:
            index.drop(connection)
        for batch in batches:
            for table, rows in batch.items():
                _insert(connection, table, columns[table], rows)
        for index in indexes:
            index.create(connection)
        for table in _SEARCHED:
            create_search_index(connection, table)
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"INSERT INTO {table}_search({table}_search) VALUES ('rebuild')")  # noqa: S608 -- our own names
        triggers.install(connection)


def _insert(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in columns)
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 -- our own names
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def settle(engine: Engine) -> None:
    """What time does to a ledger that grows: the log is written back, PostgreSQL knows how its values are spread."""
    after = "PRAGMA wal_checkpoint(TRUNCATE)" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE"
    connection = engine.raw_connection()
    try:
        if engine.dialect.name == "postgresql":
            connection.driver_connection.autocommit = True  # type: ignore[union-attr]
        connection.cursor().execute(after)
    finally:
        connection.close()
        engine.dispose()
