"""Count, list and a plain recount agree on ledgers nobody thought of."""

from collections import Counter
from datetime import date, timedelta

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import link_lawsuits, record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.quality.queries import cases_with, counts
from caseapp.quality.sets import KINDS
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.spans import Span
from caseapp.timeline.steps import Circumstances
from tests.quality.ledgers import draw_ledgers
from tests.quality.recount import Ledgers
from tests.statistics.ledgers import ledgers as ledgers_of_figures

CALENDAR = shipped_calendar()
Both = tuple[list[CaseFacts], list[LawsuitFacts]]


def _check(app: Flask, office: int, ledger: Both, today: date, span: Span | None) -> None:
    cases, lawsuits = ledger
    now, scope = Circumstances(today, CALENDAR), Scope((office,), "试")
    told = Ledgers(cases, lawsuits, now)
    with app.app_context():
        holder = db.session.get_one(Office, office)
        try:
            case_ids = [record_case(office=holder, facts=facts, calendar=CALENDAR) for facts in cases]
            for facts in lawsuits:
                record_lawsuit(office=holder, facts=facts, calendar=CALENDAR)
                db.session.flush()
            link_lawsuits(holder)
            assert len(case_ids) == len(cases)

            expected: Counter[str] = Counter()
            for case in cases:
                expected.update(told.of_case(case) if span is None or _case_figures(case, span) else ())
            for suit in lawsuits:
                expected.update(told.of_lawsuit(suit) if span is None or _lawsuit_figures(suit, span) else ())

            counted = counts(scope, now, span=span)
            assert {code: number for code, number in counted.items() if number} == dict(expected)
            for code, number in expected.items():
                listed = cases_with(KINDS[code], scope, now, span=span, sort="-")
                assert (code, listed.total, len(listed.rows)) == (code, number, number)
        finally:
            db.session.rollback()


def _case_figures(case: CaseFacts, span: Span) -> bool:
    days = (case.received_on, case.accepted_on, case.disposed_on, case.closed_on)
    papers = (case.opinion_issued_on, case.suggestion_issued_on)
    ended_on = case.closed_on if case.disposal == "accepted" else case.disposed_on
    is_open = case.received_on < span.end and (ended_on is None or ended_on >= span.end)
    return is_open or any(_is_in(day, span) for day in (*days, *papers))


def _lawsuit_figures(suit: LawsuitFacts, span: Span) -> bool:
    heard_on = min((hearing.held_on for hearing in suit.hearings if hearing.is_open), default=None)
    is_open = suit.served_on < span.end and (suit.decided_on is None or suit.decided_on >= span.end)
    return is_open or any(_is_in(day, span) for day in (suit.served_on, heard_on, suit.decided_on))


def _is_in(day: date | None, span: Span) -> bool:
    return day is not None and span.start <= day < span.end


def _spans(today: date) -> st.SearchStrategy[Span | None]:
    lengths = st.integers(1, 800)
    return st.none() | lengths.flatmap(
        lambda length: st.integers(0, 900).map(
            lambda back: Span(today - timedelta(back), today - timedelta(back) + timedelta(length))
        )
    )


@settings(max_examples=8)
@given(st.integers(0, 2**32), st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.data())
def test_every_finding_equals_the_recount(app: Flask, office: int, seed: int, today: date, data: st.DataObject) -> None:
    _check(app, office, draw_ledgers(seed), today, data.draw(_spans(today)))


def test_the_random_ledgers_have_nearly_every_finding() -> None:
    found = Counter[str]()
    for seed in range(60):
        told = Ledgers(*draw_ledgers(seed), Circumstances(date(2024, 7, 1), CALENDAR))
        for case in told.cases:
            found.update(told.of_case(case))
        for suit in told.lawsuits:
            found.update(told.of_lawsuit(suit))

    assert set(KINDS) - set(found) <= {"sued_unknown", "opinion_answered_on_before_opinion_received_on"}


@settings(max_examples=5)
@given(ledgers_of_figures(), st.sampled_from((date(2024, 3, 1), date(2024, 7, 1), date(2025, 6, 30))), st.data())
def test_the_ledgers_of_the_figures_too(
    app: Flask, office: int, ledger: Both, today: date, data: st.DataObject
) -> None:
    _check(app, office, ledger, today, data.draw(_spans(today)))
