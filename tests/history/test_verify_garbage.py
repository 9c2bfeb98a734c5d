"""Garbage in the database is a finding and no crash, and what a client may write is sealed as it stands."""

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.history.checks.findings import Kind
from caseapp.organs.models import Region
from tests.history.conftest import Client, Tried, Verify

pytestmark = pytest.mark.usefixtures("chained")


def test_what_the_driver_cannot_read_is_sealed_as_it_stands(app: Flask, client_of: Client, verified: Verify) -> None:
    with app.app_context():
        is_sqlite = db.engine.dialect.name == "sqlite"
    if is_sqlite:
        client_of(
            "UPDATE reconsideration_case SET handler = CAST(x'41ff42' AS TEXT), received_on = '0前天',"
            " applicant_count = 'viele'"
        )
    else:
        client_of("UPDATE reconsideration_case SET posted_on = '-infinity'")
    with app.app_context():
        db.session.add(Region(id=104, name="宁县"))
        db.session.commit()

    verdict = verified()
    assert verdict.holds
    assert verdict.unsealed == 0
    assert ("A\\xffB" if is_sqlite else "infinity") in "".join(verdict.outside)


GARBAGE = {
    "no table of changes": (["DROP TABLE change"], Kind.UNREADABLE),
    "no history of a table": (["DROP TABLE history_region"], Kind.UNREADABLE),
    "a history without a column": (["ALTER TABLE history_region DROP COLUMN name"], Kind.UNREADABLE),
    "no change at all": (["DELETE FROM change"], Kind.STRAY),
    "numbers from before the first": (["UPDATE change SET id = -5 WHERE id = 4"], Kind.MISSING),
}
GARBAGE_OF_SQLITE = {
    "a moment that is none": (["UPDATE change SET at = 'gestern' WHERE id = 4"], Kind.ALTERED),
    "a moment that is text in bytes": (["UPDATE change SET at = x'ff', why = CAST(x'ff' AS TEXT)"], Kind.ALTERED),
    "a number for a seal": (["UPDATE change SET seal = 1, person = 2 WHERE id = 5"], Kind.ALTERED),
    "rows without key and numbers": (
        [
            *(f"DROP TRIGGER history_region_{event}" for event in ("insert", "update", "delete")),
            "CREATE TABLE loose AS SELECT * FROM history_region",
            "DROP TABLE history_region",
            "ALTER TABLE loose RENAME TO history_region",
            "INSERT INTO history_region (id, name, since, until) VALUES (NULL, 1, NULL, NULL), ('a', x'ff', 'b', 'c')",
            "INSERT INTO history_region (id, name, since, until) VALUES (1.5, NULL, 2.5, 1), (101, 'x', 4, 5)",
            "INSERT INTO history_region (id, name, since, until) VALUES (102, 'y', 99, 2147483648)",
        ],
        Kind.ALTERED,
    ),
}


def test_garbage_is_a_finding_and_no_crash(app: Flask, tried: Tried) -> None:
    with app.app_context():
        garbage = GARBAGE | (GARBAGE_OF_SQLITE if db.engine.dialect.name == "sqlite" else {})
    found = {each: tried(*statements).totals for each, (statements, _) in garbage.items()}

    assert [each for each, (_, kind) in garbage.items() if not found[each].get(kind)] == []


def test_an_index_that_says_something_else_than_its_table_is_found(
    app: Flask, client_of: Client, verified: Verify
) -> None:
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            return
    client_of(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_change_at ON change (person)' WHERE name = 'ix_change_at'",
    )
    with app.app_context():
        db.engine.dispose()

    assert list(verified().totals) == [Kind.DAMAGED]
