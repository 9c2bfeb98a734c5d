"""Writing the demonstration: offices, both registers, accounts. Nothing here commits."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from caseapp.accounts.actions import add_account
from caseapp.db import db
from caseapp.demo.accounts import PEOPLE
from caseapp.demo.aims import AIMS
from caseapp.demo.ledger import Ledger, generate
from caseapp.demo.plan import OfficePlan
from caseapp.demo.planned import PLANS
from caseapp.demo.published import ANQING
from caseapp.law.workdays import Calendar
from caseapp.litigation.actions import link_lawsuits
from caseapp.litigation.life import enter_lawsuit
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import office_id_named, office_named
from caseapp.reconsideration.life import enter_case
from caseapp.statistics.chosen.actions import set_aim
from caseapp.timeline.actions import Act
from caseapp.timeline.entries import IMPORTED

Progress = Callable[[int, int], None]

_AT_ONCE = 100


def fill(*, act: Act, calendar: Calendar, today: date, progress: Progress) -> None:
    """Found the offices of the demonstration and enter their ledgers as they stand on `today`, as if imported.

    `progress(done, of)` is told after every entry. Raises Refusal where an office of that name exists.
    """
    ledgers = [(plan, generate(plan, calendar=calendar, today=today)) for plan in PLANS]
    of = sum(len(ledger.cases) + len(ledger.lawsuits) for _, ledger in ledgers)
    done = 0
    for plan, ledger in ledgers:
        for _ in _enter(_found(plan), ledger, act, calendar):
            done += 1
            progress(done, of)
    _set_aims()


def _set_aims() -> None:
    office = office_named(ANQING)
    for aim in AIMS:
        set_aim(
            office=office,
            indicator=aim.indicator,
            kind=aim.kind,
            title=aim.title,
            value=aim.value,
            source=aim.source,
            since_on=aim.since_on,
            until_on=None,
        )


def _found(plan: OfficePlan) -> Office:
    parent = office_named(plan.parent) if plan.parent else None
    return found_office(name=plan.office, number_prefix=plan.prefix, level=plan.level, parent=parent)


def _enter(office: Office, ledger: Ledger, act: Act, calendar: Calendar) -> Iterator[None]:
    """Enter both registers, a step each entry; written to the database by the hundred, which halves the time."""
    with db.session.no_autoflush:
        for at, case in enumerate(ledger.cases):
            enter_case(office=office, facts=case, act=act, how=IMPORTED, calendar=calendar)
            _flush_now_and_then(at)
            yield
        for at, lawsuit in enumerate(ledger.lawsuits):
            enter_lawsuit(office=office, facts=lawsuit, act=act, how=IMPORTED, calendar=calendar)
            _flush_now_and_then(at)
            yield
    link_lawsuits(office)
    db.session.flush()


def _flush_now_and_then(at: int) -> None:
    if at % _AT_ONCE == _AT_ONCE - 1:
        db.session.flush()


def add_people(*, passwords: Sequence[str], now: datetime) -> None:
    """The accounts of `accounts.PEOPLE`, with these passwords. Raises Refused."""
    for person, password in zip(PEOPLE, passwords, strict=True):
        add_account(
            username=person.username,
            name=person.name,
            role=person.role,
            office_id=office_id_named(person.office) if person.office else None,
            password=password,
            now=now,
        )
