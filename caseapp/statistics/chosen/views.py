"""Pages of how an office's figures are defined: the variants it prints, what they are held against, all in a row."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, allow
from caseapp.accounts.models import Role
from caseapp.history.moments import MomentError
from caseapp.law.refusal import Refused
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope, office_asked
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_in
from caseapp.statistics.chosen import queries
from caseapp.statistics.chosen.actions import choose_indicator, set_aim, withdraw_aim, withdraw_choice
from caseapp.statistics.chosen.forms import AimForm, ChoiceForm
from caseapp.statistics.chosen.guard import may_choose, office_to_choose_for
from caseapp.statistics.guard import question_asked
from caseapp.statistics.indicators import INDICATORS, VARIANTS
from caseapp.statistics.periods import Period
from caseapp.statistics.sheet import AimKind

blueprint = Blueprint("chosen", __name__, url_prefix="/statistics")

Page = str | Response | tuple[str, int]
_RATES = tuple(code for code, each in INDICATORS.items() if each.denominator is not None)


@blueprint.errorhandler(MomentError)
def _no_moment(_error: MomentError) -> Response:
    """The sheet's own page explains what is wrong with the moment."""
    asked: dict[str, Any] = {**(request.view_args or {}), **request.args}
    return redirect(url_for("statistics.sheet", **asked))


@blueprint.get("/<period:period>/definitions")
@allow(*READERS)
def definitions(period: Period) -> str:
    """Every rate by all its variants side by side, the one that is printed marked."""
    asked, then = question_asked(period)
    return render_template(
        "chosen/definitions.html",
        period=period,
        scope=asked.scope,
        indicators=queries.variants_read(asked),
        office=office_asked(),
        topic=request.args.get("topic"),
        then=then,
        as_of=then and then.text,
    )


@blueprint.get("/choices/")
@allow(*READERS)
def choices() -> str:
    """How an office's rates are defined today and were before, and what its figures are held against."""
    office = office_to_choose_for()
    if office is None:
        return render_template("chosen/choices.html", office=None)
    return render_template(
        "chosen/choices.html",
        office=office,
        offices=offices_in(current_scope()),
        names={each.id: each.name for each in offices_in(current_scope())},
        held=queries.held_on(office.id, today_in_shanghai()),
        own=queries.choices_of(office.id),
        aims=queries.aims_of(office.id),
        AimKind=AimKind,
        rates=_RATES,
        variants=VARIANTS,
        indicators=INDICATORS,
        can_write=may_choose(office.id),
    )


@blueprint.route("/choices/<indicator_code>", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR, Role.HEAD)
def choose(indicator_code: str) -> Page:
    """Choose how one rate is defined from a day on."""
    office = _office_to_write()
    if indicator_code not in _RATES:
        abort(404)
    held = queries.held_on(office.id, today_in_shanghai()).get(indicator_code)
    usual = INDICATORS[indicator_code]
    form = ChoiceForm(
        data={
            "variant": held.variant if held else usual.variant,
            "beside": held.beside if held else None,
            "decimals": held.decimals if held else usual.decimals,
        }
    )
    form.offer(VARIANTS[indicator_code])
    page = {"form": form, "office": office, "variants": VARIANTS[indicator_code], "usual": usual}
    if not form.validate_on_submit():
        return render_template("chosen/choice.html", **page), 422 if form.is_submitted() else 200
    try:
        chosen = choose_indicator(
            office=office,
            indicator=indicator_code,
            variant=form.variant.data,
            beside=form.second,
            decimals=form.decimals.data,
            since_on=form.since_on.data,
        )
    except Refused as refused:
        form.take(refused)
        return render_template("chosen/choice.html", **page), 422
    flash(f"“{usual.title}”的口径已保存，自{chosen.since_on.isoformat()}起的统计期间适用。", "success")
    return redirect(url_for("chosen.choices", office=office.id))


@blueprint.post("/choices/<int:choice_id>/withdraw")
@allow(Role.ADMINISTRATOR, Role.HEAD)
def withdraw(choice_id: int) -> Response:
    """Take a choice back."""
    choice = queries.choice(choice_id) or abort(404)
    _refuse_unless_choosing(choice.office_id)
    office_id, title = choice.office_id, INDICATORS[choice.indicator].title
    withdraw_choice(choice)
    flash(f"“{title}”的这次选择已撤回。", "success")
    return redirect(url_for("chosen.choices", office=office_id))


@blueprint.route("/aims/new", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR, Role.HEAD)
def new_aim() -> Page:
    """Hold a figure against a target or a reference value."""
    office = _office_to_write()
    form = AimForm(data={"kind": AimKind.TARGET.value, "title": "目标", "indicator": request.args.get("indicator")})
    form.offer(INDICATORS.values())
    if not form.validate_on_submit():
        return render_template("chosen/aim.html", form=form, office=office), 422 if form.is_submitted() else 200
    try:
        set_aim(
            office=office,
            indicator=form.indicator.data,
            kind=form.kind_meant,
            title=form.title.data,
            value=form.value.data,
            source=form.source.data,
            since_on=form.since_on.data,
            until_on=form.until_on.data,
        )
    except Refused as refused:
        form.take(refused)
        return render_template("chosen/aim.html", form=form, office=office), 422
    flash(f"“{INDICATORS[form.indicator.data].title}”的{form.title.data}已保存。", "success")
    return redirect(url_for("chosen.choices", office=office.id))


@blueprint.post("/aims/<int:aim_id>/withdraw")
@allow(Role.ADMINISTRATOR, Role.HEAD)
def withdraw_from_aim(aim_id: int) -> Response:
    """Take a target or reference value back."""
    aim = queries.aim(aim_id) or abort(404)
    _refuse_unless_choosing(aim.office_id)
    office_id, title = aim.office_id, aim.title
    withdraw_aim(aim)
    flash(f"“{title}”已撤回。", "success")
    return redirect(url_for("chosen.choices", office=office_id))


def _office_to_write() -> Office:
    office = office_to_choose_for() or abort(404)
    _refuse_unless_choosing(office.id)
    return office


def _refuse_unless_choosing(office_id: int) -> None:
    """Abort with 404 for an office that the person does not see, with 403 where they do not choose for it."""
    if office_id not in current_scope().office_ids:
        abort(404)
    if not may_choose(office_id):
        abort(403)
