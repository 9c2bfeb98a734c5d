"""Ledgers as offices really keep them come in whole: 600 cases and 300 lawsuits in every way of writing."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from caseapp.db import db, writing
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation import faults as litigation_faults
from caseapp.organs.models import Office as Holder
from caseapp.reconsideration import faults as reconsideration_faults
from caseapp.spreadsheets import queries
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.spreadsheets.columns import Layout
from caseapp.spreadsheets.lawsuit_columns import LAWSUIT_LAYOUT
from tests.acts import BY_COMMAND
from tests.spreadsheets.untidy import Office, Row, untidy_case, untidy_lawsuit
from tests.spreadsheets.workbooks import Rows, workbook


def _sheet(office: Office, layout: Layout, rows: list[Row]) -> Rows:
    """The rows below a title, their columns in any order under any of their names, with blank rows between."""
    columns = [column for column in layout.columns if not column.is_own]
    office.random.shuffle(columns)
    written: list[list[Any]] = [["某某机关台账", *[None] * len(columns)], [None]]
    written.append(["序号", *(office.heading(column) for column in columns)])
    for number, row in enumerate(rows, 1):
        if office.maybe(0.05):
            written.append([None] * (len(columns) + 1))
        cells = office.row(layout, row)
        written.append([number, *(cells.get(column.fact) for column in columns)])
    return written


@pytest.mark.parametrize("seed", [1, 2])
def test_every_fact_of_an_untidy_ledger_arrives(app: Flask, office: int, seed: int) -> None:
    hand = Office(seed)
    cases = [untidy_case(hand, serial) for serial in range(1, 601)]
    lawsuits = [untidy_lawsuit(hand, serial) for serial in range(1, 301)]
    assert all(not reconsideration_faults.faults(facts) for facts, _ in cases)
    assert all(not litigation_faults.faults(facts) for facts, _ in lawsuits)
    content = workbook(
        {
            "复议": _sheet(hand, CASE_LAYOUT, [row for _, row in cases]),
            "应诉": _sheet(hand, LAWSUIT_LAYOUT, [row for _, rows in lawsuits for row in rows]),
        }
    )

    with app.app_context(), writing():
        holder = db.session.get_one(Holder, office)
        summary = import_ledger(
            content, office=holder, calendar=shipped_calendar(), today=date(2025, 12, 31), act=BY_COMMAND
        )

        assert [str(fault) for fault in summary.faults] == []
        assert summary.added == 900
        imported = {facts.act_name: facts for facts in queries.every_case(office)}
        assert imported == {facts.act_name: facts for facts, _ in cases}
        suits = {facts.court_number: facts for facts in queries.every_lawsuit(office)}
        assert suits == {facts.court_number: facts for facts, _ in lawsuits}
        again = import_ledger(
            content, office=holder, calendar=shipped_calendar(), today=date(2025, 12, 31), act=BY_COMMAND
        )
        assert (again.added, again.recognised, again.differing) == (0, 900, 0)
        db.session.rollback()
