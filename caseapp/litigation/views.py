"""Pages of the register of litigation cases."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, WRITERS, allow
from caseapp.db import db
from caseapp.law.refusal import Refused
from caseapp.law.today import today_in_shanghai
from caseapp.litigation import actions, queries
from caseapp.litigation.filters import DEFAULT_SORT, LawsuitFilters
from caseapp.litigation.forms import LawsuitFilterForm, LawsuitForm, lawsuit_form
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.numbers import canonical
from caseapp.litigation.sections import ROW_TITLES, SECTIONS, TITLES, missing
from caseapp.litigation.status import status_of
from caseapp.organs.guard import current_scope, may_write, offices_to_write
from caseapp.organs.queries import court_names, hold_office, offices_in, organ_names, region_names
from caseapp.paging import page_asked
from caseapp.sections import differences, known

blueprint = Blueprint("litigation", __name__, url_prefix="/litigation")

Page = str | Response | tuple[str, int]


@blueprint.get("/")
@allow(*READERS)
def index() -> str:
    """The ledger, narrowed and sorted as the address says."""
    scope, today = current_scope(), today_in_shanghai()
    form = LawsuitFilterForm(request.args)
    form.office_id.offer(offices_in(scope), blank="全部")
    filters, sort = form.readable(LawsuitFilters), request.args.get("sort", DEFAULT_SORT)
    page = queries.case_page(scope, filters, today=today, sort=sort, page=page_asked(request.args.get("page")))
    if filters.reconsideration_id:
        form.reconsideration_id.words = queries.title_of_reconsideration(scope, filters.reconsideration_id)
    return render_template(
        "litigation/index.html",
        form=form,
        page=page,
        sort=sort,
        many_offices=len(scope.office_ids) > 1,
        can_enter=bool(offices_to_write()),
        names=_suggestions(),
    )


@blueprint.get("/<int:lawsuit_id>")
@allow(*READERS)
def show(lawsuit_id: int) -> str:
    """Everything known of one lawsuit, its other instances, and what is still missing."""
    lawsuit = queries.lawsuit_in(current_scope(), lawsuit_id)
    facts = actions.facts_of(lawsuit)
    today = today_in_shanghai()
    return render_template(
        "litigation/show.html",
        lawsuit=lawsuit,
        facts=facts,
        parts=[(section, known(facts, section)) for section in SECTIONS],
        missing=missing(facts),
        titles=TITLES,
        row_titles=ROW_TITLES,
        status=status_of(heard_on=lawsuit.heard_on, decided_on=lawsuit.decided_on, today=today),
        instances=queries.instances_of(lawsuit),
        can_edit=may_write(lawsuit.office_id),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@allow(*WRITERS)
def new() -> Page:
    """Enter a lawsuit at one instance."""
    form = LawsuitForm()
    form.office_id.offer(offices_to_write())
    if not form.validate_on_submit():
        return _form_page(form), 422 if form.is_submitted() else 200
    try:
        lawsuit = actions.record_lawsuit(
            office=hold_office(form.office_id.data), facts=actions.with_defendants_known(form.facts())
        )
    except Refused as refused:
        form.take(refused)
        return _form_page(form, twin=_twin(form)), 422
    db.session.flush()
    flash("已登记。", "success")
    return redirect(url_for("litigation.show", lawsuit_id=lawsuit.id))


@blueprint.route("/<int:lawsuit_id>/edit", methods=["GET", "POST"])
@allow(*WRITERS)
def edit(lawsuit_id: int) -> Page:
    """Change a lawsuit. If somebody else changed it meanwhile, both versions are shown and nothing is written."""
    lawsuit = _lawsuit_to_edit(lawsuit_id)
    form = lawsuit_form(actions.facts_of(lawsuit), lawsuit.version)
    del form.office_id
    if not form.validate_on_submit():
        return _form_page(form, lawsuit=lawsuit), 422 if form.is_submitted() else 200
    facts = form.facts()
    if form.version.data != lawsuit.version:
        differing = differences(actions.facts_of(lawsuit), facts, SECTIONS)
        form.version.raw_data = [str(lawsuit.version)]
        return _form_page(form, lawsuit=lawsuit, differing=differing), 409
    try:
        actions.revise_lawsuit(lawsuit, facts=facts)
    except Refused as refused:
        form.take(refused)
        return _form_page(form, lawsuit=lawsuit), 422
    flash("已保存。", "success")
    return redirect(url_for("litigation.show", lawsuit_id=lawsuit.id))


def _lawsuit_to_edit(lawsuit_id: int) -> LitigationCase:
    scope = current_scope()
    is_change = request.method == "POST"
    lawsuit = queries.lawsuit_for_update(scope, lawsuit_id) if is_change else queries.lawsuit_in(scope, lawsuit_id)
    if not may_write(lawsuit.office_id):
        abort(403)
    return lawsuit


def _twin(form: LawsuitForm) -> LitigationCase | None:
    """The lawsuit that already bears the number and instance, to be opened instead of entered again."""
    return queries.lawsuit_numbered(form.office_id.data, canonical(form.court_number.data), form.instance.data)


def _form_page(form: LawsuitForm, **more: object) -> str:
    return render_template(
        "litigation/form.html", form=form, sections=SECTIONS, titles=TITLES, names=_suggestions(), **more
    )


def _suggestions() -> dict[str, object]:
    return {
        "organs": organ_names(),
        "courts": court_names(),
        "regions": region_names(),
        "handlers": queries.handler_names(current_scope()),
    }
