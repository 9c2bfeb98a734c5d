"""The sheet of a period as a workbook: the same figures as numbers, and formulas that give them again."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from caseapp.organs.scope import Topic, TopicKind
from caseapp.spreadsheets.figures.indicators import AIMS, INDICATORS
from caseapp.spreadsheets.figures.sheets import CHECKS, sheet_grids
from caseapp.spreadsheets.figures.writing import write_figures
from caseapp.statistics.sheet import Aim, AimKind, Check, Reading, Sheet
from tests.reports.sheets import NOTHING, SHANGQIU, a_sheet
from tests.spreadsheets.figures.recalculation import Recalculated

EMPTY_MONTH = a_sheet("2024-02", NOTHING, NOTHING)


def workbook(sheet: Sheet) -> bytes:
    return write_figures(sheet_grids(sheet), title=sheet.period.title, author=sheet.office)


def rows_of(sheet: Sheet, name: str) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(sheet)))
    return [list(row) for row in book.get_sheet_by_name(name).to_python()]


def shown(reading: Reading) -> object:
    return "—" if reading.value is None else float(reading.value)


def told(sheet: Sheet) -> Sheet:
    """A sheet with everything that an office may ask for beside the usual: years, a second variant, aims."""
    rate = sheet.figures["correction_rate"]
    other = replace(rate.indicator, variant="of_accepted", variant_title="按受理", denominator="accepted", decimals=2)
    now = Reading(19, 163, other.value(19, 163))
    theirs = replace(rate, indicator=other, now=now, previous=now, last_year=now)
    mine = replace(rate, indicator=replace(rate.indicator, variant_title="按审结"))
    aims = (
        Aim(AimKind.TARGET, "全市目标", Decimal("10"), None),
        Aim(AimKind.REFERENCE, "全省平均", Decimal("12.35"), "=某省司法厅通报"),
    )
    earlier = tuple(rate.last_year._replace(numerator=number, value=None, denominator=0) for number in range(2))
    figures = {**sheet.figures, "correction_rate": replace(mine, beside=theirs)}
    figures["correction_rate"] = replace(figures["correction_rate"], aims=aims, earlier=earlier)
    topic = Topic(TopicKind.ORGAN, "12", "商丘市公安局")
    return replace(sheet, figures=figures, scope=replace(sheet.scope, topic=topic))


def failing(sheet: Sheet) -> Sheet:
    """The sheet with a breakdown from which a row is missing."""
    organ = sheet.breakdowns["organ"]
    short = replace(organ, rows=organ.rows[1:])
    right = sum(row.counts["accepted"] for row in short.rows)
    left = short.total.counts["accepted"]
    check = Check("sum_by_organ", "复议按被申请人各行之和等于合计", left, right, "不等", ("商政复〔2023〕7号", "=1"))
    return replace(sheet, breakdowns={**sheet.breakdowns, "organ": short}, checks=(*sheet.checks, check))


SHEETS = {
    "a year": a_sheet(),
    "an empty month": EMPTY_MONTH,
    "a first year": a_sheet("2023", SHANGQIU, NOTHING),
    "all that can be told": told(a_sheet()),
    "a failing check": failing(a_sheet()),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_worked_out_anew_every_formula_gives_what_the_file_shows(sheet: Sheet) -> None:
    book = Recalculated(workbook(sheet))
    found = list(book.formulas())

    assert len(found) > 100
    wrong = [each for each in found if book.value(*each[:2]) != book.kept(*each[:2])]
    assert wrong == []


@pytest.mark.parametrize("sheet", [SHEETS["a year"], EMPTY_MONTH], ids=["a year", "an empty month"])
def test_every_indicator_is_there_with_its_readings_and_parts(sheet: Sheet) -> None:
    rows = {row[1]: row for row in rows_of(sheet, INDICATORS)[4:]}

    for figure in sheet.figures.values():
        indicator, row = figure.indicator, rows[figure.indicator.title]
        assert row[2] == indicator.unit
        assert row[3:6] == [shown(figure.now), shown(figure.previous), shown(figure.last_year)]
        assert row[6] == ("—" if figure.change is None else float(figure.change))
        assert row[-1] == indicator.definition
        if indicator.denominator is not None:
            assert row[10:12] == [figure.now.numerator, figure.now.denominator]


@pytest.mark.parametrize("sheet", [SHEETS["a year"], EMPTY_MONTH], ids=["a year", "an empty month"])
def test_every_breakdown_has_its_rows_of_both_years_and_a_total(sheet: Sheet) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(sheet)))

    for breakdown in sheet.breakdowns.values():
        name = f"{'应诉' if breakdown.code.startswith('lit_') else '复议'}{breakdown.title}"
        rows = book.get_sheet_by_name(name).to_python()[3:]
        width = (len(rows[0]) - 1) // 2
        for row, found in zip((*breakdown.rows, breakdown.total), rows, strict=True):
            assert found[0] == row.label
            for at, column in enumerate(breakdown.columns, 1):
                assert text_of(found[at], row.cell(column)) == row.cell(column)
                assert text_of(found[at + width], row.last_year_cell(column)) == row.last_year_cell(column)


def text_of(value: object, like: str) -> str:
    """A number with as many decimals as the text beside which it is held."""
    return value if isinstance(value, str) else f"{value:.{len(like.partition('.')[2])}f}"


def test_rates_and_totals_are_formulas() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(SHEETS["a year"])))
    organ, indicators = book["复议按被申请人"], book[INDICATORS]
    total = organ.max_row

    assert organ.cell(total, 2).value == f"=SUM(B4:B{total - 1})"
    rate = next(cell for cell in organ[3] if cell.value == "纠错率(%)")
    assert str(organ.cell(4, rate.column).value).startswith("=IF(")
    row = next(row for row in indicators.iter_rows(min_row=5) if row[1].value == "纠错率")
    assert str(row[3].value).startswith("=IF(")
    assert str(row[6].value).startswith("=IF(OR(")


def test_checks_are_live_across_the_sheets() -> None:
    rows = {row[0].value: row for row in openpyxl.load_workbook(io.BytesIO(workbook(a_sheet())))[CHECKS].iter_rows()}
    balance = rows["上期结转与受理之和等于审结与未审结之和"]

    assert balance[2].value.count(f"'{INDICATORS}'!") == 2
    assert balance[4].value == '=IF(C2=D2,"相符","不符")'


def test_a_breakdown_that_does_not_add_up_is_not_made_to() -> None:
    sheet = SHEETS["a failing check"]
    book = Recalculated(workbook(sheet))
    rows = rows_of(sheet, CHECKS)
    organ = rows_of(sheet, "复议按被申请人")

    assert rows[-1][4] == "不符"
    assert rows[-1][5] == "商政复〔2023〕7号、=1"
    assert organ[-1][0] == "合计＝各行之和"
    assert "不符" in organ[-1]
    (total,) = (row for row in organ if row[0] == "合计")
    assert total[1] == sheet.breakdowns["organ"].total.counts["received"]
    assert book.value(CHECKS, f"D{len(rows)}") == sheet.checks[-1].right


def test_variants_years_and_aims_are_shown_where_there_are_any() -> None:
    sheet = SHEETS["all that can be told"]
    rows = rows_of(sheet, INDICATORS)
    by_title = {row[1]: row for row in rows}
    aims = rows_of(sheet, AIMS)

    assert by_title["纠错率（按受理）"][3] == 11.66
    assert by_title["纠错率（按审结）"][3] == 13.6
    assert rows[2][3:8] == ["本期", "上期", "上年同期", "2021年", "2020年"]
    assert "专题：被申请人或被告 商丘市公安局" in str(rows[1][0])
    assert [row[:1] + row[2:] for row in aims[1:]] == [
        ["纠错率（按审结）", 13.6, "目标", "全市目标", 10.0, 3.6, ""],
        ["纠错率（按审结）", 13.6, "参考值", "全省平均", 12.35, 1.25, "=某省司法厅通报"],
    ]
    assert AIMS not in openpyxl.load_workbook(io.BytesIO(workbook(a_sheet())), read_only=True).sheetnames


def test_every_sheet_is_set_up_to_be_read_and_printed() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook(a_sheet()))):
        assert sheet.freeze_panes is not None
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
