"""Pages of the register of reconsideration cases."""

from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, WRITERS, allow, current_person, own_name
from caseapp.calendar.queries import current_calendar
from caseapp.db import db
from caseapp.history.guard import then_asked
from caseapp.history.moments import Then
from caseapp.law.reckoning import remaining
from caseapp.law.refusal import Refused
from caseapp.law.running import RunningClock
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope, may_write, offices_to_write
from caseapp.organs.queries import hold_office, offices_in, organ_names, region_names
from caseapp.paging import page_asked
from caseapp.reconsideration import actions, queries
from caseapp.reconsideration.clocks import application_timeliness, running_clocks, still_of_use
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.filters import DEFAULT_SORT, CaseFilters
from caseapp.reconsideration.forms import CaseFilterForm, CaseForm, ReceiveForm, case_form
from caseapp.reconsideration.guard import case_to_edit
from caseapp.reconsideration.life import LIFE, enter_case
from caseapp.reconsideration.models import CaseEntry, ReconsiderationCase
from caseapp.reconsideration.past import CASE, WORDS, case_then
from caseapp.reconsideration.sections import ROW_TITLES, SECTIONS, TITLES, missing
from caseapp.reconsideration.stages import stage_of
from caseapp.reconsideration.steps.handling import NumberGiving
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.sections import known
from caseapp.timeline.correcting.views import correct_page, waiting_correction
from caseapp.timeline.entries import RECEIVED, RECORDED
from caseapp.timeline.history import lines
from caseapp.timeline.past.queries import READ_ERRORS
from caseapp.timeline.past.rebuilding import PastCase
from caseapp.timeline.past.views import PastRegister, changes_shown, gone_page, past_page, past_shown, unreadable_page
from caseapp.timeline.queries import case_of_form
from caseapp.timeline.steps import Circumstances, Step
from caseapp.timeline.views import (
    Register,
    act_of,
    circumstances,
    is_undo_offered,
    readings,
    step_page,
    step_title,
    undo_page,
)

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
def show(case_id: int) -> Page:
    """Everything known of one case, and what is still missing; as it stood, where the address names a moment."""
    scope, then = current_scope(), then_asked()
    if then is not None:
        return past_page(PAST, case_id, then, seen=scope.office_ids)
    try:
        case = queries.find_case(scope, case_id)
        return _live_page(case) if case else gone_page(PAST, case_id, seen=scope.office_ids)
    except READ_ERRORS:
        page = unreadable_page(PAST, case_id, seen=scope.office_ids)
        if page is None:
            raise
        return page


def _live_page(case: ReconsiderationCase) -> str:
    facts, now = actions.facts_of(case), circumstances()
    return render_template(
        "reconsideration/show.html",
        **_shown(case.id, case.office.name, facts, due_on=case.due_on, is_due_provisional=case.is_due_provisional),
        missing=missing(facts),
        status=queries.status_on(case, now.today),
        now=now,
        clocks=_clocks_of_use(facts, now),
        timeliness=application_timeliness(facts, now.calendar),
        steps=_steps_offered(case, facts, now),
        history=lines(case.entries, CaseFacts, TITLES, partial(step_title, REGISTER)),
        step_address=partial(_step_address, case.id),
        remaining=remaining,
        can_edit=may_write(case.office_id),
        **changes_shown(PAST, case.id, in_full=may_write(case.office_id)),
        can_undo=is_undo_offered(REGISTER, case),
        waiting=waiting_correction(REGISTER, case),
    )


def _past_page(case: PastCase[CaseFacts], then: Then, in_full: bool) -> str:
    """The facts of a case as it stood; nothing can be done there."""
    facts, columns = case.facts, case.columns
    status = None if case.unreadable else queries.status_on(facts, then.day, due_on=columns["due_on"])
    return render_template(
        "reconsideration/show.html",
        **_shown(
            case.id, case.office, facts, due_on=columns["due_on"], is_due_provisional=columns["is_due_provisional"]
        ),
        missing={},
        status=status,
        history=lines(case.entries, CaseFacts, TITLES, partial(step_title, REGISTER)),
        **past_shown(PAST, case, then, in_full=in_full),
    )


def _shown(case_id: int, office: str, facts: CaseFacts, **derived: object) -> dict[str, object]:
    """What the page shows of a case, of today or of the past."""
    return {
        "case_id": case_id,
        "office": office,
        "facts": facts,
        "parts": [(section, known(facts, section)) for section in SECTIONS],
        "titles": TITLES,
        "row_titles": ROW_TITLES,
        "heading": _called(facts),
        "stage": stage_of(facts),
        **derived,
    }


def _clocks_of_use(facts: CaseFacts, now: Circumstances) -> list[RunningClock]:
    """Those worth showing today; whether the application came in time is said in a sentence of its own."""
    running = running_clocks(facts, now.calendar, readings=now.readings)
    return [each for each in running if still_of_use(each, now.today) and not each.clock.id.startswith("APPLY")]


