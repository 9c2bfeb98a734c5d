"""What examples of findings are built from.

An example is what is entered: the case in question first, then those it is linked to. `N` in a number becomes a number
of the example's own.
"""

from datetime import date, timedelta
from typing import Any

from caseapp.law.codes import ExclusionKind, Instance, Origin, StayGround
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts, ExclusionFacts, NormReviewFacts
from tests.quality.clean import clean_case, clean_lawsuit, sued, sued_both

Facts = CaseFacts | LawsuitFacts
Example = tuple[Facts, ...]
Pair = tuple[Example, Example]

CASE_NUMBER = "商政复〔2024〕N号"
COURT_NUMBER = "（2024）豫14行初N号"
_DAY = timedelta(days=1)


def case(**changes: Any) -> Example:
    return (clean_case(**{"number": CASE_NUMBER} | changes),)


def lawsuit(**changes: Any) -> Example:
    return (clean_lawsuit(**{"court_number": COURT_NUMBER} | changes),)


def turned(entry: Any, early: str, late: str, day: date) -> tuple[Example, Example]:
    """The dates a day apart the wrong way round, and both on the day."""
    return entry(**{early: day - _DAY, late: day}), entry(**{early: day, late: day})


def correction(**dates: Any) -> dict[str, Any]:
    return {"corrections": (CorrectionFacts(**dates),)}


def norm(**changes: Any) -> Example:
    dates: dict[str, Any] = {"title": "某办法", "found_on": date(2024, 1, 20)} | changes
    return case(norm_reviews=(NormReviewFacts(**dates),))


def stay(start: date, end: date | None = None, ground: StayGround = StayGround.DEATH) -> dict[str, Any]:
    return {"exclusions": (ExclusionFacts(kind=ExclusionKind.STAY, start_on=start, end_on=end, ground=ground),)}


def linked_lawsuit(**changes: Any) -> LawsuitFacts:
    named = {"court_number": COURT_NUMBER, "origin": Origin.UPHELD, "reconsideration_number": CASE_NUMBER}
    return clean_lawsuit(**named | {"defendants": sued_both({}, {})} | changes)


def second(**changes: Any) -> LawsuitFacts:
    named: dict[str, Any] = {"court_number": "（2024）豫行终N号", "instance": Instance.SECOND}
    affirmed = sued(ending=LitigationEnding.AFFIRM_JUDGMENT)
    return clean_lawsuit(**named | {"earlier_number": COURT_NUMBER, "defendants": affirmed} | changes)


def ended(ending: ReconsiderationEnding, **changes: Any) -> Example:
    return case(ending=ending, **changes)


def judged(ending: LitigationEnding, content: LitigationEnding | None = None, **changes: Any) -> Example:
    of_defendant = {
        name: changes.pop(name) for name in ("perform_due_on", "performed_on", "amount_fen") if name in changes
    }
    return lawsuit(defendants=sued(ending=ending, content=content, **of_defendant), **changes)
