"""The page of GB/T 9704: the 版心 on A4, and the foot below it.

A wide table lies on a landscape page, turned so that its head is at the left of the upright sheet; the foot keeps
the place that it has on upright pages, and so reads along the left edge here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from caseapp.reports.blocks import Foot
from caseapp.reports.pdf.contents_list import write_pages
from caseapp.reports.pdf.draft import define_mark, draw_mark
from caseapp.reports.pdf.fonts import Face
from caseapp.reports.pdf.foot import NUMBER_SIZE, define_code, draw_foot
from caseapp.reports.pdf.type_area import BOTTOM, LEFT, RIGHT, TEXT_HEIGHT, TEXT_WIDTH

PORTRAIT, LANDSCAPE = "portrait", "landscape"
_REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page has beside its text: its number in `face`, the foot, and across it the mark of a draft."""

    face: Face
    foot: Foot | None = None
    is_draft: bool = False


def build_pdf(
    story: list[Any], *, title: str, author: str, subject: str, furniture: Furniture, orientation: str = PORTRAIT
) -> bytes:
    """Set the flowables of `story` and return the file; the same story gives the same bytes.

    `orientation`: of the first page.
    """
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
        initialFontName=furniture.face.name,
        initialFontSize=NUMBER_SIZE,
    )
    names = sorted((PORTRAIT, LANDSCAPE), key=lambda name: name != orientation)  # the document begins with the first
    document.addPageTemplates([_template(name, is_draft=furniture.is_draft) for name in names])
    document.build(story, canvasmaker=_furnished_canvas(furniture))
    return file.getvalue()


def _template(name: str, *, is_draft: bool) -> PageTemplate:
    if name == PORTRAIT:
        size, (left, bottom, width, height) = A4, (LEFT, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT)
    else:
        size, (left, bottom, width, height) = landscape(A4), (BOTTOM, RIGHT, TEXT_HEIGHT, TEXT_WIDTH)
    frame = Frame(left, bottom, width, height, 0, 0, 0, 0, id=name)
    begins = {"onPage": draw_mark} if is_draft else {}
    return PageTemplate(id=name, frames=[frame], pagesize=size, **begins)


def _furnished_canvas(furniture: Furniture) -> Callable[..., Canvas]:
    def make(*arguments: Any, **options: Any) -> Canvas:
        return FurnishedCanvas(*arguments, furniture=furniture, **options)

    return make


class FurnishedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that writes 第X页 共Y页 on every page, Y being known only when the last page is done.

    Each page refers to a form of its own, and the forms are drawn at the end; so is that of the pages in a 目录.
    """

    def __init__(self, *arguments: Any, furniture: Furniture, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._furniture = furniture
        self._places: list[bool] = []
        self._pages: dict[str, int] = {}  # of the bookmarks
        self._references: list[tuple[str, float, float]] = []
        self._outline_level = -1

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        is_landscape = self._pagesize[0] > self._pagesize[1]
        self._places.append(is_landscape)
        self.doForm(f"page-{len(self._places)}")
        super().showPage()

    def bookmarkHorizontal(self, key: str, *where: float, **options: Any) -> Any:  # noqa: N802  # ReportLab's name
        """Mark a place, and remember its page."""
        self._pages[key] = len(self._places) + 1
        return super().bookmarkHorizontal(key, *where, **options)

    def refer_to_page(self, bookmark: str, right: float, baseline: float) -> None:
        """Write there, when it is known, the page of a bookmark; all of a document's references stand in one block."""
        if not self._references:
            self.doForm(_REFERENCES)
        self._references.append((bookmark, right, baseline))

    def addOutlineEntry(  # noqa: N802  # ReportLab's name
        self, title: str, key: str, level: int = 0, closed: bool | None = None
    ) -> None:
        """Add a bookmark; a table before the first heading is one of the highest level."""
        self._outline_level = min(level, self._outline_level + 1)
        super().addOutlineEntry(title, key, self._outline_level, closed)

    def save(self) -> None:
        furniture = self._furniture
        if furniture.is_draft:
            define_mark(self)
        if self._references:
            self.beginForm(_REFERENCES, 0, 0, TEXT_WIDTH, TEXT_HEIGHT)
            write_pages(self, self._references, self._pages, furniture.face)
            self.endForm()
        if furniture.foot is not None and furniture.foot.code:
            define_code(self, furniture.foot)
        for page, is_landscape in enumerate(self._places, start=1):
            size = landscape(A4) if is_landscape else A4
            self.beginForm(f"page-{page}", 0, 0, *size)
            if is_landscape:
                # The upright sheet turned clockwise: what was its left edge is now on top.
                self.translate(0, A4[0])
                self.rotate(-90)
            draw_foot(self, page, len(self._places), furniture.foot, furniture.face)
            self.endForm()
        super().save()
