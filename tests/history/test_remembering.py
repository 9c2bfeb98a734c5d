"""Every change of a row leaves its versions, whoever made it and by whatever statement; each is sealed."""

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, text, update

from caseapp.db import Base, db
from caseapp.history import queries
from caseapp.history.actions import catch_up, explain, sign
from caseapp.history.models import REMEMBERED, STANDS, Change
from caseapp.history.origins import Author, Origin
from caseapp.history.seals import FIRST, Digest, seal_of
from caseapp.litigation.models import LitigationCase, Plaintiff
from caseapp.organs.models import Organ, Region

CLERK = Author(origin=Origin.PAGE, person="王芳", account_id=7, place="/reconsideration/1/correct")
# What is no register: derived, secret, or the history itself.
NOT_REMEMBERED = {"deadline", "calendar_feed", "change"}


def versions(table: str) -> list[tuple[int, int, int]]:
    """(key, since, until) of every version, in the order in which they were made."""
    kept = REMEMBERED[table].versions
    return [
        (row[0], row.since, row.until)
        for row in db.session.execute(
            select(kept.c[REMEMBERED[table].key], kept.c.since, kept.c.until).order_by(kept.c.since, kept.c[0])
        )
    ]


def changes() -> list[Change]:
    return list(db.session.scalars(select(Change).order_by(Change.id)))


def by_another_program(app: Flask, *statements: str) -> None:
    """As a database client does it: no session of ours, one transaction."""
    with app.app_context(), db.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_every_register_table_is_remembered() -> None:
    tables = {name for name in Base.metadata.tables if not name.startswith("history_")}

    assert tables - set(REMEMBERED) == NOT_REMEMBERED


def test_a_row_leaves_a_version_for_each_change_with_who_when_and_why(app: Flask) -> None:
    with app.app_context():
        sign(CLERK)
        region = Region(name="睢县")
        db.session.add(region)
        db.session.commit()
        explain("改名")
        region.name = "睢阳区"
        db.session.commit()
        explain("重复")
        db.session.delete(region)
        db.session.commit()

        first, *made = changes()
        assert first.origin is Origin.UPGRADE
        assert [(each.person, each.origin, each.why) for each in made] == [
            ("王芳", Origin.PAGE, None),
            ("王芳", Origin.PAGE, "改名"),
            ("王芳", Origin.PAGE, "重复"),
        ]
        assert first.at < made[0].at < made[1].at < made[2].at
        assert versions("region") == [(region_id := versions("region")[0][0], 2, 3), (region_id, 3, 4)]
        kept = REMEMBERED["region"].versions
        assert list(db.session.scalars(select(kept.c.name).order_by(kept.c.since))) == ["睢县", "睢阳区"]


def test_what_is_written_in_one_transaction_is_one_change_with_one_version_a_row(app: Flask) -> None:
    with app.app_context():
        region = Region(name="甲")
        db.session.add(region)
        db.session.flush()
        region.name = "乙"
        db.session.flush()
        with db.session.begin_nested() as savepoint:
            db.session.add(Region(name="丙"))
            db.session.flush()
            savepoint.rollback()
        gone = Region(name="丁")
        db.session.add(gone)
        db.session.flush()
        db.session.delete(gone)
        db.session.commit()

        assert len(changes()) == 2
        assert [row[1:] for row in versions("region")] == [(2, STANDS)]


def test_a_transaction_that_changes_nothing_leaves_no_change(app: Flask) -> None:
    with app.app_context():
        region = Region(name="甲")
        db.session.add(region)
        db.session.commit()
        db.session.execute(update(Region).values(name="甲"))
        db.session.commit()
        with db.session.begin_nested() as savepoint:
            db.session.add(Region(name="乙"))
            db.session.flush()
            savepoint.rollback()
        db.session.commit()

        assert [each.id for each in changes()] == [1, 2]


def test_bulk_statements_leave_every_row(app: Flask) -> None:
    with app.app_context():
        db.session.execute(insert(Region), [{"name": str(number)} for number in range(5)])
        db.session.commit()
        db.session.execute(update(Region).where(Region.name > "2").values(parent_id=None, name=Region.name + "区"))
        db.session.commit()
        db.session.execute(delete(Region).where(Region.name == "0"))
        db.session.commit()

        assert [row[1:] for row in versions("region")] == [
            (2, 4),
            (2, STANDS),
            (2, STANDS),
            (2, 3),
            (2, 3),
            (3, STANDS),
            (3, STANDS),
        ]


@pytest.mark.usefixtures("ledger")
def test_what_another_program_does_is_remembered_and_sealed_with_our_next_change(app: Flask) -> None:
    with app.app_context():
        before = len(changes())
    by_another_program(app, "UPDATE reconsideration_case SET handler = '某人'", "DELETE FROM applicant")
    with app.app_context():
        found = changes()[before:]
        assert {(each.origin, each.person, each.seal) for each in found} == {(Origin.OUTSIDE, None, None)}
        cases = {row[1] for row in versions("reconsideration_case")}
        assert found[0].id in cases
        db.session.add(Region(name="甲"))
        db.session.commit()
        assert all(each.seal for each in changes())


def test_the_seal_is_what_the_sentence_says(app: Flask) -> None:
    with app.app_context():
        sign(CLERK)
        db.session.add(Region(name="睢县"))
        db.session.commit()
        first, second = changes()
        digest = Digest()
        digest.made("region", 1, {"id": 1, "name": "睢县", "parent_id": None})
        line = [2, second.at, 7, "王芳", "page", CLERK.place, None]

        assert second.seal == seal_of(first.seal or FIRST, line, digest)


def test_a_case_deleted_with_its_rows_leaves_all_of_them_in_history(app: Flask, ledger: int) -> None:
    with app.app_context():
        case = db.session.scalars(select(LitigationCase)).one()
        names = [each.name for each in case.plaintiffs]
        change = queries.last_change()
        db.session.delete(case)
        db.session.commit()

        assert db.session.scalar(select(Plaintiff.id)) is None
        then = queries.as_of(REMEMBERED["plaintiff"], change.id)
        assert list(db.session.scalars(select(then.c.name).order_by(then.c.position))) == names
        now = queries.as_of(REMEMBERED["plaintiff"], queries.last_change().id)
        assert list(db.session.scalars(select(now.c.name))) == []


@pytest.mark.usefixtures("ledger")
def test_a_cascade_of_the_database_is_remembered_too(app: Flask) -> None:
    by_another_program(app, "DELETE FROM litigation_case")
    with app.app_context():
        assert all(until < STANDS for _, _, until in versions("plaintiff"))


@pytest.mark.usefixtures("ledger")
def test_edits_past_the_triggers_are_caught_up_with(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        from caseapp.history import triggers

        triggers.drop(connection)
        connection.execute(update(Organ).values(name=Organ.name + "（改）"))
        connection.exec_driver_sql("DELETE FROM applicant")
        triggers.install(connection)
        change = catch_up(connection, Author(origin=Origin.OUTSIDE))
        again = catch_up(connection, Author(origin=Origin.OUTSIDE))
    with app.app_context():
        assert again is None
        assert changes()[-1].id == change
        assert changes()[-1].seal
        assert {row[2] for row in versions("applicant")} == {change}


def test_a_replaced_row_is_one_version_ended_and_one_made(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            return
        db.session.add(Region(name="甲"))
        db.session.commit()
        db.session.execute(text("INSERT OR REPLACE INTO region (id, name) VALUES (1, '乙')"))
        db.session.commit()

        assert versions("region") == [(1, 2, 3), (1, 3, STANDS)]
