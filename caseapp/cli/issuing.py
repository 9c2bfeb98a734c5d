"""`caseapp issue`: the head of office issues a period's report without a browser."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from caseapp.accounts import queries as accounts
from caseapp.accounts.people import Person
from caseapp.accounts.usernames import plain_username
from caseapp.cli.files import write_file
from caseapp.cli.opening import opened_for_writing
from caseapp.cli.values import OFFICE, PERIOD
from caseapp.cli.wording import ChineseCommand
from caseapp.history.actions import author, sign
from caseapp.issued.models import IssuedReport
from caseapp.issued.queries import versions_issued
from caseapp.issuing.actions import issue_report
from caseapp.organs.queries import office_named
from caseapp.reports.typefaces import typefaces_from
from caseapp.statistics.periods import Period


@click.command("issue", cls=ChineseCommand)
@PERIOD
@OFFICE
@click.option("--by", required=True, metavar="用户名", help="签发的负责人。")
@click.option("--replace", "replaces", is_flag=True, help="签发更正版，替代已签发的最新版本；须写 --why。")
@click.option("--why", metavar="理由", help="更正理由；首次签发的，是备注。")
@click.option("--out", metavar="文件.pdf", type=click.Path(path_type=Path), help="把签发的 PDF 也写到这个文件。")
def issue(period: Period, office: str | None, by: str, replaces: bool, why: str | None, out: Path | None) -> None:
    """由负责人签发某一期间的统计报告：编号，数字、案件、台账封印和 PDF 一并保存。"""
    with opened_for_writing() as app:
        person, meant = _person(by), office_named(office)
        sign(replace(author(), person=person.name, account_id=person.id))
        report = issue_report(
            office=meant,
            period=period,
            by=person,
            now=datetime.now(UTC),
            why=why,
            replaces=_newest(meant.id, period) if replaces else None,
            typefaces=typefaces_from(app.config["TYPEFACES"]),
        )
        told = f"已签发{report.number}：{report.office}{period.title}{report.title}。"
        if out is not None:
            write_file(out, report.pdf)
    click.echo(told)


def _person(username: str) -> Person:
    account = accounts.account_named(plain_username(username))
    person = accounts.person_by_id(account.id) if account else None
    if person is None:
        raise click.ClickException(f"没有可用的账号“{username}”，运行 caseapp user list 可查看全部账号。")
    return person


def _newest(office_id: int, period: Period) -> IssuedReport:
    newest = next(iter(versions_issued(office_id, period.start, period.last_day)), None)
    if newest is None:
        raise click.ClickException(f"{period.title}的报告还没有签发过，没有可以替代的；首次签发请不写 --replace。")
    return newest
