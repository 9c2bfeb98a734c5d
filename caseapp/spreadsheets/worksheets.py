"""A sheet of a workbook as plain rows, and places in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from caseapp.spreadsheets.cells import Cell


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that no reader can take a value from: what stands there, and (Chinese) why and what to do."""

    value: str
    message: str


UNCOMPUTED = "公式没有计算结果，请在 Excel 中打开、重新计算并保存，或改成数值。"

Place = tuple[int, int]
BadCells = dict[Place, BadCell]


def error_message(value: str) -> str:
    """Why an error value of Excel's (#N/A) is refused."""
    return f"单元格是错误值{value}，请改正公式或直接填写内容。"


@dataclass(frozen=True)
class Worksheet:
    """A sheet: its rows from the first, each from column A.

    `bad_cells` by (row, column), both counted from 0; `merged`: first and last cell of each merged range.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    bad_cells: Mapping[Place, BadCell] = field(default_factory=dict)
    merged: Sequence[tuple[Place, Place]] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFault:
    """Something in a workbook that must be mended before it can be imported.

    `row` counts from 1 and `column` from 1 as Excel does; None: the sheet (or row) as a whole. `message` says in
    Chinese what is wrong and what to do; `str()` gives the whole sentence with the place.
    """

    sheet: str
    row: int | None = None
    column: int | None = None
    heading: str = ""
    value: str = ""
    message: str

    @property
    def place(self) -> str:
        """The cell as Excel names it (H12), "" when it is no single one."""
        return f"{letters(self.column)}{self.row}" if self.row and self.column else ""

    def __str__(self) -> str:
        where = f"“{self.sheet}”" + (f"第{self.row}行" if self.row else "")
        if self.heading:
            where += f"“{self.heading}”" + (f"（{self.place}）" if self.place else "")
        return f"{where}：" + (f"“{self.value}”，" if self.value else "") + self.message


def letters(column: int) -> str:
    """The letters of a column counted from 1: 1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
