"""The rates of a form divided from their parts: those in the form's own columns, else on a sheet of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from caseapp.spreadsheets.figures import formulas
from caseapp.spreadsheets.figures.form_layout import FormLayout
from caseapp.spreadsheets.figures.formulas import Place
from caseapp.spreadsheets.figures.grids import Grid, GridCell, Look
from caseapp.statistics.returns import wording
from caseapp.statistics.returns.definition import Counted, FormColumn, Kind
from caseapp.statistics.returns.filled import Cell
from caseapp.statistics.rounding import percent, rounded

PARTS: Final = "分子分母"
_FIRST_ROW: Final = 2  # of the figures on the sheet of parts


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a rate stand: columns of the form, or of the sheet of parts."""

    numerator: int
    denominator: int
    is_apart: bool


class FormRates:
    """The rates of one form, by their column in its definition."""

    def __init__(self, layout: FormLayout) -> None:
        self._layout = layout
        self._parts: dict[int, _Parts] = {}
        apart = 0
        for column, definition in enumerate(layout.columns):
            if definition.over is None:
                continue
            inside = self._standing(definition.counted), self._standing(definition.over)
            if None in inside:
                self._parts[column] = _Parts(1 + 2 * apart, 2 + 2 * apart, is_apart=True)
                apart += 1
            else:
                self._parts[column] = _Parts(inside[0] or 0, inside[1] or 0, is_apart=False)
        self._apart = [(column, parts) for column, parts in self._parts.items() if parts.is_apart]

    def formula(self, row: int, column: int, cell: Cell) -> str:
        """The rate divided from its parts; "" where they do not give the figure."""
        definition, parts = self._layout.columns[column], self._parts[column]
        if _divided(definition, cell) != cell.value:
            return ""
        at, sheet = (row - self._layout.first_row + _FIRST_ROW, PARTS) if parts.is_apart else (row, "")
        numerator, denominator = Place(at, parts.numerator, sheet), Place(at, parts.denominator, sheet)
        divide = formulas.percent if definition.kind is Kind.RATE else formulas.quotient
        return divide(numerator, denominator, definition.decimals)

    def grid(self) -> Grid | None:
        """Numerators and denominators that stand nowhere in the form, row by row; None where there are none."""
        if not self._apart:
            return None
        last = Place(_FIRST_ROW + len(self._layout.form.rows) - 1, 2 * len(self._apart))
        cells = [*self._heads(), *self._rows()]
        widths = (30.0, *[10.0] * last.column)
        return Grid(PARTS, cells, widths, Place(_FIRST_ROW, 1), last, repeated=(0, 1), heights={0: 30.0})

    def _heads(self) -> Iterator[GridCell]:
        yield GridCell(Place(0, 0), self._layout.form.definition.row_heading, Look.HEAD, to=Place(1, 0))
        for column, parts in self._apart:
            title = "·".join(wording.titles_with_unit(self._layout.columns[column]))
            yield GridCell(Place(0, parts.numerator), title, Look.HEAD, to=Place(0, parts.denominator))
            yield GridCell(Place(1, parts.numerator), "分子", Look.HEAD)
            yield GridCell(Place(1, parts.denominator), "分母", Look.HEAD)

    def _rows(self) -> Iterator[GridCell]:
        for row, filled in enumerate(self._layout.form.rows, _FIRST_ROW):
            yield GridCell(Place(row, 0), filled.title, Look.LABEL, is_total=filled.is_total)
            for column, parts in self._apart:
                cell = filled.cells[column]
                for place, value in ((parts.numerator, cell.numerator), (parts.denominator, cell.denominator)):
                    yield GridCell(Place(row, place), value, Look.NUMBER, is_total=filled.is_total)

    def _standing(self, counted: Counted) -> int | None:
        for column in self._layout.columns:
            if column.kind is Kind.COUNT and column.over is None and column.counted == counted:
                return self._layout.column_of[column.code]
        return None


def _divided(column: FormColumn, cell: Cell) -> Decimal | None:
    """What the formula of a rate gives from its parts."""
    divide = percent if column.kind is Kind.RATE else rounded
    return divide(cell.numerator, cell.denominator or 0, column.decimals)
