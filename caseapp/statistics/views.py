"""Pages of the figures: the sheet of a period, and the cases behind each figure."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, allow
from caseapp.law.ledgers import Ledger
from caseapp.law.today import today_in_shanghai
from caseapp.litigation import queries as litigation
from caseapp.litigation.filters import DEFAULT_SORT as NEWEST_LAWSUITS
from caseapp.litigation.filters import LawsuitFilters
from caseapp.organs.guard import current_scope, office_asked, scope_asked
from caseapp.organs.queries import offices_in
from caseapp.organs.scope import Scope
from caseapp.paging import page_asked
from caseapp.quality import queries as quality
from caseapp.quality.sets import KINDS
from caseapp.quality.span import Days
from caseapp.reconsideration import queries as reconsideration
from caseapp.reconsideration.filters import DEFAULT_SORT as NEWEST_CASES
from caseapp.reconsideration.filters import CaseFilters
from caseapp.statistics.indicators import INDICATORS, LITIGATION_INDICATORS, RECONSIDERATION_INDICATORS
from caseapp.statistics.models import CaseSet, Unit
from caseapp.statistics.periods import Period, PeriodError, parse_period
from caseapp.statistics.queries import build_sheet, group_title
from caseapp.statistics.sentences import sentences
from caseapp.statistics.sets import case_set, members, unit_of
from caseapp.statistics.tally import Question, count
from caseapp.statistics.usual import usual_periods
from caseapp.timeline.views import circumstances

blueprint = Blueprint("statistics", __name__, url_prefix="/statistics")

# What stands in large figures at the head of the page.
_HEADLINES = (
    ("received", "accepted", "concluded", "pending", "correction_rate", "on_time_rate"),
    ("lit_new", "lit_concluded", "lit_pending", "lit_loss_rate", "appearance_rate", "chief_appearance_rate"),
)


class PeriodConverter(BaseConverter):
    """`<period:period>` in an address: a Period; any text that is none is a page that does not exist."""

    def to_python(self, value: str) -> Period:
        """The period written in the address."""
        try:
            return parse_period(value)
        except PeriodError as error:
            raise ValidationError from error

    def to_url(self, value: Period) -> str:
        """As the period is typed."""
        return value.text


@blueprint.record_once
def _know_periods(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["period"] = PeriodConverter


@blueprint.get("/")
@allow(*READERS)
def index() -> Response | tuple[str, int]:
    """Go to the sheet of the period typed, or of this year; a text that is no period is explained."""
    typed = request.args.get("period", "").strip() or str(today_in_shanghai().year)
    try:
        period = parse_period(typed)
    except PeriodError as error:
        return render_template("statistics/choose.html", typed=typed, message=str(error), **_choices()), 422
    return redirect(url_for("statistics.sheet", period=period, office=request.args.get("office") or None))


@blueprint.get("/<period:period>/")
@allow(*READERS)
def sheet(period: Period) -> str:
    """Every figure of a period, each a link to its cases."""
    made = build_sheet(scope_asked(), period, last_day=today_in_shanghai())
    return render_template(
        "statistics/sheet.html",
        sheet=made,
        period=period,
        paragraphs=sentences(made),
        headlines=_HEADLINES,
        registers=(("行政复议", RECONSIDERATION_INDICATORS), ("行政应诉", LITIGATION_INDICATORS)),
        indicators=INDICATORS,
        **_findings(period),
        **_choices(),
    )


@blueprint.get("/<period:period>/cases/<set_code>")
@allow(*READERS)
def cases(period: Period, set_code: str) -> str:
    """The cases that a figure counts: by the same predicate, and therefore as many as the figure says."""
    scope, by, key = scope_asked(), request.args.get("by"), request.args.get("key")
    today = today_in_shanghai()
    try:
        wanted = case_set(set_code)
        where = members(wanted, scope, period, by, key, last_day=today)
        unit, group = unit_of(wanted, by), group_title(by, key, period)
    except ValueError:  # UnknownSetError, or a key that no group has
        abort(404)
    narrowed = {"where": where, "today": today, "page": page_asked(request.args.get("page"))}
    return render_template(
        "statistics/cases.html",
        case_set=wanted,
        period=period,
        scope=scope,
        group=group,
        is_by_defendant=unit is Unit.DEFENDANT,
        amount=None
        if wanted.amount is None or by
        else count([wanted], Question(scope, period, last_day=today))[wanted.code],
        indicator=INDICATORS.get(set_code),
        office=office_asked(),
        many_offices=len(scope.office_ids) > 1,
        **_listed(wanted, scope, unit, narrowed),
    )


def _findings(period: Period) -> dict[str, object]:
    """What should be mended before the period's report is issued, among the cases that figure in it."""
    days = Days(since=period.start, until=period.last_day)
    counted = quality.counts(scope_asked(), circumstances(), span=days.span)
    return {"days": days, "counted": counted, "found": [kind for kind in KINDS.values() if counted[kind.code]]}


def _listed(wanted: CaseSet, scope: Scope, unit: Unit, narrowed: dict[str, Any]) -> dict[str, Any]:
    """What the register's own list shows."""
    if wanted.ledger is Ledger.RECONSIDERATION:
        sort = request.args.get("sort", NEWEST_CASES)
        page: Any = reconsideration.case_page(scope, CaseFilters(), sort=sort, **narrowed)
        return {"table": "reconsideration/_table.html", "page": page, "sort": sort}
    sort = request.args.get("sort", NEWEST_LAWSUITS)
    page = litigation.case_page(scope, LawsuitFilters(), sort=sort, by_defendant=unit is Unit.DEFENDANT, **narrowed)
    return {"table": "litigation/_table.html", "page": page, "sort": sort}


def _choices() -> dict[str, object]:
    return {
        "offices": offices_in(current_scope()),
        "office": office_asked(),
        "usual": usual_periods(today_in_shanghai()),
    }
