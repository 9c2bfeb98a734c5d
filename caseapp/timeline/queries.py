"""Reads of timelines."""

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from caseapp.accounts.people import Person
from caseapp.db import db
from caseapp.timeline.models import EntryColumns


def case_of_form(kind: type[EntryColumns], form_key: str | None, *, by: Person) -> int | None:
    """The id of the case in which the person already sent this very form; None where they send it for the first time.

    A key that somebody else has used tells nothing of their case: the register refuses it as used.
    """
    if not form_key:
        return None
    case_id: InstrumentedAttribute[int] = kind.case_id  # type: ignore[attr-defined]  # of each table
    return db.session.scalar(select(case_id).where(kind.form_key == form_key, kind.account_id == by.id))
