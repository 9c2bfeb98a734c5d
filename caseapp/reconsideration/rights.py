"""The time limits of an applicant: to apply, and to sue. Rights that simply lapse; nobody owes them. Pure.

Not known to the register, so not here: when one who was not told of the right learnt of it, what kept an applicant from
applying, and whether an act concerns real estate. The words of an answer say so where it matters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseapp.law.codes import Disposal
from caseapp.law.days_in_words import day_in_words
from caseapp.law.editions import Act, act_on
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.reckoning import Due
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.law.running import RunningClock
from caseapp.law.timeliness import apply_due, in_time, longest_due
from caseapp.law.workdays import Calendar
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.started import as_running

_SHOWN_AFTER = timedelta(days=30)

_BEFORE_ACCEPTANCE = frozenset({Stage.RECEIVED, Stage.CORRECTING})


@dataclass(frozen=True)
class Timeliness:
    """Whether an application came in time: by `tested_on`, the day it was posted or else received, against `due`.

    `sentence` is the finding for the clerk, with its article and with what the register cannot know.
    """

    due: Due
    tested_on: date
    is_in_time: bool
    sentence: str


def still_of_use(running: RunningClock, today: date) -> bool:
    """Whether a clock is worth showing today: a right from the day it begins until 30 days after it lapsed.

    What somebody owes always is. The right to sue because no decision came begins once the last day to decide is over.
    """
    if not running.clock.is_right or running.due.on is None:
        return True
    begins_on = running.start + timedelta(days=running.clock.id == "SUE_NO_DECISION")
    return begins_on <= today <= running.due.on + _SHOWN_AFTER


def application_timeliness(facts: CaseFacts, calendar: Calendar) -> Timeliness | None:
    """Whether the application came in time (ARL23 20, 21; ARL17 9), days in the post not counted (CPL23 85(4)).

    None where the facts do not tell: neither day is known, or only that of the act and its longest limit is not over.
    """
    tested_on = facts.posted_on or facts.received_on
    dues = [due for due in _dues_to_apply(facts, calendar) if due.on is not None]
    if not dues:
        return None
    missed = (each for each in dues if not in_time(each, facts.received_on, facts.posted_on))
    due = next(missed, None)
    is_in_time = due is None
    due = due or min(dues, key=_last_day)
    if is_in_time and facts.act_known_on is None:
        return None
    return Timeliness(due, tested_on, is_in_time, _finding(facts, due, tested_on, is_in_time=is_in_time))


def rights(facts: CaseFacts, calendar: Calendar, due_to_decide: Due | None) -> Iterator[RunningClock]:
    """The rights of the applicant that have begun; those that lapsed are among them (see `still_of_use`).

    `due_to_decide`: the last day to decide; only where no decision came does a right begin with it, as it runs out.
    """
    if stage_of(facts) in _BEFORE_ACCEPTANCE:
        yield from map(as_running, _dues_to_apply(facts, calendar))
    if not facts.is_sued and facts.sued_on is None:
        yield from map(as_running, _dues_to_sue(facts, calendar, due_to_decide))


def _dues_to_apply(facts: CaseFacts, calendar: Calendar) -> Iterator[Due]:
    asked_on = facts.posted_on or facts.received_on
    if facts.act_known_on is not None:
        if not facts.is_uninformed:
            yield apply_due(facts.act_known_on, calendar)
        elif act_on(asked_on) is Act.ARL23:
            # The 60 days run from learning of the right, a day unknown here; the year from knowing the act caps them.
            yield reconsideration_clock("APPLY_UNINFORMED_MAX", asked_on).due(facts.act_known_on, calendar)
    if facts.act_on is not None:
        longest = longest_due(facts.act_on, asked_on, calendar, is_realty=False)
        if longest is not None:
            yield longest


def _dues_to_sue(facts: CaseFacts, calendar: Calendar, due_to_decide: Due | None) -> Iterator[Due]:
    if facts.served_on is not None:
        if (id := _right_on_service(facts, facts.served_on)) is not None:
            yield reconsideration_clock(id, facts.served_on).due(facts.served_on, calendar)
    elif facts.closed_on is None and due_to_decide is not None and due_to_decide.on is not None:
        clock = reconsideration_clock("SUE_NO_DECISION", due_to_decide.on)
        if facts.is_precondition:  # the same fifteen days, by the rule of such cases: ARL23 34; ARL17 19
            clock = replace(clock, article=reconsideration_clock("SUE_PRECOND", due_to_decide.on).article)
        yield clock.due(due_to_decide.on, calendar)


def _right_on_service(facts: CaseFacts, served_on: date) -> str | None:
    """Which right to sue the paper served on the applicant gives; None for one that gives no fifteen days."""
    if facts.closed_on is None or facts.ending is None:
        return "SUE_PRECOND" if facts.is_precondition and facts.disposal is Disposal.REFUSED else None
    if not facts.ending.is_decision:  # against 调解书 and 终止 ALL17 45 gives no fifteen days
        return None
    is_dismissed = facts.ending is ReconsiderationEnding.DISMISS_APP
    # The Act before 2024 named only the refusal (19); a dismissal was then a decision like any other.
    if facts.is_precondition and is_dismissed and act_on(served_on) is Act.ARL23:
        return "SUE_PRECOND"
    return "SUE_AFTER"


def _last_day(due: Due) -> date:
    return due.on or date.max


def _finding(facts: CaseFacts, due: Due, tested_on: date, *, is_in_time: bool) -> str:
    last = _last_day(due)
    day = f"{'交邮' if facts.posted_on else '收到申请'}日期{day_in_words(tested_on)}"
    post = "，在途时间不计（民事诉讼法第八十五条第四款）" if facts.posted_on else ""
    doubt = "（暂定）" if due.is_provisional else ""
    found = "未超过申请期限" if is_in_time else f"已超过申请期限{(tested_on - last).days}日"
    title = due.reckoning.clock.title if due.reckoning else "申请期限"
    limit = f"{title}至{day_in_words(last)}{doubt}届满（{due.article}）"
    return f"{limit}，{day}{post}，{found}。{_proviso(due, is_in_time=is_in_time)}"


def _proviso(due: Due, *, is_in_time: bool) -> str:
    id = due.reckoning.clock.id if due.reckoning else ""
    if id == "APPLY_UNINFORMED_MAX" and is_in_time:
        return "未告知申请权利、机关或者期限的，60日自知道或者应当知道之日起计算，最长为一年，请核对知道之日。"
    if is_in_time:
        return ""
    if id == "APPLY_MAX":
        return "因不动产提出的申请，最长期限为二十年，请核对。"
    return "有不可抗力或者其他正当理由耽误的，期限自障碍消除之日起继续计算，请核对。"
