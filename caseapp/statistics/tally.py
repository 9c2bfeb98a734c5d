"""Counting: sets that share a placement are counted in one range over its date, each as a conditional sum inside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Date, Select, String, bindparam, case, cast, func, literal, literal_column, select, union_all
from sqlalchemy.sql.elements import BindParameter, ColumnElement
from sqlalchemy.sql.selectable import CompoundSelect

from caseapp.db import db
from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import Scope
from caseapp.statistics.models import (
    TODAY,
    CaseSet,
    Dimension,
    During,
    Placement,
    Predicate,
    Tables,
    Unit,
    case_table,
    entries_of,
)
from caseapp.statistics.periods import Period

Counts = dict[str, int]
Groups = dict[str | None, Counts]


@dataclass(frozen=True, slots=True)
class Question:
    """Whose entries are counted, of which period, in which unit, and in which tables they stand.

    `last_day`: the day on which it is asked; what is planned for later does not count. None: every day of the period.
    """

    scope: Scope
    period: Period
    unit: Unit = Unit.CASE
    tables: Tables = TODAY
    last_day: date | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """What the statements below are given: `start` and `end` (half-open), `offices`, the days after months, and
        the change after which the tables stood so."""
        months = {_month_parameter(at): month.end for at, month in enumerate(self.period.months())}
        days = self.period.until(self.last_day)
        asked = {"start": days.start, "end": days.end, "offices": self.scope.office_ids, "change": self.tables.change}
        return asked | months


def count(sets: Iterable[CaseSet], asked: Question) -> Counts:
    """How much is in each set, by its code."""
    counted = tuple(sets)
    counts = dict.fromkeys((case_set.code for case_set in counted), 0)
    parameters = asked.parameters
    for (ledger, placement), placed in _by_placement(counted).items():
        query = total_statement(ledger, placement, placed, asked.unit, asked.tables.in_statements)
        _add(counts, placed, db.session.execute(query, parameters).one())
    return counts


def count_by(wanted: Mapping[Dimension, Sequence[CaseSet]], asked: Question) -> dict[Dimension, Groups]:
    """The sets wanted of each dimension, for each group that has an entry, by the text of its key; None is 未填写.

    The dimensions count in the unit that is asked for.
    """
    found: dict[Dimension, Groups] = {dimension: {} for dimension in wanted}
    months, parameters = asked.period.months(), asked.parameters
    for (ledger, placement), placed in _by_placement({each: None for sets in wanted.values() for each in sets}).items():
        dimensions = tuple(each for each, sets in wanted.items() if not set(placed).isdisjoint(sets))
        tables = asked.tables.in_statements
        query = breakdown_statement(ledger, placement, placed, dimensions, asked.unit, tables, len(months))
        for at, key, *numbers in db.session.execute(query, parameters):
            dimension = dimensions[at]
            group = month_key(months[int(key)].start) if dimension.column is None else key
            counts = found[dimension].setdefault(group, {case_set.code: 0 for case_set in wanted[dimension]})
            _add(counts, placed, numbers)
    return found


def _add(counts: Counts, sets: Sequence[CaseSet], numbers: Sequence[int | None]) -> None:
    for case_set, number in zip(sets, numbers, strict=True):
        if case_set.code in counts:
            counts[case_set.code] += number or 0


def _by_placement(sets: Iterable[CaseSet]) -> dict[tuple[Ledger, Placement], tuple[CaseSet, ...]]:
    together: dict[tuple[Ledger, Placement], tuple[CaseSet, ...]] = {}
    for case_set in sets:
        for placement in case_set.placements:
            key = case_set.ledger, placement
            together[key] = (*together.get(key, ()), case_set)
    return together


@dataclass(frozen=True, slots=True)
class _OpenSpan:
    """A period that a statement is given when it is executed."""

    start: BindParameter[Any]
    end: BindParameter[Any]


_SPAN: Final = _OpenSpan(bindparam("start", type_=Date), bindparam("end", type_=Date))


@lru_cache(maxsize=256)  # making a statement takes longer than running it
def total_statement(
    ledger: Ledger, placement: Placement, sets: tuple[CaseSet, ...], unit: Unit, tables: Tables
) -> Select[*tuple[Any, ...]]:
    """One range over the placement's date, a conditional sum for each set. Executed with `Question.parameters`."""
    sums = []
    for case_set in sets:
        number = func.count() if case_set.amount is None else func.sum(case_set.amount(tables))
        condition = case_set.condition_for(unit)
        sums.append((number if condition is None else number.filter(condition(tables, _SPAN))).label(case_set.code))
    return select(*sums).select_from(entries_of(ledger, unit, tables)).where(*_placed(ledger, placement, tables))


@lru_cache(maxsize=256)
def breakdown_statement(
    ledger: Ledger,
    placement: Placement,
    sets: tuple[CaseSet, ...],
    dimensions: tuple[Dimension, ...],
    unit: Unit,
    tables: Tables,
    months: int,
) -> CompoundSelect[*tuple[Any, ...]]:
    """The same for each group of every dimension: its place among the dimensions, the key as text, the sums.

    The entries of the range are fetched once, and grouped by each dimension from there.
    """
    keys = [_key(each, placement, tables, months).label(f"by_{each.code}") for each in dimensions]
    entries = (
        select(*keys, *(_amount(each, unit, tables).label(each.code) for each in sets))
        .select_from(entries_of(ledger, unit, tables))
        .where(*_placed(ledger, placement, tables))
        .cte("entries")
    )
    groupings: list[Select[*tuple[Any, ...]]] = []
    for at, dimension in enumerate(dimensions):
        key = entries.c[f"by_{dimension.code}"]
        sums = [func.sum(entries.c[case_set.code]) for case_set in sets]
        groupings.append(select(literal_column(str(at)), cast(key, String), *sums).group_by(key))
    return union_all(*groupings)


def _placed(ledger: Ledger, placement: Placement, tables: Tables) -> tuple[Predicate, Predicate]:
    cases = case_table(ledger, tables)
    return placement.where(cases, _SPAN), cases.c.office_id.in_(bindparam("offices", expanding=True))


def _amount(case_set: CaseSet, unit: Unit, tables: Tables) -> ColumnElement[Any]:
    """What one entry adds to the set."""
    amount = literal_column("1") if case_set.amount is None else case_set.amount(tables)
    condition = case_set.condition_for(unit)
    return amount if condition is None else case((condition(tables, _SPAN), amount), else_=0)


def _key(group: Dimension, placement: Placement, tables: Tables, months: int) -> ColumnElement[Any]:
    if group.column is not None:
        return group.column(tables)
    if not isinstance(placement, During):
        raise TypeError(f"{placement} has no month")
    day = case_table(group.ledger, tables).c[placement.column]
    return case(*((day < bindparam(_month_parameter(at), type_=Date), literal(at)) for at in range(months)))


def _month_parameter(at: int) -> str:
    return f"month_{at}"


def month_key(day: date) -> str:
    """The key of the day's month in a breakdown: 2023-12, also where the period cuts off a part of it."""
    return f"{day.year}-{day.month:02}"
