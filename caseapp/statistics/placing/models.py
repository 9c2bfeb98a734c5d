"""The dates that place an entry in a period: in it, or open at an edge of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final, Protocol

from sqlalchemy import BindParameter, Date, FromClause, Table, and_, bindparam, case, literal_column, or_, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.dialects import days_between, unindexed
from caseapp.statistics.tables.models import Tables

Predicate = ColumnElement[bool]
Day = date | ColumnElement[date]


class Span(Protocol):
    """The two ends of a half-open period: a `Period` itself, or two parameters that a statement is given later."""

    @property
    def start(self) -> Day: ...
    @property
    def end(self) -> Day: ...


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

    def where(self, tables: Tables, cases: FromClause, period: Span) -> Predicate:
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

    def where(self, tables: Tables, cases: FromClause, period: Span) -> Predicate:
        """True of the entries that began before the edge and have not ended at all."""
        return and_(cases.c[self.ended].is_(None), cases.c[self.started] < self.edge.of(period))


# How many days the entries of a class last at most, the shortest first; those of one class more last longer than all.
LASTING: Final = (4, 16, 64, 256, 1024)
EVER: Final = (date.max - date.min).days


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


def lasting_until(edge: Day) -> tuple[tuple[int, Day], ...]:
    """Each class, and the first day on which an entry of it can have begun that is open at the edge."""
    return tuple((at, days_before(edge, most)) for at, most in enumerate((*LASTING, EVER)))


@dataclass(frozen=True, slots=True)
class EndedLater:
    """Placed by being open at the edge, but ended since.

    What has ended since an old edge is nearly the whole ledger. So each class is asked for by itself, for what began
    lately enough to be open at the edge. Versions have no index of classes: of them few have ended since a recent edge,
    but nearly all began before it.
    """

    started: str
    ended: str
    edge: Edge
    only: Callable[[FromClause], Predicate] | None = None

    def where(self, tables: Tables, cases: FromClause, period: Span) -> Predicate:
        """True of the entries that began before the edge and ended on that day or after it."""
        edge = self.edge.of(period)
        if not has_classes(cases):
            return self._all(cases, cases.c[self.ended] >= edge, unindexed(cases.c[self.started]) < edge)
        classes = lasting_until(edge)
        return or_(*(self._in_class(cases, edge, literal_column(str(at)), since) for at, since in classes))

    def among(self, classes: FromClause, cases: FromClause, period: Span) -> Predicate:
        """The same beside a table of `lasting_until` the edge, (lasting, since): a range of an index for each row."""
        return self._in_class(cases, self.edge.of(period), classes.c.lasting, classes.c.since)

    def _in_class(self, cases: FromClause, edge: Day, at: ColumnElement[Any], since: Day) -> Predicate:
        began, ended = cases.c[self.started], cases.c[self.ended]
        return self._all(cases, lasting(began, ended) == at, began >= since, began < edge, unindexed(ended) >= edge)

    def _all(self, cases: FromClause, *placed: Predicate) -> Predicate:
        return and_(*placed) if self.only is None else and_(*placed, self.only(cases))


def has_classes(cases: FromClause) -> bool:
    """Whether an index tells the entries' classes."""
    return isinstance(cases, Table)


@dataclass(frozen=True, slots=True)
class HavingRows:
    """Placed by rows that belong to it, each with a date in the period: 庭次, a lawsuit's open hearings."""

    rows: str  # a field of Tables, whose rows name their case in `case_id`
    column: str
    only: Callable[[FromClause], Predicate] | None = None

    def where(self, tables: Tables, cases: FromClause, period: Span) -> Predicate:
        """True of the entries that have such a row."""
        rows = self.of(tables).alias()
        return cases.c.id.in_(select(rows.c.case_id).where(self.in_period(rows, period)))

    def of(self, tables: Tables) -> FromClause:
        """The table of those rows."""
        found: FromClause = getattr(tables, self.rows)
        return found

    def in_period(self, rows: FromClause, period: Span) -> Predicate:
        """True of such a row whose date lies in the period."""
        return _dated(rows, self.column, self.only, period)


Placement = During | StillOpen | EndedLater | HavingRows


def open_at(edge: Edge, *, started: str, ended: str) -> tuple[Placement, ...]:
    """Open at the edge, in two placements that share no entry, so that an index answers each."""
    return StillOpen(started, ended, edge), EndedLater(started, ended, edge)
