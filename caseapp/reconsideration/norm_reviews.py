"""Which clocks run while a document of general effect is examined beside the act (规范性文件附带审查). Pure.

ARL23 56 to 60; ARL17 26 and 27, which set no time for the reasons of the organ that made the document.
"""

from collections.abc import Iterator
from datetime import date

from caseapp.law.codes import ExclusionKind, NormHandling, StayGround
from caseapp.law.running import RunningClock
from caseapp.law.workdays import Calendar
from caseapp.reconsideration.facts import CaseFacts, NormReviewFacts
from caseapp.reconsideration.started import started


def clocks_of_norm_reviews(facts: CaseFacts, calendar: Calendar) -> Iterator[RunningClock]:
    """The clocks of every document not yet concluded on, each with its title as the subject."""
    for row in facts.norm_reviews:
        if row.concluded_on is not None:
            continue
        subject = row.title
        if _is_examined_here(row):
            yield from _examined_here(facts, row, calendar, subject)
        elif row.transfer_received_on is not None:
            yield from started("NORM_RETURN", row.transfer_received_on, calendar, subject)
        elif row.transferred_on is None:
            yield from started("NORM_TRANSFER", row.found_on, calendar, subject)


def _is_examined_here(row: NormReviewFacts) -> bool:
    """Undecided it counts as not: to send it on has the shorter time. Whoever asked for reasons has decided."""
    if row.handling is None:
        return row.notified_on is not None or row.notice_received_on is not None
    return row.handling is NormHandling.OWN


def _examined_here(facts: CaseFacts, row: NormReviewFacts, calendar: Calendar, subject: str) -> Iterator[RunningClock]:
    yield from started("NORM_OWN", row.found_on, calendar, subject)
    if row.answered_on is None:
        if row.notified_on is None and row.notice_received_on is None:
            yield from started("NORM_NOTIFY", _stayed_on(facts, row), calendar, subject)
        yield from started("NORM_REPLY", row.notice_received_on, calendar, subject)


def _stayed_on(facts: CaseFacts, row: NormReviewFacts) -> date:
    """The day of the 中止 for the review of this document; until one is recorded, the day its review began."""
    stays = (
        each.start_on
        for each in facts.exclusions
        if each.kind is ExclusionKind.STAY
        and each.ground is StayGround.NORM_REVIEW
        and (each.end_on is None or each.end_on > row.found_on)
    )
    return max(min(stays, default=row.found_on), row.found_on)
