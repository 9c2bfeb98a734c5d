"""What a case set is made of: the tables it reads, the dates that place an entry in a period, and how it is grouped.

No tables of its own. The tables are a parameter, so that the same predicates can be asked of the ledger as of a moment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final, Protocol

from sqlalchemy import BindParameter, FromClause, Integer, and_, bindparam, or_
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base, unindexed
from caseapp.history.models import REMEMBERED
from caseapp.history.queries import as_of
from caseapp.law.coded import Coded
from caseapp.law.ledgers import Ledger
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase
from caseapp.organs.models import Court, Office, Organ, Region
from caseapp.organs.scope import Scope
from caseapp.reconsideration.models import Applicant, ReconsiderationCase, ReconsiderationHearing

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
    lawsuits: FromClause
    defendants: FromClause
    hearings: FromClause
    appearances: FromClause
    offices: FromClause
    organs: FromClause
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
    lawsuits=LitigationCase.__table__,
    defendants=Defendant.__table__,
    hearings=Hearing.__table__,
    appearances=Appearance.__table__,
    offices=Office.__table__,
    organs=Organ.__table__,
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
        lawsuits=then(LitigationCase),
        defendants=then(Defendant),
        hearings=then(Hearing),
        appearances=then(Appearance),
        offices=then(Office),
        organs=then(Organ),
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

    def where(self, cases: FromClause, period: Span) -> Predicate:
        """True of the entries placed in the period."""
        day = cases.c[self.column]
        placed = and_(day >= period.start, day < period.end)
        return placed if self.only is None else and_(placed, self.only(cases))


@dataclass(frozen=True, slots=True)
class StillOpen:
    """Placed by being open at the edge and to this day: `ended` is NULL."""

    started: str
    ended: str
    edge: Edge

    def where(self, cases: FromClause, period: Span) -> Predicate:
        """True of the entries that began before the edge and have not ended at all."""
        return and_(cases.c[self.ended].is_(None), cases.c[self.started] < self.edge.of(period))


@dataclass(frozen=True, slots=True)
class EndedLater:
    """Placed by being open at the edge, but ended since."""

    started: str
    ended: str
    edge: Edge
    only: Callable[[FromClause], Predicate] | None = None

    def where(self, cases: FromClause, period: Span) -> Predicate:
        """True of the entries that began before the edge and ended on that day or after it."""
        edge = self.edge.of(period)
        # Searched by the end: few have ended since a recent edge, but nearly all began before it.
        placed = and_(cases.c[self.ended] >= edge, unindexed(cases.c[self.started]) < edge)
        return placed if self.only is None else and_(placed, self.only(cases))


Placement = During | StillOpen | EndedLater
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
    amount: Callable[[Tables], ColumnElement[int]] | None = None

    def condition_for(self, unit: Unit) -> Condition | None:
        """What is asked of each entry beside its placement."""
        return self.of_defendant if unit is Unit.DEFENDANT else self.condition

    def where(self, period: Span, unit: Unit = Unit.CASE, tables: Tables = TODAY) -> Predicate:
        """True of the set's entries, on `entries_of(ledger, unit)`."""
        cases = case_table(self.ledger, tables)
        placed = or_(*(placement.where(cases, period) for placement in self.placements))
        condition = self.condition_for(unit)
        return placed if condition is None else and_(placed, condition(tables, period))


def in_scope(ledger: Ledger, scope: Scope, tables: Tables = TODAY) -> Predicate:
    """True of the cases of the scope's offices."""
    return case_table(ledger, tables).c.office_id.in_(scope.office_ids)


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A way to group entries; codes of the court register begin with lit_.

    `column` is what is grouped by; None: the month of the placing date. `names`: where labels come from, a code table
    or a table with a name; None: the key is its own label. The table is asked as it stood then, as the cases are.
    """

    code: str
    title: str
    ledger: Ledger
    unit: Unit
    column: Callable[[Tables], ColumnElement[object]] | None
    names: type[Base] | type[Coded] | None = None

    def read(self, key: str) -> object:
        """The value that a key in a URL stands for. Raises ValueError for a text that stands for none."""
        if self.names is None:
            return key
        return self.names(key) if issubclass(self.names, Coded) else _row_id(key)


def _row_id(key: str) -> int:
    row_id = int(key)
    if not 0 < row_id < 2**31:  # beyond what a database takes for an id
        raise ValueError(f"no row has the id {key[:20]}")
    return row_id
