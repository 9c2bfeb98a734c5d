"""Pages of offices and organs, kept by the administrator."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import allow
from caseapp.accounts.models import Role
from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai
from caseapp.organs import actions, queries
from caseapp.organs.forms import NameForm, NewOfficeForm, OfficeForm, OrganForm, RenameForm
from caseapp.organs.models import Office, Organ
from caseapp.organs.names.actions import correct_name, rename_organ, take_back_renaming
from caseapp.organs.names.queries import former_names, former_names_by_organ

blueprint = Blueprint("organs", __name__, url_prefix="/organs")

Page = str | Response | tuple[str, int]


@blueprint.get("/")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """Every office, and every organ that the ledgers name."""
    return render_template(
        "organs/index.html",
        offices={office.id: office for office in queries.all_offices()},
        tree=queries.offices_as_tree(queries.scope_of(None)),
        organs=queries.organ_lines(),
        former_names=former_names_by_organ(),
    )


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
    """Change the prefix of the numbers to come, the office above, whether corrections need consent, and its year."""
    office = queries.office(office_id)
    form = OfficeForm(
        data={
            "number_prefix": office.number_prefix,
            "parent_id": office.parent_id or 0,
            "corrections_need_consent": office.corrections_need_consent,
            "has_statistical_year": office.has_statistical_year,
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
            has_statistical_year=form.has_statistical_year.data,
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
        page = render_template(
            "organs/edit.html",
            form=form,
            organ=organ,
            former_names=former_names(organ.id),
            regions=queries.region_names(),
        )
        return page, 422 if form.is_submitted() else 200
    actions.describe_organ(organ, short_name=form.short_name.data, level=form.level.data, region=form.region.data)
    flash(f"“{organ.name}”已保存。", "success")
    return redirect(url_for("organs.index"))


@blueprint.route("/<int:organ_id>/rename", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def rename(organ_id: int) -> Page:
    """Call the organ otherwise from a day on; the name that it had stays in the figures of its time."""
    organ, form = queries.organ(organ_id), RenameForm()
    if not form.validate_on_submit() or form.since_on.data is None:
        return _name_page("organs/rename.html", form, organ)
    try:
        rename_organ(
            organ,
            name=form.name.data,
            since_on=form.since_on.data,
            today=today_in_shanghai(),
            may_be_former=form.may_be_former.data,
        )
    except Refusal as refused:
        form.take(refused)
        return _name_page("organs/rename.html", form, organ)
    flash(f"已更名为“{organ.name}”。原名称仍用于此前期间的统计，导入和登记时也认得。", "success")
    return redirect(url_for("organs.edit", organ_id=organ.id))


@blueprint.route("/<int:organ_id>/name", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def mend_name(organ_id: int) -> Page:
    """Mend a mistyped name: it is as if it had always been so."""
    organ = queries.organ(organ_id)
    form = NameForm(data={"name": organ.name})
    if not form.validate_on_submit():
        return _name_page("organs/mend_name.html", form, organ)
    try:
        correct_name(organ, name=form.name.data, may_be_former=form.may_be_former.data)
    except Refusal as refused:
        form.take(refused)
        return _name_page("organs/mend_name.html", form, organ)
    flash(f"名称已改正为“{organ.name}”。", "success")
    return redirect(url_for("organs.edit", organ_id=organ.id))


@blueprint.post("/<int:organ_id>/rename/undo")
@allow(Role.ADMINISTRATOR)
def undo_rename(organ_id: int) -> Response:
    """Undo the last renaming."""
    organ = queries.organ(organ_id)
    try:
        take_back_renaming(organ)
    except Refusal as refused:
        flash(refused.message, "danger")
    else:
        flash(f"已撤销更名，恢复为“{organ.name}”。", "success")
    return redirect(url_for("organs.edit", organ_id=organ.id))


def _name_page(template: str, form: NameForm, organ: Organ) -> Page:
    is_former = any("曾用名" in message for message in form.may_be_former.errors) or form.may_be_former.data
    page = render_template(template, form=form, organ=organ, asks_about_former=is_former)
    return page, 422 if request.method == "POST" else 200
