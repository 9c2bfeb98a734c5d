"""What a cell holds, as calamine gives it, turned into text; and the one way in which a cell is refused."""

import re
from datetime import date, datetime, time, timedelta
from math import isfinite

from caseapp.written import narrow

Cell = str | float | bool | date | time | timedelta | None

# Excel keeps 15 digits of a number; what is longer (a document number typed as a number) has lost its last digits.
_LARGEST_WHOLE = 10**15
LONGEST_CELL = 32_767

_EDGES = re.compile(r"^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What offices write into a cell that does not apply.
_BLANK = frozenset({"", "/", "\\", "-", "--", "—", "——", "–", "―", "_"})
_LONGEST_BLANK = 4


class CellError(ValueError):
    """A cell that cannot be read as what its column holds; the message (Chinese) says why and what to do."""


def stripped(text: str) -> str:
    """Without spaces and zero-width characters at either end, and with one kind of line break."""
    return _EDGES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_of(cell: Cell) -> str:
    """The cell as a person reads it, "" when it is empty. Raises CellError."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _checked(stripped(cell))
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def shown(cell: Cell) -> str:
    """The cell as an error message quotes it: never refused, at most 40 characters."""
    try:
        text = text_of(cell)
    except CellError:
        text = _CONTROL.sub("�", str(cell))
    return text if len(text) <= 40 else text[:40] + "…"


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell; a dash or a stroke alone says that the column does not apply."""
    if not isinstance(cell, str):
        return cell is None
    text = cell.strip()
    return len(text) <= _LONGEST_BLANK and narrow(text) in _BLANK


def _checked(text: str) -> str:
    if _CONTROL.search(text):
        raise CellError("含有看不见的控制字符，请清空单元格后重新录入。")
    if len(text) > LONGEST_CELL:
        raise CellError(f"文字超过单元格上限{LONGEST_CELL:,}字，请缩短。")
    return text


def _number(number: float) -> str:
    if not isfinite(number):
        raise CellError("不是数字，请改正。")
    if number != int(number):
        return repr(number)
    if abs(number) >= _LARGEST_WHOLE:
        raise CellError("长号码以数字保存，Excel 只保留前15位，末几位已经丢失。请把单元格格式设为“文本”后重新录入。")
    return str(int(number))
