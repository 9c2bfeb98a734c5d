"""What a case set is made of: the tables it reads, the dates that place an entry in a period, and how it is grouped.

No tables of its own. The tables are a parameter, so that the same predicates can be asked of the ledger as of a moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any, Final, Protocol

from sqlalchemy import (
    BindParameter,
    Date,
    FromClause,
    Integer,
    Table,
    and_,
    bindparam,
    case,
    exists,
    literal_column,
    or_,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base, days_between, unindexed
from caseapp.history.models import REMEMBERED
from caseapp.history.queries import as_of
from caseapp.law.coded import Coded
from caseapp.law.fields import Field
from caseapp.law.ledgers import Ledger
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase
from caseapp.organs.models import Court, Office, Organ, OrganName, Region
from caseapp.organs.scope import Scope, Topic, TopicKind
from caseapp.reconsideration.models import (
    Applicant,
    CorrectionRound,
    Exclusion,
    ReconsiderationCase,
    ReconsiderationHearing,
)

Predicate = ColumnElement[bool]
Day = date | ColumnElement[date]


class Span(Protocol):
    """The two ends of a half-open period: a `Period` itself, or two parameters that a statement is given later."""

    @property
    def start(self) -> Day: ...
    @property
    def end(self) -> Day: ...


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Where sets are counted: the registers' tables, or selectables with the same columns.

    `change`: the one after which they stood so; None: they stand so, or a statement is told which when it is executed.
    """

    cases: FromClause
    case_hearings: FromClause
    applicants: FromClause
    corrections: FromClause
    exclusions: FromClause
    lawsuits: FromClause
    defendants: FromClause
    hearings: FromClause
    appearances: FromClause
    offices: FromClause
    organs: FromClause
    organ_names: FromClause
    regions: FromClause
    courts: FromClause
    change: int | None = None

    @property
    def in_statements(self) -> "Tables":
        """The same for a statement that is made once for every change and told which, as the parameter `change`."""
        return self if self.change is None else _AFTER_A_CHANGE

    def of(self, model: type[Base]) -> FromClause:
        """What stands here for a table by whose rows figures are named."""
        return {Office: self.offices, Organ: self.organs, Region: self.regions, Court: self.courts}[model]


TODAY: Final = Tables(
    cases=ReconsiderationCase.__table__,
    case_hearings=ReconsiderationHearing.__table__,
    applicants=Applicant.__table__,
    corrections=CorrectionRound.__table__,
    exclusions=Exclusion.__table__,
    lawsuits=LitigationCase.__table__,
    defendants=Defendant.__table__,
    hearings=Hearing.__table__,
    appearances=Appearance.__table__,
    offices=Office.__table__,
    organs=Organ.__table__,
    organ_names=OrganName.__table__,
    regions=Region.__table__,
    courts=Court.__table__,
)


@lru_cache(maxsize=32)
def tables_then(change: int | BindParameter[int]) -> Tables:
    """The tables as they stood after a change (or a parameter that names it): the same columns, another FROM."""

    def then(model: type[Base]) -> FromClause:
        return as_of(REMEMBERED[model.__tablename__], change)

    return Tables(
        cases=then(ReconsiderationCase),
        case_hearings=then(ReconsiderationHearing),
        applicants=then(Applicant),
        corrections=then(CorrectionRound),
        exclusions=then(Exclusion),
        lawsuits=then(LitigationCase),
        defendants=then(Defendant),
        hearings=then(Hearing),
        appearances=then(Appearance),
        offices=then(Office),
        organs=then(Organ),
        organ_names=then(OrganName),
        regions=then(Region),
        courts=then(Court),
        change=change if isinstance(change, int) else None,
    )


_AFTER_A_CHANGE: Final = tables_then(bindparam("change", type_=Integer))


class Unit(Enum):
    """What is counted, one each: a case, or a defendant of a lawsuit (its list shows case and defendant)."""

    CASE = "case"
    DEFENDANT = "defendant"


def entries_of(ledger: Ledger, unit: Unit, tables: Tables = TODAY) -> FromClause:
    """The FROM in which one row is one unit: the case table, or lawsuits joined to their defendants."""
    if ledger is Ledger.RECONSIDERATION:
        return tables.cases
    if unit is Unit.CASE:
        return tables.lawsuits
    return tables.lawsuits.join(tables.defendants, tables.defendants.c.case_id == tables.lawsuits.c.id)


def case_table(ledger: Ledger, tables: Tables = TODAY) -> FromClause:
    """The register's table of cases."""
    return tables.cases if ledger is Ledger.RECONSIDERATION else tables.lawsuits


class Edge(Enum):
    """The two ends of a period at which open entries are counted: 上期结转 at its start, 未审结 at its end."""

    START = "start"
    END = "end"

    def of(self, period: Span) -> Day:
        """The day: an entry is open at the edge when it began before that day and did not end before it."""
        return period.start if self is Edge.START else period.end


