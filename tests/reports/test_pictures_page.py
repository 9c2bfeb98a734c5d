"""The pictures on the page of a period are those of its report, and say the same numbers."""

import re
from datetime import date
from html import unescape

from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.actions import record_case
from caseapp.reports.pictures import pictures
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from tests.cases import case_facts
from tests.people import SignIn


def test_the_page_draws_the_pictures_of_the_report(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        for month in (1, 2):
            facts = case_facts(number=f"商政复〔2023〕{month}0号", received_on=date(2023, month, 20))
            record_case(office=db.session.get_one(Office, ledger), facts=facts, calendar=shipped_calendar())
        db.session.commit()
        drawn = pictures(build_sheet(scope_of(ledger), parse_period("2023")))
    sign_in(client, Role.AUDITOR)

    page = client.get("/statistics/2023/").text
    empty = client.get("/statistics/2013/").text

    described = [unescape(text) for text in re.findall(r"<desc>(.*?)</desc>", page)]
    assert described == [chart.description for chart in drawn]
    assert "各月新收行政复议申请" in page
    assert not re.search(r"<(svg|rect|text|line)[^>]*(style|id)=", page)
    assert "<svg" not in empty
    assert "图表" not in empty
