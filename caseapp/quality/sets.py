"""Every kind of finding by its code, and which cases figure in a period."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlalchemy import and_, or_
from sqlalchemy.orm import InstrumentedAttribute

from caseapp.law.codes import Disposal
from caseapp.litigation.models import LitigationCase
from caseapp.quality.blanks.sets import BLANK_KINDS
from caseapp.quality.contradictions.sets import CONTRADICTION_KINDS
from caseapp.quality.figures.sets import FIGURE_KINDS
from caseapp.quality.models import Kind, Predicate, Register
from caseapp.quality.order.sets import ORDER_KINDS
from caseapp.quality.unfinished.sets import UNFINISHED_KINDS
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.spans import Span

# In the order in which a page shows them.
KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {kind.code: kind for kind in (*ORDER_KINDS, *CONTRADICTION_KINDS, *FIGURE_KINDS, *BLANK_KINDS, *UNFINISHED_KINDS)}
)


def figures_in(register: Register, span: Span) -> Predicate:
    """True of the register's cases that a figure of these days counts: by one of its days, or open at their end."""
    return _cases_in(span) if register is ReconsiderationCase else _lawsuits_in(span)


def _cases_in(span: Span) -> Predicate:
    case = ReconsiderationCase
    days = (
        *(case.received_on, case.accepted_on, case.disposed_on, case.closed_on),
        *(case.opinion_issued_on, case.suggestion_issued_on),
    )
    is_over = or_(case.closed_on < span.end, and_(case.disposal != Disposal.ACCEPTED, case.disposed_on < span.end))
    return or_(*(_within(day, span) for day in days), and_(case.received_on < span.end, is_over.is_not(True)))


def _lawsuits_in(span: Span) -> Predicate:
    case = LitigationCase
    days = (case.served_on, case.heard_on, case.decided_on)
    is_open = or_(case.decided_on.is_(None), case.decided_on >= span.end)
    return or_(*(_within(day, span) for day in days), and_(case.served_on < span.end, is_open))


def _within(day: InstrumentedAttribute[date] | InstrumentedAttribute[date | None], span: Span) -> Predicate:
    return and_(day >= span.start, day < span.end)
