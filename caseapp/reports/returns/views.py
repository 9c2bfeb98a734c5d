"""A filled form as PDF, from the browser."""

from flask import Blueprint, Response, current_app

from caseapp.accounts.guard import READERS, allow
from caseapp.law.today import today_in_shanghai
from caseapp.reports.pdf.form_printing import render_form
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.guard import form_asked
from caseapp.web import file_answer

blueprint = Blueprint("return_papers", __name__, url_prefix="/reports/returns")


@blueprint.get("/<form_code>/<period:period>.pdf")
@allow(*READERS)
def pdf(form_code: str, period: Period) -> Response:
    """The form of the period on paper, dated today, in the ledger as it stands or as of a moment."""
    form = form_asked(form_code, period)
    typefaces = typefaces_from(current_app.config["TYPEFACES"])
    paper = render_form(form, printed_on=today_in_shanghai(), typefaces=typefaces)
    name = f"{form.office}{period.title}{form.definition.title}.pdf"
    return file_answer(paper, "application/pdf", f"{period.text}.pdf", name)
