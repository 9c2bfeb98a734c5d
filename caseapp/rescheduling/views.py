"""Pages of the working calendar, kept by the administrator: what a change moves is shown before it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import allow, current_person
from caseapp.accounts.models import Role
from caseapp.calendar import actions, queries
from caseapp.calendar.arrangement import Arrangement
from caseapp.calendar.day_rows import read_arrangement
from caseapp.calendar.forms import ChangeForm, DayForm, NoticeForm, RemovalForm
from caseapp.calendar.notices import Notice
from caseapp.db import db, reading
from caseapp.law.refusal import Refusal, Refused
from caseapp.law.today import today_in_shanghai
from caseapp.paging import page_asked
from caseapp.rescheduling.actions import preview, reschedule
from caseapp.rescheduling.months import months_of
from caseapp.rescheduling.queries import names
from caseapp.rescheduling.telling import SHOWN, differences, festivals, told
from caseapp.timeline.views import readings
from caseapp.written import EARLIEST

blueprint = Blueprint("rescheduling", __name__, url_prefix="/calendar")

Page = str | Response | tuple[str, int]


@dataclass(frozen=True)
class _Change:
    """A change that was checked: what to call it, the calendar it makes, how to save it, what to show above the moves.

    `fields`: the form again, hidden, so that the whole is checked once more when it comes back confirmed.
    """

    title: str
    after: Arrangement
    save: Callable[[], None]
    fields: dict[str, object]
    back: str
    notice: Notice | None = None


@blueprint.get("/")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """Every recorded year."""
    arrangement = queries.arrangement()
    return render_template(
        "rescheduling/index.html",
        years=[(row, arrangement.of_year(row.year)) for row in queries.calendar_years()],
        missing=queries.missing_year(today_in_shanghai()),
    )


@blueprint.get("/<int:year>")
@allow(Role.ADMINISTRATOR)
def show(year: int) -> str:
    """A year, month by month."""
    row, arrangement = queries.calendar_year(year), queries.arrangement()
    return render_template(
        "rescheduling/year.html",
        row=row,
        months=months_of(arrangement, year),
        days=festivals(arrangement.of_year(year)),
        years=arrangement.years,
        can_remove=arrangement.removal_refusal(year) is None,
        today=today_in_shanghai(),
    )


@blueprint.route("/notice", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def notice() -> Page:
    """Record a year from its notice."""
    form = NoticeForm()
    if _is_to_be_mended():
        return _notice_page(form)
    if not form.validate_on_submit():
        return _notice_page(form), 422 if form.is_submitted() else 200
    try:
        text = form.text_given()
        read = read_arrangement(text, form.year.data)
        after = queries.arrangement().with_year(read.year, read.days)
    except (Refusal, Refused) as refused:
        form.take(refused)
        return _notice_page(form), 422
    person = current_person()

    def save() -> None:
        actions.record_year(year=read.year, days=read.days, source=text, by=person.name, at=datetime.now(UTC))

    change = _Change(
        title=f"{read.year}年节假日安排",
        after=after,
        save=save,
        fields={"text": text, "year": read.year},
        back=url_for("rescheduling.index"),
        notice=read,
    )
    return _decided(form, change, shown=read.year)


@blueprint.route("/<int:year>/day", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def day(year: int) -> Page:
    """Change one day."""
    arrangement = queries.arrangement()
    form = DayForm(data=_day_asked(queries.calendar_year(year).year, arrangement))
    if _is_to_be_mended():
        return _day_page(form, year)
    if not form.validate_on_submit():
        return _day_page(form, year), 422 if form.is_submitted() else 200
    on, kind, name = cast(date, form.on.data), form.kind.data, form.name.data or ""
    try:
        after = arrangement.with_day(on, kind, name)
    except Refusal as refused:
        form.take(refused)
        return _day_page(form, year), 422
    person = current_person()

    def save() -> None:
        actions.amend_day(on=on, kind=kind, name=name, why=form.why.data, by=person.name, at=datetime.now(UTC))

    change = _Change(
        title=f"{on.isoformat()}改为“{kind.label if kind else actions.BY_THE_WEEK}”",
        after=after,
        save=save,
        fields={"on": on.isoformat(), "kind": kind.value if kind else "", "name": name, "why": form.why.data},
        back=url_for("rescheduling.show", year=year),
    )
    return _decided(form, change, shown=on.year)


@blueprint.route("/<int:year>/removal", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def removal(year: int) -> Page:
    """Take back the last year, recorded by mistake."""
    form, arrangement = RemovalForm(), queries.arrangement()
    refusal = arrangement.removal_refusal(queries.calendar_year(year).year)
    if refusal is not None:
        form.form_errors.append(refusal.message)
        return render_template("rescheduling/refused.html", form=form, year=year), 409
    change = _Change(
        title=f"删除{year}年节假日安排",
        after=arrangement.without_year(year),
        save=lambda: actions.remove_year(year),
        fields={},
        back=url_for("rescheduling.show", year=year),
    )
    if form.is_submitted() and not form.validate():
        return _preview(change), 422
    return _decided(form, change, shown=year - 1)


def _is_to_be_mended() -> bool:
    """Whether the preview was left to change what was sent."""
    return "again" in request.form


def _decided(form: ChangeForm, change: _Change, *, shown: int) -> Page:
    """Show what the change moves or, once that is confirmed, save it and move it."""
    if not form.confirmed.data:
        return _preview(change)
    db.session.rollback()  # what was read before may have changed while this waited until nobody else writes
    before = queries.arrangement().calendar
    change.save()
    moves = told(reschedule(before, queries.current_calendar(), readings()))
    flash(f"已保存：{change.title}。{_said(len(moves.running), len(moves.past))}", "success")
    return redirect(url_for("rescheduling.show", year=shown))


def _said(running: int, past: int) -> str:
    if not running and not past:
        return "没有期限因此变动。"
    also = f"，另有{past:,}个已办结环节的期限" if past else ""
    return f"已重新计算{running:,}个正在运行的期限{also}。"


def _preview(change: _Change) -> str:
    """The days read and what they would move; nobody waits for the database while this is worked out."""
    db.session.rollback()
    with reading():
        before = queries.arrangement()
        moves = told(preview(before.calendar, change.after.calendar, readings()))
        page, past = moves.page(page_asked(request.form.get("page"))), moves.past[:SHOWN]
        return render_template(
            "rescheduling/preview.html",
            change=change,
            festivals=festivals(change.notice.days) if change.notice else [],
            differences=differences(before, change.after),
            moves=moves,
            page=page,
            past=past,
            names=names([*page.rows, *past]),
        )


def _notice_page(form: NoticeForm) -> str:
    missing = queries.missing_year(today_in_shanghai())
    return render_template("rescheduling/notice.html", form=form, missing=missing, years=queries.recorded_years())


def _day_page(form: DayForm, year: int) -> str:
    return render_template("rescheduling/day.html", form=form, year=year)


def _day_asked(year: int, arrangement: Arrangement) -> dict[str, Any]:
    """What is arranged for the day that the address names (`?on=`), to begin with."""
    try:
        on = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return {}
    if on.year != year or on < EARLIEST:
        return {}
    arranged = arrangement.day(on)
    return {"on": on, "kind": arranged.kind if arranged else None, "name": arranged.name if arranged else None}
