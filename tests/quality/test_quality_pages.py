"""The page of findings, the list behind each number, and the section on the sheet of a period."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.litigation.actions import link_lawsuits, record_lawsuit
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.quality.models import Group
from caseapp.quality.sets import KINDS
from caseapp.reconsideration.actions import record_case
from tests.people import SignIn
from tests.quality.clean import NOW, clean_case, clean_lawsuit, heard

_FIGURE = re.compile(r'<a class="figure" href="([^"]+)">([\d,]+)</a>')


@pytest.fixture
def reader(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> FlaskClient:
    """An auditor before two offices: three cases without region, one of the second office; a lawsuit not recorded."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        other = found_office(name="阜阳市人民政府", number_prefix="阜政复")
        for owner, number in ((holder, 1), (holder, 2), (other, 3)):
            facts = clean_case(number=f"试政复〔2024〕{number}号", region=None)
            record_case(office=owner, facts=facts, calendar=NOW.calendar)
        lawsuit = replace(clean_lawsuit(), hearings=heard())
        record_lawsuit(office=holder, facts=lawsuit, calendar=NOW.calendar)
        link_lawsuits(holder)
        db.session.commit()
    sign_in(client, Role.AUDITOR)
    return client


def _figures(page: str) -> dict[str, str]:
    return {unescape(address): number for address, number in _FIGURE.findall(page)}


def _total(page: str) -> str:
    found = re.search(r"共 <b>([\d,]+)</b>", page)
    return found[1] if found else ""


def test_every_number_opens_as_many_cases(reader: FlaskClient) -> None:
    page = reader.get("/quality/").text

    figures = _figures(page)
    assert figures["/quality/region_blank"] == "3"
    assert figures["/quality/appearance_unrecorded"] == "1"
    for address, number in figures.items():
        opened = reader.get(address).text
        assert (address, _total(opened)) == (address, number)
        assert len(re.findall(r'<th scope="row">', opened)) == int(number)


def test_findings_stand_in_their_groups_and_the_others_in_one_line(reader: FlaskClient) -> None:
    page = reader.get("/quality/").text
    found = len(_figures(page))

    assert Group.FIGURES.label in page
    assert "所属地区各行都偏少" in page
    assert Group.CONTRADICTION.label not in page
    assert f"另有{len(KINDS) - found}项没有发现问题" in page
    assert page.count("中止尚未恢复就作出了决定") == 1  # in that line


def test_a_ledger_in_order_says_so(client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.CLERK)

    page = client.get("/quality/").text

    assert "没有发现问题" in page
    assert _figures(page) == {}


def test_a_list_says_why_and_what_to_do(reader: FlaskClient) -> None:
    page = reader.get("/quality/appearance_unrecorded").text

    assert "开庭后未登记负责人出庭情况" in page
    assert "没有登记的按未出庭计" in page
    assert "逐个被告登记负责人是否出庭" in page
    assert "（2024）豫14行初1号" in page


def test_the_office_of_the_address_narrows_page_and_list(app: Flask, reader: FlaskClient, office: int) -> None:
    figures = _figures(reader.get(f"/quality/?office={office}").text)

    assert figures[f"/quality/region_blank?office={office}"] == "2"
    assert _total(reader.get(f"/quality/region_blank?office={office}").text) == "2"


def test_a_clerk_sees_the_findings_of_the_own_office_alone(
    client: FlaskClient, reader: FlaskClient, sign_in: SignIn
) -> None:
    sign_in(client, Role.CLERK)

    assert _figures(client.get("/quality/").text)["/quality/region_blank"] == "2"


def test_days_narrow_page_and_list_to_the_cases_that_figure_in_them(reader: FlaskClient) -> None:
    inside, outside = "since=2024-03-01&until=2024-03-31", "since=2024-04-01&until=2024-04-30"

    figures = _figures(reader.get(f"/quality/?{inside}").text)
    assert figures[f"/quality/region_blank?{inside}"] == "3"
    assert "计入2024-03-01至2024-03-31统计的案件" in reader.get(f"/quality/region_blank?{inside}").text
    assert not any("region_blank" in address for address in _figures(reader.get(f"/quality/?{outside}").text))
    assert _total(reader.get(f"/quality/region_blank?{outside}").text) == "0"


def test_a_day_that_cannot_be_read_is_explained_and_narrows_nothing(reader: FlaskClient) -> None:
    page = reader.get("/quality/?since=2024-02-30").text

    assert "2月没有30日" in page
    assert _figures(page)["/quality/region_blank"] == "3"


def test_an_unknown_kind_is_no_page(reader: FlaskClient) -> None:
    assert reader.get("/quality/no_such_kind").status_code == 404


def test_the_sheet_lists_what_to_mend_among_the_cases_of_its_period(reader: FlaskClient) -> None:
    march, april = (reader.get(f"/statistics/2024-{month}/").text for month in ("03", "04"))

    address = "/quality/region_blank?since=2024-03-01&until=2024-03-31"
    assert "出具前请核对" in march
    assert _figures(march)[address] == "3"
    assert _total(reader.get(address).text) == "3"
    assert "region_blank" not in april
    assert "appearance_unrecorded" in april  # heard in April
    assert "计入本期统计的案件没有发现问题" in reader.get("/statistics/2022/").text


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What the database is asked."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_all_findings_are_counted_in_one_statement_a_register(reader: FlaskClient, statements: list[str]) -> None:
    reader.get("/quality/")

    assert len([each for each in statements if "count(*) FILTER" in each]) == 2
