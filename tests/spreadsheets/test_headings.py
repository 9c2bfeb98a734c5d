"""Ledgers are found in a workbook by their headings."""

from typing import Any

import pytest

from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.spreadsheets.headings import Found, find_ledgers
from caseapp.spreadsheets.worksheets import Worksheet
from tests.spreadsheets.workbooks import CASE, LAWSUIT, rows_of

CASES, LAWSUITS = rows_of(CASE), rows_of(LAWSUIT)


def _found(*sheets: tuple[str, Any], ledger: Ledger | None = None, hidden: tuple[str, ...] = ()) -> Found:
    return find_ledgers([Worksheet(name, rows, is_hidden=name in hidden) for name, rows in sheets], ledger)


@pytest.mark.parametrize("above", range(10))
def test_headings_may_stand_in_any_of_the_first_ten_rows(above: int) -> None:
    title: list[list[str | None]] = [["2023年行政复议台账", None, None]] * above

    (table,) = _found(("台账", [*title, *CASES])).tables

    assert table.heading_row == above


def test_headings_in_the_eleventh_row_are_too_late() -> None:
    with pytest.raises(Refusal, match="前10行"):
        _found(("台账", [["标题", None, None]] * 10 + list(CASES)))


def test_both_ledgers_may_stand_in_one_workbook() -> None:
    tables = _found(("复议", CASES), ("应诉", LAWSUITS)).tables

    assert [table.layout.ledger for table in tables] == [Ledger.RECONSIDERATION, Ledger.LITIGATION]


def test_asked_for_one_ledger_the_other_is_listed_as_not_read() -> None:
    found = _found(("复议", CASES), ("应诉", LAWSUITS), ledger=Ledger.RECONSIDERATION)

    assert [table.worksheet.name for table in found.tables] == ["复议"]
    assert found.not_read == [("应诉", "是应诉台账，本次只导入复议台账")]


def test_a_word_that_both_ledgers_use_means_what_it_means_in_each() -> None:
    cases = _found(("复议", rows_of(CASE | {"案号": "1", "立案日期": None}))).tables[0]
    lawsuits = _found(("应诉", [["案号" if cell == "法院案号" else cell for cell in LAWSUITS[0]], LAWSUITS[1]])).tables[
        0
    ]

    assert cases.places["number"] == 3
    assert cases.places["accepted_on"] == 4
    assert lawsuits.places["court_number"] == 0


def test_columns_that_nobody_knows_are_listed() -> None:
    (table,) = _found(("台账", rows_of(CASE | {"序号": 1, "主管领导": "张三"}))).tables

    assert table.unknown == ["序号", "主管领导"]


def test_a_column_without_a_heading_is_listed_when_it_holds_something() -> None:
    heading, row = rows_of(CASE)

    (table,) = _found(("台账", [[*heading, None, None], [*row, "重要", None]])).tables

    assert table.unknown == ["D列（没有列名）"]


def test_sheets_without_a_ledger_are_listed_with_the_reason() -> None:
    found = _found(("台账", CASES), ("说明", [["填表说明"]]), ("空", []), ("旧", CASES), hidden=("旧",))

    assert found.not_read == [("说明", "没有台账的列名"), ("空", "是空表"), ("旧", "是隐藏的工作表")]


def test_a_missing_column_is_named_with_its_other_names() -> None:
    (fault,) = _found(("台账", [["案号", "申请人", "被申请人"], ["1", "王伟", "公安局"]])).faults

    assert (fault.sheet, fault.row) == ("台账", 1)
    assert "缺少“收到申请日期”列" in fault.message
    assert "收案日期" in fault.message


def test_two_columns_of_one_meaning_are_refused_by_both_names() -> None:
    (fault,) = _found(("台账", rows_of(CASE | {"收案日期": "2023-03-02"}))).faults

    assert fault.place == "D1"
    assert fault.heading == "收案日期"
    assert "A列“收到申请日期”" in fault.message


def test_no_ledger_at_all_is_refused_with_what_is_wanted() -> None:
    with pytest.raises(Refusal, match="收到申请日期、申请人、被申请人，或法院案号") as refused:
        _found(("统计", [["月份", "件数"], [1, 2]]))

    assert "“统计”没有台账的列名" in refused.value.message
