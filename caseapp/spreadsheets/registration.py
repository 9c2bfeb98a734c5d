"""The 登记表 (表11) as a workbook."""

from typing import Final

from caseapp.spreadsheets.columns import Column
from caseapp.spreadsheets.kinds import Count, Day, Kind, Text
from caseapp.spreadsheets.pages import LedgerPage, TextPage
from caseapp.spreadsheets.writing import write_workbook
from caseapp.statistics.registration.lines import COLUMNS, NUMBER, Registration

_SERIAL: Final = "serial"


def registration_workbook(registration: Registration) -> bytes:
    """The table as .xlsx, days as days, under headings that an import knows again; a second sheet says what it is."""
    columns = [Column(fact=_SERIAL, heading=NUMBER, kind=Count(1, ""))]
    columns += [Column(fact=name, heading=title, kind=_kind(name)) for name, title in COLUMNS.items()]
    facts = [column.fact for column in columns]
    rows = (dict(zip(facts, values, strict=True)) for values in registration.numbered())
    said = (
        ("表名", registration.title),
        ("统计期间", registration.days),
        ("件数", str(len(registration.lines))),
        *((("台账时点", registration.ledger_moment),) if registration.ledger_moment else ()),
    )
    return write_workbook([LedgerPage("登记表", columns, rows), TextPage("说明", ("项目", "内容"), said, (12, 60))])


def _kind(name: str) -> Kind:
    return Day() if name.endswith("_on") else Text()
