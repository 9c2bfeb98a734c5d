"""The identities of a form, live: beside each row those of its columns, below the total whether its rows give it."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from caseapp.spreadsheets.figures import formulas
from caseapp.spreadsheets.figures.form_layout import FormLayout
from caseapp.spreadsheets.figures.formulas import FAILS, HOLDS, Place
from caseapp.spreadsheets.figures.grids import GridCell, Look
from caseapp.statistics.returns.definition import Identity
from caseapp.statistics.returns.filled import Cell, FilledRow, FormCheck

CHECK_WIDTHS: Final = (3.0, 12.0)  # of the column that sets the checks apart, and of each of them


def identity_checks(layout: FormLayout) -> Iterator[GridCell]:
    """Each identity beside each row, calculated from the cells of that row; at the right of what is printed."""
    identities = layout.form.definition.identities
    if not identities:
        return
    told: dict[tuple[str, str], list[FormCheck]] = defaultdict(list)
    for check in layout.form.checks:
        told[check.title, check.row].append(check)
    first, titles_row = layout.last_column + 2, layout.first_row - 1
    if titles_row > layout.head_row:
        last = Place(titles_row - 1, first + len(identities) - 1)
        yield GridCell(Place(layout.head_row, first), "勾稽核对", Look.HEAD, to=last)
    for column, identity in enumerate(identities, first):
        yield GridCell(Place(titles_row, column), identity.title, Look.HEAD)
        for row, filled in enumerate(layout.form.rows, layout.first_row):
            checks = told[identity.title, filled.title]
            if checks:
                yield _check(layout, Place(row, column), identity, checks.pop(0), filled)


def added_columns(layout: FormLayout) -> list[int]:
    """The columns whose total is what the rows add up to: neither rates nor numbers of different values."""
    return [
        column
        for column, definition in enumerate(layout.columns)
        if definition.over is None and definition.counted.different is None
    ]


def is_miscounted(layout: FormLayout, column: int) -> bool:
    """Whether a total is not what its rows add up to."""
    rows = layout.form.rows
    if not rows or not rows[-1].is_total:
        return False
    *counted, total = (_number(row.cells[column]) for row in rows)
    return bool(counted) and sum(counted, Decimal(0)) != total


def total_checks(layout: FormLayout) -> list[GridCell]:
    """Below the total, where some column does not add up to it: which do, and which do not."""
    if not any(is_miscounted(layout, column) for column in added_columns(layout)):
        return []
    row = layout.last_row + 1
    cells = [GridCell(Place(row, 0), "合计＝各行之和", Look.LABEL)]
    for column in added_columns(layout):
        rows = formulas.column_sum(layout.place(layout.first_row, column), layout.last_row - 1)
        formula = formulas.agree(str(layout.place(layout.last_row, column)), rows)
        verdict = FAILS if is_miscounted(layout, column) else HOLDS
        cells.append(GridCell(layout.place(row, column), verdict, Look.VERDICT, formula))
    return cells


def _check(layout: FormLayout, at: Place, identity: Identity, check: FormCheck, filled: FilledRow) -> GridCell:
    (left, left_sum), (right, right_sum) = (_side(layout, at.row, codes, filled) for codes in _sides(identity))
    if identity.is_of_next_period:  # those figures stand in another form
        right, right_sum = str(check.right), Decimal(check.right)
    return GridCell(at, HOLDS if left_sum == right_sum else FAILS, Look.VERDICT, formulas.agree(left, right))


def _sides(identity: Identity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return identity.left, identity.right


def _side(layout: FormLayout, row: int, codes: tuple[str, ...], filled: FilledRow) -> tuple[str, Decimal]:
    """One side of an identity as a formula, and what it gives."""
    columns = [layout.column_of[code] for code in codes]
    return formulas.row_sum(row, columns), sum((_number(filled.cells[column - 1]) for column in columns), Decimal(0))


def _number(cell: Cell) -> Decimal:
    return Decimal(0) if cell.value is None else cell.value
