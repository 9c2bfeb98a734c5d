"""Whose cases the person of this request sees, and whose they may change."""

from collections.abc import Sequence

from flask import abort, request

from caseapp.accounts.guard import WRITERS, current_person
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_in, scope_of
from caseapp.organs.scope import Scope


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


def scope_asked() -> Scope:
    """The office that the address names and all below it; all that the person sees where it names none."""
    office = office_asked()
    return current_scope() if office is None else scope_of(office)


def may_write(office_id: int) -> bool:
    """Whether the person changes cases of this office: their own office's, not those of the offices below it."""
    person = current_person()
    return person.role in WRITERS and person.office_id in (None, office_id)


def offices_to_write() -> Sequence[Office]:
    """The offices in whose registers the person may enter cases, by name."""
    return [office for office in offices_in(current_scope()) if may_write(office.id)]
