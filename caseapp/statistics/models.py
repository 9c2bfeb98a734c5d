"""What a case set is made of: how entries are placed in a period, what else is true of them, how they are grouped.

No tables of its own. The tables are a parameter, so that the same predicates can be asked of the ledger as of a moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, exists, or_
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base
from caseapp.law.coded import Coded
from caseapp.law.fields import Field
from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import Scope, Topic, TopicKind
from caseapp.statistics.placing.models import Placement, Predicate, Span
from caseapp.statistics.tables.models import TODAY, Tables, Unit, case_table

Condition = Callable[[Tables, Span], Predicate]
Amount = Callable[[Tables, Span], ColumnElement[int]]


@dataclass(frozen=True, slots=True, eq=False)
class CaseSet:
    """A named set of entries: where they are placed in a period, and what else is true of them.

    `placements` share no entry; a set is their union. `condition` is asked of a case, `of_defendant` in its stead where
    defendants are counted. `amount`: what each entry adds, where that is not one (applicants, days); of a defendant
    `amount_of_defendant`, where that is another. `is_by_finding`: the condition asks how the court found for the
    defendants of a lawsuit altogether.
    """

    code: str
    title: str
    ledger: Ledger
    placements: tuple[Placement, ...]
    condition: Condition | None = None
    of_defendant: Condition | None = None
    amount: Amount | None = None
    amount_of_defendant: Amount | None = None
    is_by_finding: bool = False

    def condition_for(self, unit: Unit) -> Condition | None:
        """What is asked of each entry beside its placement."""
        return self.of_defendant if unit is Unit.DEFENDANT else self.condition

    def amount_for(self, unit: Unit) -> Amount | None:
        """What each entry adds to the set; None: one."""
        return self.amount_of_defendant or self.amount if unit is Unit.DEFENDANT else self.amount

    def where(self, period: Span, unit: Unit = Unit.CASE, tables: Tables = TODAY) -> Predicate:
        """True of the set's entries, on `entries_of(ledger, unit)`."""
        cases = case_table(self.ledger, tables)
        placed = or_(*(placement.where(tables, cases, period) for placement in self.placements))
        condition = self.condition_for(unit)
        return placed if condition is None else and_(placed, condition(tables, period))


def not_yet(ledger: Ledger, ended: str) -> Condition:
    """True of the entries of a register that have not ended by the end of the period.

    Asked of what was due in it (open at its start, or begun in it): no other entry can be open at its end, and what was
    due is counted anyway.
    """

    def condition(tables: Tables, period: Span) -> Predicate:
        day = case_table(ledger, tables).c[ended]
        return or_(day.is_(None), day >= period.end)

    return condition


def unit_on(ledger: Ledger, unit: Unit, topic: TopicKind | None) -> Unit:
    """What is counted of a register: the unit that is asked for, but in a 专题 on an organ or a region the defendants
    that it is about, each by its own ending and its own appearance.
    """
    if ledger is Ledger.RECONSIDERATION:
        return Unit.CASE
    return Unit.DEFENDANT if topic in (TopicKind.ORGAN, TopicKind.REGION) else unit


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
    cases are. `follows`: the dimension whose key nearly always decides this one's (an organ lies in one region): to
    group by both takes no longer than to group by that one.
    """

    code: str
    title: str
    ledger: Ledger
    unit: Unit
    column: Callable[[Tables, Span], ColumnElement[object]] | None
    names: type[Base] | type[Coded] | None = None
    follows: str | None = None

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
