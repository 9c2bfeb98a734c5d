"""What options take: periods, dates, moments, ledgers, roles and ports, each refused with a sentence of its own."""

from datetime import date, datetime
from typing import Any

import click

from caseapp.accounts.models import Role
from caseapp.history.moments import HOW_TO_WRITE_A_MOMENT, MomentError, read_moment
from caseapp.law.coded import UnknownCodeError
from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import TopicKind
from caseapp.statistics.periods import HOW_TO_WRITE_A_PERIOD, Period, PeriodError, parse_period
from caseapp.written import day_written

_LAST_PORT = 65_535


class PeriodValue(click.ParamType[Period]):
    """统计期间: 2024, 2024-03, 2024-Q1, 2024-H1, S2024-03, 2024-01-05..2024-02-10."""

    name = "期间"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """The period typed."""
        try:
            return value if isinstance(value, Period) else parse_period(value)
        except PeriodError as error:
            self.fail(str(error), param, ctx)


class TopicValue(click.ParamType[tuple[TopicKind | None, str]]):
    """专题: 机关=睢县公安局, 地区=睢县, 类别=公安, or a name alone; the ledger says later whether there is one."""

    name = "专题"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[TopicKind | None, str]:
        """The kind meant, None where a name stands alone, and the name."""
        if isinstance(value, tuple):
            return value
        before, sign, after = value.replace("＝", "=").partition("=")
        word, name = (before.strip(), after.strip()) if sign else ("", before.strip())
        kind = next((each for each in TopicKind if each.word == word), None)
        if not name or (sign and kind is None):
            ways = "、".join(f"{each.word}=名称" for each in TopicKind)
            self.fail(f"“{value}”不是专题，请写：{ways}。", param, ctx)
        return kind, name


class DayValue(click.ParamType[date]):
    """A civil date in every form in which people write one."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day typed."""
        try:
            return value if isinstance(value, date) else day_written(value)
        except ValueError as reason:
            self.fail(f"“{value}”：{reason}", param, ctx)


class MomentValue(click.ParamType[datetime]):
    """A moment of the ledger; a day is its last moment."""

    name = "时刻"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment typed."""
        try:
            return value if isinstance(value, datetime) else read_moment(value)
        except MomentError as error:
            self.fail(str(error), param, ctx)


class LedgerValue(click.ParamType[Ledger]):
    """复议 or 应诉."""

    name = "复议|应诉"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Ledger:
        """The ledger meant."""
        try:
            return value if isinstance(value, Ledger) else Ledger.find(value)
        except UnknownCodeError as error:
            self.fail(str(error), param, ctx)


class RoleValue(click.ParamType[Role]):
    """承办人, 负责人, 审计 or 管理员."""

    name = "角色"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Role:
        """The role meant, by its word or its key."""
        words = {word: role for role in Role for word in (role.value, role.label)}
        if value not in words:
            self.fail(f"没有角色“{value}”，请写：{'、'.join(role.label for role in Role)}。", param, ctx)
        return words[value]


class PortValue(click.ParamType[int]):
    """A port of this machine."""

    name = "端口"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number typed."""
        written = str(value)
        if not (written.isascii() and written.isdigit() and 0 < int(written[:9]) <= _LAST_PORT):
            self.fail(f"“{value}”不是端口，请写 1 至 {_LAST_PORT} 之间的整数。", param, ctx)
        return int(written)


PERIOD = click.option(
    "--period",
    required=True,
    type=PeriodValue(),
    help=f"统计期间：{HOW_TO_WRITE_A_PERIOD}。",
)
OFFICE = click.option("--office", metavar="机构", help="机构名称；只有一个机构时可不写。")
TOPIC = click.option(
    "--topic",
    type=TopicValue(),
    metavar="专题",
    help="只统计一个机关（作被申请人或被告）、地区或行政管理类别的案件：机关=睢县公安局、地区=睢县、类别=公安。",
)
AS_OF = click.option(
    "--as-of",
    type=MomentValue(),
    help=f"按过去某一时刻的台账统计：{HOW_TO_WRITE_A_MOMENT}；不写就是现在的台账。",
)
