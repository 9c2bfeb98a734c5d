"""The 登记表 of a period, as a workbook and on paper."""

from flask import Blueprint, Response, current_app

from caseapp.accounts.guard import READERS, allow
from caseapp.law.today import today_in_shanghai
from caseapp.reports.pdf.printing import render_report
from caseapp.reports.registration.contents import registration_report
from caseapp.reports.typefaces import typefaces_from
from caseapp.spreadsheets.registration import registration_workbook
from caseapp.spreadsheets.views import EXCEL
from caseapp.statistics.guard import question_asked
from caseapp.statistics.periods import Period
from caseapp.statistics.registration.lines import Registration
from caseapp.statistics.registration.queries import registration
from caseapp.web import file_answer

blueprint = Blueprint("registration", __name__, url_prefix="/registration")


@blueprint.get("/<period:period>.pdf")
@allow(*READERS)
def pdf(period: Period) -> Response:
    """The table on paper, dated today, in the ledger as it stands or as of a moment."""
    table = _asked(period)
    report = registration_report(table, printed_on=today_in_shanghai())
    paper = render_report(report, typefaces=typefaces_from(current_app.config["TYPEFACES"]))
    return file_answer(paper, "application/pdf", f"register-{period.text}.pdf", f"{table.title}.pdf")


@blueprint.get("/<period:period>.xlsx")
@allow(*READERS)
def workbook(period: Period) -> Response:
    """The same as a workbook."""
    table = _asked(period)
    name = f"{table.title}.xlsx"
    made = registration_workbook(table)
    return file_answer(made, EXCEL, f"register-{period.text}.xlsx", name, is_attachment=True)


def _asked(period: Period) -> Registration:
    asked, then = question_asked(period)
    return registration(asked, then)
