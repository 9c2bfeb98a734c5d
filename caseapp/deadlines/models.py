"""Table of the time limits that run."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.db import Base
from caseapp.dialects import partial_index

_ONE_CASE = "(reconsideration_id IS NULL) <> (litigation_id IS NULL)"


class Deadline(Base):
    """A time limit that runs in a case: derived from its facts and the calendar by whoever writes the case.

    `clock` is the id of the clock in `law`, `subject` whom or what it concerns where a case has several. Its office and
    handlers are those of the case, kept here so that the desk reads one table. `due_on` is None while time stands
    still (中止). `start_on` is the day that does not count: a change of the calendar moves only what spans it.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        CheckConstraint(_ONE_CASE, "of_one_case"),
        Index("ix_deadline_office", "due_on", "office_id", "clock"),
        Index("ix_deadline_handler", "handler", "due_on"),
        partial_index("ix_deadline_second_handler", "second_handler", "due_on", where="second_handler IS NOT NULL"),
        Index("ix_deadline_reconsideration", "reconsideration_id"),
        Index("ix_deadline_litigation", "litigation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reconsideration_id: Mapped[int | None] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"))
    litigation_id: Mapped[int | None] = mapped_column(ForeignKey("litigation_case.id", ondelete="CASCADE"))
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    handler: Mapped[str | None] = mapped_column(String(50))
    second_handler: Mapped[str | None] = mapped_column(String(50))
    clock: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(300), default="")
    start_on: Mapped[date]
    due_on: Mapped[date | None]
    is_provisional: Mapped[bool] = mapped_column(default=False)
