"""A change of the calendar moves exactly the days that a recount from the facts moves."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.db import db
from caseapp.law.refusal import Refused
from caseapp.law.workdays import Calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.rescheduling.actions import preview, reschedule, settle_all
from caseapp.rescheduling.moves import Move, Register
from tests.rescheduling import drawn
from tests.rescheduling.recount import Kept, recounted, stored

LEDGERS = st.tuples(
    st.lists(drawn.cases(), min_size=1, max_size=8),
    st.integers(0, 3).flatmap(lambda size: st.tuples(*(drawn.lawsuits(number) for number in range(size)))),
)
CHANGES = st.lists(drawn.edits() | drawn.edits() | drawn.calendars(), min_size=1, max_size=4)
Change = drawn.Edit | Calendar
Entered = tuple[list[CaseFacts], tuple[LawsuitFacts, ...]]


class Ledger:
    """The cases and lawsuits that were entered, with their ids."""

    def __init__(self, office: int, cases: list[CaseFacts], lawsuits: tuple[LawsuitFacts, ...], calendar: Calendar):
        holder = db.session.get_one(Office, office)
        self.cases: list[tuple[int, CaseFacts]] = []
        self.lawsuits: list[tuple[int, LawsuitFacts]] = []
        for facts in cases:
            try:
                case = record_case(office=holder, facts=facts, calendar=calendar)
            except Refused:
                continue
            db.session.flush()
            self.cases.append((case.id, facts))
        for suit in lawsuits:
            lawsuit = record_lawsuit(office=holder, facts=suit, calendar=calendar)
            db.session.flush()
            self.lawsuits.append((lawsuit.id, suit))
        db.session.expunge_all()

    def recounted(self, calendar: Calendar) -> Kept:
        return recounted(self.cases, self.lawsuits, calendar)


def told(moves: list[Move]) -> tuple[Kept, Kept]:
    """What the moves say was kept and will be, in the terms of the recount."""
    old: Kept = {}
    new: Kept = {}
    for move in moves:
        ids = (move.case_id, None) if move.register is Register.RECONSIDERATION else (None, move.case_id)
        key: tuple[object, ...] = (*ids, move.limit.clock, move.limit.subject)
        if move.limit.is_column:
            key = ("review" if move.limit.clock == "REVIEW" else "decide", move.case_id)
        for kept, days in ((old, move.old), (new, move.new)):
            if days is not None:
                kept[key] = (days.start_on, days.due_on, days.is_provisional)
    return old, new


def by_limit(kept: Kept) -> Kept:
    """The same with the two days of a case apart."""
    apart: Kept = {}
    for key, days in kept.items():
        if key[0] == "case":
            review, due, is_provisional = days
            apart["review", key[1]] = (None, review, False)
            apart["decide", key[1]] = (None, due, is_provisional)
        else:
            apart[key] = days
    return apart


def last_days(kept: Kept) -> list[date]:
    """Every last day that is kept, in order."""
    return sorted({day for _, day, _ in by_limit(kept).values() if isinstance(day, date)})


def check(
    office: int,
    cases: list[CaseFacts],
    lawsuits: tuple[LawsuitFacts, ...],
    changes: tuple[Calendar, list[Change]],
) -> None:
    """Every change in turn: shown, nothing written; put in place, everything as recounted, and as it was shown."""
    old, later = changes
    ledger = Ledger(office, cases, lawsuits, old)
    assert stored() == ledger.recounted(old)
    for change in later:
        before = stored()
        new = change.made(old, last_days(before)) if isinstance(change, drawn.Edit) else change
        moves = preview(old, new)
        assert not [*db.session.new, *db.session.dirty, *db.session.deleted]
        assert stored() == before

        assert reschedule(old, new) == moves
        after = stored()
        assert after == ledger.recounted(new)
        was, is_now = by_limit(before), by_limit(after)
        changed = {key for key in was.keys() | is_now.keys() if was.get(key) != is_now.get(key)}
        assert told(moves) == (
            {key: was[key] for key in changed if key in was},
            {key: is_now[key] for key in changed if key in is_now},
        )
        old = new


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_stored_day_is_as_recounted_and_the_preview_names_those_that_moved(app: Flask, office: int) -> None:
    @settings(max_examples=200)
    @given(LEDGERS, st.tuples(drawn.calendars(), CHANGES))
    def whatever(ledger: Entered, changes: tuple[Calendar, list[Change]]) -> None:
        with app.app_context():
            try:
                check(office, *ledger, changes)
            finally:
                db.session.rollback()

    whatever()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_same_on_postgresql(app: Flask, office: int) -> None:
    @settings(max_examples=25)
    @given(LEDGERS, st.tuples(drawn.calendars(), CHANGES))
    def whatever(ledger: Entered, changes: tuple[Calendar, list[Change]]) -> None:
        with app.app_context():
            try:
                check(office, *ledger, changes)
            finally:
                db.session.rollback()

    whatever()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_ledger_without_stored_clocks_gets_all_of_them(app: Flask, office: int) -> None:
    @settings(max_examples=20)
    @given(LEDGERS, drawn.calendars(), drawn.calendars())
    def whatever(entered: Entered, before: Calendar, calendar: Calendar) -> None:
        told_of: list[tuple[int, int]] = []
        with app.app_context():
            try:
                ledger = Ledger(office, *entered, before)
                settle_all(calendar, lambda done, of: told_of.append((done, of)))
                assert stored() == ledger.recounted(calendar)
                entries = len(ledger.cases) + len(ledger.lawsuits)
                assert told_of[-1:] == ([(entries, entries)] if entries else [])
            finally:
                db.session.rollback()

    whatever()
