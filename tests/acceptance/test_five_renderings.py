"""Screen, paper, workbook, JSON and sentences of one sheet say the same figures, over random ledgers."""

import io
import itertools
import json
import re

import pypdfium2
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.actions import found_office
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reports.contents import report_on
from caseapp.statistics.figures import figures_json
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sentences import plain_text, sentences
from caseapp.statistics.sheet import Sheet
from tests.people import SignIn
from tests.statistics.ledgers import ledgers

PERIODS = ("2024", "2024-03", "2023-12-11..2024-12-10")
TODAY = parse_period("2026-01-05..2026-01-05").start  # later than everything in the ledgers
_serial = itertools.count(1)
_FURNITURE = re.compile(r"草稿，未经签发|—第\d+页共\d+页—")


def _entered(ledger: tuple[list[CaseFacts], list[LawsuitFacts]]) -> int:
    """An office of its own with this ledger, kept."""
    office = found_office(name=f"第{next(_serial)}市人民政府", number_prefix=f"试{next(_serial)}复")
    for facts in ledger[0]:
        record_case(office=office, facts=facts, calendar=shipped_calendar())
    for suit in ledger[1]:
        record_lawsuit(office=office, facts=suit, calendar=shipped_calendar())
        db.session.flush()
    db.session.commit()
    return office.id


def _stripped(text: str) -> str:
    return re.sub(r"\s", "", text)


def _on_screen(page: str) -> dict[str, str]:
    """The figure of this period beside each indicator's name, as a reader sees it."""
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td class="num">(.*?)</td>', page, re.DOTALL)
    plain = ((re.sub(r"<span.*|<[^>]+>", "", part, flags=re.DOTALL).strip() for part in row) for row in rows)
    found: dict[str, str] = {}
    for title, value in plain:
        found.setdefault(title, value)
    return found


def _in_workbook(answer: bytes) -> dict[str, object]:
    heading, *rows = _table(CalamineWorkbook.from_filelike(io.BytesIO(answer)).get_sheet_by_name("指标").to_python())
    title, value = heading.index("指标"), heading.index("本期")
    return {str(row[title]): row[value] for row in reversed(rows)}


def _table(rows: list[list[object]]) -> list[list[object]]:
    start = next(at for at, row in enumerate(rows) if "指标" in row and "本期" in row)
    return [row for row in rows[start:] if any(cell != "" for cell in row)]


def _on_paper(answer: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer))
    return "".join(_FURNITURE.sub("", _stripped(page)) for page in pages)


def _printed_tables(sheet: Sheet) -> list[str]:
    """Every row of every table that the report is to have, as its text runs on the page."""
    report = report_on(sheet, printed_on=TODAY)
    tables = [block for block in report.blocks if hasattr(block, "rows")]
    return [_stripped("".join(row)) for table in tables if not table.is_fine_print for row in table.rows]


@settings(max_examples=2)
@given(ledger=ledgers(), text=st.sampled_from(PERIODS))
def test_one_sheet_says_one_thing(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], text: str
) -> None:
    with app.app_context():
        office = _entered(ledger)
        period = parse_period(text)
        sheet = build_sheet(scope_of(office), period)
    sign_in(client, Role.AUDITOR)
    asked = f"?office={office}"
    told = json.loads(json.dumps(figures_json(sheet)))["figures"]
    screen = client.get(f"/statistics/{text}/{asked}").text
    seen = _on_screen(screen)
    book = _in_workbook(client.get(f"/spreadsheets/figures/{text}.xlsx{asked}").data)
    paper = _on_paper(client.get(f"/reports/{text}.pdf{asked}").data)

    for code, figure in sheet.figures.items():
        value = figure.now.value
        assert told[code]["value"] == (None if value is None else str(value))
        assert seen[figure.indicator.title] == figure.now.text, f"{figure.indicator.title} on the screen"
        written = book[figure.indicator.title]
        assert written == ("—" if value is None else float(value)), f"{figure.indicator.title} in the workbook"
    printed = _printed_tables(sheet)
    assert len(printed) >= 14  # the main table stands even where nothing happened
    for row in printed:
        assert row in paper, "a row of a table on paper"
    for paragraph in sentences(sheet):
        assert _stripped(paragraph.text) in paper, f"{paragraph.title} on paper"
        assert _stripped(paragraph.text) in _stripped(re.sub(r"<[^>]+>", "", screen)), (
            f"{paragraph.title} on the screen"
        )
    assert _stripped(plain_text(sheet)) == _stripped(
        client.get(f"/statistics/{text}/text.txt{asked}").text.lstrip("\ufeff")
    )
