"""Which lawsuit the person of this request may change, or continue at a further instance."""

from flask import abort, request

from caseapp.litigation import queries
from caseapp.litigation.models import LitigationCase
from caseapp.organs.guard import current_scope, may_write


def lawsuit_to_edit(lawsuit_id: int) -> LitigationCase:
    """The lawsuit of that id, held while it is changed. Aborts with 404 for one not seen, 403 for one only read."""
    scope = current_scope()
    is_change = request.method == "POST"
    lawsuit = queries.lawsuit_for_update(scope, lawsuit_id) if is_change else queries.lawsuit_in(scope, lawsuit_id)
    return _writable(lawsuit)


def lawsuit_to_follow(lawsuit_id: int) -> LitigationCase:
    """The same for one that stays as it is: not held, for whoever enters a lawsuit holds the office first."""
    return _writable(queries.lawsuit_in(current_scope(), lawsuit_id))


def _writable(lawsuit: LitigationCase) -> LitigationCase:
    if not may_write(lawsuit.office_id):
        abort(403)
    return lawsuit
