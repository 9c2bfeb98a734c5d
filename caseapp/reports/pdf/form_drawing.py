"""Drawing one page of a form: 上下粗线, no side rules, hairlines between, a firmer rule every five rows."""

from collections.abc import Iterator
from typing import Any, Final

from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.form_heads import HeadBox
from caseapp.reports.pdf.form_measuring import PARTS_SIZE, SMALLEST, ColumnGroup, MeasuredForm
from caseapp.reports.pdf.form_pages import FormPage
from caseapp.reports.pdf.text import Pen
from caseapp.reports.returns.contents import FormPaper, PaperRow

_HEAVY, _LIGHT, _HAIR = 1.1, 0.5, 0.25
_INK, _GREY, _FAINT = 0.0, 0.6, 0.5  # noughts are faint, so that the figures among them are seen
_ROWS_TOGETHER: Final = 5
_MIDDLE: Final = 0.38  # of an em above the baseline: where a Chinese character and a numeral have their middle

Line = tuple[float, float, float, float]


class PagePainter:
    """Draws the pages of one form on a canvas whose origin is the lower left corner of the type area."""

    def __init__(self, canvas: Any, paper: FormPaper, form: MeasuredForm, heights: list[float]) -> None:
        self._canvas = canvas
        self._paper = paper
        self._form = form
        self._heights = heights

    def draw(self, page: FormPage, *, is_continued: bool) -> None:
        """Draw head, table, and what stands below it on this page."""
        form = self._form
        pen, faint = Pen(self._canvas), Pen(self._canvas)
        form.around.write_top(pen, form.paper.text_height, is_continued=is_continued)
        below = form.paper.text_height - form.around.top_height
        if page.group is not None:
            below = self._draw_table(page, page.group, below, pen, faint)
        form.around.write_notes(pen, below, page.notes)
        if page.is_signed:
            below -= 5 + len(page.notes) * form.around.note_leading if page.notes else 0
            form.around.write_signatures(pen, below)
        pen.lay_down()
        self._canvas.setFillGray(_FAINT)
        faint.lay_down()
        self._canvas.setFillGray(_INK)

    def _draw_table(self, page: FormPage, group: ColumnGroup, top: float, pen: Pen, faint: Pen) -> float:
        form, style = self._form, self._form.style
        rows_top = top - group.head.height - form.number_row
        bottom = rows_top - sum(self._heights[page.first : page.last])
        self._draw_rules(page, group, top, rows_top, bottom)
        for box in group.head.boxes:
            _write_box(pen, box, style.head.face, style.size, top)
        if form.number_row:
            self._write_numbers(pen, group, rows_top)
        row_top = rows_top
        for at in range(page.first, page.last):
            self._write_row(pen, faint, group, at, row_top)
            row_top -= self._heights[at]
        return bottom

    def _write_numbers(self, pen: Pen, group: ColumnGroup, bottom: float) -> None:
        style = self._form.style
        face, size = style.faces.table, max(SMALLEST, style.size * 0.92)
        baseline = bottom + self._form.number_row / 2 - _MIDDLE * size
        numbers = ("栏次", *(column.number for column in self._paper.columns[group.first : group.last]))
        left = 0.0
        for text, width in zip(numbers, group.widths, strict=True):
            pen.write(text, face, size, left + (width - face.width(text, size)) / 2, baseline)
            left += width

    def _write_row(self, pen: Pen, faint: Pen, group: ColumnGroup, at: int, top: float) -> None:
        style, row, height = self._form.style, self._paper.rows[at], self._heights[at]
        face = _face(row, style.faces.table, style.faces.strong)
        self._write_row_title(pen, at, group.widths[0], top)
        middle = top - height / 2 - _MIDDLE * style.size
        left = group.widths[0]
        for column, width, content in zip(
            range(group.first, group.last), group.widths[1:], group.content_widths, strict=True
        ):
            text, parts = row.cells[column], row.parts[column]
            # Numbers end under one another, and the block that they form stands in the middle of the column.
            right = left + (width + content) / 2
            is_nought = self._paper.columns[column].over is None and not text.strip("0.") and not row.is_total
            baseline = middle
            if parts:
                baseline, small = middle + self._form.parts_height / 2, PARTS_SIZE * style.size
                under = baseline - self._form.parts_height
                pen.write(parts, face, small, right - face.width(parts, small), under)
            start = right - face.width(text, style.size)
            (faint if is_nought else pen).write(text, face, style.size, start, baseline)
            left += width

    def _write_row_title(self, pen: Pen, at: int, width: float, top: float) -> None:
        style, row, lines = self._form.style, self._paper.rows[at], self._form.row_titles[at]
        face, leading = _face(row, style.faces.table, style.faces.strong), 1.25 * style.size
        baseline = top - (self._heights[at] - (len(lines) - 1) * leading) / 2 - _MIDDLE * style.size
        for line in lines:
            left = (width - face.width(line, style.size)) / 2 if row.is_total else style.title_padding
            pen.write(line, face, style.size, left, baseline)
            baseline -= leading

    def _draw_rules(self, page: FormPage, group: ColumnGroup, top: float, rows_top: float, bottom: float) -> None:
        canvas, width = self._canvas, sum(group.widths)
        head_bottom = rows_top + self._form.number_row
        hair: list[Line] = list(_head_rules(group, top, head_bottom))
        light: list[Line] = [(0, rows_top, width, rows_top)]
        if self._form.number_row:
            light.append((0, head_bottom, width, head_bottom))
        for left, is_border in self._column_edges(group):
            (light if is_border else hair).append((left, top if is_border else head_bottom, left, bottom))
        row_top = rows_top
        for at in range(page.first, page.last - 1):
            row_top -= self._heights[at]
            is_firm = self._paper.rows[at + 1].is_total or (at + 1) % _ROWS_TOGETHER == 0
            (light if is_firm else hair).append((0, row_top, width, row_top))
        canvas.saveState()
        for gray, thickness, lines in ((_GREY, _HAIR, hair), (_INK, _LIGHT, light)):
            canvas.setStrokeGray(gray)
            canvas.setLineWidth(thickness)
            canvas.lines(lines)
        canvas.setLineWidth(_HEAVY)
        canvas.lines([(0, top, width, top), (0, bottom, width, bottom)])
        canvas.restoreState()

    def _column_edges(self, group: ColumnGroup) -> Iterator[tuple[float, bool]]:
        """Where a column ends, the last apart, and whether a merged heading ends or begins there."""
        columns = self._paper.columns[group.first : group.last]
        left = group.widths[0]
        yield left, True
        for before, after, width in zip(columns, columns[1:], group.widths[1:], strict=False):
            left += width
            is_merged = len(before.titles) > 1 or len(after.titles) > 1
            yield left, is_merged and before.titles[0] != after.titles[0]


def _head_rules(group: ColumnGroup, top: float, bottom: float) -> Iterator[Line]:
    for box in group.head.boxes:
        box_bottom = top - box.top - box.height
        if box.left > 0:
            yield box.left, top - box.top, box.left, box_bottom
        if box_bottom > bottom + 0.1:
            yield box.left, box_bottom, box.left + box.width, box_bottom


def _write_box(pen: Pen, box: HeadBox, face: Face, size: float, top: float) -> None:
    block = (len(box.lines) - 1) * box.pitch
    baseline = top - box.top - (box.height - block) / 2 - _MIDDLE * size
    for line in box.lines:
        pen.write(line, face, size, box.left + (box.width - face.width(line, size)) / 2, baseline)
        baseline -= box.pitch


def _face(row: PaperRow, usual: Face, strong: Face) -> Face:
    return strong if row.is_total else usual
