"""A sheet as PDF, from the browser."""

from urllib.parse import quote

from flask import Blueprint, Response, current_app

from caseapp.accounts.guard import READERS, allow
from caseapp.law.today import today_in_shanghai
from caseapp.reports.pdf import render_pdf
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.guard import sheet_asked
from caseapp.statistics.periods import Period

blueprint = Blueprint("reports", __name__, url_prefix="/reports")


@blueprint.get("/<period:period>.pdf")
@allow(*READERS)
def pdf(period: Period) -> Response:
    """The statistical report of the period on paper, dated today, in the ledger as it stands or as of a moment."""
    sheet = sheet_asked(period)
    paper = render_pdf(sheet, printed_on=today_in_shanghai(), typefaces=typefaces_from(current_app.config["TYPEFACES"]))
    name = quote(f"{sheet.office}{period.title}行政复议应诉统计报告.pdf")
    disposition = f"inline; filename=\"{period.text}.pdf\"; filename*=UTF-8''{name}"
    return Response(paper, mimetype="application/pdf", headers={"Content-Disposition": disposition})
