"""The case sets that a form's columns count, and the one predicate behind each of its cells."""

import hashlib
from datetime import date
from functools import lru_cache

from sqlalchemy import Select, and_, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.organs.scope import Scope
from caseapp.statistics.models import CaseSet, Dimension, in_scope, narrowed, unit_on
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.placing.models import Predicate, Span
from caseapp.statistics.returns.definition import Counted, Definition
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS, placing_day
from caseapp.statistics.sheet import EVERY
from caseapp.statistics.tables.models import TODAY, Tables, Unit, case_table, entries_of

_Narrowing = tuple[tuple[str, tuple[str | None, ...]], ...]


def set_of(counted: Counted) -> CaseSet:
    """The entries that are counted, as a set: the same object each time, for statements are kept by their sets."""
    return _set_of(counted.set_code, tuple(counted.only.items()))


@lru_cache(maxsize=4096)
def _set_of(set_code: str, only: _Narrowing) -> CaseSet:
    whole = CASE_SETS[set_code]
    if not only:
        return whole
    # A name for a column of a statement; PostgreSQL takes no more than 63 characters.
    mark = hashlib.sha256(repr(only).encode()).hexdigest()[:16]
    return narrowed(whole, tuple((DIMENSIONS[code], keys) for code, keys in only), f"{set_code[:40]}_{mark}")


def number_code(counted: Counted) -> str:
    """By what its number is found among those of a form: the set's code, and of what different values are counted."""
    code = set_of(counted).code
    return f"{code}/{counted.different}" if counted.different else code


class NoSuchCellError(ValueError):
    """No row or column of that code."""


def cell_members(
    definition: Definition,
    row: str | None,
    counted: Counted,
    scope: Scope,
    period: Period,
    *,
    tables: Tables = TODAY,
    last_day: date | None = None,
) -> Predicate:
    """True of the entries behind a cell, on `entries_of(ledger, unit)`: as many as its number says, or adding up to it.

    `row` is a row's code: EVERY the total, None 未填写 where the form has a row for each group. `counted` is the
    column's numerator or denominator. Raises NoSuchCellError or another ValueError for a row that does not exist.
    """
    case_set, unit = set_of(counted), unit_counted(definition, scope)
    days = period.until(last_day)
    within = in_scope(definition.ledger, scope, tables, unit)
    if row == EVERY:
        return and_(within, case_set.where(days, unit, tables))
    rows_by = DIMENSIONS[definition.rows_by]
    if rows_by.column is None:
        month = parse_period(row or "")
        day = placing_day(case_set, case_table(definition.ledger, tables))
        return and_(within, case_set.where(days, unit, tables), day >= month.start, day < month.end)
    one_row = narrowed(case_set, ((rows_by, keys_of(definition, row)),), case_set.code)
    return and_(within, one_row.where(days, unit, tables))


def unit_counted(definition: Definition, scope: Scope) -> Unit:
    """What the form counts one each, of these offices and this topic."""
    return unit_on(definition.ledger, definition.unit, scope.topic_kind)


def keys_of(definition: Definition, row: str | None) -> tuple[str | None, ...]:
    """The keys that a row collects. Raises NoSuchCellError."""
    if not definition.rows:
        return (row,)
    for each in definition.rows:
        if each.code == row:
            return each.keys
    raise NoSuchCellError(f"no row {row!r} in {definition.code}")


def different_values(
    definition: Definition, counted: Counted, scope: Scope, period: Period, tables: Tables, last_day: date | None
) -> Select[object, object]:
    """SELECT of (row key, value) of the different values that the entries of each row have; 未填写 is no value."""
    days = period.until(last_day)
    key = _column(DIMENSIONS[definition.rows_by], tables, days)
    value = _column(DIMENSIONS[counted.different or ""], tables, days)
    where = cell_members(definition, EVERY, counted, scope, period, tables=tables, last_day=last_day)
    return (
        select(key, value)
        .distinct()
        .select_from(entries_of(definition.ledger, unit_counted(definition, scope), tables))
        .where(where, value.is_not(None))
    )


def _column(dimension: Dimension, tables: Tables, days: Span) -> ColumnElement[object]:
    if dimension.column is None:
        raise NoSuchCellError(f"{dimension.code} has no column")
    return dimension.column(tables, days)
