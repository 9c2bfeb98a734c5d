"""The pages of the working calendar: shown first, saved when confirmed, for the administrator alone."""

import io
import re
from datetime import date
from unittest.mock import patch

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from caseapp.accounts.models import Role
from caseapp.calendar import queries
from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.rescheduling import telling
from tests.calendar.notice_texts import CLOSING, NOTICES, OPENING
from tests.cases import case_facts
from tests.people import SignIn, csrf_token, post

NOTICE = (
    OPENING.format(2027)
    + "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。"
    + CLOSING.format(2026)
)
# Accepted on 2026-11-02: sixty days end on New Year's Day 2027, a Friday, and roll to Monday the 4th.
OPEN = {
    "number": "商政复〔2026〕9号",
    "received_on": date(2026, 10, 30),
    "disposed_on": date(2026, 11, 2),
    "accepted_on": date(2026, 11, 2),
    "copy_sent_on": date(2026, 11, 3),
    "hearings": (),
    "ending": None,
    "closed_on": None,
    "served_on": None,
    "is_sued": None,
}


@pytest.fixture
def open_case(app: Flask, office: int) -> int:
    with app.app_context():
        facts = case_facts(**OPEN)
        case = record_case(office=db.session.get_one(Office, office), facts=facts, calendar=shipped_calendar())
        db.session.commit()
        return case.id


@pytest.fixture
def administrator(client: FlaskClient, sign_in: SignIn) -> FlaskClient:
    sign_in(client, Role.ADMINISTRATOR)
    return client


def kept(app: Flask, case_id: int) -> tuple[object, ...]:
    with app.app_context():
        case = db.session.get_one(ReconsiderationCase, case_id)
        row = db.session.execute(
            select(Deadline.due_on, Deadline.is_provisional).where(
                Deadline.reconsideration_id == case_id, Deadline.clock == "DECIDE_ORD"
            )
        ).one()
        return case.due_on, case.is_due_provisional, case.version, tuple(row)


