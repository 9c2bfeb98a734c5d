"""A filled form in, the bytes of a PDF out."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, Final, cast

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.draft import define_mark, draw_mark
from caseapp.reports.pdf.fonts import Faces
from caseapp.reports.pdf.foot import define_code, lay_code
from caseapp.reports.pdf.form_drawing import PagePainter
from caseapp.reports.pdf.form_measuring import measured_form
from caseapp.reports.pdf.form_pages import pages_of
from caseapp.reports.pdf.form_paper import Paper
from caseapp.reports.pdf.legibility import legible, words_on_missing
from caseapp.reports.pdf.text import Pen
from caseapp.reports.returns.contents import FormPaper, paper_of
from caseapp.reports.typefaces import CARRIED, Typefaces
from caseapp.statistics.returns.filled import FilledForm

_FOOT_SIZE: Final = 9.0
_FOOT_BELOW: Final = 6 * mm  # below the type area
_CODE_HEIGHT: Final = 12 * mm


def render_form(
    form: FilledForm, *, printed_on: date, imprint: Imprint | None = None, typefaces: Typefaces = CARRIED
) -> bytes:
    """Print a filled form, dated `printed_on`; the same arguments give the same bytes.

    `imprint`: what it bears as an issued one; without it every page is marked 草稿. Raises TypefaceError when a font
    file of the office cannot be embedded.
    """
    faces = Faces(typefaces)
    paper = cast(FormPaper, legible(paper_of(form, printed_on=printed_on, imprint=imprint), faces))
    if faces.missing:
        paper = replace(paper, notes=(*paper.notes, words_on_missing(faces.missing)))
    measured = measured_form(paper, faces)
    heights = measured.row_heights(measured.pitch)
    pages = pages_of(measured, heights)
    file = BytesIO()
    canvas = _canvas(file, paper, measured.paper, faces)
    painter = PagePainter(canvas, paper, measured, heights)
    for number, page in enumerate(pages, start=1):
        if paper.is_draft:
            draw_mark(canvas, None)
        canvas.saveState()
        canvas.translate(measured.paper.side, measured.paper.bottom)
        painter.draw(page, is_continued=number > 1)
        _draw_foot(canvas, paper, measured.paper, faces, f"— 第{number}页 共{len(pages)}页 —")
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, paper: FormPaper, sheet: Paper, faces: Faces) -> Any:
    canvas = Canvas(
        file,
        pagesize=sheet.size,
        invariant=1,
        pageCompression=1,
        lang="zh-CN",
        initialFontName=faces.table.name,
        initialFontSize=_FOOT_SIZE,
    )
    canvas.setTitle(f"{paper.office}{paper.title}（{paper.period}）")
    canvas.setAuthor(paper.office)
    canvas.setSubject(paper.period)
    canvas.setCreator("caseapp")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setPageCompression(1)
    if paper.is_draft:
        define_mark(canvas)
    if paper.foot.code:
        define_code(canvas, paper.foot)
    return canvas


def _draw_foot(canvas: Any, paper: FormPaper, sheet: Paper, faces: Faces, number: str) -> None:
    """Below the type area: at the left what tells an issued form or a draft, the page number, the date at the right."""
    pen, face = Pen(canvas), faces.table
    baseline = -_FOOT_BELOW
    inset = _CODE_HEIGHT + 2 * mm if paper.foot.code else 0.0
    for line_number, line in enumerate(paper.foot.lines):
        pen.write(line, face, _FOOT_SIZE, inset, baseline - line_number * 1.3 * _FOOT_SIZE)
    pen.write(number, face, _FOOT_SIZE, (sheet.text_width - face.width(number, _FOOT_SIZE)) / 2, baseline)
    pen.write(paper.dated, face, _FOOT_SIZE, sheet.text_width - face.width(paper.dated, _FOOT_SIZE), baseline)
    pen.lay_down()
    if paper.foot.code:
        lay_code(canvas, 0, baseline + _FOOT_SIZE - _CODE_HEIGHT, _CODE_HEIGHT)
