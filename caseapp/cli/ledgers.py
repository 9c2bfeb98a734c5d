"""`caseapp import` and `caseapp export`: the ledgers as Excel."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from caseapp.calendar.queries import current_calendar
from caseapp.cli.files import write_file
from caseapp.cli.opening import opened, opened_for_writing
from caseapp.cli.terminal import progress_bar
from caseapp.cli.values import OFFICE, LedgerValue
from caseapp.cli.wording import ChineseCommand
from caseapp.db import db
from caseapp.law.ledgers import Ledger
from caseapp.law.today import today_in_shanghai
from caseapp.organs.queries import office_named
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.exports import ledger_workbook
from caseapp.spreadsheets.marking import marked_workbook
from caseapp.spreadsheets.summary import Summary
from caseapp.timeline.actions import Act
from caseapp.timeline.views import readings


@click.command("import", cls=ChineseCommand)
@click.argument("file", metavar="文件.xlsx", type=click.Path(path_type=Path))
@click.option("--ledger", type=LedgerValue(), help="只读这一本台账；不写则按表头识别。")
@OFFICE
@click.option("--dry-run", is_flag=True, help="只检查，不写入。")
@click.option(
    "--marked", metavar="文件.xlsx", type=click.Path(path_type=Path), help="有错误时，另存一份标出错误单元格的工作簿。"
)
def import_ledgers(file: Path, ledger: Ledger | None, office: str | None, dry_run: bool, marked: Path | None) -> None:
    """导入 Excel 台账：有任何错误都不写入；再次导入同一文件不会重复。"""
    workbook = file.read_bytes()
    with opened_for_writing(), progress_bar("正在导入") as progress:
        summary = import_ledger(
            workbook,
            office=office_named(office),
            calendar=current_calendar(),
            today=today_in_shanghai(),
            act=Act(by=None, at=datetime.now(UTC)),
            readings=readings(),
            ledger=ledger,
            progress=progress,
            dry_run=dry_run,
        )
        if summary.faults or dry_run:
            db.session.rollback()
    if summary.faults:
        _refuse(summary, workbook, marked)
    for line in summary.lines():
        click.echo(line)


def _refuse(summary: Summary, workbook: bytes, marked: Path | None) -> NoReturn:
    for fault in summary.faults:
        click.echo(str(fault), err=True)
    if marked is None:
        raise click.ClickException(f"{summary.headline}加 --marked 文件.xlsx 可另存一份标出错误单元格的工作簿。")
    write_file(marked, marked_workbook(workbook, summary.faults))
    raise click.ClickException(f"{summary.headline}出错的单元格已标在“{marked}”中。")


@click.command("export", cls=ChineseCommand)
@click.argument("file", metavar="文件.xlsx", type=click.Path(path_type=Path))
@click.option("--ledger", type=LedgerValue(), help="只导出这一本台账；不写则两本都导出。")
@OFFICE
def export_ledgers(file: Path, ledger: Ledger | None, office: str | None) -> None:
    """导出 Excel 台账；导出的文件再导入，台账不变。"""
    with opened(), progress_bar("正在导出") as progress:
        holder = office_named(office)
        workbook = ledger_workbook(office=holder, ledgers=(ledger,) if ledger else tuple(Ledger), progress=progress)
        name = holder.name
    write_file(file, workbook)
    click.echo(f"{name}的{ledger.label if ledger else '两本台账'}已导出到“{file}”。")
