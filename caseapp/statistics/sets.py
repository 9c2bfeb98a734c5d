"""Every case set and every breakdown by its code, and the one predicate behind each number.

The same predicate counts, lists and fills a cell: `members` is what a figure's link opens.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlalchemy import FromClause, Select, and_, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.organs.scope import Scope, TopicKind
from caseapp.statistics.litigation.sets import LITIGATION_DIMENSIONS, LITIGATION_SETS
from caseapp.statistics.models import CaseSet, Dimension, in_scope, unit_on
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.placing.models import During, Predicate, Span
from caseapp.statistics.reconsideration.sets import RECONSIDERATION_DIMENSIONS, RECONSIDERATION_SETS
from caseapp.statistics.sheet import EVERY
from caseapp.statistics.tables.models import TODAY, Tables, Unit, case_table, entries_of

CASE_SETS: Final[Mapping[str, CaseSet]] = MappingProxyType(
    {case_set.code: case_set for case_set in (*RECONSIDERATION_SETS, *LITIGATION_SETS)}
)
DIMENSIONS: Final[Mapping[str, Dimension]] = MappingProxyType(
    {dimension.code: dimension for dimension in (*RECONSIDERATION_DIMENSIONS, *LITIGATION_DIMENSIONS)}
)


class UnknownSetError(ValueError):
    """No case set or breakdown of that code, or one that cannot be combined with the other."""


def case_set(code: str) -> CaseSet:
    """The set of that code: an indicator's, or the numerator or denominator of one. Raises UnknownSetError."""
    if code not in CASE_SETS:
        raise UnknownSetError(f"没有“{code[:40]}”这项统计。")
    return CASE_SETS[code]


def dimension(code: str, of: CaseSet) -> Dimension:
    """The breakdown of that code, one that the set can be grouped by. Raises UnknownSetError."""
    found = DIMENSIONS.get(code)
    if found is None or found.ledger is not of.ledger:
        raise UnknownSetError(f"“{of.title}”不能按“{code[:40]}”分组。")
    return found


def unit_of(case_set: CaseSet, by: str | None = None, topic: TopicKind | None = None) -> Unit:
    """What one row of the set's list is: a case, or, in a breakdown by defendants, a case and one defendant of it."""
    return unit_on(case_set.ledger, Unit.CASE if by is None else dimension(by, case_set).unit, topic)


def members(
    case_set: CaseSet,
    scope: Scope,
    period: Period,
    by: str | None = None,
    key: str | None = None,
    *,
    tables: Tables = TODAY,
    last_day: date | None = None,
) -> Predicate:
    """True of the set's entries in the scope and period: the predicate of the count and of the list alike.

    `by` and `key` narrow it to one row of a breakdown: `key` None is 未填写, "*" its total row. For a list select from
    the register's tables, joined to the defendants where `unit_of` says so (`entries` does both).
    `last_day`: see `tally.Question`. Raises UnknownSetError or another ValueError for a breakdown or key that does not
    exist.
    """
    unit = unit_of(case_set, by, scope.topic_kind)
    days = period.until(last_day)
    narrowed = and_(in_scope(case_set.ledger, scope, tables, unit), case_set.where(days, unit, tables))
    if by is None or key == EVERY:
        return narrowed
    return and_(narrowed, _in_group(case_set, dimension(by, case_set), key, days, tables))


def entries(
    case_set: CaseSet,
    scope: Scope,
    period: Period,
    by: str | None = None,
    key: str | None = None,
    *,
    tables: Tables = TODAY,
    last_day: date | None = None,
) -> Select[tuple[int, int | None]]:
    """SELECT of the ids that a figure counts, one row each: case id, and defendant id where defendants are counted."""
    unit = unit_of(case_set, by, scope.topic_kind)
    cases = case_table(case_set.ledger, tables)
    ids = [cases.c.id] if unit is Unit.CASE else [cases.c.id, tables.defendants.c.id.label("defendant_id")]
    return (
        select(*ids)
        .select_from(entries_of(case_set.ledger, unit, tables))
        .where(members(case_set, scope, period, by, key, tables=tables, last_day=last_day))
        .order_by(*ids)
    )


def placing_day(case_set: CaseSet, cases: FromClause) -> ColumnElement[date]:
    """The date that places the set's entries in a period. Raises UnknownSetError for those open at its edge."""
    (placement, *more) = case_set.placements
    if more or not isinstance(placement, During):
        raise UnknownSetError(f"“{case_set.title}”包括期初或者期末的存案，不能按月份分组。")
    return cases.c[placement.column]


def _in_group(case_set: CaseSet, group: Dimension, key: str | None, days: Span, tables: Tables) -> Predicate:
    if group.column is not None:
        column = group.column(tables, days)
        return column.is_(None) if key is None else column == group.read(key)
    month = parse_period(key or "")
    day = placing_day(case_set, case_table(case_set.ledger, tables))
    return and_(day >= month.start, day < month.end)
