"""Merged cells below the headings of a ledger."""

from collections.abc import Iterator
from dataclasses import replace

from caseapp.law.ledgers import Ledger
from caseapp.spreadsheets.cells import Cell, shown
from caseapp.spreadsheets.tables import Table
from caseapp.spreadsheets.worksheets import BadCell, Place

_MERGED = "与相邻单元格合并了，看不出内容属于哪一行哪一列，请取消合并后逐格填写。"


def without_merged_cells(table: Table) -> Table:
    """The ledger with each merged cell either spread over its rows or refused.

    In the 应诉台账 a cell merged over several rows of one column says the same of each: the rows of co-defendants. Any
    other merged cell could mean anything.
    """
    rows = [list(row) for row in table.worksheet.rows]
    bad_cells = dict(table.worksheet.bad_cells)
    for first, last in table.worksheet.merged:
        cell = _cell(rows, first)
        if first[0] <= table.heading_row or cell is None or _is_elsewhere(table, first, last):
            continue
        if table.layout.ledger is Ledger.LITIGATION and first[1] == last[1]:
            for row in rows[first[0] + 1 : last[0] + 1]:
                row[first[1]] = cell
        else:
            bad_cells |= dict.fromkeys(_places(rows, first, last), BadCell(shown(cell), _MERGED))
    return replace(table, worksheet=replace(table.worksheet, rows=rows, bad_cells=bad_cells))


def _cell(rows: list[list[Cell]], place: Place) -> Cell:
    row, column = place
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def _places(rows: list[list[Cell]], first: Place, last: Place) -> Iterator[Place]:
    """Every cell of the range, as far as the sheet reaches."""
    for row in range(first[0], min(last[0] + 1, len(rows))):
        for column in range(first[1], min(last[1] + 1, len(rows[row]))):
            yield row, column


def _is_elsewhere(table: Table, first: Place, last: Place) -> bool:
    return not any(first[1] <= at <= last[1] for at in table.places.values())
