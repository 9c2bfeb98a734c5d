"""The moment of the ledger that a page is asked for."""

from datetime import UTC, datetime

from flask import request

from caseapp.history.moments import Then, read_moment
from caseapp.history.queries import ledger_at


def then_asked() -> Then | None:
    """The ledger as of the moment that the address names (`?as_of=`); None: as it stands. Raises MomentError."""
    text = request.args.get("as_of", "").strip()
    return ledger_at(read_moment(text), datetime.now(UTC)) if text else None
