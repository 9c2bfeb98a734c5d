"""Pages of the register of litigation cases."""

from dataclasses import dataclass
from functools import partial

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, WRITERS, allow
from caseapp.history.guard import then_asked
from caseapp.history.moments import Then
from caseapp.law.reckoning import remaining
from caseapp.law.today import today_in_shanghai
from caseapp.litigation import actions, queries
from caseapp.litigation.cautions import cautions
from caseapp.litigation.clocks import clocks_of_court, running_clocks, still_of_use
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.filters import DEFAULT_SORT, LawsuitFilters
from caseapp.litigation.forms import LawsuitFilterForm, lawsuit_form
from caseapp.litigation.further import Further, further_refusal
from caseapp.litigation.guard import lawsuit_to_edit
from caseapp.litigation.intake.views import candidates, enter_further, form_page, new, receive, suggestions
from caseapp.litigation.life import LIFE
from caseapp.litigation.links.chain import Link, link_of
from caseapp.litigation.links.forms import link_form
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.past import CASE, WORDS, lawsuit_then
from caseapp.litigation.sections import ROW_TITLES, SECTIONS, TITLES, missing
from caseapp.litigation.stages import stage_of
from caseapp.litigation.status import status_of
from caseapp.litigation.steps.answering import LinkCases
from caseapp.litigation.transitions import TRANSITIONS
from caseapp.organs.guard import current_scope, may_write, offices_to_write
from caseapp.organs.queries import offices_in
from caseapp.paging import page_asked
from caseapp.sections import known
from caseapp.timeline.correcting.views import correct_page, waiting_correction
from caseapp.timeline.entries import RECEIVED
from caseapp.timeline.history import lines
from caseapp.timeline.past.queries import READ_ERRORS
from caseapp.timeline.past.rebuilding import PastCase
from caseapp.timeline.past.views import PastRegister, changes_shown, gone_page, past_page, past_shown, unreadable_page
from caseapp.timeline.steps import Circumstances
from caseapp.timeline.views import (
    Register,
    circumstances,
    is_undo_offered,
    step_page,
    step_title,
    undo_page,
)

blueprint = Blueprint("litigation", __name__, url_prefix="/litigation")

Page = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Offer:
    """Something to do next: a step or a further instance, by the key in its address and the words on its button."""

    key: str
    title: str


_BOTH = ("GET", "POST")
blueprint.add_url_rule("/receive", view_func=receive, methods=_BOTH)
blueprint.add_url_rule("/new", view_func=new, methods=_BOTH)
for _further in Further:
    _address = f"/<int:lawsuit_id>/{_further.value}"
    blueprint.add_url_rule(_address, view_func=enter_further, methods=_BOTH, defaults={"further": _further})


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
        names=suggestions(),
    )


@blueprint.get("/<int:lawsuit_id>")
@allow(*READERS)
def show(lawsuit_id: int) -> Page:
    """Everything known of one lawsuit, its other instances, what is due and what can be done next; as it stood, where
    the address names a moment.
    """
    scope, then = current_scope(), then_asked()
    if then is not None:
        return past_page(PAST, lawsuit_id, then, seen=scope.office_ids)
    try:
        lawsuit = queries.find_lawsuit(scope, lawsuit_id)
        return _live_page(lawsuit) if lawsuit else gone_page(PAST, lawsuit_id, seen=scope.office_ids)
    except READ_ERRORS:
        page = unreadable_page(PAST, lawsuit_id, seen=scope.office_ids)
        if page is None:
            raise
        return page


def _live_page(lawsuit: LitigationCase) -> str:
    facts, now = actions.facts_of(lawsuit), circumstances()
    can_edit = may_write(lawsuit.office_id)
    follows = lawsuit.reconsideration.id if lawsuit.reconsideration else None
    return render_template(
        "litigation/show.html",
        **_shown(lawsuit.id, lawsuit.office.name, facts, heard_on=lawsuit.heard_on, reconsideration_id=follows),
        missing=missing(facts),
        status=status_of(heard_on=lawsuit.heard_on, decided_on=lawsuit.decided_on, today=now.today),
        today=now.today,
        now=now,
        clocks=_clocks(facts, now),
        remaining=remaining,
        cautions=cautions(facts, now.calendar),
        steps=_offered(lawsuit, facts, now) if can_edit else (),
        step_address=partial(_step_address, lawsuit.id),
        history=lines(lawsuit.entries, LawsuitFacts, TITLES, _line_title),
        chain=_chain(lawsuit),
        can_edit=can_edit,
        **changes_shown(PAST, lawsuit.id, in_full=can_edit),
        can_undo=is_undo_offered(REGISTER, lawsuit),
        waiting=waiting_correction(REGISTER, lawsuit),
    )


