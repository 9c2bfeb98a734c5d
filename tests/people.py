"""People to sign in as, and the token that their forms carry."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from unittest.mock import patch

from flask import Flask, session
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from werkzeug.test import TestResponse

from caseapp.accounts import actions, queries
from caseapp.accounts.models import Account, Role
from caseapp.accounts.passwords import hashed
from caseapp.db import db

SignIn = Callable[[FlaskClient, Role], int]

PASSWORD = "Ledger-2024-x"

# Hashing takes its time on purpose; one hash serves every account of the tests.
_hash_once = cache(hashed)


def make_person(app: Flask, role: Role, *, username: str | None = None, office_id: int | None = None) -> int:
    """The id of the account of this name (by default the role's key), made where it is not there yet."""
    username = username or role.value
    with app.app_context(), patch.object(actions, "hashed", _hash_once):
        account = queries.account_named(username) or actions.add_account(
            username=username,
            name=f"{role.label}甲",
            role=role,
            office_id=office_id,
            password=PASSWORD,
            now=datetime.now(UTC),
        )
        db.session.commit()
        return account.id


def open_session(client: FlaskClient, account_id: int) -> None:
    """Put the account's session into the client's cookie, as the sign-in page would."""
    with client.application.app_context():
        token = db.session.get_one(Account, account_id).session_token
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["signed_in_at"] = cookie["seen_at"] = int(time.time())


def csrf_token(client: FlaskClient) -> str:
    """A token that the client's next POST may carry, as its form would."""
    with client.session_transaction() as cookie:
        mark = cookie.setdefault("csrf_token", "a mark of this session")
    with client.application.test_request_context():
        session["csrf_token"] = mark
        return generate_csrf()


def post(client: FlaskClient, address: str, **fields: object) -> TestResponse:
    """POST a form with its token."""
    return client.post(address, data={"csrf_token": csrf_token(client)} | fields)
