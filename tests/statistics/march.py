"""March 2024, its edges, and the case sets in which something stands then."""

from datetime import date

from caseapp.db import db
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.tally import Question, count

MARCH = parse_period("2024-03")
FIRST, LAST, AFTER = date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1)
BEFORE = date(2024, 2, 29)


def sets_standing(holder: Office) -> set[str]:
    """The sets of March 2024 in which anything stands that was entered."""
    db.session.flush()
    counts = count(CASE_SETS.values(), Question(Scope((holder.id,), ""), MARCH))
    return {code for code, number in counts.items() if number}
