"""A case as the ledger knew it on a day: nothing that lies after that day."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

from caseapp.demo.known import case_known_on, lawsuit_known_on
from caseapp.demo.ledger import generate
from caseapp.demo.planned import PLANS
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.faults import faults as lawsuit_faults
from caseapp.reconsideration.faults import faults as case_faults
from tests.cases import case_facts, lawsuit_facts


def days_in(value: Any) -> list[date]:
    """Every date that stands anywhere in the facts."""
    if isinstance(value, date):
        return [value]
    if isinstance(value, tuple):
        return [day for each in value for day in days_in(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [day for fact in fields(value) for day in days_in(getattr(value, fact.name))]
    return []


def test_before_it_came_there_is_no_case() -> None:
    assert case_known_on(case_facts(), date(2023, 2, 28)) is None
    assert lawsuit_known_on(lawsuit_facts(), date(2023, 5, 7)) is None


def test_on_the_day_it_came_nothing_is_decided() -> None:
    known = case_known_on(case_facts(), date(2023, 3, 1))

    assert known is not None
    assert (known.disposal, known.accepted_on, known.number, known.ending, known.hearings) == (None,) * 4 + ((),)


@pytest.mark.parametrize(
    ("day", "is_closed"),
    [
        (date(2023, 4, 19), False),  # the day before the decision
        (date(2023, 4, 20), True),  # the decision's own day counts
    ],
)
def test_a_decision_is_known_from_its_day_on(day: date, is_closed: bool) -> None:
    known = case_known_on(case_facts(), day)

    assert known is not None
    assert (known.ending is not None, known.closed_on is not None) == (is_closed, is_closed)


def test_an_undecided_lawsuit_has_defendants_without_endings() -> None:
    known = lawsuit_known_on(lawsuit_facts(), date(2023, 7, 19))

    assert known is not None
    assert [defendant.ending for defendant in known.defendants] == [None, None]
    assert len(known.hearings) == 1


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.prefix)
@pytest.mark.parametrize("days", [0, 45, 200, 600])
def test_a_ledger_cut_at_any_day_stands_and_knows_no_later_day(plan: Any, days: int) -> None:
    day = date(plan.first_year, 3, 1) + timedelta(days=days)
    ledger = generate(plan, calendar=shipped_calendar(), today=day)
    due = timedelta(days=60)  # a day set for doing something may lie ahead

    assert ledger.cases
    assert [fault.message for case in ledger.cases for fault in case_faults(case)] == []
    assert [fault.message for lawsuit in ledger.lawsuits for fault in lawsuit_faults(lawsuit)] == []
    assert max(days_in(ledger.lawsuits)) <= day
    assert max(days_in(ledger.cases)) <= day + due + timedelta(days=10)
    assert max(case.closed_on or day for case in ledger.cases) <= day
