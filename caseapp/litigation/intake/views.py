"""Pages on which a lawsuit comes into the register."""

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import WRITERS, allow, current_person, own_name
from caseapp.calendar.queries import current_calendar
from caseapp.db import db
from caseapp.law.refusal import Refused
from caseapp.law.today import today_in_shanghai
from caseapp.litigation import actions, queries
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.forms import LawsuitForm
from caseapp.litigation.further import Further, carried_over, follows, further_refusal
from caseapp.litigation.guard import lawsuit_to_follow
from caseapp.litigation.intake.forms import NoticeForm, further_form
from caseapp.litigation.life import enter_lawsuit
from caseapp.litigation.links.candidates import Candidate, case_candidate, lawsuit_candidate, suit_after, taken_over
from caseapp.litigation.links.queries import cases_like, lawsuits_like
from caseapp.litigation.models import LawsuitEntry, LitigationCase
from caseapp.litigation.numbers import canonical
from caseapp.litigation.sections import SECTIONS, TITLES
from caseapp.litigation.steps.hearings import MUST_APPEAR_GROUNDS
from caseapp.organs.guard import current_scope, offices_to_write
from caseapp.organs.models import Office
from caseapp.organs.queries import court_names, hold_office, organ_names, region_names
from caseapp.reconsideration.actions import facts_of as facts_of_case
from caseapp.reconsideration.numbers import canonical as canonical_reconsideration
from caseapp.reconsideration.queries import case_in, case_numbered
from caseapp.timeline.entries import RECEIVED, RECORDED
from caseapp.timeline.queries import case_of_form
from caseapp.timeline.views import act_of

Page = str | Response | tuple[str, int]

_NOTICE = "litigation/receive.html"
_LONGEST_ID = 9  # digits; beyond them a database has no id


@allow(*WRITERS)
def receive() -> Page:
    """Enter a notice of suit as it comes in; what becomes of it follows step by step.

    `?after=` names the reconsideration case that it follows: what that case knows is filled in.
    """
    form = NoticeForm(data={"served_on": today_in_shanghai(), "handler": own_name()} | _known_before())
    form.office_id.offer(offices_to_write())
    return _enter_notice(form)


def _known_before() -> dict[str, Any]:
    text = request.args.get("after", "")
    if not text.isdecimal() or len(text) > _LONGEST_ID:
        return {}
    case = case_in(current_scope(), int(text))
    return {"office_id": case.office_id, **suit_after(facts_of_case(case), case.office.name)}


@allow(*WRITERS)
def enter_further(lawsuit_id: int, further: Further) -> Page:
    """Enter the next instance of a lawsuit, with all that is known from the one below."""
    lawsuit = lawsuit_to_follow(lawsuit_id)
    below = actions.facts_of(lawsuit)
    carried = carried_over(below, further)
    form = further_form(carried, served_on=today_in_shanghai())
    form.office_id.offer([lawsuit.office])
    sent = case_of_form(LawsuitEntry, form.form_key.data, by=current_person()) if form.is_submitted() else None
    if sent is not None:  # a double click
        return redirect(url_for("litigation.show", lawsuit_id=sent))
    refusal = further_refusal(below, further, [actions.facts_of(each) for each in queries.lawsuits_following(lawsuit)])
    if refusal is not None:
        form.form_errors.append(refusal.message)
        return form_page(form, _NOTICE, below=lawsuit, further=further, can_be_taken=False), 409
    return _enter_notice(form, carried, below=lawsuit, further=further)


def _enter_notice(form: NoticeForm, carried: LawsuitFacts | None = None, **page: object) -> Page:
    """Enter what the form describes. Cases found by the parties are shown first, for the person to choose from."""
    if not form.validate_on_submit():
        return form_page(form, _NOTICE, **page), 422 if form.is_submitted() else 200
    office = hold_office(form.office_id.data)
    sent = case_of_form(LawsuitEntry, form.form_key.data, by=current_person())
    if sent is not None:  # a double click
        return redirect(url_for("litigation.show", lawsuit_id=sent))
    facts = form.facts()
    if carried is None and not form.are_links_asked.data:
        cases, lawsuits = candidates(office, facts)
        found = ([] if facts.reconsideration_number else cases, [] if facts.earlier_number else lawsuits)
        if any(found):
            form.ask_links(*found)
            return form_page(form, _NOTICE, found=found, **page), 422
    return _recorded(form, _NOTICE, RECEIVED, office, _with_all_known(office, facts, carried), **page)


def _with_all_known(office: Office, facts: LawsuitFacts, carried: LawsuitFacts | None) -> LawsuitFacts:
    if carried is not None and facts.plaintiff_kind is None:
        facts = replace(facts, plaintiff_kind=carried.plaintiff_kind)
    number = facts.reconsideration_number
    case = case_numbered(office.id, canonical_reconsideration(number)) if number else None
    if case is not None:
        facts = taken_over(facts, facts_of_case(case), office.name)
    return actions.with_defendants_known(facts)


def candidates(
    office: Office, facts: LawsuitFacts, *, but: int | None = None
) -> tuple[list[Candidate], list[Candidate]]:
    """Reconsideration cases and lawsuits of the instance below that the lawsuit may be tied to, as choices."""
    below = [actions.facts_of(each) for each in lawsuits_like(office, facts, but=but)]
    possible = [each for each in below if follows(facts.instance, each)]
    return (
        [case_candidate(facts_of_case(each)) for each in cases_like(office, facts)],
        [lawsuit_candidate(each) for each in possible],
    )


@allow(*WRITERS)
def new() -> Page:
    """Enter a lawsuit with all that became of it, as from old papers."""
    form = LawsuitForm()
    form.office_id.offer(offices_to_write())
    if not form.validate_on_submit():
        return form_page(form), 422 if form.is_submitted() else 200
    office = hold_office(form.office_id.data)
    sent = case_of_form(LawsuitEntry, form.form_key.data, by=current_person())
    if sent is not None:  # a double click
        return redirect(url_for("litigation.show", lawsuit_id=sent))
    facts = actions.with_defendants_known(form.facts())
    return _recorded(form, "litigation/form.html", RECORDED, office, facts)


def _recorded(
    form: LawsuitForm | NoticeForm,
    template: str,
    how: str,
    office: Office,
    facts: LawsuitFacts,
    **page: object,
) -> Page:
    try:
        lawsuit = enter_lawsuit(office=office, facts=facts, act=act_of(form), how=how, calendar=current_calendar())
    except Refused as refused:
        form.take(refused)
        return form_page(form, template, twin=_twin(form), **page), 422
    db.session.flush()
    flash("已登记。", "success")
    return redirect(url_for("litigation.show", lawsuit_id=lawsuit.id))


def _twin(form: LawsuitForm | NoticeForm) -> LitigationCase | None:
    """The lawsuit that already bears the number and instance, to be opened instead of entered again."""
    return queries.lawsuit_numbered(form.office_id.data, canonical(form.court_number.data), form.instance.data)


def form_page(form: LawsuitForm | NoticeForm, template: str = "litigation/form.html", **more: object) -> str:
    """The page of a form of the whole lawsuit, or of its notice."""
    return render_template(template, form=form, sections=SECTIONS, titles=TITLES, names=suggestions(), **more)


def suggestions() -> dict[str, object]:
    """The lists of names offered while typing."""
    return {
        "organs": organ_names(),
        "courts": court_names(),
        "regions": region_names(),
        "handlers": queries.handler_names(current_scope()),
        "grounds": MUST_APPEAR_GROUNDS,
    }
