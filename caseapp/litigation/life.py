"""Writes of a lawsuit's life: the steps of its clerk, each with its line in the timeline. They never commit."""

from caseapp.law.workdays import Calendar
from caseapp.litigation.actions import facts_of, record_lawsuit, revise_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.models import LawsuitEntry, LitigationCase
from caseapp.litigation.stages import stage_of
from caseapp.litigation.transitions import TRANSITIONS
from caseapp.organs.models import Office
from caseapp.timeline.actions import Act
from caseapp.timeline.entries import IMPORTED, RECEIVED, RECORDED
from caseapp.timeline.life import Life
from caseapp.timeline.steps import Circumstances, Step


def _revise(lawsuit: LitigationCase, facts: LawsuitFacts, now: Circumstances) -> None:
    revise_lawsuit(lawsuit, facts=facts, calendar=now.calendar)


LIFE: Life[LawsuitFacts] = Life(TRANSITIONS, stage_of, facts_of, _revise, LawsuitEntry)


def receive_notice(*, office: Office, facts: LawsuitFacts, act: Act, calendar: Calendar) -> LitigationCase:
    """Enter a lawsuit as its notice came in. Raises Refused with every contradiction in the facts."""
    lawsuit = record_lawsuit(office=office, facts=facts, calendar=calendar)
    LIFE.begin(lawsuit, act, how=RECEIVED, on=facts.served_on)
    return lawsuit


def record_whole_lawsuit(*, office: Office, facts: LawsuitFacts, act: Act, calendar: Calendar) -> LitigationCase:
    """Enter a lawsuit with all that became of it, as from old papers. Raises Refused."""
    lawsuit = record_lawsuit(office=office, facts=facts, calendar=calendar)
    LIFE.begin(lawsuit, act, how=RECORDED, on=facts.served_on)
    return lawsuit


def import_lawsuit(*, office: Office, facts: LawsuitFacts, act: Act, calendar: Calendar) -> LitigationCase:
    """Enter a lawsuit from the rows of a ledger. Raises Refused with every contradiction in the facts."""
    lawsuit = record_lawsuit(office=office, facts=facts, calendar=calendar)
    LIFE.begin(lawsuit, act, how=IMPORTED, on=facts.served_on)
    return lawsuit


def take_step(lawsuit: LitigationCase, *, step: Step[LawsuitFacts], act: Act, now: Circumstances) -> None:
    """Take a step in the life of the lawsuit. Raises Refused, with field and article, where the law forbids it."""
    LIFE.take(lawsuit, step, act, now)


def correct_lawsuit(lawsuit: LitigationCase, *, facts: LawsuitFacts, act: Act, now: Circumstances) -> None:
    """Make the lawsuit say what the facts say, with a reason where that changes what was said. Raises Refused."""
    LIFE.correct(lawsuit, facts, act, now)


def take_back(lawsuit: LitigationCase, *, entry: LawsuitEntry, act: Act, now: Circumstances) -> None:
    """Undo the step of this line; both stay in the timeline. Raises Refused."""
    LIFE.take_back(lawsuit, entry, act, now)
