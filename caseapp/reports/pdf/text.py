"""Set text: one flowable for headings, paragraphs and notes, broken by Chinese rules, justified between characters."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.platypus import Flowable

from caseapp.reports.pdf.fonts import Face, Shown
from caseapp.reports.pdf.linebreaks import break_evenly, break_lines

# Characters farther apart than this, in ems, look worse than a line that ends early, and programs that read the text of
# the file take the gaps for spaces.
_LARGEST_STRETCH = 0.12
_FEWEST_LINES = 2  # on either side of a page break


class Pen:
    """Writes lines on a canvas, each character in the font that has it, and lays them down when all are written.

    A text object as ReportLab's own, of far fewer calls: a report has ten thousand cells.
    """

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._document = canvas._doc
        self._code = ["BT"]
        self._known: dict[Face, dict[str, Shown]] = {}
        self._font: tuple[str, float] | None = None
        self._stretch = 0.0

    def write(self, text: str, face: Face, size: float, left: float, baseline: float, stretch: float = 0) -> None:
        """Write one line; `stretch` is added after each character."""
        code = self._code
        code.append(f"1 0 0 1 {left:.3f} {baseline:.3f} Tm")
        if stretch != self._stretch:
            code.append(f"{fp_str(stretch)} Tc")
            self._stretch = stretch
        for subset, shown in self._shown(text, face):
            if self._font != (subset, size):
                code.append(f"{subset} {fp_str(size)} Tf")
                self._font = subset, size
            code.append(shown)

    def _shown(self, text: str, face: Face) -> Shown:
        known = self._known.get(face)
        if known is None:
            known = self._known[face] = face.shown_in(self._document)
        shown = known.get(text)
        if shown is None:
            shown = known[text] = face.shown(text, self._document)
        return shown

    def lay_down(self) -> None:
        """Put what was written on the canvas; what is written after it is not stretched."""
        if self._stretch:
            self._code.append("0 Tc")
        self._canvas.drawText(self)

    def getCode(self) -> str:  # noqa: N802  # ReportLab's name
        """What the canvas is given."""
        return " ".join((*self._code, "ET"))


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set; lengths in points, the indent of the first line in characters."""

    face: Face
    size: float
    leading: float
    align: Align = Align.JUSTIFIED
    first_indent: int = 0
    space_before: float = 0
    space_after: float = 0
    outline_level: int | None = None


class TextBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A heading or paragraph. It breaks over pages with two lines or more on each side."""

    def __init__(self, text: str, style: TextStyle, *, bookmark: str = "", lines: list[str] | None = None) -> None:
        super().__init__()
        self.width: float = 0
        self.text = text
        self.style = style
        self.bookmark = bookmark
        self._lines = lines
        self._is_divided = lines is not None
        self._is_beginning = not self._is_divided
        self._is_end = True

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return self.style.space_before if self._is_beginning else 0

    def getSpaceAfter(self) -> float:  # noqa: N802  # ReportLab's name
        return self.style.space_after

    def least_height(self, width: float) -> float:
        """Return the height without which not even a beginning of the text can stand on a page."""
        height = self.wrap(width, 0)[1]
        is_divisible = height >= 2 * _FEWEST_LINES * self.style.leading
        return self.getSpaceBefore() + (_FEWEST_LINES * self.style.leading if is_divisible else height)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        style = self.style
        if self._lines is None or (not self._is_divided and self.width != available_width):
            self._lines = self._broken(available_width)
        self.width = available_width
        self.height = len(self._lines) * style.leading
        return self.width, self.height

    def _broken(self, width: float) -> list[str]:
        style = self.style

        def measure(piece: str) -> float:
            return style.face.width(piece, style.size)

        if style.align is Align.CENTRE:
            return break_evenly(self.text, measure, width, style.size)
        return break_lines(self.text, measure, width, width - style.first_indent * style.size)

    def split(self, available_width: float, available_height: float) -> list[Any]:
        self.wrap(available_width, available_height)
        lines = self._lines or []
        fitting = int((available_height + 1e-6) // self.style.leading)
        if fitting >= len(lines):
            return [self]
        fitting = min(fitting, len(lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return []
        first = TextBlock(self.text, self.style, bookmark=self.bookmark, lines=lines[:fitting])
        first._is_beginning = self._is_beginning
        first._is_end = False
        return [first, TextBlock(self.text, self.style, lines=lines[fitting:])]

    def draw(self) -> None:
        style = self.style
        if self.bookmark and style.outline_level is not None:
            self.canv.bookmarkHorizontal(self.bookmark, 0, self.height)
            self.canv.addOutlineEntry(self.text, self.bookmark, level=style.outline_level)
        lines = self._lines or []
        # The glyphs stand in the middle of their line: half of the extra leading above, half below.
        baseline = self.height - (style.leading - style.size) / 2 - style.face.ascent * style.size
        pen = Pen(self.canv)
        for number, line in enumerate(lines):
            indent = style.first_indent * style.size if number == 0 and self._is_beginning else 0
            ends_paragraph = self._is_end and number == len(lines) - 1
            self._set_line(pen, line, indent, baseline - number * style.leading, ends_paragraph=ends_paragraph)
        pen.lay_down()

    def _set_line(self, pen: Pen, line: str, indent: float, baseline: float, *, ends_paragraph: bool) -> None:
        style = self.style
        spare = self.width - indent - style.face.width(line, style.size)
        stretch = 0.0
        match style.align:
            case Align.CENTRE:
                indent += spare / 2
            case Align.RIGHT:
                indent += spare
            case Align.JUSTIFIED if not ends_paragraph and len(line) > 1:
                stretch = spare / (len(line) - 1)
        pen.write(line, style.face, style.size, indent, baseline, min(stretch, _LARGEST_STRETCH * style.size))