def years(app: Flask) -> list[int]:
    with app.app_context():
        return queries.recorded_years()


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form that confirms."""
    form = page[: page.index('name="confirmed"')]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[form.rindex("<form") :])
    return {name: value.replace("&#34;", '"') for name, value in found}


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.AUDITOR])
def test_only_the_administrator_opens_the_calendar(client: FlaskClient, sign_in: SignIn, role: Role) -> None:
    sign_in(client, role)

    addresses = ("/calendar/", "/calendar/2026", "/calendar/notice", "/calendar/2026/day", "/calendar/2026/removal")
    assert {client.get(address).status_code for address in addresses} == {403}


def test_the_years_are_listed_and_a_missing_one_is_told(administrator: FlaskClient) -> None:
    with patch("caseapp.rescheduling.views.today_in_shanghai", return_value=date(2026, 11, 1)):
        warned = administrator.get("/calendar/").text
    with patch("caseapp.rescheduling.views.today_in_shanghai", return_value=date(2026, 10, 31)):
        calm = administrator.get("/calendar/").text

    assert "2004年" in calm
    assert "还没有2027年的放假安排" in warned
    assert "还没有2027年的放假安排" not in calm
    assert 'href="/calendar/" aria-current="page"' in calm


def test_a_year_is_shown_month_by_month(administrator: FlaskClient) -> None:
    page = administrator.get("/calendar/2026").text

    assert page.count('<table class="month">') == 12
    assert '/calendar/2026/day?on=2026-02-14" title="春节">14<span class="month-sign month-sign-work">班' in page
    assert '/calendar/2026/day?on=2026-10-01" title="国庆节">1<span class="month-sign">休' in page
    assert administrator.get("/calendar/2027").status_code == 404


def test_a_notice_is_shown_with_what_it_moves_and_saved_when_confirmed(
    app: Flask, administrator: FlaskClient, open_case: int
) -> None:
    assert kept(app, open_case) == (date(2027, 1, 1), True, 1, (date(2027, 1, 1), True))

    shown = post(administrator, "/calendar/notice", text=NOTICE)
    assert shown.status_code == 200
    assert "商政复〔2026〕9号" in shown.text
    assert "王伟—睢县公安局" in shown.text
    assert re.search(r"2027-01-01<span[^>]*>（暂定）</span></td>\s*<td class=\"day\">2027-01-04</td>", shown.text)
    assert "没有读到清明节、劳动节、端午节、中秋节、国庆节的放假安排" in shown.text
    assert (years(app)[-1], kept(app, open_case)[0]) == (2026, date(2027, 1, 1))

    fields = hidden(shown.text)
    assert set(fields) == {"csrf_token", "text", "year", "confirmed"} - {"confirmed"}
    saved = administrator.post("/calendar/notice", data=fields | {"confirmed": "1"}, follow_redirects=True)
    assert saved.request.path == "/calendar/2027"
    assert "已重新计算1个正在运行的期限" in saved.text
    # The version stays: a clerk's open form is not stale.
    assert kept(app, open_case) == (date(2027, 1, 4), False, 1, (date(2027, 1, 4), False))
    with app.app_context():
        row = queries.calendar_year(2027)
        assert (row.recorded_by, "一、元旦：1月1日（周五）" in row.source) == ("管理员甲", True)


def test_a_limit_that_runs_is_listed_once(administrator: FlaskClient, open_case: int) -> None:
    page = post(administrator, "/calendar/notice", text=NOTICE).text

    assert page.count("商政复〔2026〕9号") == 1
    assert "共 <b>1</b> 个正在运行的期限：审理期限 1 个" in page


@pytest.mark.parametrize("name", ["通知.txt", "安排.csv"])
def test_a_file_is_read_like_what_is_pasted(app: Flask, administrator: FlaskClient, name: str) -> None:
    text = NOTICE if name.endswith("txt") else "2027-01-01,放假,元旦\r\n2027-02-20,上班,春节\r\n"
    file = (io.BytesIO(text.encode("gb18030")), name)
    shown = administrator.post("/calendar/notice", data={"csrf_token": csrf_token(administrator), "file": file})
    assert shown.status_code == 200

    administrator.post("/calendar/notice", data=hidden(shown.text) | {"confirmed": "1"})
    with app.app_context():
        calendar = queries.current_calendar()
    assert calendar.is_rest_day(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 2, 20))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": ""}, "请粘贴通知全文，或者选择文件"),
        ({"text": NOTICE.replace("周五", "周四")}, "2027年1月1日是周五，写的是“周四”"),
        ({"text": NOTICE.replace("2027", "2029")}, "周"),
        ({"text": "一、元旦：1月1日放假。", "year": "2029"}, "中间不能缺年，请先录入2027年"),
        ({"text": NOTICE, "year": "廿七"}, "不是整数"),
        ({"text": "国" * 20_001}, "20000"),
        # What was confirmed is checked once more.
        ({"text": NOTICE.replace("周五", "周四"), "confirmed": "1"}, "2027年1月1日是周五"),
    ],
)
def test_a_notice_at_fault_is_told_and_nothing_saved(
    app: Flask, administrator: FlaskClient, fields: dict[str, str], told: str
) -> None:
    answer = post(administrator, "/calendar/notice", **fields)

    assert answer.status_code == 422
    assert told in answer.text
    assert years(app)[-1] == 2026


def test_a_preview_can_be_left_to_mend_the_text(administrator: FlaskClient) -> None:
    page = post(administrator, "/calendar/notice", text=NOTICE, year="2027", again="1")

    assert page.status_code == 200
    assert "二、春节：2月5日至11日放假调休" in page.text[page.text.index("<textarea") : page.text.index("</textarea>")]


def test_a_day_is_changed_with_what_it_moves(app: Flask, administrator: FlaskClient, ledger: int) -> None:
    # The plain case: received on 2023-03-01, its review ended on the 8th; accepted on 03-06, due on 05-05.
    form = {"on": "2023-05-05", "kind": "rest", "name": "", "why": "省政府通知"}
    shown = post(administrator, "/calendar/2023/day", **form)

    assert "没有正在运行的期限因此变动" in shown.text
    assert "另有 <b>1</b> 个已办结环节的期限变动" in shown.text
    assert re.search(r"2023-05-05</td>\s*<td class=\"day\">2023-05-06</td>", shown.text)
    saved = administrator.post(
        "/calendar/2023/day", data=hidden(shown.text) | {"confirmed": "1"}, follow_redirects=True
    )
    assert "另有1个已办结环节的期限" in saved.text
    with app.app_context():
        assert db.session.scalars(select(ReconsiderationCase.due_on)).all() == [date(2023, 5, 6)]  # a worked Saturday
    assert "2023-05-05 改为“放假”：省政府通知（管理员甲" in administrator.get("/calendar/2023").text


def test_a_decision_that_turns_late_is_told(app: Flask, administrator: FlaskClient, office: int) -> None:
    # Sixty days from 2023-03-01 end on Sunday 04-30, within the holiday, and roll to Thursday 05-04, the day decided.
    with app.app_context():
        facts = case_facts(
            accepted_on=date(2023, 3, 1), disposed_on=date(2023, 3, 1), closed_on=date(2023, 5, 4), served_on=None
        )
        record_case(office=db.session.get_one(Office, office), facts=facts, calendar=shipped_calendar())
        db.session.commit()
    shown = post(administrator, "/calendar/2023/day", on="2023-05-03", kind="", name="", why="更正")

    assert "由按期变为超期 <b>1</b> 件" in shown.text
    assert "变为超期</span>" in shown.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"on": "2026-10-01", "kind": "rest"}, "现在就是“放假”"),
        ({"on": "2026-11-30", "kind": "work"}, "本来就是工作日"),
        ({"on": "2027-01-01", "kind": "rest"}, "请先录入2027年"),
        ({"on": "2026-11-30", "kind": "rest", "why": " "}, "请写明改动的依据"),
        ({"on": "", "kind": "rest"}, "请填写日期"),
        ({"on": "明天", "kind": "rest"}, "看不懂这个日期"),
    ],
)
def test_a_day_that_cannot_be_changed_is_told(administrator: FlaskClient, fields: dict[str, str], told: str) -> None:
    answer = post(administrator, "/calendar/2026/day", **({"why": "通知"} | fields))

    assert answer.status_code == 422
    assert told in answer.text


@pytest.mark.parametrize("on", ["2026-02-14", "2025-01-01", "x", "0001-01-01"])
def test_the_day_of_the_address_is_filled_in(administrator: FlaskClient, on: str) -> None:
    page = administrator.get(f"/calendar/2026/day?on={on}")

    assert page.status_code == 200
    assert ('value="2026-02-14"' in page.text) is (on == "2026-02-14")


def test_the_last_year_recorded_here_is_taken_back(app: Flask, administrator: FlaskClient, open_case: int) -> None:
    shown = post(administrator, "/calendar/notice", text=NOTICE)
    administrator.post("/calendar/notice", data=hidden(shown.text) | {"confirmed": "1"})
    shown = administrator.get("/calendar/2027/removal")
    assert re.search(r"2027-01-04</td>\s*<td class=\"day\">2027-01-01<span", shown.text)

    taken_back = administrator.post("/calendar/2027/removal", data=hidden(shown.text) | {"confirmed": "1"})
    assert taken_back.location == "/calendar/2026"
    assert years(app)[-1] == 2026
    assert kept(app, open_case)[:2] == (date(2027, 1, 1), True)


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_shipped_year_is_not_taken_back(app: Flask, administrator: FlaskClient, year: int) -> None:
    assert administrator.get(f"/calendar/{year}/removal").status_code == 409
    assert post(administrator, f"/calendar/{year}/removal", confirmed="1").status_code == 409
    assert years(app)[-1] == 2026


def test_a_long_list_is_shown_page_by_page(app: Flask, administrator: FlaskClient, office: int) -> None:
    with app.app_context():
        for serial in range(1, 4):
            facts = case_facts(**OPEN | {"number": f"商政复〔2026〕{serial}号"})
            record_case(office=db.session.get_one(Office, office), facts=facts, calendar=shipped_calendar())
        db.session.commit()
    with patch.object(telling, "SHOWN", 2):
        first = post(administrator, "/calendar/notice", text=NOTICE).text
        second = post(administrator, "/calendar/notice", text=NOTICE, page="2").text

    assert "共 <b>3</b> 个正在运行的期限" in first
    assert ("商政复〔2026〕1号" in first, "商政复〔2026〕3号" in first) == (True, False)
    assert ("商政复〔2026〕1号" in second, "商政复〔2026〕3号" in second) == (False, True)


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_the_notice_of_a_recorded_year_moves_nothing(administrator: FlaskClient, ledger: int, year: int) -> None:
    page = post(administrator, "/calendar/notice", text=NOTICES[year]).text

    assert "没有正在运行的期限因此变动" in page
    assert "与现有日历的不同" not in page
    assert "已办结环节的期限" not in page
