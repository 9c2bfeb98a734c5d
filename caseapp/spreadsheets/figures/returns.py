"""A filled form as a workbook: the form itself with live totals, rates and identities, and the parts of its rates."""

from collections.abc import Iterator
from typing import Final

from caseapp.spreadsheets.figures import formulas
from caseapp.spreadsheets.figures.form_checks import (
    CHECK_WIDTHS,
    added_columns,
    identity_checks,
    is_miscounted,
    total_checks,
)
from caseapp.spreadsheets.figures.form_layout import FormLayout
from caseapp.spreadsheets.figures.form_rates import FormRates
from caseapp.spreadsheets.figures.formulas import NOTHING, Place
from caseapp.spreadsheets.figures.grids import Grid, GridCell, Look, lines_needed
from caseapp.statistics.returns import wording
from caseapp.statistics.returns.filled import Cell, FilledForm, FilledRow, Head, heads

FORM: Final = "统计报表"


def form_grids(form: FilledForm) -> list[Grid]:
    """The sheets of a form's workbook; the second only where rates have parts that stand nowhere in the form."""
    layout = FormLayout(form)
    rates = FormRates(layout)
    parts = rates.grid()
    return [_form_grid(layout, rates), *([parts] if parts else [])]


def _form_grid(layout: FormLayout, rates: FormRates) -> Grid:
    below = list(_below(layout))
    cells = [*_above(layout), *_heads(layout), *_rows(layout, rates), *below, *identity_checks(layout)]
    widths, identities = layout.widths(), layout.form.definition.identities
    apart, each_check = CHECK_WIDTHS
    notes = {
        cell.at.row: 13.0 * lines_needed(str(cell.value), sum(widths) * 1.1) for cell in below if cell.look is Look.NOTE
    }
    return Grid(
        FORM,
        cells,
        (*widths, *([apart, *[each_check] * len(identities)] if identities else [])),
        frozen=Place(layout.first_row, 1),
        printed=Place(max((cell.at.row for cell in below), default=layout.last_row), layout.last_column),
        repeated=(layout.head_row, layout.first_row - 1),
        heights=layout.heights() | notes,
        is_large=layout.is_large,
    )


def _above(layout: FormLayout) -> Iterator[GridCell]:
    yield _across(layout, 0, layout.form.definition.title, Look.TITLE)
    moment = f"　台账时点：{layout.form.as_of.words}" if layout.form.as_of else ""
    yield _across(layout, 1, f"{wording.period_line(layout.form)}{moment}", Look.CENTRED)
    split, office_row = max(0, layout.last_column * 2 // 3 - 1), layout.head_row - 1
    office = f"填表单位（盖章）：{layout.form.office}"
    yield GridCell(Place(office_row, 0), office, Look.PLAIN, to=Place(office_row, split))
    for row, (name, value) in enumerate(layout.particulars, layout.head_row - len(layout.particulars)):
        last = Place(row, max(split + 1, layout.last_column))
        yield GridCell(Place(row, split + 1), f"{name}：{value}", Look.AT_RIGHT, to=last)


def _heads(layout: FormLayout) -> Iterator[GridCell]:
    heading = layout.form.definition.row_heading
    titled = tuple(wording.titles_with_unit(column) for column in layout.columns)
    for head in (Head(heading, 0, -1, layout.depth, 1), *heads(layout.columns)):
        first = Place(layout.head_row + head.row, head.column + 1)
        last = Place(first.row + head.height - 1, first.column + head.width - 1)
        is_leaf = head.column >= 0 and head.row + head.height == layout.depth and head.width == 1
        title = titled[head.column][-1] if is_leaf else head.title
        is_upright = is_leaf and layout.is_narrow and len(title) > 2
        yield GridCell(first, title, Look.UPRIGHT if is_upright else Look.HEAD, to=last)
    if layout.is_numbered:
        for place, number in enumerate(("栏次", *(column.number for column in layout.columns))):
            value = int(number) if number.isdecimal() else number
            yield GridCell(Place(layout.first_row - 1, place), value, Look.HEAD)


def _rows(layout: FormLayout, rates: FormRates) -> Iterator[GridCell]:
    for row, filled in enumerate(layout.form.rows, layout.first_row):
        yield GridCell(Place(row, 0), filled.title, Look.LABEL, is_total=filled.is_total)
        for column, cell in enumerate(filled.cells):
            yield GridCell(
                layout.place(row, column),
                NOTHING if cell.value is None else cell.value,
                Look.NUMBER,
                _formula(layout, rates, row, column, filled),
                max(layout.columns[column].decimals, _decimals(cell)),
                is_total=filled.is_total,
            )


def _formula(layout: FormLayout, rates: FormRates, row: int, column: int, filled: FilledRow) -> str:
    """What the cell is calculated from; "" for a figure that is counted, as is a total that its rows do not give."""
    if layout.columns[column].over is not None:
        return rates.formula(row, column, filled.cells[column])
    is_added = column in added_columns(layout) and not is_miscounted(layout, column)
    if filled.is_total and len(layout.form.rows) > 1 and is_added:
        return formulas.column_sum(layout.place(layout.first_row, column), row - 1)
    return ""


def _below(layout: FormLayout) -> Iterator[GridCell]:
    checks = total_checks(layout)
    yield from checks
    first = layout.last_row + 1 + bool(checks)
    notes = list(wording.notes(layout.form))
    yield from (_across(layout, row, note, Look.NOTE) for row, note in enumerate(notes, first))
    if layout.form.definition.foot:
        foot = "　　　　　　　".join(f"{title}：" for title in layout.form.definition.foot)
        yield _across(layout, first + len(notes) + 1, foot, Look.PLAIN)


def _across(layout: FormLayout, row: int, text: str, look: Look) -> GridCell:
    return GridCell(Place(row, 0), text, look, to=Place(row, layout.last_column))


def _decimals(cell: Cell) -> int:
    exponent = cell.value.as_tuple().exponent if cell.value is not None else 0
    return -exponent if isinstance(exponent, int) else 0
