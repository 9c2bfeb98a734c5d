"""What charts are put together from: boxes, lines, words, a legend, a scale of round numbers. Lengths in points.

They are read in black and white as well as on a screen: this period is dark, what it is compared with is white with an
outline, and the number stands beside every shape.
"""

from collections.abc import Sequence
from typing import Any, Final, Protocol

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String, UserNode
from reportlab.lib.colors import HexColor

INK: Final = HexColor("#1f3a5f")  # prints as a dark grey
PAPER: Final = HexColor("#ffffff")
GRID: Final = HexColor("#d0d0d0")
AXIS: Final = HexColor("#444444")
TEXT: Final = HexColor("#000000")
QUIET: Final = HexColor("#444444")  # words that explain, beside words that count
SIZE: Final = 9.0
SMALL: Final = 8.0
LEGEND_HEIGHT: Final = 20.0
_KEY: Final = (10.0, 8.0)


class Lettering(Protocol):
    """How wide words are, and by which fonts they are written: the paper's faces, or about those of a page."""

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""

    def runs(self, text: str) -> Sequence[tuple[str, str]]:
        """The text cut into (font name, text)."""


class Words(UserNode):  # type: ignore[misc]  # ReportLab has no types
    """A text in a drawing, whole: a page writes it as one, paper run by run, for a drawing's string knows one font."""

    def __init__(
        self,
        text: str,
        x: float,
        y: float,
        face: Lettering,
        *,
        size: float = SIZE,
        anchor: str = "start",
        colour: HexColor = TEXT,
    ) -> None:
        self.text, self.x, self.y, self.size, self.anchor, self.colour = text, x, y, size, anchor, colour
        self._face = face

    @property
    def left(self) -> float:
        """Where the text begins."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width

    @property
    def width(self) -> float:
        """How wide it is in the lettering it was measured by."""
        return self._face.width(self.text, self.size)

    def provideNode(self) -> Group:  # noqa: N802  # ReportLab's name
        """The strings of which a printer makes the text."""
        group = Group()
        x = self.left
        for font_name, run in self._face.runs(self.text):
            group.add(String(x, self.y, run, fontName=font_name, fontSize=self.size, fillColor=self.colour))
            x += self._face.width(run, self.size)
        return group


class Board:
    """A drawing that is being made, and the lettering of its words."""

    def __init__(self, width: float, height: float, face: Lettering) -> None:
        self.drawing = Drawing(width, height)
        self.width, self.height, self.face = width, height, face

    @property
    def top(self) -> float:
        """Where the legend ends and the picture may begin."""
        return self.height - LEGEND_HEIGHT

    def write(self, text: str, x: float, y: float, **how: Any) -> None:
        """Write a text; `how`: size, anchor (start, middle, end), colour."""
        self.drawing.add(Words(text, x, y, self.face, **how))

    def box(self, x: float, y: float, width: float, height: float, fill: HexColor) -> None:
        """A shape that stands for a number; none for nought."""
        if width > 0 and height > 0:
            self.drawing.add(Rect(x, y, width, height, fillColor=fill, strokeColor=INK, strokeWidth=0.6))

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: HexColor,
        *,
        width: float = 0.5,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """A rule, dashed where `dashes` says how."""
        self.drawing.add(Line(*start, *end, strokeColor=colour, strokeWidth=width, strokeDashArray=dashes))

    def legend(self, unit: str, entries: Sequence[tuple[str, HexColor]]) -> None:
        """What is counted, and what dark and white stand for; from the left, where one sees it without scrolling."""
        x, y = 0.0, self.top + 8
        self.write(f"（{unit}）", x, y, size=SMALL, colour=QUIET)
        x += self.face.width(f"（{unit}）", SMALL) + 10
        for name, fill in entries:
            self.box(x, y - 0.5, *_KEY, fill)
            self.write(name, x + _KEY[0] + 4, y)
            x += _KEY[0] + 4 + self.face.width(name, SIZE) + 14

    def label(self, text: str, right: float, middle: float) -> None:
        """Name a row at the left of `right`, as much of the name as has room there."""
        self.write(shortened(text, self.face, right), right, middle - 0.38 * SIZE, anchor="end")


def label_width(labels: Sequence[str], face: Lettering, width: float) -> float:
    """The room for the names of rows: as much as the longest wants, at most two fifths of the picture."""
    widest = max((face.width(label, SIZE) for label in labels), default=0.0)
    return min(widest, width * 0.4) + 8


def shortened(label: str, face: Lettering, width: float) -> str:
    """The label, cut in the middle with … where it is too long: the end of an organ's name tells it apart."""
    if face.width(label, SIZE) <= width:
        return label
    for kept in range(len(label) - 1, 1, -1):
        text = f"{label[: kept - kept // 2]}…{label[len(label) - kept // 2 :]}"
        if face.width(text, SIZE) <= width:
            return text
    return "…"


def round_steps(most: float) -> tuple[int, ...]:
    """Whole numbers of a scale that reaches `most` in at most five steps of 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return (0, 1)
    power = 1
    while True:
        for leading in (1, 2, 5):
            step = leading * power
            if most <= 5 * step:
                count = -int(-most // step)
                return tuple(range(0, (count + 1) * step, step))
        power *= 10
