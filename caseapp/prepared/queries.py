"""Statements that are asked again and again, put in the words of a database once and then run by its driver alone.

To make a statement, to find it compiled and to look up what its columns are takes longer than to count a month.
"""

from collections import namedtuple
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache, partial
from itertools import cycle
from typing import Any, Final, ParamSpec, cast

from sqlalchemy import BindParameter, Connection, Dialect, SelectBase
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.visitors import ExternallyTraversible
from sqlalchemy.types import NullType

from caseapp.db import connection_asked

P = ParamSpec("P")
Processor = Callable[[Any], Any]
Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement as a driver takes it. `given`: the parameters without a value, each with what makes of one what the
    driver takes; `several`: those that stand for a list, each with the names of its places."""

    text: str
    values: Mapping[str, object]
    given: tuple[tuple[str, Processor | None], ...]
    several: tuple[tuple[str, tuple[str, ...]], ...]

    def values_with(self, parameters: Mapping[str, Any]) -> dict[str, object]:
        values = dict(self.values)
        for name, processor in self.given:
            values[name] = parameters[name] if processor is None else processor(parameters[name])
        for name, places in self.several:
            values.update(zip(places, cycle(parameters[name]), strict=False))
        return values


class Prepared:
    """A statement that is made once. Parameters without a value are given when it is run.

    Codes and numbers stand in the text, where the database sees them when it plans; what people wrote is always bound.
    """

    def __init__(self, make: Callable[[], SelectBase]) -> None:
        self._make = make
        self._worded: dict[str, _Worded] = {}  # one of each database: whichever engine asks, it reads the same

    def rows(self, parameters: Mapping[str, Any]) -> Rows:
        """What it gives in the session's transaction, as the driver does. Raises sqlalchemy.exc.DBAPIError."""
        connection = connection_asked()
        return _run(connection, *self._for(connection).text_and_values(parameters))

    def named_rows(self, parameters: Mapping[str, Any]) -> list[Any]:
        """The same with values of the columns' types under the columns' names."""
        rows = self.rows(parameters)
        return list(map(self._for(connection_asked()).named, rows)) if rows else []

    def words(self, parameters: Mapping[str, Any]) -> tuple[str, Mapping[str, object]]:
        """What the driver of the session's database is given: the text, and a value for each name in it."""
        return self._for(connection_asked()).text_and_values(parameters)

    def _for(self, connection: Connection) -> "_Worded":
        database = connection.dialect.name
        if database not in self._worded:
            self._worded[database] = _Worded(self._make(), connection.dialect)
        return self._worded[database]


class _Worded:
    """A statement in the words of one database."""

    def __init__(self, statement: SelectBase, dialect: Dialect) -> None:
        for each in _parts_of(statement):
            if isinstance(each, BindParameter) and not isinstance(each.type, NullType) and _is_our_own(each.value):
                each.literal_execute = True
        self._dialect = dialect
        self._columns = statement.selected_columns
        self._compiled = statement.compile(dialect=_naming_parameters(dialect))
        self._lists = tuple(each.key for each in self._compiled.binds.values() if each.required and each.expanding)
        self._words: dict[tuple[int, ...], _Words] = {}

    def text_and_values(self, parameters: Mapping[str, Any]) -> tuple[str, dict[str, object]]:
        """What the driver is given."""
        rooms = tuple([_room_for(len(parameters[name])) for name in self._lists])
        if rooms not in self._words:
            self._words[rooms] = self._with_room_for(rooms)
        words = self._words[rooms]
        return words.text, words.values_with(parameters)

    def _with_room_for(self, lengths: tuple[int, ...]) -> _Words:
        compiled, dialect = self._compiled, self._dialect
        lists = dict(zip(self._lists, map(range, lengths), strict=True))
        without_value = {each.key: None for each in compiled.binds.values() if each.required}
        state = compiled.construct_expanded_state(without_value | lists)
        expanded = {place: name for name, places in state.parameter_expansion.items() for place in places}
        values, given = {}, []
        for name, value in state.parameters.items():
            if expanded.get(name) in lists:
                continue
            bound = compiled.binds[expanded.get(name, name)]
            processor = bound.type.dialect_impl(dialect).bind_processor(dialect)
            if bound.required:
                given.append((bound.key, processor and lru_cache(maxsize=256)(processor)))  # days come again and again
            else:
                values[name] = value if processor is None else processor(value)
        several = tuple((name, tuple(state.parameter_expansion[name])) for name in self._lists)
        return _Words(state.statement, values, tuple(given), several)

    @cached_property
    def named(self) -> Callable[[tuple[Any, ...]], Any]:
        """What makes of a driver's row one with values of the columns' types under their names."""
        names: Any = self._columns.keys()
        row: Any = namedtuple("Row", names)  # type: ignore[misc]
        processors = [
            each.type.dialect_impl(self._dialect).result_processor(self._dialect, None) for each in self._columns
        ]
        typed = [(at, processor) for at, processor in enumerate(processors) if processor is not None]

        def named(found: tuple[Any, ...]) -> Any:
            values = list(found)
            for at, processor in typed:
                values[at] = processor(values[at])
            return row(*values)

        return named


