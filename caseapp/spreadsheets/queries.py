"""Reads of both registers in bulk: the cases that a workbook names, and all of an office for an export."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Select, func, select

from caseapp.db import db
from caseapp.law.codes import Instance
from caseapp.law.ledgers import Ledger
from caseapp.litigation.actions import facts_of as facts_of_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.queries import WHOLE_LAWSUIT
from caseapp.reconsideration.actions import facts_of as facts_of_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.queries import WHOLE_CASE

_BATCH = 500
T = TypeVar("T")


def cases_numbered(office_id: int, numbers: Collection[str]) -> dict[str, CaseFacts]:
    """The office's cases that bear one of these numbers, by number."""
    found = {}
    for some in _batches(numbers):
        for case in db.session.scalars(_cases(office_id).where(ReconsiderationCase.number.in_(some))):
            found[str(case.number)] = facts_of_case(case)
    return found


def cases_received_on(office_id: int, days: Collection[date]) -> list[CaseFacts]:
    """The office's cases received on one of these days."""
    found = []
    for some in _batches(days):
        chosen = _cases(office_id).where(ReconsiderationCase.received_on.in_(some))
        found += [facts_of_case(case) for case in db.session.scalars(chosen)]
    return found


def lawsuits_numbered(office_id: int, numbers: Collection[str]) -> dict[tuple[str, Instance], LawsuitFacts]:
    """The office's lawsuits that bear one of these court numbers, by number and instance."""
    found = {}
    for some in _batches(numbers):
        for lawsuit in db.session.scalars(_lawsuits(office_id).where(LitigationCase.court_number.in_(some))):
            found[lawsuit.court_number, lawsuit.instance] = facts_of_lawsuit(lawsuit)
    return found


def every_case(office_id: int) -> Iterator[CaseFacts]:
    """All cases of the office in the order in which they came."""
    order = (ReconsiderationCase.received_on, ReconsiderationCase.id)
    ids = db.session.scalars(
        select(ReconsiderationCase.id).where(ReconsiderationCase.office_id == office_id).order_by(*order)
    ).all()
    for some in _batches(ids):
        for case in db.session.scalars(_cases(office_id).where(ReconsiderationCase.id.in_(some))):
            yield facts_of_case(case)


def every_lawsuit(office_id: int) -> Iterator[LawsuitFacts]:
    """All lawsuits of the office in the order in which they came."""
    order = (LitigationCase.served_on, LitigationCase.id)
    ids = db.session.scalars(
        select(LitigationCase.id).where(LitigationCase.office_id == office_id).order_by(*order)
    ).all()
    for some in _batches(ids):
        for lawsuit in db.session.scalars(_lawsuits(office_id).where(LitigationCase.id.in_(some))):
            yield facts_of_lawsuit(lawsuit)


def number_of_cases(office_id: int, ledger: Ledger) -> int:
    """How many cases one ledger of the office has."""
    of_office = (
        ReconsiderationCase.office_id == office_id
        if ledger is Ledger.RECONSIDERATION
        else LitigationCase.office_id == office_id
    )
    return db.session.scalar(select(func.count()).where(of_office)) or 0


def _cases(office_id: int) -> Select[ReconsiderationCase]:
    return (
        select(ReconsiderationCase)
        .where(ReconsiderationCase.office_id == office_id)
        .order_by(ReconsiderationCase.received_on, ReconsiderationCase.id)
        .options(*WHOLE_CASE)
    )


def _lawsuits(office_id: int) -> Select[LitigationCase]:
    return (
        select(LitigationCase)
        .where(LitigationCase.office_id == office_id)
        .order_by(LitigationCase.served_on, LitigationCase.id)
        .options(*WHOLE_LAWSUIT)
    )


def _batches(values: Collection[T]) -> Iterator[Sequence[T]]:
    every = list(values)
    for start in range(0, len(every), _BATCH):
        yield every[start : start + _BATCH]
