"""The printer: a sheet of figures in, the bytes of a PDF out. Nothing else in the project knows ReportLab."""

from caseapp.reports.pdf.printing import render_pdf, render_report

__all__ = ["render_pdf", "render_report"]
