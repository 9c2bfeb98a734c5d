"""The printer: a sheet of figures or a form in, the bytes of a PDF out. Nothing else in the project knows ReportLab.

`printing` prints reports, `form_printing` forms, `svg` draws a report's charts for a page.
"""
