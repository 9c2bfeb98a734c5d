"""A form as a workbook: real numbers, and formulas that give the same figures when they are worked out anew."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from caseapp.history.moments import Then
from caseapp.organs.scope import Topic, TopicKind
from caseapp.spreadsheets.figures.form_rates import PARTS
from caseapp.spreadsheets.figures.returns import FORM, form_grids
from caseapp.spreadsheets.figures.writing import write_figures
from caseapp.statistics.returns.definition import Counted, Kind
from caseapp.statistics.returns.filled import Cell, FilledForm
from tests.reports.forms import HANDLERS, TABLE_1, empty_table_1, filled, handlers, table_1
from tests.spreadsheets.figures.recalculation import Recalculated

FIRST_ROW = 7 + 3 + 1  # title, period, five particulars; three rows of headings; the numbers (counted from 1: + 1)
_AVERAGE = replace(
    HANDLERS.columns[4], code="days", titles=("平均天数",), kind=Kind.AVERAGE, unit="天", counted=Counted("days"),
    over=Counted("concluded"),
)  # fmt: skip


def workbook(form: FilledForm) -> bytes:
    return write_figures(form_grids(form), title=form.definition.title, author=form.office)


def opened(form: FilledForm) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(workbook(form)))[FORM]


def row_of(rows: Iterable[Sequence[object]], title: str) -> Sequence[object]:
    return next(row for row in rows if row[0] == title)


@pytest.mark.parametrize("form", [table_1(), empty_table_1(), handlers(12)], ids=["表1", "empty", "handlers"])
def test_every_figure_is_a_number_that_equals_the_form(form: FilledForm) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook(form))).get_sheet_by_name(FORM).to_python()

    for row in form.rows:
        found = row_of(rows, row.title)[1 : len(row.cells) + 1]
        assert found == ["—" if cell.value is None else float(cell.value) for cell in row.cells], row.title


@pytest.mark.parametrize("form", [table_1(2), empty_table_1(), handlers(5)], ids=["表1", "empty", "handlers"])
def test_worked_out_anew_every_formula_gives_what_the_file_shows(form: FilledForm) -> None:
    book = Recalculated(workbook(form))
    found = list(book.formulas())

    assert found
    for sheet, place, formula in found:
        assert book.value(sheet, place) == book.kept(sheet, place), (sheet, place, formula)


def test_the_total_is_the_sum_of_its_rows() -> None:
    sheet = opened(table_1())
    total = FIRST_ROW + 46 + 1

    assert sheet.cell(total, 1).value == "合计"
    assert {sheet.cell(total, column).value for column in range(2, 49)} == {
        f"=SUM({letter}{FIRST_ROW + 1}:{letter}{total - 1})"
        for letter in (sheet.cell(total, column).column_letter for column in range(2, 49))
    }


def test_a_total_that_its_rows_do_not_add_up_to_stands_as_counted_and_is_checked() -> None:
    form = filled(HANDLERS, [("甲", [3, 1, 4, 2]), ("乙", [2, 2, 4, 1])], total=[5, 3, 9, 3])
    book = Recalculated(workbook(form))
    sheet = opened(form)
    (total,) = (row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "合计")

    assert sheet.cell(total, 4).value == 9
    assert str(sheet.cell(total, 2).value).startswith("=SUM(")
    assert [book.value(FORM, f"{letter}{total + 1}") for letter in "BCDE"] == ["相符", "相符", "不符", "相符"]


def test_identities_are_live_beside_every_row() -> None:
    form = table_1()
    bad = form.rows[3]
    wrong = replace(bad, cells=(*bad.cells[:2], Cell(999, None, Decimal(999)), *bad.cells[3:]))
    rows = (*form.rows[:3], wrong, *form.rows[4:])
    book = Recalculated(workbook(replace(form, rows=rows)))
    sheet = opened(form)

    assert sheet.cell(FIRST_ROW, 50).value == "3＝5至13之和"
    assert sheet.cell(FIRST_ROW + 1, 50).value == '=IF(D12=SUM(F12:N12),"相符","不符")'
    assert sheet.cell(FIRST_ROW + 1, 54).value == '=IF(SUM(B12,D12)=SUM(AG12,AQ12),"相符","不符")'
    column = [book.value(FORM, f"AX{row}") for row in range(FIRST_ROW + 1, FIRST_ROW + 47)]
    assert [at for at, verdict in enumerate(column) if verdict == "不符"] == [3]


def test_a_rate_is_divided_from_the_columns_that_hold_its_parts() -> None:
    sheet = opened(handlers(3))
    (row,) = (row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "承办人2")

    assert sheet.cell(row, 6).value == f'=IF(D{row}=0,"—",ROUND(E{row}*100/D{row},1))'


def test_parts_that_stand_nowhere_in_the_form_stand_on_a_sheet_of_their_own() -> None:
    definition = replace(HANDLERS, columns=(*HANDLERS.columns[:4], _AVERAGE))
    form = filled(replace(definition, columns=definition.columns[:4]), [("甲", [3, 1, 4, 7])])
    average = Cell(100, 7, Decimal("14.3"))
    rows = tuple(replace(row, cells=(*row.cells, average)) for row in form.rows)
    form = replace(form, definition=definition, rows=rows)
    book = Recalculated(workbook(form))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(form)))[PARTS]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["承办人", "平均天数（天）", None],
        [None, "分子", "分母"],
        ["甲", 100, 7],
        ["合计", 100, 7],
    ]
    (place,) = (place for _, place, formula in book.formulas() if f"'{PARTS}'!B3" in formula)
    assert book.value(FORM, place) == book.kept(FORM, place)


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    names = ["=1+1", "@SUM(A1)", "+8613800000000", "http://example.com", "-"]
    form = filled(HANDLERS, [(name, [1, 1, 2, 1]) for name in names], office='=HYPERLINK("http://x")')
    sheet = opened(form)

    cells = {sheet.cell(row, 1).value: sheet.cell(row, 1).data_type for row in range(1, sheet.max_row + 1)}
    assert {cells[name] for name in names} == {"s"}
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_it_is_set_up_to_be_read_and_printed() -> None:
    sheet = opened(table_1())

    assert sheet.freeze_panes == f"B{FIRST_ROW + 1}"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 8  # A3
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == f"$8:${FIRST_ROW}"
    assert sheet.print_area.endswith(f"$AV${sheet.max_row}")  # the checks at the right are not printed
    assert {"F8:N8", "AG8:AP8", "AN9:AO9"} <= {str(merged) for merged in sheet.merged_cells.ranges}


def test_head_and_foot_are_those_of_the_form() -> None:
    texts = {str(cell.value) for row in opened(table_1()).iter_rows() for cell in row if cell.value is not None}

    for words in (
        *("行政复议案件统计报表", "2023年1月至2023年12月", "填表单位（盖章）：商丘市人民政府"),
        *("表号：国法复统字1号", "有效期至：2017年8月", "栏次"),
    ):
        assert words in texts
    assert any(text.startswith("表内关系相符：3＝5至13之和") for text in texts)
    assert any(text.startswith("单位负责人：") for text in texts)


def test_topic_and_moment_stand_under_the_title() -> None:
    form = handlers(1)
    about = replace(form.scope, topic=Topic(TopicKind.FIELD, "police", "公安"))
    then = Then(datetime(2024, 3, 31, 10, tzinfo=UTC), 7)
    line = str(opened(replace(form, scope=about, as_of=then)).cell(2, 1).value)

    assert line == f"2023年1月至2023年12月　专题：行政管理类别 公安　台账时点：{then.words}"


def test_an_identity_with_the_next_period_takes_its_figure_from_the_check() -> None:
    identity = replace(TABLE_1.identities[0], title="本期未审结＝下期上期结转", left=("c42",), is_of_next_period=True)
    form = filled(replace(TABLE_1, identities=(identity,)), [("公安", [3] * 47)])
    form = replace(form, checks=tuple(replace(check, right=3) for check in form.checks))

    assert opened(form).cell(FIRST_ROW + 1, 50).value == '=IF(AQ12=3,"相符","不符")'
