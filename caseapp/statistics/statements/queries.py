"""The statements that count: sets that share a placement share one range over its date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    CTE,
    BigInteger,
    CompoundSelect,
    Date,
    Select,
    String,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.sql.elements import BindParameter, ColumnElement

from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import TopicKind
from caseapp.statistics.models import (
    CaseSet,
    Dimension,
    During,
    EndedLater,
    Placement,
    Predicate,
    Tables,
    Unit,
    case_table,
    entries_of,
    on_topic,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Sets with the same placements: entries that are fetched together."""

    ledger: Ledger
    placements: tuple[Placement, ...]
    sets: tuple[CaseSet, ...]


@lru_cache(maxsize=256)
def parts_of(sets: tuple[CaseSet, ...]) -> tuple[Part, ...]:
    """The sets by placement, those with most sets first: the first row of a union has every column."""
    placed: dict[tuple[Ledger, Placement], tuple[CaseSet, ...]] = {}
    for case_set in sets:
        for placement in case_set.placements:
            key = case_set.ledger, placement
            placed[key] = (*placed.get(key, ()), case_set)
    together: dict[tuple[Ledger, tuple[CaseSet, ...]], tuple[Placement, ...]] = {}
    for (ledger, placement), of_placement in placed.items():
        together[ledger, of_placement] = (*together.get((ledger, of_placement), ()), placement)
    parts = [Part(ledger, placements, of_part) for (ledger, of_part), placements in together.items()]
    return tuple(sorted(parts, key=lambda part: -len(part.sets)))


Groupings = tuple[tuple[Dimension, tuple[CaseSet, ...]], ...]


@lru_cache(maxsize=256)
def terms_of(groupings: Groupings) -> tuple[tuple[Dimension, Part, tuple[CaseSet, ...]], ...]:
    """Each part grouped by each dimension that wants a set of it, those with most sets first."""
    parts = parts_of(tuple({each: None for _, sets in groupings for each in sets}))
    terms = (
        (dimension, part, tuple(each for each in part.sets if each in sets))
        for part in parts
        for dimension, sets in groupings
    )
    return tuple(sorted((term for term in terms if term[2]), key=lambda term: -len(term[2])))


@dataclass(frozen=True, slots=True)
class _OpenSpan:
    """A period that a statement is given when it is executed."""

    start: BindParameter[Any]
    end: BindParameter[Any]


_SPAN: Final = _OpenSpan(bindparam("start", type_=Date), bindparam("end", type_=Date))
Statement = CompoundSelect[*tuple[Any, ...]]


def total_statement(sets: tuple[CaseSet, ...], unit: Unit, tables: Tables, topic: TopicKind | None) -> Statement:
    """For each part its place among them and a conditional sum for each of its sets, over one range a placement.

    Executed with `Question.parameters`.
    """
    parts = parts_of(sets)
    rows = [
        select(literal_column(str(at)), *_padded([_sum(each, unit, tables) for each in part.sets], parts[0].sets))
        .select_from(entries_of(part.ledger, unit, tables))
        .where(*placed)
        for at, part in enumerate(parts)
        for placement in part.placements
        for placed in _ranges(part.ledger, placement, unit, tables, topic)
    ]
    return union_all(*rows)


def breakdown_statement(
    groupings: Groupings, unit: Unit, tables: Tables, topic: TopicKind | None, months: int
) -> Statement:
    """The same for each group of every dimension: the place among `terms_of` them, the key as text, the sums.

    The entries of a part are fetched once, and grouped by each dimension from there.
    """
    terms = terms_of(groupings)
    entries: dict[Part, CTE] = {}
    for part in dict.fromkeys(part for _, part, _ in terms):
        dimensions = [dimension for dimension, grouped, _ in terms if grouped == part]
        entries[part] = union_all(
            *(
                select(
                    *(_key(each, placement, tables, months).label(f"by_{each.code}") for each in dimensions),
                    *(_amount(each, unit, tables).label(each.code) for each in part.sets),
                )
                .select_from(entries_of(part.ledger, unit, tables))
                .where(*placed)
                for placement in part.placements
                for placed in _ranges(part.ledger, placement, unit, tables, topic)
            )
        ).cte(f"entries_{len(entries)}")
    rows: list[Select[*tuple[Any, ...]]] = []
    for at, (dimension, part, sets) in enumerate(terms):
        of_part = entries[part].c
        key = of_part[f"by_{dimension.code}"]
        sums = [cast(func.sum(of_part[each.code]), BigInteger) for each in sets]
        rows.append(select(literal_column(str(at)), cast(key, String), *_padded(sums, terms[0][2])).group_by(key))
    return union_all(*rows)


def _ranges(
    ledger: Ledger, placement: Placement, unit: Unit, tables: Tables, topic: TopicKind | None
) -> Iterator[tuple[Predicate, ...]]:
    """What is asked of the entries of each range of an index."""
    cases = case_table(ledger, tables)
    one = (placement.where(tables, cases, _SPAN),)
    for placed in placement.ranges(cases, _SPAN) if isinstance(placement, EndedLater) else one:
        of_offices = cases.c.office_id.in_(bindparam("offices", expanding=True))
        more = () if topic is None else (on_topic(topic, bindparam("topic"), ledger, unit, tables),)
        yield placed, of_offices, *more


def _padded(sums: Sequence[ColumnElement[Any]], longest: Sequence[CaseSet]) -> list[ColumnElement[Any]]:
    return [*sums, *(null() for _ in longest[len(sums) :])]


def _sum(case_set: CaseSet, unit: Unit, tables: Tables) -> ColumnElement[Any]:
    number = func.count() if case_set.amount is None else func.sum(case_set.amount(tables, _SPAN))
    condition = case_set.condition_for(unit)
    counted = number if condition is None else number.filter(condition(tables, _SPAN))
    return counted if case_set.amount is None else cast(counted, BigInteger)


def _amount(case_set: CaseSet, unit: Unit, tables: Tables) -> ColumnElement[Any]:
    """What one entry adds to the set."""
    amount = literal_column("1") if case_set.amount is None else case_set.amount(tables, _SPAN)
    condition = case_set.condition_for(unit)
    return amount if condition is None else case((condition(tables, _SPAN), amount), else_=0)


def _key(group: Dimension, placement: Placement, tables: Tables, months: int) -> ColumnElement[Any]:
    if group.column is not None:
        return group.column(tables, _SPAN)
    if not isinstance(placement, During):
        raise TypeError(f"{placement} has no month")
    day = case_table(group.ledger, tables).c[placement.column]
    return case(*((day < bindparam(month_parameter(at), type_=Date), literal_column(str(at))) for at in range(months)))


def month_parameter(at: int) -> str:
    """The parameter that is the day after a month of the period, by its place."""
    return f"month_{at}"
