"""Reads of corrections that wait for consent, or waited for it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Order, db, page_of_keys
from caseapp.history.models import REMEMBERED
from caseapp.law.ledgers import Ledger
from caseapp.litigation.models import LitigationCase
from caseapp.organs.scope import Scope
from caseapp.paging import Page
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.timeline.models import ProposedCorrection

Case = ReconsiderationCase | LitigationCase
Key = tuple[Ledger, int]

_NUMBERS = {
    Ledger.RECONSIDERATION: (ReconsiderationCase.__tablename__, "number", "未编号的申请"),
    Ledger.LITIGATION: (LitigationCase.__tablename__, "court_number", "应诉案件"),
}


def waiting_in(scope: Scope) -> Sequence[ProposedCorrection]:
    """The corrections of the scope's offices that wait, the longest first."""
    waiting = select(ProposedCorrection).where(*_waiting(scope.office_ids)).order_by(ProposedCorrection.id)
    return db.session.scalars(waiting).all()


def waiting_for(account_id: int, office_ids: Collection[int]) -> int:
    """How many corrections of these offices wait for this person's consent: those that somebody else asked for."""
    others = ProposedCorrection.asked_account_id != account_id
    return db.session.scalar(select(func.count(ProposedCorrection.id)).where(others, *_waiting(office_ids))) or 0


def _waiting(office_ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return ProposedCorrection.office_id.in_(office_ids), ProposedCorrection.decision.is_(None)


def decided_page(scope: Scope, page: int) -> Page[ProposedCorrection]:
    """One page of those that are decided, the last decided first."""
    of_scope = ProposedCorrection.office_id.in_(scope.office_ids), ProposedCorrection.decision.is_not(None)
    orders = [Order(ProposedCorrection.decided_at, descending=True), Order(ProposedCorrection.id, descending=True)]
    found = page_of_keys(select(ProposedCorrection.id).where(*of_scope), orders, page)
    rows = tuple(db.session.get_one(ProposedCorrection, each) for (each,) in found.rows)
    return Page(rows, found.total, found.number)


def proposal_in(scope: Scope, proposal_id: int, *, hold: bool = False) -> ProposedCorrection:
    """A correction asked for in one of the scope's offices; `hold` it until the transaction ends, as it stands now.

    Raises NoResultFound.
    """
    chosen = select(ProposedCorrection).where(
        ProposedCorrection.id == proposal_id, ProposedCorrection.office_id.in_(scope.office_ids)
    )
    if not hold:
        return db.session.execute(chosen).scalar_one()
    held = chosen.with_for_update(of=ProposedCorrection)
    return db.session.execute(held, execution_options={"populate_existing": True}).scalar_one()


def case_of(proposal: ProposedCorrection, *, hold: bool = False) -> Case | None:
    """The case that it would change; None where it is in the register no more. `hold`: the same as above."""
    kind: Any = ReconsiderationCase if proposal.ledger is Ledger.RECONSIDERATION else LitigationCase
    return db.session.get(
        kind, proposal.case_id, with_for_update={"of": kind} if hold else None, populate_existing=hold
    )


def case_names(keys: Iterable[Key]) -> dict[Key, str]:
    """What each of these cases is called by its number, the last it had, also of those withdrawn."""
    names: dict[Key, str] = {}
    wanted = set(keys)
    for ledger, (table, number, unnumbered) in _NUMBERS.items():
        versions = REMEMBERED[table].versions.c
        ids = [case_id for of, case_id in wanted if of is ledger]
        found = select(versions.id, versions[number]).where(versions.id.in_(ids)).order_by(versions.id, versions.since)
        names |= {(ledger, case_id): unnumbered for case_id in ids}
        names |= {(ledger, case_id): name or unnumbered for case_id, name in db.session.execute(found)}
    return names
