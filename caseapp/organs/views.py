"""Pages of offices and organs, kept by the administrator."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import allow
from caseapp.accounts.models import Role
from caseapp.law.refusal import Refusal
from caseapp.organs import actions, queries
from caseapp.organs.forms import NewOfficeForm, OfficeForm, OrganForm
from caseapp.organs.models import Office

blueprint = Blueprint("organs", __name__, url_prefix="/organs")

Page = str | Response | tuple[str, int]


@blueprint.get("/")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """Every office, and every organ that the ledgers name."""
    return render_template("organs/index.html", offices=queries.all_offices(), organs=queries.organ_lines())


@blueprint.route("/offices/new", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def new_office() -> Page:
    """Set up an office."""
    form = NewOfficeForm()
    form.offer_parents([(office.id, office.name) for office in queries.all_offices()])
    if not form.validate_on_submit():
        return render_template("organs/new_office.html", form=form), 422 if form.is_submitted() else 200
    try:
        office = actions.found_office(
            name=form.name.data,
            number_prefix=form.number_prefix.data,
            level=form.level.data,
            parent=_parent(form),
        )
    except Refusal as refused:
        form.take(refused)
        return render_template("organs/new_office.html", form=form), 422
    flash(f"已建立机构“{office.name}”。下一步：为它的承办人建账号，或导入现有台账。", "success")
    return redirect(url_for("organs.index"))


@blueprint.route("/offices/<int:office_id>", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def edit_office(office_id: int) -> Page:
    """Change the prefix of the numbers to come, the office above, or whether corrections need consent."""
    office = queries.office(office_id)
    form = OfficeForm(
        data={
            "number_prefix": office.number_prefix,
            "parent_id": office.parent_id or 0,
            "corrections_need_consent": office.corrections_need_consent,
        }
    )
    form.offer_parents([(other.id, other.name) for other in queries.all_offices() if other.id != office.id])
    if not form.validate_on_submit():
        page = render_template("organs/edit_office.html", form=form, office=office)
        return page, 422 if form.is_submitted() else 200
    try:
        actions.revise_office(
            office,
            number_prefix=form.number_prefix.data,
            parent=_parent(form),
            corrections_need_consent=form.corrections_need_consent.data,
        )
    except Refusal as refused:
        form.take(refused)
        return render_template("organs/edit_office.html", form=form, office=office), 422
    flash(f"“{office.name}”已保存。", "success")
    return redirect(url_for("organs.index"))


def _parent(form: OfficeForm) -> Office | None:
    return queries.office(form.parent_id.data) if form.parent_id.data else None


@blueprint.route("/<int:organ_id>", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def edit(organ_id: int) -> Page:
    """Change what is known of an organ today; its cases keep the level and region of their time."""
    organ = queries.organ(organ_id)
    known = {
        "short_name": organ.short_name,
        "level": organ.level,
        "region": organ.region.name if organ.region else None,
    }
    form = OrganForm(data=known)
    if not form.validate_on_submit():
        page = render_template("organs/edit.html", form=form, organ=organ, regions=queries.region_names())
        return page, 422 if form.is_submitted() else 200
    actions.describe_organ(organ, short_name=form.short_name.data, level=form.level.data, region=form.region.data)
    flash(f"“{organ.name}”已保存。", "success")
    return redirect(url_for("organs.index"))
