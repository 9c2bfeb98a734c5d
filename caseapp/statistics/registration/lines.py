"""A line of the 登记表 and its columns, as plain values. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseapp.law.codes import Channel, Field, Matter
from caseapp.shown import label, yesno

Value = int | str | date | None

# What the table calls a line's facts, in its order (表11); the line's number stands before them.
NUMBER: Final = "序号"
COLUMNS: Final = {
    "received_on": "收件日期",
    "channel": "收件方式",
    "intake_handler": "立案审查人",
    "number": "案号",
    "applicants": "申请人",
    "respondent": "被申请人",
    "act_name": "案件事由",
    "field": "行政管理类别",
    "matter": "案件类型",
    "was_corrected": "是否补正",
    "accepted_on": "立案日期",
    "handler": "承办人",
    "second_handler": "第二承办人",
    "ended_on": "结案日期",
    "ended_as": "结案种类",
    "remarks": "备注",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One application.

    `applicants`: the first names, as lists show them; `was_corrected`: papers were asked for (补正). `ended_as` and
    `ended_on`: the ending of a case accepted; of one that was not, what became of it, and when.
    """

    received_on: date
    channel: Channel | None
    intake_handler: str | None
    number: str | None
    applicants: str
    respondent: str
    act_name: str | None
    field: Field | None
    matter: Matter | None
    was_corrected: bool
    accepted_on: date | None
    handler: str | None
    second_handler: str | None
    ended_on: date | None
    ended_as: str | None
    remarks: str | None

    @property
    def values(self) -> tuple[Value, ...]:
        """What stands under `COLUMNS`: days as days, codes by their term."""
        terms = {"channel": label(self.channel), "field": label(self.field), "matter": label(self.matter)}
        terms["was_corrected"] = yesno(self.was_corrected)
        return tuple(terms[name] if name in terms else getattr(self, name) for name in COLUMNS)


@dataclass(frozen=True, slots=True)
class Registration:
    """The table of one period: whose cases (`office`), narrowed to which 专题, in the ledger of which moment.

    "": all cases of the office; the ledger as it stands.
    """

    office: str
    period: str
    days: str
    lines: Sequence[Line]
    ledger_moment: str = ""
    topic: str = ""

    @property
    def title(self) -> str:
        """商丘市人民政府2024年行政复议案件登记表, with the 专题 in brackets."""
        return f"{self.office}{self.period}行政复议案件登记表{f'（{self.topic}）' if self.topic else ''}"

    def numbered(self) -> Iterator[tuple[Value, ...]]:
        """The rows of the table, each with its number."""
        for number, line in enumerate(self.lines, 1):
            yield (number, *line.values)
