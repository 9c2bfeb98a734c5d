"""Whatever is done to a ledger: what was and came, less what left, is what is, and each change named did it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random

import pytest
from flask import Flask
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from caseapp.db import db
from caseapp.history.queries import ledger_after
from caseapp.issuing.comparing.causes.queries import explained
from caseapp.issuing.comparing.queries import members_at, standing_after, standing_now
from caseapp.issuing.comparing.standing import Flip, Interval, Members, SetDifference, Why
from caseapp.issuing.comparison import Side, differences
from caseapp.law.ledgers import Ledger
from caseapp.law.today import today_in_shanghai
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.sets import CASE_SETS
from tests.history.editing import Drawn, drawn, edit
from tests.history.test_as_of_sequences import reset  # noqa: F401 -- a fixture is found by its name
from tests.issuing.reports import newest

_CITY = 1  # of three offices the one that has another below it
_PERIODS = tuple(map(parse_period, ("2024", "2024-03", "2024-Q1", "2023")))
_UNSHRUNK = (Phase.explicit, Phase.generate)  # a smaller seed is no smaller sequence


@dataclass(frozen=True)
class Course:
    """What is done before a figure is kept, and what afterwards, each in a transaction of its own."""

    before: list[Drawn]
    after: list[Drawn]
    period: Period


def _course(random: Random, ledger: Ledger) -> Course:
    course = Course(
        before=[drawn(random, ledger) for _ in range(random.randint(0, 2))],
        after=[drawn(random, ledger) for _ in range(random.randint(1, 6))],
        period=random.choice(_PERIODS),
    )
    note(repr(course))
    return course


# Hypothesis draws the seed alone: left to draw each choice itself it would make the first of each far more often.
_random = st.randoms(use_true_random=True)


def _do(steps: list[Drawn]) -> None:
    for step in steps:
        try:
            edit(step)
            db.session.commit()
        except IntegrityError:  # refused by the database: nothing of it may be seen
            db.session.rollback()


def _members(code: str, change: int, of: Interval) -> Members:
    standing = replace(standing_after(change, _CITY), last_day=ledger_after(change).day)
    return members_at(CASE_SETS[code], of.period, standing)


def _assert_explained(each: SetDifference, interval: Interval, is_now: Members) -> None:
    was = _members(each.code, interval.start.change, interval)
    assert (each.counted_was, each.counted_now) == (each.was, each.is_now) == (sum(was.values()), sum(is_now.values()))
    rebuilt = dict(was)
    for part in each.parts:
        assert rebuilt.pop(part.case_id, None) == part.was != part.is_now
        if part.is_now is not None:
            rebuilt[part.case_id] = part.is_now
        assert part.last is not None
        assert part.last.is_now == part.is_now
        for flip in part.flips:
            _assert_did_it(each.code, part.case_id, flip, interval)
    assert rebuilt == is_now


def _assert_did_it(code: str, case_id: int, flip: Flip, interval: Interval) -> None:
    assert flip.why is Why.CHANGE
    assert flip.change is not None
    assert interval.start.change < flip.change <= interval.end.change
    sides = (_members(code, change, interval).get(case_id) for change in (flip.change - 1, flip.change))
    assert (flip.was, flip.is_now) == tuple(sides)


def _assert_every_difference_explained(course: Course) -> None:
    _do(course.before)
    start = newest()
    _do(course.after)
    ends = standing_after(start, _CITY), standing_now(_CITY, today_in_shanghai(), datetime.now(UTC))
    interval = Interval(_CITY, course.period, *ends)
    found = differences(CASE_SETS, *(Side("", standing) for standing in ends), interval)
    for each in explained(found, interval):
        _assert_explained(each, interval, members_at(CASE_SETS[each.code], course.period, interval.end))


_EACH_REGISTER = pytest.mark.parametrize("ledger", list(Ledger), ids=["cases", "lawsuits"])


@_EACH_REGISTER
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@settings(max_examples=15, phases=_UNSHRUNK)
@given(random=_random)
def test_every_difference_is_explained(
    app: Flask, request: pytest.FixtureRequest, ledger: Ledger, random: Random
) -> None:
    begin: Callable[[], None] = request.getfixturevalue("reset")
    course = _course(random, ledger)
    with app.app_context():
        begin()
        _assert_every_difference_explained(course)


@_EACH_REGISTER
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@settings(max_examples=4, phases=_UNSHRUNK)
@given(random=_random)
def test_every_difference_is_explained_on_the_server_too(
    app: Flask, request: pytest.FixtureRequest, ledger: Ledger, random: Random
) -> None:
    begin: Callable[[], None] = request.getfixturevalue("reset")
    course = _course(random, ledger)
    with app.app_context():
        begin()
        _assert_every_difference_explained(course)
