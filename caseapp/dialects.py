"""What SQLite and PostgreSQL say differently in SQL, said once."""

from datetime import date
from typing import Any

from sqlalchemy import Column, Index, Integer, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import GenericFunction


def partial_index(name: str, *columns: str | Column[Any], where: str) -> Index:
    """An index of the rows of which `where` is true, on either database.

    Said as SQLite's option alone: to name PostgreSQL's here would load its dialect into every process.
    """
    return Index(name, *columns, sqlite_where=text(where))


@compiles(CreateIndex, "postgresql")
def _create_index_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    options = element.element.dialect_options
    if options["postgresql"]["where"] is None:
        options["postgresql"]["where"] = options["sqlite"]["where"]
    worded: str = compiler.visit_create_index(element, **kw)
    return worded


class days_between(GenericFunction[int]):  # noqa: N801 -- a SQL function is written as one
    """`days_between(later, earlier)`: whole civil days from `earlier` to `later`, NULL where either is."""

    type = Integer()
    inherit_cache = True

    def __init__(self, later: ColumnElement[date | None], earlier: ColumnElement[date | None]) -> None:
        super().__init__(later, earlier)


@compiles(days_between, "sqlite")
def _days_between_sqlite(element: Any, compiler: SQLCompiler, **kw: Any) -> str:
    later, earlier = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


@compiles(days_between, "postgresql")
def _days_between_postgresql(element: Any, compiler: SQLCompiler, **kw: Any) -> str:
    later, earlier = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({later} - {earlier})"


class unindexed(GenericFunction[Any]):  # noqa: N801 -- a SQL function is written as one
    """`unindexed(column)`: the column as it is, in a condition by which SQLite shall not search.

    Of two open ranges SQLite takes either; it keeps no statistics by which it could tell the narrow one.
    """

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column, type_=column.type)


@compiles(unindexed, "sqlite")
def _unindexed_sqlite(element: Any, compiler: SQLCompiler, **kw: Any) -> str:
    return f"+{compiler.process(element.clauses, **kw)}"


@compiles(unindexed, "postgresql")
def _unindexed_postgresql(element: Any, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)
