"""Tables of what an office has chosen for its statistics. A choice holds for the offices below it that made none."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseapp.db import Base, code
from caseapp.history.models import remembered
from caseapp.statistics.sheet import AimKind


@remembered("统计口径")
class IndicatorChoice(Base):
    """Which variant of an indicator the office prints, with how many decimals, for periods whose last day is `since_on`
    or later. `beside`: a second variant that is shown next to it.
    """

    __tablename__ = "indicator_choice"
    __table_args__ = (
        UniqueConstraint("office_id", "indicator", "since_on"),
        CheckConstraint("decimals BETWEEN 0 AND 4", "decimals_within_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    indicator: Mapped[str] = mapped_column(String(40))
    variant: Mapped[str] = mapped_column(String(40))
    beside: Mapped[str | None] = mapped_column(String(40))
    decimals: Mapped[int]
    since_on: Mapped[date]


@remembered("目标和参照值")
class IndicatorAim(Base):
    """A target (出庭应诉率100%) or a reference value with its source (全省平均), for periods that end within
    [`since_on`, `until_on`); `until_on` None: from then on. `value` is a decimal number as text, in the unit of the
    indicator.
    """

    __tablename__ = "indicator_aim"
    __table_args__ = (Index("ix_indicator_aim_office", "office_id", "indicator"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    indicator: Mapped[str] = mapped_column(String(40))
    kind: Mapped[AimKind] = mapped_column(code(AimKind, "kind"))
    title: Mapped[str] = mapped_column(String(100))
    value: Mapped[str] = mapped_column(String(20))
    source: Mapped[str | None] = mapped_column(String(300))
    since_on: Mapped[date]
    until_on: Mapped[date | None]


@remembered("报告文字")
class SentenceTemplate(Base):
    """A paragraph of the report in the office's own words, with its figures as placeholders; see sentences."""

    __tablename__ = "sentence_template"
    __table_args__ = (UniqueConstraint("office_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    part: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
