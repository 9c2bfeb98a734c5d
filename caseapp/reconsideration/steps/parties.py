"""What kinds of applicants a case has."""

from caseapp.law.codes import PartyKind
from caseapp.reconsideration.facts import CaseFacts


def has_none_of(kind: PartyKind, facts: CaseFacts) -> bool:
    """Whether it is known that no applicant is of this kind: one whose kind nobody recorded may be."""
    kinds = {each.kind or facts.applicant_kind for each in facts.applicants}
    is_known = None not in kinds and len(facts.applicants) >= facts.applicant_count
    return is_known and kind not in kinds
