"""What is known of a reconsideration case, as one plain value: what a form or a ledger row says, and what a page shows.

A clerk's form, an imported row and an exported row are all a `CaseFacts`; two entries are the same when their facts are
equal. Field names are those of the table's columns and of the form's fields. Dates are civil dates in Asia/Shanghai.
"""

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantFacts:
    """One applicant."""

    name: str
    kind: PartyKind | None = None
    document_number: str | None = None
    telephone: str | None = None
    address: str | None = None
    agent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFacts:
    """One round of 补正."""

    notified_on: date | None = None
    notice_received_on: date | None = None
    supply_by_on: date | None = None
    supplied_on: date | None = None
    is_lapsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionFacts:
    """Time that does not count, half-open [start_on, end_on); no end: still running."""

    kind: ExclusionKind
    start_on: date
    end_on: date | None = None
    ground: StayGround | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFacts:
    """One 听证."""

    held_on: date | None = None
    notified_on: date | None = None
    head_attended: bool | None = None
    head_name: str | None = None
    head_post: str | None = None
    absence_reason: str | None = None
    substitute: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormReviewFacts:
    """One 规范性文件 examined beside the act."""

    title: str
    found_on: date
    handling: NormHandling | None = None
    notified_on: date | None = None
    notice_received_on: date | None = None
    answered_on: date | None = None
    transferred_on: date | None = None
    transfer_received_on: date | None = None
    concluded_on: date | None = None
    is_lawful: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """All facts of one case. `respondent` and `region` are names; an organ or region not yet known is created."""

    received_on: date
    applicants: tuple[ApplicantFacts, ...]
    respondent: str

    number: str | None = None
    posted_on: date | None = None
    channel: Channel | None = None
    applicant_kind: PartyKind | None = None
    applicant_count: int = 1
    respondent_level: Level | None = None
    region: str | None = None
    co_respondents: tuple[str, ...] = ()
    act_name: str | None = None
    act_number: str | None = None
    act_on: date | None = None
    act_known_on: date | None = None
    is_uninformed: bool = False
    matter: Matter | None = None
    field: Field | None = None
    is_enterprise_related: bool = False
    is_precondition: bool = False
    is_norm_review_requested: bool = False
    is_group_case: bool = False

    disposal: Disposal | None = None
    disposed_on: date | None = None
    refusal_reason: RefusalReason | None = None
    accepted_on: date | None = None
    is_deemed_accepted: bool = False
    forwarded_to: str | None = None
    intake_handler: str | None = None
    corrections: tuple[CorrectionFacts, ...] = ()

    handler: str | None = None
    second_handler: str | None = None
    procedure: Procedure | None = None
    converted_on: date | None = None
    copy_sent_on: date | None = None
    copy_received_on: date | None = None
    reply_received_on: date | None = None
    is_reply_missing: bool = False
    views_heard_on: date | None = None
    committee_consulted_on: date | None = None
    committee_opinion: str | None = None
    investigated_on: date | None = None
    files_read_on: date | None = None
    deliberated_on: date | None = None
    exclusions: tuple[ExclusionFacts, ...] = ()
    extension_days: int = 0
    extended_on: date | None = None
    extension_approver: str | None = None
    extension_reason: str | None = None
    hearings: tuple[HearingFacts, ...] = ()
    norm_reviews: tuple[NormReviewFacts, ...] = ()

    ending: ReconsiderationEnding | None = None
    closed_on: date | None = None
    decision_number: str | None = None
    is_without_reply: bool = False
    served_on: date | None = None
    respondent_served_on: date | None = None
    is_compensated: bool = False
    compensation_fen: int | None = None
    redo_due_on: date | None = None
    redone_on: date | None = None
    perform_due_on: date | None = None
    performed_on: date | None = None
    opinion_issued_on: date | None = None
    opinion_received_on: date | None = None
    opinion_answered_on: date | None = None
    suggestion_issued_on: date | None = None
    is_sued: bool | None = None
    is_petitioned: bool | None = None
    sued_on: date | None = None
    filed_on: date | None = None
    remarks: str | None = None
