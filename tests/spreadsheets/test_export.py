"""The workbooks that are written: real dates, no formulas, nothing lost."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from flask import Flask
from hypothesis import given, settings

from caseapp.db import db, writing
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts
from caseapp.spreadsheets import queries
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.spreadsheets.exports import ledger_workbook, template_workbook
from caseapp.spreadsheets.headings import find_ledgers
from caseapp.spreadsheets.reading import read_workbook
from tests.acts import BY_COMMAND
from tests.cases import case_facts, lawsuit_facts
from tests.spreadsheets.facts import holdable_cases, holdable_lawsuits, in_ledger_order


@pytest.fixture
def holder(app: Flask, ledger: int) -> Iterator[Office]:
    """The office with one case in each register."""
    with app.app_context(), writing():
        yield db.session.get_one(Office, ledger)
        db.session.rollback()


def _sheet(content: bytes, name: str = "复议台账") -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def _cell(sheet: Any, heading: str, row: int = 2) -> Any:
    return next(sheet.cell(row, cell.column) for cell in sheet[1] if cell.value == heading)


def _record(holder: Office, **changes: Any) -> None:
    changes = {"number": "商政复〔2023〕2号", "received_on": date(2023, 3, 2)} | changes
    record_case(office=holder, facts=case_facts(**changes), calendar=shipped_calendar())


def test_dates_are_dates_and_numbers_numbers(holder: Office) -> None:
    sheet = _sheet(ledger_workbook(office=holder))

    assert _cell(sheet, "收到申请日期").value == datetime.fromisoformat("2023-03-01T00:00:00")
    assert _cell(sheet, "收到申请日期").number_format == "yyyy-mm-dd"
    assert _cell(sheet, "申请人人数").value == 1
    assert _cell(sheet, "结案方式").value == "维持"


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "+86 138", "-1", "@SUM(1)", "{=1}", "http://example.com/"]
)
def test_a_text_is_never_a_formula_nor_a_link(holder: Office, text: str) -> None:
    _record(holder, remarks=text, applicants=(ApplicantFacts(name=text),))

    sheet = _sheet(ledger_workbook(office=holder))

    for heading in ("备注", "申请人"):
        cell = _cell(sheet, heading, row=3)
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_headings_stand_still_and_can_be_filtered(holder: Office) -> None:
    sheet = _sheet(ledger_workbook(office=holder))

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_columns_of_ones_own_are_written_only_where_a_case_needs_them(holder: Office) -> None:
    before = [cell.value for cell in _sheet(ledger_workbook(office=holder))[1]]
    _record(holder, decision_number="商政复决〔2023〕2号")

    after = [cell.value for cell in _sheet(ledger_workbook(office=holder))[1]]

    assert set(after) - set(before) == {"决定书文号"}
    assert [
        column.heading for column in CASE_LAYOUT.columns if not column.is_own and column.heading not in before
    ] == []


def test_cases_come_in_the_order_of_their_days(holder: Office) -> None:
    _record(holder, number="商政复〔2023〕3号", received_on=date(2023, 1, 5))

    sheet = _sheet(ledger_workbook(office=holder))

    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["商政复〔2023〕3号", "商政复〔2023〕1号"]


def test_one_ledger_or_both(holder: Office) -> None:
    one = openpyxl.load_workbook(io.BytesIO(ledger_workbook(office=holder, ledgers=[Ledger.LITIGATION])))
    both = openpyxl.load_workbook(io.BytesIO(ledger_workbook(office=holder)))

    assert one.sheetnames == ["应诉台账", "填写说明"]
    assert both.sheetnames == ["复议台账", "应诉台账", "填写说明"]


def test_another_offices_cases_are_left_out(holder: Office) -> None:
    other = found_office(name="阜阳市人民政府", number_prefix="阜政复")

    assert _sheet(ledger_workbook(office=other)).max_row == 1


def test_progress_counts_the_cases(holder: Office) -> None:
    seen: list[tuple[int, int]] = []

    ledger_workbook(office=holder, progress=lambda done, total: seen.append((done, total)))

    assert seen == [(1, 2), (2, 2)]


def test_a_fact_that_no_cell_can_hold_is_refused_naming_the_case(holder: Office) -> None:
    _record(holder, remarks="长" * 40_000)

    with pytest.raises(Refusal, match="案件商政复〔2023〕2号的“备注”不能写入工作簿：文字超过单元格上限"):
        ledger_workbook(office=holder)


def test_the_sheet_of_explanations_names_every_column_and_its_terms() -> None:
    sheet = _sheet(template_workbook(), "填写说明")
    lines = {(row[0].value, row[1].value): [cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)}

    assert "维持" in lines["复议台账", "结案方式"][4]
    assert lines["复议台账", "收到申请日期"][2] == "必填"
    assert "收案日期" in lines["复议台账", "收到申请日期"][5]
    assert {heading for ledger, heading in lines if ledger == "复议台账"} == {
        column.heading for column in CASE_LAYOUT.columns
    }


def test_the_template_is_itself_a_ledger_without_cases() -> None:
    found = find_ledgers(read_workbook(template_workbook()), None)

    assert [table.layout.ledger for table in found.tables] == list(Ledger)
    assert found.faults == []
    assert [name for name, _ in found.not_read] == ["填写说明"]


def test_the_template_offers_terms_without_insisting() -> None:
    sheet = _sheet(template_workbook())

    offered = {str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    letter = _cell(sheet, "是否涉企").column_letter
    assert offered[f"{letter}2"].formula1 == '"是,否"'
    assert {rule.errorStyle for rule in offered.values()} == {"information"}


@settings(max_examples=25)
@given(case=holdable_cases(), lawsuit=holdable_lawsuits())
def test_any_ledger_exported_and_brought_into_another_office_is_the_same(
    app: Flask, office: int, case: CaseFacts, lawsuit: LawsuitFacts
) -> None:
    with app.app_context(), writing():
        first = db.session.get_one(Office, office)
        other = found_office(name="阜阳市人民政府", number_prefix="阜政复")
        record_case(office=first, facts=case, calendar=shipped_calendar())
        record_lawsuit(office=first, facts=lawsuit, calendar=shipped_calendar())
        exported = ledger_workbook(office=first)

        imported = import_ledger(
            exported, office=other, calendar=shipped_calendar(), today=date(2099, 12, 31), act=BY_COMMAND
        )
        again = import_ledger(
            exported, office=first, calendar=shipped_calendar(), today=date(2099, 12, 31), act=BY_COMMAND
        )

        assert [str(fault) for fault in imported.faults] == []
        assert list(queries.every_case(other.id)) == [in_ledger_order(case)]
        assert list(queries.every_lawsuit(other.id)) == [lawsuit]
        assert (again.added, again.recognised, again.differing) == (0, 2, 0)
        db.session.rollback()


def test_a_plain_case_of_each_register_comes_back_whole(holder: Office) -> None:
    other = found_office(name="阜阳市人民政府", number_prefix="阜政复")

    import_ledger(
        ledger_workbook(office=holder),
        office=other,
        calendar=shipped_calendar(),
        today=date(2024, 6, 30),
        act=BY_COMMAND,
    )

    assert list(queries.every_case(other.id)) == [case_facts()]
    assert list(queries.every_lawsuit(other.id)) == [lawsuit_facts()]