def prepared(make: Callable[P, SelectBase]) -> Callable[P, Prepared]:
    """The statement that `make` makes, ready to be run: made once for what it is made of."""
    making: Any = make

    @lru_cache(maxsize=256)
    def of(*made_of: Hashable) -> Prepared:
        return Prepared(partial(making, *made_of))

    return cast("Callable[P, Prepared]", of)


# PostgreSQL by itself plans a statement anew for each period, which takes longer than to count a short one; takes what
# lies scattered to be as slow to reach as on a spinning disk, and reads whole tables instead; and starts further
# processes for what is done before they have begun.
_PLANS: Final = {
    "plan_cache_mode": "force_generic_plan",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
}


@contextmanager
def planned_once() -> Iterator[None]:
    """Have PostgreSQL plan the statements inside once for whatever they are given: all of them search their indexes.

    What is asked besides in the same transaction is planned as ever.
    """
    connection = connection_asked()
    is_planned = connection.dialect.name == "postgresql"
    if is_planned:
        connection.exec_driver_sql("; ".join(f"SET LOCAL {name} = {value}" for name, value in _PLANS.items()))
    yield
    if is_planned:  # after an error the transaction is undone, and this with it
        connection.exec_driver_sql("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in _PLANS))


def _run(connection: Connection, text: str, values: Mapping[str, object]) -> Rows:
    dialect, pooled = connection.dialect, connection.connection
    cursor, errors = pooled.cursor(), dialect.loaded_dbapi.Error
    try:
        cursor.execute(text, values)
        return cursor.fetchall()
    except errors as error:
        is_gone = dialect.is_disconnect(error, pooled.dbapi_connection, cursor)
        if is_gone:
            connection.invalidate(error)
        raise DBAPIError.instance(
            text, values, error, errors, connection_invalidated=is_gone, dialect=dialect
        ) from error
    finally:
        cursor.close()


def _room_for(several: int) -> int:
    """For how many values a list has places: they are repeated, lest words be made for each number of them."""
    return 1 << (several - 1).bit_length() if several else 0


def _naming_parameters(dialect: Dialect) -> Dialect:
    """The dialect, but that a parameter that stands in many places is given once."""
    of_database: Any = type(dialect)
    return _named(of_database) if dialect.positional else dialect


@cache
def _named(of_database: Any) -> Dialect:
    naming: Dialect = of_database(paramstyle="named")
    return naming


def _parts_of(statement: SelectBase) -> Iterator[ExternallyTraversible]:
    """Everything that a statement is built of, each once: what is named in many places is walked through in one."""
    found: dict[int, ExternallyTraversible] = {id(statement): statement}
    waiting: list[ExternallyTraversible] = [statement]
    while waiting:
        part = waiting.pop()
        yield part
        for each in part.get_children():
            if id(each) not in found:
                found[id(each)] = each  # kept, lest another be given its place in memory
                waiting.append(each)


def _is_our_own(value: object) -> bool:
    several = value if isinstance(value, (list, tuple)) else [value]
    return bool(several) and all(isinstance(each, (Enum, int)) for each in several)
