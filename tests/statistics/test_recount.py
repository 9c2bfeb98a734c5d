"""Every figure equals a recount on plain facts, and the length of the list that it opens."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.groups import DurationBand
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS, case_set, entries
from caseapp.statistics.sheet import Breakdown, Sheet
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.tally import Question, count, count_by
from tests.statistics.ledgers import PERIODS, ledgers
from tests.statistics.recount import Courts, Entered, by_group, case_codes, case_keys, recount_cases

periods = st.sampled_from(PERIODS).map(parse_period)


@contextmanager
def entered(app: Flask, office: int, cases: list[CaseFacts], lawsuits: list[LawsuitFacts]) -> Iterator[list[Entered]]:
    """The facts in the office's registers, and gone again afterwards."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        rows = [record_case(office=holder, facts=facts, calendar=shipped_calendar()) for facts in cases]
        for facts in lawsuits:
            record_lawsuit(office=holder, facts=facts, calendar=shipped_calendar())
            db.session.flush()
        try:
            yield [Entered(facts, row.due_on) for facts, row in zip(cases, rows, strict=True)]
        finally:
            db.session.rollback()


@settings(max_examples=25)
@given(ledger=ledgers(), period=periods)
def test_every_figure_equals_the_recount(
    app: Flask, office: int, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], period: Period
) -> None:
    with entered(app, office, *ledger) as cases:
        sheet = build_sheet(Scope((office,), "试"), period)
        courts = Courts(ledger[1])

        for which, then in (("now", period), ("previous", period.previous()), ("last_year", period.last_year())):
            expected = recount_cases(cases, then) + courts.recount(then)
            for code, figure in sheet.figures.items():
                reading = getattr(figure, which)
                assert (code, which, reading.numerator) == (code, which, expected[figure.indicator.numerator])
                if figure.indicator.denominator:
                    assert (code, reading.denominator) == (code, expected[figure.indicator.denominator])
        assert [check for check in sheet.checks if not check.holds] == []

        asked = Question(Scope((office,), "试"), period)
        expected = recount_cases(cases, period) + courts.recount(period)
        assert count(CASE_SETS.values(), asked) == {code: expected[code] for code in CASE_SETS}
        lawsuits = [each for each in CASE_SETS.values() if each.ledger is Ledger.LITIGATION]
        expected = courts.recount_defendants(period)
        counted = count(lawsuits, replace(asked, unit=Unit.DEFENDANT))
        assert counted == {each.code: expected[each.code] for each in lawsuits}


@settings(max_examples=8)
@given(ledger=ledgers(), period=periods)
def test_every_group_of_the_working_tables_equals_the_recount(
    app: Flask, office: int, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], period: Period
) -> None:
    """Groups in which no breakdown of the sheet is made, but a table of an office's."""
    with entered(app, office, *ledger) as cases:
        codes = case_keys(Entered(CaseFacts(received_on=period.start, applicants=(), respondent=""), None), period)
        sets = [CASE_SETS[code] for code in ("applications_handled", "received", "handled", "concluded", "pending")]
        found = count_by({DIMENSIONS[code]: sets for code in codes}, Question(Scope((office,), "试"), period))
        suits = [each for each in CASE_SETS.values() if each.ledger is Ledger.LITIGATION]
        asked = Question(Scope((office,), "试"), period, Unit.DEFENDANT)
        by_form = count_by({DIMENSIONS["lit_form"]: suits}, asked)[DIMENSIONS["lit_form"]]

    counted = {each.code for each in sets}
    for code in codes:
        assert _counted(found[DIMENSIONS[code]]) == _counted(_grouped(cases, code, period, counted)), code
    courts = Courts(ledger[1])
    pairs = [(lawsuit, defendant) for lawsuit in courts.by_number.values() for defendant in lawsuit.defendants]
    expected = by_group(
        pairs,
        lambda pair: pair[1].form,
        lambda pair: ((each, 1) for each in courts.defendant_codes(*pair, period) if each in CASE_SETS),
    )
    assert _counted(by_form) == _counted(expected)


def _grouped(cases: list[Entered], code: str, period: Period, counted: set[str]) -> dict[str, Counter[str]]:
    """The recount of these sets by the groups of one dimension."""

    def codes(entry: Entered) -> Iterator[tuple[str, int]]:
        return ((each, number) for each, number in case_codes(entry, period) if each in counted)

    return by_group(cases, lambda entry: case_keys(entry, period)[code], codes)


