"""One transaction a request, error pages, headers and addresses."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, flash, render_template_string
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select, text, update
from sqlalchemy.exc import DataError, IntegrityError, InternalError, OperationalError

from caseapp import web
from caseapp.accounts.guard import READERS, allow
from caseapp.accounts.models import Account, Role
from caseapp.db import db, writing
from caseapp.law.refusal import Refusal, Refused
from tests.people import SignIn, post

View = Callable[[], Any]


@pytest.fixture
def step(app: Flask, client: FlaskClient, sign_in: SignIn) -> Callable[[View], Any]:
    """`step(view)` adds the view at /step, sends an administrator's POST to it and gives back the answer."""
    own = sign_in(client, Role.ADMINISTRATOR)
    app.config["OWN"] = own

    def take(view: View) -> Any:
        app.add_url_rule("/step", "step", allow(*READERS)(view), methods=["GET", "POST"])
        return post(client, "/step")

    return take


def _rename(name: str) -> None:
    account = db.session.scalars(select(Account).where(Account.username == "administrator")).one()
    account.name = name


def _name(app: Flask) -> str:
    with app.app_context():
        return _name_here()


def _name_here() -> str:
    return db.session.scalars(select(Account.name).where(Account.username == "administrator")).one()


@pytest.mark.parametrize(
    ("status", "is_kept"),
    [(200, True), (302, True), (400, False), (422, False), (503, False)],  # 2xx and 3xx are kept, nothing else
)
def test_a_request_keeps_what_it_wrote_only_when_it_succeeds(
    app: Flask, step: Callable[[View], Any], status: int, is_kept: bool
) -> None:
    def view() -> tuple[str, int]:
        _rename("改过的名字")
        db.session.flush()
        return "", status

    step(view)

    assert (_name(app) == "改过的名字") == is_kept


def test_a_reading_request_keeps_nothing(
    app: Flask, client: FlaskClient, step: Callable[[View], Any], database_url: str
) -> None:
    def view() -> str:
        _rename("改过的名字")
        db.session.flush()
        return ""

    app.add_url_rule("/reading", "reading", allow(*READERS)(view))

    if database_url.startswith("postgresql"):  # where its transaction cannot write at all
        with pytest.raises(InternalError, match="read-only transaction"):
            client.get("/reading")
    else:
        assert client.get("/reading").status_code == 200
    assert _name(app) == "管理员甲"


def test_what_a_page_asks_is_answered_of_one_moment(
    app: Flask, client: FlaskClient, step: Callable[[View], Any], database_url: str
) -> None:
    def view() -> str:
        before = _name_here()
        other = create_engine(database_url)
        with writing(), other.begin() as connection:
            connection.execute(update(Account).values(name="别处改的名字"))
        other.dispose()
        return f"{before}，{_name_here()}"

    app.add_url_rule("/twice", "twice", allow(*READERS)(view))

    assert client.get("/twice").text == "管理员甲，管理员甲"
    assert _name(app) == "别处改的名字"


def _twin() -> Account:
    """An account whose user name is taken."""
    account = db.session.scalars(select(Account)).first()
    assert account is not None
    return Account(
        username=account.username,
        name="重名",
        role=Role.AUDITOR,
        password_hash="",
        session_token="another",
        is_active=True,
        failed_attempts=0,
        created_at=account.created_at,
    )


def test_a_conflict_found_at_the_commit_is_an_error_page_and_no_success(
    app: Flask, client: FlaskClient, step: Callable[[View], Any]
) -> None:
    def view() -> str:
        _rename("改过的名字")
        db.session.add(_twin())
        flash("已保存。", "success")
        return "已保存。"

    answer = step(view)

    assert answer.status_code == 409
    assert "与已有记录冲突，没有保存" in answer.text
    assert "UNIQUE" not in answer.text
    assert "已保存" not in client.get("/accounts/own").text
    assert _name(app) == "管理员甲"


def test_a_conflict_found_in_the_view_is_the_same_page(app: Flask, step: Callable[[View], Any]) -> None:
    def view() -> str:
        db.session.add(_twin())
        db.session.flush()
        return ""

    assert step(view).status_code == 409


def test_what_the_database_has_no_room_for_is_no_error_of_the_system(app: Flask, step: Callable[[View], Any]) -> None:
    def view() -> str:
        _rename("改过的名字")
        raise DataError("UPDATE account", {}, Exception("value too long for type character varying(50)"))

    answer = step(view)

    assert answer.status_code == 422
    assert "没有写入任何内容" in answer.text
    assert "varying" not in answer.text
    assert _name(app) == "管理员甲"


def test_a_refused_row_stays_out_of_the_log(step: Callable[[View], Any], caplog: pytest.LogCaptureFixture) -> None:
    def view() -> str:
        raise IntegrityError("INSERT", {}, Exception("violates check\nDETAIL:  Failing row contains (王伟民)."))

    assert step(view).status_code == 409
    assert "violates check" in caplog.text
    assert "王伟民" not in caplog.text


