"""Statements of the statistics in the words of one database, written once and asked again and again.

To find a statement that SQLAlchemy has compiled before takes longer than to count a month.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Connection, Dialect
from sqlalchemy.sql import visitors
from sqlalchemy.types import NullType

Processor = Callable[[Any], Any]
OFFICES = "offices"


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as a database reads it. `asked`: the parameters that are given when it is run, each with what makes a
    value of it that the driver takes."""

    text: str
    values: Mapping[str, object]
    asked: tuple[tuple[str, Processor | None], ...]
    offices: tuple[str, ...]

    def rows(self, connection: Connection, parameters: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        """What it gives, as the driver does."""
        values = dict(self.values)
        for name, processor in self.asked:
            values[name] = parameters[name] if processor is None else processor(parameters[name])
        values.update(zip(self.offices, parameters[OFFICES], strict=True))
        result = connection.exec_driver_sql(self.text, values)
        rows: Sequence[tuple[Any, ...]] = result.cursor.fetchall()
        result.close()
        return rows


def written(statement: CompoundSelect[*tuple[Any, ...]], dialect: Dialect, offices: int) -> Written:
    """The statement in the words of a database, for so many offices.

    Parameters without a value are given when it is run. Codes and numbers stand in the text, where the database sees
    them when it plans; what people wrote is always bound.
    """
    for each in visitors.iterate(statement):
        if isinstance(each, BindParameter) and not isinstance(each.type, NullType) and _is_our_own(each.value):
            each.literal_execute = True
    compiled = statement.compile(dialect=_naming_parameters(dialect))
    open_ones = {each.key: None for each in compiled.binds.values() if each.required}
    state = compiled.construct_expanded_state(open_ones | {OFFICES: range(offices)})
    expanded = {each: name for name, several in state.parameter_expansion.items() for each in several}
    values, asked = {}, []
    for name, value in state.parameters.items():
        if expanded.get(name) == OFFICES:
            continue
        bound = compiled.binds[expanded.get(name, name)]
        processor = bound.type.dialect_impl(dialect).bind_processor(dialect)
        if bound.required:
            asked.append((bound.key, processor))
        else:
            values[name] = value if processor is None else processor(value)
    return Written(state.statement, values, tuple(asked), tuple(state.parameter_expansion.get(OFFICES, ())))


def _naming_parameters(dialect: Dialect) -> Dialect:
    """The dialect, but that a parameter that stands in many places is given once."""
    if not dialect.positional:
        return dialect
    of_database: Any = type(dialect)
    naming: Dialect = of_database(paramstyle="named")
    return naming


def _is_our_own(value: object) -> bool:
    several = value if isinstance(value, (list, tuple)) else [value]
    return bool(several) and all(isinstance(each, (Enum, int)) for each in several)
