"""The pages of issued reports: issued in the browser, opened again, and by whom."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pdfplumber
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.issued.models import IssuedReport
from caseapp.issued.queries import issued_report, paper, versions_issued
from caseapp.organs.actions import found_office
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.statistics.indicators import INDICATORS
from tests.page_forms import form_values
from tests.people import SignIn, make_person, open_session, post

NEW = "/issuing/new?period=2023"


@pytest.fixture
def head(client: FlaskClient, sign_in: SignIn, ledger: int) -> FlaskClient:
    """The browser of the head of the office whose registers hold one case each, of 2023."""
    sign_in(client, Role.HEAD)
    return client


def reports(app: Flask) -> list[IssuedReport]:
    with app.app_context():
        return list(versions_issued(1, date(2023, 1, 1), date(2023, 12, 31)))


def number(serial: int) -> str:
    return f"商政复统〔{datetime.now(UTC).year}〕{serial}号"


def test_a_head_sees_what_would_be_issued_and_issues_it_with_one_click(app: Flask, head: FlaskClient) -> None:
    page = head.get(NEW)
    assert "签发2023年报告" in page.text
    assert "全部相符" in page.text

    answer = head.post(NEW, data=form_values(page.text) | {"why": "年报"}, follow_redirects=True)

    assert f"已签发{number(1)}。" in answer.text
    (report,) = reports(app)
    assert (report.number, report.why, report.person) == (number(1), "年报", "负责人甲")
    assert report.pdf_sha256 in answer.text
    assert f"{len(INDICATORS)}项指标全部不变" in answer.text
    assert number(1) in head.get("/issuing/").text
    assert f'已签发：<a href="/issuing/1">{number(1)}</a>' in head.get("/statistics/2023/").text


def test_a_second_click_issues_nothing_and_shows_what_the_first_has_issued(app: Flask, head: FlaskClient) -> None:
    answers = [post(head, NEW) for _ in range(2)]

    assert [(answer.status_code, answer.location) for answer in answers] == [(302, "/issuing/1")] * 2
    assert len(reports(app)) == 1


def test_another_head_who_comes_second_is_told_what_was_issued(app: Flask, head: FlaskClient, ledger: int) -> None:
    post(head, NEW)
    other = app.test_client()
    open_session(other, make_person(app, Role.HEAD, username="other", office_id=ledger))

    answer = post(other, NEW)

    assert answer.status_code == 422
    assert f"2023年的报告已经签发（{number(1)}），不能再签发一次" in answer.text
    assert len(reports(app)) == 1


def test_each_figure_opens_the_cases_of_then_whatever_was_changed(app: Flask, head: FlaskClient) -> None:
    post(head, NEW)
    with app.app_context():
        db.session.execute(update(ReconsiderationCase).values(is_enterprise_related=True))
        db.session.commit()
    page = head.get("/issuing/1").text
    links = re.findall(r'<a class="figure[^"]*" href="(/statistics/2023/cases/[^"]+)">(\d+)', page)
    figures = {re.split(r"[/?]", link)[4]: (link.replace("&amp;", "&"), int(text)) for link, text in links}

    assert figures["enterprise_cases"][1] == 0
    for code in ("enterprise_cases", "concluded", "lit_appeared"):
        link, count = figures[code]
        assert "as_of=" in link
        assert f"共 <b>{count}</b>" in head.get(link).text
    assert "共 <b>1</b>" in head.get("/statistics/2023/cases/enterprise_cases").text


def test_a_corrected_version_asks_why_and_says_what_it_replaces(app: Flask, head: FlaskClient) -> None:
    post(head, NEW)
    address = f"{NEW}&replaces=1"

    without = post(head, address)
    answer = post(head, address, why="结案日期登记有误")

    assert without.status_code == 422
    assert "请写明更正理由" in without.text
    assert answer.location == "/issuing/2"
    assert f'替代 <a href="/issuing/1">{number(1)}</a>。更正理由：结案日期登记有误' in head.get("/issuing/2").text
    assert f'已由更正版 <a href="/issuing/2">{number(2)}</a>' in head.get("/issuing/1").text
    assert "replaces=2" in head.get("/issuing/2").text
    assert "replaces=1" not in head.get("/issuing/1").text
    assert post(head, address, why="另一理由").location == "/issuing/2"
    assert head.get(f"{NEW}&replaces=9").status_code == 404


def test_the_paper_is_served_byte_for_byte_and_by_its_mark(app: Flask, head: FlaskClient) -> None:
    post(head, NEW)
    with app.app_context():
        kept, mark = paper(1), issued_report(1).pdf_sha256

    answer = head.get("/issuing/1.pdf")

    assert (answer.mimetype, answer.data) == ("application/pdf", kept)
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["ETag"] == f'"{mark}"'
    assert head.get("/issuing/1.pdf", headers={"If-None-Match": f'"{mark}"'}).status_code == 304


def test_a_period_to_come_is_shown_but_offers_no_issue(head: FlaskClient) -> None:
    period = str(datetime.now(UTC).year + 1)
    page = head.get(f"/issuing/new?period={period}")

    assert "还没有结束" in page.text
    assert "data-submit-once" not in page.text
    assert "/issuing/new" not in head.get(f"/statistics/{period}/").text
    assert "/issuing/new?period=2023&amp;office=1" in head.get("/statistics/2023/").text


def test_a_text_that_is_no_period_is_explained(head: FlaskClient) -> None:
    answer = head.get("/issuing/new?period=三月")

    assert answer.status_code == 422
    assert "不是统计期间" in answer.text
    assert head.get("/issuing/new").status_code == 200


def test_only_heads_issue_and_others_read_the_reports_of_their_offices(
    app: Flask, head: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    post(head, NEW)
    with app.app_context():
        elsewhere = found_office(name="睢县人民政府", number_prefix="睢政复").id
        db.session.commit()
    reader = app.test_client()

    for role in (Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR):
        sign_in(reader, role)
        assert reader.get("/issuing/1").status_code == 200
        assert reader.get("/issuing/1.pdf").status_code == 200
        assert "/issuing/new" not in reader.get("/issuing/").text + reader.get("/issuing/1").text
        assert (reader.get(NEW).status_code, post(reader, NEW).status_code) == (403, 403)
    open_session(reader, make_person(app, Role.HEAD, username="elsewhere", office_id=elsewhere))
    assert [reader.get(f"/issuing/1{end}").status_code for end in ("", ".pdf")] == [404, 404]
    assert number(1) not in reader.get("/issuing/").text
    assert reader.get(f"{NEW}&office={ledger}").status_code == 404
    assert len(reports(app)) == 1


def test_a_form_goes_with_the_report_and_keeps_its_figures(app: Flask, head: FlaskClient) -> None:
    post(head, NEW)
    with app.app_context():
        db.session.execute(update(ReconsiderationCase).values(received_on=date(2022, 12, 30)))
        db.session.commit()

    printed = head.get("/issuing/1/returns/reconsideration.pdf")
    draft = head.get("/reports/returns/reconsideration/2023.pdf")

    assert 'href="/issuing/1/returns/reconsideration.pdf"' in head.get("/issuing/1").text
    text, of_today = (pdfplumber.open(BytesIO(each.data)).pages[0].extract_text() for each in (printed, draft))
    assert number(1) in text
    assert "草稿" not in text
    assert re.search(r"^合\s*计 0 1 1 ", text, re.MULTILINE), "one application received, as it was counted"
    assert "草稿" in of_today
    assert re.search(r"^合\s*计 0 0 1 ", of_today, re.MULTILINE)
    assert head.get("/issuing/1/returns/unknown.pdf").status_code == 404
    assert head.get("/issuing/2/returns/reconsideration.pdf").status_code == 404
