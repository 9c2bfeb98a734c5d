"""Dates as ledgers write them: Excel's own, and every way of typing one. A day is a civil date; the hour is left out.

A bare number such as 45296 in a date column is refused, though Excel would show a day for it: whether the sheet counts
from 1900 or from 1904, and whether a date was meant at all, is for the office to say by giving the cell a date format.
"""

import re
from datetime import date, datetime, time, timedelta

from caseapp.spreadsheets.cells import Cell, CellError, narrow, text_of

EARLIEST = date(1949, 10, 1)
LATEST = date(2099, 12, 31)

_DASHES = str.maketrans("‐‑‒–—―−.。/", "-" * 10)
_CLOCK = re.compile(r"[T日号]?(\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)$")
_WRITTEN = re.compile(r"(\d{1,4})-(\d{1,2})-(\d{1,2})-?|(\d{1,4})年(\d{1,2})月(\d{1,2})[日号]?|(\d{4})(\d{2})(\d{2})")
_MONTH_ONLY = re.compile(r"\d{4}-\d{1,2}-?|\d{4}年\d{1,2}月|\d{6}")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_FIRST_SERIAL = date(1899, 12, 30)
_HOW = "请写成 2024-01-05、2024/1/5、2024.1.5、2024年1月5日或 20240105"


def day_of(cell: Cell) -> date:
    """The day in a cell that is not blank. Raises CellError, also for a day that no calendar has."""
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, bool | time | timedelta):
        raise CellError(f"不是日期，{_HOW}。")
    return _typed(text_of(cell))


def _typed(text: str) -> date:
    plain = _without_clock(text).translate(_DASHES)
    match = _WRITTEN.fullmatch(plain)
    if match is None:
        raise CellError(_why_unreadable(plain))
    year, month, day = (part for part in match.groups() if part)
    if len(year) != 4:
        raise CellError(f"年份“{year}”不足四位，{_HOW}。")
    return _plausible(_existing(int(year), int(month), int(day)))


def _without_clock(text: str) -> str:
    """2024-01-05 00:00:00 → 2024-01-05. The space before the hour is what tells it from the day, so it goes last."""
    words = text.split()
    if len(words) > 1 and _CLOCK.fullmatch(narrow(words[-1])):
        return narrow("".join(words[:-1]))
    plain = narrow(text)
    day, sign, clock = plain.partition("T")
    return day if sign and _CLOCK.fullmatch(clock) else plain


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        what = f"{year}年没有{month}月" if not 1 <= month <= 12 else f"{year}年{month}月没有{day}日"
        raise CellError(f"{what}，请核对日期。") from None


def _plausible(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise CellError(f"日期{day}不在{EARLIEST.year}年至{LATEST.year}年之间，请核对。")
    return day


def _why_unreadable(plain: str) -> str:
    if _MONTH_ONLY.fullmatch(plain):
        return f"日期缺少日，{_HOW}。"
    if _SERIAL.fullmatch(plain):
        day = _FIRST_SERIAL + timedelta(days=int(float(plain)))
        return f"{plain}是日期的序列号（可能是{day}），请把单元格格式设为“日期”、核对后重新保存。"
    return f"看不懂这个日期，{_HOW}。"
