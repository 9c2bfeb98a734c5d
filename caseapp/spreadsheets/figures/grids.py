"""A sheet of figures to be written, as plain values: cells with what they show, and the formulas behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto

from caseapp.spreadsheets.figures.formulas import Place

Value = str | int | Decimal | None


class Look(Enum):
    """How a cell looks."""

    TITLE = auto()
    CENTRED = auto()  # a line under the title
    PLAIN = auto()  # text beside or below the table
    AT_RIGHT = auto()
    NOTE = auto()  # a long text below the table
    HEAD = auto()
    UPRIGHT = auto()  # a heading, a character below the other
    LABEL = auto()  # the title of a row
    TEXT = auto()  # a long text in the table
    NUMBER = auto()
    VERDICT = auto()  # 相符 or 不符


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell. A number is written as one, text as text whatever it begins with.

    With a `formula` (formulas.py) the `value` is what it gives, for readers that do not calculate. `to`: the last cell
    of the range that is merged with it.
    """

    at: Place
    value: Value
    look: Look
    formula: str = ""
    decimals: int = 0
    is_total: bool = False
    to: Place | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet. `frozen`: the first cell that scrolls. `printed`: the last cell that is printed; on A3 where `is_large`.

    `widths` of its columns in characters of half width; `heights` of some rows in points; `repeated`: the rows that
    every printed page begins with, first and last.
    """

    name: str
    cells: Sequence[GridCell]
    widths: Sequence[float]
    frozen: Place
    printed: Place
    repeated: tuple[int, int]
    heights: Mapping[int, float] = field(default_factory=dict)
    is_large: bool = False


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a cell of that width: Chinese characters are two wide."""
    length = sum(1 if char.isascii() else 2 for char in text)
    return max(1, -(-length // max(1, int(width))))
