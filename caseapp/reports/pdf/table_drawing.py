"""Drawing a measured table: 上下粗线, hairlines between, no side rules, as the statistical yearbooks print them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from caseapp.reports.blocks import Kind
from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.table_measuring import HeadCell, MeasuredRow, MeasuredTable
from caseapp.reports.pdf.table_widths import TableStyle
from caseapp.reports.pdf.text import Pen

_HEAVY, _LIGHT, _HAIR = 1.0, 0.5, 0.25
_INK, _GREY = 0.0, 0.55


def draw_table(canvas: Any, measured: MeasuredTable, style: TableStyle, height: float, first: int, last: int) -> None:
    """Draw rows `first` up to `last` under caption and head, from `height` above the canvas' origin downwards."""
    rows = measured.rows[first:last]
    width = sum(measured.widths)
    head_top = height - style.caption_leading
    rows_top = head_top - measured.head_height
    bottom = rows_top - sum(row.height for row in rows)

    _draw_rules(canvas, measured, rows, head_top, rows_top, bottom)
    pen = Pen(canvas)
    _write_caption(pen, measured, style, height, is_continued=first > 0)
    for cell in measured.head:
        _write_head_cell(pen, cell, style, head_top)
    top = rows_top
    for row in rows:
        _write_row(pen, row, measured, style, top)
        top -= row.height
    if last == len(measured.rows):
        for number, line in enumerate(measured.note):
            pen.write(line, style.body, style.note_size, 0, bottom - 3 - (number + 0.75) * style.note_leading)
    pen.lay_down()
    _draw_edges(canvas, width, head_top, bottom)


def _write_caption(pen: Pen, measured: MeasuredTable, style: TableStyle, top: float, *, is_continued: bool) -> None:
    table = measured.table
    width = sum(measured.widths)
    caption = f"{measured.number}　{table.title}{'（续）' if is_continued else ''}"
    baseline = top - style.caption_leading * 0.66
    left = (width - style.caption.width(caption, style.caption_size)) / 2
    pen.write(caption, style.caption, style.caption_size, left, baseline)
    if table.unit:
        unit = f"单位：{table.unit}"
        left = width - style.body.width(unit, style.note_size)
        pen.write(unit, style.body, style.note_size, left, baseline)


def _write_head_cell(pen: Pen, cell: HeadCell, style: TableStyle, top: float) -> None:
    baseline = _first_baseline(top - cell.top, cell.height, len(cell.lines), style)
    for line in cell.lines:
        left = cell.left + (cell.width - style.strong.width(line, style.size)) / 2
        pen.write(line, style.strong, style.size, left, baseline)
        baseline -= style.leading


def _write_row(pen: Pen, row: MeasuredRow, measured: MeasuredTable, style: TableStyle, top: float) -> None:
    face = style.strong if row.is_total else style.body
    left = 0.0
    columns = zip(row.cells, measured.table.columns, measured.widths, measured.content_widths, strict=True)
    for lines, column, width, content_width in columns:
        baseline = _first_baseline(top, row.height, len(lines), style)
        for line in lines:
            offset = _offset(column.kind, line, face, style, width, content_width)
            pen.write(line, face, style.size, left + offset, baseline)
            baseline -= style.leading
        left += width


def _offset(kind: Kind, line: str, face: Face, style: TableStyle, width: float, content_width: float) -> float:
    """Return how far from the left edge of its column a line begins.

    Numbers end under one another, and the block that they form stands in the middle of the column.
    """
    if kind is Kind.TEXT:
        return style.padding_x
    spare = width - face.width(line, style.size)
    if kind is Kind.CENTRED:
        return spare / 2
    return spare - (width - content_width) / 2


def _first_baseline(top: float, height: float, lines: int, style: TableStyle) -> float:
    block = (lines - 1) * style.leading
    # Chinese characters fill their em from 0.12 below to 0.88 above the baseline: their middle is 0.38 above it.
    return top - (height - block) / 2 - 0.38 * style.size


def _draw_rules(
    canvas: Any, measured: MeasuredTable, rows: Sequence[MeasuredRow], head_top: float, rows_top: float, bottom: float
) -> None:
    width = sum(measured.widths)
    canvas.saveState()
    canvas.setStrokeGray(_GREY)
    canvas.setLineWidth(_HAIR)
    lines = []
    for cell in measured.head:
        cell_bottom = head_top - cell.top - cell.height
        if cell.left > 0:
            lines.append((cell.left, head_top - cell.top, cell.left, cell_bottom))
        if cell_bottom > rows_top + 0.1:
            lines.append((cell.left, cell_bottom, cell.left + cell.width, cell_bottom))
    left = 0.0
    for column_width in measured.widths[:-1]:
        left += column_width
        lines.append((left, rows_top, left, bottom))
    top = rows_top
    for row, after in pairwise(rows):
        top -= row.height
        if not after.is_carried_on and not after.is_total:
            lines.append((0, top, width, top))
    canvas.lines(lines)
    canvas.setStrokeGray(_INK)
    canvas.setLineWidth(_LIGHT)
    canvas.line(0, rows_top, width, rows_top)
    if len(rows) > 1 and rows[-1].is_total:
        total_top = bottom + sum(row.height for row in rows if row.is_total)
        canvas.line(0, total_top, width, total_top)
    canvas.restoreState()


def _draw_edges(canvas: Any, width: float, top: float, bottom: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(_HEAVY)
    canvas.line(0, top, width, top)
    canvas.line(0, bottom, width, bottom)
    canvas.restoreState()
