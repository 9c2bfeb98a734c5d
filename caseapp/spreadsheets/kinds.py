"""What a column holds: how a cell becomes a value, and how the value is written back."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, ClassVar

from caseapp.law.codes import Coded, UnknownCodeError
from caseapp.spreadsheets.cells import Cell, CellError, is_blank, stripped, text_of
from caseapp.spreadsheets.dates import day_of
from caseapp.spreadsheets.lists import Part, quoted, unquoted
from caseapp.written import narrow

_YES = frozenset(("是", "有", "√", "✓", "✔", "☑", "🗸", "y", "yes", "1", "对", "true"))
_NO = frozenset(("否", "无", "×", "✗", "✘", "✕", "╳", "☒", "x", "n", "no", "0", "错", "false", "不是", "没有"))
_NOTHING = frozenset({"无", "无。", "没有"})


class Kind(ABC):
    """A kind of column. `hint` says in the template what to write; `width` is in characters of half width."""

    hint: ClassVar[str] = ""
    width: ClassVar[int] = 12
    # Whether one value beside several dates is true of each of them (是 beside three hearings).
    is_for_all: ClassVar[bool] = False

    @abstractmethod
    def read(self, cell: Cell) -> Any:
        """The value of a cell, None when it is blank. Raises CellError."""

    def read_part(self, part: Part) -> Any:
        """The value of one of several parts of a cell."""
        return self.read(part.text)

    @abstractmethod
    def text(self, value: Any) -> str:
        """The value as one of several parts of a cell."""

    def cell(self, value: Any) -> Cell:
        """The value as a cell of its own, None for no value."""
        return None if value is None else self.text(value)


@dataclass(frozen=True)
class Text(Kind):
    """Words, at most `limit` characters (as many as the register's column holds; None: any number)."""

    limit: int | None = None
    hint: ClassVar[str] = "文字"
    width: ClassVar[int] = 20

    def read(self, cell: Cell) -> str | None:
        text = text_of(cell)
        inner = unquoted(text)
        if inner is not None:
            return self._within_limit(inner)
        return None if is_blank(text) else self._within_limit(text)

    def read_part(self, part: Part) -> str | None:
        return self._within_limit(part.text) if part.is_quoted else self.read(part.text)

    def text(self, value: str) -> str:
        return value.replace("\r\n", "\n").replace("\r", "\n")

    def cell(self, value: str | None) -> Cell:
        if not value:
            return None
        text = self.text(value)
        is_plain = not is_blank(text) and stripped(text) == text and unquoted(text) is None
        return text if is_plain else quoted(text)

    def _within_limit(self, text: str) -> str:
        if self.limit is not None and len(text) > self.limit:
            raise CellError(f"文字有{len(text)}字，超过上限{self.limit}字，请缩短。")
        return text


@dataclass(frozen=True)
class Day(Kind):
    """A civil date. `may_be_future`: a day on which something is due rather than done."""

    may_be_future: bool = False
    hint: ClassVar[str] = "日期，如 2024-01-05"

    def read(self, cell: Cell) -> date | None:
        if is_blank(cell) or (isinstance(cell, str) and narrow(cell) in _NOTHING):
            return None
        return day_of(cell)

    def text(self, value: date) -> str:
        return value.isoformat()

    def cell(self, value: date | None) -> Cell:
        return value


@dataclass(frozen=True)
class YesNo(Kind):
    """是 or 否; blank is neither. `usually_no`: 否 is what hardly needs saying, and is written as a blank."""

    usually_no: bool = False
    hint: ClassVar[str] = "是 / 否"
    width: ClassVar[int] = 9
    is_for_all: ClassVar[bool] = True

    def read(self, cell: Cell) -> bool | None:
        if is_blank(cell):
            return None
        word = narrow(text_of(cell)).casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise CellError("只能填“是”或“否”（也可填有/无、√/×、Y/N、1/0），请改正。")

    def text(self, value: bool) -> str:
        return "是" if value else "否"

    def cell(self, value: bool | None) -> Cell:
        return None if value is None or (self.usually_no and not value) else self.text(value)


@dataclass(frozen=True)
class Count(Kind):
    """A whole number from `least` upwards, perhaps with its unit (3人, 30日)."""

    least: int
    units: str
    hint: ClassVar[str] = "整数"
    width: ClassVar[int] = 9

    def read(self, cell: Cell) -> int | None:
        if is_blank(cell) or (isinstance(cell, str) and narrow(cell) in _NOTHING):
            return None
        word = narrow(text_of(cell)).rstrip(self.units).removesuffix(".0")
        try:
            count = int(word)
        except ValueError:
            raise CellError(f"不是整数，请填写{self.least}或更大的整数。") from None
        if not self.least <= count <= 1_000_000:
            raise CellError(f"数目不能小于{self.least}，也不能大于1,000,000，请改正。")
        return count

    def text(self, value: int) -> str:
        return str(value)

    def cell(self, value: int | None) -> Cell:
        return value


@dataclass(frozen=True)
class Money(Kind):
    """An amount: yuan in the cell, fen in the register."""

    hint: ClassVar[str] = "金额，单位为元"
    width: ClassVar[int] = 14

    def read(self, cell: Cell) -> int | None:
        if is_blank(cell) or (isinstance(cell, str) and narrow(cell) in _NOTHING):
            return None
        word = narrow(text_of(cell)).replace(",", "").lstrip("¥￥").removesuffix("元")
        is_ten_thousands = word.endswith("万")
        try:
            amount = Decimal(word.removesuffix("万")) * (10_000 if is_ten_thousands else 1)
        except InvalidOperation:
            raise CellError("不是金额，请填写以元为单位的数字，如 12000 或 12000.50。") from None
        return _fen(amount, is_computed=isinstance(cell, float))

    def text(self, value: int) -> str:
        return f"{value // 100}.{value % 100:02d}"

    def cell(self, value: int | None) -> Cell:
        return None if value is None else value / 100


def _fen(amount: Decimal, *, is_computed: bool) -> int:
    if not amount.is_finite() or amount < 0:
        raise CellError("金额不能为负数，请改正。")
    if amount > 10**12:
        raise CellError("金额过大，请核对单位是否为元。")
    fen = amount * 100
    # A number that Excel computed carries a rest far behind the point that nobody sees (0.1+0.2).
    if fen != fen.to_integral_value() and not (is_computed and abs(fen - round(fen)) < Decimal("0.0001")):
        raise CellError("金额最多两位小数，请改正。")
    return round(fen)


@dataclass(frozen=True)
class Code(Kind):
    """A term of a code table."""

    table: type[Coded]
    width: ClassVar[int] = 16

    def read(self, cell: Cell) -> Coded | None:
        if is_blank(cell):
            return None
        try:
            return _term(self.table, text_of(cell))
        except UnknownCodeError as unknown:
            if narrow(text_of(cell)) in _NOTHING:
                return None
            raise CellError(str(unknown)) from None

    def text(self, value: Coded) -> str:
        return value.label


@lru_cache(maxsize=4096)
def _term(table: type[Coded], text: str) -> Coded:
    """The term that a word means; a ledger writes few words on many lines."""
    return table.find(text)
