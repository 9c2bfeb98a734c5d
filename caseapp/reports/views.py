"""A sheet as PDF, from the browser, and its pictures for the page that shows it."""

from dataclasses import dataclass

from flask import Blueprint, Response, current_app
from markupsafe import Markup

from caseapp.accounts.guard import READERS, allow
from caseapp.law.today import today_in_shanghai
from caseapp.reports.charts import Chart, ColumnsChart
from caseapp.reports.pdf.printing import render_pdf
from caseapp.reports.pdf.svg import svg_of
from caseapp.reports.pictures import pictures
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.guard import sheet_asked
from caseapp.statistics.periods import Period
from caseapp.statistics.sheet import Sheet
from caseapp.web import file_answer

_WIDE, _NARROW = 460.0, 320.0  # units: columns scroll in their frame on a telephone, bars fit
blueprint = Blueprint("reports", __name__, url_prefix="/reports")


@blueprint.get("/<period:period>.pdf")
@allow(*READERS)
def pdf(period: Period) -> Response:
    """The statistical report of the period on paper, dated today, in the ledger as it stands or as of a moment."""
    sheet = sheet_asked(period)
    paper = render_pdf(sheet, printed_on=today_in_shanghai(), typefaces=typefaces_from(current_app.config["TYPEFACES"]))
    name = f"{sheet.office}{period.title}行政复议应诉统计报告.pdf"
    return file_answer(paper, "application/pdf", f"{period.text}.pdf", name)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart on a page. A wide one scrolls in its frame where the screen is narrower."""

    chart: Chart
    is_wide: bool

    @property
    def svg(self) -> Markup:
        """The picture itself; every text in it is escaped."""
        return Markup(svg_of(self.chart, _WIDE if self.is_wide else _NARROW))  # noqa: S704 -- made of escaped text


@blueprint.app_template_global("pictures_of")
def pictures_of(sheet: Sheet) -> list[Picture]:
    """The pictures of a sheet, in the order of the report; for the page of the figures, which knows no charts."""
    return [Picture(chart, isinstance(chart, ColumnsChart) and len(chart.labels) > 6) for chart in pictures(sheet)]
