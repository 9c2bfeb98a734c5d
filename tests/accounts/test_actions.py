"""Accounts in the database: the lock, the first administrator, the last one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from flask import Flask

from caseapp.accounts import actions, queries
from caseapp.accounts.models import Account, Role
from caseapp.db import db, writing
from caseapp.law.refusal import Refusal, Refused
from tests.people import PASSWORD, make_person

NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def person(app: Flask) -> int:
    """The id of an administrator named `administrator`."""
    return make_person(app, Role.ADMINISTRATOR)


def _try(app: Flask, password: str, now: datetime = NOW, username: str = "administrator") -> bool:
    """One sign-in as a request makes it: whatever it counted is kept."""
    with app.app_context(), writing():
        try:
            actions.sign_in(username=username, password=password, now=now)
        except Refusal:
            return False
        finally:
            db.session.commit()
        return True


def _account(app: Flask, account_id: int) -> Account:
    with app.app_context():
        return db.session.get_one(Account, account_id)


def _at_once(times: int, step: Callable[[], bool]) -> list[bool]:
    """The answers of so many threads that take the step together."""
    start = Barrier(times)

    def together() -> bool:
        start.wait()
        return step()

    with ThreadPoolExecutor(times) as pool:
        return [answer.result() for answer in [pool.submit(together) for _ in range(times)]]


def test_the_fifth_failure_in_a_row_locks_for_fifteen_minutes(app: Flask, person: int) -> None:
    for _ in range(4):
        assert not _try(app, "wrong")
    assert _account(app, person).locked_until_at is None

    assert not _try(app, "wrong")

    assert _account(app, person).locked_until_at == NOW + timedelta(minutes=15)
    assert not _try(app, PASSWORD, NOW + timedelta(minutes=15, microseconds=-1))
    assert _try(app, PASSWORD, NOW + timedelta(minutes=15))


def test_a_success_ends_the_count(app: Flask, person: int) -> None:
    for _ in range(4):
        _try(app, "wrong")
    assert _try(app, PASSWORD)
    for _ in range(4):
        _try(app, "wrong")

    assert _try(app, PASSWORD)
    assert _account(app, person).last_signed_in_at == NOW


def test_a_lock_that_has_run_out_begins_a_new_count(app: Flask, person: int) -> None:
    for _ in range(5):
        _try(app, "wrong")
    later = NOW + timedelta(minutes=16)

    assert not _try(app, "wrong", later)

    assert _account(app, person).failed_attempts == 1
    assert _try(app, PASSWORD, later)


def test_a_try_while_locked_does_not_prolong_the_lock(app: Flask, person: int) -> None:
    for _ in range(5):
        _try(app, "wrong")

    _try(app, "wrong", NOW + timedelta(minutes=14))

    assert _account(app, person).locked_until_at == NOW + timedelta(minutes=15)


def test_eight_wrong_tries_at_once_are_all_counted_until_the_lock(app: Flask, person: int) -> None:
    assert _at_once(8, lambda: _try(app, "wrong")) == [False] * 8

    account = _account(app, person)
    assert account.failed_attempts == 5
    assert account.locked_until_at == NOW + timedelta(minutes=15)
    assert not _try(app, PASSWORD)


def test_eight_right_tries_at_once_all_succeed(app: Flask, person: int) -> None:
    assert _at_once(8, lambda: _try(app, PASSWORD)) == [True] * 8


def test_an_account_out_of_use_signs_nobody_in(app: Flask, person: int) -> None:
    other = make_person(app, Role.AUDITOR)
    with app.app_context():
        db.session.get_one(Account, other).is_active = False
        db.session.commit()

    assert not _try(app, PASSWORD, username="auditor")


def test_an_unknown_name_gets_the_answer_of_a_wrong_password(app: Flask, person: int) -> None:
    answers = []
    for username in ("administrator", "nobody"):
        with app.app_context(), pytest.raises(Refusal) as refused:
            actions.sign_in(username=username, password="wrong", now=NOW)
        answers.append((refused.value.field, refused.value.message))

    assert answers[0] == answers[1]


def _make_first(app: Flask, username: str = "first") -> bool:
    with app.app_context(), writing():
        try:
            actions.make_first_administrator(username=username, name="首任", password=PASSWORD, now=NOW)
        except Refused:
            db.session.rollback()
            return False
        db.session.commit()
        return True


def test_the_first_administrator_is_made_once(app: Flask) -> None:
    assert _make_first(app)
    assert not _make_first(app, "second")


def test_of_four_first_administrators_at_once_one_is_made(app: Flask) -> None:
    names = iter(["one", "two", "three", "four"])

    assert sorted(_at_once(4, lambda: _make_first(app, next(names)))) == [False, False, False, True]
    with app.app_context():
        assert len(queries.account_rows()) == 1


def _change(app: Flask, account_id: int, **changes: object) -> None:
    with app.app_context(), writing():
        account = queries.account(account_id)
        known = {
            "username": account.username,
            "name": account.name,
            "role": account.role,
            "office_id": account.office_id,
            "is_active": account.is_active,
        }
        actions.change_account(account, **(known | changes))
        db.session.commit()


@pytest.mark.parametrize(("changes", "field"), [({"is_active": False}, "is_active"), ({"role": Role.AUDITOR}, "role")])
def test_the_last_active_administrator_stays_one(
    app: Flask, person: int, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        _change(app, person, **changes)

    assert [refusal.field for refusal in refused.value.refusals] == [field]
    assert "最后一个启用的管理员" in refused.value.refusals[0].message


def test_one_of_two_administrators_may_go(app: Flask, person: int) -> None:
    make_person(app, Role.ADMINISTRATOR, username="second")

    _change(app, person, is_active=False)

    assert not _account(app, person).is_active


def test_two_administrators_who_demote_each_other_at_once_leave_one(app: Flask, person: int) -> None:
    ids = iter([person, make_person(app, Role.ADMINISTRATOR, username="second")])

    def demote() -> bool:
        try:
            _change(app, next(ids), role=Role.AUDITOR)
        except Refused:
            return False
        return True

    assert sorted(_at_once(2, demote)) == [False, True]


def test_going_out_of_use_ends_the_sessions(app: Flask, person: int) -> None:
    other = make_person(app, Role.AUDITOR)
    token = _account(app, other).session_token

    _change(app, other, is_active=False)
    _change(app, other, is_active=True)

    assert _account(app, other).session_token != token


def test_a_clerk_needs_an_office(app: Flask, person: int) -> None:
    with app.app_context(), pytest.raises(Refused) as refused:
        actions.add_account(username="li", name="李", role=Role.CLERK, office_id=None, password=PASSWORD, now=NOW)

    assert [refusal.field for refusal in refused.value.refusals] == ["office_id"]


def test_everything_wrong_with_a_new_account_is_said_at_once(app: Flask, person: int) -> None:
    with app.app_context(), pytest.raises(Refused) as refused:
        actions.add_account(
            username=" Administrator", name=" ", role=Role.HEAD, office_id=None, password="short", now=NOW
        )

    assert [refusal.field for refusal in refused.value.refusals] == ["username", "name", "office_id", "password"]


def test_a_reset_password_ends_sessions_and_lock(app: Flask, person: int) -> None:
    for _ in range(5):
        _try(app, "wrong")
    token = _account(app, person).session_token

    with app.app_context():
        actions.reset_password(queries.account(person), new="Another-2024-x")
        db.session.commit()

    assert _account(app, person).session_token != token
    assert _try(app, "Another-2024-x")


def test_a_new_password_asks_for_the_present_one_and_differs_from_it(app: Flask, person: int) -> None:
    with app.app_context():
        account = queries.account(person)
        with pytest.raises(Refusal, match="现在的密码不正确"):
            actions.change_own_password(account, current="wrong", new="Another-2024-x")
        with pytest.raises(Refusal, match="与现在的密码相同"):
            actions.change_own_password(account, current=PASSWORD, new=PASSWORD)
