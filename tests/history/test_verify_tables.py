# ruff: noqa: S608 -- a hostile hand writes what it likes
"""Edits past the triggers, edits of the triggers, a tail that was cut off, a chain that was sealed anew."""

from datetime import date
from hashlib import sha256

import pytest
from flask import Flask
from sqlalchemy import select

from caseapp.db import db
from caseapp.history import triggers
from caseapp.history.actions import seal_up_to
from caseapp.history.adopting import adopt
from caseapp.history.checks.findings import Kind
from caseapp.history.models import Change
from caseapp.history.origins import Origin
from caseapp.issued.models import IssuedReport
from caseapp.organs.models import Region
from tests.history.conftest import Client, Verify

pytestmark = pytest.mark.usefixtures("chained")


def test_an_edit_by_a_client_is_told_and_is_no_fault(app: Flask, client_of: Client, verified: Verify) -> None:
    client_of("UPDATE reconsideration_case SET handler = '某人'")
    client_of("DELETE FROM region WHERE id = 102", "INSERT INTO region (id, name) VALUES (103, '夏县')")

    verdict = verified()

    assert verdict.holds
    assert verdict.unsealed == verdict.outside_total >= 1  # SQLite: what one millisecond holds is one change
    told = "\n".join(verdict.outside)
    assert "复议案件 id 1（商政复〔2023〕1号） handler 由“赵敏”改为“某人”" in told
    assert "删除地区 id 102" in told
    assert "新增地区 id 103：name “夏县”" in told
    with app.app_context():
        db.session.add(Region(id=104, name="宁县"))
        db.session.commit()
    assert (verified().holds, verified().unsealed) == (True, 0)


def test_what_another_hand_did_before_a_seal_was_set_cannot_be_changed_after(
    app: Flask, client_of: Client, verified: Verify
) -> None:
    client_of("UPDATE region SET name = '某县' WHERE id = 102")
    with app.app_context():
        db.session.add(Region(id=104, name="宁县"))
        db.session.commit()
    client_of("UPDATE history_region SET name = '他县' WHERE since = 10")

    assert [(each.kind, each.change) for each in verified().findings] == [(Kind.ALTERED, 10), (Kind.DIFFERS, 10)]


def without_trigger(app: Flask, *names: str) -> list[str]:
    with app.app_context():
        on = {"sqlite": "", "postgresql": " ON region"}[db.engine.dialect.name]
    return [f"DROP TRIGGER history_region_{name}{on}" for name in names]


def test_an_edit_past_a_dropped_trigger_is_found_and_adopted(app: Flask, client_of: Client, verified: Verify) -> None:
    client_of(
        *without_trigger(app, "insert", "update", "delete"),
        "UPDATE region SET name = '某县' WHERE id = 102",
        "INSERT INTO region (id, name) VALUES (103, '夏县')",
    )
    before = verified()

    assert before.totals == {Kind.TRIGGER: 3, Kind.DIFFERS: 2}
    texts = [each.text for each in before.findings]
    assert any("地区 id 102 name 历史为“杞城”，现有数据为“某县”" in each and "李强" in each for each in texts)
    assert any("地区 id 103在现有数据中有这一行" in each for each in texts)

    with app.app_context(), db.engine.begin() as connection:
        adopted = adopt(connection, why="核对后补记")
    assert (adopted.triggers, adopted.change) == (3, 10)
    after = verified(before.head or (0, ""))
    assert after.holds
    assert after.head is not None
    assert after.head[0] == 10
    with app.app_context():
        change = db.session.get_one(Change, 10)
        assert (change.origin, change.why) == (Origin.OUTSIDE, "核对后补记")


def test_a_row_deleted_past_a_dropped_trigger_is_found(app: Flask, client_of: Client, verified: Verify) -> None:
    client_of(*without_trigger(app, "delete"), "DELETE FROM region WHERE id = 102")

    verdict = verified()

    assert verdict.totals == {Kind.TRIGGER: 1, Kind.DIFFERS: 1}
    assert "地区 id 102在现有数据中没有了" in verdict.findings[0].text


def test_triggers_that_do_something_else_are_found(app: Flask, client_of: Client, verified: Verify) -> None:
    with app.app_context():
        is_sqlite = db.engine.dialect.name == "sqlite"
    if is_sqlite:
        client_of(
            "DROP TRIGGER history_court_update",
            "CREATE TRIGGER history_court_update AFTER UPDATE ON court BEGIN SELECT 1; END",
            "CREATE TRIGGER undo AFTER INSERT ON history_court BEGIN DELETE FROM history_court; END",
            # By its name one of the search; it signs each change with another hand before its seal.
            "CREATE TRIGGER x_search_update AFTER INSERT ON change BEGIN UPDATE change SET person = '他人'; END",
        )
        expected = {"history_court_update”被改动", "undo”不是本程序所设", "x_search_update”不是本程序所设"}
    else:
        client_of(
            "ALTER TABLE court DISABLE TRIGGER history_court_update",
            "CREATE OR REPLACE FUNCTION history_region_keep() RETURNS trigger LANGUAGE plpgsql"
            " AS $body$ BEGIN RETURN NULL; END $body$",
            "CREATE RULE undo AS ON INSERT TO history_court DO INSTEAD NOTHING",
        )
        expected = {"history_court_update”已停用", "history_region_keep”被改动", "undo”不是本程序所设"}

    texts = [each.text for each in verified().findings]

    assert {words for words in expected if any(words in text for text in texts)} == expected
    assert len(texts) == len(expected)


