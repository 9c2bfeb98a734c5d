"""What becomes of the demonstration's figures: yearly reports that were issued, and what was corrected since.

Nothing here commits; each call is to be a change of its own.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from caseapp.accounts.people import Person
from caseapp.accounts.queries import account_named, person_by_id
from caseapp.demo.published import SHANGQIU
from caseapp.history.actions import author, sign
from caseapp.issuing.actions import issue_report
from caseapp.law.endings import ReconsiderationEnding
from caseapp.organs.queries import office_named
from caseapp.reconsideration.actions import facts_of
from caseapp.reconsideration.life import LIFE
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.numbers import CaseNumber
from caseapp.reconsideration.queries import case_numbered
from caseapp.statistics.periods import parse_period
from caseapp.timeline.actions import Act
from caseapp.timeline.steps import Circumstances

REPORTED: Final = ("2023", "2024")  # of the city whose ledger begins before them
_CORRECTED_YEAR: Final = 2024  # of which nothing was published, so that nothing published moves
_MOST_IN_A_YEAR: Final = 1_000


def issue_yearly_report(period: str, *, now: datetime) -> str:
    """The head of office issues a year's report; its number."""
    head = _acting("shangqiu-head")
    return issue_report(office=office_named(SHANGQIU), period=parse_period(period), by=head, now=now).number


def correct_after_issue(*, now: datetime, circumstances: Circumstances) -> ReconsiderationCase:
    """A clerk finds, after the report was issued, that a decision was entered wrongly: 纠错 and its rate move."""
    clerk, case = _acting("shangqiu-clerk"), _first_upheld()
    act = Act(by=clerk, at=now, why="与决定书核对，录入时误选“维持”，决定书主文为撤销")
    LIFE.correct(case, replace(facts_of(case), ending=ReconsiderationEnding.REVOKE), act, circumstances)
    return case


def _acting(username: str) -> Person:
    """The person of that account, whose changes these are from now on."""
    account = account_named(username)
    person = person_by_id(account.id) if account else None
    if person is None:
        raise LookupError(f"the demonstration has no account {username}")
    sign(replace(author(), person=person.name, account_id=person.id))
    return person


def _first_upheld() -> ReconsiderationCase:
    office = office_named(SHANGQIU)
    numbers = (CaseNumber(office.number_prefix, _CORRECTED_YEAR, serial) for serial in range(1, _MOST_IN_A_YEAR))
    cases = (case_numbered(office.id, str(number)) for number in numbers)
    return next(
        case
        for case in cases
        if case is not None
        and case.ending is ReconsiderationEnding.UPHOLD
        and case.closed_on is not None
        and case.closed_on.year == _CORRECTED_YEAR
    )
