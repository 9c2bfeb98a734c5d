"""Formulas of cells, made of places and numbers only: no text from people ever stands in one. Without the =.

Rows and columns are counted from 0, as the writer does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from caseapp.spreadsheets.worksheets import letters

HOLDS, FAILS = "相符", "不符"
NOTHING: Final = "—"  # what a rate over nothing says


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell; `sheet` is one of our own sheets' names, "" for the sheet on which the formula stands."""

    row: int
    column: int
    sheet: str = ""

    def __str__(self) -> str:
        cell = f"{letters(self.column + 1)}{self.row + 1}"
        return f"'{self.sheet}'!{cell}" if self.sheet else cell


def column_sum(first: Place, last_row: int) -> str:
    """What stands in a column from one cell down to a row."""
    return f"SUM({first}:{Place(last_row, first.column)})"


def row_sum(row: int, columns: Iterable[int]) -> str:
    """Some cells of one row added up: SUM(F8:N8,P8), or the cell alone."""
    runs = [
        str(Place(row, first)) if first == last else f"{Place(row, first)}:{Place(row, last)}"
        for first, last in _runs(columns)
    ]
    return runs[0] if len(runs) == 1 and ":" not in runs[0] else f"SUM({','.join(runs)})"


def agree(left: str, right: str) -> str:
    """相符 where both sides are equal, else 不符."""
    return f'IF({left}={right},"{HOLDS}","{FAILS}")'


def percent(part: Place, whole: Place, decimals: int) -> str:
    """One cell in per cent of another, rounded half up; — over nothing."""
    return f'IF({whole}=0,"{NOTHING}",ROUND({part}*100/{whole},{decimals}))'


def quotient(part: Place, whole: Place, decimals: int) -> str:
    """One cell divided by another, rounded half up; — over nothing."""
    return f'IF({whole}=0,"{NOTHING}",ROUND({part}/{whole},{decimals}))'


def change(now: Place, before: Place) -> str:
    """How many per cent more (less: negative) than before, one decimal; — on a zero base."""
    return f'IF({before}=0,"{NOTHING}",ROUND(({now}-{before})*100/{before},1))'


def difference(now: Place, before: Place, decimals: int) -> str:
    """One printed rate less another; — where one of them says so."""
    return f'IF(OR({now}="{NOTHING}",{before}="{NOTHING}"),"{NOTHING}",ROUND({now}-{before},{decimals}))'


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring columns as (first, last)."""
    first = last = None
    for column in sorted(columns):
        if first is None or last is None or column != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = column
        last = column
    if first is not None and last is not None:
        yield first, last
