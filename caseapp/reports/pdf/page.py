"""The page of GB/T 9704: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, page numbers between 一字线.

A wide table lies on a landscape page, turned so that its head is at the left of the upright sheet; the page number
keeps the place that it has on upright pages, and so reads along the left edge here.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.text import Pen

TOP, LEFT, RIGHT, BOTTOM = 37 * mm, 28 * mm, 26 * mm, 35 * mm
TEXT_WIDTH = A4[0] - LEFT - RIGHT
TEXT_HEIGHT = A4[1] - TOP - BOTTOM

PORTRAIT, LANDSCAPE = "portrait", "landscape"
_NUMBER_SIZE = 14  # 四号
_NUMBER_BELOW = 7 * mm

# Pages as compressed bytes rather than printable characters: a fifth smaller, and quicker.
rl_config.useA85 = 0


def build_pdf(story: list[Any], *, title: str, author: str, subject: str, page_number_face: Face) -> bytes:
    """Set the flowables of `story` and return the file; the same story gives the same bytes."""
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=title,
        author=author,
        subject=subject,
        creator="caseapp",
        lang="zh-CN",
        invariant=1,
        pageCompression=1,
        displayDocTitle=1,
        initialFontName=page_number_face.name,
        initialFontSize=_NUMBER_SIZE,
    )
    document.addPageTemplates([_template(PORTRAIT), _template(LANDSCAPE)])
    document.build(story, canvasmaker=_numbered_canvas(page_number_face))
    return file.getvalue()


def _template(name: str) -> PageTemplate:
    if name == PORTRAIT:
        size, (left, bottom, width, height) = A4, (LEFT, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT)
    else:
        size, (left, bottom, width, height) = landscape(A4), (BOTTOM, RIGHT, TEXT_HEIGHT, TEXT_WIDTH)
    frame = Frame(left, bottom, width, height, 0, 0, 0, 0, id=name)
    return PageTemplate(id=name, frames=[frame], pagesize=size)


def _numbered_canvas(face: Face) -> Callable[..., Canvas]:
    def make(*arguments: Any, **options: Any) -> Canvas:
        return NumberedCanvas(*arguments, page_number_face=face, **options)

    return make


class NumberedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that writes 第X页 共Y页 on every page, Y being known only when the last page is done.

    Each page refers to a form of its own, and the forms are drawn at the end.
    """

    def __init__(self, *arguments: Any, page_number_face: Face, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._face = page_number_face
        self._places: list[bool] = []
        self._outline_level = -1

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        is_landscape = self._pagesize[0] > self._pagesize[1]
        self._places.append(is_landscape)
        self.doForm(f"page-{len(self._places)}")
        super().showPage()

    def addOutlineEntry(  # noqa: N802  # ReportLab's name
        self, title: str, key: str, level: int = 0, closed: bool | None = None
    ) -> None:
        """Add a bookmark; a table before the first heading is one of the highest level."""
        self._outline_level = min(level, self._outline_level + 1)
        super().addOutlineEntry(title, key, self._outline_level, closed)

    def save(self) -> None:
        count = len(self._places)
        for page, is_landscape in enumerate(self._places, start=1):
            size = landscape(A4) if is_landscape else A4
            self.beginForm(f"page-{page}", 0, 0, *size)
            if is_landscape:
                # The upright sheet turned clockwise: what was its left edge is now on top.
                self.translate(0, A4[0])
                self.rotate(-90)
            self._write_number(page, count)
            self.endForm()
        super().save()

    def _write_number(self, page: int, count: int) -> None:
        text = f"— 第{page}页 共{count}页 —"
        is_right_hand_page = page % 2 == 1
        width = self._face.width(text, _NUMBER_SIZE)
        left = A4[0] - RIGHT - _NUMBER_SIZE - width if is_right_hand_page else LEFT + _NUMBER_SIZE
        pen = Pen(self)
        pen.write(text, self._face, _NUMBER_SIZE, left, BOTTOM - _NUMBER_BELOW - 0.38 * _NUMBER_SIZE)
        pen.lay_down()
