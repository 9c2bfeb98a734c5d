"""The changes that a search finds as a workbook: one row for each field that changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from caseapp.audit.fields import FieldChange
from caseapp.law.today import SHANGHAI
from caseapp.spreadsheets.cells import Cell
from caseapp.spreadsheets.columns import Column
from caseapp.spreadsheets.kinds import Text
from caseapp.spreadsheets.pages import LedgerPage, TextPage
from caseapp.spreadsheets.writing import write_workbook
from caseapp.timeline.past.changes import origin_of, who_of

SHEET: Final = "变动"

_COLUMNS: Final = tuple(
    Column(fact=fact, heading=heading, kind=Text())
    for fact, heading in (
        ("number", "变动序号"),
        ("at", "时间"),
        ("who", "变动人"),
        ("origin", "来源"),
        ("place", "出处"),
        ("why", "理由"),
        ("ledger", "台账"),
        ("case", "案号"),
        ("row", "行"),
        ("field", "项目"),
        ("was", "原值"),
        ("is_now", "现值"),
        ("seal", "封印"),
    )
)


def changes_workbook(
    changes: Iterable[FieldChange], *, asked: Sequence[tuple[str, str]], written_at: datetime
) -> bytes:
    """An .xlsx of the changes, and a sheet that says what was `asked` (words and value) and when it was written."""
    said = [*asked, ("导出时间", f"{written_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}")]
    said += [
        (
            "每行",
            "一次变动改动的一个项目；新登记的案件和新增的行，每个有内容的项目一行，原值为空。办案经过的新行不列。",
        ),
        ("号码", "证件号码和联系电话只对办理该案的机构全部显示。"),
    ]
    page = LedgerPage(SHEET, _COLUMNS, _rows(changes))
    return write_workbook([page, TextPage("说明", ("项目", "内容"), said, (16, 90))])


def _rows(changes: Iterable[FieldChange]) -> Iterator[Mapping[str, Cell]]:
    for change in changes:
        heading, field = change.heading, change.field
        yield {
            "number": heading.id,
            "at": _civil(heading.at),
            "who": who_of(heading),
            "origin": origin_of(heading),
            "place": heading.place,
            "why": heading.why,
            "ledger": change.ledger,
            "case": change.case,
            "row": change.row,
            "field": field.title,
            "was": field.was,
            "is_now": field.is_now,
            "seal": heading.seal,
        }


def _civil(moment: datetime | str) -> Cell:
    """The clock of the office, to the second; a workbook knows no time zones."""
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0)
