"""A figure as of a past moment is the same whenever it is asked, whatever was done since; and it is its list."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from sqlite3 import Connection

import pytest
from flask import Flask
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, make_url, select
from sqlalchemy.exc import IntegrityError

from caseapp.db import db
from caseapp.history.models import Change
from caseapp.history.moments import Then
from caseapp.history.queries import ledger_at
from caseapp.law.ledgers import Ledger
from caseapp.law.today import today_in_shanghai
from caseapp.organs.queries import scope_of
from caseapp.statistics.models import CaseSet
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet, build_sheet_then
from caseapp.statistics.sets import CASE_SETS, entries
from caseapp.statistics.tables.models import tables_then
from caseapp.statistics.tally import Counts, Question, count
from tests.history.editing import Drawn, drawn, edit, fill_ledger
from tests.history.plain import read_history, recount

_CITY = 1  # of three offices the one that has another below it
_PERIODS = tuple(map(parse_period, ("2024", "2024-03", "2024-Q1", "2023", "2024-02-10..2024-04-09")))
_SETS = {
    ledger: [case_set for case_set in CASE_SETS.values() if case_set.ledger is ledger]
    for ledger in (Ledger.RECONSIDERATION, Ledger.LITIGATION)
}


@dataclass(frozen=True)
class Course:
    """What is done, in transactions of one or two edits each, and what is asked after each."""

    steps: list[list[Drawn]]
    period: Period
    office_id: int | None
    sets: list[CaseSet]
    listed: CaseSet


def _course(random: Random, ledger: Ledger) -> Course:
    course = Course(
        steps=[[drawn(random, ledger) for _ in range(random.randint(1, 2))] for _ in range(random.randint(2, 4))],
        period=random.choice(_PERIODS),
        office_id=random.choice((None, _CITY, _CITY)),
        sets=_SETS[ledger],
        listed=random.choice([each for each in _SETS[ledger] if each.amount is None]),
    )
    note(repr(course))
    return course


# Hypothesis draws the seed alone: left to draw each choice itself it would make the first of each far more often.
_random = st.randoms(use_true_random=True)
_UNSHRUNK = (Phase.explicit, Phase.generate)  # a smaller seed is no smaller sequence


@dataclass(frozen=True)
class Seen:
    """What the ledger said at a moment: its figures, and the members of one set."""

    moment: datetime
    counts: Counts
    members: list[tuple[int, ...]]


def _asked(moment: datetime, course: Course, then: Then | None) -> Seen:
    if then is None:
        asked = Question(scope_of(course.office_id), course.period, last_day=today_in_shanghai())
    else:
        scope = scope_of(course.office_id, then)
        asked = Question(scope, course.period, tables=tables_then(then.change), last_day=then.day)
    found = entries(course.listed, asked.scope, asked.period, tables=asked.tables, last_day=asked.last_day)
    return Seen(moment, count(course.sets, asked), [tuple(row) for row in db.session.execute(found)])


def _now() -> datetime:
    last = db.session.scalar(select(func.max(Change.at)))
    assert last is not None
    return max(datetime.now(UTC), last)  # the triggers may count a millisecond ahead


def _transaction(step: list[Drawn]) -> None:
    try:
        for each in step:
            edit(each)
        db.session.commit()
    except IntegrityError:  # refused by the database: nothing of it may be seen
        db.session.rollback()


def _assert_figures_stay(course: Course) -> None:
    seen = [_asked(_now(), course, None)]
    for step in course.steps:
        _transaction(step)
        seen.append(_asked(_now(), course, None))
    history = read_history()
    now = _now()
    for before in seen:
        then = ledger_at(before.moment, now)
        assert then.change == history.change_at(before.moment)
        assert _asked(before.moment, course, then) == before
        expected = recount(history, then.change, course.office_id, course.period)
        assert before.counts == {code: expected[code] for code in before.counts}
        assert len(before.members) == before.counts[course.listed.code]


def _without_waiting_for_the_disk(connection: Connection, _: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # what a power cut would lose is nobody's


@pytest.fixture
def reset(app: Flask, tmp_path: Path) -> Callable[[], None]:
    """Fill the ledger; the function that is returned puts the embedded database back to that (PostgreSQL goes on)."""
    with app.app_context():
        fill_ledger()
        file = make_url(app.config["SQLALCHEMY_DATABASE_URI"]).database
        is_embedded = db.engine.dialect.name == "sqlite"
        if is_embedded:
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            event.listen(db.engine, "connect", _without_waiting_for_the_disk)
        db.session.remove()
        db.engine.dispose()
    if not is_embedded:
        return lambda: None
    kept = tmp_path / "kept.db"
    shutil.copy(file, kept)

    def put_back() -> None:
        db.session.remove()
        db.engine.dispose()
        shutil.copy(kept, file)

    return put_back


_EACH_REGISTER = pytest.mark.parametrize("ledger", list(_SETS), ids=["cases", "lawsuits"])


@_EACH_REGISTER
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@settings(max_examples=230, phases=_UNSHRUNK)
@given(random=_random)
def test_figures_as_of_a_moment_stay_whatever_is_done_since(
    app: Flask, reset: Callable[[], None], ledger: Ledger, random: Random
) -> None:
    course = _course(random, ledger)
    with app.app_context():
        reset()
        _assert_figures_stay(course)


@_EACH_REGISTER
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@settings(max_examples=15, phases=_UNSHRUNK)
@given(random=_random)
def test_figures_as_of_a_moment_stay_on_the_server_too(
    app: Flask, reset: Callable[[], None], ledger: Ledger, random: Random
) -> None:
    course = _course(random, ledger)
    with app.app_context():
        reset()
        _assert_figures_stay(course)


@settings(max_examples=6, phases=_UNSHRUNK)
@given(random=_random)
def test_a_whole_sheet_with_its_names_stays_too(app: Flask, reset: Callable[[], None], random: Random) -> None:
    course = _course(random, random.choice(list(_SETS)))
    with app.app_context():
        reset()
        sheets = []
        for step in ([], *course.steps):
            _transaction(step)
            scope = scope_of(course.office_id)
            sheets.append((_now(), build_sheet(scope, course.period, last_day=today_in_shanghai())))
        for moment, sheet in sheets:
            then = build_sheet_then(course.office_id, course.period, ledger_at(moment, _now()))
            assert replace(then, as_of=None) == sheet
