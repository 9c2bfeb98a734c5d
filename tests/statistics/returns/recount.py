"""The cells of 表1 counted on plain facts, written apart from the product and from its definition files.

The columns are those of statistics.md 1 by their numbers; the endings stand here by their keys after law.md table 2.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import Period

_LEVELS = (
    *("township", "county_department", "county", "city_department", "city", "province_department"),
    *("province", "ministry"),
)
_MATTERS = (
    *("penalty", "coercion", "expropriation", "licence", "right_determination", "confirmation", "information"),
    *("complaint", "omission"),
)
_UNTIL_ORDERED = (
    {"reject_claim", "dismiss_app"},
    {"uphold"},
    {"illegal", "invalid"},
    {"revoke", "revoke_part", "revoke_redo"},
    {"change"},
    {"order_perform", "agreement_order"},
)
_DEATH_AND_THE_LIKE = {"term_death", "term_dissolved", "term_criminal", "term_stay60", "term_other"}
_GIVEN_UP = {"term_self_corrected", "term_withdrawn"}
_OTHER = {"agreement_comp", "other"}
_ENDINGS = {
    2010: (*_UNTIL_ORDERED, {"mediated"}, _GIVEN_UP, {"term_settled"}, _DEATH_AND_THE_LIKE, _OTHER),
    2015: (*_UNTIL_ORDERED, {"mediated", "term_settled"}, _GIVEN_UP | _DEATH_AND_THE_LIKE, _OTHER),
}
_FIRST_MATTER = {2010: 21, 2015: 22}
_TOTAL = {2010: 31, 2015: 32}
_PENDING = {2010: 43, 2015: 42}
_COMPENSATION = {2010: 44, 2015: 44}


def recount(cases: Iterable[CaseFacts], period: Period, edition: int, office_level: str) -> Counter[int]:
    """Every column of the edition by its number; amounts in fen."""
    counts: Counter[int] = Counter()
    for facts in cases:
        for column, number in _columns(facts, period, edition, office_level):
            counts[column] += number
    return counts


def _columns(facts: CaseFacts, period: Period, edition: int, office_level: str) -> Iterator[tuple[int, int]]:
    start, end = period.start, period.end
    if start <= facts.received_on < end:
        yield from ((2, 1), (4, facts.applicant_count))
    if edition == 2015 and facts.opinion_issued_on and start <= facts.opinion_issued_on < end:
        yield 46, 1
        yield 47, int(facts.opinion_answered_on is not None and facts.opinion_answered_on < end)
    if facts.accepted_on is None:
        return
    if facts.accepted_on < start and (facts.closed_on is None or facts.closed_on >= start):
        yield 1, 1
    if facts.accepted_on < end and (facts.closed_on is None or facts.closed_on >= end):
        yield _PENDING[edition], 1
    if start <= facts.accepted_on < end:
        yield from ((column, 1) for column in _accepted(facts, edition, office_level))
    if facts.closed_on is not None and start <= facts.closed_on < end:
        yield from _closed(facts, edition)


def _accepted(facts: CaseFacts, edition: int, office_level: str) -> Iterator[int]:
    yield 3
    yield 5 + _LEVELS.index(facts.respondent_level) if facts.respondent_level in _LEVELS else 13
    yield 13 + _LEVELS.index(office_level)
    first = _FIRST_MATTER[edition]
    yield first + (_MATTERS.index(facts.matter) if facts.matter in _MATTERS else len(_MATTERS))
    if edition == 2015 and facts.is_norm_review_requested:
        yield 43


def _closed(facts: CaseFacts, edition: int) -> Iterator[tuple[int, int]]:
    total = _TOTAL[edition]
    yield total, 1
    yield next(total + at for at, endings in enumerate(_ENDINGS[edition], 1) if facts.ending in endings), 1
    yield _COMPENSATION[edition], int(facts.is_compensated)
    yield _COMPENSATION[edition] + 1, facts.compensation_fen or 0
