"""The time to decide a case, as its facts stand, and the law that governs it."""

from caseapp.law.clocks import Due, Edition, Exclusion, counted_exclusions, edition_on
from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.clocks import due_to_decide
from caseapp.reconsideration.facts import CaseFacts
from caseapp.timeline.steps import Circumstances


def edition_of(facts: CaseFacts) -> Edition:
    """The edition that governs the case: that of its acceptance, before which that of its receipt."""
    return edition_on(facts.accepted_on or facts.received_on)


def is_simplified(facts: CaseFacts) -> bool:
    """Whether the case is in the simplified procedure, which exists since 2024 (ARL23 53)."""
    return facts.procedure is Procedure.SIMPLIFIED and edition_of(facts) is not Edition.ARL17


def time_to_decide(facts: CaseFacts, now: Circumstances) -> Due | None:
    """The last day to decide (ARL23 62; ARL17 31), its `on` None while the time stands still.

    None before acceptance, and where the facts contradict each other (a stay that ends before it starts).
    """
    try:
        return due_to_decide(facts, now.calendar, now.readings)
    except Refusal:
        return None


def needs_basis(kind: ExclusionKind, facts: CaseFacts) -> bool:
    """Whether time of this kind counts all the same unless a legal text is named that leaves it out."""
    return not counted_exclusions([Exclusion(kind, facts.received_on, None)], edition_of(facts))
