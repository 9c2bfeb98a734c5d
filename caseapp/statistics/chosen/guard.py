"""For which office choices are shown, and who makes them."""

from caseapp.accounts.guard import current_person
from caseapp.accounts.models import Role
from caseapp.organs.guard import current_scope, may_write, office_meant
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_in


def office_to_choose_for() -> Office | None:
    """The office that the address names, else the person's own, else the first that has none above it.

    Aborts with 404 for an office that the person does not see; None where there is none at all.
    """
    offices, meant = offices_in(current_scope()), office_meant()
    if meant is None:
        return next((each for each in offices if each.parent_id is None), None)
    return next(each for each in offices if each.id == meant)


def may_choose(office_id: int) -> bool:
    """Whether the person chooses how this office's figures are defined: its head, or an administrator."""
    if current_person().role is Role.ADMINISTRATOR:
        return office_id in current_scope().office_ids
    return current_person().role is Role.HEAD and may_write(office_id)
