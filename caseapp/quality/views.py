"""Pages of the findings: what is wrong or missing in the ledgers, and the cases behind each."""

from flask import Blueprint, abort, render_template, request

from caseapp.accounts.guard import READERS, allow
from caseapp.litigation.filters import DEFAULT_SORT as NEWEST_LAWSUITS
from caseapp.organs.guard import current_scope, office_asked, scope_asked
from caseapp.organs.queries import offices_in
from caseapp.paging import page_asked
from caseapp.quality import queries
from caseapp.quality.forms import DaysForm
from caseapp.quality.models import Group
from caseapp.quality.sets import KINDS
from caseapp.quality.span import Days
from caseapp.reconsideration.filters import DEFAULT_SORT as NEWEST_CASES
from caseapp.timeline.views import circumstances

blueprint = Blueprint("quality", __name__, url_prefix="/quality")


@blueprint.get("/")
@allow(*READERS)
def index() -> str:
    """Every finding with the number of its cases, each a link to them."""
    form = DaysForm(request.args)
    days = form.readable(Days)
    counted = queries.counts(scope_asked(), circumstances(), span=days.span)
    found = [kind for kind in KINDS.values() if counted[kind.code]]
    return render_template(
        "quality/index.html",
        form=form,
        days=days,
        counted=counted,
        groups=[(group, [kind for kind in found if kind.group is group]) for group in Group],
        found=found,
        clean=[kind for kind in KINDS.values() if kind not in found],
        offices=offices_in(current_scope()),
        office=office_asked(),
    )


@blueprint.get("/<kind_code>")
@allow(*READERS)
def cases(kind_code: str) -> str:
    """The cases that have the finding: by the same predicate, and therefore as many as the number says."""
    kind = KINDS.get(kind_code) or abort(404)
    scope, days = scope_asked(), DaysForm(request.args).readable(Days)
    sort = request.args.get("sort", NEWEST_LAWSUITS if kind.is_of_lawsuits else NEWEST_CASES)
    page = queries.cases_with(
        kind, scope, circumstances(), span=days.span, sort=sort, page=page_asked(request.args.get("page"))
    )
    return render_template(
        "quality/cases.html",
        kind=kind,
        days=days,
        page=page,
        sort=sort,
        scope=scope,
        office=office_asked(),
        many_offices=len(scope.office_ids) > 1,
    )
