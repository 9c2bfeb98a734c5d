"""What is known of a lawsuit at one instance, as one plain value (see reconsideration/facts.py).

An appearance names its defendant by the organ's name, which is unique within a case.
"""

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaintiffFacts:
    """One plaintiff."""

    name: str
    kind: PartyKind | None = None
    document_number: str | None = None
    telephone: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefendantFacts:
    """One defendant and how the court found. `content`: what a higher court put in its place (改判)."""

    organ: str
    level: Level | None = None
    region: str | None = None
    role: DefendantRole | None = None
    form: DefendantForm | None = None
    ending: LitigationEnding | None = None
    content: LitigationEnding | None = None
    amount_fen: int | None = None
    perform_due_on: date | None = None
    performed_on: date | None = None
    remarks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceFacts:
    """Who came for one defendant to one hearing, or why nobody did. `appeared` None: not recorded."""

    organ: str
    appeared: bool | None = None
    person: str | None = None
    post: str | None = None
    rank: Rank | None = None
    absence_reason: AbsenceReason | None = None
    has_absence_proof: bool | None = None
    is_staff_sent: bool | None = None
    is_lawyer_only: bool | None = None
    is_proof_filed: bool | None = None
    spoke: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFacts:
    """One sitting of the court. A hearing day stands once in a case."""

    held_on: date
    is_open: bool = True
    summons_received_on: date | None = None
    notice_received_on: date | None = None
    appearances: tuple[AppearanceFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawsuitFacts:
    """All facts of one case at one instance. Court, organs and regions are names; those not yet known are created."""

    court_number: str
    served_on: date
    plaintiffs: tuple[PlaintiffFacts, ...]
    defendants: tuple[DefendantFacts, ...]

    instance: Instance = Instance.FIRST
    court: str | None = None
    procedure: Procedure | None = None
    docketed_on: date | None = None
    origin: Origin | None = None
    earlier_number: str | None = None
    reconsideration_number: str | None = None
    plaintiff_kind: PartyKind | None = None
    matter: Matter | None = None
    field: Field | None = None
    cause: str | None = None
    is_norm_review_requested: bool = False
    handler: str | None = None
    defence_filed_on: date | None = None
    evidence_filed_on: date | None = None
    evidence_delay_ended_on: date | None = None
    is_must_appear: bool | None = None
    must_appear_ground: str | None = None
    hearings: tuple[HearingFacts, ...] = ()

    decided_on: date | None = None
    decision_number: str | None = None
    decision_received_on: date | None = None
    effective_on: date | None = None
    is_appealed: bool | None = None
    appealed_on: date | None = None
    has_judicial_suggestion: bool = False
    suggestion_received_on: date | None = None
    suggestion_answered_on: date | None = None
    filed_on: date | None = None
    remarks: str | None = None
