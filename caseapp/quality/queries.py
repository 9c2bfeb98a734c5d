"""Counting findings, and listing the cases that have them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, func, select

from caseapp.db import db
from caseapp.litigation import queries as litigation
from caseapp.litigation.filters import LawsuitFilters
from caseapp.litigation.models import LitigationCase
from caseapp.organs.scope import Scope
from caseapp.paging import Page
from caseapp.quality.models import Kind, Predicate, Register
from caseapp.quality.sets import KINDS, figures_in
from caseapp.reconsideration import queries as reconsideration
from caseapp.reconsideration.filters import CaseFilters
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.spans import Span
from caseapp.timeline.steps import Circumstances


def counts(
    scope: Scope, now: Circumstances, kinds: Iterable[Kind] = tuple(KINDS.values()), span: Span | None = None
) -> dict[str, int]:
    """How many of the scope's cases have each finding today, by its code; one statement for each register.

    With `span` only cases count that a figure of those days counts, too.
    """
    found: dict[str, int] = {}
    chosen = tuple(kinds)
    for register in (ReconsiderationCase, LitigationCase):
        of_register = [kind for kind in chosen if kind.register is register]
        if of_register:
            numbers = [func.count().filter(kind.where(now)).label(kind.code) for kind in of_register]
            asked = select(*numbers).select_from(register).where(*_asked(register, scope, span))
            found |= db.session.execute(asked).one()._mapping
    return {kind.code: found[kind.code] for kind in chosen}


def cases_with(
    kind: Kind, scope: Scope, now: Circumstances, *, span: Span | None = None, sort: str, page: int = 1
) -> Page[Any]:
    """One page of the scope's cases that have the finding, as the register's own list shows them."""
    where = kind.where(now) if span is None else and_(kind.where(now), figures_in(kind.register, span))
    if kind.is_of_lawsuits:
        return litigation.case_page(scope, LawsuitFilters(), today=now.today, where=where, sort=sort, page=page)
    return reconsideration.case_page(scope, CaseFilters(), today=now.today, where=where, sort=sort, page=page)


def _asked(register: Register, scope: Scope, span: Span | None) -> list[Predicate]:
    of_scope = register.office_id.in_(scope.office_ids)
    return [of_scope] if span is None else [of_scope, figures_in(register, span)]