def _counted(groups: Mapping[Any, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """What stands in the groups, without noughts and without groups that have nothing."""
    kept = {key or "未填写": {code: number for code, number in each.items() if number} for key, each in groups.items()}
    return {key: each for key, each in kept.items() if each}


@settings(max_examples=25)
@given(ledger=ledgers(), period=periods)
def test_every_row_of_every_breakdown_equals_the_recount(
    app: Flask, office: int, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], period: Period
) -> None:
    with entered(app, office, *ledger) as cases:
        sheet = build_sheet(Scope((office,), "试"), period)

    for which, then in (("counts", period), ("last_year", period.last_year())):
        _assert_case_breakdowns(sheet, cases, then, which)
        _assert_lawsuit_breakdowns(sheet, Courts(ledger[1]), then, which)


def _assert_case_breakdowns(sheet: Sheet, cases: list[Entered], period: Period, which: str) -> None:
    labels = {
        "organ": lambda entry: entry.facts.respondent,
        "region": lambda entry: entry.facts.region,
        "level": lambda entry: entry.facts.respondent_level and entry.facts.respondent_level.label,
        "matter": lambda entry: entry.facts.matter and entry.facts.matter.label,
        "field": lambda entry: entry.facts.field and entry.facts.field.label,
        "ending": lambda entry: entry.facts.ending and entry.facts.ending.label,
        "outcome": lambda entry: entry.facts.ending and entry.facts.ending.outcome.label,
        "applicant_kind": lambda entry: entry.facts.applicant_kind and entry.facts.applicant_kind.label,
        "duration": lambda entry: _duration(case_keys(entry, period)["duration"]),
    }
    for code, label in labels.items():
        expected = by_group(cases, label, lambda entry: case_codes(entry, period))
        _assert_rows(sheet.breakdowns[code], expected, which)
    months = {month.title: recount_cases(cases, month) for month in period.months()}
    _assert_months(sheet.breakdowns["month"], months, which)


def _assert_lawsuit_breakdowns(sheet: Sheet, courts: Courts, period: Period, which: str) -> None:
    labels = {
        "lit_organ": lambda pair: pair[1].organ,
        "lit_region": lambda pair: pair[1].region,
        "lit_level": lambda pair: pair[1].level and pair[1].level.label,
        "lit_ending": lambda pair: pair[1].ending and pair[1].ending.label,
    }
    pairs = [(lawsuit, defendant) for lawsuit in courts.by_number.values() for defendant in lawsuit.defendants]
    for code, label in labels.items():
        expected = by_group(pairs, label, lambda pair: ((each, 1) for each in courts.defendant_codes(*pair, period)))
        _assert_rows(sheet.breakdowns[code], expected, which)
        total = getattr(sheet.breakdowns[code].total, which)
        assert total == {each: courts.recount_defendants(period)[each] for each in total}
    of_cases = {
        "lit_origin": lambda lawsuit: lawsuit.origin and lawsuit.origin.label,
        "lit_instance": lambda lawsuit: lawsuit.instance.label,
    }
    for code, label in of_cases.items():
        suits = courts.by_number.values()
        expected = by_group(suits, label, lambda suit: ((each, 1) for each in courts.lawsuit_codes(suit, period)))
        _assert_rows(sheet.breakdowns[code], expected, which)
    months = {month.title: courts.recount_in(month, of=period) for month in period.months()}
    _assert_months(sheet.breakdowns["lit_month"], months, which)


def _duration(band: str | None) -> str | None:
    return band and DurationBand(band).label


def _assert_rows(breakdown: Breakdown, expected: Mapping[str, Counter[str]], which: str) -> None:
    found = {row.label: getattr(row, which) for row in breakdown.rows}
    wanted = {
        label: {code: counts[code] for code in breakdown.total.counts}
        for label, counts in expected.items()
        if any(counts[code] for code in breakdown.total.counts)
    }
    assert {label: counts for label, counts in found.items() if any(counts.values())} == wanted, breakdown.code


def _assert_months(breakdown: Breakdown, expected: Mapping[str, Counter[str]], which: str) -> None:
    found = [getattr(row, which) for row in breakdown.rows]
    assert found == [{code: counts[code] for code in breakdown.total.counts} for counts in expected.values()]


@settings(max_examples=5)
@given(ledger=ledgers(), period=periods)
def test_every_figure_and_cell_equals_the_length_of_its_list(
    app: Flask, office: int, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], period: Period
) -> None:
    scope = Scope((office,), "试")
    with entered(app, office, *ledger):
        sheet = build_sheet(scope, period)
        counts = count(CASE_SETS.values(), Question(scope, period))
        for code, each in CASE_SETS.items():
            if each.amount is None:
                assert (code, counts[code]) == (code, length_of(code, scope, period))
        for breakdown in sheet.breakdowns.values():
            for row in (*breakdown.rows, breakdown.total):
                for code, number in row.counts.items():
                    opened = length_of(code, scope, period, breakdown.code, row.key)
                    assert (breakdown.code, row.label, code, number) == (breakdown.code, row.label, code, opened)


def length_of(code: str, scope: Scope, period: Period, by: str | None = None, key: str | None = None) -> int:
    """How many entries the list of a figure has."""
    opened = entries(case_set(code), scope, period, by, key).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(opened)) or 0


@settings(max_examples=5)
@given(ledger=ledgers(most_cases=12, most_lawsuits=6), period=periods)
def test_figures_of_two_offices_together_are_the_sum_of_each(
    app: Flask, office: int, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], period: Period
) -> None:
    with app.app_context():
        second = found_office(name="第二机构", number_prefix="二政复")
        holders = [db.session.get_one(Office, office), second]
        for at, facts in enumerate(ledger[0]):
            record_case(office=holders[at % 2], facts=facts, calendar=shipped_calendar())
        for at, suit in enumerate(ledger[1]):
            record_lawsuit(office=holders[at % 2], facts=suit, calendar=shipped_calendar())
        db.session.flush()
        each = [count(CASE_SETS.values(), Question(Scope((holder.id,), ""), period)) for holder in holders]
        both = count(CASE_SETS.values(), Question(Scope((office, second.id), ""), period))
        nobody = count(CASE_SETS.values(), Question(Scope((), ""), period))
        db.session.rollback()

    assert both == {code: sum(counts[code] for counts in each) for code in both}
    assert not any(nobody.values())


@pytest.mark.parametrize("code", sorted(CASE_SETS))
def test_a_set_says_how_a_defendant_stands_in_it_when_it_asks_more_than_dates(code: str) -> None:
    case_set = CASE_SETS[code]
    if case_set.ledger is Ledger.LITIGATION:
        assert (case_set.condition_for(Unit.CASE) is None) == (case_set.condition_for(Unit.DEFENDANT) is None)
