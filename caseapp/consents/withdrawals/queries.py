"""Reads of what stands on a case."""

from collections.abc import Sequence

from sqlalchemy import select

from caseapp.db import db
from caseapp.litigation.models import LitigationCase
from caseapp.reconsideration.models import ReconsiderationCase


def lawsuits_on(case: ReconsiderationCase | LitigationCase) -> Sequence[LitigationCase]:
    """The lawsuits that are tied to a reconsideration case, or that go on from a lawsuit at another instance."""
    is_suit = isinstance(case, LitigationCase)
    tie = LitigationCase.appeals_from_id if is_suit else LitigationCase.reconsideration_id
    return db.session.scalars(select(LitigationCase).where(tie == case.id).order_by(LitigationCase.id)).all()
