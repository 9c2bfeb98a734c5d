"""Which clocks run in a reconsideration case: started by its facts and stopped by none of them. Pure.

The five days to ask for a correction (CORRECT_NOTICE) are those of the review and are not shown twice. Not here, as the
register holds no fact that starts them: FORWARD (the agency's own five days), OMISSION. DEEMED_ACCEPT is no time to
wait for, EXTEND is told within the time to decide. Service of a decision has no number of days in the law.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from caseapp.law.clocks import (
    DecisionTerms,
    Exclusion,
    counted_exclusions,
    decision_due,
    edition_on,
    review_due,
)
from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.law.days_in_words import day_in_words
from caseapp.law.editions import Act, act_on
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.reckoning import Due
from caseapp.law.reconsideration_clocks import reconsideration_clock, redo_clock, stay_term_clock
from caseapp.law.running import RunningClock
from caseapp.law.workdays import Calendar
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts, HearingFacts
from caseapp.reconsideration.norm_reviews import clocks_of_norm_reviews
from caseapp.reconsideration.rights import application_timeliness, rights, still_of_use
from caseapp.reconsideration.stages import Stage, corrected_on, open_correction, running_stay, stage_of
from caseapp.reconsideration.started import as_running, started

__all__ = [
    "application_timeliness",
    "due_to_correct",
    "due_to_decide",
    "due_to_review",
    "running_clocks",
    "still_of_use",
]


def running_clocks(
    facts: CaseFacts, calendar: Calendar, *, readings: Readings = USUAL_READINGS
) -> tuple[RunningClock, ...]:
    """Every clock of law.md 1a and 1b that runs in the case, by its last day; those that stand still come last.

    The rights of the applicant are among them, also lapsed ones (see `still_of_use`). Nobody owes anything any more in
    a case that is filed.
    """
    decide = due_to_decide(facts, calendar, readings) if facts.closed_on is None else None
    found = [*_owed(facts, calendar, decide, readings), *rights(facts, calendar, decide)]
    return tuple(sorted(found, key=lambda each: each.due.on or date.max))


def due_to_review(facts: CaseFacts, calendar: Calendar) -> Due:
    """The last day to accept or refuse (ARL23 30; ARL17 17), also of an application dealt with by now."""
    return review_due(facts.received_on, corrected_on(facts), calendar)


def due_to_decide(facts: CaseFacts, calendar: Calendar, readings: Readings = USUAL_READINGS) -> Due | None:
    """The last day to decide, also of a case decided by now; None before acceptance. The one place it is reckoned.

    Raises Refusal for an extension that the law does not allow, which no case of the register has.
    """
    terms = _terms(facts)
    return decision_due(terms, calendar, readings) if terms else None


def _terms(facts: CaseFacts) -> DecisionTerms | None:
    if facts.accepted_on is None:
        return None
    recorded = [Exclusion(row.kind, row.start_on, row.end_on, row.basis or "") for row in facts.exclusions]
    recorded += [
        Exclusion(ExclusionKind.CORRECTION, row.notified_on, row.supplied_on)
        for row in facts.corrections
        if row.notified_on and row.supplied_on
    ]
    return DecisionTerms(
        accepted_on=facts.accepted_on,
        procedure=facts.procedure or Procedure.ORDINARY,
        extension_days=facts.extension_days,
        exclusions=counted_exclusions(recorded, edition_on(facts.accepted_on), closed_on=facts.closed_on),
        converted_on=max(facts.converted_on, facts.accepted_on) if facts.converted_on else None,
    )


def _owed(facts: CaseFacts, calendar: Calendar, decide: Due | None, readings: Readings) -> Iterator[RunningClock]:
    stage = stage_of(facts)
    if stage is Stage.RECEIVED:
        yield as_running(due_to_review(facts, calendar))
    elif stage is Stage.CORRECTING:
        asked = open_correction(facts)
        due = due_to_correct(asked, calendar) if asked else None
        yield from (as_running(due),) if due else ()
    elif stage in (Stage.UNDER_REVIEW, Stage.STAYED):
        yield from (as_running(decide),) if decide else ()
        yield from _of_the_stay(facts, calendar)
        yield from _of_the_exchange(facts, calendar)
        yield from clocks_of_norm_reviews(facts, calendar)
        yield from _of_the_opinion(facts, calendar)
    elif stage is Stage.CLOSED:
        yield from _of_the_decision(facts, calendar, readings)
        yield from _of_the_opinion(facts, calendar)


def due_to_correct(asked: CorrectionFacts, calendar: Calendar) -> Due | None:
    """The last day to supply (ARL23 31(2)): the one that the notice or an extension names, else ten working days.

    None while nothing has started them, and before 2024 where the notice set no time (IR07 29).
    """
    start = asked.notice_received_on
    if asked.supply_by_on is not None:
        known = start or asked.notified_on or asked.supply_by_on
        clock = reconsideration_clock("CORRECT", known)
        event = clock.trigger if start else "发出补正通知"
        told = f"补正期限由补正通知载明或者准予延长至{day_in_words(asked.supply_by_on)}，{event}"
        return replace(clock, trigger=told).due_as_named(known, asked.supply_by_on)
    if start is None or act_on(start) is Act.ARL17:  # before 2024 only the notice set a time
        return None
    return reconsideration_clock("CORRECT", start).due(start, calendar)


def _of_the_stay(facts: CaseFacts, calendar: Calendar) -> Iterator[RunningClock]:
    stay = running_stay(facts)
    if stay is not None and stay.ground is not None:
        clock = stay_term_clock(stay.ground, stay.start_on)
        yield from (as_running(clock.due(stay.start_on, calendar)),) if clock else ()


def _of_the_exchange(facts: CaseFacts, calendar: Calendar) -> Iterator[RunningClock]:
    """Copy, reply and the notice of hearings. No text stops them during a stay, so they go on."""
    has_reply = facts.reply_received_on is not None or facts.is_reply_missing
    if facts.copy_sent_on is None and facts.copy_received_on is None and not has_reply:
        yield from started(f"SEND_{_kind(facts)}", facts.accepted_on, calendar)
    if not has_reply:
        yield from started(f"REPLY_{_kind(facts)}", facts.copy_received_on, calendar)
    for hearing in facts.hearings:
        if hearing.held_on is not None and hearing.notified_on is None and not _was_held(hearing):
            yield from started("HEARING_NOTICE", hearing.held_on, calendar, day_in_words(hearing.held_on))


def _kind(facts: CaseFacts) -> str:
    """Which clocks go with the case's procedure, after a conversion the new one; none was simplified before 2024."""
    is_new = facts.accepted_on is not None and act_on(facts.accepted_on) is Act.ARL23
    return "SIMPLE" if is_new and facts.procedure is Procedure.SIMPLIFIED else "ORD"


