"""Reads of issued reports, without the paper, the figures and the lists of cases, which are large."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import defer

from caseapp.db import db
from caseapp.issued.models import CountedCase, IssuedReport, IssuedSet
from caseapp.law.ledgers import Ledger


def counted_in(ledger: Ledger, case_id: int) -> Sequence[IssuedReport]:
    """The issued reports that count a case in whatever figure, newest first."""
    return db.session.scalars(
        _light()
        .join(CountedCase, CountedCase.report_id == IssuedReport.id)
        .where(CountedCase.ledger == ledger, CountedCase.case_id == case_id)
    ).all()


def issued_reports(office_ids: Collection[int]) -> Sequence[IssuedReport]:
    """The issued reports of these offices, newest first."""
    return db.session.scalars(_light().where(IssuedReport.office_id.in_(office_ids))).all()


def versions_issued(office_id: int, first_on: date, last_on: date) -> Sequence[IssuedReport]:
    """What was issued on an office's period, both days included, newest first: the last 更正版 down to the first
    version. By its days and not by its text, for a statistical year was once written as a range."""
    of_period = IssuedReport.first_on == first_on, IssuedReport.last_on == last_on
    return db.session.scalars(_light().where(IssuedReport.office_id == office_id, *of_period)).all()


def issued_report(report_id: int) -> IssuedReport:
    """One report. Raises NoResultFound."""
    return db.session.scalars(_light().where(IssuedReport.id == report_id)).one()


def replaced_by(report_id: int) -> IssuedReport | None:
    """The 更正版 that took the place of a report."""
    return db.session.scalars(_light().where(IssuedReport.replaces_id == report_id)).one_or_none()


def report_numbered(number: str) -> IssuedReport | None:
    """The report of this number, 商政复统〔2024〕3号."""
    return db.session.scalars(_light().where(IssuedReport.number == number)).one_or_none()


def report_with_sha256(digest: str) -> IssuedReport | None:
    """The report whose PDF has this SHA-256, in hexadecimal digits."""
    return db.session.scalars(_light().where(IssuedReport.pdf_sha256 == digest).limit(1)).first()


def paper(report_id: int) -> bytes:
    """The PDF of an issued report. Raises NoResultFound."""
    return db.session.execute(select(IssuedReport.pdf).where(IssuedReport.id == report_id)).scalar_one()


def sheet_kept(report_id: int) -> str:
    """The figures of an issued report as JSON, see issuing/frozen.py. Raises NoResultFound."""
    return db.session.execute(select(IssuedReport.sheet).where(IssuedReport.id == report_id)).scalar_one()


def set_counted(report_id: int, set_code: str) -> IssuedSet | None:
    """What an issued report counted in a case set, with its cases."""
    chosen = IssuedSet.report_id == report_id, IssuedSet.set_code == set_code
    return db.session.scalars(select(IssuedSet).where(*chosen)).one_or_none()


def last_serial(office_id: int, year: int) -> int:
    """The serial of the last report that an office issued in a year; 0 before the first."""
    of_year = IssuedReport.office_id == office_id, IssuedReport.number_year == year
    last = select(IssuedReport.number_serial).where(*of_year).order_by(IssuedReport.number_serial.desc()).limit(1)
    return db.session.scalar(last) or 0


def put_counted_cases(report_id: int, cases: Sequence[tuple[Ledger, int]]) -> None:
    """Remember of each of these cases that the report counts it."""
    if cases:
        rows = [{"ledger": ledger, "case_id": case_id, "report_id": report_id} for ledger, case_id in cases]
        db.session.connection().execute(insert(CountedCase), rows)


def _light() -> Select[IssuedReport]:
    heavy = IssuedReport.pdf, IssuedReport.sheet
    return select(IssuedReport).options(*(defer(column) for column in heavy)).order_by(IssuedReport.id.desc())
