"""A case as the ledger knows it on a day: what lies after that day has not happened yet."""

from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts, ExclusionFacts, HearingFacts

Facts = TypeVar("Facts", CaseFacts, LawsuitFacts, CorrectionFacts, ExclusionFacts, HearingFacts)

# What is not dated itself and comes with something that is: the fact it hangs on, and what it was before.
_WITH_DISPOSAL = ("disposal", "refusal_reason", "forwarded_to", "number", "procedure")
_HANDLERS = ("intake_handler", "handler", "second_handler")
_WITH_DECISION = ("ending", "decision_number", "compensation_fen", "redo_due_on", "perform_due_on")
_AFTERWARDS = ("is_sued", "is_petitioned")
_WITH_EXTENSION = ("extension_approver", "extension_reason")


def case_known_on(facts: CaseFacts, day: date) -> CaseFacts | None:
    """The case as the ledger has it on the evening of `day`; None when the application has not come yet."""
    if facts.received_on > day:
        return None
    changes: dict[str, Any] = {
        "corrections": tuple(
            _without_later_days(each, day) for each in facts.corrections if _begun(each.notified_on, day)
        ),
        "exclusions": tuple(_without_later_days(each, day) for each in facts.exclusions if _begun(each.start_on, day)),
        "hearings": tuple(hearing for hearing in facts.hearings if _begun(hearing.held_on, day)),
    }
    if facts.disposed_on is not None and facts.disposed_on > day:
        changes |= dict.fromkeys((*_WITH_DISPOSAL, *_HANDLERS))
        changes["corrections"] = tuple(replace(each, is_lapsed=False) for each in changes["corrections"])
    if facts.closed_on is not None and facts.closed_on > day:
        changes |= dict.fromkeys((*_WITH_DECISION, *_AFTERWARDS)) | {"is_without_reply": False, "is_compensated": False}
    if facts.extended_on is not None and facts.extended_on > day:
        changes |= dict.fromkeys(_WITH_EXTENSION) | {"extension_days": 0}
    if facts.committee_consulted_on is not None and facts.committee_consulted_on > day:
        changes["committee_opinion"] = None
    return _without_later_days(replace(facts, **changes), day)


def lawsuit_known_on(facts: LawsuitFacts, day: date) -> LawsuitFacts | None:
    """The lawsuit as the ledger has it on the evening of `day`; None when it has not been served yet."""
    if facts.served_on > day:
        return None
    changes: dict[str, Any] = {"hearings": tuple(hearing for hearing in facts.hearings if hearing.held_on <= day)}
    if facts.decided_on is not None and facts.decided_on > day:
        undecided = (replace(each, ending=None, content=None, amount_fen=None) for each in facts.defendants)
        changes |= {"defendants": tuple(undecided), "is_appealed": None, "has_judicial_suggestion": False}
    return _without_later_days(replace(facts, **changes), day)


def _begun(start: date | None, day: date) -> bool:
    return start is not None and start <= day


def _without_later_days(facts: Facts, day: date) -> Facts:
    values = {fact.name: getattr(facts, fact.name) for fact in fields(facts)}
    later = [name for name, value in values.items() if isinstance(value, date) and value > day]
    # A day set for doing something is known beforehand.
    unknown: dict[str, Any] = {name: None for name in later if not name.endswith("due_on")}
    return replace(facts, **unknown)
