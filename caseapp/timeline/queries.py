"""Reads of timelines: forms already sent, reports that count a case, corrections that wait for consent."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from caseapp.accounts.people import Person
from caseapp.db import Base, db
from caseapp.history.models import REMEMBERED
from caseapp.issued.queries import counted_in
from caseapp.law.ledgers import Ledger
from caseapp.timeline.counted import Counted
from caseapp.timeline.models import EntryColumns, ProposedCorrection


def case_of_form(kind: type[EntryColumns], form_key: str | None, *, by: Person) -> int | None:
    """The id of the case in which the person already sent this very form; None where they send it for the first time.

    A key that somebody else has used tells nothing of their case: the register refuses it as used.
    """
    if not form_key:
        return None
    case_id: InstrumentedAttribute[int] = kind.case_id  # type: ignore[attr-defined]  # of each table
    return db.session.scalar(select(case_id).where(kind.form_key == form_key, kind.account_id == by.id))


def proposal_of_form(form_key: str | None, *, by: Person) -> ProposedCorrection | None:
    """The correction that the person already asked for with this very form."""
    if not form_key:
        return None
    asked = ProposedCorrection.form_key == form_key, ProposedCorrection.asked_account_id == by.id
    return db.session.scalar(select(ProposedCorrection).where(*asked))


def counted(ledger: Ledger, case: Any) -> Counted | None:
    """What the issued reports that count the case ask of its corrections; None where none counts it."""
    reports = counted_in(ledger, case.id)
    if not reports:
        return None
    numbers = tuple(report.number for report in reports)
    until = max(report.last_on for report in reports)
    return Counted(numbers, until, needs_consent=case.office.corrections_need_consent)


def waiting_proposal(ledger: Ledger, case_id: int) -> ProposedCorrection | None:
    """The correction of the case that waits for consent: there is never more than one."""
    of_case = ProposedCorrection.ledger == ledger, ProposedCorrection.case_id == case_id
    return db.session.scalar(select(ProposedCorrection).where(*of_case, ProposedCorrection.decision.is_(None)))


def unused_id(kind: type[Base]) -> int | None:
    """The id to give a new case where the database would give it that of a case withdrawn; None: it may choose.

    SQLite goes on from the highest id that stands. Issued reports and the history name a case by its id for good.
    """
    if db.session.get_bind().dialect.name != "sqlite":
        return None
    versions = REMEMBERED[kind.__tablename__].versions
    ever = select(func.max(versions.c.id)).scalar_subquery()
    standing = select(func.max(kind.__table__.c.id)).scalar_subquery()
    with db.session.no_autoflush:
        highest, stands = db.session.execute(select(ever, standing)).one()
    return highest + 1 if (highest or 0) > (stands or 0) else None