def _past_page(lawsuit: PastCase[LawsuitFacts], then: Then, in_full: bool) -> str:
    """The facts of a lawsuit as it stood; nothing can be done there."""
    facts, columns = lawsuit.facts, lawsuit.columns
    heard_on = columns["heard_on"]
    return render_template(
        "litigation/show.html",
        **_shown(lawsuit.id, lawsuit.office, facts, heard_on=heard_on, reconsideration_id=None),
        missing={},
        status=None
        if lawsuit.unreadable
        else status_of(heard_on=heard_on, decided_on=facts.decided_on, today=then.day),
        today=then.day,
        history=lines(lawsuit.entries, LawsuitFacts, TITLES, _line_title),
        chain=(),
        cautions=(),
        **past_shown(PAST, lawsuit, then, in_full=in_full),
    )


def _shown(lawsuit_id: int, office: str, facts: LawsuitFacts, **derived: object) -> dict[str, object]:
    """What the page shows of a lawsuit, of today or of the past."""
    return {
        "case_id": lawsuit_id,
        "office": office,
        "facts": facts,
        "parts": [(section, known(facts, section)) for section in SECTIONS],
        "titles": TITLES,
        "row_titles": ROW_TITLES,
        **derived,
    }


def _clocks(facts: LawsuitFacts, now: Circumstances) -> list[object]:
    running = [each for each in running_clocks(facts, now.calendar) if still_of_use(each, now.today)]
    return [*running, *clocks_of_court(facts, now.calendar)]


def _chain(lawsuit: LitigationCase) -> list[Link]:
    instances = queries.instances_of(lawsuit)
    return [link_of(each.id, actions.facts_of(each), heard_on=each.heard_on) for each in instances]


def _offered(lawsuit: LitigationCase, facts: LawsuitFacts, now: Circumstances) -> list[_Offer]:
    """The next instance first, where there is none yet, then the steps."""
    is_last = not queries.lawsuits_following(lawsuit)
    further = [each for each in Further if is_last and further_refusal(facts, each) is None]
    steps = TRANSITIONS.offered(stage_of(facts), facts, now)
    return [*(_Offer(each.value, each.label) for each in further), *(_Offer(each.key, each.title) for each in steps)]


@blueprint.route("/<int:lawsuit_id>/steps/<step>", methods=["GET", "POST"])
@allow(*WRITERS)
def step(lawsuit_id: int, step: str) -> Page:
    """Take one step in the life of a lawsuit."""
    lawsuit = lawsuit_to_edit(lawsuit_id)
    chosen = TRANSITIONS.steps.get(step) or abort(404)
    if chosen is not LinkCases:
        return step_page(REGISTER, lawsuit, chosen)
    facts = actions.facts_of(lawsuit)
    cases, lawsuits = candidates(lawsuit.office, facts, but=lawsuit.id)
    kind = link_form(cases, lawsuits, case=facts.reconsideration_number, lawsuit=facts.earlier_number)
    return step_page(REGISTER, lawsuit, chosen, kind)


@blueprint.route("/<int:lawsuit_id>/undo", methods=["GET", "POST"])
@allow(*WRITERS)
def undo(lawsuit_id: int) -> Page:
    """Take back the last step, with a reason."""
    return undo_page(REGISTER, lawsuit_to_edit(lawsuit_id))


@blueprint.route("/<int:lawsuit_id>/edit", methods=["GET", "POST"])
@allow(*WRITERS)
def edit(lawsuit_id: int) -> Page:
    """Correct a lawsuit. If somebody else changed it meanwhile, both versions are shown and nothing is written."""
    lawsuit = lawsuit_to_edit(lawsuit_id)
    form = lawsuit_form(actions.facts_of(lawsuit), lawsuit.version)
    del form.office_id
    return correct_page(REGISTER, lawsuit, form, partial(form_page, lawsuit=lawsuit))


def _step_address(lawsuit_id: int, key: str) -> str:
    """The page of a step, or of the next instance."""
    if key in TRANSITIONS.steps:
        return url_for("litigation.step", lawsuit_id=lawsuit_id, step=key)
    return url_for("litigation.enter_further", lawsuit_id=lawsuit_id, further=key)


def _line_title(key: str) -> str:
    return "收到应诉通知" if key == RECEIVED else step_title(REGISTER, key)


def _heading(lawsuit: LitigationCase) -> str:
    return lawsuit.court_number


REGISTER: Register[LawsuitFacts] = Register(
    life=LIFE,
    kind_of_facts=LawsuitFacts,
    sections=SECTIONS,
    titles=TITLES,
    shown="litigation.show",
    case_variable="lawsuit_id",
    names=suggestions,
    heading=_heading,
)

PAST: PastRegister[LawsuitFacts] = PastRegister(
    table=CASE,
    words=WORDS,
    then=lawsuit_then,
    page=_past_page,
    heading=lambda facts: facts.court_number,
    shown="litigation.show",
    case_variable="lawsuit_id",
    may_write=may_write,
)
