"""Every page of the house, walked by its map: guarded, read-only where it should be, hardened, well formed."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from werkzeug.routing import Rule

from caseapp.accounts.guard import access_of
from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.web import READING_METHODS
from tests.people import SignIn, csrf_token, make_person, open_session

# A value for each name in an address; whoever adds a page with a new one adds it here, or the walk fails.
EXAMPLES = {
    "filename": "app.css",
    "period": "2023",
    "set_code": "received",
    "step": "assign",
    "kind_code": "region_blank",
    "secret": "no-such-secret",
    "year": "2026",
    "part": "general",
    "form_code": "reconsideration-2015",
    "column_code": "3",
    "indicator_code": "correction_rate",
}

# What needs no sign-in; a calendar program knows the secret of its person's feed instead.
PUBLIC = {"accounts.sign_in", "accounts.first_start", "desk.feed_file"}
# What a person may send who can change nothing: their own sign-in, password and sign-out. Nothing else, ever.
OWN = PUBLIC | {"accounts.sign_out", "accounts.own", "accounts.presence"}
# Forms that only ask: whatever they might write is undone.
ASKING = {"comparing.check"}

_VARIABLE = re.compile(r"<(?:[\w.]+(?:\([^)]*\))?:)?(\w+)>")
_WRITING_SQL = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "REPLACE", "LOCK")


def _address(rule: Rule) -> str:
    return _VARIABLE.sub(lambda name: "1" if name[1].endswith("_id") else EXAMPLES[name[1]], rule.rule)


def _rules(app: Flask, *, writing: bool) -> Iterator[Rule]:
    """The rules that may write, or those that may be read."""
    for rule in app.url_map.iter_rules():
        if (rule.methods or set()) - READING_METHODS if writing else "GET" in (rule.methods or set()):
            yield rule


def _pages(app: Flask) -> list[tuple[str, str]]:
    """(endpoint, address) of everything that can be read, style sheets apart."""
    return [(rule.endpoint, _address(rule)) for rule in _rules(app, writing=False) if "static" not in rule.endpoint]


def test_every_endpoint_carries_a_mark(app: Flask) -> None:
    assert [endpoint for endpoint in app.view_functions if access_of(app, endpoint) is None] == []


def test_only_ones_own_sign_in_and_account_are_open_to_all(app: Flask) -> None:
    marks = {endpoint: access_of(app, endpoint) for endpoint in app.view_functions if "static" not in endpoint}

    assert {endpoint for endpoint, mark in marks.items() if mark and (mark.is_public or mark.is_own)} == OWN
    assert {endpoint for endpoint, mark in marks.items() if mark and mark.is_public} == PUBLIC
    assert {endpoint for endpoint, mark in marks.items() if mark and mark.is_asking} == ASKING


def test_a_stranger_is_sent_to_sign_in_from_every_page(app: Flask, client: FlaskClient) -> None:
    make_person(app, Role.ADMINISTRATOR)
    strays = [
        address
        for endpoint, address in _pages(app)
        if endpoint not in PUBLIC and not (client.get(address).location or "").startswith("/sign-in")
    ]

    assert strays == []


def test_an_auditor_is_refused_wherever_something_is_written(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.AUDITOR)
    token = csrf_token(client)

    answers = {
        rule.endpoint: client.post(_address(rule), data={"csrf_token": token}).status_code
        for rule in _rules(app, writing=True)
        if rule.endpoint not in OWN | ASKING
    }

    assert {endpoint for endpoint, status in answers.items() if status != 403} == set()
    assert answers, "the walk has found nothing that writes"


def test_every_form_without_its_token_is_refused(app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    taken = []
    for role in (Role.ADMINISTRATOR, Role.HEAD):
        sign_in(client, role)
        for rule in _rules(app, writing=True):
            answer = client.post(_address(rule))
            if answer.status_code != 400 or "页面已失效" not in answer.text:
                taken.append(rule.rule)

    assert taken == []


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEAD, Role.AUDITOR])
def test_no_page_writes_while_it_is_read(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int, role: Role
) -> None:
    sign_in(client, role)
    written: list[str] = []
    unsaved: list[str] = []

    def watch(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.lstrip().upper().startswith(_WRITING_SQL):
            written.append(statement)

    @app.after_request
    def look(response: Response) -> Response:
        unsaved.extend(repr(row) for row in (*db.session.new, *db.session.dirty, *db.session.deleted))
        return response

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        statuses = {address: client.get(address).status_code for _, address in _pages(app)}
    finally:
        event.remove(Engine, "before_cursor_execute", watch)

    assert written == []
    assert unsaved == []
    assert {address for address, status in statuses.items() if status >= 500} == set()


# What tools that try doors write behind an address, and names by which they hope to reach the inside.
_DOORS = ("9" * 5_000, "9" * 25, str(2**31), '" OR *')
_INSIDE = ("endpoint", "_scheme", "_anchor", "_external", "_method", "filename", "set_code")


@pytest.mark.parametrize("value", _DOORS, ids=["longest", "long", "beyond", "quoted"])
def test_no_question_breaks_a_page(app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int, value: str) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    sign_in(client, Role.HEAD)
    kinds: list[dict[str, str]] = [
        dict.fromkeys(_INSIDE, value),
        dict.fromkeys(("text", "page", "sort", "since", "reconsideration_id", "period"), value),
        dict.fromkeys(("office", "office_id", "ledger"), value),
        {"by": "organ", "key": value},
    ]

    broken = [
        (address, *questions)
        for _, address in _pages(app)
        for questions in kinds
        if client.get(address, query_string=questions).status_code >= 500
    ]

    assert broken == []


def test_every_page_has_the_security_headers(app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    bare = []
    for address in [*(address for _, address in _pages(app)), "/static/app.css", "/no/such/page"]:
        with client.get(address) as answer:
            policy = answer.headers.get("Content-Security-Policy", "")
            is_hard = (
                {"default-src 'self'", "style-src 'self'", "script-src 'self'", "frame-ancestors 'none'"}
                <= {part.strip() for part in policy.split(";")}
                and "unsafe" not in policy
                and answer.headers.get("X-Content-Type-Options") == "nosniff"
                and answer.headers.get("Referrer-Policy") == "same-origin"
                and "Permissions-Policy" in answer.headers
                and ("static" in address or answer.headers.get("Cache-Control") == "no-store")
            )
        if not is_hard:
            bare.append(address)

    assert bare == []


class _Reader(HTMLParser):
    """Notes what a page must not have, or have twice."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: set[str] = set()
        self.headings = 0
        self.language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.headings += tag == "h1"
        if tag == "html":
            self.language = values.get("lang")
        if tag == "style" or "style" in values or (tag == "script" and "src" not in values):
            self.faults.append(f"inline: {self.get_starttag_text()}")
        if any(name.startswith("on") for name in values) or (values.get("href") or "").startswith("javascript:"):
            self.faults.append(f"script: {self.get_starttag_text()}")
        for name in ("src", "href"):
            if (values.get(name) or "").startswith(("http:", "https:", "//")):
                self.faults.append(f"leaves the machine: {values[name]}")
        identity = values.get("id")
        if identity in self.ids:
            self.faults.append(f"id twice: {identity}")
        if identity:
            self.ids.add(identity)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CLERK])
def test_every_page_is_well_formed_and_needs_nothing_from_elsewhere(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int, role: Role
) -> None:
    sign_in(client, role)
    faults = {}
    for _, address in _pages(app):
        answer = client.get(address)
        if answer.mimetype != "text/html" or answer.status_code in (204, 302):
            continue  # a download, a redirection, or nothing to show
        reader = _Reader()
        reader.feed(answer.text)
        if reader.faults or reader.headings != 1 or reader.language != "zh-CN":
            faults[address] = (reader.faults, reader.headings, reader.language)

    assert faults == {}


def test_signing_out_lies_on_every_page(app: Flask, client: FlaskClient, ledger: int) -> None:
    open_session(client, make_person(app, Role.ADMINISTRATOR))
    pages = {address: client.get(address) for _, address in _pages(app)}

    assert [
        address
        for address, answer in pages.items()
        if answer.status_code == 200 and answer.mimetype == "text/html" and 'action="/sign-out"' not in answer.text
    ] == []
