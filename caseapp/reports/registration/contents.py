"""The 登记表 (表11) as a printed table."""

from datetime import date
from typing import Final

from caseapp.reports.blocks import Kind, Prose, Report, SignatureSpace, Table, TableColumn
from caseapp.shown import day, long_day
from caseapp.statistics.registration.lines import COLUMNS, NUMBER, Registration, Value

# What stands on one line; all else may wrap.
_SHORT: Final = ("channel", "intake_handler", "was_corrected", "handler", "second_handler")


def registration_report(registration: Registration, *, printed_on: date) -> Report:
    """The table as it is printed, dated `printed_on`: one line an application, in the order of receipt."""
    columns = (TableColumn(NUMBER), *(TableColumn(title, _kind(name)) for name, title in COLUMNS.items()))
    rows = [tuple(_text(value) for value in values) for values in registration.numbered()]
    table = Table(f"收到的行政复议申请（共{len(rows)}件，按收件日期排列）", columns, rows, is_wide=True)
    return Report(
        office=registration.office,
        title="行政复议案件登记表",
        period=registration.period,
        period_days=registration.days,
        printed_on=long_day(printed_on),
        blocks=(table,) if rows else (Prose("本期没有收到行政复议申请。"),),
        signature=SignatureSpace(registration.office, ("单位负责人", "填表人", "联系电话", "填表时间")),
        ledger_moment=registration.ledger_moment,
        note=f"专题：{registration.topic}" if registration.topic else "",
        is_wide=bool(rows),
    )


def _kind(name: str) -> Kind:
    return Kind.CENTRED if name in _SHORT or name.endswith("_on") else Kind.TEXT


def _text(value: Value) -> str:
    if isinstance(value, date):
        return day(value)
    return "" if value is None else " ".join(str(value).split())
