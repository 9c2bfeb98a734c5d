"""What every case must keep, found without the product's way of moving days: from its facts, day by day."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.law.workdays import Calendar
from caseapp.litigation.clocks import running_clocks as clocks_of_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.clocks import running_clocks as clocks_of_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.models import ReconsiderationCase

Kept = dict[tuple[object, ...], tuple[object, ...]]

_DAY = timedelta(days=1)
_TURN = date(2024, 1, 1)


def stored() -> Kept:
    """Everything that is kept of all cases and depends on the calendar, read by SQL."""
    case = ReconsiderationCase
    columns = select(case.id, case.review_due_on, case.due_on, case.is_due_provisional)
    kept: Kept = {("case", row[0]): tuple(row[1:]) for row in db.session.execute(columns)}
    row = Deadline
    found = db.session.execute(
        select(
            row.reconsideration_id,
            row.litigation_id,
            row.clock,
            row.subject,
            row.start_on,
            row.due_on,
            row.is_provisional,
        )
    )
    for each in found:
        kept[tuple(each[:4])] = tuple(each[4:])
    return kept


def recounted(
    cases: Iterable[tuple[int, CaseFacts]], lawsuits: Iterable[tuple[int, LawsuitFacts]], calendar: Calendar
) -> Kept:
    """The same from the facts alone: the two days of a case slowly, the running clocks from scratch."""
    kept: Kept = {}
    for key, facts in cases:
        kept["case", key] = (_review_due(facts, calendar), *_decision_due(facts, calendar))
        for each in clocks_of_case(facts, calendar):
            if not each.clock.is_right:
                days = (each.start, each.due.on, each.due.is_provisional)
                kept[key, None, each.clock.id, each.subject] = days
    for key, facts_of_suit in lawsuits:
        for each in clocks_of_lawsuit(facts_of_suit, calendar):
            if not each.clock.is_right:
                days = (each.start, each.due.on, each.due.is_provisional)
                kept[None, key, each.clock.id, each.subject] = days
    return kept


def _is_worked(day: date, calendar: Calendar) -> bool:
    return day in calendar.work_days or (day.weekday() < 5 and day not in calendar.rest_days)


def _review_due(facts: CaseFacts, calendar: Calendar) -> date:
    day = max([facts.received_on, *(each.supplied_on for each in facts.corrections if each.supplied_on)])
    left = 5
    while left:
        day += _DAY
        left -= _is_worked(day, calendar)
    return day


def _decision_due(facts: CaseFacts, calendar: Calendar) -> tuple[date | None, bool]:
    accepted = facts.accepted_on
    if accepted is None:
        return None, False
    spans = [(each.start_on, each.end_on or facts.closed_on) for each in facts.exclusions]
    if accepted < _TURN:
        spans += [
            (each.notified_on, each.supplied_on) for each in facts.corrections if each.notified_on and each.supplied_on
        ]
    if any(end is None for _, end in spans):
        return None, False
    assert {each.kind for each in facts.exclusions} <= {ExclusionKind.STAY}
    spare = {
        day
        for start, end in spans
        if start and end
        for day in (start + n * _DAY for n in range((end - start).days))
        if day >= accepted
    }
    allowed = 30 if facts.procedure is Procedure.SIMPLIFIED and accepted >= _TURN else 60
    raw = day = accepted + (allowed + facts.extension_days + len(spare)) * _DAY
    while calendar.first_year <= day.year <= calendar.last_year:
        if _is_worked(day, calendar):
            return day, False
        day += _DAY
    return raw, True
