"""Whoever writes at once with others, and whatever is undone: the chain has no gap, no twin and no open seal."""

from collections.abc import Callable
from itertools import pairwise
from threading import Barrier, Event, Thread
from time import sleep

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import IntegrityError

from caseapp.db import db, writing
from caseapp.history.actions import explain
from caseapp.history.models import Change
from caseapp.history.origins import Origin
from caseapp.organs.models import Region
from tests.history.conftest import Verify

LONGEST_SECONDS = 60


def at_once(*hands: Callable[[], None]) -> None:
    """Run them together; whatever one of them raises is raised here."""
    together, faults = Barrier(len(hands)), list[BaseException]()

    def run(hand: Callable[[], None]) -> None:
        together.wait()
        try:
            hand()
        except BaseException as fault:
            faults.append(fault)

    threads = [Thread(target=run, args=(hand,), daemon=True) for hand in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST_SECONDS)
        assert not thread.is_alive()
    if faults:
        raise faults[0]


def changes(app: Flask) -> list[Change]:
    with app.app_context():
        return list(db.session.scalars(select(Change).order_by(Change.id)))


def is_postgresql(app: Flask) -> bool:
    with app.app_context():
        return db.engine.dialect.name == "postgresql"


def test_sessions_and_clients_that_write_at_once_follow_one_another(app: Flask, office: int, verified: Verify) -> None:
    def signed(name: str) -> None:
        with app.app_context(), writing():
            for number in range(5):
                db.session.add(Region(name=f"{name}{number}"))
                db.session.commit()

    def plain(name: str) -> None:
        """Outside `writing()`: on SQLite such a transaction may have to be begun again, on PostgreSQL it waits."""
        with app.app_context():
            for number in range(5):
                db.session.scalars(select(Region)).all()
                db.session.add(Region(name=f"{name}{number}"))
                db.session.commit()

    def client() -> None:
        with app.app_context():
            for number in range(5):
                with db.engine.begin() as connection:
                    connection.execute(text("INSERT INTO region (name) VALUES (:name)"), {"name": f"客{number}"})
                    connection.execute(
                        text("UPDATE region SET name = name || '乡' WHERE name = :name"), {"name": f"客{number}"}
                    )

    inside = [lambda name=name: signed(name) for name in "甲乙"]
    at_once(*inside, client, *([lambda: plain("丙")] if is_postgresql(app) else []))

    with app.app_context(), writing():
        db.session.add(Region(name="末"))
        db.session.commit()
    found = changes(app)
    assert [each.id for each in found] == list(range(1, len(found) + 1))
    assert all(one.at < other.at for one, other in pairwise(found))
    assert Origin.OUTSIDE in {each.origin for each in found}
    assert verified().holds
    assert verified().unsealed == 0


def test_who_writes_waits_for_a_client_with_an_open_transaction(app: Flask, office: int, verified: Verify) -> None:
    if not is_postgresql(app):
        return
    has_begun = Event()

    def client() -> None:
        with app.app_context(), db.engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO region (name) VALUES ('客')")
            has_begun.set()
            sleep(0.5)

    def plain() -> None:
        has_begun.wait()
        with app.app_context():
            db.session.add(Region(name="丙"))
            db.session.commit()

    at_once(client, plain)

    assert [each.origin for each in changes(app)[-2:]] == [Origin.OUTSIDE, Origin.COMMAND]
    assert all(each.seal for each in changes(app))
    assert verified().holds


def test_what_fails_or_is_undone_leaves_nothing_and_hands_on_nothing(app: Flask, office: int, verified: Verify) -> None:
    before = len(changes(app))
    with app.app_context():
        explain("要撤的")
        db.session.add(Region(name="甲"))
        db.session.flush()
        db.session.rollback()
        explain("要撤的")
        db.session.add(Region(name="乙"))
        db.session.flush()
        db.session.add(Region(name="乙"))
        with pytest.raises(IntegrityError):
            db.session.commit()
        db.session.rollback()
        db.session.add(Region(name="丙"))
        db.session.begin_nested()
        db.session.add(Region(name="丁"))
        db.session.commit()  # the savepoint and all around it
        with db.session.begin_nested() as savepoint:
            db.session.add(Region(name="戊"))
            db.session.flush()
            savepoint.rollback()
        db.session.add(Region(name="己"))
        db.session.commit()

    made = changes(app)[before:]
    assert [(each.why, bool(each.seal)) for each in made] == [(None, True), (None, True)]
    assert verified().holds


def test_a_lost_seal_is_not_mended_and_its_number_not_used_again(app: Flask, office: int, verified: Verify) -> None:
    last = len(changes(app))
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(update(Change).where(Change.id == last).values(seal=None))
    for name in ("甲", "乙"):
        with app.app_context():
            db.session.add(Region(name=name))
            db.session.commit()

    verdict = verified()

    assert [each.id for each in changes(app)[last - 1 :] if each.seal] == [last + 1, last + 2]
    assert [each.change for each in verdict.findings] == [last]
    assert "其内容经后一变动的封印证实未改" in verdict.findings[0].text


def test_the_rows_of_a_tail_that_was_cut_off_become_nobody_elses(app: Flask, office: int, verified: Verify) -> None:
    last = len(changes(app))
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(delete(Change).where(Change.id == last))
    with app.app_context():
        db.session.add(Region(name="甲"))
        db.session.commit()

    assert changes(app)[-1].id == last + 1
    assert {each.change for each in verified().findings} == {last}
