"""Writes of a lawsuit's life: how it came in, and the steps of its clerk, each with its line in the timeline.

They never commit.
"""

from typing import Final

from caseapp.law.ledgers import Ledger
from caseapp.law.workdays import Calendar
from caseapp.litigation.actions import facts_of, record_lawsuit, revise_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.models import LawsuitEntry, LitigationCase
from caseapp.litigation.stages import stage_of
from caseapp.litigation.transitions import TRANSITIONS
from caseapp.organs.models import Office
from caseapp.timeline.actions import Act
from caseapp.timeline.life import Life
from caseapp.timeline.steps import Circumstances


def _revise(lawsuit: LitigationCase, facts: LawsuitFacts, now: Circumstances) -> None:
    revise_lawsuit(lawsuit, facts=facts, calendar=now.calendar)


LIFE: Final[Life[LawsuitFacts]] = Life(Ledger.LITIGATION, TRANSITIONS, stage_of, facts_of, _revise, LawsuitEntry)


def enter_lawsuit(*, office: Office, facts: LawsuitFacts, act: Act, how: str, calendar: Calendar) -> LitigationCase:
    """Enter a lawsuit; `how` it came in is one of `timeline.entries.FIRST`. Raises Refused with every contradiction."""
    lawsuit = record_lawsuit(office=office, facts=facts, calendar=calendar)
    LIFE.begin(lawsuit, act, how=how, on=facts.served_on)
    return lawsuit
