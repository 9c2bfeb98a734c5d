"""Plain values in, bytes out."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, cast

from caseapp.reports.blocks import Prose, Report
from caseapp.reports.contents import report_on
from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.fonts import MISSING, Faces
from caseapp.reports.pdf.layout import Layout
from caseapp.reports.pdf.page import Furniture, build_pdf
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
    report = cast(Report, _legible(report, faces))
    if faces.missing:
        report = replace(report, blocks=(*report.blocks, _note_on(faces.missing)))
    return build_pdf(
        list(Layout(faces).flowables(report)),
        title=f"{report.office}{report.title}（{report.period}）",
        author=report.office,
        subject=report.period,
        furniture=Furniture(faces.table, report.foot, report.is_draft),
    )


def _legible(value: Any, faces: Faces) -> Any:
    """Return `value` with every text in it as it will be drawn."""
    if isinstance(value, str):
        return faces.legible(value)
    if isinstance(value, list | tuple):
        return tuple(_legible(item, faces) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _legible(getattr(value, field.name), faces) for field in fields(value)})
    return value


def _note_on(missing: set[str]) -> Prose:
    codes = "、".join(f"U+{ord(char):04X}" for char in sorted(missing))
    return Prose(f"注：下列字符在所用字体中没有字形，本报告以“{MISSING}”代替：{codes}。")
