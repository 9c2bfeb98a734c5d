"""Pages of the editions: a definition file taken down, one uploaded, one withdrawn."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from caseapp.accounts.guard import READERS, allow
from caseapp.accounts.models import Role
from caseapp.history.guard import then_asked
from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import scope_asked
from caseapp.statistics.returns import actions
from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.editions.queries import edition_row, editions
from caseapp.statistics.returns.faults import Fault, FaultyDefinitionError
from caseapp.statistics.returns.forms import UploadForm
from caseapp.statistics.returns.queries import fill
from caseapp.statistics.returns.reading import read_definition
from caseapp.statistics.returns.views import laid_out
from caseapp.statistics.views import this_year

blueprint = Blueprint("return_editions", __name__, url_prefix="/returns")

Page = str | AnyResponse | tuple[str, int]


@blueprint.get("/<form_code>.toml")
@allow(*READERS)
def definition_file(form_code: str) -> Response:
    """The definition file of an edition, to be copied and edited."""
    edition = editions(then_asked()).get(form_code) or abort(404)
    disposition = f"attachment; filename={form_code}.toml"
    return Response(edition.text, mimetype="application/toml", headers={"Content-Disposition": disposition})


@blueprint.route("/upload", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def upload() -> Page:
    """Keep an edition from a definition file, or only check it and show it filled; a faulty one is not kept."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _upload_page(form), 422 if form.is_submitted() else 200
    try:
        text = _text_of(form.definition.data.read())
        if form.is_dry_run.data:
            return _tried(read_definition(text))
        definition = actions.keep_edition(text=text, replaces=form.replaces.data)
    except FaultyDefinitionError as error:
        return _upload_page(form, error.faults), 422
    except Refusal as refused:
        form.take(refused)
        return _upload_page(form), 422
    flash(f"“{definition.title}”（{definition.edition}）已保存。", "success")
    return redirect(url_for("returns.index"))


@blueprint.post("/<form_code>/withdraw")
@allow(Role.ADMINISTRATOR)
def withdraw(form_code: str) -> AnyResponse:
    """Take back an uploaded edition."""
    row = edition_row(form_code) or abort(404)
    title = f"“{row.title}”（{row.edition}）"
    actions.withdraw_edition(row)
    flash(f"{title}已撤下。", "success")
    return redirect(url_for("returns.index"))


def _text_of(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = Fault(line, "文件不是 UTF-8 编码，请用文本编辑器另存为 UTF-8 后再上传。")
        raise FaultyDefinitionError([fault]) from None


def _upload_page(form: UploadForm, faults: tuple[Fault, ...] = ()) -> str:
    uploaded = [each for each in editions().values() if each.is_uploaded]
    return render_template("returns/upload.html", form=form, faults=faults, uploaded=uploaded)


def _tried(definition: Definition) -> str:
    """The form filled with this year's figures, without keeping it."""
    filled = fill(definition, scope_asked(), this_year(), last_day=today_in_shanghai())
    return render_template("returns/tried.html", links=None, **laid_out(filled))
