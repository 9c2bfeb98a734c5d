"""Pages of what became of issued figures: a report then and now, two reports side by side, and whose a PDF is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, abort, render_template, request

from caseapp.accounts.guard import READERS, allow, asking
from caseapp.issued import queries
from caseapp.issued.models import IssuedReport
from caseapp.issuing.checking import Checked, check_pdf
from caseapp.issuing.comparing.forms import CheckForm
from caseapp.issuing.comparing.telling import told
from caseapp.issuing.comparison import Comparison
from caseapp.issuing.explained import Relation, beside, column_now, columns_of, kept_of, related, report_now
from caseapp.law.ledgers import Ledger
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope
from caseapp.paging import Page, page_asked
from caseapp.statistics.periods import parse_period

blueprint = Blueprint("comparing", __name__, url_prefix="/issuing")

_CASES_SHOWN: Final = 20  # each of them is followed through the changes since


@blueprint.get("/<int:report_id>/compare")
@allow(*READERS)
def compare(report_id: int) -> str:
    """An issued report against the ledger of today: each figure then and now, and the cases by which they differ."""
    report = _seen(report_id)
    kept, today, column = kept_of(report), _today(), _column_asked()
    if column is not None and column not in columns_of(kept.frozen):
        abort(404)
    comparison = report_now(kept, **today) if column is None else column_now(kept, column, **today)
    return render_template(
        "issuing/compare.html",
        report=report,
        newer=queries.replaced_by(report.id),
        column=column,
        columns=columns_of(kept.frozen),
        **_shown(comparison),
    )


def _column_asked() -> Relation | None:
    """The column that the address names; None: the report's own period. 404 for a word that is none."""
    text = request.args.get("column")
    if not text:
        return None
    return next((each for each in Relation if each.value == text), None) or abort(404)


@blueprint.get("/compare")
@allow(*READERS)
def side_by_side() -> str:
    """Two issued reports side by side; where the address names none, which two."""
    reports = queries.issued_reports(current_scope().office_ids)
    one, other = (_asked(name, reports) for name in ("first", "second"))
    found = beside(kept_of(one), kept_of(other)) if one and other else None
    if found is not None:
        return render_template("issuing/side_by_side.html", beside=found, **_shown(found.comparison))
    return render_template(
        "issuing/choose_two.html",
        reports=reports,
        one=one,
        other=other,
        comparable=[(each, known[0].words) for each in reports if one and (known := related(one, each))],
        title_of=_title_of,
    )


@blueprint.route("/check", methods=["GET", "POST"])
@asking
def check() -> str | tuple[str, int]:
    """Whether a PDF was issued here, and whether its figures still stand. The file is not kept."""
    form: Any = CheckForm()
    checked: Checked | None = None
    if form.validate_on_submit():
        checked = check_pdf(form.paper.data.read(), **_today(), office_ids=current_scope().office_ids)
    page = render_template("issuing/check.html", form=form, checked=checked, title_of=_title_of)
    return page, 422 if form.errors else 200


def _today() -> dict[str, Any]:
    now = datetime.now(UTC)
    return {"today": today_in_shanghai(now), "now": now}


def _seen(report_id: int) -> IssuedReport:
    """The report, if it is of an office that the person sees; else 404."""
    report = queries.issued_report(report_id)
    return report if report.office_id in current_scope().office_ids else abort(404)


def _asked(name: str, reports: Sequence[IssuedReport]) -> IssuedReport | None:
    """The report that the address names; 404 for one that the person does not see."""
    text = request.args.get(name)
    if not text:
        return None
    return next((each for each in reports if str(each.id) == text), None) or abort(404)


def _shown(comparison: Comparison) -> dict[str, Any]:
    """The figures that differ, and a page of the cases behind them, or behind the figure that the address names."""
    code = request.args.get("figure")
    figure = next((each for each in comparison.figures if each.indicator.code == code), None)
    if code and figure is None:
        abort(404)
    cases = comparison.cases(code or None)
    number = min(page_asked(request.args.get("page")), max(1, -(-len(cases) // _CASES_SHOWN)))
    some = cases[(number - 1) * _CASES_SHOWN : number * _CASES_SHOWN]
    rows = told(comparison.narrowed(some), comparison.interval)
    return {
        "comparison": comparison,
        "figure": figure,
        "page": Page(tuple(rows), len(cases), number, _CASES_SHOWN),
        "period": comparison.interval.period,
        "shown_at": {Ledger.RECONSIDERATION: "reconsideration.show", Ledger.LITIGATION: "litigation.show"},
    }


def _title_of(report: IssuedReport) -> str:
    """The period reported on: 2024年3月."""
    return parse_period(report.period).title
