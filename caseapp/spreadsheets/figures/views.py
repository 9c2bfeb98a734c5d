"""Figures taken out as workbooks: the whole sheet of a period, and a form filled for it."""

from collections.abc import Sequence

from flask import Blueprint, Response

from caseapp.accounts.guard import READERS, allow
from caseapp.spreadsheets.figures.grids import Grid
from caseapp.spreadsheets.figures.returns import form_grids
from caseapp.spreadsheets.figures.sheets import sheet_grids
from caseapp.spreadsheets.figures.writing import write_figures
from caseapp.spreadsheets.views import download
from caseapp.statistics.guard import sheet_asked
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.guard import form_asked

blueprint = Blueprint("figure_sheets", __name__, url_prefix="/spreadsheets/figures")


@blueprint.get("/<period:period>.xlsx")
@allow(*READERS)
def sheet(period: Period) -> Response:
    """Every figure of the period, its breakdowns and checks, in the ledger as it stands or as of a moment."""
    made = sheet_asked(period)
    topic = made.scope.topic.title if made.scope.topic else ""
    return _download(sheet_grids(made), f"{made.office}{topic}{period.title}行政复议应诉统计", made.office)


@blueprint.get("/returns/<form_code>/<period:period>.xlsx")
@allow(*READERS)
def form(form_code: str, period: Period) -> Response:
    """A form filled for the period, with live totals, rates and identities."""
    filled = form_asked(form_code, period)
    return _download(form_grids(filled), f"{filled.office}{period.title}{filled.definition.title}", filled.office)


def _download(grids: Sequence[Grid], title: str, office: str) -> Response:
    return download(write_figures(grids, title=title, author=office), f"{title}.xlsx")
