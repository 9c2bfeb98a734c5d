"""`caseapp figures` and `caseapp report`: the sheet of a period on the screen, as JSON, on paper."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import click

from caseapp.cli.files import write_file
from caseapp.cli.opening import opened
from caseapp.cli.terminal import screen
from caseapp.cli.values import AS_OF, OFFICE, PERIOD, TOPIC, DayValue
from caseapp.cli.wording import ChineseCommand
from caseapp.history.queries import ledger_at
from caseapp.law.today import today_in_shanghai
from caseapp.organs.queries import office_id_named, scope_of
from caseapp.organs.scope import TopicKind
from caseapp.organs.topics.queries import topic_named, topic_of
from caseapp.reports.pdf.printing import render_pdf
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.figures import figures_json
from caseapp.statistics.periods import Period
from caseapp.statistics.queries import build_sheet, build_sheet_then
from caseapp.statistics.sets import case_set
from caseapp.statistics.sheet import Figure, Sheet

TopicWritten = tuple[TopicKind | None, str]


@click.command("figures", cls=ChineseCommand)
@PERIOD
@OFFICE
@TOPIC
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供其他程序读取。")
def figures(
    period: Period, office: str | None, topic: TopicWritten | None, as_of: datetime | None, as_json: bool
) -> None:
    """统计某一期间的全部指标，与上年同期对照，并核对平衡关系。"""
    with opened():
        sheet = _sheet(period, office, topic, as_of)
    if as_json:
        click.echo(json.dumps(figures_json(sheet), ensure_ascii=False, indent=2))
    else:
        _show(sheet)


@click.command("report", cls=ChineseCommand)
@PERIOD
@click.option("--out", required=True, metavar="文件.pdf", type=click.Path(path_type=Path), help="写到哪个文件。")
@OFFICE
@TOPIC
@AS_OF
@click.option("--printed-on", type=DayValue(), help="印制日期；不写则为今天。")
def report(
    period: Period,
    out: Path,
    office: str | None,
    topic: TopicWritten | None,
    as_of: datetime | None,
    printed_on: date | None,
) -> None:
    """把某一期间的统计报告印成 PDF。"""
    with opened() as app:
        sheet = _sheet(period, office, topic, as_of)
        typefaces = typefaces_from(app.config["TYPEFACES"])
    write_file(out, render_pdf(sheet, printed_on=printed_on or today_in_shanghai(), typefaces=typefaces))
    click.echo(f"{sheet.office}{period.title}统计报告已写到“{out}”。")


def _sheet(period: Period, office: str | None, topic: TopicWritten | None, as_of: datetime | None) -> Sheet:
    office_id = office_id_named(office)
    then = None if as_of is None else ledger_at(as_of, datetime.now(UTC))
    about = None if topic is None else topic_of(topic_named(*topic).text, on=period.last_day, then=then)
    if then is not None:
        return build_sheet_then(office_id, period, then, topic=about)
    return build_sheet(replace(scope_of(office_id), topic=about), period, last_day=today_in_shanghai())


def _show(sheet: Sheet) -> None:
    from rich.table import Table  # here, for a report shows none

    moment = f"  按{sheet.as_of.words}的台账" if sheet.as_of else ""
    topic = f"  专题：{sheet.scope.topic.in_words}" if sheet.scope.topic else ""
    table = Table(title=f"{sheet.office}  {sheet.period.title}{topic}{moment}", title_justify="left")
    for heading, justify in (("指标", "left"), ("本期", "right"), ("上年同期", "right"), ("同比", "right")):
        table.add_column(heading, justify="right" if justify == "right" else "left", no_wrap=True)
    table.add_column("计算")
    for figure in sheet.figures.values():
        last_year = figure.last_year.text
        table.add_row(
            figure.indicator.title, figure.text_with_unit, last_year, figure.change_text(), _how_computed(figure)
        )
    console = screen()
    console.print(table)
    for caution in sheet.cautions(today_in_shanghai()):
        console.print(caution)
    for check in sheet.checks:
        if not check.holds:
            named = "、".join(check.cases)
            console.print(f"不平衡：{check.title}（{check.equation}），左边{check.left}，右边{check.right}：{named}")
    if all(check.holds for check in sheet.checks):
        console.print(f"{len(sheet.checks)}项平衡关系全部成立。")


def _how_computed(figure: Figure) -> str:
    indicator, now = figure.indicator, figure.now
    if indicator.denominator is None:
        return ""
    over = case_set(indicator.denominator).title
    return f"{case_set(indicator.numerator).title}{now.numerator} ÷ {over}{now.denominator}"
