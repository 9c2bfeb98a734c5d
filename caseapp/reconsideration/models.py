"""Tables of the register of reconsideration cases."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseapp.db import Base, code, open_code
from caseapp.deadlines.models import Deadline
from caseapp.dialects import partial_index
from caseapp.history.models import STANDS_NOT, remembered
from caseapp.law.codes import (
    Channel,
    Disposal,
    ExclusionKind,
    Level,
    Matter,
    NormHandling,
    PartyKind,
    Procedure,
    RefusalReason,
    StayGround,
)
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.fields import Field
from caseapp.organs.models import Office, Organ, Region
from caseapp.timeline.models import EntryColumns

# Rules that one row can check alone, by the name under which a refusal is explained.
_RULES = {
    "applicant_count_positive": "applicant_count >= 1",
    "accepted_when_disposal_says_so": "(accepted_on IS NOT NULL) = (disposal IS NOT NULL AND disposal = 'accepted')",
    "disposed_with_a_date": "disposal IS NULL OR disposed_on IS NOT NULL",
    "disposed_not_before_received": "disposed_on IS NULL OR disposed_on >= received_on",
    "accepted_not_before_received": "accepted_on IS NULL OR accepted_on >= received_on",
    "closed_with_an_ending": "(closed_on IS NULL) = (ending IS NULL)",
    "closed_not_before_accepted": "closed_on IS NULL OR (accepted_on IS NOT NULL AND closed_on >= accepted_on)",
    "served_not_before_decided": (
        "served_on IS NULL OR (closed_on IS NOT NULL AND served_on >= closed_on)"
        " OR (accepted_on IS NULL AND disposed_on IS NOT NULL AND served_on >= disposed_on)"
    ),
    "extension_within_the_law": "extension_days BETWEEN 0 AND 30",
    "compensation_not_negative": "compensation_fen IS NULL OR compensation_fen >= 0",
    "opinion_answered_after_issue": "opinion_answered_on IS NULL OR opinion_answered_on >= opinion_issued_on",
}


@remembered(
    "复议案件",
    case="id",
    without=("search",),
    ranges=(
        ("received_on", "office_id", "applicant_count"),
        ("accepted_on", "office_id", "is_enterprise_related", "received_on"),
        ("closed_on", "office_id", "ending", "due_on", "accepted_on", "is_sued"),
        ("disposed_on", "office_id", "received_on"),
        ("opinion_issued_on", "office_id"),
        ("number",),
    ),
    still_open=(("closed_on", "accepted_on", "office_id"), ("disposal", "received_on", "office_id")),
    where={"disposed_on": "disposal <> 'accepted'", "number": STANDS_NOT},
)
class ReconsiderationCase(Base):
    """One application for reconsideration and all that became of it. Dates are civil dates in Asia/Shanghai."""

    __tablename__ = "reconsideration_case"
    __table_args__ = (
        *(CheckConstraint(rule, name) for name, rule in _RULES.items()),
        # The office stands last: an index that began with it would look better to SQLite than any range of dates.
        UniqueConstraint("number", "office_id"),
        UniqueConstraint("number_prefix", "number_year", "number_serial", "office_id"),
        # One range per date that places a case in a period; the columns behind it are what the sets of that date ask.
        Index("ix_reconsideration_received", "received_on", "office_id", "accepted_on", "applicant_count"),
        Index(
            "ix_reconsideration_accepted",
            "accepted_on",
            "office_id",
            "closed_on",
            "is_enterprise_related",
            "received_on",
        ),
        partial_index(
            "ix_reconsideration_closed",
            "closed_on",
            "office_id",
            "ending",
            "due_on",
            "accepted_on",
            "is_sued",
            where="closed_on IS NOT NULL",
        ),
        partial_index(
            "ix_reconsideration_undecided",
            "disposal",  # always NULL here, and first: so that SQLite sees that this index is the narrowest
            "received_on",
            "office_id",
            where="disposal IS NULL",
        ),
        partial_index(
            "ix_reconsideration_not_accepted",
            "disposed_on",
            "office_id",
            "disposal",
            "received_on",
            where="disposal <> 'accepted'",
        ),
        partial_index(
            "ix_reconsideration_open",
            "closed_on",  # the same
            "accepted_on",
            "office_id",
            "due_on",
            where="closed_on IS NULL",
        ),
        partial_index(
            "ix_reconsideration_open_handler",
            "handler",
            "closed_on",
            "office_id",
            "accepted_on",
            "due_on",
            where="closed_on IS NULL",
        ),
        partial_index(
            "ix_reconsideration_opinion",
            "opinion_issued_on",
            "office_id",
            where="opinion_issued_on IS NOT NULL",
        ),
        partial_index(
            "ix_reconsideration_suggestion",
            "suggestion_issued_on",
            "office_id",
            where="suggestion_issued_on IS NOT NULL",
        ),
        partial_index(
            "ix_reconsideration_unnumbered",
            "number",  # always NULL here
            "office_id",
            "accepted_on",
            "handler",
            where="number IS NULL AND accepted_on IS NOT NULL",
        ),
        Index("ix_reconsideration_respondent", "respondent_id", "received_on"),
        Index("ix_reconsideration_handler", "handler", "office_id", "received_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    # 案号, given on acceptance: as printed, and its three parts where it is written in the standard form
    number: Mapped[str | None] = mapped_column(String(100))
    number_prefix: Mapped[str | None] = mapped_column(String(40))
    number_year: Mapped[int | None]
    number_serial: Mapped[int | None]

    # The application (申请)
    received_on: Mapped[date]
    posted_on: Mapped[date | None]
    channel: Mapped[Channel | None] = mapped_column(code(Channel, "channel"))
    applicant_kind: Mapped[PartyKind | None] = mapped_column(code(PartyKind, "applicant_kind"))
    applicant_count: Mapped[int] = mapped_column(default=1)

    # The respondent that counts is the first; its level and region are those of the time (被申请人)
    respondent_id: Mapped[int] = mapped_column(ForeignKey("organ.id"))
    respondent_level: Mapped[Level | None] = mapped_column(code(Level, "respondent_level"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))

    # The act complained of (被申请行政行为)
    act_name: Mapped[str | None] = mapped_column(String(500))
    act_number: Mapped[str | None] = mapped_column(String(200))
    act_on: Mapped[date | None]
    act_known_on: Mapped[date | None]
    is_uninformed: Mapped[bool] = mapped_column(default=False, server_default=false())  # 未告知权利或期限, art 20(3)
    matter: Mapped[Matter | None] = mapped_column(code(Matter, "matter"))
    field: Mapped[Field | None] = mapped_column(open_code(Field))
    is_enterprise_related: Mapped[bool] = mapped_column(default=False)
    is_precondition: Mapped[bool] = mapped_column(default=False)
    is_norm_review_requested: Mapped[bool] = mapped_column(default=False)
    is_group_case: Mapped[bool] = mapped_column(default=False)

    # What became of the application (处理)
    disposal: Mapped[Disposal | None] = mapped_column(code(Disposal, "disposal"))
    disposed_on: Mapped[date | None]
    refusal_reason: Mapped[RefusalReason | None] = mapped_column(code(RefusalReason, "refusal_reason"))
    accepted_on: Mapped[date | None]
    is_deemed_accepted: Mapped[bool] = mapped_column(default=False)
    forwarded_to: Mapped[str | None] = mapped_column(String(200))

    intake_handler: Mapped[str | None] = mapped_column(String(50))  # 立案审查人

    # The review (审理)
    handler: Mapped[str | None] = mapped_column(String(50))
    second_handler: Mapped[str | None] = mapped_column(String(50))
    procedure: Mapped[Procedure | None] = mapped_column(code(Procedure, "procedure"))
    converted_on: Mapped[date | None]
    copy_sent_on: Mapped[date | None]
    copy_received_on: Mapped[date | None]
    reply_received_on: Mapped[date | None]
    is_reply_missing: Mapped[bool] = mapped_column(default=False, server_default=false())
    views_heard_on: Mapped[date | None]
    committee_consulted_on: Mapped[date | None]
    committee_opinion: Mapped[str | None] = mapped_column(Text)
    investigated_on: Mapped[date | None]  # 实地调查
    files_read_on: Mapped[date | None]  # 申请人、第三人查阅案卷
    deliberated_on: Mapped[date | None]  # 案件审理会集体讨论
    extension_days: Mapped[int] = mapped_column(default=0)
    extended_on: Mapped[date | None]
    extension_approver: Mapped[str | None] = mapped_column(String(50))
    extension_reason: Mapped[str | None] = mapped_column(String(500))

    # The decision and what follows it (决定)
    ending: Mapped[ReconsiderationEnding | None] = mapped_column(code(ReconsiderationEnding, "ending"))
    closed_on: Mapped[date | None]
    decision_number: Mapped[str | None] = mapped_column(String(100))
    is_without_reply: Mapped[bool] = mapped_column(default=False)  # 因不答复视为无证据, art 70
    served_on: Mapped[date | None]  # on the applicant
    respondent_served_on: Mapped[date | None]
    is_compensated: Mapped[bool] = mapped_column(default=False)
    compensation_fen: Mapped[int | None] = mapped_column(BigInteger)
    redo_due_on: Mapped[date | None]
    redone_on: Mapped[date | None]
    perform_due_on: Mapped[date | None]
    performed_on: Mapped[date | None]
    opinion_issued_on: Mapped[date | None]
    opinion_received_on: Mapped[date | None]
    opinion_answered_on: Mapped[date | None]
    suggestion_issued_on: Mapped[date | None]  # 行政复议建议书
    is_sued: Mapped[bool | None]  # None: not yet known
    is_petitioned: Mapped[bool | None]  # 复议后信访
    sued_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    remarks: Mapped[str | None] = mapped_column(Text)

    # Derived, recomputed by every action that changes what they rest on, and when the calendar changes
    review_due_on: Mapped[date | None]
    due_on: Mapped[date | None]
    is_due_provisional: Mapped[bool] = mapped_column(default=False)
    search: Mapped[str] = mapped_column(Text, default="")

    office: Mapped[Office] = relationship()
    respondent: Mapped[Organ] = relationship()
    region: Mapped[Region | None] = relationship()
    applicants: Mapped[list["Applicant"]] = relationship(cascade="all, delete-orphan", order_by="Applicant.position")
    co_respondents: Mapped[list["CoRespondent"]] = relationship(
        cascade="all, delete-orphan", order_by="CoRespondent.position"
    )
    corrections: Mapped[list["CorrectionRound"]] = relationship(
        cascade="all, delete-orphan", order_by="CorrectionRound.id"
    )
    exclusions: Mapped[list["Exclusion"]] = relationship(cascade="all, delete-orphan", order_by="Exclusion.id")
    hearings: Mapped[list["ReconsiderationHearing"]] = relationship(
        cascade="all, delete-orphan", order_by="ReconsiderationHearing.id"
    )
    norm_reviews: Mapped[list["NormReview"]] = relationship(cascade="all, delete-orphan", order_by="NormReview.id")
    deadlines: Mapped[list[Deadline]] = relationship(cascade="all, delete-orphan", order_by="Deadline.id")
    entries: Mapped[list["CaseEntry"]] = relationship(cascade="all, delete-orphan", order_by="CaseEntry.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy reads it from the class


@remembered("申请人", case="case_id")
class Applicant(Base):
    """申请人. The document and telephone numbers are masked in every list."""

    __tablename__ = "applicant"
    __table_args__ = (UniqueConstraint("case_id", "position"), CheckConstraint("name <> ''", "name_not_empty"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[PartyKind | None] = mapped_column(code(PartyKind, "kind"))
    document_number: Mapped[str | None] = mapped_column(String(50))
    telephone: Mapped[str | None] = mapped_column(String(50))
    address: Mapped[str | None] = mapped_column(String(300))
    agent: Mapped[str | None] = mapped_column(String(200))


@remembered("共同被申请人", case="case_id")
class CoRespondent(Base):
    """A respondent after the first (共同被申请人)."""

    __tablename__ = "co_respondent"
    __table_args__ = (UniqueConstraint("case_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"))
    position: Mapped[int]
    organ_id: Mapped[int] = mapped_column(ForeignKey("organ.id"), index=True)

    organ: Mapped[Organ] = relationship()


@remembered("补正", case="case_id")
class CorrectionRound(Base):
    """补正: the notice and what came of it (复议法第31条)."""

    __tablename__ = "correction_round"
    __table_args__ = (
        CheckConstraint("notified_on IS NOT NULL OR supplied_on IS NOT NULL", "has_a_date"),
        CheckConstraint(
            "supplied_on IS NULL OR notified_on IS NULL OR supplied_on >= notified_on", "supplied_after_notice"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"), index=True)
    notified_on: Mapped[date | None]  # the office notifies
    notice_received_on: Mapped[date | None]  # the applicant receives the notice
    supply_by_on: Mapped[date | None]  # the day set in the notice, or to which the office extended it
    supplied_on: Mapped[date | None]  # the office receives the corrected papers
    is_lapsed: Mapped[bool] = mapped_column(default=False)


@remembered("不计入期限", case="case_id")
class Exclusion(Base):
    """Time that does not count, half-open [start_on, end_on): 中止, 鉴定 … `end_on` NULL: still running."""

    __tablename__ = "exclusion"
    __table_args__ = (CheckConstraint("end_on IS NULL OR end_on >= start_on", "ends_after_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ExclusionKind] = mapped_column(code(ExclusionKind, "kind"))
    ground: Mapped[StayGround | None] = mapped_column(code(StayGround, "ground"))
    basis: Mapped[str | None] = mapped_column(String(200))
    start_on: Mapped[date]
    end_on: Mapped[date | None]


@remembered("听证", case="case_id")
class ReconsiderationHearing(Base):
    """听证. `held_on` may be unknown: many ledgers only say that there was one."""

    __tablename__ = "reconsideration_hearing"
    __table_args__ = (Index("ix_reconsideration_hearing_held_on", "held_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"), index=True)
    held_on: Mapped[date | None]
    notified_on: Mapped[date | None]
    head_attended: Mapped[bool | None]  # 被申请人负责人是否参加, art 51(3)
    head_name: Mapped[str | None] = mapped_column(String(50))
    head_post: Mapped[str | None] = mapped_column(String(100))
    absence_reason: Mapped[str | None] = mapped_column(String(300))
    substitute: Mapped[str | None] = mapped_column(String(100))


@remembered("附带审查", case="case_id")
class NormReview(Base):
    """规范性文件附带审查 (复议法第56条至第60条): which document, by whom it is examined, and what came of it."""

    __tablename__ = "norm_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    found_on: Mapped[date]  # the request was received, or the office found the problem itself
    handling: Mapped[NormHandling | None] = mapped_column(code(NormHandling, "handling"))
    notified_on: Mapped[date | None]  # the office that made it is asked for reasons
    notice_received_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    transferred_on: Mapped[date | None]
    transfer_received_on: Mapped[date | None]
    concluded_on: Mapped[date | None]  # examined here, or the answer of the organ to which it was transferred
    is_lawful: Mapped[bool | None]


@remembered("办案经过", case="case_id")
class CaseEntry(EntryColumns, Base):
    """A line in the timeline of a reconsideration case."""

    __tablename__ = "reconsideration_entry"

    case_id: Mapped[int] = mapped_column(ForeignKey("reconsideration_case.id", ondelete="CASCADE"), index=True)
