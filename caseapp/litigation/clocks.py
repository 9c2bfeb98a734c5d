"""Which clocks run in a lawsuit at one instance: started by its facts and stopped by none of them. Pure.

Those of the defendants (`running_clocks`) and those of the court (`clocks_of_court`), for which an office waits. The
summons to a hearing and the notice to its official are the court's to send: no clock shows them. What the plaintiff may
do (FILE_*, ENFORCE) and what becomes of the court's own stays (STAY_END) is not in the register.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from caseapp.law.codes import Instance, Procedure
from caseapp.law.court_clocks import court_clock
from caseapp.law.reckoning import Bearer, Clock, Unit
from caseapp.law.running import RunningClock
from caseapp.law.workdays import Calendar
from caseapp.litigation.appeal_time import can_be_appealed
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.reconsideration.rights import still_of_use

__all__ = ["PERFORM", "clocks_of_court", "running_clocks", "still_of_use"]

PERFORM: Final = Clock(
    "PERFORM",
    "履行裁判",
    "裁判生效",
    0,
    Unit.DAYS,
    "行政诉讼法（2017年修正）第九十四条",
    Bearer.DEFENDANT,
    is_set_by_paper=True,
)
"""The time that a judgment sets for what it orders."""

_SET_BY_COURT: Final = "被告收到起诉状副本；举证期限由法院确定，最长15日，法院确定的期限更短的，以法院确定的为准"


def running_clocks(facts: LawsuitFacts, calendar: Calendar) -> tuple[RunningClock, ...]:
    """Every clock of law.md 1c that the defendants owe, or that is their right, by its last day.

    Rights are here also when they have lapsed (see `still_of_use`). Nobody owes anything any more in a case that is
    filed.
    """
    found = [*_rights(facts, calendar), *([] if facts.filed_on else _owed(facts, calendar))]
    return _in_order(found)


def clocks_of_court(facts: LawsuitFacts, calendar: Calendar) -> tuple[RunningClock, ...]:
    """How long the court itself has to decide, as long as it has not.

    Shown beside the others; no deadline of the office. What the court leaves out or grants itself more (JI18 50) is not
    known here. A second instance has three months from receipt of the appeal; known is the day it was docketed.
    """
    if facts.decided_on is not None or facts.filed_on is not None or facts.docketed_on is None:
        return ()
    if facts.instance is Instance.RETRIAL:  # it goes by the rules of the instance retried, which the case does not say
        return ()
    clock = court_clock("FIRST_SIMPLE" if facts.procedure is Procedure.SIMPLIFIED else "FIRST")
    if facts.instance is Instance.SECOND:
        clock = replace(court_clock("SECOND"), trigger="二审立案，法定自收到上诉状起算")
    return (_run(clock, facts.docketed_on, calendar),)


def _owed(facts: LawsuitFacts, calendar: Calendar) -> Iterator[RunningClock]:
    if facts.decided_on is None:
        yield from _answers(facts, calendar)
    else:
        yield from _performances(facts)
    if facts.is_norm_review_requested and facts.suggestion_received_on and facts.suggestion_answered_on is None:
        yield _run(court_clock("SJ_REPLY"), facts.suggestion_received_on, calendar)


def _answers(facts: LawsuitFacts, calendar: Calendar) -> Iterator[RunningClock]:
    """What the defendant must file; once the court has decided there is nothing left to file."""
    if facts.instance is Instance.SECOND:
        if facts.defence_filed_on is None:
            yield _run(court_clock("APPEAL_REPLY"), facts.served_on, calendar)
    elif facts.instance is Instance.FIRST:
        yield from _defence_and_evidence(facts, calendar)


def _defence_and_evidence(facts: LawsuitFacts, calendar: Calendar) -> Iterator[RunningClock]:
    has_defence, has_evidence = facts.defence_filed_on is not None, facts.evidence_filed_on is not None
    if facts.evidence_delay_ended_on is not None:  # granted for the evidence alone, JI18 34
        if not has_evidence:
            yield _run(court_clock("DEFEND_EXTENDED"), facts.evidence_delay_ended_on, calendar)
        has_evidence = True
    if facts.procedure is Procedure.SIMPLIFIED:
        if not has_evidence:  # a written defence is then the defendant's choice, JI18 104
            yield _run(replace(court_clock("DEFEND_SIMPLE"), trigger=_SET_BY_COURT), facts.served_on, calendar)
    elif not (has_defence and has_evidence):
        lacking = "尚缺证据" if has_defence else "尚缺答辩状" if has_evidence else ""
        yield _run(court_clock("DEFEND"), facts.served_on, calendar, lacking)


def _performances(facts: LawsuitFacts) -> Iterator[RunningClock]:
    """What each defendant was ordered to do by a day; a judgment under appeal orders nothing yet."""
    start = facts.effective_on or facts.decided_on
    if start is None or (facts.is_appealed and facts.effective_on is None):
        return
    clock = PERFORM if facts.effective_on else replace(PERFORM, trigger="作出裁判")
    for defendant in facts.defendants:
        if defendant.perform_due_on is not None and defendant.performed_on is None:
            due = clock.due_as_named(start, defendant.perform_due_on)
            yield RunningClock(clock, start, due, defendant.organ)


def _rights(facts: LawsuitFacts, calendar: Calendar) -> Iterator[RunningClock]:
    if facts.decided_on is None and facts.instance is Instance.FIRST:
        yield _run(court_clock("JURISDICTION_OBJ"), facts.served_on, calendar)
    yield from _appeals(facts, calendar)
    if facts.effective_on is not None and facts.instance is not Instance.RETRIAL:
        yield _run(court_clock("RETRIAL_APPLY"), facts.effective_on, calendar)


def _appeals(facts: LawsuitFacts, calendar: Calendar) -> Iterator[RunningClock]:
    """The time to appeal, open until it is said whether somebody did, or that the decision is in force."""
    is_open = facts.is_appealed is None and facts.appealed_on is None and facts.effective_on is None
    if not is_open or facts.decision_received_on is None or facts.instance is not Instance.FIRST:
        return
    ids = {appeal: _organs(facts, appeal) for appeal in ("APPEAL_J", "APPEAL_R")}
    for id, organs in ids.items():
        if organs:
            subject = "、".join(organs) if all(ids.values()) else ""
            yield _run(court_clock(id), facts.decision_received_on, calendar, subject)


def _organs(facts: LawsuitFacts, appeal: str) -> list[str]:
    return [each.organ for each in facts.defendants if _appeal_of(facts, each) == appeal]


def _appeal_of(facts: LawsuitFacts, defendant: DefendantFacts) -> str | None:
    """Which time the defendant's ending gives to appeal; None for 撤诉, 调解, 终结 and the like, which give none."""
    if defendant.ending is None or not can_be_appealed(replace(facts, defendants=(defendant,))):
        return None
    return "APPEAL_J" if defendant.ending.is_judgment else "APPEAL_R"


def _run(clock: Clock, start: date, calendar: Calendar, subject: str = "") -> RunningClock:
    return RunningClock(clock, start, clock.due(start, calendar), subject)


def _in_order(found: list[RunningClock]) -> tuple[RunningClock, ...]:
    return tuple(sorted(found, key=lambda each: each.due.on or date.max))
