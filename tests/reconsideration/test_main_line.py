"""The main line at its pages: every form as it comes up, hardly anything typed; and every other step's page opens."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.calendar.queries import current_calendar
from caseapp.db import db
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.today import today_in_shanghai
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import facts_of, record_case
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.transitions import TRANSITIONS
from tests.page_forms import form_values
from tests.people import SignIn

TODAY = today_in_shanghai()
_APPLICATION = CaseFacts(received_on=TODAY, applicants=(ApplicantFacts(name="王伟"),), respondent="睢县公安局")


@pytest.fixture
def case_id(app: Flask, office: int) -> int:
    """An application that came in today."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        case = record_case(office=holder, facts=_APPLICATION, calendar=current_calendar())
        db.session.commit()
        return case.id


def test_a_plain_case_goes_from_application_to_filing_on_what_is_suggested(
    app: Flask, client: FlaskClient, sign_in: SignIn, case_id: int
) -> None:
    sign_in(client, Role.CLERK)
    typed = {"decide": {"ending": ReconsiderationEnding.UPHOLD.value}}
    line = (
        "accept",
        "send-copy",
        "reply",
        "hear-views",
        "decide",
        "serve-applicant",
        "serve-respondent",
        "sued",
        "file",
    )
    for step in line:
        shown = client.get(f"/reconsideration/{case_id}").text
        assert f'/reconsideration/{case_id}/steps/{step}"' in shown
        address = f"/reconsideration/{case_id}/steps/{step}"
        answer = client.post(address, data=form_values(client.get(address).text) | typed.get(step, {}))
        assert answer.status_code == 302, step

    with app.app_context():
        facts = facts_of(db.session.get_one(ReconsiderationCase, case_id))
    days: set[date | None] = {facts.accepted_on, facts.copy_sent_on, facts.reply_received_on, facts.views_heard_on}
    days |= {facts.closed_on, facts.served_on, facts.respondent_served_on, facts.sued_on, facts.filed_on}
    assert days == {TODAY}


def test_every_step_has_a_page_that_takes_it_or_says_why_not(
    client: FlaskClient, sign_in: SignIn, case_id: int
) -> None:
    sign_in(client, Role.CLERK)
    shown = client.get(f"/reconsideration/{case_id}").text

    for step in TRANSITIONS.steps:
        address = f"/reconsideration/{case_id}/steps/{step}"
        answer = client.get(address)
        is_offered = f'{address}"' in shown
        assert answer.status_code == (200 if is_offered else 409), step
        assert is_offered or "不能办理" in answer.text or "才视为受理" in answer.text