def test_what_a_statement_was_about_stays_out_of_the_log(app: Flask) -> None:
    with app.app_context(), pytest.raises(Exception, match="no_such_table") as fault:
        db.session.execute(text("SELECT 1 FROM no_such_table WHERE name = :name"), {"name": "王伟民"})

    assert "王伟民" not in str(fault.value)


def test_a_busy_database_asks_to_try_again(app: Flask, step: Callable[[View], Any]) -> None:
    def view() -> str:
        _rename("改过的名字")
        raise OperationalError("UPDATE account", {}, Exception("database is locked"))

    answer = step(view)

    assert answer.status_code == 503
    assert "数据库正忙" in answer.text
    assert "UPDATE" not in answer.text
    assert _name(app) == "管理员甲"


def test_an_error_of_the_system_has_a_number_and_gives_nothing_away(
    app: Flask, step: Callable[[View], Any], caplog: pytest.LogCaptureFixture
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def view() -> str:
        _rename("改过的名字")
        db.session.flush()
        raise ZeroDivisionError("a secret of the inside")

    answer = step(view)

    assert answer.status_code == 500
    assert "系统出错" in answer.text
    assert "secret" not in answer.text
    number = answer.text.partition("<code>")[2].partition("</code>")[0]
    assert f"number {number}" in caplog.text
    assert _name(app) == "管理员甲"


def test_an_error_at_the_commit_is_an_error_page_too(app: Flask, step: Callable[[View], Any]) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def view() -> str:
        twin = _twin()
        twin.username, twin.created_at = "other", twin.created_at.replace(tzinfo=None)  # no column takes such a moment
        db.session.add(twin)
        return "已保存。"

    answer = step(view)

    assert answer.status_code == 500
    assert "已保存" not in answer.text


def test_a_record_that_is_not_there_is_not_found(step: Callable[[View], Any]) -> None:
    answer = step(lambda: db.session.execute(select(Account).where(Account.id == -1)).scalar_one())

    assert answer.status_code == 404
    assert "没有这一页" in answer.text


@pytest.mark.parametrize("refused", [Refusal("name", "名称不能为空。"), Refused([Refusal("name", "名称不能为空。")])])
def test_a_refusal_that_no_form_took_is_told_in_its_words(step: Callable[[View], Any], refused: Exception) -> None:
    def view() -> str:
        raise refused

    answer = step(view)

    assert answer.status_code == 422
    assert "名称不能为空。" in answer.text


def test_too_much_at_once_is_refused_with_the_limit(
    app: Flask, client: FlaskClient, step: Callable[[View], Any]
) -> None:
    step(lambda: "")
    app.config["MAX_CONTENT_LENGTH"] = 2 * 1024 * 1024

    answer = client.post("/step", data=b"x" * 3 * 1024 * 1024, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 413
    assert "一次最多提交 2 MB" in answer.text


@pytest.mark.parametrize("address", ["/accounts/own?q=%00", "/accounts/own?%00=1"])
def test_characters_that_no_keyboard_writes_are_refused(client: FlaskClient, sign_in: SignIn, address: str) -> None:
    sign_in(client, Role.CLERK)

    assert client.get(address).status_code == 400


def test_the_same_in_a_form(client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.CLERK)

    assert post(client, "/accounts/own", current="a\0b").status_code == 400


def test_an_unknown_address_has_a_page_in_chinese_signed_in_or_not(client: FlaskClient, sign_in: SignIn) -> None:
    for _ in range(2):
        answer = client.get("/no/such/page")
        assert (answer.status_code, "没有这一页" in answer.text) == (404, True)
        sign_in(client, Role.CLERK)


def test_styles_may_be_kept_for_long_and_pages_not_at_all(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    sign_in(client, Role.CLERK)
    with app.test_request_context():
        addresses = [web.asset("app.css"), web.asset("css/bootstrap.min.css", "bootstrap.static")]

    for address in addresses:
        assert "?v=" in address
        with client.get(address) as answer:
            assert answer.status_code == 200
            assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert client.get("/accounts/own").headers["Cache-Control"] == "no-store"
    assert client.get("/static/no-such-file.css").headers["Cache-Control"] == "no-store"


def test_a_link_changes_one_question_of_the_page(app: Flask) -> None:
    with app.test_request_context("/sign-in?q=王&sort=name&page=3&level=1&level=2"):
        shown = render_template_string("{{ here(sort='-name', page=none) }}")
    assert shown == "/sign-in?q=%E7%8E%8B&amp;sort=-name&amp;level=1&amp;level=2"


@pytest.mark.parametrize("name", ["endpoint", "_anchor", "_external", "_method", "_scheme"])
def test_a_question_of_a_visitor_says_nothing_about_the_address_itself(app: Flask, name: str) -> None:
    with app.test_request_context(f"/sign-in?{name}=evil"):
        assert web.here(page=2) == f"/sign-in?{name}=evil&page=2"
