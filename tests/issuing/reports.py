"""A ledger of two years, the person who issues its reports, and the hands that change its cases afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from flask import Flask

from caseapp.accounts.models import Role
from caseapp.accounts.queries import person_by_id
from caseapp.db import db, writing
from caseapp.history.actions import explain, sign
from caseapp.history.origins import Author, Origin
from caseapp.history.queries import last_change
from caseapp.issued.queries import issued_report
from caseapp.issuing.actions import issue_report
from caseapp.issuing.comparison import Comparison
from caseapp.issuing.explained import Kept, kept_of, report_now
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation import actions as litigation
from caseapp.litigation.models import LitigationCase
from caseapp.organs.models import Office
from caseapp.reconsideration import actions as reconsideration
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.statistics.periods import parse_period
from tests.cases import case_facts
from tests.people import make_person

TODAY = date(2026, 1, 10)


def by(person: str | None, why: str | None = None, origin: Origin = Origin.PAGE) -> None:
    """Who makes the next change, and why."""
    sign(Author(origin=origin, person=person, account_id=None, place="/reconsideration/1/correct"))
    explain(why)


def revise_case(case_id: int, **changes: Any) -> int:
    """The number of the change that makes a case of the register say something else."""
    case = db.session.get_one(ReconsiderationCase, case_id)
    facts = replace(reconsideration.facts_of(case), **changes)
    reconsideration.revise_case(case, facts=facts, calendar=shipped_calendar())
    db.session.commit()
    return newest()


def revise_suit(case_id: int, **changes: Any) -> int:
    """The same of a lawsuit."""
    lawsuit = db.session.get_one(LitigationCase, case_id)
    facts = replace(litigation.facts_of(lawsuit), **changes)
    litigation.revise_lawsuit(lawsuit, facts=facts, calendar=shipped_calendar())
    db.session.commit()
    return newest()


def enter_case(office_id: int, serial: int, accepted_on: date, closed_on: date, **changes: Any) -> int:
    """The id of another case of the office, upheld."""
    facts = case_facts(
        number=f"商政复〔{accepted_on.year}〕{serial}号",
        received_on=accepted_on,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        closed_on=closed_on,
        served_on=closed_on,
        ending=ReconsiderationEnding.UPHOLD,
        hearings=(),
    )
    case = reconsideration.record_case(
        office=db.session.get_one(Office, office_id), facts=replace(facts, **changes), calendar=shipped_calendar()
    )
    db.session.commit()
    return case.id


def newest() -> int:
    """The number of the newest change."""
    last = last_change()
    assert last is not None
    return last.id


def issued(app: Flask, office_id: int, period: str, *, replaces: int | None = None, why: str | None = None) -> int:
    """The id of a report that the head of the office issues."""
    with app.app_context(), writing():
        head = person_by_id(make_person(app, Role.HEAD, username=f"head{office_id}", office_id=office_id))
        assert head is not None
        db.session.rollback()
        report = issue_report(
            office=db.session.get_one(Office, office_id),
            period=parse_period(period),
            by=head,
            now=datetime.now(UTC),
            why=why,
            replaces=issued_report(replaces) if replaces else None,
        )
        db.session.commit()
        return report.id


def kept(report_id: int) -> Kept:
    """An issued report as it is compared."""
    return kept_of(issued_report(report_id))


def now_of(report_id: int) -> Comparison:
    """An issued report against the ledger of today."""
    return report_now(kept(report_id), today=TODAY, now=datetime.now(UTC))
