"""Dates in cells: Excel's own, and every way of typing one. A day is a civil date; the hour is left out.

A bare number such as 45296 in a date column is refused, though Excel would show a day for it: whether the sheet counts
from 1900 or from 1904, and whether a date was meant at all, is for the office to say by giving the cell a date format.
"""

import re
from datetime import date, datetime, time, timedelta

from caseapp.spreadsheets.cells import Cell, CellError, text_of
from caseapp.written import HOW_TO_WRITE_A_DAY, day_written, narrow, plausible

_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_FIRST_SERIAL = date(1899, 12, 30)


def day_of(cell: Cell) -> date:
    """The day in a cell that is not blank. Raises CellError, also for a day that no calendar has."""
    if isinstance(cell, bool | time | timedelta):
        raise CellError(f"不是日期，{HOW_TO_WRITE_A_DAY}。")
    try:
        if isinstance(cell, datetime):
            return plausible(cell.date())
        return plausible(cell) if isinstance(cell, date) else _typed(text_of(cell))
    except ValueError as reason:
        raise CellError(str(reason)) from None


def _typed(text: str) -> date:
    plain = narrow(text)
    if _SERIAL.fullmatch(plain):
        day = _FIRST_SERIAL + timedelta(days=int(float(plain)))
        raise CellError(f"{plain}是日期的序列号（可能是{day}），请把单元格格式设为“日期”、核对后重新保存。")
    return day_written(text)
