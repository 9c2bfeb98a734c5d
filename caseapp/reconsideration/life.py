"""Writes of a case's life: the steps of its clerk, each with its line in the timeline. They never commit."""

from dataclasses import replace

from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.refusal import Refusal, Refused
from caseapp.law.workdays import Calendar
from caseapp.organs.models import Office
from caseapp.reconsideration import queries
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.models import CaseEntry, ReconsiderationCase
from caseapp.reconsideration.numbers import CaseNumber
from caseapp.reconsideration.stages import stage_of
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.timeline.actions import Act
from caseapp.timeline.changes import with_said
from caseapp.timeline.entries import IMPORTED, RECEIVED, RECORDED
from caseapp.timeline.life import Life
from caseapp.timeline.steps import Circumstances, Step


def _revise(case: ReconsiderationCase, facts: CaseFacts, now: Circumstances) -> None:
    revise_case(case, facts=facts, calendar=now.calendar, readings=now.readings)


LIFE: Life[CaseFacts] = Life(TRANSITIONS, stage_of, facts_of, _revise, CaseEntry)


def receive_application(
    *, office: Office, facts: CaseFacts, act: Act, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> ReconsiderationCase:
    """Enter an application as it came in. Raises Refused with every contradiction in the facts."""
    case = record_case(office=office, facts=facts, calendar=calendar, readings=readings)
    LIFE.begin(case, act, how=RECEIVED, on=facts.received_on)
    return case


def record_whole_case(
    *, office: Office, facts: CaseFacts, act: Act, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> ReconsiderationCase:
    """Enter a case with all that became of it, as from old papers. Raises Refused."""
    case = record_case(office=office, facts=facts, calendar=calendar, readings=readings)
    LIFE.begin(case, act, how=RECORDED, on=facts.received_on)
    return case


def import_case(
    *, office: Office, facts: CaseFacts, act: Act, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> ReconsiderationCase:
    """Enter a case from a row of a ledger. Raises Refused with every contradiction in the facts."""
    case = record_case(office=office, facts=facts, calendar=calendar, readings=readings)
    LIFE.begin(case, act, how=IMPORTED, on=facts.received_on)
    return case


def take_step(case: ReconsiderationCase, *, step: Step[CaseFacts], act: Act, now: Circumstances) -> None:
    """Take a step in the life of the case; acceptance gives it its number. Raises Refused, with field and article."""

    def numbered(facts: CaseFacts) -> CaseFacts:
        if facts.number is not None or facts.accepted_on is None:
            return facts
        return replace(facts, number=_next_number(case.office_id, facts.accepted_on.year))

    LIFE.take(case, step, act, now, completed=numbered if getattr(step, "gives_number", False) else None)


def correct_case(case: ReconsiderationCase, *, facts: CaseFacts, act: Act, now: Circumstances) -> None:
    """Make the case say what the facts say, with a reason where that changes what was said. Raises Refused."""
    LIFE.correct(case, facts, act, now)


def take_back(case: ReconsiderationCase, *, entry: CaseEntry, act: Act, now: Circumstances) -> None:
    """Undo the step of this line. Raises Refused.

    A number given after this case's own would be left without the one before it: then nothing is taken back.
    """
    if case.number is not None and with_said(facts_of(case), entry.before).number is None:
        _refuse_gap(case, case.number)
    LIFE.take_back(case, entry, act, now)


def _next_number(office_id: int, year: int) -> str:
    office = queries.hold_office_numbers(office_id)
    prefix = office.number_prefix
    return str(CaseNumber(prefix, year, queries.last_serial(office_id, prefix, year) + 1))


def _refuse_gap(case: ReconsiderationCase, number: str) -> None:
    parts = CaseNumber.read(number)
    if parts is None:
        return
    queries.hold_office_numbers(case.office_id)
    if queries.last_serial(case.office_id, parts.prefix, parts.year) > parts.serial:
        raise Refused(
            [Refusal("why", f"案号{number}之后已编了新的案号，撤回会造成断号；请保留本案案号，用“更正”改正内容。")]
        )
