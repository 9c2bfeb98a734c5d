"""The writer of workbooks: plain pages in, bytes out. With `reading` the only file that knows an Excel library.

Text is always written as text: a cell that begins with = is never a formula.
"""

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet as OpenWorksheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet as NewWorksheet

from caseapp.spreadsheets.cells import LONGEST_CELL, Cell, text_of
from caseapp.spreadsheets.columns import Column
from caseapp.spreadsheets.kinds import Code, Day, Money, Text, YesNo
from caseapp.spreadsheets.pages import LedgerPage, TextPage
from caseapp.spreadsheets.worksheets import Worksheet

_AUTHOR = "导入检查"
_RED = "FFFFC7CE"
_ROWS_PREPARED = 2_000
_LONGEST_CHOICE = 255
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_SMALLEST_EXCEL_DAY = date(1900, 3, 1)

MarkedCells = Mapping[tuple[int, int], Sequence[str]]


def write_workbook(pages: Sequence[LedgerPage | TextPage]) -> bytes:
    """An .xlsx with these sheets: real dates, numbers as numbers, headings frozen and filterable."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    formats = _Formats(book)
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if isinstance(page, LedgerPage):
            _write_ledger(sheet, page, formats)
        else:
            _write_texts(sheet, page, formats)
    book.close()
    return target.getvalue()


def write_marked(worksheets: Sequence[Worksheet], marks: Mapping[str, MarkedCells], listed: TextPage) -> bytes:
    """The sheets written anew with the marks: for a workbook of a format that cannot be edited."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    formats = _Formats(book)
    for worksheet, name in zip(worksheets, _sheet_names(worksheets), strict=True):
        sheet = book.add_worksheet(name)
        marked = marks.get(worksheet.name, {})
        for row, cells in enumerate(worksheet.rows):
            for column, cell in enumerate(cells):
                _write_cell(sheet, row, column, cell, formats, is_bad=(row + 1, column + 1) in marked)
        for (row, column), texts in marked.items():
            sheet.write_comment(row - 1, column - 1, "\n".join(texts), {"author": _AUTHOR, "x_scale": 2})
    _write_texts(book.add_worksheet(listed.name), listed, formats)
    book.close()
    return target.getvalue()


def _sheet_names(worksheets: Sequence[Worksheet]) -> list[str]:
    """The sheets' names as Excel allows them: at most 31 characters, some signs not, each once."""
    names: list[str] = []
    for number, worksheet in enumerate(worksheets, 1):
        name = _NOT_IN_NAMES.sub("_", worksheet.name)[:31].strip("'") or f"表{number}"
        names.append(name if name.casefold() not in {other.casefold() for other in names} else f"表{number}")
    return names


