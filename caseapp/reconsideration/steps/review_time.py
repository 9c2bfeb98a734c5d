"""The time of the review of an application, and what the law makes of one that ran out."""

from collections.abc import Iterator
from datetime import date

from caseapp.law.clocks import deemed_accepted_on
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.clocks import due_to_review
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.stages import corrected_on
from caseapp.reconsideration.steps.dates import Known
from caseapp.timeline.steps import Circumstances


def review_ends(facts: CaseFacts, now: Circumstances) -> date:
    """The last day to accept or refuse (ARL23 30): five working days from receipt, or from the corrected papers."""
    ends = due_to_review(facts, now.calendar).on
    assert ends is not None  # noqa: S101 -- a review never stands still
    return ends


def accepted_by_law_on(facts: CaseFacts, now: Circumstances) -> date | None:
    """The day from which the law takes it as accepted if nobody refused it (ARL23 30(3)); None before 2024."""
    return deemed_accepted_on(facts.received_on, corrected_on(facts), now.calendar, now.readings)


def review_is_over(field: str, day: date, facts: CaseFacts, now: Circumstances) -> Iterator[Refusal]:
    """Under the Act of 2023 a review that ran out has accepted the application, whatever is done afterwards."""
    ends = review_ends(facts, now)
    if day > ends and accepted_by_law_on(facts, now) is not None:
        yield Refusal(
            field,
            f"审查期限已于{ends}届满，期内未决定不予受理的，自届满之日起视为受理（行政复议法第三十条第三款）；"
            "请核对日期，或者办理“确认视为受理”。",
        )


def before_review(facts: CaseFacts) -> tuple[Known, Known]:
    """What the review begins with; nothing that ends it lies before."""
    return (TITLES["received_on"], facts.received_on), (ROW_TITLES["corrections"]["supplied_on"], corrected_on(facts))
