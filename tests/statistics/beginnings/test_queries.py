"""What a sheet says of a year in which the ledger itself began."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from tests.cases import case_facts
from tests.people import SignIn

_CASE, _LAWSUIT = {Ledger.RECONSIDERATION: date(2023, 3, 1)}, {Ledger.LITIGATION: date(2023, 5, 8)}


@pytest.mark.parametrize(
    ("period", "begun"),
    [
        ("2024", _CASE | _LAWSUIT),  # both first entries lie within 2023
        ("2024-H1", _CASE | _LAWSUIT),
        ("2024-05", _LAWSUIT),  # in May 2023 the ledger of cases was older
        ("2024-03", {}),  # March 2023 is whole: the first case came on its first day
        ("2023", {}),  # nothing to compare with, and every comparison is a dash
        ("2025", {}),  # 2024 is empty, but the ledger was there
    ],
)
def test_a_sheet_knows_whether_its_base_is_whole(
    ledger: int, app: Flask, period: str, begun: dict[Ledger, date]
) -> None:
    with app.app_context():
        sheet = build_sheet(Scope((ledger,), "商丘市人民政府"), parse_period(period))

    assert sheet.begun == begun
    assert bool(sheet.caution) == bool(begun)


def test_a_ledger_is_as_old_as_its_first_case_though_none_was_left_open(ledger: int, app: Flask) -> None:
    long_ago = {"received_on": date(2021, 3, 1), "disposed_on": date(2021, 3, 3), "accepted_on": date(2021, 3, 3)}
    with app.app_context():
        holder = db.session.get_one(Office, ledger)
        facts = case_facts(
            **long_ago, number="商政复〔2021〕1号", closed_on=date(2021, 4, 1), served_on=None, hearings=()
        )
        record_case(office=holder, facts=facts, calendar=shipped_calendar())
        sheet = build_sheet(Scope((ledger,), "商丘市人民政府"), parse_period("2024"))

    assert sheet.begun == _LAWSUIT


def test_the_page_says_so(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.HEAD)

    page = client.get("/statistics/2024/").text

    said = "上年同期不完整：复议台账自2023年3月1日起才有案件，应诉台账自2023年5月8日起才有案件，同比仅供参考。"
    assert said in page
    assert "不完整" not in client.get("/statistics/2023/").text
