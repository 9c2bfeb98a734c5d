"""Workbooks for tests, made the way an office's programs make them."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]

CASE = {"收到申请日期": "2023-03-01", "申请人": "王伟", "被申请人": "睢县公安局"}
LAWSUIT = {
    "法院案号": "（2023）豫14行初52号",
    "收到应诉通知日期": "2023-05-08",
    "原告": "王伟",
    "被告": "睢县公安局",
}


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """An .xlsx with these sheets; dates become Excel's own, numbers numbers, None an empty cell."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
                        sheet.write_datetime(at, column, moment, day)
                    elif isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return target.getvalue()


def rows_of(*cells: Mapping[str, Any]) -> Rows:
    """A heading row and a row for each mapping from heading to cell."""
    headings = list(dict.fromkeys(heading for row in cells for heading in row))
    return [headings, *([row.get(heading) for heading in headings] for row in cells)]


def case_workbook(*cells: Mapping[str, Any]) -> bytes:
    """A 复议台账 whose rows have these cells beside the required ones."""
    return workbook({"复议台账": rows_of(*(CASE | dict(row) for row in cells))})


def lawsuit_workbook(*cells: Mapping[str, Any]) -> bytes:
    """An 应诉台账 whose rows have these cells beside the required ones."""
    return workbook({"应诉台账": rows_of(*(LAWSUIT | dict(row) for row in cells))})
