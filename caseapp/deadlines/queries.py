"""Reads of the stored time limits that belong to no register."""

from sqlalchemy import select

from caseapp.db import db
from caseapp.deadlines.models import Deadline


def has_deadlines() -> bool:
    """Whether any running time limit is stored."""
    deadlines = Deadline.__table__  # every command asks: what is mapped need not be known for it
    return db.session.scalar(select(deadlines.c.id).limit(1)) is not None
