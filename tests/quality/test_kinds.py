"""Each kind of finding: who has it, who just does not, and that count and list are the same cases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from caseapp.db import db
from caseapp.law.codes import Disposal
from caseapp.law.endings import ReconsiderationEnding
from caseapp.litigation.actions import link_lawsuits, record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.quality.models import Group
from caseapp.quality.queries import cases_with, counts
from caseapp.quality.sets import KINDS, figures_in
from caseapp.quality.span import Days
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.spans import Span
from tests.quality.building import Example, Facts
from tests.quality.clean import NOW, OPEN_CASE, UNDECIDED, clean_case, clean_lawsuit, open_lawsuit
from tests.quality.impossible import CONTRADICTIONS, ORDER
from tests.quality.lacking import BLANKS, FIGURES, UNFINISHED

EXAMPLES = {**ORDER, **CONTRADICTIONS, **FIGURES, **BLANKS, **UNFINISHED}


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, with a session to write in."""
    with app.app_context():
        yield db.session.get_one(Office, office)
        db.session.rollback()


def _enter(holder: Office, facts: Facts) -> int:
    row: Any
    if isinstance(facts, CaseFacts):
        row = record_case(office=holder, facts=facts, calendar=NOW.calendar)
    else:
        row = record_lawsuit(office=holder, facts=facts, calendar=NOW.calendar)
    db.session.flush()
    return int(row.id)


def _numbered(facts: Facts, serial: int) -> Facts:
    names = ("number", "court_number", "earlier_number", "reconsideration_number")
    numbers = {name: getattr(facts, name) for name in names if getattr(facts, name, None)}
    return replace(facts, **{name: number.replace("N", str(serial)) for name, number in numbers.items()})


def _enter_example(holder: Office, example: Example, serial: int) -> int:
    """The id of the case in question; the cases that it is linked to are entered with it."""
    first, *_ = [_enter(holder, _numbered(facts, serial)) for facts in example]
    return first


def test_every_kind_has_its_example() -> None:
    assert set(EXAMPLES) == set(KINDS)


def test_each_kind_finds_the_case_that_has_it_and_not_the_one_that_just_does_not(holder: Office) -> None:
    serial, entered = 10, {}
    for code, pair in EXAMPLES.items():
        entered[code] = [_enter_example(holder, example, serial + at) for at, example in enumerate(pair)]
        serial += 2
    link_lawsuits(holder)

    wrong = []
    for code, (has_it, has_it_not) in entered.items():
        kind = KINDS[code]
        found = set(db.session.scalars(select(kind.register.id).where(kind.where(NOW))))
        if has_it not in found or has_it_not in found:
            wrong.append((code, has_it in found, has_it_not in found))

    assert wrong == []


def test_a_clean_ledger_has_no_finding(holder: Office) -> None:
    _enter(holder, clean_case())
    _enter(holder, clean_lawsuit())
    _enter(holder, clean_case(**UNDECIDED | {"received_on": NOW.today}))
    _enter(holder, open_lawsuit(court_number="（2024）豫14行初2号", hearings=()))

    assert {code: number for code, number in counts(Scope((holder.id,), "试"), NOW).items() if number} == {}


def test_count_and_list_are_the_same_cases_of_the_scope_alone(holder: Office) -> None:
    other = found_office(name="阜阳市人民政府", number_prefix="阜政复")
    for serial, (code, (has_it, _)) in enumerate(EXAMPLES.items(), 10):
        _enter_example(holder, has_it, serial)
        if code.startswith(("r", "lit_")):
            _enter_example(other, has_it, serial)
    for each in (holder, other):
        link_lawsuits(each)
    scopes = [Scope((holder.id,), "一"), Scope((other.id,), "二"), Scope((holder.id, other.id), "都"), Scope((), "无")]
    counted = [counts(scope, NOW) for scope in scopes]

    listed = [{code: cases_with(kind, scope, NOW, sort="-").total for code, kind in KINDS.items()} for scope in scopes]

    assert counted == listed
    assert counted[2] == {code: counted[0][code] + counted[1][code] for code in KINDS}
    assert min(counted[0].values()) > 0
    assert min(counted[1].values()) == 0
    assert set(counted[3].values()) == {0}


def test_a_kind_alone_is_counted_as_among_all(holder: Office) -> None:
    _enter(holder, clean_case(region=None))
    scope = Scope((holder.id,), "试")

    assert counts(scope, NOW, [KINDS["region_blank"]]) == {"region_blank": 1}
    assert counts(scope, NOW)["region_blank"] == 1
    assert counts(scope, NOW, []) == {}


