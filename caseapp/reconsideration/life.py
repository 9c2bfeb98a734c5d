"""Writes of a case's life: how it came in, and the steps of its clerk, each with its line in the timeline.

They never commit.
"""

from dataclasses import replace
from typing import Any

from caseapp.law.ledgers import Ledger
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.refusal import Refusal, Refused
from caseapp.law.workdays import Calendar
from caseapp.organs.models import Office
from caseapp.organs.queries import hold_office
from caseapp.reconsideration import queries
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.models import CaseEntry, ReconsiderationCase
from caseapp.reconsideration.numbers import CaseNumber
from caseapp.reconsideration.stages import stage_of
from caseapp.reconsideration.steps.handling import NumberGiving
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.timeline.actions import Act
from caseapp.timeline.changes import with_said
from caseapp.timeline.life import Life
from caseapp.timeline.steps import Circumstances, Step


class CaseLife(Life[CaseFacts]):
    """The life of a case, which bears a number from its acceptance on."""

    def completed(self, case: ReconsiderationCase, step: Step[CaseFacts], facts: CaseFacts) -> CaseFacts:
        """The facts with the office's next number, where the step gives one, and with 立案审查人 once disposed of."""
        facts = _examined_by(case, facts)
        if not isinstance(step, NumberGiving) or facts.number is not None or facts.accepted_on is None:
            return facts
        return replace(facts, number=_next_number(case.office_id, facts.accepted_on.year))

    def take_back(self, case: ReconsiderationCase, entry: Any, act: Act, now: Circumstances) -> None:
        """Undo the step of this line. Raises Refused.

        A number given after this case's own would be left without the one before it: then nothing is taken back.
        """
        if case.number is not None and with_said(facts_of(case), entry.before).number is None:
            _refuse_gap(case, case.number)
        super().take_back(case, entry, act, now)


def _revise(case: ReconsiderationCase, facts: CaseFacts, now: Circumstances) -> None:
    revise_case(case, facts=facts, calendar=now.calendar, readings=now.readings)


LIFE = CaseLife(Ledger.RECONSIDERATION, TRANSITIONS, stage_of, facts_of, _revise, CaseEntry)


def enter_case(
    *, office: Office, facts: CaseFacts, act: Act, how: str, calendar: Calendar, readings: Readings = USUAL_READINGS
) -> ReconsiderationCase:
    """Enter a case; `how` it came in is one of `timeline.entries.FIRST`. Raises Refused with every contradiction."""
    case = record_case(office=office, facts=facts, calendar=calendar, readings=readings)
    LIFE.begin(case, act, how=how, on=facts.received_on)
    return case


def words_of_number_left(case: ReconsiderationCase) -> str | None:
    """What becomes of the case's number when it is withdrawn, in a sentence; None where it has none of our own."""
    parts = CaseNumber.read(case.number) if case.number else None
    if parts is None:
        return None
    if queries.last_serial(case.office_id, parts.prefix, parts.year) > parts.serial:
        return f"案号{parts}之后已编了新的案号：后面的案号不变，台账中将缺少{parts}。"
    return f"案号{parts}是最后编的一个，撤销后由下一件编号的案件使用。"


def _examined_by(case: ReconsiderationCase, facts: CaseFacts) -> CaseFacts:
    """Whoever had the application when it was disposed of examined it, whoever reviews the case from then on."""
    if case.disposal is not None or facts.disposal is None or facts.intake_handler is not None:
        return facts
    return replace(facts, intake_handler=case.handler)


def _next_number(office_id: int, year: int) -> str:
    prefix = hold_office(office_id).number_prefix
    return str(CaseNumber(prefix, year, queries.last_serial(office_id, prefix, year) + 1))


def _refuse_gap(case: ReconsiderationCase, number: str) -> None:
    parts = CaseNumber.read(number)
    if parts is None:
        return
    hold_office(case.office_id)
    if queries.last_serial(case.office_id, parts.prefix, parts.year) > parts.serial:
        raise Refused(
            [Refusal("why", f"案号{number}之后已编了新的案号，撤回会造成断号；请保留本案案号，用“更正”改正内容。")]
        )
