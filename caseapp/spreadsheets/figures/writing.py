"""The writer of figures: grids in, an .xlsx out. Text is always written as text; a formula carries its result."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from caseapp.spreadsheets.cells import LONGEST_CELL
from caseapp.spreadsheets.figures.formulas import FAILS
from caseapp.spreadsheets.figures.grids import Grid, GridCell, Look

_A3, _A4 = 8, 9
_STACKED: Final = 270  # XlsxWriter's word for a character below the other
_FACE: Final = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
_FRAMED: Final = {"border": 1, "border_color": "#7F7F7F"}
_HEAD: Final = {**_FRAMED, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF4"}
_LOOKS: Final[dict[Look, dict[str, Any]]] = {
    Look.TITLE: {"font_size": 18, "bold": True, "align": "center"},
    Look.CENTRED: {"align": "center"},
    Look.PLAIN: {},
    Look.AT_RIGHT: {"align": "right"},
    Look.NOTE: {"font_size": 9, "text_wrap": True, "valign": "top"},
    Look.HEAD: _HEAD,
    Look.UPRIGHT: {**_HEAD, "rotation": _STACKED, "text_wrap": False},
    Look.LABEL: {**_FRAMED, "text_wrap": True},
    Look.TEXT: {**_FRAMED, "text_wrap": True, "valign": "top"},
    Look.NUMBER: {**_FRAMED, "align": "right"},
    Look.VERDICT: {**_FRAMED, "align": "center"},
}


def write_figures(grids: Sequence[Grid], *, title: str, author: str) -> bytes:
    """An .xlsx with these sheets: numbers as numbers, formulas that give them again, set up to be printed lying."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": author, "comments": "caseapp"})
    book.set_calc_mode("auto")
    formats = _Formats(book)
    for grid in grids:
        _write_grid(book.add_worksheet(grid.name), grid, formats)
    book.close()
    return target.getvalue()


class _Formats:
    """The formats of a workbook, each made when it is first asked for."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, int, bool], Format] = {}
        self.failing = book.add_format({"font_color": "#B00020", "bold": True})

    def of(self, cell: GridCell) -> Format:
        """How a cell looks: a number with its decimals, the total row in bold."""
        key = (cell.look, cell.decimals, cell.is_total)
        if key not in self._made:
            look = _FACE | _LOOKS[cell.look]
            if cell.look is Look.NUMBER:
                look["num_format"] = f"0.{'0' * cell.decimals}" if cell.decimals else "0"
            if cell.is_total:
                look |= {"bold": True, "top": 2}
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _write_grid(sheet: Worksheet, grid: Grid, formats: _Formats) -> None:
    for column, width in enumerate(grid.widths):
        sheet.set_column(column, column, width)
    for row, height in grid.heights.items():
        sheet.set_row(row, height)
    for cell in grid.cells:
        _write_cell(sheet, cell, formats.of(cell))
        if cell.look is Look.VERDICT:
            rule = {"type": "cell", "criteria": "==", "value": f'"{FAILS}"', "format": formats.failing}
            sheet.conditional_format(cell.at.row, cell.at.column, cell.at.row, cell.at.column, rule)
    sheet.freeze_panes(grid.frozen.row, grid.frozen.column)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A3 if grid.is_large else _A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.repeat_rows(*grid.repeated)
    sheet.print_area(0, 0, grid.printed.row, grid.printed.column)
    sheet.set_footer("&C第 &P 页　共 &N 页")


def _write_cell(sheet: Worksheet, cell: GridCell, look: Format) -> None:
    row, column = cell.at.row, cell.at.column
    if cell.to is not None and cell.to != cell.at:
        sheet.merge_range(row, column, cell.to.row, cell.to.column, "", look)
    if cell.formula:
        result = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
        sheet.write_formula(row, column, f"={cell.formula}", look, result)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value[:LONGEST_CELL], look)
    elif cell.value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, float(cell.value) if isinstance(cell.value, Decimal) else cell.value, look)
