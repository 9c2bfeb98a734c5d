"""The 登记表: the cases behind 新收, a line each, as a workbook and on paper."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

import openpyxl
import pdfplumber
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.law.codes import Disposal, RefusalReason
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import ApplicantFacts, CorrectionFacts
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reports.pdf.printing import render_report
from caseapp.reports.registration.contents import registration_report
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.statistics.periods import parse_period
from caseapp.statistics.registration.lines import COLUMNS, NUMBER, Line, Registration
from caseapp.statistics.registration.queries import registration
from caseapp.statistics.tables.models import tables_then
from caseapp.statistics.tally import Question
from tests.cases import case_facts
from tests.people import SignIn

_PEOPLE = tuple(ApplicantFacts(name=name) for name in ("王伟", "李芳", "张敏"))
_REFUSED: dict[str, Any] = {
    "number": None,
    "disposal": Disposal.REFUSED,
    "refusal_reason": RefusalReason.LATE,
    "received_on": date(2023, 12, 31),
    "disposed_on": date(2024, 1, 4),
    **dict.fromkeys(("accepted_on", "ending", "closed_on", "served_on", "is_sued")),
    "hearings": (),
}
_MORE: tuple[dict[str, Any], ...] = (
    _REFUSED,
    _REFUSED | {"received_on": date(2024, 1, 1)},  # the day after the year
    {
        "number": "商政复〔2023〕2号",
        "received_on": date(2023, 1, 1),
        "applicants": _PEOPLE,
        "applicant_count": 9,
        "intake_handler": "周芳",
        "second_handler": "赵静",
        "corrections": (CorrectionFacts(notified_on=date(2023, 1, 2), supplied_on=date(2023, 1, 9)),),
        "ending": ReconsiderationEnding.REVOKE,
        "remarks": "=1+1",
    },
)


def _enter(holder: Office, **changes: Any) -> ReconsiderationCase:
    return record_case(office=holder, facts=case_facts(**changes), calendar=shipped_calendar())


@pytest.fixture
def holder(app: Flask, ledger: int) -> int:
    """The plain ledger, three cases more, and one of a county's office below."""
    with app.app_context():
        city = db.session.get_one(Office, ledger)
        for changes in _MORE:
            _enter(city, **changes)
        _enter(found_office(name="睢县人民政府", number_prefix="睢政复", parent=city), number="睢政复〔2023〕1号")
        db.session.commit()
    return ledger


def _asked(office: int, then: Then | None = None) -> Registration:
    whole = scope_of(office)
    alone = type(whole)((office,), whole.title)
    if then is None:
        return registration(Question(alone, parse_period("2023")))
    return registration(Question(alone, parse_period("2023"), tables=tables_then(then.change)), then)


def test_the_lines_are_the_cases_received_in_the_order_of_receipt(app: Flask, holder: int) -> None:
    with app.app_context():
        asked = _asked(holder)

    assert (asked.title, asked.days) == ("商丘市人民政府2023年行政复议案件登记表", "2023年1月1日至2023年12月31日")
    first, second, third = [dict(zip((NUMBER, *COLUMNS.values()), row, strict=True)) for row in asked.numbered()]
    assert first == {
        "序号": 1,
        "收件日期": date(2023, 1, 1),
        "收件方式": "邮寄",
        "立案审查人": "周芳",
        "案号": "商政复〔2023〕2号",
        "申请人": "王伟、李芳等9人",
        "被申请人": "睢县公安局",
        "案件事由": "行政处罚决定",
        "行政管理类别": "公安",
        "案件类型": "行政处罚",
        "是否补正": "是",
        "立案日期": date(2023, 3, 6),
        "承办人": "李明",
        "第二承办人": "赵静",
        "结案日期": date(2023, 4, 20),
        "结案种类": "撤销",
        "备注": "=1+1",
    }
    assert (second["案号"], second["申请人"], second["是否补正"]) == ("商政复〔2023〕1号", "王伟", "否")
    assert (third["立案日期"], third["结案日期"], third["结案种类"]) == (None, date(2024, 1, 4), "不予受理")


