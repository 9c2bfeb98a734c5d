"""Tables of regions, organs, offices and courts."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.db import Base, code
from caseapp.history.models import remembered
from caseapp.law.codes import Level


@remembered("地区")
class Region(Base):
    """地区: a county, district or 市直 by which figures are broken down."""

    __tablename__ = "region"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"), index=True)


@remembered("行政机关")
class Organ(Base):
    """行政机关: respondent of a reconsideration case, defendant of a lawsuit, or the organ that an office serves.

    `level` and `region` are the organ's own of today; each case keeps those of its time, so that a reform of an
    organ moves no past figure.
    """

    __tablename__ = "organ"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to", "valid_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    short_name: Mapped[str | None] = mapped_column(String(100))
    level: Mapped[Level | None] = mapped_column(code(Level, "level"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organ.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

    region: Mapped[Region | None] = relationship()


@remembered("行政机关曾用名")
class OrganName(Base):
    """What an organ was called until a day (that day not included): figures of a period say the name of its time."""

    __tablename__ = "organ_name"
    __table_args__ = (UniqueConstraint("organ_id", "until_on"), Index("ix_organ_name_name", "name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    organ_id: Mapped[int] = mapped_column(ForeignKey("organ.id"))
    name: Mapped[str] = mapped_column(String(200))
    until_on: Mapped[date]


@remembered("复议机构")
class Office(Base):
    """行政复议机构: the office that keeps the ledgers, for the organ that it serves (行政复议机关).

    `number_prefix` is what its case numbers begin with, 商政复 in 商政复〔2023〕12号. A parent office sees the
    figures and cases of the offices below it.
    """

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    number_prefix: Mapped[str] = mapped_column(String(40))
    organ_id: Mapped[int] = mapped_column(ForeignKey("organ.id"), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"), index=True)
    # 已签发报告所计案件的更正, 须经第二人同意
    corrections_need_consent: Mapped[bool] = mapped_column(default=False, server_default=false())
    # 统计年度自上年12月11日至当年12月10日, 各月自上月11日至当月10日
    has_statistical_year: Mapped[bool] = mapped_column(default=False, server_default=false())

    organ: Mapped[Organ] = relationship()


@remembered("法院")
class Court(Base):
    """人民法院."""

    __tablename__ = "court"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
