"""A chain of eight changes that is known to the letter, and hands that go past the application."""

from collections.abc import Callable

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.history.actions import explain, sign
from caseapp.history.checks.findings import Verdict
from caseapp.history.checks.queries import snapshot
from caseapp.history.origins import Author, Origin
from caseapp.history.verification import verify
from caseapp.litigation.models import LitigationCase
from caseapp.organs.models import Region
from caseapp.reconsideration.models import ReconsiderationCase

CLERK = Author(origin=Origin.PAGE, person="王芳", account_id=7, place="/organs/1")
HEAD = Author(origin=Origin.PAGE, person="李强", account_id=8, place="/organs/2")

Client = Callable[..., None]
Verify = Callable[..., Verdict]
Tried = Callable[..., Verdict]


@pytest.fixture
def client_of(app: Flask) -> Client:
    """As a database client does it: no session of ours, one transaction."""

    def edit(*statements: str) -> None:
        with app.app_context(), db.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    return edit


@pytest.fixture
def verified(app: Flask) -> Verify:
    """The verdict on the ledger as it stands."""

    def verdict(*heads: tuple[int, str], listed: int = 20) -> Verdict:
        with app.app_context(), snapshot(db.engine) as connection:
            return verify(connection, heads=heads, listed=listed)

    return verdict


@pytest.fixture
def tried(app: Flask) -> Tried:
    """The verdict on the ledger as it would stand after these statements of a client, which are undone again."""

    def verdict(*statements: str) -> Verdict:
        with app.app_context(), db.engine.connect() as connection, connection.begin() as begun:
            for statement in statements:
                connection.exec_driver_sql(statement)
            found = verify(connection, heads=[(9, "0" * 64)])
            begun.rollback()
            return found

    return verdict


@pytest.fixture
def chained(app: Flask, ledger: int) -> None:
    """Change 1 is the schema, 2 the office, 3 the two cases; 4 to 9 are what follows here."""
    with app.app_context():
        sign(CLERK)
        yuxian = Region(id=101, name="虞县")
        _committed(yuxian)
        explain("改名")
        yuxian.name = "虞阳区"
        _committed()
        sign(HEAD)
        qicheng = Region(id=102, name="杞城县")
        _committed(qicheng)
        qicheng.name = "杞城"
        _committed()
        db.session.delete(yuxian)
        _committed()
        sign(CLERK)
        case = db.session.query(ReconsiderationCase).one()
        case.handler = "赵敏"
        db.session.query(LitigationCase).one().handler = "赵敏"
        _committed()


def _committed(*rows: object) -> None:
    db.session.add_all(rows)
    db.session.commit()
