"""A person's calendar feed: a secret address shown once, which can be withdrawn, and what lies under it."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar, Component

from caseapp.accounts.models import Account, CalendarFeed, Role
from caseapp.db import db
from caseapp.law.today import SHANGHAI
from caseapp.organs.actions import found_office
from caseapp.reconsideration.facts import HearingFacts
from tests.desk.rows import MONDAY, open_case, open_lawsuit, owe
from tests.people import SignIn, post

OWN_NAME = f"{Role.CLERK.label}甲"
_ADDRESS = re.compile(r'value="(http://localhost/desk/feed/([\w-]+)\.ics)"')


@pytest.fixture(autouse=True)
def _monday_past_midnight() -> object:
    """Half past midnight in Shanghai: in UTC it is still Sunday."""
    with time_machine.travel(datetime(2024, 3, 11, 0, 30, tzinfo=SHANGHAI), tick=False):
        yield


@pytest.fixture
def clerk(client: FlaskClient, sign_in: SignIn) -> FlaskClient:
    """A signed-in clerk of the office."""
    sign_in(client, Role.CLERK)
    return client


def _subscribe(clerk: FlaskClient) -> str:
    """The path of a new feed."""
    page = post(clerk, "/desk/feed")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    address = _ADDRESS.search(page.text)
    assert address is not None
    assert len(address[2]) == 43  # 32 bytes
    return f"/desk/feed/{address[2]}.ics"


def _events(app: Flask, path: str) -> list[Component]:
    """What a calendar program, which does not sign in, finds there."""
    answer = app.test_client().get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert answer.mimetype_params["charset"] == "utf-8"
    return Calendar.from_ical(answer.data).walk("VEVENT")


def test_a_feed_holds_ones_own_deadlines_and_hearings(app: Flask, clerk: FlaskClient, office: int) -> None:
    with app.app_context():
        elsewhere = found_office(name="阜阳市人民政府", number_prefix="阜政复").id
        mine = open_case(office, handler=OWN_NAME, number="商政复〔2024〕3号")
        owe(mine, MONDAY, clock="DECIDE_ORD")
        owe(mine, None, clock="NORM_REPLY")
        owe(open_case(office, handler="周芳", second_handler=OWN_NAME), MONDAY - timedelta(3), clock="REVIEW")
        owe(open_case(office, handler="周芳"), MONDAY)
        owe(open_case(elsewhere, handler=OWN_NAME), MONDAY)
        open_lawsuit(office, handler=OWN_NAME)
        open_case(office, handler=OWN_NAME, hearings=(HearingFacts(held_on=MONDAY + timedelta(4)),))
        open_case(office, handler=OWN_NAME, hearings=(HearingFacts(held_on=MONDAY - timedelta(1)),))
        db.session.commit()
    events = {event.decoded("summary"): event.decoded("dtstart") for event in _events(app, _subscribe(clerk))}

    assert events == {
        "受理审查到期 · 睢县公安局 · 未编号": date(2024, 3, 8),
        "审理期限（普通程序）到期 · 睢县公安局 · 商政复〔2024〕3号": MONDAY,
        "听证 · 睢县公安局 · 未编号": date(2024, 3, 15),
    }


def test_a_feed_names_no_applicant_and_no_document(app: Flask, clerk: FlaskClient, office: int) -> None:
    with app.app_context():
        owe(open_case(office, handler=OWN_NAME), MONDAY)
        db.session.commit()
    events = _events(app, _subscribe(clerk))
    text = "".join(event.decoded(name) for event in events for name in ("summary", "description"))

    assert len(events) == 1
    assert "王伟" not in text
    assert "4114021980" not in text
    assert "13800001234" not in text


def test_the_events_keep_their_uids_from_one_fetch_to_the_next(app: Flask, clerk: FlaskClient, office: int) -> None:
    with app.app_context():
        for days in range(3):
            owe(open_case(office, handler=OWN_NAME), MONDAY + timedelta(days))
        db.session.commit()
    path = _subscribe(clerk)
    first = [event.uid for event in _events(app, path)]

    assert len(set(first)) == 3
    assert [event.uid for event in _events(app, path)] == first


def test_only_the_mark_of_the_secret_is_kept(app: Flask, clerk: FlaskClient) -> None:
    secret = _subscribe(clerk).removeprefix("/desk/feed/").removesuffix(".ics")

    with app.app_context():
        feed = db.session.query(CalendarFeed).one()
        assert secret not in (feed.secret_hash, str(feed.created_at))
        assert len(feed.secret_hash) == 64
    assert secret not in clerk.get("/desk/feed").text
    assert "已开通" in clerk.get("/desk/feed").text


def test_a_new_address_takes_the_place_of_the_old_one(app: Flask, clerk: FlaskClient) -> None:
    old, new = _subscribe(clerk), _subscribe(clerk)

    assert old != new
    assert app.test_client().get(old).status_code == 404
    assert _events(app, new) == []


def test_a_withdrawn_address_finds_nothing(app: Flask, clerk: FlaskClient) -> None:
    path = _subscribe(clerk)
    answer = post(clerk, "/desk/feed/withdraw")

    assert answer.location == "/desk/feed"
    assert "未开通" in clerk.get("/desk/feed").text
    assert app.test_client().get(path).status_code == 404
    assert post(clerk, "/desk/feed/withdraw").status_code == 302  # once more does no harm


@pytest.mark.parametrize("secret", ["x", "x" * 43, "x" * 3_000, "%00", "..%2F"])
def test_a_wrong_secret_finds_nothing(app: Flask, clerk: FlaskClient, secret: str) -> None:
    _subscribe(clerk)

    assert app.test_client().get(f"/desk/feed/{secret}.ics").status_code == 404


def test_the_feed_of_a_deactivated_account_finds_nothing(app: Flask, clerk: FlaskClient) -> None:
    path = _subscribe(clerk)
    with app.app_context():
        account = db.session.query(Account).filter_by(username=Role.CLERK.value).one()
        account.is_active = False
        db.session.commit()

    assert app.test_client().get(path).status_code == 404


def test_the_feed_follows_its_person_to_another_office(app: Flask, clerk: FlaskClient, office: int) -> None:
    path = _subscribe(clerk)
    with app.app_context():
        elsewhere = found_office(name="阜阳市人民政府", number_prefix="阜政复")
        owe(open_case(office, handler=OWN_NAME), MONDAY)
        db.session.query(Account).filter_by(username=Role.CLERK.value).one().office_id = elsewhere.id
        db.session.commit()

    assert _events(app, path) == []


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_handles_no_case_has_no_feed(client: FlaskClient, sign_in: SignIn, role: Role) -> None:
    sign_in(client, role)

    assert client.get("/desk/feed").status_code == 403
    assert post(client, "/desk/feed").status_code == 403
    assert post(client, "/desk/feed/withdraw").status_code == 403
