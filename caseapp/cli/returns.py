"""`caseapp forms` and `caseapp form`: which official forms and working tables there are, and one of them filled."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
from rich.table import Table

from caseapp.cli.opening import opened
from caseapp.cli.terminal import screen
from caseapp.cli.values import AS_OF, OFFICE, PERIOD
from caseapp.cli.wording import ChineseCommand
from caseapp.history.queries import ledger_at
from caseapp.law.today import today_in_shanghai
from caseapp.organs.queries import office_id_named, scope_of
from caseapp.reports.typefaces import CARRIED, typefaces_from
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.as_json import form_json
from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.editions.queries import UnknownFormError, by_form, edition_meant, editions, in_force
from caseapp.statistics.returns.filled import FilledForm, FilledRow, unit_text
from caseapp.statistics.returns.queries import fill
from caseapp.statistics.tables.models import TODAY, tables_then

FORM = click.option("--form", "code", required=True, metavar="代号", help="报表或者某一版的代号，caseapp forms 列出。")
OUT = click.option(
    "--out",
    metavar="文件.pdf|文件.xlsx",
    type=click.Path(path_type=Path),
    callback=lambda _ctx, _param, out: _paper_or_workbook(out),
    help="印成 PDF 或者写成 Excel 工作簿，看文件名怎样结尾。",
)
_WIDEST: Final = 500  # of a table that goes into a file


@click.command("forms", cls=ChineseCommand)
@PERIOD
def forms(period: Period) -> None:
    """列出统计报表：各种报表的代号、统计期间内施行的一版和其他各版。"""
    with opened():
        found = by_form(editions())
    table = Table(title=f"{period.title}统计报表", title_justify="left")
    for heading in ("报表代号", "报表", "本期施行", "各版代号"):
        table.add_column(heading, no_wrap=True)
    for code, each in found.items():
        current = in_force(each, period)
        definitions = [edition.definition for edition in each]
        named = current.definition if current else definitions[-1]
        table.add_row(code, named.title, named.edition if current else "没有", "、".join(d.code for d in definitions))
    screen().print(table)


@click.command("form", cls=ChineseCommand)
@FORM
@PERIOD
@OFFICE
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供其他程序读取。")
@OUT
def form(
    code: str, period: Period, office: str | None, as_of: datetime | None, as_json: bool, out: Path | None
) -> None:
    """填一张统计报表：规定的报表或者工作用表，并核对勾稽关系。"""
    with opened() as app:
        filled = filled_form(code, period, office, as_of)
        typefaces = typefaces_from(app.config["TYPEFACES"]) if out else CARRIED
    if out is not None:
        # Loaded only where something is written: the command starts in half the time without.
        from caseapp.cli.papers import write_form

        write_form(filled, out, printed_on=today_in_shanghai(), typefaces=typefaces)
        click.echo(f"{filled.office}{period.title}{filled.definition.title}已写到“{out}”。")
    elif as_json:
        click.echo(json.dumps(form_json(filled), ensure_ascii=False, indent=2))
    else:
        _show(filled)


def _paper_or_workbook(out: Path | None) -> Path | None:
    if out is not None and out.suffix.lower() not in (".pdf", ".xlsx"):
        raise click.BadParameter(f"“{out.name}”要以 .pdf 或者 .xlsx 结尾。")
    return out


def filled_form(code: str, period: Period, office: str | None, as_of: datetime | None) -> FilledForm:
    """The form of that code, filled for an office by name. Raises ClickException for a form that is not there."""
    office_id = office_id_named(office)
    then = None if as_of is None else ledger_at(as_of, datetime.now(UTC))
    try:
        definition = edition_meant(code, period, then).definition
    except UnknownFormError as error:
        raise click.ClickException(str(error)) from None
    return replace(
        fill(
            definition,
            scope_of(office_id, then),
            period,
            tables=tables_then(then.change) if then else TODAY,
            last_day=then.day if then else today_in_shanghai(),
        ),
        as_of=then,
    )


def _show(filled: FilledForm) -> None:
    definition = filled.definition
    shown = [row for row in filled.rows if row.is_total or any(cell.numerator for cell in row.cells)]
    moment = f"  按{filled.as_of.words}的台账" if filled.as_of else ""
    title = f"{filled.office}  {filled.period.title}  {definition.title}（{definition.edition}）{moment}"
    console = screen()
    if not console.is_terminal:
        console.width = _WIDEST
    # A form has more columns than a screen: they stand below one another, its rows side by side.
    console.print(_turned(definition, shown, title))
    if len(shown) < len(filled.rows):
        console.print(f"另有{len(filled.rows) - len(shown)}行都是0，没有列出。")
    for check in filled.failing:
        note = f"（{check.note}）" if check.note else ""
        console.print(f"勾稽不符：{check.title}，{check.row}：{check.left} ≠ {check.right}{note}")
    if not filled.failing:
        console.print(f"{len(filled.checks)}处勾稽关系全部相符。")


def _turned(definition: Definition, rows: Sequence[FilledRow], title: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("栏次", justify="right", no_wrap=True)
    table.add_column("栏", no_wrap=True)
    totals_first = sorted(rows, key=lambda row: not row.is_total)
    for row in totals_first:
        table.add_column(row.title, justify="right", min_width=4, overflow="fold")
    for at, column in enumerate(definition.columns):
        name = f"{'·'.join(column.titles)}{unit_text(column)}"
        table.add_row(column.number, name, *(row.cells[at].text for row in totals_first))
    return table