def mark_copy(workbook: bytes, marks: Mapping[str, MarkedCells], listed: TextPage) -> bytes | None:
    """A copy of an .xlsx with cells filled and commented, and the list of all marks as a last sheet.

    None where the workbook is of another format, or holds something that its editor does not understand.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of things that the copy cannot keep (extensions of Excel's)
        try:
            book = openpyxl.load_workbook(io.BytesIO(workbook))
        except (KeyError, ValueError, TypeError, AttributeError, OSError):
            return None
        if listed.name in book.sheetnames:
            _forget_marks(book, book[listed.name])
        for name, cells in marks.items():
            _mark_sheet(book[name], cells)
        _list_marks(book.create_sheet(listed.name), listed)
        target = io.BytesIO()
        book.save(target)
    return target.getvalue()


def _list_marks(sheet: OpenWorksheet, listed: TextPage) -> None:
    for column, width in enumerate(listed.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, texts in enumerate([listed.headings, *listed.rows], 1):
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = text, "s"  # a text, whatever it begins with


def _forget_marks(book: openpyxl.Workbook, listed: OpenWorksheet) -> None:
    """Take away what an earlier check marked; its list says where."""
    for name, _, place, *_ in listed.iter_rows(min_row=2, values_only=True):
        cell = book[name][place] if name in book.sheetnames and place else None
        if cell is not None and cell.comment and cell.comment.author == _AUTHOR:
            cell.comment, cell.fill = None, PatternFill()
    del book[listed.title]


def _mark_sheet(sheet: OpenWorksheet, cells: MarkedCells) -> None:
    fill = PatternFill("solid", start_color=_RED)
    for place, texts in _visible(sheet, cells).items():
        cell = sheet.cell(*place)
        said = [cell.comment.text] if cell.comment and cell.comment.author != _AUTHOR else []
        cell.fill = fill
        cell.comment = Comment("\n".join([*texts, *said]), _AUTHOR, width=320, height=120)


def _visible(sheet: OpenWorksheet, cells: MarkedCells) -> MarkedCells:
    """The marks of cells hidden behind a merged one moved to it, each text once."""
    moved: dict[tuple[int, int], dict[str, None]] = {}
    for (row, column), texts in cells.items():
        cell = sheet.cell(row, column)
        if isinstance(cell, MergedCell):
            whole = next(merged for merged in sheet.merged_cells.ranges if cell.coordinate in merged)
            row, column = whole.min_row, whole.min_col
        moved.setdefault((row, column), {}).update(dict.fromkeys(texts))
    return {place: list(texts) for place, texts in moved.items()}


class _Formats:
    """The looks of cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        shared = {"valign": "top", "font_name": "宋体", "font_size": 10}
        head = {
            "bold": True,
            "text_wrap": True,
            "valign": "vcenter",
            "align": "center",
            "bg_color": "#E8EEF4",
            "border": 1,
        }
        self.heading = book.add_format(shared | head)
        self.text = book.add_format(shared | {"num_format": "@"})
        self.wrapped = book.add_format(shared | {"text_wrap": True})
        self.day = book.add_format(shared | {"num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format(shared | {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})
        self.money = book.add_format(shared | {"num_format": "#,##0.00"})
        self.plain = book.add_format(shared)
        self.bad = book.add_format(shared | {"bg_color": "#" + _RED[2:]})
        self.bad_day = book.add_format(shared | {"bg_color": "#" + _RED[2:], "num_format": "yyyy-mm-dd"})

    def of(self, column: Column) -> Format:
        """How the cells of a ledger's column look."""
        kinds: dict[type, Format] = {Day: self.day, Money: self.money, Text: self.text}
        return kinds.get(type(column.kind), self.plain)


def _write_ledger(sheet: NewWorksheet, page: LedgerPage, formats: _Formats) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    places = {column.fact: at for at, column in enumerate(page.columns)}
    for at, column in enumerate(page.columns):
        sheet.set_column(at, at, max(column.kind.width, 2 * len(column.heading) + 3), formats.of(column))
        sheet.write_string(0, at, column.heading, formats.heading)
        if page.is_template:
            _offer_terms(sheet, at, column)
    last = 0
    for last, row in enumerate(page.rows, 1):
        for fact, cell in sorted(row.items(), key=lambda item: places[item[0]]):
            _write_cell(sheet, last, places[fact], cell, formats, look=formats.of(page.columns[places[fact]]))
    sheet.autofilter(0, 0, max(last, 1), len(page.columns) - 1)


def _offer_terms(sheet: NewWorksheet, at: int, column: Column) -> None:
    """Let Excel offer the terms of a column, without insisting: 中止原因 may hold several."""
    terms = ["是", "否"] if isinstance(column.kind, YesNo) else []
    if isinstance(column.kind, Code):
        terms = [member.label for member in column.kind.table]
    if terms and len(",".join(terms)) <= _LONGEST_CHOICE and not any("," in term for term in terms):
        choice: dict[str, Any] = {"validate": "list", "source": terms, "error_type": "information"}
        sheet.data_validation(1, at, _ROWS_PREPARED, at, choice)


def _write_texts(sheet: NewWorksheet, page: TextPage, formats: _Formats) -> None:
    sheet.freeze_panes(1, 0)
    for at, (heading, width) in enumerate(zip(page.headings, page.widths, strict=True)):
        sheet.set_column(at, at, width, formats.wrapped)
        sheet.write_string(0, at, heading, formats.heading)
    for number, row in enumerate(page.rows, 1):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text, formats.wrapped)


def _write_cell(
    sheet: NewWorksheet,
    row: int,
    column: int,
    cell: Cell,
    formats: _Formats,
    *,
    look: Format | None = None,
    is_bad: bool = False,
) -> None:
    chosen = formats.bad if is_bad else look or formats.plain
    if cell is None or cell == "":
        if is_bad:
            sheet.write_blank(row, column, None, chosen)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, chosen)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, chosen)
    elif isinstance(cell, date) and (cell.date() if isinstance(cell, datetime) else cell) >= _SMALLEST_EXCEL_DAY:
        moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
        usual = formats.day if moment.time() == time() else formats.moment
        sheet.write_datetime(row, column, moment, formats.bad_day if is_bad else usual)
    else:
        sheet.write_string(row, column, (cell if isinstance(cell, str) else text_of(cell))[:LONGEST_CELL], chosen)
