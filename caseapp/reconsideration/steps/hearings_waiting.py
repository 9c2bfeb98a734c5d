"""Which hearings wait for which step, and whether notice is early enough. Of several, the earliest comes first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from caseapp.law.editions import Act, act_on
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, HearingFacts
from caseapp.timeline.steps import Circumstances

NOTICE = "行政复议法第五十一条第一款"


def notice_too_late(field: str, held_on: date, notified_on: date, now: Circumstances) -> Iterator[Refusal]:
    """Notice less than five working days ahead; before 2024 no law named a time."""
    if act_on(held_on) is Act.ARL17:
        return
    latest = reconsideration_clock("HEARING_NOTICE", held_on).due(held_on, now.calendar).on
    if latest is not None and notified_on > latest:
        yield Refusal(
            field,
            f"{held_on}举行的听证最迟应在{latest}通知，{notified_on}通知距听证不足5个工作日，"
            f"请另定听证日期（{NOTICE}）。",
        )


def first_unrecorded(facts: CaseFacts) -> int | None:
    """The place of the earliest hearing of which nobody has said whether the head came."""
    return _earliest(facts, lambda each: each.head_attended is None)


def first_planned(facts: CaseFacts) -> int | None:
    """The place of the earliest such hearing that has a day."""
    return _earliest(facts, lambda each: each.head_attended is None and each.held_on is not None)


def first_unnotified(facts: CaseFacts) -> int | None:
    """The place of the earliest of these that nobody was told of."""
    return _earliest(
        facts, lambda each: each.head_attended is None and each.held_on is not None and each.notified_on is None
    )


def with_hearing(facts: CaseFacts, at: int | None, **changes: Any) -> CaseFacts:
    """The facts with these changes to the hearing at that place; as they are where there is none."""
    if at is None:
        return facts
    changed = replace(facts.hearings[at], **changes)
    return replace(facts, hearings=(*facts.hearings[:at], changed, *facts.hearings[at + 1 :]))


def _earliest(facts: CaseFacts, waits: Callable[[HearingFacts], bool]) -> int | None:
    waiting = [(each.held_on or date.min, at) for at, each in enumerate(facts.hearings) if waits(each)]
    return min(waiting)[1] if waiting else None
