"""The table of forms that an administrator has uploaded; those carried with the program are files beside this one."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.db import Base
from caseapp.history.models import remembered


@remembered("统计报表格式")
class ReturnEdition(Base):
    """An edition of a form: its definition as uploaded, in force within [`valid_from`, `valid_to`)."""

    __tablename__ = "return_edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    edition: Mapped[str] = mapped_column(String(100))
    definition: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
