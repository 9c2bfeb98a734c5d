"""How a table is set, and how wide its columns become: numbers never wrap, texts share what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from caseapp.reports.blocks import Kind, Table
from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.linebreaks import break_lines


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The faces and sizes of tables, in points."""

    body: Face
    strong: Face
    caption: Face
    size: float = 10.5
    leading: float = 15
    caption_size: float = 12
    caption_leading: float = 24
    note_size: float = 9
    note_leading: float = 14
    padding_x: float = 4
    padding_y: float = 2


def column_widths(table: Table, style: TableStyle, width: float) -> tuple[float, ...]:
    """Return the widths of the columns, together `width`: numbers get what they need, the longest texts wrap."""
    wanted = [_wanted_width(table, index, style) for index in range(len(table.columns))]
    if sum(wanted) <= width:
        return _widened(table, wanted, width)
    is_text = [column.kind is Kind.TEXT for column in table.columns]
    numbers = [0.0 if text else want for text, want in zip(is_text, wanted, strict=True)]
    texts = [want for text, want in zip(is_text, wanted, strict=True) if text]
    if width - sum(numbers) < sum(min(want, _least_text(style)) for want in texts):
        numbers = [0.0 if text else _least_number(table, index, style) for index, text in enumerate(is_text)]
    shared = iter(_shared(texts, width - sum(numbers)))
    return tuple(next(shared) if text else number for text, number in zip(is_text, numbers, strict=True))


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Share `room` out among columns of text: none gets more than it wants, and of two that wrap the longer gets more.

    By the root of what each wants: half-way between equal columns, in which a long text becomes a tower, and columns in
    which all have as many lines.
    """
    shares = dict.fromkeys(range(len(wanted)), 0.0)
    wrapped = set(shares)
    while wrapped:
        unit = room / sum(sqrt(wanted[index]) for index in wrapped)
        whole = {index for index in wrapped if wanted[index] <= unit * sqrt(wanted[index])}
        for index in whole or wrapped:
            shares[index] = wanted[index] if whole else unit * sqrt(wanted[index])
            room -= shares[index]
        wrapped = wrapped - whole if whole else set()
    return list(shares.values())


def _widened(table: Table, wanted: Sequence[float], width: float) -> tuple[float, ...]:
    """Share out the room that is left; columns of numbers are made equally wide where there is room for it."""
    widest = max(
        (want for want, column in zip(wanted, table.columns, strict=True) if column.kind is Kind.NUMBER), default=0.0
    )
    even = [widest if column.kind is Kind.NUMBER else want for want, column in zip(wanted, table.columns, strict=True)]
    if sum(even) > width:
        even = list(wanted)
    return tuple(each * width / sum(even) for each in even)


def fits(table: Table, style: TableStyle, width: float) -> bool:
    """Return whether the table can be set `width` points wide without a number running out of its column."""
    needed = (
        min(_wanted_width(table, index, style), _least_text(style))
        if column.kind is Kind.TEXT
        else _least_number(table, index, style)
        for index, column in enumerate(table.columns)
    )
    return sum(needed) <= width


def _texts(table: Table, index: int) -> set[str]:
    texts = {row[index] for row in table.rows}
    if table.total is not None:
        texts.add(table.total[index])
    return texts


def cells_width(table: Table, index: int, style: TableStyle) -> float:
    """Return the width of the widest cell of a column."""
    # 粗体 is the wider face and sets the total row, so it measures for all.
    return max((style.strong.width(text, style.size) for text in _texts(table, index)), default=0.0)


def _wanted_width(table: Table, index: int, style: TableStyle) -> float:
    """The width at which no cell wraps and a heading takes one line, or two from four characters on."""
    title = _heading_width(table.columns[index].title, style)
    return max(cells_width(table, index, style), title) + 2 * style.padding_x


def _heading_width(title: str, style: TableStyle) -> float:
    def measure(text: str) -> float:
        return style.strong.width(text, style.size)

    if len(title) < 4:
        return measure(title)
    width = max(measure(title) / 2, 2 * style.size)
    while len(break_lines(title, measure, width)) > 2:
        width += style.size / 4
    return width


def _least_number(table: Table, index: int, style: TableStyle) -> float:
    return max(cells_width(table, index, style), 2 * style.size) + 2 * style.padding_x


def _least_text(style: TableStyle) -> float:
    return 7 * style.size + 2 * style.padding_x
