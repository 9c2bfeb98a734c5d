"""Reads of the desk: what is due, and what the ledgers lack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Order, db, page_of_keys
from caseapp.deadlines.models import Deadline
from caseapp.desk.cases.queries import Key, cases_named
from caseapp.desk.due import DueLine, Urgency, Whose, clock_of, days_of
from caseapp.litigation import queries as litigation
from caseapp.litigation.filters import Lacking as LackingOfLawsuit
from caseapp.litigation.filters import LawsuitFilters
from caseapp.litigation.models import LitigationCase
from caseapp.organs.scope import Scope
from caseapp.paging import Page
from caseapp.reconsideration import queries as reconsideration
from caseapp.reconsideration.filters import CaseFilters
from caseapp.reconsideration.filters import Lacking as LackingOfCase
from caseapp.reconsideration.models import ReconsiderationCase

# More than anybody reads in a calendar; what has been overdue the longest is left out of it first.
_MOST_IN_FEED: Final = 2_000

Condition = ColumnElement[bool]


def due_counts(whose: Whose, today: date) -> dict[Urgency, int]:
    """How many time limits run, by urgency: each as many as the list narrowed to it shows."""
    counts = [
        select(func.count()).select_from(Deadline).where(*_due(whose, each, today)).scalar_subquery()
        for each in Urgency
    ]
    return dict(zip(Urgency, db.session.execute(select(*counts)).one(), strict=True))


def due_page(whose: Whose, today: date, *, urgency: Urgency | None = None, page: int = 1) -> Page[DueLine]:
    """One page of the time limits that run: overdue the longest first, then due the soonest, standing still last."""
    keys = select(Deadline.id).where(*_due(whose, urgency, today))
    found = page_of_keys(keys, [Order(Deadline.due_on), Order(Deadline.id)], page)
    return Page(tuple(_due_lines([deadline_id for (deadline_id,) in found.rows])), found.total, found.number)


def due_with_a_day(whose: Whose) -> list[DueLine]:
    """Every time limit that has a last day, for a calendar program; of very many those that end last."""
    latest = (
        select(Deadline.id)
        .where(*_whose_deadline(whose), Deadline.due_on.is_not(None))
        .order_by(Deadline.due_on.desc(), Deadline.id.desc())
        .limit(_MOST_IN_FEED)
    )
    return list(_due_lines(list(reversed(db.session.scalars(latest).all()))))


def has_due(whose: Whose) -> bool:
    """Whether any time limit runs there."""
    return db.session.scalar(select(Deadline.id).where(*_whose_deadline(whose)).limit(1)) is not None


def _due(whose: Whose, urgency: Urgency | None, today: date) -> list[Condition]:
    return [*_whose_deadline(whose), *([] if urgency is None else _so_urgent(urgency, today))]


def _so_urgent(urgency: Urgency, today: date) -> list[Condition]:
    days = days_of(urgency, today)
    if days is None:
        return [Deadline.due_on.is_(None)]
    return [
        *([] if days.first is None else [Deadline.due_on >= days.first]),
        *([] if days.end is None else [Deadline.due_on < days.end]),
    ]


def _whose_deadline(whose: Whose) -> list[Condition]:
    conditions: list[Condition] = [Deadline.office_id.in_(whose.scope.office_ids)]
    if whose.person is not None:
        conditions.append(or_(Deadline.handler == whose.person, Deadline.second_handler == whose.person))
    return conditions


def _due_lines(ids: Sequence[int]) -> Iterator[DueLine]:
    """The lines of these time limits in this order."""
    columns = ("id", "reconsideration_id", "litigation_id", "clock", "subject", "start_on", "due_on", "is_provisional")
    shown = [getattr(Deadline, column) for column in columns]
    rows = {row.id: row for row in db.session.execute(select(*shown).where(Deadline.id.in_(ids)))}
    keys: dict[int, Key] = {
        row.id: (row.reconsideration_id is None, row.reconsideration_id or row.litigation_id) for row in rows.values()
    }
    cases = cases_named(keys.values())
    for deadline_id in ids:
        row = rows[deadline_id]
        yield DueLine(
            case=cases[keys[deadline_id]],
            clock=clock_of(row.clock, row.start_on, is_lawsuit=row.reconsideration_id is None),
            subject=row.subject,
            start_on=row.start_on,
            due_on=row.due_on,
            is_provisional=row.is_provisional,
        )


# ── What is missing ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Lack:
    """So many cases of a register lack something; `code` is the filter of the register's list that shows them."""

    code: LackingOfCase | LackingOfLawsuit
    is_lawsuit: bool
    count: int


def lacks(whose: Whose, today: date) -> list[Lack]:
    """What the cases lack, each kind with its count; a person's own have a handler."""
    return [*_lacks_of_cases(whose, today), *_lacks_of_lawsuits(whose, today)]


def _lacks_of_cases(whose: Whose, today: date) -> Iterator[Lack]:
    for code in LackingOfCase:
        if whose.person is None or code is not LackingOfCase.HANDLER:
            filters = CaseFilters(lacking=code, handler=whose.person)
            yield Lack(code, False, reconsideration.case_count(whose.scope, filters, today=today))


def _lacks_of_lawsuits(whose: Whose, today: date) -> Iterator[Lack]:
    for code in LackingOfLawsuit:
        if whose.person is None or code is not LackingOfLawsuit.HANDLER:
            filters = LawsuitFilters(lacking=code, handler=whose.person)
            yield Lack(code, True, litigation.case_count(whose.scope, filters, today=today))


def has_cases(scope: Scope) -> bool:
    """Whether either register of the scope holds anything."""
    return any(
        db.session.scalar(select(table.id).where(table.office_id.in_(scope.office_ids)).limit(1)) is not None
        for table in (ReconsiderationCase, LitigationCase)
    )