@dataclass(frozen=True, slots=True)
class During:
    """Placed by a date in the period, start <= date < end."""

    column: str
    only: Callable[[FromClause], Predicate] | None = None

    def where(self, tables: "Tables", cases: FromClause, period: Span) -> Predicate:
        """True of the entries placed in the period."""
        return _dated(cases, self.column, self.only, period)


def _dated(rows: FromClause, column: str, only: Callable[[FromClause], Predicate] | None, period: Span) -> Predicate:
    day = rows.c[column]
    placed = and_(day >= period.start, day < period.end)
    return placed if only is None else and_(placed, only(rows))


@dataclass(frozen=True, slots=True)
class StillOpen:
    """Placed by being open at the edge and to this day: `ended` is NULL."""

    started: str
    ended: str
    edge: Edge

    def where(self, tables: "Tables", cases: FromClause, period: Span) -> Predicate:
        """True of the entries that began before the edge and have not ended at all."""
        return and_(cases.c[self.ended].is_(None), cases.c[self.started] < self.edge.of(period))


# How many days the entries of a class last at most, the shortest first; those of one class more last longer than all.
LASTING: Final = (4, 16, 64, 256, 1024)


def lasting(began: ColumnElement[Any], ended: ColumnElement[Any]) -> ColumnElement[int]:
    """The class of an ended entry by the days that it lasted; NULL of one that is still open.

    Migration 0004 lays an index on these very words.
    """
    days = days_between(ended, began)
    classes: list[tuple[Predicate, ColumnElement[int]]] = [
        (days < literal_column(str(most)), literal_column(str(at))) for at, most in enumerate(LASTING)
    ]
    return case(*classes, (days.is_not(None), literal_column(str(len(LASTING)))))


def days_before(day: Day, days: int) -> Day:
    """So many days earlier; of a parameter the parameter that says so, which the statement is given as well."""
    if isinstance(day, date):
        return day - min(timedelta(days), day - date.min)
    if isinstance(day, BindParameter):
        return bindparam(parameter_before(day.key, days), type_=Date)
    raise TypeError(f"{day} is neither a day nor a parameter")


def parameter_before(name: str, days: int) -> str:
    """What the parameter is called that lies so many days before the one of that name."""
    return f"{name}_{days}_before"


@dataclass(frozen=True, slots=True)
class EndedLater:
    """Placed by being open at the edge, but ended since."""

    started: str
    ended: str
    edge: Edge
    only: Callable[[FromClause], Predicate] | None = None

    def where(self, tables: "Tables", cases: FromClause, period: Span) -> Predicate:
        """True of the entries that began before the edge and ended on that day or after it."""
        return or_(*self.ranges(cases, period))

    def ranges(self, cases: FromClause, period: Span) -> tuple[Predicate, ...]:
        """The same in parts that share no entry, each a range of an index.

        What has ended since an old edge is nearly the whole ledger. So there is a range for each class, of those that
        began lately enough to be open at the edge.
        """
        edge = self.edge.of(period)
        began, ended = cases.c[self.started], cases.c[self.ended]
        only = () if self.only is None else (self.only(cases),)
        if not isinstance(cases, Table):
            # Versions have no index of classes; few have ended since a recent edge, but nearly all began before it.
            return (and_(ended >= edge, unindexed(began) < edge, *only),)
        since: list[list[Predicate]] = [[began >= days_before(edge, most)] for most in LASTING]
        of_class = lasting(began, ended)
        return tuple(
            and_(of_class == literal_column(str(at)), began < edge, *lower, unindexed(ended) >= edge, *only)
            for at, lower in enumerate([*since, []])
        )


@dataclass(frozen=True, slots=True)
class HavingRows:
    """Placed by rows that belong to it, each with a date in the period: 庭次, a lawsuit's open hearings."""

    rows: str  # a field of Tables, whose rows name their case in `case_id`
    column: str
    only: Callable[[FromClause], Predicate] | None = None

    def where(self, tables: "Tables", cases: FromClause, period: Span) -> Predicate:
        """True of the entries that have such a row."""
        rows = self.of(tables).alias()
        return cases.c.id.in_(select(rows.c.case_id).where(self.in_period(rows, period)))

    def of(self, tables: "Tables") -> FromClause:
        """The table of those rows."""
        found: FromClause = getattr(tables, self.rows)
        return found

    def in_period(self, rows: FromClause, period: Span) -> Predicate:
        """True of such a row whose date lies in the period."""
        return _dated(rows, self.column, self.only, period)


Placement = During | StillOpen | EndedLater | HavingRows
Condition = Callable[[Tables, Span], Predicate]


def open_at(edge: Edge, *, started: str, ended: str) -> tuple[Placement, ...]:
    """Open at the edge, in two placements that share no entry, so that an index answers each."""
    return StillOpen(started, ended, edge), EndedLater(started, ended, edge)


