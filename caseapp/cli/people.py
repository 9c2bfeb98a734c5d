"""`caseapp user`: accounts without a browser. A password is typed or read from stdin, never part of the command."""

import sys
from datetime import UTC, datetime

import click
from rich.table import Table

from caseapp.accounts import actions, queries
from caseapp.accounts.models import Account, Role
from caseapp.accounts.passwords import RULE
from caseapp.accounts.usernames import plain_username
from caseapp.cli.opening import opened, opened_for_writing
from caseapp.cli.terminal import screen
from caseapp.cli.values import OFFICE, RoleValue
from caseapp.cli.wording import ChineseGroup
from caseapp.organs.queries import office_id_named

_USERNAME = click.argument("username", metavar="用户名")
_FROM_STDIN = click.option(
    "--password-stdin", is_flag=True, help="从标准输入读密码（第一行）；不写则在屏幕上输入两遍。"
)


@click.group("user", cls=ChineseGroup)
def user() -> None:
    """账号：新建、列出、改密码、停用和启用。"""


@user.command("add")
@_USERNAME
@click.option("--name", required=True, metavar="姓名", help="本人姓名。")
@click.option("--role", required=True, type=RoleValue(), help="承办人、负责人、审计或管理员。")
@OFFICE
@_FROM_STDIN
def add(username: str, name: str, role: Role, office: str | None, password_stdin: bool) -> None:
    """新建账号。承办人、负责人属于一个机构；审计、管理员不写机构则可看全部。"""
    password = _password(from_stdin=password_stdin)
    with opened_for_writing():
        is_keeper = role in (Role.CLERK, Role.HEAD)
        office_id = office_id_named(office) if office or is_keeper else None
        made = actions.add_account(
            username=username, name=name, role=role, office_id=office_id, password=password, now=datetime.now(UTC)
        )
        told = f"已建立账号 {made.username}（{made.name}，{role.label}）。"
    click.echo(told)


@user.command("list")
def list_people() -> None:
    """列出全部账号。"""
    table = Table()
    for heading in ("用户名", "姓名", "角色", "机构", "状态", "最近登录（UTC）"):
        table.add_column(heading)
    with opened():
        for row in queries.account_rows():
            signed_in = row.last_signed_in_at.strftime("%Y-%m-%d %H:%M") if row.last_signed_in_at else "—"
            state = _state(is_active=row.is_active, locked_until_at=row.locked_until_at)
            table.add_row(row.username, row.name, row.role.label, row.office_name or "全部机构", state, signed_in)
    screen().print(table)


@user.command("password")
@_USERNAME
@_FROM_STDIN
def password(username: str, password_stdin: bool) -> None:
    """重设密码；此人在别处的登录随即失效，锁定也一并解除。"""
    new = _password(from_stdin=password_stdin)
    with opened_for_writing():
        actions.reset_password(_account(username), new=new)
    click.echo(f"{username} 的密码已重设。")


@user.command("lock")
@_USERNAME
def lock(username: str) -> None:
    """停用账号：不能再登录，已有的登录随即失效。"""
    with opened_for_writing():
        _set_active(_account(username), is_active=False)
    click.echo(f"{username} 已停用。")


@user.command("unlock")
@_USERNAME
def unlock(username: str) -> None:
    """启用账号，并解除因连续输错密码造成的锁定。"""
    with opened_for_writing():
        account = _account(username)
        _set_active(account, is_active=True)
        actions.unlock(account)
    click.echo(f"{username} 可以登录了。")


def _account(username: str) -> Account:
    found = queries.account_named(plain_username(username))
    if found is None:
        raise click.ClickException(f"没有用户名为“{username}”的账号，运行 caseapp user list 可查看全部账号。")
    return found


def _set_active(account: Account, *, is_active: bool) -> None:
    actions.change_account(
        account,
        username=account.username,
        name=account.name,
        role=account.role,
        office_id=account.office_id,
        is_active=is_active,
    )


def _state(*, is_active: bool, locked_until_at: datetime | None) -> str:
    if not is_active:
        return "停用"
    return "锁定" if locked_until_at is not None and locked_until_at > datetime.now(UTC) else "启用"


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not _is_at_terminal():
        raise click.ClickException("这里不能在屏幕上输入密码；请加 --password-stdin，由标准输入传入。")
    click.echo(f"密码{RULE}", err=True)
    typed: str = click.prompt("密码", hide_input=True, err=True)
    if click.prompt("再输入一遍", hide_input=True, err=True) != typed:
        raise click.ClickException("两次输入的密码不同，没有保存；请重新运行。")
    return typed


def _is_at_terminal() -> bool:
    return sys.stdin.isatty()
