"""Pages of accounts: sign-in, the person's own account, and what the administrator keeps."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts import actions, queries
from caseapp.accounts.forms import (
    AccountForm,
    FirstStartForm,
    NewAccountForm,
    NewPasswordForm,
    OwnPasswordForm,
    SignInForm,
)
from caseapp.accounts.guard import (
    allow,
    begin_session,
    current_person,
    end_session,
    own_account,
    public,
    signed_in_person,
)
from caseapp.accounts.models import Account, Role
from caseapp.accounts.next_page import local_path
from caseapp.law.refusal import Refusal, Refused

blueprint = Blueprint("accounts", __name__)

Page = str | Response | tuple[str, int]


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Page:
    """Let a person in who knows the password."""
    if signed_in_person() is not None:
        return redirect(_next())
    form = SignInForm()
    if form.validate_on_submit():
        try:
            account = actions.sign_in(username=form.username.data, password=form.password.data, now=_now())
        except Refusal as refused:
            form.take(refused)
            return _page("sign_in", form, 200)  # a success for the database: the failure that was counted is kept
        _begin_session(account)
        return redirect(_next())
    return _page("sign_in", form)


@blueprint.post("/sign-out")
@own_account
def sign_out() -> Response:
    """End the person's sessions."""
    actions.sign_out(queries.account(current_person().id))
    end_session()
    flash("已退出。", "success")
    return redirect(url_for("accounts.sign_in"))


@blueprint.route("/first-start", methods=["GET", "POST"])
@public
def first_start() -> Page:
    """Make the first administrator of a new instance."""
    if request.method == "GET" and queries.has_accounts():
        return redirect(url_for("accounts.sign_in"))
    form = FirstStartForm()
    if form.validate_on_submit():
        try:
            account = actions.make_first_administrator(
                username=form.username.data, name=form.name.data, password=form.password.data, now=_now()
            )
        except Refused as refused:
            form.take(refused)
            return _page("first_start", form, 422)
        _begin_session(account)
        flash("管理员账号已建立。下一步：为承办人、负责人和审计各建一个账号。", "success")
        return redirect(url_for("accounts.index"))
    return _page("first_start", form)


@blueprint.get("/presence")
@own_account
def presence() -> tuple[str, int]:
    """Asked by a page while somebody types in it, so that a long form does not outlast its session."""
    return "", 204


@blueprint.route("/accounts/own", methods=["GET", "POST"])
@own_account
def own() -> Page:
    """The person's own account and password."""
    account = queries.account(current_person().id)
    form = OwnPasswordForm()
    if form.validate_on_submit():
        try:
            actions.change_own_password(account, current=form.current.data, new=form.password.data)
        except Refusal as refused:
            form.take(refused)
            return _page("own", form, 422, account=account)
        _begin_session(account)
        flash("密码已修改，其他地方的登录都已退出。", "success")
        return redirect(url_for("accounts.own"))
    return _page("own", form, account=account)


@blueprint.get("/accounts/")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """Every account."""
    return render_template("accounts/index.html", accounts=queries.account_rows(), now=_now())


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def new() -> Page:
    """Add an account."""
    form = NewAccountForm()
    form.offer_offices(queries.office_choices())
    if form.validate_on_submit():
        try:
            account = actions.add_account(
                username=form.username.data,
                name=form.name.data,
                role=form.role.data,
                office_id=form.office,
                password=form.password.data,
                now=_now(),
            )
        except Refused as refused:
            form.take(refused)
            return _page("new", form, 422)
        flash(f"已建立账号 {account.username}（{account.name}）。请把密码当面告诉本人，并请其登录后修改。", "success")
        return redirect(url_for("accounts.index"))
    return _page("new", form)


@blueprint.route("/accounts/<int:account_id>", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def edit(account_id: int) -> Page:
    """Change who a person is and what they may do."""
    account = queries.account(account_id)
    form = AccountForm(obj=account)
    form.offer_offices(queries.office_choices())
    if form.validate_on_submit():
        try:
            actions.change_account(
                account,
                username=form.username.data,
                name=form.name.data,
                role=form.role.data,
                office_id=form.office,
                is_active=form.is_active.data,
            )
        except Refused as refused:
            form.take(refused)
            return _page("edit", form, 422, account=account)
        flash(f"已保存账号 {account.username}。", "success")
        return redirect(url_for("accounts.index"))
    return _page("edit", form, account=account)


@blueprint.route("/accounts/<int:account_id>/password", methods=["GET", "POST"])
@allow(Role.ADMINISTRATOR)
def password(account_id: int) -> Page:
    """Give a person a new password."""
    account = queries.account(account_id)
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            actions.reset_password(account, new=form.password.data)
        except Refusal as refused:
            form.take(refused)
            return _page("password", form, 422, account=account)
        flash(f"已重置 {account.username} 的密码。请当面告诉本人，并请其登录后修改。", "success")
        return redirect(url_for("accounts.index"))
    return _page("password", form, account=account)


def _page(template: str, form: Any, status: int | None = None, **values: Any) -> tuple[str, int]:
    """A form's page; one that was sent with faults answers 422, so that the request keeps nothing."""
    status = status or (422 if form.errors else 200)
    return render_template(f"accounts/{template}.html", form=form, **values), status


def _begin_session(account: Account) -> None:
    person = queries.person_by_id(account.id)
    if person is not None:
        begin_session(person)


def _next() -> str:
    return local_path(request.args.get("next")) or f"{request.script_root}/"


def _now() -> datetime:
    return datetime.now(UTC)
