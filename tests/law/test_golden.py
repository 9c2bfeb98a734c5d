"""The golden cases: for each the last day, whether it is provisional, and the words that explain it."""

import pytest

from caseapp.law.clocks import DecisionTerms, Span, decision_due
from caseapp.law.codes import Procedure
from caseapp.law.court_clocks import COURT_CLOCKS, court_clock
from caseapp.law.days_in_words import day_in_words
from caseapp.law.editions import act_on
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Clock, Due, days_left, remaining
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS, reconsideration_clock
from tests.law.golden import Golden
from tests.law.golden_court import COURT_CASES
from tests.law.golden_days import DAY_CASES
from tests.law.golden_decisions import DECISION_CASES
from tests.law.golden_workdays import WORKDAY_CASES

CALENDAR = shipped_calendar()
RECONSIDERATION_CASES = [*WORKDAY_CASES, *DAY_CASES]


def judge(case: Golden, clock: Clock, due: Due) -> None:
    """The last day, its certainty, its words, and what is left of it on that day."""
    assert (due.on, due.is_provisional) == (case.on, case.is_provisional), case.reason
    assert due.reckoning is not None
    told = due.reckoning.lines()
    assert any(day_in_words(case.on) in line for line in told)
    assert (told[-1].startswith("暂定：")) is case.is_provisional
    assert f"依据：{due.article}。" in told
    assert days_left(case.on, case.on, clock.unit, CALENDAR) == 0
    assert remaining(case.on, case.on, clock.unit, CALENDAR) == "今日到期"


@pytest.mark.parametrize("case", RECONSIDERATION_CASES, ids=str)
def test_a_reconsideration_clock_ends_on_the_day_worked_out_by_hand(case: Golden) -> None:
    clock = reconsideration_clock(case.what, case.edition_day)
    if case.length is not None:
        clock = clock.lasting(case.length)

    judge(case, clock, clock.due(case.start, CALENDAR, case.additions))


@pytest.mark.parametrize("case", COURT_CASES, ids=str)
def test_a_court_clock_ends_on_the_day_worked_out_by_hand(case: Golden) -> None:
    clock = court_clock(case.what)
    if case.length is not None:
        clock = clock.lasting(case.length)

    judge(case, clock, clock.due(case.start, CALENDAR, case.additions))


@pytest.mark.parametrize("case", DECISION_CASES, ids=str)
def test_the_time_to_decide_ends_on_the_day_worked_out_by_hand(case: Golden) -> None:
    stays = tuple(Span(start, end, "中止") for start, end in case.stretches)
    terms = DecisionTerms(case.start, Procedure(case.what), case.extension_days, stays)

    judge(case, terms.clock, decision_due(terms, CALENDAR))


def test_every_clock_of_both_acts_and_of_the_courts_has_its_cases() -> None:
    reckoned = {(act_on(case.edition_day), case.what) for case in RECONSIDERATION_CASES}

    assert reckoned == {(act, clock.id) for act, clocks in RECONSIDERATION_CLOCKS.items() for clock in clocks}
    assert {case.what for case in COURT_CASES} == {clock.id for clock in COURT_CLOCKS}


def test_no_case_is_told_twice() -> None:
    told = [str(case) for case in (*RECONSIDERATION_CASES, *DECISION_CASES, *COURT_CASES)]

    assert len(told) == len(set(told))
