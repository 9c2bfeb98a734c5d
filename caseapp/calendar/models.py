"""Tables of the working calendar."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.db import Base, Moment, code
from caseapp.history.models import remembered
from caseapp.law.holidays import DayKind


@remembered("工作日历年份")
class CalendarYear(Base):
    """A year whose holiday arrangement is recorded: where it comes from (the notice's text, or its title)."""

    __tablename__ = "calendar_year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[str] = mapped_column(String(50))


@remembered("放假调休日")
class ArrangedDayRow(Base):
    """One day of an arrangement: off, or worked in exchange. `name` is its festival."""

    __tablename__ = "arranged_day"

    on: Mapped[date] = mapped_column("day", primary_key=True)
    year: Mapped[int] = mapped_column(ForeignKey("calendar_year.year", ondelete="CASCADE"), index=True)
    kind: Mapped[DayKind] = mapped_column(code(DayKind, "kind"))
    name: Mapped[str] = mapped_column(String(50))
