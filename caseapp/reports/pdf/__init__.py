"""The printer: a sheet of figures or a form in, the bytes of a PDF out. Nothing else in the project knows ReportLab."""

from caseapp.reports.pdf.form_printing import render_form
from caseapp.reports.pdf.printing import render_pdf, render_report
from caseapp.reports.pdf.svg import svg_of

__all__ = ["render_form", "render_pdf", "render_report", "svg_of"]
