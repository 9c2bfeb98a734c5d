"""Fixtures shared by all tests: a clean application on each database, and people to sign in as.

`app` runs a test on the embedded database and again on PostgreSQL (see postgresql.py). The schema is made once per
database by the migrations themselves; each test then gets it as new.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

from caseapp import create_app
from caseapp.accounts import guard
from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.memory import keep_what_is_loaded
from caseapp.migrations import migrate
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from tests import postgresql
from tests.cases import case_facts, lawsuit_facts
from tests.people import SignIn, make_person, open_session

settings.register_profile(
    "caseapp",
    deadline=None,  # a shared machine may pause; speed is measured in tests/benchmarks
    derandomize=True,  # a red run can be repeated
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("caseapp")


def pytest_configure(config: pytest.Config) -> None:
    """Run the whole suite at another moment: `CASEAPP_TESTS_AT=2026-01-01T00:30+08:00`, in whatever `TZ`.

    At half past midnight in Shanghai it is still yesterday, and last year, in UTC.
    """
    named = os.environ.get("CASEAPP_TESTS_AT")
    if named is not None:
        journey = time_machine.travel(datetime.fromisoformat(named), tick=True)
        journey.start()
        config.add_cleanup(journey.stop)


@pytest.fixture(scope="session", autouse=True)
def _addresses_compiled_once() -> Iterator[None]:
    """Every test has an application of its own, but the addresses of its pages are the same in all."""
    compiled: dict[tuple[Any, ...], Any] = {}
    compile_builder = Rule._compile_builder

    def once(rule: Rule, append_unknown: bool = True) -> Any:
        key = rule.rule, rule.subdomain, repr(rule.defaults), append_unknown
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _waste_looked_for_seldom() -> None:
    keep_what_is_loaded()


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test has an application of its own, but the pages' templates are the same in all."""
    compiled = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": compiled})
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty embedded database with the whole schema."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app(folder)
    with app.app_context():
        migrate(db.engine)
        with db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
    return folder / "caseapp.db"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server whose role may create databases."""
    with postgresql.server() as address:
        yield address


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of an empty PostgreSQL database with the whole schema, to be copied."""
    with postgresql.template(postgresql_server) as name:
        yield name


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_server: str, postgresql_template: str) -> Iterator[postgresql.Databases]:
    """Databases that are as new for each test."""
    databases = postgresql.Databases(postgresql_server, postgresql_template)
    yield databases
    databases.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database with the whole schema and nothing in it, embedded and then PostgreSQL."""
    if request.param == "sqlite":
        file = tmp_path / "instance" / "caseapp.db"
        file.parent.mkdir()
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
        return
    databases: postgresql.Databases = request.getfixturevalue("postgresql_databases")
    yield databases.fresh()
    databases.give_back()


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a fresh database. Hold no application context open around calls of the client."""
    app = create_app(tmp_path / "instance", SQLALCHEMY_DATABASE_URI=database_url, TESTING=True)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Take the place of pytest-flask's own: a context held open would lend its database session to every request."""


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser. pytest-flask's own keeps the last request's context open, and a second browser would share it."""
    return app.test_client()


@pytest.fixture
def office(app: Flask) -> int:
    """The id of the office 商丘市人民政府, prefix 商政复."""
    with app.app_context():
        founded = found_office(name="商丘市人民政府", number_prefix="商政复")
        db.session.commit()
        return founded.id


@pytest.fixture
def ledger(app: Flask, office: int) -> int:
    """The office's id; its registers hold one plain case each (see tests/cases.py)."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())
        record_lawsuit(office=holder, facts=lawsuit_facts(), calendar=shipped_calendar())
        db.session.commit()
    return office


@pytest.fixture
def sign_in(app: Flask, office: int) -> SignIn:
    """`sign_in(client, Role.CLERK)` signs a client in as a person of that role and returns the account's id.

    Clerk and head belong to `office`, auditor and administrator to the whole house; the user name is the role's key
    and the password `tests.people.PASSWORD`. An administrator is made first, so that no page leads to the first start.
    """

    def as_role(client: FlaskClient, role: Role) -> int:
        make_person(app, Role.ADMINISTRATOR)
        person = make_person(app, role, office_id=office if role in guard.WRITERS else None)
        open_session(client, person)
        return person

    return as_role
