"""The auditor's search: every change by person, day, case, field and origin, for people who may see it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from caseapp.accounts.models import Role
from caseapp.audit import fields
from caseapp.audit.queries import changes_of
from caseapp.audit.searching import finding
from caseapp.db import db
from caseapp.history.actions import explain, sign
from caseapp.history.models import Change
from caseapp.history.origins import Author, Origin
from caseapp.history.queries import last_change
from caseapp.issued.models import CountedCase, IssuedReport
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.litigation.actions import facts_of as lawsuit_facts_of
from caseapp.litigation.actions import revise_lawsuit
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import ApplicantFacts
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.shown import day, label, yesno
from tests.cases import case_facts
from tests.people import SignIn, make_person, open_session

OPEN = case_facts(
    number="商政复〔2024〕7号", ending=None, closed_on=None, served_on=None, is_sued=None, hearings=(), handler="李明"
)


def commit(why: str | None = None) -> int:
    """Keep what was done; the number of the change."""
    explain(why)
    db.session.commit()
    return last_change().id


def signed(person: str | None, origin: Origin = Origin.PAGE) -> None:
    sign(Author(origin=origin, person=person, place="/somewhere"))


def revised(case: ReconsiderationCase, person: str, why: str | None = None, **changes: Any) -> int:
    signed(person)
    revise_case(case, facts=replace(facts_of(case), **changes), calendar=shipped_calendar())
    return commit(why)


OF_OTHERS = "阜政复〔2024〕1号"


class House:
    """Changes of two offices, by the number of each: by another program, then of January and of February 2099."""

    def __init__(self, app: Flask, office: int) -> None:
        self.office = office
        with app.app_context():
            self._of_another_office()
        with app.app_context(), db.engine.begin() as connection:
            forged = "UPDATE reconsideration_case SET act_number = '伪造1号' WHERE closed_on IS NOT NULL"
            connection.execute(text(forged))
        with app.app_context():
            self.outside = last_change().id
            with time_machine.travel(datetime(2099, 1, 4, 2, tzinfo=UTC), tick=True):
                self._of_january()
            with time_machine.travel(datetime(2099, 2, 4, 2, tzinfo=UTC), tick=True):
                self._of_february()

    def _of_another_office(self) -> None:
        signed(None, Origin.COMMAND)
        elsewhere = found_office(name="阜阳市人民政府", number_prefix="阜政复")
        db.session.flush()
        record_case(office=elsewhere, facts=case_facts(number=OF_OTHERS), calendar=shipped_calendar())
        self.of_others = commit()
        self.elsewhere = elsewhere.id

    def _of_january(self) -> None:
        own = select(ReconsiderationCase).where(ReconsiderationCase.office_id == self.office)
        self.closed = db.session.scalars(own).one()
        self.case_id = self.closed.id
        signed("王芳")
        holder = db.session.get_one(Office, self.office)
        self.open = record_case(office=holder, facts=OPEN, calendar=shipped_calendar())
        self.entered = commit()
        self.served = revised(self.closed, "王芳", respondent_served_on=date(2023, 4, 24))

    def _of_february(self) -> None:
        self.corrected = revised(self.closed, "赵敏", "文书日期看错", served_on=date(2023, 4, 24))
        self.handed = revised(self.open, "赵敏", handler="周敏")
        (person,) = facts_of(self.open).applicants
        self.called = revised(self.open, "王芳", applicants=(replace(person, telephone="13800008888"),))
        signed("赵敏", Origin.IMPORT)
        lawsuit = db.session.scalars(select(LitigationCase)).one()
        facts = replace(lawsuit_facts_of(lawsuit), cause="土地征收")
        revise_lawsuit(lawsuit, facts=facts, calendar=shipped_calendar())
        self.imported = commit()
        signed("管理员")
        db.session.scalars(select(Organ).where(Organ.name == "睢县公安局")).one().short_name = "睢县公安"
        self.named = commit()
        signed("赵敏")
        db.session.delete(self.open)
        self.withdrawn = commit("重复登记")


@pytest.fixture
def house(app: Flask, ledger: int) -> House:
    return House(app, ledger)


def numbers(client: FlaskClient, **asked: object) -> list[int]:
    """The numbers of the changes that the search lists, in its order."""
    page = client.get("/audit/", query_string=asked)
    assert page.status_code == 200
    cells = page.text.split('<th scope="row" class="num"><a href="/audit/changes/')[1:]
    return [int(cell.partition('"')[0]) for cell in cells]


@pytest.fixture
def auditor(client: FlaskClient, sign_in: SignIn) -> FlaskClient:
    sign_in(client, Role.AUDITOR)
    return client


def test_each_question_finds_its_changes_and_no_others(auditor: FlaskClient, house: House) -> None:
    assert numbers(auditor)[:2] == sorted(numbers(auditor), reverse=True)[:2]
    assert house.outside in numbers(auditor)
    assert numbers(auditor, person="赵敏") == [house.withdrawn, house.imported, house.handed, house.corrected]
    assert numbers(auditor, since="2099-01-04", until="2099-01-04") == [house.served, house.entered]
    assert numbers(auditor, until="2099年1月4日", person="王芳") == [house.served, house.entered]
    assert numbers(auditor, origin="import") == [house.imported]
    assert numbers(auditor, origin="outside") == numbers(auditor, question="outside") == [house.outside]
    assert numbers(auditor, number="商政复(2024)7号") == [house.withdrawn, house.called, house.handed, house.entered]
    assert numbers(auditor, number="（2023）豫14行初52号")[0] == house.imported
    assert numbers(auditor, field="reconsideration_case.handler") == [house.handed]
    assert numbers(auditor, field="applicant.telephone", since="2099-01-01") == [
        *(house.withdrawn, house.called, house.entered)
    ]
    assert numbers(auditor, field="reconsideration_case.served_on", number="商政复〔2024〕7号") == []
    assert numbers(auditor, question="closed") == [house.imported, house.corrected, house.outside]
    assert "没有过案号" in auditor.get("/audit/?number=商政复〔1999〕9号").text


def test_people_of_an_office_see_the_changes_of_its_cases_alone(
    app: Flask, client: FlaskClient, sign_in: SignIn, house: House
) -> None:
    sign_in(client, Role.CLERK)
    mine = numbers(client)
    assert {house.entered, house.corrected, house.withdrawn, house.imported, house.outside} <= set(mine)
    assert not {house.of_others, house.named, 1} & set(mine)
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE appearance SET post = '主任' WHERE person = '陈刚'"))
    with app.app_context():
        came = last_change().id
    assert numbers(client)[0] == came
    assert numbers(client, field="appearance.post", since="2099-01-01") == [came]
    assert client.get(f"/audit/changes/{house.of_others}").status_code == 404
    assert client.get(f"/audit/changes/{house.named}").status_code == 404
    assert "商政复〔2024〕7号" in client.get("/audit/?question=withdrawn").text
    open_session(client, make_person(app, Role.CLERK, username="other", office_id=house.elsewhere))
    assert numbers(client) == [house.outside, house.of_others]
    for asked in ({"question": "closed"}, {"person": "赵敏"}, {"number": "商政复〔2024〕7号"}):
        assert house.corrected not in numbers(client, **asked)
    page = client.get(f"/audit/changes/{house.outside}").text
    assert OF_OTHERS in page
    assert "商政复〔2023〕1号" not in page
    assert "商政复〔2024〕7号" not in client.get("/audit/?question=withdrawn").text
    assert client.get(f"/audit/changes/{house.corrected}").status_code == 404
    workbook = client.get("/spreadsheets/changes").data
    cases = {row[7] for row in openpyxl.load_workbook(BytesIO(workbook))["变动"].iter_rows(min_row=2, values_only=True)}
    assert cases == {OF_OTHERS}


def test_a_change_opens_with_its_seal_and_every_row(app: Flask, auditor: FlaskClient, house: House) -> None:
    page = auditor.get(f"/audit/changes/{house.corrected}").text
    with app.app_context():
        seals = [db.session.get_one(Change, house.corrected - back).seal for back in (0, 1)]
    for words in (*seals, "赵敏", "文书日期看错", "送达申请人日期", "2023-04-23", "2023-04-24", "商政复〔2023〕1号"):
        assert words is not None
        assert words in page
    assert "睢县公安" in auditor.get(f"/audit/changes/{house.named}").text
    called = auditor.get(f"/audit/changes/{house.called}").text
    assert "13800008888" not in called
    assert "138****8888" in called
    assert auditor.get(f"/audit/changes/{house.withdrawn + 99}").status_code == 404
    for change in range(1, house.withdrawn + 1):
        assert auditor.get(f"/audit/changes/{change}").status_code == 200


def test_a_long_change_is_shown_page_by_page(app: Flask, auditor: FlaskClient, office: int) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, office)
        for serial in range(1, 24):
            facts = case_facts(number=f"商政复〔2023〕{serial}号")
            record_case(office=holder, facts=facts, calendar=shipped_calendar())
        change = commit()
    first = auditor.get(f"/audit/changes/{change}").text
    assert "复议23件" in first
    assert first.count('<section class="case-part">') >= 20
    assert "商政复〔2023〕21号" not in first
    address = first.partition('rel="next" href="')[2].partition('"')[0]
    second = auditor.get(address).text
    assert all(f"商政复〔2023〕{serial}号" in second for serial in (21, 22, 23))


def test_a_search_through_rows_says_where_it_broke_off_and_goes_on(
    auditor: FlaskClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_STEP", 2)
    monkeypatch.setattr(finding, "PAGE", 50)
    whole = numbers(auditor, field="reconsideration_case.handler")
    monkeypatch.setattr(finding.find, "__kwdefaults__", {"before": None, "size": 1, "longest": 2})
    found: list[int] = []
    before: str | None = None
    for _ in range(20):
        page = auditor.get("/audit/", query_string={"field": "reconsideration_case.handler", "before": before}).text
        found += numbers(auditor, field="reconsideration_case.handler", **({"before": before} if before else {}))
        if "before=" not in page:
            break
        before = page.rpartition("before=")[2].partition('"')[0]
    assert found == whole == [house.handed]


def test_changes_after_a_report_are_those_of_the_cases_it_counts(
    app: Flask, auditor: FlaskClient, house: House
) -> None:
    with app.app_context():
        report = IssuedReport(
            office_id=house.office,
            number="商政复统〔2999〕1号",
            number_year=2999,
            number_serial=1,
            office="商丘市人民政府",
            period="2023",
            first_on=date(2023, 1, 1),
            last_on=date(2023, 12, 31),
            title="2023年统计",
            issued_at=datetime.now(UTC),
            issued_on=date(2999, 1, 5),
            person="王建民",
            change=house.served,
            ledger_at=datetime.now(UTC),
            seal="0" * 64,
            sheet="{}",
            pdf=b"",
            pdf_sha256="0" * 64,
        )
        db.session.add(report)
        db.session.flush()
        db.session.add(CountedCase(ledger=Ledger.RECONSIDERATION, case_id=house.case_id, report_id=report.id))
        db.session.commit()
        report_id = report.id

    assert numbers(auditor, question="issued") == []
    assert "商政复统〔2999〕1号" in auditor.get("/audit/?question=issued").text
    assert numbers(auditor, question="issued", report_id=report_id) == [house.corrected]


def test_a_withdrawn_case_is_listed_with_who_and_why(auditor: FlaskClient, house: House) -> None:
    page = auditor.get("/audit/?question=withdrawn").text
    for words in ("商政复〔2024〕7号", "赵敏", "重复登记", f"/audit/changes/{house.withdrawn}", "商丘市人民政府"):
        assert words in page
    assert "商政复〔2023〕1号" not in page


def rows_of(client: FlaskClient, **asked: object) -> list[tuple[Any, ...]]:
    answer = client.get("/spreadsheets/changes", query_string=asked)
    assert answer.status_code == 200
    book = openpyxl.load_workbook(BytesIO(answer.data))
    assert {cell.data_type for row in book["变动"].iter_rows() for cell in row} <= {"s", "n", "d"}  # no formula
    return list(book["变动"].iter_rows(min_row=2, values_only=True))


def test_the_workbook_is_the_ledger_told_backwards(app: Flask, auditor: FlaskClient, house: House) -> None:
    with app.app_context():
        case = db.session.get_one(ReconsiderationCase, house.case_id)
        revised(case, "赵敏", "=1+1", remarks='=HYPERLINK("x")', handler="周敏", is_enterprise_related=True)
        revised(case, "王芳", handler=None, closed_on=date(2023, 4, 21), compensation_fen=12345, is_compensated=True)
        applicants = (ApplicantFacts(name="王伟", address="睢县"), ApplicantFacts(name="李秀英"))
        revised(case, "王芳", applicants=applicants, applicant_count=2)
        facts = facts_of(case)
        telling = [
            (each.title, each.was, each.is_now)
            for change in changes_of(Ledger.RECONSIDERATION, house.case_id)
            for row in change.told
            for each in (*row.fields, *row.derived)
        ]
    rows = rows_of(auditor, number="商政复〔2023〕1号")
    of_case = [row for row in rows if row[8] is None]
    chained: dict[str, object] = {}
    for number, at, _who, _origin, _place, _why, _ledger, title, _row, field, was, is_now, seal in reversed(of_case):
        assert (isinstance(at, datetime), title, len(seal or "0" * 64)) == (True, "商政复〔2023〕1号", 64)
        assert number >= 1
        if field in chained:
            assert chained[field] == was, field
        chained[field] = is_now
    assert chained["承办人"] is None
    assert chained["结案日期"] == datetime.combine(date(2023, 4, 21), time())
    assert chained["备注"] == '=HYPERLINK("x")'
    assert chained["涉企"] == yesno(facts.is_enterprise_related)
    assert chained["结案方式"] == label(facts.ending)
    assert chained["赔偿数额（元）"] == "123.45元"
    assert chained["申请人人数"] == 2
    assert day(facts.served_on) == f"{chained['送达申请人日期']:%Y-%m-%d}"
    assert {row[8] for row in rows} >= {"申请人 王伟", "申请人 李秀英"}
    assert len(rows) == len(telling)


def test_a_workbook_too_long_is_refused_in_a_sentence(
    auditor: FlaskClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "MOST_FIELDS", 5)
    answer = auditor.get("/spreadsheets/changes")
    assert (answer.status_code, "缩小日期范围" in answer.text) == (422, True)
    assert len(rows_of(auditor, person="赵敏", field="reconsideration_case.handler")) == 1


def test_what_cannot_be_read_breaks_nothing(auditor: FlaskClient, house: House) -> None:
    for asked in (
        {"since": "昨天", "until": "9999-12-31", "field": "no.such", "origin": "x", "report_id": "9"},
        {"before": "9" * 30, "question": "issued", "report_id": "abc"},
        {"question": "withdrawn", "page": "99999999999"},
        {"number": "' OR 1=1 --", "person": "%"},
    ):
        assert auditor.get("/audit/", query_string=asked).status_code == 200
        assert auditor.get("/spreadsheets/changes", query_string=asked).status_code in (200, 404)
    assert auditor.get(f"/audit/changes/{house.named}?after=x-9").status_code == 200


def test_a_change_whose_line_is_lost_or_spoilt_can_still_be_opened(
    app: Flask, auditor: FlaskClient, house: House
) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("DELETE FROM change WHERE id = :id"), {"id": house.corrected})
        if connection.dialect.name == "sqlite":
            connection.execute(text("UPDATE change SET at = 'nie' WHERE id = :id"), {"id": house.handed})
    assert "变动记录缺失" in auditor.get(f"/audit/changes/{house.corrected}").text
    assert auditor.get(f"/audit/changes/{house.handed}").status_code == 200
    assert auditor.get(f"/reconsideration/{house.case_id}").status_code == 200
    assert auditor.get("/audit/").status_code == 200
