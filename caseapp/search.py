"""Search in Chinese text by pairs of neighbouring characters (bigrams).

Neither database cuts Chinese into words, and SQLite's own trigrams find nothing for a name of two characters. So what
can be searched of a case is kept as its bigrams, separated by spaces, in the column `search` under a full-text index:
FTS5 on SQLite, a GIN index over the array of bigrams on PostgreSQL.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Self

from sqlalchemy import Boolean, Connection, Table, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"\d+|[^\W\d_]+")


def bigrams(*texts: str | None) -> str:
    """The bigrams of all words in the texts, each once, in order: 王伟民 → 王伟 伟民. A word of one character stays.

    So does a single digit or character beside digits (3 and 号 of 3号): a case is asked for as 〔2024〕3 or 2024 3.
    """
    return " ".join(dict.fromkeys([*_terms(_WORD, texts), *_terms(_PIECE, texts)]))


def bigrams_asked(text: str) -> str:
    """The bigrams by which a typed text is looked for: digits and letters apart, so 商政复2024 means 商政复〔2024〕."""
    return " ".join(dict.fromkeys(_terms(_PIECE, (text,))))


def _terms(piece: re.Pattern[str], texts: Iterable[str | None]) -> Iterator[str]:
    for text in texts:
        for word in piece.findall(unicodedata.normalize("NFKC", text or "").lower()):
            yield from _pairs(word)


def _pairs(word: str) -> list[str]:
    if len(word) == 1:
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


class found_by(ColumnElement[bool]):  # noqa: N801 -- a SQL condition is written as a function
    """`found_by(table, text)`: the rows of a table with a column `search` in which all of the text's bigrams occur.

    A text with nothing to search for (only punctuation) finds nothing.
    """

    type = Boolean()
    inherit_cache = False  # the table and the terms are not part of any cache key

    def __init__(self, table: Table, text: str) -> None:
        self.table = table
        self.terms = bigrams_asked(text).split()

    def self_group(self, against: Any = None) -> Self:
        """The condition as it stands. Where a database has no booleans SQLAlchemy would write `… = 1` behind it, and
        SQLite would then no longer search by the index but read the whole ledger."""
        return self


@compiles(found_by, "sqlite")
def _found_by_sqlite(element: Any, compiler: SQLCompiler, **kw: Any) -> str:
    index = f"{element.table.name}_search"
    query = compiler.process(literal(" AND ".join(f'"{term}"' for term in element.terms) or '""'), **kw)
    return f"{element.table.name}.id IN (SELECT rowid FROM {index} WHERE {index} MATCH {query})"  # noqa: S608 -- names of our own tables; the words are bound


@compiles(found_by, "postgresql")
def _found_by_postgresql(element: Any, compiler: SQLCompiler, **kw: Any) -> str:
    if not element.terms:
        return "false"
    wanted = compiler.process(literal(" ".join(element.terms)), **kw)
    return f"string_to_array({element.table.name}.search, ' ') @> string_to_array({wanted}, ' ')"


def create_search_index(connection: Connection, table: str) -> None:
    """Lay the full-text index over the column `search` of a table, and on SQLite the triggers that keep it."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE INDEX ix_{table}_search ON {table} USING gin (string_to_array(search, ' '))"
        )
        return
    index = f"{table}_search"
    gone = f"INSERT INTO {index}({index}, rowid, search) VALUES ('delete', old.id, old.search)"  # noqa: S608 -- names of our own tables
    come = f"INSERT INTO {index}(rowid, search) VALUES (new.id, new.search)"  # noqa: S608 -- as above
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5(search, content='{table}', content_rowid='id', detail='none')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {come}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {gone}; END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF search ON {table} BEGIN {gone}; {come}; END",
    ):
        connection.exec_driver_sql(statement)


def drop_search_index(connection: Connection, table: str) -> None:
    """Take the full-text index away again (triggers go with their table, but may be gone before it)."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"DROP INDEX ix_{table}_search")
        return
    for event in ("insert", "delete", "update"):
        connection.exec_driver_sql(f"DROP TRIGGER {table}_search_{event}")
    connection.exec_driver_sql(f"DROP TABLE {table}_search")
