"""Whose cases the person of this request sees, and whose they may change."""

from collections.abc import Sequence
from datetime import date

from flask import abort, request

from caseapp.accounts.guard import WRITERS, current_person
from caseapp.history.moments import Then
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_in, scope_of
from caseapp.organs.scope import Scope, Topic
from caseapp.organs.topics.queries import topic_of


def current_scope() -> Scope:
    """The person's office and all below it; every office for a person of the whole house."""
    return scope_of(current_person().office_id)


def office_asked() -> int | None:
    """The office that the address names (`?office=`), one that the person sees; None where it names none.

    Aborts with 404 for any other.
    """
    text = request.args.get("office")
    if not text:
        return None
    seen = {str(office_id): office_id for office_id in current_scope().office_ids}
    return seen[text] if text in seen else abort(404)


def office_meant() -> int | None:
    """The office that the address names, else the person's own; None: a person of the whole house names none.

    Aborts with 404 for an office that the person does not see today.
    """
    office = office_asked()
    return current_person().office_id if office is None else office


def scope_asked(then: Then | None = None) -> Scope:
    """The office that the address names and all below it; all that the person sees where it names none.

    `then`: those that stood below it at that moment. Raises MomentError where the office was not there yet.
    """
    return scope_of(office_meant(), then)


def topic_asked(on: date, then: Then | None = None) -> Topic | None:
    """The organ, region or field to which the address narrows the figures (`?topic=`), called as on the civil day `on`.

    None where it names none; aborts with 404 where it names what there is not. Raises MomentError where the ledger of
    that moment did not know it yet.
    """
    text = request.args.get("topic", "")
    return (topic_of(text, on=on, then=then) or abort(404)) if text else None


def may_write(office_id: int) -> bool:
    """Whether the person changes cases of this office: their own office's, not those of the offices below it."""
    person = current_person()
    return person.role in WRITERS and person.office_id in (None, office_id)


def refuse_unless_writing(office_id: int) -> None:
    """Abort with 403 where the person does not change cases of this office."""
    if not may_write(office_id):
        abort(403)


def offices_to_write() -> Sequence[Office]:
    """The offices in whose registers the person may enter cases, by name."""
    return [office for office in offices_in(current_scope()) if may_write(office.id)]
