"""Which reconsideration case the person of this request may change."""

from flask import request

from caseapp.organs.guard import current_scope, refuse_unless_writing
from caseapp.reconsideration import queries
from caseapp.reconsideration.models import ReconsiderationCase


def case_to_edit(case_id: int) -> ReconsiderationCase:
    """The case of that id, held while it is changed. Aborts with 404 for one not seen, 403 for one only read."""
    scope = current_scope()
    case = queries.case_for_update(scope, case_id) if request.method == "POST" else queries.case_in(scope, case_id)
    refuse_unless_writing(case.office_id)
    return case
