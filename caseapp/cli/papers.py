"""A filled form written to a file: on paper or as a workbook, as the file's name ends."""

from datetime import date
from pathlib import Path

from caseapp.cli.files import write_file
from caseapp.reports.pdf.form_printing import render_form
from caseapp.reports.typefaces import Typefaces
from caseapp.spreadsheets.figures.returns import form_grids
from caseapp.spreadsheets.figures.writing import write_figures
from caseapp.statistics.returns.filled import FilledForm


def write_form(form: FilledForm, out: Path, *, printed_on: date, typefaces: Typefaces) -> None:
    """Write the form as .pdf or .xlsx. Raises TypefaceError for a font of the office that cannot be embedded."""
    if out.suffix.lower() == ".pdf":
        write_file(out, render_form(form, printed_on=printed_on, typefaces=typefaces))
    else:
        write_file(out, write_figures(form_grids(form), title=form.definition.title, author=form.office))
