"""The texts, tables and charts of a report drawn straight on a canvas: nothing measured, wrapped or kept together.

The least that ReportLab can be asked for: a string for every cell and line of text, a line under every row, and each
shape of a chart. What it makes has about as many pages as the report and looks like nothing an office would sign.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.graphics.shapes import Group, Line, Rect, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from caseapp.reports.blocks import Heading, Prose, Report, RuledSpace, Table
from caseapp.reports.pdf.charts import drawing_of
from caseapp.reports.pdf.fonts import Faces
from caseapp.reports.typefaces import CARRIED

_LEFT, _BOTTOM, _TOP, _WIDTH = 79.0, 99.0, 737.0, 442.0
_CHARACTERS_A_LINE = 28


class _Pages:
    """A canvas with a place to write on, from the top of one page to the bottom of the last."""

    def __init__(self, faces: Faces) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=True)
        self.faces = faces
        self.y = _TOP
        self.pages = 1

    def down(self, height: float) -> float:
        """The height at which the next line stands."""
        if self.y - height < _BOTTOM:
            self.canvas.showPage()
            self.pages += 1
            self.y = _TOP
        self.y -= height
        return self.y

    def write(self, face: Any, size: float, x: float, y: float, text: str) -> None:
        """A string, in the font that draws most of it."""
        self.canvas.setFont(face.name, size)
        self.canvas.drawString(x, y, text)


def draw(report: Report) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    pages = _Pages(Faces(CARRIED))
    for text in (report.office, report.title, report.period):
        pages.write(pages.faces.title, 22, _LEFT, pages.down(34), text)
    for block in report.blocks:
        match block:
            case Heading():
                pages.write(pages.faces.heading, 16, _LEFT, pages.down(29), block.text)
            case Prose():
                for at in range(0, len(block.text), _CHARACTERS_A_LINE):
                    line = block.text[at : at + _CHARACTERS_A_LINE]
                    pages.write(pages.faces.body, 16, _LEFT, pages.down(29), line)
            case Table():
                _table(pages, block)
            case RuledSpace():
                for _ in range(block.lines):
                    y = pages.down(29)
                    pages.canvas.line(_LEFT, y, _LEFT + _WIDTH, y)
            case _:
                drawing = drawing_of(block, pages.faces.table, _WIDTH)
                pages.write(pages.faces.heading, 12, _LEFT, pages.down(20), block.title)
                _shapes(pages.canvas, drawing.contents, _LEFT, pages.down(drawing.height))
    pages.canvas.save()
    return pages.buffer.getvalue(), pages.pages


def _table(pages: _Pages, table: Table) -> None:
    width = _WIDTH / (len(table.columns) + 1)  # the first column is twice as wide
    pages.write(pages.faces.heading, 12, _LEFT, pages.down(20), table.title)
    rows: list[Sequence[str]] = [[column.title for column in table.columns], *table.rows]
    if table.total:
        rows.append(table.total)
    for row in rows:
        y = pages.down(15.2)
        for at, cell in enumerate(row):
            pages.write(pages.faces.table, 10.5, _LEFT + (width * (at + 1) if at else 0), y, cell)
        pages.canvas.line(_LEFT, y - 4, _LEFT + _WIDTH, y - 4)


def _shapes(canvas: Canvas, shapes: Sequence[Any], x: float, y: float) -> None:
    for shape in shapes:
        match shape:
            case Rect():
                canvas.rect(x + shape.x, y + shape.y, shape.width, shape.height, fill=int(shape.fillColor is not None))
            case Line():
                canvas.line(x + shape.x1, y + shape.y1, x + shape.x2, y + shape.y2)
            case String():
                canvas.setFont(shape.fontName, shape.fontSize)
                canvas.drawString(x + shape.x, y + shape.y, shape.text)
            case Group():
                _shapes(canvas, shape.contents, x, y)