def _steps_offered(
    case: ReconsiderationCase, facts: CaseFacts, now: Circumstances
) -> tuple[type[Step[CaseFacts]], ...]:
    return TRANSITIONS.offered(stage_of(facts), facts, now) if may_write(case.office_id) else ()


@blueprint.route("/<int:case_id>/steps/<step>", methods=["GET", "POST"])
@allow(*WRITERS)
def step(case_id: int, step: str) -> Page:
    """Take one step in the life of a case."""
    case = case_to_edit(case_id)
    return step_page(REGISTER, case, TRANSITIONS.steps.get(step) or abort(404))


@blueprint.route("/<int:case_id>/undo", methods=["GET", "POST"])
@allow(*WRITERS)
def undo(case_id: int) -> Page:
    """Take back the last step, with a reason."""
    return undo_page(REGISTER, case_to_edit(case_id))


@blueprint.route("/receive", methods=["GET", "POST"])
@allow(*WRITERS)
def receive() -> Page:
    """Enter an application as it comes in; what becomes of it follows step by step."""
    form = ReceiveForm(data={"received_on": today_in_shanghai(), "handler": own_name()})
    return _enter(form, "reconsideration/receive.html", RECEIVED)


@blueprint.route("/new", methods=["GET", "POST"])
@allow(*WRITERS)
def new() -> Page:
    """Enter a case with all that became of it, as from old papers."""
    return _enter(CaseForm(), "reconsideration/form.html", RECORDED)


def _enter(form: CaseForm | ReceiveForm, template: str, how: str) -> Page:
    """Enter a case. One just like it already entered is shown instead, until the person says that this is another."""
    form.office_id.offer(offices_to_write())
    if not form.validate_on_submit():
        return _form_page(form, template), 422 if form.is_submitted() else 200
    office = hold_office(form.office_id.data)
    sent = case_of_form(CaseEntry, form.form_key.data, by=current_person())
    if sent is not None:  # a double click
        return redirect(url_for("reconsideration.show", case_id=sent))
    facts = actions.with_respondent_known(form.facts())
    twin = None if form.is_another.data else queries.twin_of(office.id, facts)
    if twin is not None:
        return _form_page(form, template, twin=twin), 422
    try:
        case = enter_case(
            office=office, facts=facts, act=act_of(form), how=how, calendar=current_calendar(), readings=readings()
        )
    except Refused as refused:
        form.take(refused)
        return _form_page(form, template), 422
    db.session.flush()
    flash("已登记。", "success")
    return redirect(url_for("reconsideration.show", case_id=case.id))


@blueprint.route("/<int:case_id>/edit", methods=["GET", "POST"])
@allow(*WRITERS)
def edit(case_id: int) -> Page:
    """Change a case. If somebody else changed it meanwhile, both versions are shown and nothing is written."""
    case = case_to_edit(case_id)
    form = case_form(actions.facts_of(case), case.version)
    del form.office_id
    return correct_page(REGISTER, case, form, partial(_form_page, case=case))


def _form_page(form: CaseForm | ReceiveForm, template: str = "reconsideration/form.html", **more: object) -> str:
    return render_template(template, form=form, sections=SECTIONS, titles=TITLES, names=_suggestions(), **more)


def _step_address(case_id: int, step: str) -> str:
    return url_for("reconsideration.step", case_id=case_id, step=step)


def _heading(case: ReconsiderationCase) -> str:
    return _called(actions.facts_of(case))


def _called(facts: CaseFacts) -> str:
    """What a case is called: its number, before it has one its parties."""
    first = facts.applicants[0].name if facts.applicants else "申请人不详"
    return facts.number or f"{first}不服{facts.respondent}"


def _noted(case: ReconsiderationCase, step: Step[CaseFacts]) -> str:
    number = f"，案号{case.number}" if isinstance(step, NumberGiving) and case.number else ""
    return f"已登记：{step.title.removeprefix('登记')}{number}。"


def _suggestions() -> dict[str, object]:
    return {
        "organs": organ_names(),
        "regions": region_names(),
        "handlers": queries.handler_names(current_scope()),
    }


REGISTER: Register[CaseFacts] = Register(
    life=LIFE,
    kind_of_facts=CaseFacts,
    sections=SECTIONS,
    titles=TITLES,
    shown="reconsideration.show",
    case_variable="case_id",
    names=_suggestions,
    heading=_heading,
    noted=_noted,
)

PAST: PastRegister[CaseFacts] = PastRegister(
    table=CASE,
    words=WORDS,
    then=case_then,
    page=_past_page,
    heading=_called,
    shown="reconsideration.show",
    case_variable="case_id",
    may_write=may_write,
)
