"""The statements that count: sets that share a placement share one range over its date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    CTE,
    BigInteger,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    column,
    func,
    literal_column,
    null,
    select,
    union_all,
    values,
)
from sqlalchemy.sql.elements import BindParameter, ColumnElement

from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import TopicKind
from caseapp.prepared.queries import prepared
from caseapp.statistics.litigation.queries import gravest_finding
from caseapp.statistics.models import CaseSet, Dimension, on_topic, unit_on
from caseapp.statistics.placing.models import During, Edge, EndedLater, Placement, has_classes, lasting_until
from caseapp.statistics.tables.models import Tables, Unit, case_table, entries_of

# By how many dimensions entries are grouped at once at most, to be told apart afterwards: each time they are sorted.
_TOGETHER: Final = 3
# Where the numbers stand in a row of a breakdown: behind the place of its term and the keys.
NUMBERS_AT: Final = 1 + _TOGETHER


@dataclass(frozen=True, slots=True, eq=False)  # statements are kept by them
class Part:
    """Sets with the same placements: entries that are fetched together."""

    ledger: Ledger
    placements: tuple[Placement, ...]
    sets: tuple[CaseSet, ...]
    codes: tuple[str, ...]  # of the sets


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """The entries of a part, grouped by dimensions that want the same sets of it: a row for all keys that meet."""

    dimensions: tuple[Dimension, ...]  # as many as _TOGETHER or fewer
    part: Part
    sets: tuple[CaseSet, ...]
    codes: tuple[str, ...]  # of the sets

    @property
    def placed(self) -> Iterator[tuple[int, Dimension]]:
        """Each dimension with the place of its key in a row."""
        return enumerate(self.dimensions, start=1)


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
    parts = [Part(ledger, placements, of_part, _codes(of_part)) for (ledger, of_part), placements in together.items()]
    return tuple(sorted(parts, key=lambda part: -len(part.sets)))


Groupings = tuple[tuple[Dimension, tuple[CaseSet, ...]], ...]
Terms = tuple[Term, ...]


@lru_cache(maxsize=256)
def terms_of(groupings: Groupings) -> Terms:
    """Each part grouped by the dimensions that want a set of it, those with most sets first."""
    terms = []
    for part in parts_of(tuple({each: None for _, sets in groupings for each in sets})):
        wanting: dict[tuple[CaseSet, ...], list[Dimension]] = {}
        for dimension, wanted in groupings:
            if sets := tuple(each for each in part.sets if each in wanted):
                wanting.setdefault(sets, []).append(dimension)
        for sets, dimensions in wanting.items():
            terms += [Term(together, part, sets, _codes(sets)) for together in _together(dimensions)]
    return tuple(sorted(terms, key=lambda term: -len(term.sets)))


@lru_cache(maxsize=256)
def part_by_part(terms: Terms) -> tuple[Terms, ...]:
    """The terms of each part by themselves."""
    return tuple(tuple(term for term in terms if term.part is part) for part in {term.part: None for term in terms})


def _together(dimensions: Sequence[Dimension]) -> Iterator[tuple[Dimension, ...]]:
    """By which dimensions entries are grouped at once: those that follow one of them with it."""
    led: dict[str, list[Dimension]] = {}
    for each in dimensions:
        led.setdefault(each.follows or each.code, []).append(each)
    for together in led.values():
        yield from (tuple(together[at : at + _TOGETHER]) for at in range(0, len(together), _TOGETHER))


def _codes(sets: tuple[CaseSet, ...]) -> tuple[str, ...]:
    return tuple(case_set.code for case_set in sets)


@dataclass(frozen=True, slots=True)
class _OpenSpan:
    """A period that a statement is given when it is executed."""

    start: BindParameter[Any]
    end: BindParameter[Any]


_SPAN: Final = _OpenSpan(bindparam("start", type_=Date), bindparam("end", type_=Date))
Statement = CompoundSelect[*tuple[Any, ...]]


@prepared
def total_statement(sets: tuple[CaseSet, ...], unit: Unit, tables: Tables, topic: TopicKind | None) -> Statement:
    """For each part its place among them and a conditional sum for each of its sets, over one range a placement.

    Executed with `Question.parameters`.
    """
    parts = parts_of(sets)
    rows = []
    for at, part in enumerate(parts):
        counted = unit_on(part.ledger, unit, topic)
        entries = [_entries(part.ledger, placement, counted, tables, topic) for placement in part.placements]
        found = tables
        if counted is Unit.CASE and sum(case_set.is_by_finding for case_set in part.sets) > 1 and len(entries) == 1:
            findings = _findings(entries[0], tables, at)
            found = replace(tables, findings=findings)
            entries = [select().select_from(findings).join(tables.lawsuits, tables.lawsuits.c.id == findings.c.case_id)]
        sums = _padded([_sum(case_set, counted, found) for case_set in part.sets], parts[0].sets)
        rows += [each.with_only_columns(literal_column(str(at)), *sums) for each in entries]
    return union_all(*rows)


@prepared
def breakdown_statement(terms: Terms, unit: Unit, tables: Tables, topic: TopicKind | None, months: int) -> Statement:
    """The same for each group of every dimension: the place among the terms, the keys as text, the sums.

    The entries of a part are fetched once, and grouped by each dimension from there.
    """
    entries: dict[Part, CTE] = {}
    for part in dict.fromkeys(term.part for term in terms):
        dimensions = [each for term in terms if term.part is part for each in term.dimensions]
        counted = unit_on(part.ledger, unit, topic)
        entries[part] = union_all(
            *(
                _entries(part.ledger, placement, counted, tables, topic).with_only_columns(
                    *(_key(each, placement, tables, months).label(f"by_{each.code}") for each in dimensions),
                    *(_amount(each, counted, tables).label(each.code) for each in part.sets),
                )
                for placement in part.placements
            )
        ).cte(f"entries_{len(entries)}")
    rows: list[Select[*tuple[Any, ...]]] = []
    for at, term in enumerate(terms):
        of_part = entries[term.part].c
        keys = [of_part[f"by_{each.code}"] for each in term.dimensions]
        texts = [cast(key, String) for key in keys] + [null()] * (_TOGETHER - len(keys))
        sums = [cast(func.sum(of_part[code]), BigInteger) for code in term.codes]
        rows.append(select(literal_column(str(at)), *texts, *_padded(sums, terms[0].sets)).group_by(*keys))
    return union_all(*rows)


def _entries(
    ledger: Ledger, placement: Placement, unit: Unit, tables: Tables, topic: TopicKind | None
) -> Select[*tuple[Any, ...]]:
    """A SELECT, of no columns yet, for the entries of a placement: a range of an index, or one for each class."""
    cases = case_table(ledger, tables)
    of_offices = cases.c.office_id.in_(bindparam("offices", expanding=True))
    entries = select().select_from(entries_of(ledger, unit, tables)).where(of_offices)
    if topic is not None:
        entries = entries.where(on_topic(topic, bindparam("topic"), ledger, unit, tables))
    if isinstance(placement, EndedLater) and has_classes(cases):
        classes = _CLASSES[placement.edge]
        return entries.select_from(classes).where(placement.among(classes, cases, _SPAN))
    return entries.where(placement.where(tables, cases, _SPAN))


def _classes_at(edge: Edge) -> CTE:
    """Each class with the first day on which an entry of it can have begun that is open at the edge."""
    classes = values(column("lasting", Integer), column("since", Date))
    rows: list[tuple[Any, ...]] = [(literal_column(str(at)), since) for at, since in lasting_until(edge.of(_SPAN))]
    return classes.data(rows).cte(f"lasting_until_{edge.value}")


_CLASSES: Final = {edge: _classes_at(edge) for edge in Edge}


def _findings(lawsuits: Select[*tuple[Any, ...]], tables: Tables, at: int) -> CTE:
    """The gravest finding of each lawsuit, worked out once for every set that asks for it."""
    columns = tables.lawsuits.c.id.label("case_id"), gravest_finding(tables).label("gravest")
    return lawsuits.with_only_columns(*columns).cte(f"findings_{at}").prefix_with("MATERIALIZED")


def _padded(sums: Sequence[ColumnElement[Any]], longest: Sequence[CaseSet]) -> list[ColumnElement[Any]]:
    return [*sums, *(null() for _ in longest[len(sums) :])]


def _sum(case_set: CaseSet, unit: Unit, tables: Tables) -> ColumnElement[Any]:
    amount, condition = case_set.amount_for(unit), case_set.condition_for(unit)
    number = func.count() if amount is None else func.sum(amount(tables, _SPAN))
    counted = number if condition is None else number.filter(condition(tables, _SPAN))
    return counted if amount is None else cast(counted, BigInteger)


def _amount(case_set: CaseSet, unit: Unit, tables: Tables) -> ColumnElement[Any]:
    """What one entry adds to the set."""
    of_entry, condition = case_set.amount_for(unit), case_set.condition_for(unit)
    amount = literal_column("1") if of_entry is None else of_entry(tables, _SPAN)
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
