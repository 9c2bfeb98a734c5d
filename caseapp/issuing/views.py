"""Pages of the issued reports: all of them, one of them as it was issued, and the issue of a new one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, allow, current_person
from caseapp.accounts.models import Role
from caseapp.issued import queries
from caseapp.issued.models import IssuedReport
from caseapp.issuing.actions import issue_report, may_issue, refuse_unless_balanced, refuse_unless_issuable
from caseapp.issuing.explained import Kept, column_now, columns_of, report_now
from caseapp.issuing.forms import CorrectedIssueForm, IssueForm
from caseapp.issuing.frozen import read_frozen
from caseapp.issuing.papers.views import forms_of
from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope, office_asked, offices_to_write
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.quality import queries as quality
from caseapp.quality.sets import KINDS
from caseapp.quality.span import Days
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.against import against
from caseapp.statistics.indicators import HEADLINES, LITIGATION_INDICATORS, RECONSIDERATION_INDICATORS
from caseapp.statistics.periods import Period, PeriodError, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.usual import usual_periods
from caseapp.timeline.views import circumstances
from caseapp.web import file_answer

blueprint = Blueprint("issuing", __name__, url_prefix="/issuing")

_REGISTERS = (("行政复议", RECONSIDERATION_INDICATORS), ("行政应诉", LITIGATION_INDICATORS))


@blueprint.get("/")
@allow(*READERS)
def index() -> str:
    """The issued reports of the person's offices, newest first; the versions of a period stand together."""
    scope = current_scope()
    versions: dict[tuple[int, str], list[IssuedReport]] = {}
    for report in queries.issued_reports(scope.office_ids):
        versions.setdefault((report.office_id, report.period), []).append(report)
    return render_template(
        "issuing/index.html",
        chains=list(versions.values()),
        title_of=_title_of,
        many_offices=len(scope.office_ids) > 1,
        can_issue=current_person().role is Role.HEAD,
    )


@blueprint.get("/<int:report_id>")
@allow(*READERS)
def show(report_id: int) -> str:
    """A report as it was issued; each of its figures opens the cases of then."""
    report = _report_seen(report_id)
    frozen = read_frozen(queries.sheet_kept(report.id))
    versions = queries.versions_issued(report.office_id, report.first_on, report.last_on)
    kept, now = Kept(report, frozen), datetime.now(UTC)
    today: dict[str, Any] = {"today": today_in_shanghai(now), "now": now}
    return render_template(
        "issuing/show.html",
        report=report,
        frozen=frozen,
        period=frozen.period,
        as_of=frozen.then.text,
        registers=_REGISTERS,
        versions=versions,
        forms=forms_of(frozen),
        replaced_by=next((each for each in versions if each.replaces_id == report.id), None),
        replaces=next((each for each in versions if each.id == report.replaces_id), None),
        can_issue=may_issue(report.office_id, current_person()),
        against=against,
        comparison=report_now(kept, **today, is_glance=True),
        columns=[(each, column_now(kept, each, **today, is_glance=True)) for each in columns_of(frozen)],
    )


@blueprint.get("/<int:report_id>.pdf")
@allow(*READERS)
def pdf(report_id: int) -> Response:
    """The paper as it was issued, byte for byte."""
    report = _report_seen(report_id)
    name = f"{report.office}{_title_of(report)}{report.title}（{report.number}）.pdf"
    paper = file_answer(queries.paper(report.id), "application/pdf", f"{report.period}.pdf", name)
    paper.set_etag(report.pdf_sha256)
    return paper.make_conditional(request)


