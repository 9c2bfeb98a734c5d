"""Pages of the report's text: all of it to paste, and each paragraph as an office puts it in its own words."""

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, allow
from caseapp.history.moments import MomentError
from caseapp.law.refusal import Refused
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_in, scope_of
from caseapp.statistics.chosen.guard import may_choose, office_to_choose_for
from caseapp.statistics.guard import sheet_asked
from caseapp.statistics.periods import Period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sentences import Paragraph, paragraph, plain_text
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.usual import year_of
from caseapp.statistics.wording.actions import put_in_own_words, restore_default
from caseapp.statistics.wording.checking import checked
from caseapp.statistics.wording.forms import WordingForm
from caseapp.statistics.wording.parts import PARTS, Part
from caseapp.statistics.wording.placeholders import placeholders
from caseapp.statistics.wording.queries import OwnWords, own_words
from caseapp.web import file_answer

blueprint = Blueprint("wording", __name__, url_prefix="/statistics")

Page = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph in the list: whose words it is in (None: the default ones), and how it reads this year."""

    part: Part
    own: OwnWords | None
    said: Paragraph


@blueprint.errorhandler(MomentError)
def _no_moment(_error: MomentError) -> Response:
    """The sheet's own page explains what is wrong with the moment."""
    asked: dict[str, Any] = {**(request.view_args or {}), **request.args}
    return redirect(url_for("statistics.sheet", **asked))


@blueprint.get("/<period:period>/text")
@allow(*READERS)
def text(period: Period) -> str:
    """All paragraphs of a period as plain text, to be copied."""
    made = sheet_asked(period)
    asked = {name: request.args.get(name) or None for name in ("office", "topic", "as_of")}
    return render_template("wording/text.html", sheet=made, period=period, text=plain_text(made), asked=asked)


@blueprint.get("/<period:period>/text.txt")
@allow(*READERS)
def file(period: Period) -> Response:
    """The same as a file that every editor of a Windows desk opens: with its mark, and its line ends."""
    made = sheet_asked(period)
    name = f"{made.office}{period.title}行政复议和行政应诉情况.txt"
    written = plain_text(made).replace("\n", "\r\n").encode("utf-8-sig")
    return file_answer(written, "text/plain", f"{period.text}.txt", name, is_attachment=True)


@blueprint.get("/wording/")
@allow(*READERS)
def index() -> str:
    """The paragraphs of an office's reports: whose words they are, and how they read this year."""
    office = office_to_choose_for()
    if office is None:
        return render_template("wording/index.html", office=None, lines=())
    sheet, own = _this_year(office), own_words(office.id)
    return render_template(
        "wording/index.html",
        office=office,
        offices=offices_in(current_scope()),
        sheet=sheet,
        period=sheet.period,
        lines=[_Line(part, own.get(code), paragraph(part, sheet)) for code, part in PARTS.items()],
        can_write=may_choose(office.id),
    )


@blueprint.route("/wording/<part>", methods=["GET", "POST"])
@allow(*READERS)
def edit(part: str) -> Page:
    """One paragraph: the default words and the office's own, how they read this year, and what may stand in them."""
    office = office_to_choose_for()
    if part not in PARTS or office is None:
        abort(404)
    meant, own = PARTS[part], own_words(office.id).get(part)
    form = WordingForm(data={"text": own.text if own else meant.default.strip()})
    if not form.is_submitted():
        return _page(office, meant, form)
    if not may_choose(office.id):
        abort(403)
    if not form.validate():
        return _page(office, meant, form), 422
    try:
        if "preview" in request.form:
            return _page(office, meant, form, shown=checked(form.text.data))
        put_in_own_words(office_id=office.id, part=meant, text=form.text.data)
    except Refused as refused:
        form.take(refused)
        return _page(office, meant, form), 422
    flash(f"“{meant.title}”一段已保存。", "success")
    return redirect(url_for("wording.index", office=office.id))


@blueprint.post("/wording/<part>/default")
@allow(*READERS)
def default(part: str) -> Response:
    """Back to the words of the office above, or the default ones."""
    office = office_to_choose_for()
    if part not in PARTS or office is None:
        abort(404)
    if not may_choose(office.id):
        abort(403)
    restore_default(office_id=office.id, part=PARTS[part])
    flash(f"“{PARTS[part].title}”一段已恢复默认。", "success")
    return redirect(url_for("wording.index", office=office.id))


def _this_year(office: Office) -> Sheet:
    today = today_in_shanghai()
    year = year_of(today, is_statistical=office.has_statistical_year)
    return build_sheet(scope_of(office.id), year, last_day=today)


def _page(office: Office, part: Part, form: WordingForm, *, shown: str | None = None) -> str:
    """`shown`: the text of which the page shows how it reads, where that is not the one in force."""
    sheet = _this_year(office)
    if shown is not None:
        sheet = replace(sheet, wording={**sheet.wording, part.code: shown})
    return render_template(
        "wording/edit.html",
        office=office,
        part=part,
        form=form,
        own=own_words(office.id).get(part.code),
        can_write=may_choose(office.id),
        sheet=sheet,
        period=sheet.period,
        said=paragraph(part, sheet),
        is_preview=shown is not None,
        placeholders=placeholders(sheet),
    )
