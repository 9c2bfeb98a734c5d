"""Every cell of 表1 equals a recount on plain facts; every cell of every form equals the list that it opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from caseapp.db import db
from caseapp.law.codes import Field, Level, Matter
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.actions import found_office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.returns.definition import Counted
from caseapp.statistics.returns.editions.carried import carried
from caseapp.statistics.returns.filled import FilledForm
from caseapp.statistics.returns.queries import fill
from caseapp.statistics.returns.sets import cell_members, set_of
from caseapp.statistics.tables.models import TODAY, entries_of
from tests.statistics.ledgers import PERIODS, cases, lawsuits
from tests.statistics.returns.recount import recount

periods = st.sampled_from(PERIODS).map(parse_period)


@st.composite
def applications(draw: st.DrawFn, most: int) -> list[CaseFacts]:
    """Cases of every field, matter and level."""
    return [
        replace(
            draw(cases(serial)),
            field=draw(st.sampled_from((None, *Field))),
            matter=draw(st.sampled_from((None, *Matter))),
            respondent_level=draw(st.sampled_from((None, *Level))),
        )
        for serial in range(1, draw(st.integers(0, most)) + 1)
    ]


@st.composite
def suits(draw: st.DrawFn, most: int) -> list[LawsuitFacts]:
    """Lawsuits of a few fields."""
    made: list[LawsuitFacts] = []
    for serial in range(1, draw(st.integers(0, most)) + 1):
        made.append(replace(draw(lawsuits(serial, tuple(made))), field=draw(st.sampled_from((None, *Field)))))
    return made


@contextmanager
def entered(app: Flask, applied: list[CaseFacts], sued: list[LawsuitFacts]) -> Iterator[Scope]:
    """The facts in the registers of a city's office, and gone again afterwards."""
    with app.app_context():
        holder = found_office(name="测试市人民政府", number_prefix="测政复", level=Level.CITY)
        for facts in applied:
            record_case(office=holder, facts=facts, calendar=shipped_calendar())
        for suit in sued:
            record_lawsuit(office=holder, facts=suit, calendar=shipped_calendar())
            db.session.flush()
        try:
            yield Scope((holder.id,), holder.name)
        finally:
            db.session.rollback()


@pytest.mark.parametrize("edition", [2010, 2015])
@settings(max_examples=10)
@given(applied=applications(24), period=periods)
def test_every_cell_of_table_1_equals_the_recount(
    app: Flask, edition: int, applied: list[CaseFacts], period: Period
) -> None:
    definition = carried()[f"reconsideration-{edition}"]
    with entered(app, applied, []) as scope:
        form = fill(definition, scope, period)

    keys = {row.code: row.keys for row in definition.rows}
    for row in form.rows:
        within = [facts for facts in applied if row.is_total or facts.field in keys[row.code]]
        expected = recount(within, period, edition, "city")
        found = {int(column.code): cell.numerator for column, cell in zip(definition.columns, row.cells, strict=True)}
        assert (row.title, found) == (row.title, {column: expected[column] for column in found})
    assert form.failing == ()


@settings(max_examples=3)
@given(applied=applications(16), sued=suits(8), period=periods)
def test_every_cell_of_every_form_equals_the_list_that_it_opens(
    app: Flask, applied: list[CaseFacts], sued: list[LawsuitFacts], period: Period
) -> None:
    with entered(app, applied, sued) as scope:
        for definition in carried().values():
            form = fill(definition, scope, period)
            assert [(check.title, check.row) for check in form.failing] == []
            _assert_lists(form)


def _assert_lists(form: FilledForm) -> None:
    definition = form.definition
    with_cases = [row for row in form.rows if row.is_total or any(cell.numerator for cell in row.cells)]
    for row in with_cases:
        for column, cell in zip(definition.columns, row.cells, strict=True):
            at = definition.code, row.title, column.code
            assert (*at, cell.numerator) == (*at, _listed(form, row.code, column.counted))
            if column.over is not None and column.over.different is None:
                assert (*at, cell.denominator) == (*at, _listed(form, row.code, column.over))


def _listed(form: FilledForm, row: str | None, counted: Counted) -> int:
    """How many entries the list of a cell has, or what they add up to."""
    definition, case_set = form.definition, set_of(counted)
    number = func.count() if case_set.amount is None else func.sum(case_set.amount(TODAY, form.period))
    where = cell_members(definition, row, counted, form.scope, form.period)
    query = select(number).select_from(entries_of(definition.ledger, definition.unit)).where(where)
    return db.session.scalar(query) or 0
