"""Pages of the register of reconsideration cases."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, WRITERS, allow
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refused
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope, may_write, offices_to_write
from caseapp.organs.queries import hold_office, offices_in, organ_names, region_names
from caseapp.paging import page_asked
from caseapp.reconsideration import actions, queries
from caseapp.reconsideration.filters import DEFAULT_SORT, CaseFilters
from caseapp.reconsideration.forms import CaseFilterForm, CaseForm, case_form
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.sections import ROW_TITLES, SECTIONS, TITLES, missing
from caseapp.sections import differences, known

blueprint = Blueprint("reconsideration", __name__, url_prefix="/reconsideration")

Page = str | Response | tuple[str, int]


@blueprint.get("/")
@allow(*READERS)
def index() -> str:
    """The ledger, narrowed and sorted as the address says."""
    scope, today = current_scope(), today_in_shanghai()
    form = CaseFilterForm(request.args)
    form.office_id.offer(offices_in(scope), blank="全部")
    sort = request.args.get("sort", DEFAULT_SORT)
    page = queries.case_page(
        scope, form.readable(CaseFilters), today=today, sort=sort, page=page_asked(request.args.get("page"))
    )
    return render_template(
        "reconsideration/index.html",
        form=form,
        page=page,
        sort=sort,
        many_offices=len(scope.office_ids) > 1,
        can_enter=bool(offices_to_write()),
        names=_suggestions(),
    )


@blueprint.get("/<int:case_id>")
@allow(*READERS)
def show(case_id: int) -> str:
    """Everything known of one case, and what is still missing."""
    case = queries.case_in(current_scope(), case_id)
    facts, today = actions.facts_of(case), today_in_shanghai()
    return render_template(
        "reconsideration/show.html",
        case=case,
        facts=facts,
        parts=[(section, known(facts, section)) for section in SECTIONS],
        missing=missing(facts),
        titles=TITLES,
        row_titles=ROW_TITLES,
        status=queries.status_on(case, today),
        today=today,
        can_edit=may_write(case.office_id),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@allow(*WRITERS)
def new() -> Page:
    """Enter a case. One just like it already entered is shown instead, until the person says that this is another."""
    form = CaseForm()
    form.office_id.offer(offices_to_write())
    if not form.validate_on_submit():
        return _form_page(form), 422 if form.is_submitted() else 200
    office, facts = hold_office(form.office_id.data), actions.with_respondent_known(form.facts())
    twin = None if form.is_another.data else queries.twin_of(office.id, facts)
    if twin is not None:
        return _form_page(form, twin=twin), 422
    try:
        case = actions.record_case(office=office, facts=facts, calendar=shipped_calendar())
    except Refused as refused:
        form.take(refused)
        return _form_page(form), 422
    db.session.flush()
    flash("已登记。", "success")
    return redirect(url_for("reconsideration.show", case_id=case.id))


@blueprint.route("/<int:case_id>/edit", methods=["GET", "POST"])
@allow(*WRITERS)
def edit(case_id: int) -> Page:
    """Change a case. If somebody else changed it meanwhile, both versions are shown and nothing is written."""
    case = _case_to_edit(case_id)
    form = case_form(actions.facts_of(case), case.version)
    del form.office_id
    if not form.validate_on_submit():
        return _form_page(form, case=case), 422 if form.is_submitted() else 200
    facts = form.facts()
    if form.version.data != case.version:
        differing = differences(actions.facts_of(case), facts, SECTIONS)
        form.version.raw_data = [str(case.version)]
        return _form_page(form, case=case, differing=differing), 409
    try:
        actions.revise_case(case, facts=facts, calendar=shipped_calendar())
    except Refused as refused:
        form.take(refused)
        return _form_page(form, case=case), 422
    flash("已保存。", "success")
    return redirect(url_for("reconsideration.show", case_id=case.id))


def _case_to_edit(case_id: int) -> ReconsiderationCase:
    scope = current_scope()
    case = queries.case_for_update(scope, case_id) if request.method == "POST" else queries.case_in(scope, case_id)
    if not may_write(case.office_id):
        abort(403)
    return case


def _form_page(form: CaseForm, **more: object) -> str:
    return render_template(
        "reconsideration/form.html", form=form, sections=SECTIONS, titles=TITLES, names=_suggestions(), **more
    )


def _suggestions() -> dict[str, object]:
    return {
        "organs": organ_names(),
        "regions": region_names(),
        "handlers": queries.handler_names(current_scope()),
    }
