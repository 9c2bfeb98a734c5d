"""What is noted of a case beside its main line: who examined it, what was done to find out, what followed.

Drawn from the case itself, so that nothing else of the ledger hangs on it.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from caseapp.demo.people import handlers_of
from caseapp.demo.timelines import Review
from caseapp.demo.timing import Days
from caseapp.law.codes import Procedure
from caseapp.law.endings import Correction, ReconsiderationEnding

_SHORTEST = timedelta(days=20)


def further_facts(name: str, days: Days, office: str, review: Review, ending: ReconsiderationEnding) -> dict[str, Any]:
    """The further facts of the reviewed case of that number, decided by the clerks of the office."""
    rng = Random(name)  # noqa: S311 -- a demonstration that must repeat itself, no secret
    facts = _found_out(rng, days, review, is_corrected=ending.correction is Correction.DIRECT)
    if rng.random() < 0.035:
        facts["suggestion_issued_on"] = days.later(review.ends_on, rng.randint(1, 9))
    return facts | {"intake_handler": rng.choice(handlers_of(office)[:3]), "is_petitioned": rng.random() < 0.03}


def _found_out(rng: Random, days: Days, review: Review, *, is_corrected: bool) -> dict[str, Any]:
    """实地调查, 阅卷 and 案审会: after the reply, before the decision; a simplified or a quick case has none."""
    first, last = review.accepted_on + timedelta(days=14), review.ends_on - timedelta(days=1)
    if last - first < _SHORTEST - timedelta(days=14) or review.procedure is Procedure.SIMPLIFIED:
        return {}
    facts: dict[str, Any] = {}
    if rng.random() < (0.34 if is_corrected else 0.16):
        facts["investigated_on"] = days.draw(rng, first, last)
    if rng.random() < 0.11:
        facts["files_read_on"] = days.draw(rng, first, last)
    if rng.random() < (0.7 if is_corrected else 0.13):
        facts["deliberated_on"] = _shortly_before(rng, days, last, first)
    return facts


def _shortly_before(rng: Random, days: Days, last: date, first: date) -> date:
    return max(first, days.on_or_before(last - timedelta(days=rng.randint(0, 6))))