def _was_held(hearing: HearingFacts) -> bool:
    """Whether it is recorded who came to the hearing: then it is no longer planned."""
    return hearing.head_attended is not None or bool(hearing.head_name or hearing.absence_reason or hearing.substitute)


def _of_the_opinion(facts: CaseFacts, calendar: Calendar) -> Iterator[RunningClock]:
    if facts.opinion_answered_on is None:
        yield from started("OPINION", facts.opinion_received_on, calendar)


def _of_the_decision(facts: CaseFacts, calendar: Calendar, readings: Readings) -> Iterator[RunningClock]:
    """What the decision orders: by a day of its own, or anew within the time that runs where it named none."""
    if facts.redo_due_on is not None and facts.redone_on is None:
        counted = _counted_to_redo(facts, calendar, readings)
        yield as_running(counted or _as_decided("REDO", facts, facts.redo_due_on))
    if facts.perform_due_on is not None and facts.performed_on is None:
        clock = "PERFORM_PAPER" if facts.ending is ReconsiderationEnding.MEDIATED else "PERFORM"
        yield as_running(_as_decided(clock, facts, facts.perform_due_on))


def _counted_to_redo(facts: CaseFacts, calendar: Calendar, readings: Readings) -> Due | None:
    """The default time to act anew, where the day in the case is the one that service counted (`ServeRespondent`).

    Counted again it says why, and while the calendar does not reach so far, that it may still move.
    """
    served_on = facts.respondent_served_on
    if served_on is None or facts.ending is not ReconsiderationEnding.REVOKE_REDO:
        return None
    due = redo_clock(served_on, readings).due(served_on, calendar)
    counted_to = due.reckoning.counted_to if due.reckoning else None  # what was kept before the calendar reached it
    return due if facts.redo_due_on in (due.on, counted_to) else None


def _as_decided(id: str, facts: CaseFacts, named: date) -> Due:
    served_on = facts.respondent_served_on or facts.served_on
    start = served_on or facts.closed_on or named
    clock = reconsideration_clock(id, start)
    clock = clock if served_on else replace(clock, trigger="作出决定")
    return clock.due_as_named(start, named)
