"""A clerk at work on the register of lawsuits, and forms sent as a browser sends them."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.models import Office
from tests.page_forms import form_values
from tests.people import SignIn

Send = Callable[..., TestResponse]


@pytest.fixture
def clerk(client: FlaskClient, sign_in: SignIn) -> FlaskClient:
    """A clerk of the office at work."""
    sign_in(client, Role.CLERK)
    return client


@pytest.fixture
def recorded(app: Flask, office: int) -> Callable[[LawsuitFacts], int]:
    """Enter a lawsuit of the office; gives its id."""

    def record(facts: LawsuitFacts) -> int:
        with app.app_context():
            lawsuit = record_lawsuit(
                office=db.session.get_one(Office, office), facts=facts, calendar=shipped_calendar()
            )
            db.session.commit()
            return lawsuit.id

    return record


@pytest.fixture
def send(clerk: FlaskClient) -> Send:
    """`send(address, {"handled_by": …})`: open the page, type over some of its fields, send its form."""

    def fill_and_send(address: str, typed: dict[str, str] | None = None) -> TestResponse:
        return clerk.post(address, data=form_values(clerk.get(address).text) | (typed or {}))

    return fill_and_send
