"""What every way of closing a case must keep to, and what it may bring with it."""

from collections.abc import Iterator
from datetime import date

from caseapp.law.codes import ExclusionKind
from caseapp.law.editions import Act, act_on
from caseapp.law.endings import Correction, ReconsiderationEnding
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.sections import TITLES
from caseapp.reconsideration.steps.dates import Known, not_before
from caseapp.timeline.steps import Step

COMPENSATION_HINT = "以元为单位；填写数额即记为有行政赔偿。"

# What happens in the course of the review, so never after its end. A reply may still come in after an early dismissal.
_BEFORE_THE_END = (
    "accepted_on",
    "converted_on",
    "copy_sent_on",
    "views_heard_on",
    "committee_consulted_on",
    "investigated_on",
    "files_read_on",
    "deliberated_on",
    "extended_on",
)


def closing_day_faults(step: Step[CaseFacts], closed_on: date, facts: CaseFacts) -> Iterator[Refusal]:
    """Not before anything of the review, a hearing still ahead included."""
    yield from not_before(
        step, "closed_on", *((TITLES[name], getattr(facts, name)) for name in _BEFORE_THE_END), *_stretches(facts)
    )
    ahead = max((each.held_on for each in facts.hearings if each.held_on), default=closed_on)
    if ahead > closed_on:
        yield Refusal(
            "closed_on",
            f"听证日期{ahead}晚于结案日期{closed_on}：不再举行的请先取消听证，已经举行的请核对日期（{step.article}）。",
        )


def compensation_faults(amount_fen: int | None) -> Iterator[Refusal]:
    """No negative amount."""
    if amount_fen is not None and amount_fen < 0:
        yield Refusal("compensation_fen", "赔偿数额不能为负数，请改正（行政复议法第七十二条）。")


def is_known_on(ending: ReconsiderationEnding, day: date) -> bool:
    """Whether the law of that day knew this way of ending a case.

    Before 2024 an office revoked in part under its power to revoke: the Act named it only afterwards.
    """
    knew_always = (ReconsiderationEnding.REVOKE_PART, ReconsiderationEnding.OTHER)
    return act_on(day) is Act.ARL23 or bool(ending.article_2017) or ending in knew_always


def leaves_the_act_alone(ending: ReconsiderationEnding) -> bool:
    """Whether the decision corrects nothing, so that nothing follows from it."""
    return ending.correction is Correction.NONE and ending is not ReconsiderationEnding.OTHER


def _stretches(facts: CaseFacts) -> Iterator[Known]:
    for each in facts.exclusions:
        what = each.kind.label
        yield f"{what}开始日期", each.start_on
        yield ("恢复日期" if each.kind is ExclusionKind.STAY else f"{what}结束日期"), each.end_on
