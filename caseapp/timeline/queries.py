"""Reads of timelines."""

from sqlalchemy import select

from caseapp.db import db
from caseapp.timeline.models import EntryColumns


def case_of_form(kind: type[EntryColumns], form_key: str | None) -> int | None:
    """The id of the case in which this very form was already sent; None where it is sent for the first time."""
    if not form_key:
        return None
    return db.session.scalar(select(kind.case_id).where(kind.form_key == form_key))  # type: ignore[attr-defined]  # of each table
