"""`caseapp serve` and `caseapp demo`: the pages, for browsers of this machine or of the network."""

import errno
import os
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
import waitress  # type: ignore[import-untyped]  # it has no stubs of its own
from flask import Flask
from rich.table import Table

from caseapp.accounts.queries import account_named, has_accounts
from caseapp.calendar.queries import current_calendar, missing_year
from caseapp.cli.opening import opened_for_writing
from caseapp.cli.queries import is_unused
from caseapp.cli.terminal import progress_bar, screen
from caseapp.cli.upkeep import ensure_office
from caseapp.cli.values import PortValue
from caseapp.cli.wording import ChineseCommand
from caseapp.db import db
from caseapp.demo.accounts import PEOPLE, as_text, draw_password, rows_of
from caseapp.demo.actions import add_people, fill
from caseapp.demo.afterwards import REPORTED, correct_after_issue, issue_yearly_report
from caseapp.law.today import today_in_shanghai
from caseapp.memory import keep_what_is_loaded
from caseapp.organs.queries import all_offices
from caseapp.timeline.actions import Act
from caseapp.timeline.views import circumstances

_THREADS = 8
_HOST = click.option("--host", default="127.0.0.1", show_default=True, metavar="地址", help="在哪个地址上提供网页。")
_PORT = click.option("--port", default=8000, show_default=True, type=PortValue(), help="端口。")


@click.command("serve", cls=ChineseCommand)
@_HOST
@_PORT
@click.option("--office", metavar="机构", help="尚未建立这个机构时建立它（同 caseapp init）。")
@click.option("--prefix", metavar="前缀", help="与 --office 一起写：案号前缀。")
def serve(host: str, port: int, office: str | None, prefix: str | None) -> None:
    """提供网页；新实例会先建好数据库，第一次打开网页时建立首个管理员账号。"""
    if (office is None) != (prefix is None):
        raise click.BadParameter("两个选项要一起写。", click.get_current_context(), param_hint="--office、--prefix")
    with opened_for_writing(has_pages=True) as app:
        if office is not None and prefix is not None:
            click.echo(ensure_office(office, prefix))
        hints = next_steps()
    _serve(app, host, port, hints)


def next_steps() -> list[str]:
    """What is still missing before anybody can work, or before time limits can be reckoned."""
    steps = []
    if not has_accounts():
        steps.append("还没有账号：请在浏览器中打开上面的地址，建立首个管理员账号。")
    if not all_offices():
        steps.append("还没有机构：登录后在“系统”中建立，或运行 caseapp init --office 名称 --prefix 案号前缀。")
    missing = missing_year(today_in_shanghai())
    if missing is not None:
        steps.append(f"工作日历还没有{missing}年的放假安排，相关期限只能暂定：请管理员登录后在“系统—工作日历”中录入。")
    return steps


@click.command("demo", cls=ChineseCommand)
@_HOST
@_PORT
@click.option("--no-serve", is_flag=True, help="只生成数据，不提供网页。")
def demo(host: str, port: int, no_serve: bool) -> None:
    """生成演示台账和演示账号，然后提供网页；只能用于空的实例。"""
    with opened_for_writing(has_pages=True) as app:
        kept = Path(app.instance_path) / "demo-accounts.txt"
        if is_unused():
            _make_demonstration(kept)
        elif not _is_demonstration(kept):
            raise click.ClickException(
                "这个实例已有正式数据，不能放演示数据；请另指一个文件夹，例如：CASEAPP_INSTANCE=演示 caseapp demo。"
            )
    _show_accounts(rows_of(kept.read_text("utf-8")), kept)
    if not no_serve:
        _serve(app, host, port, [])


def _make_demonstration(accounts: Path) -> None:
    with progress_bar("正在生成演示台账") as progress:
        act = Act(by=None, at=datetime.now(UTC))
        fill(act=act, calendar=current_calendar(), today=today_in_shanghai(), progress=progress)
    passwords = [draw_password() for _ in PEOPLE]
    add_people(passwords=passwords, now=datetime.now(UTC))
    # Before the commit: a demonstration whose passwords nobody knows would be of no use.
    accounts.unlink(missing_ok=True)
    with os.fdopen(os.open(accounts, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as made:
        made.write(as_text(passwords))
    db.session.commit()
    for period in REPORTED:
        issue_yearly_report(period, now=datetime.now(UTC))
        db.session.commit()
    correct_after_issue(now=datetime.now(UTC), circumstances=circumstances())


def _is_demonstration(accounts: Path) -> bool:
    return accounts.is_file() and all(account_named(person.username) for person in PEOPLE)


def _show_accounts(rows: Sequence[Sequence[str]], kept: Path) -> None:
    table = Table(title="演示账号", title_justify="left")
    for heading in ("用户名", "密码", "姓名", "角色", "机构"):
        table.add_column(heading, no_wrap=True)
    for row in rows:
        table.add_row(*row)
    screen().print(table)
    click.echo(
        f"账号也记在“{kept}”中。案件和人名均为虚构；商丘、阜阳两市的统计数字与其公开发布的一致，安庆市及其县市的均为虚构。"
    )


def _serve(app: Flask, host: str, port: int, hints: Sequence[str]) -> None:
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise click.ClickException(_cannot_listen(error, host, port)) from error
    server = waitress.create_server(app, sockets=[listening], threads=_THREADS, ident=None)
    click.echo(f"请在浏览器中打开 http://{_shown(host)}:{port}/（按 Ctrl+C 停止）")
    for hint in hints:
        click.echo(hint)
    keep_what_is_loaded()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("已停止。")
    finally:
        server.close()


def _shown(host: str) -> str:
    """The host as the address line of a browser on this machine wants it."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 -- compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _cannot_listen(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用，请用 --port 另选一个，例如 --port {port + 1 if port < 65_535 else 8000}。"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}，请用 --port 选 1024 以上的端口。"
    return f"不能在地址 {host} 上提供网页（{error.strerror or error}），请核对 --host。"
