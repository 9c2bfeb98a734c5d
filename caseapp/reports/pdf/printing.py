"""Plain values in, bytes out."""

from dataclasses import replace
from datetime import date
from typing import cast

from caseapp.reports.blocks import Prose, Report
from caseapp.reports.contents import report_on
from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.fonts import Faces
from caseapp.reports.pdf.layout import Layout
from caseapp.reports.pdf.legibility import legible, words_on_missing
from caseapp.reports.pdf.page import LANDSCAPE, PORTRAIT, Furniture, build_pdf
from caseapp.reports.typefaces import CARRIED, Typefaces
from caseapp.statistics.sheet import Sheet


def render_pdf(
    sheet: Sheet, *, printed_on: date, imprint: Imprint | None = None, typefaces: Typefaces = CARRIED
) -> bytes:
    """Print the statistical report on `sheet`, dated `printed_on`; the same arguments give the same bytes.

    `imprint`: what the report bears as an issued one; without it every page is marked 草稿. Raises TypefaceError when a
    font file of the office cannot be embedded.
    """
    return render_report(report_on(sheet, printed_on=printed_on, imprint=imprint), typefaces=typefaces)


def render_report(report: Report, *, typefaces: Typefaces = CARRIED) -> bytes:
    """Print a report whose contents are already decided."""
    faces = Faces(typefaces)
    report = cast(Report, legible(report, faces))
    if faces.missing:
        report = replace(report, blocks=(*report.blocks, Prose(words_on_missing(faces.missing))))
    return build_pdf(
        list(Layout(faces).flowables(report)),
        title=f"{report.office}{report.title}（{report.period}）",
        author=report.office,
        subject=report.period,
        furniture=Furniture(faces.table, report.foot, report.is_draft),
        orientation=LANDSCAPE if report.is_wide else PORTRAIT,
    )