# ── The end of the chain, and what is kept elsewhere ──────────────────────────────────────────────────────────────

CUT = (
    "DELETE FROM change WHERE id > 5",
    *(
        statement
        for table in ("region", "reconsideration_case", "litigation_case")
        for statement in (
            f"DELETE FROM history_{table} WHERE since > 5",
            f"UPDATE history_{table} SET until = 2147483647 WHERE until BETWEEN 6 AND 9",
        )
    ),
)


def test_a_cut_tail_is_betrayed_by_the_tables_or_by_a_head_kept_elsewhere(
    app: Flask, client_of: Client, verified: Verify
) -> None:
    head = verified().head
    assert head is not None
    client_of(*CUT)
    assert verified().totals == {Kind.DIFFERS: 4}

    with app.app_context(), db.engine.begin() as connection:
        triggers.drop(connection)
        connection.exec_driver_sql("DELETE FROM region WHERE id = 102")
        connection.exec_driver_sql("INSERT INTO region (id, name) VALUES (101, '虞阳区')")
        for table in ("reconsideration_case", "litigation_case"):
            kept = f"SELECT {{}} FROM history_{table} WHERE history_{table}.id = {table}.id"
            for column in ("handler", "version"):
                connection.exec_driver_sql(f"UPDATE {table} SET {column} = ({kept.format(column)})")
        triggers.install(connection)
    assert verified().holds
    cut = verified(head)
    assert cut.totals == {Kind.HEAD: 1}
    assert "变动链只到第 5 号，其后至少 4 项变动已被截去" in cut.findings[0].text


def test_who_seals_everything_anew_is_found_by_a_head_and_by_an_issued_report(
    app: Flask, client_of: Client, verified: Verify
) -> None:
    heads = _heads(app)
    _issue(app, *heads[7])
    client_of("UPDATE change SET person = '李强' WHERE id = 4", "UPDATE change SET seal = NULL WHERE id >= 4")
    with app.app_context(), db.engine.begin() as connection:
        seal_up_to(connection, 100)

    assert verified().totals == {Kind.REPORT: 1}
    verdict = verified(heads[2], (heads[8][0], heads[8][1][:16]))
    assert [each.kind for each in verdict.findings] == [Kind.REPORT, Kind.HEAD]
    assert "报告商政复统〔2024〕1号" in verdict.findings[0].text
    assert "链在此之前被改写（第 3 号变动仍与所留链头相符）" in verdict.findings[1].text


def _heads(app: Flask) -> list[tuple[int, str]]:
    with app.app_context():
        return [(each.id, each.seal or "") for each in db.session.scalars(select(Change).order_by(Change.id))]


def _issue(app: Flask, change: int, seal: str) -> None:
    paper = b"%PDF-"
    with app.app_context():
        at = db.session.get_one(Change, change).at
        db.session.add(
            IssuedReport(
                office_id=1,
                number="商政复统〔2024〕1号",
                number_year=2024,
                number_serial=1,
                office="商丘市人民政府",
                period="2024",
                first_on=date(2024, 1, 1),
                last_on=date(2024, 12, 31),
                title="年报",
                issued_at=at,
                issued_on=date(2025, 1, 2),
                person="李强",
                change=change,
                ledger_at=at,
                seal=seal,
                sheet="{}",
                pdf=paper,
                pdf_sha256=sha256(paper).hexdigest(),
            )
        )
        db.session.commit()


def test_a_paper_that_was_exchanged_is_found(app: Flask, client_of: Client, verified: Verify) -> None:
    _issue(app, *_heads(app)[7])
    assert verified().holds
    with app.app_context():
        other = {"sqlite": "x'00'", "postgresql": "'\\x00'::bytea"}[db.engine.dialect.name]
    client_of(f"UPDATE issued_report SET pdf = {other}")

    assert [each.text for each in verified().findings] == ["报告商政复统〔2024〕1号所存的 PDF 不是签发时的那一份。"]


def test_what_was_issued_and_edited_under_the_triggers_eyes_is_found_until_it_says_again_what_it_said(
    app: Flask, client_of: Client, verified: Verify
) -> None:
    _issue(app, *_heads(app)[7])
    client_of("UPDATE issued_report SET title = '假报' WHERE id = 1")
    client_of(
        "INSERT INTO issued_set (id, report_id, set_code, number, members) VALUES (1, 1, 'received', 1, '[[1,1]]')"
    )

    verdict = verified()
    assert verdict.totals == {Kind.REPORT: 2}
    changed, put_in = (each.text for each in verdict.findings)
    assert "最初改动它的是第 11 号变动" in changed
    assert "签发后被改动：title 原为“年报”，现为“假报”" in changed
    assert "不是由应用签发的" in put_in
    client_of("UPDATE issued_report SET title = '年报' WHERE id = 1", "DELETE FROM issued_set")
    assert [each.text for each in verified().findings] == []
