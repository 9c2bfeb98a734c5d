"""Who may open what: every endpoint carries a mark, and one without a mark is refused.

Below its route a view bears `@allow(*READERS)`, `@allow(*WRITERS)`, `@allow(Role.ADMINISTRATOR)`, `@own_account`,
`@asking` or `@public`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, abort, current_app, flash, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from caseapp.accounts import queries
from caseapp.accounts.models import Role
from caseapp.accounts.next_page import local_path
from caseapp.accounts.people import Person
from caseapp.db import db, reading
from caseapp.history.actions import sign
from caseapp.history.origins import Author, Origin
from caseapp.web import READING_METHODS

READERS = tuple(Role)
WRITERS = (Role.CLERK, Role.HEAD)

IDLE_SECONDS = 30 * 60
LONGEST_SESSION_SECONDS = 12 * 60 * 60
# The cookie is written again only when the mark in it is this old, not with every page.
_SEEN_EVERY_SECONDS = 60

_TIMED_OUT = "登录已超时，请重新登录。"
_ENDED = "登录已失效（密码已修改、账号已停用，或已在别处退出），请重新登录。"

_ASSETS = frozenset({"static", "bootstrap.static"})
_MARK = "access_mark"
_PLACE = 300  # as much of an address as a change keeps

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Access:
    """The mark of an endpoint: the roles that may use it.

    `is_public` needs no sign-in. `is_own` changes nothing but the person's own account, and `is_asking` nothing at all:
    an auditor may do that too.
    """

    roles: frozenset[Role] = frozenset()
    is_public: bool = False
    is_own: bool = False
    is_asking: bool = False

    def permits(self, role: Role, *, writes: bool) -> bool:
        """Whether a person of this role may make this request; an auditor changes nothing but their own account."""
        if writes and role is Role.AUDITOR and not (self.is_own or self.is_asking):
            return False
        return role in self.roles


def public(view: View) -> View:
    """Mark a view that needs no sign-in."""
    return _marked(view, Access(frozenset(Role), is_public=True))


def own_account(view: View) -> View:
    """Mark a view that every signed-in person may use, because it touches only their own account and session."""
    return _marked(view, Access(frozenset(Role), is_own=True))


def asking(view: View) -> View:
    """Mark a view whose form only asks, for every role: whatever it might write is undone, and it holds nobody up."""

    @wraps(view)
    def asked(*arguments: Any, **named: Any) -> Any:
        db.session.rollback()  # the transaction of a form is one that may write
        with reading():
            try:
                return view(*arguments, **named)
            finally:
                db.session.rollback()

    return _marked(cast(View, asked), Access(frozenset(Role), is_asking=True))


def allow(*roles: Role) -> Callable[[View], View]:
    """Mark a view for people of these roles."""

    def mark(view: View) -> View:
        return _marked(view, Access(frozenset(roles)))

    return mark


def _marked(view: View, access: Access) -> View:
    setattr(view, _MARK, access)
    return view


def access_of(app: Flask, endpoint: str) -> Access | None:
    """The mark of an endpoint, None where its author forgot it."""
    if endpoint in _ASSETS:
        return Access(frozenset(Role), is_public=True)
    access = getattr(app.view_functions.get(endpoint), _MARK, None)
    return access if isinstance(access, Access) else None


def signed_in_person() -> Person | None:
    """The person of this request, None when nobody is signed in."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def current_person() -> Person:
    """The person of this request; only for views that are not public."""
    person = signed_in_person()
    if person is None:
        abort(403)
    return person


def own_name() -> str | None:
    """The name with which a form about who handles a case begins: a clerk's own; a head enters for others."""
    person = current_person()
    return person.name if person.role is Role.CLERK else None


def begin_session(person: Person) -> None:
    """Sign a person in; what the session held before is thrown away."""
    session.clear()
    login_user(person)
    session["signed_in_at"] = session["seen_at"] = _now()


def end_session() -> None:
    """Sign the person out of this browser."""
    logout_user()
    session.clear()


def init_app(app: Flask) -> None:
    """Deny by default; give every template `person` and `Role`."""
    login = LoginManager()
    # Binding a session to an address would sign out a laptop that goes from cable to wireless; the token binds it.
    login.session_protection = None
    login.user_loader(queries.person_by_token)
    login.init_app(app, add_context_processor=False)
    app.before_request(_admit)
    app.context_processor(_people)


def _people() -> dict[str, object]:
    return {"person": signed_in_person(), "Role": Role}


def _admit() -> Response | None:
    """Let the request through, send it to sign-in, or refuse it."""
    if request.endpoint is None or request.endpoint in _ASSETS:
        return None  # no such page (the router's own answer follows), or a style sheet
    access = access_of(current_app, request.endpoint)
    if access is None:
        abort(403)
    is_over = _end_session_if_over()
    person = signed_in_person()
    if person is None:
        sign(Author(origin=Origin.PAGE, place=request.path[:_PLACE]))
        return _admit_stranger(access, why=_TIMED_OUT if is_over else _ENDED if "signed_in_at" in session else None)
    sign(Author(origin=Origin.PAGE, person=person.name, account_id=person.id, place=request.path[:_PLACE]))
    _note_presence()
    if not access.permits(person.role, writes=request.method not in READING_METHODS):
        abort(403)
    return None


def _admit_stranger(access: Access, *, why: str | None) -> Response | None:
    if not queries.has_accounts():
        first_start = url_for("accounts.first_start")
        return None if request.path == first_start else redirect(first_start)
    if access.is_public:
        return None
    if why is not None:
        end_session()
        flash(why, "warning")
    return redirect(url_for("accounts.sign_in", next=_page_to_return_to()))


def _page_to_return_to() -> str | None:
    """The page asked for; after a form that came too late, the page that held the form."""
    if request.method in READING_METHODS:
        return local_path(request.full_path.removesuffix("?"))
    same_origin = (request.referrer or "").removeprefix(request.host_url.rstrip("/"))
    return local_path(same_origin)


def _end_session_if_over() -> bool:
    """Forget a session that rested too long or is too old; say whether it was."""
    if "signed_in_at" not in session:
        return False
    now = _now()
    is_idle = now - int(session.get("seen_at", 0)) >= IDLE_SECONDS
    is_old = now - int(session["signed_in_at"]) >= LONGEST_SESSION_SECONDS
    if is_idle or is_old:
        end_session()
    return is_idle or is_old


def _note_presence() -> None:
    now = _now()
    if now - int(session.get("seen_at", 0)) >= _SEEN_EVERY_SECONDS:
        session["seen_at"] = now


def _now() -> int:
    return int(time.time())
