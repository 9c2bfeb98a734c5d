"""Pages on which ledgers come in and go out as Excel."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from caseapp.accounts.guard import READERS, WRITERS, allow, current_person
from caseapp.audit.fields import field_changes
from caseapp.audit.guard import asked_here
from caseapp.calendar.queries import current_calendar
from caseapp.db import db
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai
from caseapp.organs import queries as organs
from caseapp.organs.guard import current_scope, may_write, offices_to_write
from caseapp.organs.models import Office
from caseapp.spreadsheets import keeping
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.changes import changes_workbook
from caseapp.spreadsheets.exports import ledger_workbook, template_workbook
from caseapp.spreadsheets.forms import ImportForm
from caseapp.spreadsheets.limits import LIMITS
from caseapp.spreadsheets.marking import marked_workbook
from caseapp.spreadsheets.summary import Summary
from caseapp.timeline.actions import Act
from caseapp.timeline.views import readings

blueprint = Blueprint("spreadsheets", __name__, url_prefix="/spreadsheets")

FAULTS_SHOWN = 200
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MARKED = "marked_workbook"


@blueprint.get("/")
@allow(*READERS)
def index() -> str:
    """Bring a ledger in, take one out, or take a blank one."""
    return _page(_form())


@blueprint.post("/")
@allow(*WRITERS)
def bring_in() -> str | tuple[str, int]:
    """Import a workbook, or only check it; with any fault nothing is written."""
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 422
    workbook, office = form.workbook.data.read(), organs.office(form.office_id.data)
    act, calendar = Act(by=current_person(), at=datetime.now(UTC)), current_calendar()
    db.session.rollback()  # reading a large workbook takes its time, and nobody should wait for the database meanwhile
    try:
        summary = import_ledger(
            workbook,
            office=office,
            calendar=calendar,
            today=today_in_shanghai(),
            act=act,
            readings=readings(),
            ledger=form.ledger.data,
            dry_run=form.is_dry_run.data,
        )
    except Refusal as refused:
        form.take(refused)
        return _page(form), 422
    if summary.faults:
        _keep_marked(workbook, summary)
        return render_template("spreadsheets/faults.html", summary=summary, shown=FAULTS_SHOWN), 422
    if current_calendar() != calendar:
        form.form_errors.append("读取文件时工作日历正好有改动，没有写入任何内容；请再导入一次，期限按新的日历推算。")
        return _page(form), 409
    return render_template("spreadsheets/summary.html", summary=summary)


@blueprint.get("/marked")
@allow(*WRITERS)
def marked() -> AnyResponse:
    """The workbook uploaded last with its bad cells marked; handed out once."""
    workbook = keeping.hand_out(_folder(), session.get(_MARKED, ""))
    if workbook is None:
        flash("标出错误的工作簿只能下载一次，保留一小时；需要时请重新上传检查。", "warning")
        return redirect(url_for("spreadsheets.index"))
    return download(workbook, "台账-需要改正.xlsx")


@blueprint.get("/export")
@allow(*READERS)
def export() -> Response:
    """The registers of one office as a workbook."""
    office = _office_to_export()
    ledgers = _ledgers_asked()
    name = ledgers[0].label if len(ledgers) == 1 else "复议应诉台账"
    return download(ledger_workbook(office=office, ledgers=ledgers), f"{office.name}{name}.xlsx")


@blueprint.get("/changes")
@allow(*READERS)
def changes() -> Response:
    """The changes that a search of the auditor's finds, field by field; raises Refusal where they are too many."""
    asked = asked_here()
    plan = asked.plan or abort(404)
    found = field_changes(plan, asked.seen, may_write)
    words = [("查询", asked.question.label), *(chip.text.split("：", 1) for chip in asked.form.chips())]
    workbook = changes_workbook(found, asked=[(name, value) for name, value in words], written_at=datetime.now(UTC))
    return download(workbook, f"{asked.question.label}.xlsx")


@blueprint.get("/template")
@allow(*READERS)
def template() -> Response:
    """The ledgers' headings, to be filled in."""
    return download(template_workbook(_ledgers_asked()), "台账模板.xlsx")


def _page(form: ImportForm) -> str:
    return render_template(
        "spreadsheets/index.html",
        form=form,
        can_import=bool(offices_to_write()),
        offices=organs.offices_in(current_scope()),
        ledgers=list(Ledger),
        limits=LIMITS,
        megabytes=(current_app.config["MAX_CONTENT_LENGTH"] or 0) // 2**20,
    )


def _form() -> ImportForm:
    form = ImportForm()
    form.offer_offices([(office.id, office.name) for office in offices_to_write()])
    return form


def _ledgers_asked() -> Sequence[Ledger]:
    """The ledger that the address names (`?ledger=`), both where it names none; 404 for any other word."""
    text = request.args.get("ledger")
    if not text:
        return tuple(Ledger)
    return [ledger for ledger in Ledger if ledger.value == text] or abort(404)


def _office_to_export() -> Office:
    """The office that the address names, one that the person sees; the only one where it names none."""
    seen = organs.offices_in(current_scope())
    text = request.args.get("office")
    chosen = [office for office in seen if str(office.id) == text] if text else seen
    return chosen[0] if len(chosen) == 1 else abort(404)


def _keep_marked(workbook: bytes, summary: Summary) -> None:
    keeping.forget(_folder(), session.get(_MARKED, ""))
    session[_MARKED] = keeping.keep(_folder(), marked_workbook(workbook, summary.faults))


def _folder() -> Path:
    return Path(current_app.instance_path) / "marked"


def download(workbook: bytes, name: str) -> Response:
    """A workbook, to be kept under that name."""
    return send_file(io.BytesIO(workbook), mimetype=EXCEL, as_attachment=True, download_name=name)
