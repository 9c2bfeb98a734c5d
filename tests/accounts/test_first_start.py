"""A new instance has no account and no password that anybody knows."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts import queries
from caseapp.accounts.models import Role
from tests.people import PASSWORD, make_person, post

FIRST = {"username": "chen", "name": "陈志远", "password": PASSWORD, "repeated": PASSWORD}


@pytest.mark.parametrize("address", ["/", "/sign-in", "/accounts/", "/accounts/own"])
def test_every_page_leads_to_the_first_start(client: FlaskClient, address: str) -> None:
    assert client.get(address).location == "/first-start"


def test_the_style_sheet_does_not(client: FlaskClient) -> None:
    with client.get("/static/app.css") as answer:
        assert answer.status_code == 200


def test_the_first_start_makes_an_administrator_and_signs_them_in(app: Flask, client: FlaskClient) -> None:
    answer = post(client, "/first-start", **FIRST)

    assert answer.location == "/accounts/"
    assert "管理员账号已建立" in client.get("/accounts/").text
    with app.app_context():
        rows = queries.account_rows()
    assert [(row.username, row.name, row.role) for row in rows] == [("chen", "陈志远", Role.ADMINISTRATOR)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"password": "short", "repeated": "short"}, "密码至少 10 位"),
        ({"repeated": "Ledger-2024-y"}, "两次输入的密码不一致"),
        ({"name": " "}, "请填写姓名"),
        ({"username": "chen zhi"}, "2 至 50 个"),
    ],
)
def test_a_poor_first_account_is_not_made(app: Flask, client: FlaskClient, change: dict[str, Any], words: str) -> None:
    answer = post(client, "/first-start", **(FIRST | change))

    assert answer.status_code == 422
    assert words in answer.text
    with app.app_context():
        assert not queries.has_accounts()


def test_there_is_no_second_first_start(app: Flask, client: FlaskClient) -> None:
    make_person(app, Role.AUDITOR)

    assert client.get("/first-start").location == "/sign-in"
    answer = post(client, "/first-start", **FIRST)

    assert answer.status_code == 422
    assert "已经有账号了" in answer.text
    with app.app_context():
        assert [row.username for row in queries.account_rows()] == ["auditor"]
