"""Tables of the register of litigation cases."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.db import Base, code, open_code
from caseapp.deadlines.models import Deadline
from caseapp.dialects import partial_index
from caseapp.history.models import STANDS_NOT, remembered
from caseapp.law.codes import (
    AbsenceReason,
    DefendantForm,
    DefendantRole,
    Instance,
    Level,
    Matter,
    Origin,
    PartyKind,
    Procedure,
    Rank,
)
from caseapp.law.endings import LitigationEnding
from caseapp.law.fields import Field
from caseapp.organs.models import Court, Office, Organ, Region
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.timeline.models import EntryColumns


@remembered(
    "应诉案件",
    case="id",
    without=("search",),
    ranges=(
        ("served_on", "office_id", "instance"),
        ("decided_on", "office_id", "served_on"),
        ("heard_on", "office_id"),
        ("court_number",),
    ),
    still_open=(("decided_on", "served_on", "office_id"),),
    where={"court_number": STANDS_NOT},
)
class LitigationCase(Base):
    """A lawsuit at one instance. Endings belong to its defendants, for a court can find against one of two."""

    __tablename__ = "litigation_case"
    __table_args__ = (
        CheckConstraint("decided_on IS NULL OR decided_on >= served_on", "decided_not_before_served"),
        CheckConstraint("heard_on IS NULL OR decided_on IS NULL OR heard_on <= decided_on", "heard_before_decided"),
        UniqueConstraint("court_number", "instance", "office_id"),  # the office last: see reconsideration/models.py
        Index("ix_litigation_served", "served_on", "office_id", "decided_on", "instance"),
        Index("ix_litigation_decided", "decided_on", "office_id", "served_on", "instance"),
        Index("ix_litigation_heard", "heard_on", "office_id", "instance"),
        Index("ix_litigation_handler", "handler", "office_id", "served_on"),
        partial_index(
            "ix_litigation_open_handler",
            "handler",
            "decided_on",
            "office_id",
            "served_on",
            "instance",
            where="decided_on IS NULL",
        ),
        partial_index(
            "ix_litigation_open",
            "served_on",
            "office_id",
            where="decided_on IS NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))

    # The suit (起诉)
    court_number: Mapped[str] = mapped_column(String(100))
    instance: Mapped[Instance] = mapped_column(code(Instance, "instance"), default=Instance.FIRST)
    court_id: Mapped[int | None] = mapped_column(ForeignKey("court.id"), index=True)
    procedure: Mapped[Procedure | None] = mapped_column(code(Procedure, "procedure"))
    served_on: Mapped[date]  # the day the (first) defendant received the complaint: 收到应诉通知
    docketed_on: Mapped[date | None]
    origin: Mapped[Origin | None] = mapped_column(code(Origin, "origin"))
    # The case below (原审) and the reconsideration case: as written in the ledger, and the entry once it is known
    earlier_number: Mapped[str | None] = mapped_column(String(100))
    appeals_from_id: Mapped[int | None] = mapped_column(ForeignKey("litigation_case.id"), index=True)
    reconsideration_number: Mapped[str | None] = mapped_column(String(100))
    reconsideration_id: Mapped[int | None] = mapped_column(ForeignKey("reconsideration_case.id"), index=True)
    plaintiff_kind: Mapped[PartyKind | None] = mapped_column(code(PartyKind, "plaintiff_kind"))
    matter: Mapped[Matter | None] = mapped_column(code(Matter, "matter"))
    field: Mapped[Field | None] = mapped_column(open_code(Field))
    cause: Mapped[str | None] = mapped_column(String(500))
    is_norm_review_requested: Mapped[bool] = mapped_column(default=False)
    handler: Mapped[str | None] = mapped_column(String(50))

    # Papers due (答辩、举证) and the duty to appear (应当出庭)
    defence_filed_on: Mapped[date | None]
    evidence_filed_on: Mapped[date | None]
    evidence_delay_ended_on: Mapped[date | None]  # 延期举证经准许的, 正当事由消除之日 (法释〔2018〕1号第34条)
    is_must_appear: Mapped[bool | None]
    must_appear_ground: Mapped[str | None] = mapped_column(String(300))

    # Judgment or ruling (裁判)
    decided_on: Mapped[date | None]
    decision_number: Mapped[str | None] = mapped_column(String(100))
    decision_received_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    is_appealed: Mapped[bool | None]
    appealed_on: Mapped[date | None]
    has_judicial_suggestion: Mapped[bool] = mapped_column(default=False)
    suggestion_received_on: Mapped[date | None]
    suggestion_answered_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    remarks: Mapped[str | None] = mapped_column(Text)

    # Derived, recomputed by every action that changes what they rest on
    heard_on: Mapped[date | None]  # first open hearing of this instance
    search: Mapped[str] = mapped_column(Text, default="")

    office: Mapped[Office] = relationship()
    court: Mapped[Court | None] = relationship()
    appeals_from: Mapped["LitigationCase | None"] = relationship(remote_side=[id])
    reconsideration: Mapped[ReconsiderationCase | None] = relationship()
    plaintiffs: Mapped[list["Plaintiff"]] = relationship(cascade="all, delete-orphan", order_by="Plaintiff.position")
    defendants: Mapped[list["Defendant"]] = relationship(
        cascade="all, delete-orphan", order_by="Defendant.position", back_populates="case"
    )
    hearings: Mapped[list["Hearing"]] = relationship(
        cascade="all, delete-orphan", order_by="Hearing.held_on, Hearing.id", back_populates="case"
    )
    deadlines: Mapped[list[Deadline]] = relationship(cascade="all, delete-orphan", order_by="Deadline.id")
    entries: Mapped[list["LawsuitEntry"]] = relationship(cascade="all, delete-orphan", order_by="LawsuitEntry.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy reads it from the class


@remembered("原告", case="case_id")
class Plaintiff(Base):
    """原告. The document and telephone numbers are masked in every list."""

    __tablename__ = "plaintiff"
    __table_args__ = (UniqueConstraint("case_id", "position"), CheckConstraint("name <> ''", "name_not_empty"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("litigation_case.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[PartyKind | None] = mapped_column(code(PartyKind, "kind"))
    document_number: Mapped[str | None] = mapped_column(String(50))
    telephone: Mapped[str | None] = mapped_column(String(50))
    address: Mapped[str | None] = mapped_column(String(300))


@remembered("被告", case="case_id")
class Defendant(Base):
    """被告: an organ in one case at one instance, how the court found against or for it, and whether its head came.

    Level and region are those of the time, as on a reconsideration case.
    """

    __tablename__ = "defendant"
    __table_args__ = (
        UniqueConstraint("case_id", "position"),
        UniqueConstraint("case_id", "organ_id"),
        CheckConstraint("amount_fen IS NULL OR amount_fen >= 0", "amount_not_negative"),
        CheckConstraint("content IS NULL OR ending IS NOT NULL", "content_of_an_ending"),
        Index("ix_defendant_organ", "organ_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("litigation_case.id", ondelete="CASCADE"))
    position: Mapped[int]
    organ_id: Mapped[int] = mapped_column(ForeignKey("organ.id"))
    level: Mapped[Level | None] = mapped_column(code(Level, "level"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    role: Mapped[DefendantRole | None] = mapped_column(code(DefendantRole, "role"))
    form: Mapped[DefendantForm | None] = mapped_column(code(DefendantForm, "form"))
    ending: Mapped[LitigationEnding | None] = mapped_column(code(LitigationEnding, "ending"))
    # 改判: what the higher court put in the place of the first decision
    content: Mapped[LitigationEnding | None] = mapped_column(code(LitigationEnding, "content"))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    perform_due_on: Mapped[date | None]
    performed_on: Mapped[date | None]
    remarks: Mapped[str | None] = mapped_column(Text)

    # Derived: the first hearing of this instance to which one of its officials, or its chief, came
    appeared_on: Mapped[date | None]
    chief_appeared_on: Mapped[date | None]

    case: Mapped[LitigationCase] = relationship(back_populates="defendants")
    organ: Mapped[Organ] = relationship()
    region: Mapped[Region | None] = relationship()
    appearances: Mapped[list["Appearance"]] = relationship(cascade="all, delete-orphan", back_populates="defendant")


@remembered("开庭", case="case_id")
class Hearing(Base):
    """开庭: one sitting of the court in a case."""

    __tablename__ = "hearing"
    __table_args__ = (UniqueConstraint("case_id", "held_on"), Index("ix_hearing_held_on", "held_on"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("litigation_case.id", ondelete="CASCADE"))
    held_on: Mapped[date]
    is_open: Mapped[bool] = mapped_column(default=True)  # 公开开庭
    summons_received_on: Mapped[date | None]
    notice_received_on: Mapped[date | None]  # 负责人出庭通知书

    case: Mapped[LitigationCase] = relationship(back_populates="hearings")
    appearances: Mapped[list["Appearance"]] = relationship(cascade="all, delete-orphan", back_populates="hearing")


@remembered("出庭", case="hearing_id", through="hearing", ranges=(("defendant_id", "hearing_id"),))
class Appearance(Base):
    """出庭: who came for one defendant to one hearing, or why nobody did. `appeared` NULL: not recorded."""

    __tablename__ = "appearance"
    __table_args__ = (
        UniqueConstraint("hearing_id", "defendant_id"),
        CheckConstraint(
            "NOT (appeared IS TRUE AND absence_reason IS NOT NULL)",
            "no_reason_of_absence_for_one_who_came",
        ),
        Index("ix_appearance_defendant", "defendant_id", "hearing_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    hearing_id: Mapped[int] = mapped_column(ForeignKey("hearing.id", ondelete="CASCADE"))
    defendant_id: Mapped[int] = mapped_column(ForeignKey("defendant.id", ondelete="CASCADE"))
    appeared: Mapped[bool | None]
    person: Mapped[str | None] = mapped_column(String(100))
    post: Mapped[str | None] = mapped_column(String(100))
    rank: Mapped[Rank | None] = mapped_column(code(Rank, "rank"))
    absence_reason: Mapped[AbsenceReason | None] = mapped_column(code(AbsenceReason, "absence_reason"))
    has_absence_proof: Mapped[bool | None]
    is_staff_sent: Mapped[bool | None]
    is_lawyer_only: Mapped[bool | None]
    is_proof_filed: Mapped[bool | None]
    spoke: Mapped[bool | None]

    hearing: Mapped[Hearing] = relationship(back_populates="appearances")
    defendant: Mapped[Defendant] = relationship(back_populates="appearances")


@remembered("办案经过", case="case_id")
class LawsuitEntry(EntryColumns, Base):
    """A line in the timeline of a lawsuit."""

    __tablename__ = "litigation_entry"

    case_id: Mapped[int] = mapped_column(ForeignKey("litigation_case.id", ondelete="CASCADE"), index=True)
