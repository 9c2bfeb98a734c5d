"""目录: the headings of a long report with the pages on which they stand, which are known when all pages are set."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable

from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.text import Pen

_TITLE: Final = "目　录"
_TITLE_LEADING: Final = 40.0
_LEADING: Final = 23.0
_SIZE: Final = 12.0  # 小四
_ROOM_FOR_NUMBER: Final = 2.5  # in characters
_DOTS: Final = "…"


class ContentsBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A line for each heading, dots, and its page; each leads to its heading. All on one page."""

    def __init__(self, entries: Sequence[tuple[str, str]], face: Face, title_face: Face) -> None:
        super().__init__()
        self._entries = entries  # text, bookmark
        self._face = face
        self._title_face = title_face

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = _TITLE_LEADING + len(self._entries) * _LEADING
        return self.width, self.height

    def draw(self) -> None:
        pen = Pen(self.canv)
        title_left = (self.width - self._title_face.width(_TITLE, 16)) / 2
        pen.write(_TITLE, self._title_face, 16, title_left, self.height - 20)
        dot, right = self._face.width(_DOTS, _SIZE), self.width - _ROOM_FOR_NUMBER * _SIZE
        for number, (text, bookmark) in enumerate(self._entries, start=1):
            baseline = self.height - _TITLE_LEADING - number * _LEADING + 7
            pen.write(text, self._face, _SIZE, 0, baseline)
            count = int((right - self._face.width(text, _SIZE) - 0.5 * _SIZE) / dot)
            pen.write(_DOTS * count, self._face, _SIZE, right - count * dot, baseline)
            self.canv.refer_to_page(bookmark, self.width, baseline)
            self.canv.linkRect("", bookmark, (0, baseline - 5, self.width, baseline + _SIZE), relative=1)
        pen.lay_down()


def write_pages(canvas: Any, references: Sequence[tuple[str, float, float]], pages: dict[str, int], face: Face) -> None:
    """Write the page of each bookmark at its place: its right end and its base line."""
    pen = Pen(canvas)
    for bookmark, right, baseline in references:
        number = str(pages[bookmark])
        pen.write(number, face, _SIZE, right - face.width(number, _SIZE), baseline)
    pen.lay_down()
