"""Reads of the hearings ahead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import RowMapping, Subquery, func, literal, or_, select, union_all

from caseapp.db import db
from caseapp.desk.cases.queries import Key, cases_named
from caseapp.desk.due import HearingLine, Whose
from caseapp.litigation.models import Hearing, LitigationCase
from caseapp.organs.models import Court
from caseapp.paging import PAGE_SIZE, Page, Window
from caseapp.reconsideration.models import ReconsiderationCase, ReconsiderationHearing

HEARING_DAYS: Final = 30
_MOST_IN_FEED: Final = 500


def hearing_page(whose: Whose, today: date, *, page: int = 1, size: int = PAGE_SIZE) -> Page[HearingLine]:
    """One page of the hearings of both registers from today on, 30 days ahead, the soonest first."""
    ahead = _hearings_ahead(whose, today)
    total = db.session.scalar(select(func.count()).select_from(ahead)) or 0
    window = Window.of(total, page, size)
    first = (window.number - 1) * size
    order = (ahead.c.held_on, ahead.c.is_lawsuit, ahead.c.id)
    keys = db.session.execute(select(ahead.c.is_lawsuit, ahead.c.id).order_by(*order).limit(size).offset(first))
    return Page(tuple(_hearing_lines([(bool(is_lawsuit), id) for is_lawsuit, id in keys])), total, window.number, size)


def hearings_to_come(whose: Whose, today: date) -> list[HearingLine]:
    """All of them, for a calendar program."""
    return list(hearing_page(whose, today, size=_MOST_IN_FEED).rows)


def _hearings_ahead(whose: Whose, today: date) -> Subquery:
    """Those not called off by an earlier ending of their case.

    The conditions on the case are worded so that no index fits them: SQLite then begins with the few hearings of these
    days, and not with all open cases or with everything a handler ever had.
    """
    until, offices = today + timedelta(days=HEARING_DAYS), whose.scope.office_ids
    own = (
        select(literal(False).label("is_lawsuit"), ReconsiderationHearing.id, ReconsiderationHearing.held_on)
        .join(ReconsiderationCase, ReconsiderationCase.id == ReconsiderationHearing.case_id)
        .where(
            ReconsiderationHearing.held_on.between(today, until),
            ReconsiderationCase.office_id.in_(offices),
            or_(
                ReconsiderationCase.closed_on.is_(None), ReconsiderationCase.closed_on > ReconsiderationHearing.held_on
            ),
        )
    )
    of_court = (
        select(literal(True), Hearing.id, Hearing.held_on)
        .join(LitigationCase, LitigationCase.id == Hearing.case_id)
        .where(
            Hearing.held_on.between(today, until),
            LitigationCase.office_id.in_(offices),
            or_(LitigationCase.decided_on.is_(None), LitigationCase.decided_on > Hearing.held_on),
        )
    )
    if whose.person is not None:
        handlers = (ReconsiderationCase.handler, ReconsiderationCase.second_handler)
        own = own.where(or_(*(handler == whose.person for handler in handlers)))
        of_court = of_court.where(func.coalesce(LitigationCase.handler, "") == whose.person)
    return union_all(own, of_court).subquery()


def _hearing_lines(keys: Sequence[Key]) -> Iterator[HearingLine]:
    rows = _own_hearings(id for is_lawsuit, id in keys if not is_lawsuit)
    rows |= _court_hearings(id for is_lawsuit, id in keys if is_lawsuit)
    cases = cases_named((is_lawsuit, rows[is_lawsuit, id]["case_id"]) for is_lawsuit, id in keys)
    for is_lawsuit, id in keys:
        row = dict(rows[is_lawsuit, id])
        yield HearingLine(case=cases[is_lawsuit, row.pop("case_id")], **row)


def _own_hearings(ids: Iterable[int]) -> dict[Key, Mapping[str, Any]]:
    """The respondent's head must always come to them, or send somebody and say why (复议法第五十一条第三款)."""
    hearing = ReconsiderationHearing
    rows = db.session.execute(
        select(hearing.id, hearing.case_id, hearing.held_on, hearing.notified_on).where(hearing.id.in_(tuple(ids)))
    )
    more = {"court": None, "is_must_appear": True, "must_appear_ground": None}
    return {(False, row.id): {**_without_id(row._mapping), **more} for row in rows}


def _court_hearings(ids: Iterable[int]) -> dict[Key, Mapping[str, Any]]:
    rows = db.session.execute(
        select(
            Hearing.id,
            Hearing.case_id,
            Hearing.held_on,
            Hearing.notice_received_on.label("notified_on"),
            LitigationCase.is_must_appear,
            LitigationCase.must_appear_ground,
            Court.name.label("court"),
        )
        .join(LitigationCase, LitigationCase.id == Hearing.case_id)
        .outerjoin(Court, Court.id == LitigationCase.court_id)
        .where(Hearing.id.in_(tuple(ids)))
    )
    return {(True, row.id): _without_id(row._mapping) for row in rows}


def _without_id(row: RowMapping) -> dict[str, Any]:
    return {str(name): value for name, value in row.items() if name != "id"}