@pytest.mark.parametrize(
    ("ending", "is_found", "why"),
    [
        (ReconsiderationEnding.UPHOLD, True, "a decision turns on whether the respondent replied"),
        (ReconsiderationEnding.MEDIATED, False, "the parties agreed before the reply was due"),
        (ReconsiderationEnding.TERM_WITHDRAWN, False, "the applicant withdrew before the reply was due"),
    ],
)
def test_a_reply_is_awaited_only_by_a_case_that_needs_it(
    holder: Office, ending: ReconsiderationEnding, is_found: bool, why: str
) -> None:
    _enter(holder, clean_case(reply_received_on=None, ending=ending))

    assert counts(Scope((holder.id,), "试"), NOW, [KINDS["reply_unknown"]]) == {"reply_unknown": int(is_found)}, why


def test_every_kind_says_why_and_what_to_do() -> None:
    for kind in KINDS.values():
        assert kind.group in Group
        assert kind.why.endswith(("。", "）。")), kind.code
        assert kind.advice.endswith("。"), kind.code
    assert len({kind.title for kind in KINDS.values()}) == len(KINDS)


# ── The cases that figure in a period ─────────────────────────────────────────────────────────────────────────────

_MARCH = Span(date(2024, 3, 1), date(2024, 4, 1))


def _refused(day: date) -> dict[str, Any]:
    return UNDECIDED | {"disposal": Disposal.REFUSED, "disposed_on": day}


def _closed(day: date, **more: Any) -> dict[str, Any]:
    return {"closed_on": day, "served_on": None, **more}


def _accepted(day: date) -> dict[str, Any]:
    return OPEN_CASE | dict.fromkeys(("received_on", "disposed_on", "accepted_on"), day)


@pytest.mark.parametrize(
    ("facts", "is_in", "why"),
    [
        (UNDECIDED | {"received_on": date(2024, 3, 1)}, True, "received on the first day"),
        (UNDECIDED | {"received_on": date(2024, 3, 31)}, True, "received on the last day"),
        (UNDECIDED | {"received_on": date(2024, 4, 1)}, False, "received on the day after"),
        (UNDECIDED | {"received_on": date(2024, 2, 29)}, True, "received before, and still under review at the end"),
        (_refused(date(2024, 2, 29)), False, "refused before"),
        (_refused(date(2024, 3, 1)), True, "refused in it"),
        (_refused(date(2024, 4, 1)), True, "refused after: still under review at the end"),
        (_closed(date(2024, 2, 29)), False, "closed the day before"),
        (_closed(date(2024, 3, 1)), True, "closed on the first day"),
        (_closed(date(2024, 4, 1)), True, "closed after: pending at the end"),
        (OPEN_CASE, True, "pending to this day"),
        (_accepted(date(2024, 4, 1)), False, "accepted after"),
        (_closed(date(2024, 2, 29), opinion_issued_on=date(2024, 3, 31)), True, "an opinion paper counts by its day"),
        (_closed(date(2024, 2, 29), suggestion_issued_on=date(2024, 3, 31)), True, "a suggestion does so too"),
    ],
)
def test_a_case_figures_in_a_period_by_its_days_or_by_being_open_at_its_end(
    holder: Office, facts: dict[str, Any], is_in: bool, why: str
) -> None:
    case_id = _enter(holder, clean_case(**facts))

    found = db.session.scalars(select(ReconsiderationCase.id).where(figures_in(ReconsiderationCase, _MARCH))).all()

    assert (case_id in found) is is_in, why


def _judged_on(day: date) -> LawsuitFacts:
    return clean_lawsuit(served_on=date(2024, 2, 1), docketed_on=None, hearings=(), decided_on=day)


@pytest.mark.parametrize(
    ("facts", "is_in"),
    [
        (clean_lawsuit(served_on=date(2024, 3, 31)), True),
        (open_lawsuit(served_on=date(2024, 4, 1), hearings=()), False),
        (open_lawsuit(served_on=date(2024, 2, 1), hearings=()), True),  # open at its end
        (_judged_on(date(2024, 2, 29)), False),
        (_judged_on(date(2024, 3, 1)), True),
        (_judged_on(date(2024, 4, 1)), True),
    ],
)
def test_a_lawsuit_figures_in_a_period_by_its_days_or_by_being_open_at_its_end(
    holder: Office, facts: LawsuitFacts, is_in: bool
) -> None:
    _enter(holder, replace(facts, court=None))
    scope, kind = Scope((holder.id,), "试"), KINDS["lit_court_blank"]

    assert counts(scope, NOW, [kind], _MARCH) == {"lit_court_blank": int(is_in)}
    assert cases_with(kind, scope, NOW, span=_MARCH, sort="-").total == int(is_in)


@pytest.mark.parametrize(
    ("days", "span"),
    [
        (Days(), None),
        (Days(since=date(2024, 3, 1), until=date(2024, 3, 31)), _MARCH),  # both are included
        (Days(since=date(2024, 3, 1)), Span(date(2024, 3, 1), date.max)),
        (Days(until=date(2024, 3, 31)), Span(date.min, date(2024, 4, 1))),
        (Days(until=date.max), Span(date.min, date.max)),  # no day comes after it
    ],
)
def test_the_days_of_an_address_are_half_open_inside(days: Days, span: Span | None) -> None:
    assert days.span == span
