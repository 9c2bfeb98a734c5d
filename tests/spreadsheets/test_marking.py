"""The workbook given back with its bad cells marked."""

import io
from typing import Any

import openpyxl

from caseapp.spreadsheets.marking import LIST_NAME, marked_workbook
from tests.spreadsheets.old_formats import ods, ods_row, xls
from tests.spreadsheets.reading import read
from tests.spreadsheets.workbooks import CASE, case_workbook, rows_of, workbook

BAD = {"受理日期": "2023-02-30", "申请人人数": -1, "备注": "=1+1"}


def _marked(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(marked_workbook(content, read(content).faults)))


def test_every_bad_cell_is_filled_and_says_what_to_do() -> None:
    book = _marked(case_workbook({"申请人": "李明"}, BAD))
    sheet = book["复议台账"]

    marked = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert set(marked) == {"D3", "E3"}
    assert "2023年2月没有30日" in marked["D3"]
    assert "不能小于1" in marked["E3"]
    assert sheet["D3"].fill.fgColor.rgb == sheet["E3"].fill.fgColor.rgb != sheet["D2"].fill.fgColor.rgb
    assert (sheet["D3"].value, sheet["F3"].value, sheet["F3"].data_type) == ("2023-02-30", "=1+1", "s")


def test_all_faults_are_listed_on_a_sheet_of_their_own() -> None:
    sheet = _marked(case_workbook(BAD))[LIST_NAME]

    assert [[cell.value for cell in row][:5] for row in sheet.iter_rows(min_row=2)] == [
        ["复议台账", "2", "E2", "申请人人数", "-1"],
        ["复议台账", "2", "D2", "受理日期", "2023-02-30"],
    ] or [row[2].value for row in sheet.iter_rows(min_row=2)] == ["D2", "E2"]


def test_a_missing_column_is_marked_at_the_headings() -> None:
    sheet = _marked(workbook({"复议": [["标题", None], ["申请人", "被申请人", "案号"], ["王伟", "公安局", "1"]]}))[
        "复议"
    ]

    assert "缺少“收到申请日期”列" in sheet["A2"].comment.text


def test_the_rest_of_the_workbook_stays_as_it_was() -> None:
    content = workbook({"复议台账": rows_of(CASE | BAD), "别的": [["甲", 1.5]]})

    book = _marked(content)

    assert book.sheetnames == ["复议台账", "别的", LIST_NAME]
    assert [cell.value for cell in book["别的"][1]] == ["甲", 1.5]


def test_a_formula_stays_a_formula_for_the_clerk_to_mend() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows_of(CASE):
        sheet.append(list(row))
    sheet["B2"] = '="王"&"伟"'
    target = io.BytesIO()
    book.save(target)

    marked = _marked(target.getvalue())["Sheet"]["B2"]

    assert marked.value == '="王"&"伟"'
    assert "公式没有计算结果" in marked.comment.text


def test_what_was_mended_loses_its_mark_with_the_next_check() -> None:
    first = _marked(case_workbook(BAD))
    first["复议台账"]["D2"].value = "2023-03-06"
    target = io.BytesIO()
    first.save(target)

    second = _marked(target.getvalue())["复议台账"]

    assert second["D2"].comment is None
    assert second["D2"].fill.fill_type is None
    assert second["E2"].comment is not None


def test_the_list_of_faults_is_no_ledger() -> None:
    content = case_workbook(BAD)

    assert len(read(marked_workbook(content, read(content).faults)).faults) == 2


def test_a_merged_cell_is_marked_where_it_begins() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*rows_of(CASE), ["2023-03-02", "李明", "公安局"]):
        sheet.append(list(row))
    sheet.merge_cells("B2:B3")
    target = io.BytesIO()
    book.save(target)

    assert "取消合并" in _marked(target.getvalue())["Sheet"]["B2"].comment.text


def test_an_old_workbook_comes_back_as_a_new_one() -> None:
    headings, row = rows_of(CASE | BAD)
    for content in (
        xls([headings, row]),
        ods(ods_row(*headings) + ods_row(*(str(cell) for cell in row))),
    ):
        sheet = _marked(content)["台账"]

        assert "2023年2月没有30日" in sheet["D2"].comment.text
        assert (sheet["B2"].value, sheet["D2"].value) == ("王伟", "2023-02-30")
