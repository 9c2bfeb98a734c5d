"""What is neither text nor table: figures with their captions, ruled space to write on, the place to sign."""

from collections.abc import Sequence
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.linebreaks import break_lines
from caseapp.reports.pdf.tables import TableBlock
from caseapp.reports.pdf.text import Pen

_LINE_PITCH = 29.0
_NO_ROOM = 10_000.0


class MetaBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The lines under the title: what is to be known at the left and at the right of each, and a rule.

    What is long at the left goes on in the next line.
    """

    def __init__(self, lines: Sequence[tuple[str, str]], face: Face, size: float) -> None:
        super().__init__()
        self._said = lines
        self._lines: list[tuple[str, str]] = []
        self._face = face
        self._size = size

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return 8.0

    def getSpaceAfter(self) -> float:  # noqa: N802  # ReportLab's name
        return 14.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._lines = [line for left, right in self._said for line in self._broken(left, right)]
        self.height = (0.5 + 1.5 * len(self._lines)) * self._size
        return self.width, self.height

    def _broken(self, left: str, right: str) -> list[tuple[str, str]]:
        beside = self._face.width(right, self._size) + 2 * self._size if right else 0
        lines = break_lines(left, lambda piece: self._face.width(piece, self._size), self.width, self.width - beside)
        return [(line, "" if at else right) for at, line in enumerate(lines)]

    def draw(self) -> None:
        pen = Pen(self.canv)
        for above, (left, right) in enumerate(reversed(self._lines)):
            baseline = (0.7 + 1.5 * above) * self._size
            pen.write(left, self._face, self._size, 0, baseline)
            pen.write(right, self._face, self._size, self.width - self._face.width(right, self._size), baseline)
        pen.lay_down()
        self.canv.saveState()
        self.canv.setLineWidth(1)
        self.canv.line(0, 0, self.width, 0)
        self.canv.restoreState()


class FigureBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A chart with its name below it (图名在图下); it is never divided."""

    def __init__(self, drawing: Drawing, number: str, title: str, face: Face, size: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._number = number
        self._caption = f"{number}　{title}"
        self._face = face
        self._size = size

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return 8.0

    def getSpaceAfter(self) -> float:  # noqa: N802  # ReportLab's name
        return 12.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = self._drawing.height + 2 * self._size
        return self.width, self.height

    def draw(self) -> None:
        key = f"figure-{self._number}"
        self.canv.bookmarkHorizontal(key, 0, self.height)
        self.canv.addOutlineEntry(self._caption, key, level=1)
        renderPDF.draw(self._drawing, self.canv, 0, 2 * self._size)
        left = (self.width - self._face.width(self._caption, self._size)) / 2
        pen = Pen(self.canv)
        pen.write(self._caption, self._face, self._size, left, 0.5 * self._size)
        pen.lay_down()


class FloatingFigure(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A figure and the table after it; where only the table can begin on a page, it goes first."""

    def __init__(self, figure: FigureBlock, table: TableBlock) -> None:
        super().__init__()
        self._figure = figure
        self._table = table

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return self._table.getSpaceBefore()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Higher than any room, so that platypus asks to split it."""
        return available_width, _NO_ROOM

    def least_height(self, width: float) -> float:
        """The height without which neither can begin."""
        return self.getSpaceBefore() + min(self._figure.wrap(width, 0)[1], self._table.least_height)

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """The figure and the table, the table and the figure, or neither."""
        if self._figure.wrap(available_width, 0)[1] <= available_height:
            return [self._figure, self._table]
        if self._table.wrap(available_width, 0)[1] <= available_height:
            return [self._table, self._figure]
        pieces = self._table.split(available_width, available_height)
        return [*pieces, self._figure] if pieces else []


class RuledBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Empty lines for the office's own words, all on one page with their heading."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = self._lines * _LINE_PITCH
        return self.width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setStrokeGray(0.55)
        self.canv.setLineWidth(0.5)
        ys = [self.height - number * _LINE_PITCH + 6 for number in range(1, self._lines + 1)]
        self.canv.lines([(0, y, self.width, y) for y in ys])
        self.canv.restoreState()


class SignatureBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The office with its seal, and below it each name with room to sign."""

    def __init__(self, office: str, fields: Sequence[str], face: Face, size: float) -> None:
        super().__init__()
        self._office = office
        self._fields = fields
        self._face = face
        self._size = size

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return _LINE_PITCH

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = _LINE_PITCH * (1 + -(-len(self._fields) // 2))
        return self.width, self.height

    def draw(self) -> None:
        pen = Pen(self.canv)
        rules = []
        baseline = self.height - _LINE_PITCH + 8
        pen.write(f"填表单位（盖章）：{self._office}", self._face, self._size, 0, baseline)
        for number, name in enumerate(self._fields):
            if number % 2 == 0:
                baseline -= _LINE_PITCH
            left = (number % 2) * self.width / 2
            label = f"{name}："
            pen.write(label, self._face, self._size, left, baseline)
            start = left + self._face.width(label, self._size)
            rules.append((start, baseline - 3, left + self.width / 2 - 2 * self._size, baseline - 3))
        pen.lay_down()
        self.canv.saveState()
        self.canv.setLineWidth(0.5)
        self.canv.lines(rules)
        self.canv.restoreState()
