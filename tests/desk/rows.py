"""Rows of time limits put into the table as they are wanted, whatever clocks the registers keep of themselves."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete

from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.models import LitigationCase
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.models import ReconsiderationCase
from tests.cases import case_facts, lawsuit_facts

OPEN: dict[str, Any] = {"ending": None, "closed_on": None, "served_on": None, "hearings": (), "is_sued": None}
UNDECIDED: dict[str, Any] = OPEN | {"number": None, "disposal": None, "disposed_on": None, "accepted_on": None}
MONDAY = date(2024, 3, 11)  # an ordinary working week


def open_case(office_id: int, **changes: Any) -> ReconsiderationCase:
    """A case under review, with no time limit of its own."""
    facts = case_facts(**OPEN | {"number": None} | changes)
    case = record_case(office=db.session.get_one(Office, office_id), facts=facts, calendar=shipped_calendar())
    db.session.flush()
    db.session.execute(delete(Deadline).where(Deadline.reconsideration_id == case.id))
    db.session.expire(case, ["deadlines"])
    return case


def open_lawsuit(office_id: int, **changes: Any) -> LitigationCase:
    """A lawsuit not yet heard nor decided, unless the changes say so, with no time limit of its own."""
    undecided = tuple(replace(each, ending=None) for each in lawsuit_facts().defendants)
    plain = {"defendants": undecided, "hearings": (), "decided_on": None, "docketed_on": None, "handler": "李明"}
    facts = lawsuit_facts(**plain | changes)
    lawsuit = record_lawsuit(office=db.session.get_one(Office, office_id), facts=facts, calendar=shipped_calendar())
    db.session.flush()
    db.session.execute(delete(Deadline).where(Deadline.litigation_id == lawsuit.id))
    db.session.expire(lawsuit, ["deadlines"])
    return lawsuit


def owe(case: ReconsiderationCase | LitigationCase, due_on: date | None, **changes: Any) -> Deadline:
    """A time limit of the case, ending on that day."""
    row = Deadline(
        **{
            "office_id": case.office_id,
            "handler": case.handler,
            "second_handler": getattr(case, "second_handler", None),
            "clock": "DECIDE_ORD",
            "start_on": date(2024, 1, 10),
            "due_on": due_on,
        }
        | changes
    )
    case.deadlines.append(row)
    db.session.flush()
    return row