@blueprint.route("/new", methods=["GET", "POST"])
@allow(Role.HEAD)
def new() -> str | Response | tuple[str, int]:
    """What would be issued on a period, and the head's word that it be issued."""
    office, period, fault = _office_meant(), None, None
    try:
        period = parse_period(request.args["period"]) if request.args.get("period") else None
    except PeriodError as error:
        fault = str(error)
    if office is None or period is None:
        return render_template("issuing/choose.html", fault=fault, **_choices(office)), 422 if fault else 200
    replaces = _replaced(office)
    form: Any = IssueForm() if replaces is None else CorrectedIssueForm()
    if form.is_submitted() and (sent := _sent_before(office, period, replaces)):
        return redirect(url_for("issuing.show", report_id=sent.id))
    if form.validate_on_submit():
        try:
            report = issue_report(
                office=office,
                period=period,
                by=current_person(),
                now=datetime.now(UTC),
                why=form.why.data,
                replaces=replaces,
                typefaces=typefaces_from(current_app.config["TYPEFACES"]),
            )
        except Refusal as refused:
            form.take(refused)
        else:
            flash(f"已签发{report.number}。", "success")
            return redirect(url_for("issuing.show", report_id=report.id))
    return _issue_page(form, office, period, replaces), 422 if form.is_submitted() else 200


def _issue_page(form: Any, office: Office, period: Period, replaces: IssuedReport | None) -> str:
    today, scope = today_in_shanghai(), scope_of(office.id)
    sheet = build_sheet(scope, period, last_day=today)
    days = Days(since=period.start, until=period.last_day)
    counted = quality.counts(scope, circumstances(), span=days.span)
    return render_template(
        "issuing/issue.html",
        form=form,
        sheet=sheet,
        period=period,
        office=office,
        headlines=HEADLINES,
        registers=_REGISTERS,
        replaces=replaces,
        issued=next(iter(queries.versions_issued(office.id, period.start, period.last_day)), None),
        refusal=_refusal(office, period, sheet, replaces),
        days=days,
        counted=counted,
        found=[kind for kind in KINDS.values() if counted[kind.code]],
    )


def _refusal(office: Office, period: Period, sheet: Sheet, replaces: IssuedReport | None) -> Refusal | None:
    """Why this cannot be issued now, if so."""
    try:
        today = today_in_shanghai()
        refuse_unless_issuable(office, period, by=current_person(), today=today, replaces=replaces)
        refuse_unless_balanced(sheet)
    except Refusal as refused:
        return refused
    return None


def _report_seen(report_id: int) -> IssuedReport:
    """The report, if it is of an office that the person sees; else 404."""
    report = queries.issued_report(report_id)
    return report if report.office_id in current_scope().office_ids else abort(404)


def _title_of(report: IssuedReport) -> str:
    """The period reported on: 2024年3月."""
    return parse_period(report.period).title


def _office_meant() -> Office | None:
    """The office that the address names, else the only one whose reports the person issues; 403 for any other."""
    asked, own = office_asked(), _own_offices()
    if asked is not None:
        return next((office for office in own if office.id == asked), None) or abort(403)
    return own[0] if len(own) == 1 else None


def _own_offices() -> Sequence[Office]:
    return [office for office in offices_to_write() if may_issue(office.id, current_person())]


def _choices(office: Office | None) -> dict[str, object]:
    today, own = today_in_shanghai(), _own_offices()
    is_statistical = all(each.has_statistical_year for each in ([office] if office else own))
    usual = usual_periods(today, is_statistical=is_statistical)
    over = [(words, period) for words, period in usual if period.last_day < today]
    typed = request.args.get("period", "")
    return {"offices": own, "office": office, "usual": over, "typed": typed}


def _replaced(office: Office) -> IssuedReport | None:
    """The report in whose place the address asks for another; 404 for one of another office."""
    text = request.args.get("replaces", "")
    if not text:
        return None
    found = next((each for each in queries.issued_reports((office.id,)) if str(each.id) == text), None)
    return found or abort(404)


def _sent_before(office: Office, period: Period, replaces: IssuedReport | None) -> IssuedReport | None:
    """What this person has issued already with this very form: a second click issues nothing."""
    newest = next(iter(queries.versions_issued(office.id, period.start, period.last_day)), None)
    if newest is None or newest.account_id != current_person().id:
        return None
    return newest if newest.replaces_id == (replaces.id if replaces else None) else None
