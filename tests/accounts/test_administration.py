"""What the administrator keeps, and each person's own account."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts import queries
from caseapp.accounts.models import Account, Role
from caseapp.db import db
from tests.people import PASSWORD, SignIn, make_person, open_session, post

NEW = {"username": "LiHM", "name": "李红梅", "role": "clerk", "password": PASSWORD, "repeated": PASSWORD}


def test_a_new_account_may_sign_in(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.ADMINISTRATOR)

    assert post(client, "/accounts/new", **NEW, office_id=office).location == "/accounts/"

    page = client.get("/accounts/").text
    assert "lihm" in page
    assert "商丘市人民政府" in page
    assert "从未登录" in page
    assert post(app.test_client(), "/sign-in", username="lihm", password=PASSWORD).location == "/"


def test_the_only_office_is_proposed_for_a_new_account(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)

    assert f'<option selected value="{office}">商丘市人民政府</option>' in client.get("/accounts/new").text

    post(client, "/accounts/new", **(NEW | {"role": "auditor"}), office_id=0)  # what was chosen stands
    with app.app_context():
        assert db.session.query(Account).filter_by(username="lihm").one().office_id is None


def test_faults_stand_beside_their_fields_and_in_the_summary(client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.ADMINISTRATOR)

    answer = post(client, "/accounts/new", **(NEW | {"username": "administrator"}), office_id=0)

    assert answer.status_code == 422
    assert "有 2 处需要改正" in answer.text
    assert '<a href="#username">用户名</a>：用户名“administrator”已有人使用' in answer.text
    assert 'id="office_id-error">承办人要登记案件，请选择所属机构。' in answer.text


def test_an_account_is_changed(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    other = make_person(app, Role.AUDITOR)

    post(client, f"/accounts/{other}", username="zhao", name="赵敏", role="head", office_id=office, is_active="y")

    with app.app_context():
        changed = db.session.get_one(Account, other)
        kept = (changed.username, changed.name, changed.role, changed.office_id, changed.is_active)
    assert kept == ("zhao", "赵敏", Role.HEAD, office, True)


def test_taking_an_account_out_of_use_ends_its_session(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    other = make_person(app, Role.AUDITOR)
    at_work = app.test_client()
    open_session(at_work, other)

    post(client, f"/accounts/{other}", username="auditor", name="审计", role="auditor", office_id=0)

    assert at_work.get("/accounts/own").location.startswith("/sign-in")
    assert "停用" in client.get("/accounts/").text


def test_the_last_administrator_cannot_go(client: FlaskClient, sign_in: SignIn) -> None:
    own = sign_in(client, Role.ADMINISTRATOR)

    answer = post(client, f"/accounts/{own}", username="administrator", name="甲", role="auditor", office_id=0)

    assert answer.status_code == 422
    assert "这是最后一个启用的管理员" in answer.text
    assert client.get("/accounts/").status_code == 200


def test_an_unknown_account_is_not_found(client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.ADMINISTRATOR)

    for address in ("/accounts/999", "/accounts/999/password", "/accounts/99999999999999999999"):
        assert client.get(address).status_code == 404


def test_a_reset_password_is_the_new_one(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    other = make_person(app, Role.AUDITOR)

    answer = post(client, f"/accounts/{other}/password", password="Another-2024-x", repeated="Another-2024-x")

    assert answer.location == "/accounts/"
    assert post(app.test_client(), "/sign-in", username="auditor", password=PASSWORD).status_code == 200
    assert post(app.test_client(), "/sign-in", username="auditor", password="Another-2024-x").location == "/"


def test_a_person_changes_their_own_password_and_stays(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    own = sign_in(client, Role.AUDITOR)
    elsewhere = app.test_client()
    open_session(elsewhere, own)
    new = "Another-2024-x"

    answer = post(client, "/accounts/own", current=PASSWORD, password=new, repeated=new)

    assert answer.location == "/accounts/own"
    assert "密码已修改" in client.get("/accounts/own").text
    assert elsewhere.get("/accounts/own").location.startswith("/sign-in")


@pytest.mark.parametrize(
    ("current", "new", "words"),
    [
        ("wrong", "Another-2024-x", "现在的密码不正确"),
        (PASSWORD, "abcdefghij", "请再加入"),
        (PASSWORD, PASSWORD, "与现在的密码相同"),
    ],
)
def test_a_poor_change_of_password_changes_nothing(
    app: Flask, client: FlaskClient, sign_in: SignIn, current: str, new: str, words: str
) -> None:
    own = sign_in(client, Role.AUDITOR)

    answer = post(client, "/accounts/own", current=current, password=new, repeated=new)

    assert answer.status_code == 422
    assert words in answer.text
    assert client.get("/accounts/own").status_code == 200
    with app.app_context():
        assert queries.person_by_id(own) is not None


def test_no_page_gives_a_password_or_its_hash_away(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    own = sign_in(client, Role.ADMINISTRATOR)
    with app.app_context():
        account = db.session.get_one(Account, own)
        secrets = (account.password_hash, account.session_token)

    for address in ("/accounts/", f"/accounts/{own}", "/accounts/own"):
        page = client.get(address).text
        assert not any(secret in page for secret in secrets)
