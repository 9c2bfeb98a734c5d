"""An issued report that counts a case, and two people of one office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.issued.models import CountedCase, IssuedReport
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Office
from tests.page_forms import form_values
from tests.people import csrf_token, make_person, open_session


def issue(office_id: int, *, serial: int = 1, last_on: date = date(2023, 12, 31), **cases: list[int]) -> None:
    """A report of this office of the year 2023 that counts these cases (`reconsideration=[1], litigation=[1]`)."""
    report = IssuedReport(
        office_id=office_id,
        number=f"商政复统〔2024〕{serial}号",
        number_year=2024,
        number_serial=serial,
        office="商丘市人民政府",
        period="2023",
        first_on=date(2023, 1, 1),
        last_on=last_on,
        title="2023年",
        issued_at=datetime(2024, 1, 3, tzinfo=UTC),
        issued_on=date(2024, 1, 3),
        person="负责人甲",
        change=1,
        ledger_at=datetime(2024, 1, 3, tzinfo=UTC),
        seal="",
        sheet="{}",
        pdf=b"",
        pdf_sha256="",
    )
    db.session.add(report)
    db.session.flush()
    for ledger, ids in cases.items():
        db.session.add_all(CountedCase(ledger=Ledger(ledger), case_id=each, report_id=report.id) for each in ids)


@pytest.fixture
def counted(app: Flask, ledger: int) -> int:
    """The office's id; both of its cases are counted in 商政复统〔2024〕1号 and 2号."""
    with app.app_context():
        for serial in (1, 2):
            issue(ledger, serial=serial, reconsideration=[1], litigation=[1])
        db.session.commit()
    return ledger


@pytest.fixture
def consent_wanted(app: Flask, counted: int) -> int:
    """The same, and the office wants corrections consented to."""
    with app.app_context():
        db.session.get_one(Office, counted).corrections_need_consent = True
        db.session.commit()
    return counted


@dataclass(frozen=True)
class Colleague:
    """Somebody at a browser of their own."""

    client: FlaskClient
    id: int

    def send(self, address: str, **typed: str) -> TestResponse:
        """Open the page, type over some of its fields, send its form; where it shows none, what is typed alone."""
        form = form_values(self.client.get(address).text)
        return self.client.post(address, data={"csrf_token": csrf_token(self.client)} | form | typed)


@pytest.fixture
def colleague(app: Flask, office: int) -> Callable[..., Colleague]:
    """`colleague("wang")`: a clerk of the office by that user name, named 承办人甲 as all of them are."""
    make_person(app, Role.ADMINISTRATOR)

    def at_work(username: str, role: Role = Role.CLERK, office_id: int | None = office) -> Colleague:
        client = app.test_client()
        person = make_person(app, role, username=username, office_id=office_id)
        open_session(client, person)
        return Colleague(client, person)

    return at_work
