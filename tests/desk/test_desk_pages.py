"""The first page after sign-in, for each of the four roles."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Account, Role
from caseapp.calendar.models import CalendarYear
from caseapp.db import db
from caseapp.law.today import SHANGHAI
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.facts import HearingFacts
from tests.desk.rows import MONDAY, open_case, open_lawsuit, owe
from tests.people import SignIn, make_person, open_session

NOON = datetime(2024, 3, 11, 12, 0, tzinfo=SHANGHAI)
_TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(autouse=True)
def _monday_noon() -> object:
    """An ordinary Monday."""
    with time_machine.travel(NOON, tick=False):
        yield


def _words(page: str) -> str:
    """The page as it reads."""
    return re.sub(r"\s+", " ", _TAGS.sub(" ", page))


def _counts(page: str) -> dict[str, int]:
    found = re.findall(r'class="due-label">([^<]+)</span><span class="due-count">([\d,]+)<', page)
    return {words: int(count.replace(",", "")) for words, count in found}


def _put(app: Flask, office: int, *days: int, **changes: object) -> None:
    with app.app_context():
        for each in days:
            owe(open_case(office, **changes), MONDAY + timedelta(each))
        db.session.commit()


@pytest.mark.parametrize("role", list(Role))
def test_sign_in_leads_to_the_desk(client: FlaskClient, sign_in: SignIn, ledger: int, role: Role) -> None:
    sign_in(client, role)

    assert client.get("/").location == "/desk/"
    page = client.get("/desk/").text
    assert "<h1>办案台</h1>" in page
    assert 'href="/desk/" aria-current="true">办案台</a>' in page


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_what_is_due(app: Flask, client: FlaskClient, sign_in: SignIn, office: int, role: Role) -> None:
    _put(app, office, -3, 0, 2)
    sign_in(client, role)

    for page in ("/desk/", "/desk/?of=mine", "/desk/?of=office&due=overdue", "/desk/hearings"):
        assert client.get(page).status_code == 200
    assert _counts(client.get("/desk/?of=office").text)["已超期"] == 1


def test_a_line_reads_in_plain_words(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    with app.app_context():
        case = open_case(office, handler="李明", second_handler="周芳")
        owe(case, date(2024, 3, 14), clock="REVIEW", start_on=date(2024, 3, 7), is_provisional=True)
        db.session.commit()
        case_id = case.id
    sign_in(client, Role.AUDITOR)
    page = client.get("/desk/").text

    assert "还剩3个工作日 暂定 睢县公安局 · 受理审查 王伟不服睢县公安局 2024-03-14 周四 由 本机关 李明、周芳" in _words(
        page
    )
    assert f'href="/reconsideration/{case_id}"' in page


def test_a_lawsuit_leads_to_its_own_page(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    with app.app_context():
        lawsuit = open_lawsuit(office)
        owe(lawsuit, MONDAY, clock="DEFEND")
        db.session.commit()
        lawsuit_id = lawsuit.id
    sign_in(client, Role.HEAD)
    page = client.get("/desk/").text

    assert "今日到期 睢县公安局 · 答辩并举证 （2023）豫14行初52号 王伟" in _words(page)
    assert f'href="/litigation/{lawsuit_id}"' in page


def test_a_tile_opens_the_list_narrowed_to_it(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    _put(app, office, -40, -3, 0, 1, 6, 7, 30)
    with app.app_context():
        owe(open_case(office), None)
        db.session.commit()
    sign_in(client, Role.HEAD)
    tiles = _counts(client.get("/desk/").text)

    assert tiles == {"已超期": 2, "今日到期": 1, "本周到期": 2, "以后到期": 2, "暂停计算": 1}
    for due, count in zip(("overdue", "today", "week", "later", "still"), tiles.values(), strict=True):
        page = client.get(f"/desk/?due={due}").text
        assert f"共 <b>{count}</b> 项" in page
        assert page.count('class="due-what"') == count
        assert re.search(
            rf'class="due-{due}" href="/desk/" aria-current="true"', page
        )  # a second click opens all again


def test_an_unknown_urgency_narrows_nothing(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    _put(app, office, -3, 0)
    sign_in(client, Role.HEAD)

    assert client.get("/desk/?due=never").text.count('class="due-what"') == 2


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        ("2024-03-11T00:30+08:00", "2024年3月11日"),  # still Sunday in UTC
        ("2024-03-11T07:59+08:00", "2024年3月11日"),  # the same
        ("2024-03-10T23:59+08:00", "2024年3月10日"),  # Sunday's last minute
    ],
)
def test_the_day_is_that_of_shanghai(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int, moment: str, today: str
) -> None:
    _put(app, office, 0)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        sign_in(client, Role.HEAD)
        page = client.get("/desk/").text

    assert today in page
    counts = _counts(page)
    assert (counts["今日到期"], counts["以后到期"]) == ((1, 0) if today.endswith("11日") else (0, 1))


def test_a_clerk_begins_with_their_own_work(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    _put(app, office, 0, 1, handler="周芳")
    sign_in(client, Role.CLERK)

    assert _counts(client.get("/desk/").text)["今日到期"] == 1  # the office's, as nothing is theirs
    _put(app, office, -1, handler=f"{Role.CLERK.label}甲")

    assert _counts(client.get("/desk/").text) == {
        "已超期": 1,
        "今日到期": 0,
        "本周到期": 0,
        "以后到期": 0,
        "暂停计算": 0,
    }
    assert _counts(client.get("/desk/?of=office").text)["今日到期"] == 1


def test_an_auditor_has_no_work_of_their_own(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    _put(app, office, 0)
    sign_in(client, Role.AUDITOR)
    page = client.get("/desk/?of=mine").text

    assert _counts(page)["今日到期"] == 1
    assert 'aria-label="看谁的"' not in page
    assert client.get("/desk/feed").status_code == 403


def test_a_county_sees_its_own_and_the_city_chooses(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    with app.app_context():
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=db.session.get_one(Office, office)).id
        elsewhere = found_office(name="阜阳市人民政府", number_prefix="阜政复").id
        db.session.commit()
    _put(app, office, 0)
    _put(app, county, 0, 0)
    _put(app, elsewhere, 0, 0, 0)
    sign_in(client, Role.HEAD)
    below = app.test_client()
    open_session(below, make_person(app, Role.HEAD, username="county", office_id=county))

    def due_today(who: FlaskClient, question: str = "") -> int:
        return _counts(who.get(f"/desk/{question}").text)["今日到期"]

    assert due_today(client) == 3
    assert due_today(client, f"?office={office}") == 1
    assert due_today(client, f"?office={county}") == 2
    assert due_today(below) == 2
    assert 'id="office"' in client.get("/desk/").text
    assert 'id="office"' not in below.get("/desk/").text
    assert below.get(f"/desk/?office={office}").status_code == 404
    assert client.get(f"/desk/?office={elsewhere}").status_code == 404


def test_a_deemed_acceptance_waits_for_confirmation(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    with app.app_context():
        case = open_case(office)
        owe(case, date(2024, 3, 8), clock="REVIEW", start_on=date(2024, 3, 1))
        db.session.commit()
        step = f'href="/reconsideration/{case.id}/steps/deemed-acceptance">视为受理待确认</a>'
    sign_in(client, Role.CLERK)
    auditor = app.test_client()
    sign_in(auditor, Role.AUDITOR)

    assert step in client.get("/desk/?of=office").text
    assert "视为受理待确认" in auditor.get("/desk/").text
    assert "deemed-acceptance" not in auditor.get("/desk/").text


def test_a_clerk_of_the_city_confirms_nothing_for_a_county(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    with app.app_context():
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=db.session.get_one(Office, office)).id
        owe(open_case(county), date(2024, 3, 8), clock="REVIEW", start_on=date(2024, 3, 1))
        db.session.commit()
    sign_in(client, Role.CLERK)
    page = client.get("/desk/").text

    assert "视为受理待确认" in page
    assert "deemed-acceptance" not in page


def test_hearings_ahead_name_parties_and_duties(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    with app.app_context():
        for days in range(10):
            open_case(office, hearings=(HearingFacts(held_on=MONDAY + timedelta(days)),))
        db.session.commit()
    sign_in(client, Role.AUDITOR)
    page, every = client.get("/desk/").text, client.get("/desk/hearings").text

    assert "2024-03-11 周一 今天 听证 · 睢县公安局 王伟不服睢县公安局 尚未通知 李明" in _words(page)
    assert "2024-03-12 周二 明天" in _words(page)
    assert "查看全部10场" in page
    assert page.count('class="desk-day"') == 8
    assert every.count('class="desk-day"') == 10


def test_a_lack_opens_the_register_on_it(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    _put(app, office, 0, 1, handler=None)
    sign_in(client, Role.HEAD)
    page = client.get("/desk/").text

    for register, code, count in (("reconsideration", "number", 2), ("reconsideration", "handler", 2)):
        address = re.search(rf'href="(/{register}/\?lacking={code}[^"]*)"><b>(\d+)</b>', page)
        assert address is not None
        assert int(address[2]) == count
        assert f"共 <b>{count}</b> 件" in client.get(address[1].replace("&amp;", "&")).text
        assert "缺项：" in client.get(address[1].replace("&amp;", "&")).text


def test_the_litigation_register_narrows_to_what_is_missing(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    with app.app_context():
        open_lawsuit(office, handler=None)
        db.session.commit()
    sign_in(client, Role.HEAD)

    assert "共 <b>1</b> 件" in client.get("/litigation/?lacking=handler").text
    assert "共 <b>1</b> 件" in client.get("/litigation/?lacking=ending").text
    assert "没有符合条件的案件" in client.get("/litigation/?lacking=handler&handler=李明").text


@pytest.mark.parametrize(
    ("role", "offers"), [(Role.CLERK, True), (Role.HEAD, True), (Role.AUDITOR, False), (Role.ADMINISTRATOR, False)]
)
def test_a_new_office_is_told_where_to_begin(
    client: FlaskClient, sign_in: SignIn, office: int, role: Role, offers: bool
) -> None:
    sign_in(client, role)
    page = client.get("/desk/").text

    assert "台账里还没有案件" in page
    assert ('href="/reconsideration/receive"' in page, "导入现有台账" in page) == (offers, offers)
    assert _counts(page) == {}


def test_a_house_without_an_office_says_so(app: Flask, client: FlaskClient) -> None:
    open_session(client, make_person(app, Role.ADMINISTRATOR))

    assert "还没有建立机构" in client.get("/desk/").text
    assert 'href="/organs/"' in client.get("/desk/").text


def test_a_ledger_of_closed_cases_has_nothing_due(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.HEAD)

    assert "没有正在计算的期限" in client.get("/desk/").text
    assert "没有已超期的期限" in client.get("/desk/?due=overdue").text


def test_a_missing_calendar_year_is_said_and_the_administrator_is_led_there(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        db.session.delete(db.session.get_one(CalendarYear, 2024))
        db.session.commit()
    clerk, administrator = app.test_client(), app.test_client()
    sign_in(clerk, Role.CLERK)
    sign_in(administrator, Role.ADMINISTRATOR)

    assert "工作日历还没有2024年的放假安排" in clerk.get("/desk/").text
    assert 'href="/calendar/"' not in clerk.get("/desk/").text
    assert 'href="/calendar/"' in administrator.get("/desk/").text


def test_nobody_is_warned_of_a_year_that_is_recorded(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.ADMINISTRATOR)

    assert "工作日历还没有" not in client.get("/desk/").text


def test_a_name_with_angle_brackets_stays_text(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    _put(app, office, 0, handler="<b>李明</b>", respondent="<i>睢县公安局</i>")
    sign_in(client, Role.HEAD)
    page = client.get("/desk/").text

    assert "<b>李明" not in page
    assert "<i>睢县" not in page
    with app.app_context():
        assert db.session.query(Account).count() == 2
