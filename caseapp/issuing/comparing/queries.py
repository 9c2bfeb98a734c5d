"""The ledger at a moment: its offices then, what a set came to, and which cases it was made of."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, Integer, func, literal_column, select

from caseapp.audit.words import CASES, NUMBER
from caseapp.db import db
from caseapp.history.models import REMEMBERED
from caseapp.history.queries import last_change, ledger_after
from caseapp.issuing.comparing.standing import CaseName, Interval, Members, Standing
from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import Scope
from caseapp.statistics.models import CaseSet
from caseapp.statistics.periods import Period
from caseapp.statistics.placing.models import Span
from caseapp.statistics.sets import members
from caseapp.statistics.tables.models import TODAY, Tables, case_table, tables_then
from caseapp.statistics.tally import Question, count


def standing_after(change: int, office_id: int) -> Standing:
    """The ledger as it stood after a change, for an office and those below it then. Raises NoResultFound."""
    then = ledger_after(change)
    return Standing(change, then.at, offices_then(office_id, change), then.day)


def standing_now(office_id: int, today: date, now: datetime) -> Standing:
    """The ledger as it stands, for an office and those below it."""
    last = last_change()  # a history begins with a change: there is always one
    change = last.id if last else 0
    return Standing(change, now, offices_then(office_id, change), today, is_live=True)


def offices_then(office_id: int, change: int) -> tuple[int, ...]:
    """The office and all that stood below it after a change, in ascending order."""
    kept = REMEMBERED["office"].versions.c
    known = db.session.execute(select(kept.id, kept.parent_id).where(kept.since <= change, kept.until > change)).all()
    within = [office_id]
    for parent in within:  # grows while it is walked: each office brings its own children
        within += [row.id for row in known if row.parent_id == parent and row.id not in within]
    return tuple(sorted(within))


def members_at(case_set: CaseSet, period: Period, standing: Standing) -> Members:
    """The cases of a set in a period, and what each adds."""
    tables = _tables(standing)
    scope = Scope(standing.office_ids, "")
    where = members(case_set, scope, period, tables=tables, last_day=standing.last_day)
    query = select(
        case_table(case_set.ledger, tables).c.id, amount(case_set, tables, period.until(standing.last_day))
    ).where(where)
    return {row[0]: row[1] for row in db.session.execute(query)}


def numbers_at(sets: Collection[CaseSet], period: Period, standing: Standing) -> dict[str, int]:
    """What each set comes to in a period, by its code."""
    scope = Scope(standing.office_ids, "")
    return count(sets, Question(scope, period, tables=_tables(standing), last_day=standing.last_day))


def _tables(standing: Standing) -> Tables:
    return TODAY if standing.is_live else tables_then(standing.change)


def amount(case_set: CaseSet, tables: Tables, period: Span) -> ColumnElement[int]:
    """What each case of a set adds to its figure."""
    if case_set.amount is None:
        return literal_column("1", Integer)
    return func.coalesce(case_set.amount(tables, period), 0)


_AT_ONCE: Final = 500  # cases in one statement
# What tells a case that has no number.
_CAME_ON: Final = {Ledger.RECONSIDERATION: "received_on", Ledger.LITIGATION: "served_on"}


def names_of(ledger: Ledger, case_ids: Collection[int], interval: Interval) -> dict[int, CaseName]:
    """What each case was called last, up to the end of the interval, and on which of its two sides it stood."""
    kept = REMEMBERED[CASES[ledger]].versions.c
    number, came_on = kept[NUMBER[ledger]], kept[_CAME_ON[ledger]]
    start, end = interval.start.change, interval.end.change
    asked = sorted(case_ids)
    found: dict[int, CaseName] = {}
    for at in range(0, len(asked), _AT_ONCE):
        query = select(kept.id, number.label("number"), came_on.label("came_on"), kept.since, kept.until)
        among = query.where(kept.id.in_(asked[at : at + _AT_ONCE]), kept.since <= end).order_by(kept.id, kept.since)
        for row in db.session.execute(among):
            before = found.get(row.id)
            found[row.id] = CaseName(
                row.number or f"{row.came_on}收到的申请（无案号）",
                bool(before and before.stood_at_start) or row.since <= start < row.until,
                row.since <= end < row.until,
            )
    unknown = CaseName("台账历史中没有的案件", False, False)
    return {case_id: found.get(case_id, unknown) for case_id in asked}