@dataclass(frozen=True, slots=True, eq=False)
class CaseSet:
    """A named set of entries: where they are placed in a period, and what else is true of them.

    `placements` share no entry; a set is their union. `condition` is asked of a case, `of_defendant` in its stead where
    defendants are counted. `amount`: what each entry adds, where that is not one (applicants, days).
    """

    code: str
    title: str
    ledger: Ledger
    placements: tuple[Placement, ...]
    condition: Condition | None = None
    of_defendant: Condition | None = None
    amount: Callable[[Tables, Span], ColumnElement[int]] | None = None

    def condition_for(self, unit: Unit) -> Condition | None:
        """What is asked of each entry beside its placement."""
        return self.of_defendant if unit is Unit.DEFENDANT else self.condition

    def where(self, period: Span, unit: Unit = Unit.CASE, tables: Tables = TODAY) -> Predicate:
        """True of the set's entries, on `entries_of(ledger, unit)`."""
        cases = case_table(self.ledger, tables)
        placed = or_(*(placement.where(tables, cases, period) for placement in self.placements))
        condition = self.condition_for(unit)
        return placed if condition is None else and_(placed, condition(tables, period))


def in_scope(ledger: Ledger, scope: Scope, tables: Tables = TODAY, unit: Unit = Unit.CASE) -> Predicate:
    """True of the entries of the scope's offices, and of its topic."""
    of_offices = case_table(ledger, tables).c.office_id.in_(scope.office_ids)
    if scope.topic is None:
        return of_offices
    return and_(of_offices, on_topic(scope.topic.kind, topic_value(scope.topic), ledger, unit, tables))


def topic_value(topic: Topic) -> object:
    """What a column holds in the cases of the topic. Raises ValueError for a key that stands for nothing."""
    if topic.kind is not TopicKind.FIELD:
        return row_id(topic.key)
    of_text: type[Coded] = Field
    return of_text(topic.key)


def on_topic(kind: TopicKind, value: object, ledger: Ledger, unit: Unit, tables: Tables = TODAY) -> Predicate:
    """True of the entries of one organ, region or field; `value` may be a parameter that a statement is given later."""
    cases = case_table(ledger, tables)
    if kind is TopicKind.FIELD:
        return cases.c.field.in_([value])
    if ledger is Ledger.RECONSIDERATION:
        return cases.c["respondent_id" if kind is TopicKind.ORGAN else "region_id"].in_([value])
    name = "organ_id" if kind is TopicKind.ORGAN else "region_id"
    if unit is Unit.DEFENDANT:
        return tables.defendants.c[name].in_([value])
    defendant = tables.defendants.alias()
    sued = exists().where(defendant.c.case_id == cases.c.id, defendant.c[name].in_([value]))
    return sued.correlate_except(defendant)


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A way to group entries; codes of the court register begin with lit_.

    `column` is what is grouped by, in a period; None: the month of the placing date. `names`: where labels come from,
    a code table or a table with a name; None: the key is its own label. That table is asked as it stood then, as the
    cases are.
    """

    code: str
    title: str
    ledger: Ledger
    unit: Unit
    column: Callable[[Tables, Span], ColumnElement[object]] | None
    names: type[Base] | type[Coded] | None = None

    def read(self, key: str) -> object:
        """The value that a key in a URL stands for. Raises ValueError for a text that stands for none."""
        if self.names is None:
            return key
        return self.names(key) if issubclass(self.names, Coded) else row_id(key)


def row_id(key: str) -> int:
    """The id that a key in a URL stands for. Raises ValueError for one that no row can have."""
    number = int(key)
    if not 0 < number < 2**31:  # beyond what a database takes for an id
        raise ValueError(f"no row has the id {key[:20]}")
    return number


def narrowed(case_set: CaseSet, only: tuple[tuple[Dimension, tuple[str | None, ...]], ...], code: str) -> CaseSet:
    """The entries of a set whose keys in some dimensions are among those given, as a set of its own, `code`.

    A key is as in a URL; None is 未填写. Raises ValueError for a key that stands for no value.
    """
    values = tuple(
        (dimension, [None if key is None else dimension.read(key) for key in keys]) for dimension, keys in only
    )

    def narrow(own: Condition | None) -> Condition:
        def condition(tables: Tables, period: Span) -> Predicate:
            within = [_among(dimension, keys, tables, period) for dimension, keys in values]
            return and_(*within) if own is None else and_(own(tables, period), *within)

        return condition

    return replace(
        case_set, code=code, condition=narrow(case_set.condition), of_defendant=narrow(case_set.of_defendant)
    )


def _among(dimension: Dimension, keys: list[Any], tables: Tables, period: Span) -> Predicate:
    if dimension.column is None:
        raise ValueError("a set is not narrowed to months")
    column = dimension.column(tables, period)
    known = [key for key in keys if key is not None]
    if len(known) == len(keys):
        return column.in_(known)
    return or_(column.is_(None), column.in_(known)) if known else column.is_(None)
