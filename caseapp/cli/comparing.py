"""`caseapp compare` and `caseapp check-pdf`: what became of issued figures, and whose a PDF is."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from caseapp.cli.opening import opened
from caseapp.cli.terminal import progress_bar, screen
from caseapp.cli.wording import ChineseCommand
from caseapp.issued.models import IssuedReport
from caseapp.issued.queries import issued_reports, replaced_by, report_numbered
from caseapp.issuing.checking import Checked, check_pdf
from caseapp.issuing.comparing.as_json import column_json, comparison_json, row_text
from caseapp.issuing.comparing.telling import Account, CaseTold, told
from caseapp.issuing.comparison import CaseKey, Comparison, FigureDifference
from caseapp.issuing.explained import column_now, columns_of, kept_of, report_now
from caseapp.law.today import today_in_shanghai
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.numbers import canonical
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sheet import Reading
from caseapp.timeline.past.changes import CaseChange
from caseapp.timeline.past.lines import to_the_second

_NAMED: Final = 5  # numbers of reports that a sentence names
_AT_ONCE: Final = 100  # cases followed through the changes at a time


@click.command("compare", cls=ChineseCommand)
@click.argument("number", metavar="报告编号")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供其他程序读取。")
def compare(number: str, as_json: bool) -> None:
    """签发的报告与现在的台账比对：哪些指标变了，差在哪些案件，是谁在何时为何改的。"""
    with opened():
        report = _report(number)
        now = datetime.now(UTC)
        kept, today = kept_of(report), today_in_shanghai(now)
        comparison = report_now(kept, today=today, now=now)
        columns = {each: column_now(kept, each, today=today, now=now) for each in columns_of(kept.frozen)}
        cases = _told(comparison)
        behind = {each: _told(found) for each, found in columns.items()}
        newer = replaced_by(report.id)
    if as_json:
        plain = comparison_json(report, newer, comparison, cases)
        plain["columns"] = {each.value: column_json(found, behind[each]) for each, found in columns.items()}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    _show(report, newer, comparison, cases)
    for each, found in columns.items():
        screen().print(f"“{each.column}”栏（{found.interval.period.title}）：{found.headline}")
        _show_differences(found, behind[each])


@click.command("check-pdf", cls=ChineseCommand)
@click.argument("file", metavar="文件.pdf", type=click.Path(path_type=Path))
def check_paper(file: Path) -> None:
    """核对一个 PDF 是不是在这里签发的原件，它的数字现在是否仍然成立；不是原件的，退出状态不为 0。"""
    paper = file.read_bytes()
    with opened():
        now = datetime.now(UTC)
        checked = check_pdf(paper, today=today_in_shanghai(now), now=now)
    _show_checked(checked)
    if not checked.is_issued:
        sys.exit(1)


def _report(number: str) -> IssuedReport:
    """The report of that number, with whatever brackets it is typed. Raises ClickException naming the nearest ones."""
    report = report_numbered(canonical(number))
    if report is not None:
        return report
    known = [each.number for each in issued_reports(scope_of(None).office_ids)]
    if not known:
        raise click.ClickException("还没有签发过报告；负责人在“签发”页签发。")
    near = get_close_matches(canonical(number), known, n=_NAMED, cutoff=0.4) or known[:_NAMED]
    raise click.ClickException(f"没有编号为“{number}”的签发报告，最接近的有：{'、'.join(near)}。")


def _told(comparison: Comparison) -> list[CaseTold]:
    """The cases that count differently, with the changes that did it."""
    keys: list[CaseKey] = comparison.cases()
    cases: list[CaseTold] = []
    if not keys:
        return cases
    with progress_bar("正在查找各案的变动") as moved:
        for at in range(0, len(keys), _AT_ONCE):
            cases += told(comparison.narrowed(keys[at : at + _AT_ONCE]), comparison.interval)
            moved(len(cases), len(keys))
    return cases


# ── On the screen ─────────────────────────────────────────────────────────────────────────────────────────────────


def _show(report: IssuedReport, newer: IssuedReport | None, comparison: Comparison, cases: Sequence[CaseTold]) -> None:
    console = screen()
    period = comparison.interval.period.title
    console.print(f"{report.number}  {report.office}  {period}  {to_the_second(report.issued_at)}由{report.person}签发")
    if newer is not None:
        console.print(f"本报告已由更正版{newer.number}替代。")
    console.print(comparison.headline)
    _show_differences(comparison, cases)


def _show_differences(comparison: Comparison, cases: Sequence[CaseTold]) -> None:
    console = screen()
    for sentence in _cautions(comparison):
        console.print(sentence)
    differing = [*comparison.moved, *comparison.swapped]
    if differing:
        console.print(_table(differing))
    for each in cases:
        _show_case(console, each)


def _cautions(comparison: Comparison) -> list[str]:
    found = []
    if comparison.not_as_kept:
        titles = "、".join(each.indicator.title for each in comparison.not_as_kept)
        found.append(f"台账历史与报告所存不符：{titles}。请运行 caseapp verify 核对。")
    if comparison.dropped:
        found.append(f"现在的程序已不再统计：{'、'.join(comparison.dropped)}。")
    found += [
        f"{each.indicator.title}的口径已修改。当时：{each.indicator.definition}现在：{each.definition_now}"
        for each in comparison.figures
        if each.definition_now is not None
    ]
    return found


def _table(figures: Sequence[FigureDifference]) -> Table:
    table = Table(title="有变动的指标", title_justify="left")
    for heading, justify in (("指标", "left"), ("签发时", "right"), ("现在", "right"), ("差", "right")):
        table.add_column(heading, justify="right" if justify == "right" else "left", no_wrap=True)
    table.add_column("差在哪里")
    for each in figures:
        read = (_read(each, reading) for reading in (each.was, each.is_now))
        table.add_row(each.indicator.title, *read, each.difference or "0", _moves(each))
    return table


def _read(figure: FigureDifference, reading: Reading) -> str:
    value = reading.text if reading.value is None else f"{reading.text}{figure.indicator.unit}"
    return value if reading.denominator is None else f"{value}（{reading.numerator}÷{reading.denominator}）"


def _moves(figure: FigureDifference) -> str:
    found = []
    for each in figure.sets:
        counts = (("进入", each.came), ("退出", each.left), ("数额变动", each.changed))
        told_of = "、".join(f"{word}{len(parts)}件" for word, parts in counts if parts)
        if told_of:
            found.append(f"{each.title}{told_of}")
    return "；".join(found)


def _show_case(console: Console, case: CaseTold) -> None:
    console.print(f"\n{case.name.text}（{case.ledger.label}）{'' if case.name.stands_at_end else '  已不在台账中'}")
    for account in case.accounts:
        console.print("  " + "，".join(effect.text for effect in account.effects))
        for line in _account_lines(account):
            console.print(f"    {line}")


def _account_lines(account: Account) -> list[str]:
    if account.cause is None:
        return [account.remark]
    change = account.cause.change
    found = [f"第{change.number}号变动  {change.when}  {change.who}  {_from_where(change)}".rstrip()]
    if change.why:
        found.append(f"理由：{change.why}")
    for name, touched in account.cause.touched:
        if name:
            found.append(f"所随的案件{name}：")
        found += [row_text(row) for row in touched.told]
    return found


def _from_where(change: CaseChange) -> str:
    origin = change.origin if change.origin != change.who else None
    return " ".join(filter(None, (origin, change.heading.place)))


def _show_checked(checked: Checked) -> None:
    console, report = screen(), checked.report
    click.echo(checked.sentence, err=not checked.is_issued)
    if report is not None:
        period = parse_period(report.period).title
        console.print(
            f"{report.number}：{report.office}{period}，{to_the_second(report.issued_at)}由{report.person}签发。"
        )
    if checked.replaced_by is not None:
        console.print(f"该报告已由更正版{checked.replaced_by.number}替代。")
    if checked.comparison is not None:
        differing = [*checked.comparison.moved, *checked.comparison.swapped]
        console.print(f"与现在的台账比对：{checked.comparison.headline}")
        if differing:
            console.print(_table(differing))
            console.print(f"逐案说明请运行 caseapp compare {checked.claimed}。")
