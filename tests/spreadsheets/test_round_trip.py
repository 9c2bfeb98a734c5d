"""What is written into a ledger's row is read back: nothing that a case holds is lost."""

from dataclasses import fields
from datetime import date

from hypothesis import given, settings

from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts
from caseapp.spreadsheets import case_rows, lawsuit_rows
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.spreadsheets.entries import read_entries
from caseapp.spreadsheets.headings import find_ledgers
from caseapp.spreadsheets.lawsuit_columns import LAWSUIT_LAYOUT
from caseapp.spreadsheets.pages import LedgerPage
from caseapp.spreadsheets.reading import read_workbook
from caseapp.spreadsheets.writing import write_workbook
from tests.spreadsheets.facts import holdable_cases, holdable_lawsuits, in_ledger_order

TODAY = date(2099, 12, 31)


def _read_back(page: LedgerPage) -> tuple[list[CaseFacts], list[LawsuitFacts], list[str]]:
    found = find_ledgers(read_workbook(write_workbook([page])), None)
    entries = read_entries(found.tables, TODAY)
    faults = [str(fault) for fault in (*found.faults, *entries.faults)]
    return [entry.facts for entry in entries.cases], [entry.facts for entry in entries.lawsuits], faults


@settings(max_examples=60)
@given(holdable_cases())
def test_a_case_written_into_a_workbook_is_read_back_with_every_fact(facts: CaseFacts) -> None:
    read, _, faults = _read_back(LedgerPage("复议台账", CASE_LAYOUT.columns, [case_rows.cells_of(facts)]))

    assert faults == []
    assert read == [in_ledger_order(facts)]


@settings(max_examples=60)
@given(holdable_lawsuits())
def test_a_lawsuit_written_into_a_workbook_is_read_back_with_every_fact(facts: LawsuitFacts) -> None:
    _, read, faults = _read_back(LedgerPage("应诉台账", LAWSUIT_LAYOUT.columns, lawsuit_rows.rows_of(facts)))

    assert faults == []
    assert read == [facts]


def test_every_fact_of_a_case_has_a_column() -> None:
    held = {column.field for column in CASE_LAYOUT.columns}

    assert {fact.name for fact in fields(CaseFacts)} <= held


def test_every_fact_of_a_lawsuit_has_a_column() -> None:
    held = {column.field for column in LAWSUIT_LAYOUT.columns}

    assert {fact.name for fact in fields(LawsuitFacts)} <= held
