"""Measuring a table once: lines of cells, heights of rows and head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from caseapp.reports.blocks import Kind, Table, TableColumn
from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.linebreaks import break_evenly, break_lines
from caseapp.reports.pdf.table_widths import TableStyle, cells_width, column_widths

# A cell of more lines than this is carried on in a second row, so that no row is taller than a page.
_MOST_LINES = 8
_INDENT = "　"  # what stands below another row begins with it


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row as it will stand: the lines of each cell."""

    cells: tuple[tuple[str, ...], ...]
    height: float
    is_total: bool = False
    is_carried_on: bool = False  # it holds the rest of the row above, and no rule divides them


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A heading and its box, from the top left corner of the head."""

    lines: tuple[str, ...]
    left: float
    width: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """A measured table, shared by the parts of it that stand on different pages."""

    table: Table
    number: str
    widths: tuple[float, ...]
    content_widths: tuple[float, ...]  # of the widest cell in each column
    head: tuple[HeadCell, ...]
    head_height: float
    rows: Sequence[MeasuredRow]
    bottoms: Sequence[float]  # the heights of the rows before each index, added up
    note: tuple[str, ...]


def measured(table: Table, number: str, style: TableStyle, width: float) -> MeasuredTable:
    """Measure `table`, numbered as in 表1, for a text area `width` points wide."""
    widths = column_widths(table, style, width)
    head, head_height = _head(table.columns, widths, style)
    rows = list(_rows(table, widths, style))
    note = break_lines(table.note, lambda text: style.body.width(text, style.note_size), width) if table.note else []
    return MeasuredTable(
        table=table,
        number=number,
        widths=widths,
        content_widths=tuple(cells_width(table, index, style) for index in range(len(widths))),
        head=head,
        head_height=head_height,
        rows=rows,
        bottoms=[0.0, *accumulate(row.height for row in rows)],
        note=tuple(note),
    )


def _head(
    columns: Sequence[TableColumn], widths: Sequence[float], style: TableStyle
) -> tuple[tuple[HeadCell, ...], float]:
    """Return the cells of the head, groups above their columns, and its height."""

    def lines_of(title: str, width: float) -> tuple[str, ...]:
        inner = width - style.padding_x
        return tuple(break_evenly(title, lambda text: style.strong.width(text, style.size), inner, style.size / 2))

    def height_of(lines: int) -> float:
        return lines * style.leading + 2 * style.padding_y

    lefts = [0.0, *accumulate(widths)]
    titles = [lines_of(column.title, width) for column, width in zip(columns, widths, strict=True)]
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    start = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        end = start + len(list(members))
        if group:
            spans.append((start, end, lines_of(group, lefts[end] - lefts[start])))
        start = end
    upper = max((height_of(len(lines)) for _, _, lines in spans), default=0.0)
    grouped = [len(title) for title, column in zip(titles, columns, strict=True) if column.group]
    alone = [len(title) for title, column in zip(titles, columns, strict=True) if not column.group]
    lower = max(height_of(max(grouped, default=0)) if grouped else 0.0, height_of(max(alone, default=1)) - upper)
    cells = [HeadCell(lines, lefts[a], lefts[b] - lefts[a], 0.0, upper) for a, b, lines in spans]
    for index, (column, title) in enumerate(zip(columns, titles, strict=True)):
        top = upper if column.group else 0.0
        cells.append(HeadCell(title, lefts[index], widths[index], top, upper + lower - top))
    return tuple(cells), upper + lower


def _rows(table: Table, widths: Sequence[float], style: TableStyle) -> Iterator[MeasuredRow]:
    for row in table.rows:
        yield from _measured_rows(row, table.columns, widths, style, is_total=False)
    if table.total is not None:
        yield from _measured_rows(table.total, table.columns, widths, style, is_total=True)


def _measured_rows(
    texts: Sequence[str], columns: Sequence[TableColumn], widths: Sequence[float], style: TableStyle, *, is_total: bool
) -> Iterator[MeasuredRow]:
    face = style.strong if is_total else style.body
    cells = [
        _cell_lines(text, face, style, width) if column.kind is Kind.TEXT else (text,)
        for text, column, width in zip(texts, columns, widths, strict=True)
    ]
    most = max(len(cell) for cell in cells)
    for start in range(0, most, _MOST_LINES):
        part = tuple(cell[start : start + _MOST_LINES] for cell in cells)
        height = max(len(cell) for cell in part) * style.leading + 2 * style.padding_y
        yield MeasuredRow(part, height, is_total, is_carried_on=start > 0)


def _cell_lines(text: str, face: Face, style: TableStyle, width: float) -> tuple[str, ...]:
    inner = width - 2 * style.padding_x

    def measure(piece: str) -> float:
        return face.width(piece, style.size)

    if measure(text) <= inner + 1e-6:
        return (text,)
    indent = text[: len(text) - len(text.lstrip(_INDENT))]
    return tuple(indent + line for line in break_lines(text, measure, inner - measure(indent)))
