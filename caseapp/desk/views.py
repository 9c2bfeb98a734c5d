"""The first page after sign-in: what is due, the hearings ahead, what is missing; and a person's calendar feed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from caseapp.accounts.guard import READERS, WRITERS, allow, current_person, public
from caseapp.accounts.models import Role
from caseapp.calendar.queries import current_calendar, missing_year
from caseapp.consents.queries import waiting_for
from caseapp.desk import queries
from caseapp.desk.due import CaseWords, Urgency, Whose
from caseapp.desk.feed import written_feed
from caseapp.desk.hearings.queries import HEARING_DAYS, hearing_page, hearings_to_come
from caseapp.desk.subscription.actions import open_feed, withdraw_feed
from caseapp.desk.subscription.queries import feed_of, person_of_feed
from caseapp.desk.waiting import awaited
from caseapp.law.today import today_in_shanghai
from caseapp.organs.guard import current_scope, may_write, office_asked, offices_to_write
from caseapp.organs.queries import offices_in, scope_of
from caseapp.organs.scope import Scope
from caseapp.paging import page_asked
from caseapp.reconsideration.transitions import TRANSITIONS

blueprint = Blueprint("desk", __name__, url_prefix="/desk")

_MINE: Final = "mine"
_OFFICE: Final = "office"
_HEARINGS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose work the address asks for, and by which of the two tabs; `office` where it names one."""

    whose: Whose
    tab: str
    office: int | None


@blueprint.get("/")
@allow(*READERS)
def index() -> str:
    """What is due, sorted by what hurts first, with the hearings ahead and what the ledgers lack."""
    asked, today, urgency = _asked(), today_in_shanghai(), _urgency()
    page = queries.due_page(asked.whose, today, urgency=urgency, page=page_asked(request.args.get("page")))
    return render_template(
        "desk/index.html",
        asked=asked,
        today=today,
        calendar=current_calendar(),
        urgency=urgency,
        counts=queries.due_counts(asked.whose, today),
        page=page,
        awaited=partial(awaited, today=today, steps=TRANSITIONS.steps),
        case_address=_case_address,
        may_write=may_write,
        hearings=hearing_page(asked.whose, today, size=_HEARINGS_SHOWN),
        hearing_days=HEARING_DAYS,
        lacks=queries.lacks(asked.whose, today),
        is_new=not (page.total or queries.has_cases(current_scope())),
        can_enter=bool(offices_to_write()),
        missing_year=missing_year(today),
        consents_waiting=waiting_for(current_person().id, [each.id for each in offices_to_write()]),
        **_choices(),
    )


@blueprint.get("/hearings")
@allow(*READERS)
def hearings() -> str:
    """Every hearing of the next 30 days."""
    asked, today = _asked(), today_in_shanghai()
    return render_template(
        "desk/hearings.html",
        asked=asked,
        today=today,
        page=hearing_page(asked.whose, today, page=page_asked(request.args.get("page"))),
        hearing_days=HEARING_DAYS,
        case_address=_case_address,
        **_choices(),
    )


@blueprint.get("/feed")
@allow(*WRITERS)
def feed() -> str:
    """Whether the person's calendar feed is open, and what to do about it."""
    return render_template("desk/feed.html", feed=feed_of(current_person().id), address=None)


@blueprint.post("/feed")
@allow(*WRITERS)
def subscribe() -> str:
    """Open the person's feed under a new address, which this page alone ever shows."""
    account_id = current_person().id
    secret = open_feed(account_id=account_id, now=datetime.now(UTC))
    address = url_for("desk.feed_file", secret=secret, _external=True)
    return render_template("desk/feed.html", feed=feed_of(account_id), address=address)


@blueprint.post("/feed/withdraw")
@allow(*WRITERS)
def withdraw() -> Answer:
    """Close the person's feed."""
    withdraw_feed(account_id=current_person().id)
    flash("日历订阅已停用，原地址不再有效。", "success")
    return redirect(url_for("desk.feed"))


@blueprint.get("/feed/<secret>.ics")
@public
def feed_file(secret: str) -> Response:
    """The feed itself: whoever knows the address reads it, as calendar programs do not sign in."""
    person = person_of_feed(secret) or abort(404)
    whose, today = Whose(scope_of(person.office_id), person.name), today_in_shanghai()
    file = written_feed(
        person.name,
        queries.due_with_a_day(whose),
        hearings_to_come(whose, today),
        now=datetime.now(UTC),
        domain=request.host.partition(":")[0],
    )
    return Response(file, mimetype="text/calendar", headers={"Content-Disposition": "inline; filename=caseapp.ics"})


def _asked() -> _Asked:
    """The person's own work, or an office's alone, or that of all offices the person sees."""
    person, seen, office = current_person(), current_scope(), office_asked()
    scope = seen if office is None else Scope((office,), seen.title)
    own = Whose(seen, person.name)
    tab = request.args.get("of")
    if person.role not in WRITERS or office is not None:
        tab = _OFFICE
    elif tab not in (_MINE, _OFFICE):
        tab = _MINE if person.role is Role.CLERK and queries.has_due(own) else _OFFICE
    return _Asked(own if tab == _MINE else Whose(scope), tab, office)


def _urgency() -> Urgency | None:
    text = request.args.get("due")
    return Urgency(text) if text in set(Urgency) else None


def _case_address(case: CaseWords) -> str:
    if case.is_lawsuit:
        return url_for("litigation.show", lawsuit_id=case.id)
    return url_for("reconsideration.show", case_id=case.id)


def _choices() -> dict[str, object]:
    offices = offices_in(current_scope())
    return {"offices": offices, "many_offices": len(offices) > 1, "has_tabs": current_person().role in WRITERS}
