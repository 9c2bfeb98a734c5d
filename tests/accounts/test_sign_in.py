"""Signing in and out, as a browser sees it."""

import time
from typing import Any
from unittest.mock import patch

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts import guard, queries
from caseapp.accounts.models import Account, Role
from caseapp.db import db
from tests.people import PASSWORD, SignIn, csrf_token, make_person, open_session, post


@pytest.fixture
def person(app: Flask) -> int:
    """The id of an administrator named `administrator`."""
    return make_person(app, Role.ADMINISTRATOR)


def _sign_in(client: FlaskClient, *, password: str = PASSWORD, query: str = "", **fields: Any) -> Any:
    return post(client, f"/sign-in{query}", **({"username": "administrator", "password": password} | fields))


def test_the_right_password_opens_the_house(client: FlaskClient, person: int) -> None:
    answer = _sign_in(client, username=" Administrator ")

    assert answer.location == "/"
    assert client.get("/accounts/").status_code == 200


def test_sign_in_leads_back_to_the_page_asked_for(client: FlaskClient, person: int) -> None:
    turned_away = client.get("/accounts/?sort=name")

    assert turned_away.location == "/sign-in?next=/accounts/?sort%3Dname"
    assert _sign_in(client, query="?next=/accounts/?sort%3Dname").location == "/accounts/?sort=name"


def test_a_form_that_came_too_late_leads_back_to_its_page(client: FlaskClient, person: int) -> None:
    sent = client.post(
        "/accounts/1/password",
        data={"csrf_token": csrf_token(client)},
        headers={"Referer": "http://localhost/accounts/1"},
    )

    assert sent.location == "/sign-in?next=/accounts/1"


def test_sign_in_leads_to_no_other_site(client: FlaskClient, person: int) -> None:
    assert _sign_in(client, query="?next=//example.org/").location == "/"


def test_all_who_are_turned_away_get_the_same_page(app: Flask, client: FlaskClient, person: int) -> None:
    make_person(app, Role.AUDITOR)
    with app.app_context():
        queries.account_named("auditor").is_active = False  # type: ignore[union-attr]
        db.session.commit()

    def page(username: str, password: str) -> str:
        answer = _sign_in(app.test_client(), username=username, password=password)
        assert answer.status_code == 200
        return "".join(line for line in answer.text.splitlines() if "csrf_token" not in line).replace(username, "…")

    wrong = page("administrator", "wrong")
    unknown = page("nobody", "wrong")
    out_of_use = page("auditor", PASSWORD)
    for _ in range(5):
        page("administrator", "wrong")
    locked = page("administrator", PASSWORD)

    assert "用户名或密码不正确，或者账号已锁定" in wrong
    assert wrong == unknown == out_of_use == locked


def test_five_failures_on_the_page_lock_the_account_in_the_database(
    app: Flask, client: FlaskClient, person: int
) -> None:
    for _ in range(5):
        _sign_in(client, password="wrong")
    _sign_in(client)

    assert client.get("/accounts/").location.startswith("/sign-in")
    with app.app_context():
        account = db.session.get_one(Account, person)
        assert account.failed_attempts == 5
        assert account.locked_until_at is not None


def test_an_empty_form_says_what_is_missing(client: FlaskClient, person: int) -> None:
    answer = post(client, "/sign-in")

    assert answer.status_code == 422
    assert "请输入用户名。" in answer.text
    assert 'aria-describedby="username-error"' in answer.text


def test_a_form_without_its_token_is_refused_in_chinese(client: FlaskClient, person: int) -> None:
    answer = client.post("/sign-in", data={"username": "administrator", "password": PASSWORD})

    assert answer.status_code == 400
    assert "页面已失效" in answer.text


def test_the_session_of_a_stranger_does_not_outlive_sign_in(client: FlaskClient, person: int) -> None:
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"

    _sign_in(client)

    with client.session_transaction() as cookie:
        assert "planted" not in cookie


@pytest.mark.parametrize(("scheme", "is_secure"), [("http", False), ("https", True)])
def test_the_cookie_is_for_this_site_only(client: FlaskClient, person: int, scheme: str, is_secure: bool) -> None:
    cookie = client.get("/sign-in", base_url=f"{scheme}://localhost").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert ("Secure" in cookie) == is_secure


def test_the_settings_may_demand_https(app: Flask, client: FlaskClient, person: int) -> None:
    app.config["SESSION_COOKIE_SECURE"] = True

    assert "Secure" in client.get("/sign-in").headers["Set-Cookie"]


@pytest.mark.parametrize(
    ("seconds", "is_in"),
    [(guard.IDLE_SECONDS - 2, True), (guard.IDLE_SECONDS, False)],  # half an hour at rest, to the second
)
def test_a_session_at_rest_ends(client: FlaskClient, person: int, seconds: int, is_in: bool) -> None:
    open_session(client, person)

    with patch.object(guard, "_now", lambda: int(time.time()) + seconds):
        answer = client.get("/accounts/own", follow_redirects=True)

    assert ("登录已超时" in answer.text) == (not is_in)
    assert ("我的账号" in answer.text) == is_in


def test_a_session_in_use_ends_after_twelve_hours(client: FlaskClient, person: int) -> None:
    open_session(client, person)
    began = int(time.time())
    answers = []
    for minutes in range(25, 12 * 60 + 26, 25):
        with patch.object(guard, "_now", lambda moment=began + minutes * 60: moment):
            answers.append((minutes, client.get("/accounts/own").status_code))

    assert [status for minutes, status in answers if minutes < 12 * 60] == [200] * 28
    assert answers[28] == (725, 302)


def test_signing_out_ends_every_copy_of_the_session(app: Flask, client: FlaskClient, person: int) -> None:
    open_session(client, person)
    copy = app.test_client()
    open_session(copy, person)

    answer = post(client, "/sign-out")

    assert answer.location == "/sign-in"
    assert client.get("/accounts/own").location.startswith("/sign-in")
    assert "登录已失效" in copy.get("/accounts/own", follow_redirects=True).text


def test_signing_out_is_never_a_link(client: FlaskClient, person: int) -> None:
    open_session(client, person)

    assert client.get("/sign-out").status_code == 405
    assert client.get("/accounts/own").status_code == 200


def test_the_presence_of_somebody_who_types_keeps_the_session(client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.CLERK)
    began = int(time.time())

    for minutes in (20, 40):
        with patch.object(guard, "_now", lambda moment=began + minutes * 60: moment):
            assert client.get("/presence").status_code == 204
