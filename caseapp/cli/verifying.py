"""`caseapp verify`: whether the ledger's history is whole; `--adopt`: bringing it level with the tables."""

from typing import Final

import click

from caseapp.cli.opening import bring_up_to_date, located
from caseapp.cli.terminal import progress_bar
from caseapp.cli.wording import ChineseCommand
from caseapp.db import db, writing
from caseapp.history.adopting import Adopted, adopt
from caseapp.history.checks.findings import Kind, Verdict
from caseapp.history.checks.queries import snapshot
from caseapp.history.seals import HeadError, read_head, short_head
from caseapp.history.verification import LISTED, verify
from caseapp.migrations import is_current

_LONGEST: Final = 300  # characters of a sentence that is told again
_MOST: click.IntRange = click.IntRange(1, 100_000)


class _Head(click.ParamType[tuple[int, str]]):
    """A head of the chain as it is printed."""

    name = "链头"

    def convert(self, value: str, param: click.Parameter | None, context: click.Context | None) -> tuple[int, str]:
        """Number and seal."""
        try:
            return read_head(value)
        except HeadError as error:
            self.fail(str(error), param, context)


@click.command("verify", cls=ChineseCommand)
@click.option(
    "--head",
    "heads",
    type=_Head(),
    multiple=True,
    metavar="链头",
    help="另处保存的链头，如报表页脚所印的 12345-9f86d081884c7d65；可写多个。",
)
@click.option("--show", type=_MOST, default=LISTED, show_default=True, metavar="数目", help="每一类最多列出多少项。")
@click.option(
    "--adopt", "adopts", is_flag=True, help="补装触发器，把越过触发器的改动补记为一项“应用之外的修改”，再核对。"
)
@click.option("--why", metavar="理由", help="补记的理由，与 --adopt 同用。")
def verify_ledger(heads: tuple[tuple[int, str], ...], show: int, adopts: bool, why: str | None) -> None:
    """核对台账的变动链：每项变动的封印、历史与现有数据、触发器、已签发的报告，以及另处保存的链头。"""
    if why and not adopts:
        raise click.UsageError("--why 与 --adopt 同用。", click.get_current_context())
    with located():
        if not is_current(db.engine):
            bring_up_to_date()
        db.session.rollback()
        if adopts:
            _tell_adopted(_adopt(why))
        with snapshot(db.engine) as connection, progress_bar("正在核对") as progress:
            verdict = verify(connection, progress, heads, show)
    _tell(verdict, len(heads))
    if not verdict.holds:
        raise SystemExit(1)


def _adopt(why: str | None) -> Adopted:
    with writing(), db.engine.begin() as connection:
        return adopt(connection, why=why)


def _tell_adopted(adopted: Adopted) -> None:
    if adopted.triggers:
        click.echo(f"已重新安装触发器（原先有 {adopted.triggers} 处不符）。")
    if adopted.change is None:
        click.echo("历史与现有数据一致，没有需要补记的改动。")
    else:
        click.echo(f"已补记为第 {adopted.change} 号变动（应用之外的修改）：{adopted.told}。")


def _tell(verdict: Verdict, heads: int) -> None:
    if verdict.outside_total:
        unsealed = f"，其中 {verdict.unsealed} 项尚未封印，应用下次保存时一并封印" if verdict.unsealed else ""
        click.echo(f"应用之外的修改共 {verdict.outside_total} 项{unsealed}：")
        _tell_each(verdict.outside, verdict.outside_total, "最近的")
    if verdict.first is None:
        head = "尚无" if verdict.head is None else f"{short_head(*verdict.head)}（{verdict.head[1]}）"
        known = f"，{heads} 个所留链头均相符" if heads else ""
        click.echo(
            f"已核对 {verdict.changes} 项变动、{verdict.versions} 个版本，未发现问题{known}。链头 {head}，请抄存备查。"
        )
        return
    for kind in Kind:
        if verdict.totals.get(kind):
            click.echo(f"{kind.label}，共 {verdict.totals[kind]} 处：", err=True)
            _tell_each(
                [each.text for each in verdict.findings if each.kind is kind], verdict.totals[kind], "前", err=True
            )
    told = verdict.first.text
    click.echo(f"最早的一处：{told if len(told) <= _LONGEST else told[:_LONGEST] + '…'}", err=True)
    click.echo(
        f"已核对 {verdict.changes} 项变动、{verdict.versions} 个版本，发现 {sum(verdict.totals.values())} 处问题。"
        "请保留现有数据库，并与备份核对。",
        err=True,
    )


def _tell_each(told: "list[str] | tuple[str, ...]", total: int, which: str, *, err: bool = False) -> None:
    for each in told:
        click.echo(f"  {each}", err=err)
    if total > len(told):
        click.echo(f"  以上为{which} {len(told)} 处，另有 {total - len(told)} 处未列出（--show 可增加）。", err=err)
