"""Child rows of a case (applicants, hearings …) in the cells of one line: several values to a cell, in step."""

from collections.abc import Collection, Sequence
from typing import Any

from caseapp.spreadsheets.cells import Cell
from caseapp.spreadsheets.columns import Layout
from caseapp.spreadsheets.lines import Line
from caseapp.spreadsheets.lists import joined

Child = dict[str, Any]


def members_in_step(
    line: Line, group: str, count: int, *, with_: str, but: Collection[str] = (), may_lack_last: bool = False
) -> list[Child]:
    """`count` child rows by the names of their facts, read in step with the column `with_`; without those in `but`."""
    columns = [column for column in line.table.layout.of_group(group) if column.name not in but]
    values = {
        column.name: line.in_step(column.fact, count, with_=with_, may_lack_last=may_lack_last) for column in columns
    }
    return [{name: of_all[at] for name, of_all in values.items()} for at in range(count)]


def child_cells(layout: Layout, group: str, rows: Sequence[object], *, but: Collection[str] = ()) -> dict[str, Cell]:
    """The cells of these child rows: a value of its own kind where there is one row, else all in step."""
    columns = [column for column in layout.of_group(group) if column.name not in but]
    if len(rows) == 1:
        return {column.fact: column.kind.cell(getattr(rows[0], column.name)) for column in columns}
    cells: dict[str, Cell] = {}
    for column in columns:
        values = [getattr(row, column.name) for row in rows]
        if any(column.kind.cell(value) is not None for value in values):
            cells[column.fact] = joined(None if value is None else column.kind.text(value) for value in values)
    return cells
