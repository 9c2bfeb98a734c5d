"""Deny by default, and what each role may do."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.guard import READERS, WRITERS, Access, access_of, allow
from caseapp.accounts.models import Role
from tests.people import SignIn, post


@pytest.mark.parametrize(
    ("access", "reads", "writes"),
    [
        (Access(frozenset(READERS)), set(Role), set(Role) - {Role.AUDITOR}),  # an auditor changes nothing, ever
        (Access(frozenset(WRITERS)), {Role.CLERK, Role.HEAD}, {Role.CLERK, Role.HEAD}),
        (Access(frozenset({Role.ADMINISTRATOR})), {Role.ADMINISTRATOR}, {Role.ADMINISTRATOR}),
        (Access(frozenset(Role), is_own=True), set(Role), set(Role)),  # but everybody keeps their own account
        (Access(), set(), set()),
    ],
)
def test_what_a_mark_permits(access: Access, reads: set[Role], writes: set[Role]) -> None:
    assert {role for role in Role if access.permits(role, writes=False)} == reads
    assert {role for role in Role if access.permits(role, writes=True)} == writes


def test_a_view_without_a_mark_is_refused_to_everybody(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "open")

    assert access_of(app, "forgotten") is None
    assert client.get("/forgotten").status_code == 403
    sign_in(client, Role.ADMINISTRATOR)
    assert client.get("/forgotten").status_code == 403


def test_an_auditor_may_read_a_page_but_not_send_to_it(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    app.add_url_rule("/both", "both", allow(*READERS)(lambda: "done"), methods=["GET", "POST"])
    sign_in(client, Role.AUDITOR)

    assert client.get("/both").status_code == 200
    assert post(client, "/both").status_code == 403


def test_the_pages_of_accounts_are_the_administrators(client: FlaskClient, sign_in: SignIn) -> None:
    for role in Role:
        sign_in(client, role)
        expected = 200 if role is Role.ADMINISTRATOR else 403
        assert client.get("/accounts/").status_code == expected
        assert ("系统" in client.get("/accounts/own").text) == (role is Role.ADMINISTRATOR)
