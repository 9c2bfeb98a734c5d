# ruff: noqa: S608 -- a hostile hand writes what it likes
"""The seal is what its sentence says: thirty lines without this program recompute it."""

import json
import sqlite3
from hashlib import sha256

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.history.seals import HeadError, read_head, short_head


@pytest.mark.usefixtures("chained")
def test_anybody_can_recompute_the_seals_of_the_embedded_database(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            return
        file = db.engine.url.database or ""

    def line(*parts: object) -> str:
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    database = sqlite3.connect(file)
    database.row_factory = sqlite3.Row
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    tables = sorted(name.removeprefix("history_") for name in names if name.startswith("history_"))
    before = ""
    for change in database.execute("SELECT * FROM change ORDER BY id").fetchall():
        rows = ""
        for table in tables:
            (key,) = (row["name"] for row in database.execute(f"PRAGMA table_info({table})") if row["pk"])
            for row in database.execute(f"SELECT * FROM history_{table} WHERE since = ? ORDER BY {key}", change[:1]):
                said = {column: row[column] for column in sorted(row.keys()) if column not in ("since", "until")}
                said = {column: value for column, value in said.items() if value is not None}
                rows += line("+", table, row[key], said) + "\n"
            for row in database.execute(f"SELECT * FROM history_{table} WHERE until = ? ORDER BY {key}", change[:1]):
                rows += line("-", table, row[key], row["since"]) + "\n"
        at = change["at"].replace(" ", "T") + "Z"
        own = line(*change[:1], at, *(change[name] for name in ("account_id", "person", "origin", "place", "why")))
        before = sha256("\n".join((before, own, sha256(rows.encode()).hexdigest())).encode()).hexdigest()

        assert change["seal"] == before


def test_a_head_is_read_as_it_is_printed() -> None:
    seal = sha256(b"").hexdigest()

    assert short_head(12345, seal) == "12345-e3b0c44298fc1c14"
    assert read_head(" 12345-E3B0C44298FC1C14 ") == (12345, "e3b0c44298fc1c14")
    assert read_head(f"12345:{seal}") == (12345, seal)
    for text in ("", "12345", "12345-e3b0", "-e3b0c44298fc1c14", f"1-{seal}0"):
        with pytest.raises(HeadError):
            read_head(text)