def test_as_of_a_moment_it_is_what_it_was(app: Flask, holder: int) -> None:
    with app.app_context():
        last = last_change()
        assert last is not None
        then, before = Then(max(datetime.now(UTC), last.at), last.id), _asked(holder)
        for case in db.session.query(ReconsiderationCase).all():
            facts = facts_of(case)
            changes = {"applicants": _PEOPLE[1:], "applicant_count": 2, "corrections": (), "remarks": "后来改的"}
            known = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
            revise_case(case, facts=type(facts)(**known | changes), calendar=shipped_calendar())
        db.session.commit()

        assert _asked(holder).lines != before.lines
        assert _asked(holder, then).lines == before.lines


@contextmanager
def _statements() -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_more_cases_take_no_more_statements(app: Flask, holder: int) -> None:
    with app.app_context():
        with _statements() as few:
            assert len(_asked(holder).lines) == 3
        city = db.session.get_one(Office, holder)
        for serial in range(10, 30):
            _enter(city, number=f"商政复〔2023〕{serial}号")
        db.session.flush()
        with _statements() as many:
            assert len(_asked(holder).lines) == 23

    assert len(many) <= len(few) + 1  # the office is read anew


def test_it_comes_as_a_workbook_and_on_paper(client: FlaskClient, sign_in: SignIn, holder: int) -> None:
    sign_in(client, Role.AUDITOR)
    listed = client.get(f"/statistics/2023/cases/received?office={holder}").text

    for kind in ("pdf", "xlsx"):
        assert f"/registration/2023.{kind}?office={holder}" in listed
    answer = client.get(f"/registration/2023.xlsx?office={holder}")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["登记表"]
    rows = list(sheet.iter_rows(values_only=True))
    assert quote("商丘市人民政府2023年行政复议案件登记表.xlsx") in answer.headers["Content-Disposition"]
    assert list(rows[0]) == [NUMBER, *COLUMNS.values()]
    assert [row[0] for row in rows[1:]] == [1, 2, 3, 4]  # a city's table has its counties' cases
    assert rows[1][1] == datetime(2023, 1, 1)  # noqa: DTZ001 -- a day as Excel has it
    assert (rows[1][16], sheet.cell(2, 17).data_type) == ("=1+1", "s")

    paper = client.get(f"/registration/2023.pdf?office={holder}")
    with pdfplumber.open(io.BytesIO(paper.data)) as file:
        assert all(page.width > page.height for page in file.pages)
        text = file.pages[0].extract_text()
    assert paper.mimetype == "application/pdf"
    assert "（2023年）" in text
    assert "共4件" in text
    assert client.get("/registration/2019.pdf").status_code == 200  # nothing was received


def test_an_import_knows_its_headings_again() -> None:
    unknown = [title for title in (NUMBER, *COLUMNS.values()) if CASE_LAYOUT.named(title) is None]

    assert unknown == [NUMBER, "是否补正"]


def test_a_thousand_lines_stand_on_paper_each_once() -> None:
    line = Line(
        **dict.fromkeys(COLUMNS)  # type: ignore[arg-type]  # most of it unknown
        | {"received_on": date(2023, 1, 1), "applicants": "王伟", "respondent": "睢县公安局", "was_corrected": False}
    )
    table = Registration("商丘市人民政府", "2023年", "2023年1月1日至2023年12月31日", (line,) * 1000)

    paper = render_report(registration_report(table, printed_on=date(2024, 1, 5)))

    with pdfplumber.open(io.BytesIO(paper)) as file:
        lines = [line for page in file.pages for line in page.extract_text().split("\n")]
    numbers = [match[1] for line in lines if (match := re.match(r"(\d+) 2023-01-01", line))]
    assert numbers == [str(number) for number in range(1, 1001)]
