"""What is counted for a report: the cases of every set, and what each of them adds."""

from typing import Any

from sqlalchemy import func, literal

from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.organs.scope import Scope
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS, entries
from caseapp.statistics.tables.models import tables_then

Members = tuple[tuple[int, int], ...]


def members_then(scope: Scope, period: Period, then: Then) -> dict[str, Members]:
    """(case id, amount) of every case in each set, by the set's code, as the ledger stood; the amount of a case is 1
    where cases are counted.

    The same predicates as those of the figures and breakdowns: `build_sheet_then` comes to the same numbers.
    """
    tables = tables_then(then.change)
    found = {}
    for code, case_set in CASE_SETS.items():
        amount = (
            literal(1) if case_set.amount is None else func.coalesce(case_set.amount(tables, period.until(then.day)), 0)
        )
        chosen: Any = entries(case_set, scope, period, tables=tables, last_day=then.day).add_columns(amount)
        found[code] = tuple((case_id, adds) for case_id, adds in db.session.execute(chosen))
    return found
