"""Tables of issued reports. Their rows are added and never changed."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.db import Base, Moment, code
from caseapp.history.models import remembered
from caseapp.law.ledgers import Ledger


@remembered("签发的报告", without=("pdf",))
class IssuedReport(Base):
    """A report as the head of office issued it: figures, definitions, ledger moment and the paper itself.

    `period` is as typed, `first_on` and `last_on` are both included. `change` and `seal` are those of the ledger that
    was counted, `ledger_at` its moment. `sheet` is JSON, see issuing/frozen.py. `replaces_id`: a 更正版 names what it
    takes the place of, and `why` says the reason.
    """

    __tablename__ = "issued_report"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("replaces_id"),
        Index("ix_issued_report_office", "office_id", "first_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    number: Mapped[str] = mapped_column(String(100))
    number_year: Mapped[int]
    number_serial: Mapped[int]
    office: Mapped[str] = mapped_column(String(200))  # as its paper says
    period: Mapped[str] = mapped_column(String(40))
    first_on: Mapped[date]
    last_on: Mapped[date]
    title: Mapped[str] = mapped_column(String(200))
    issued_at: Mapped[datetime] = mapped_column(Moment)
    issued_on: Mapped[date]
    account_id: Mapped[int | None]
    person: Mapped[str] = mapped_column(String(50))
    change: Mapped[int]
    ledger_at: Mapped[datetime] = mapped_column(Moment)
    seal: Mapped[str] = mapped_column(String(64))
    sheet: Mapped[str] = mapped_column(Text)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("issued_report.id"))
    why: Mapped[str | None] = mapped_column(String(500))


@remembered("报告所计案件集")
class IssuedSet(Base):
    """A case set as an issued report counted it: what it came to, and its cases.

    `members` is JSON, `[[case id, amount], …]` by id; the amount is 1 where cases are counted, else what the case adds
    (days, applicants).
    """

    __tablename__ = "issued_set"
    __table_args__ = (UniqueConstraint("report_id", "set_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("issued_report.id"))
    set_code: Mapped[str] = mapped_column(String(40))
    number: Mapped[int] = mapped_column(BigInteger)
    members: Mapped[str] = mapped_column(Text)


@remembered("报告所计案件")
class CountedCase(Base):
    """A case that an issued report counts in whatever figure: what its correction then has to say."""

    __tablename__ = "counted_case"
    __table_args__ = (UniqueConstraint("case_id", "ledger", "report_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ledger: Mapped[Ledger] = mapped_column(code(Ledger, "ledger"))
    case_id: Mapped[int]
    report_id: Mapped[int] = mapped_column(ForeignKey("issued_report.id"), index=True)
