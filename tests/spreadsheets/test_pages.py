"""The pages on which ledgers come in and go out."""

import io
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.ledgers import Ledger
from caseapp.organs.actions import found_office
from caseapp.reconsideration.models import CaseEntry
from caseapp.spreadsheets import queries
from caseapp.timeline.entries import IMPORTED
from tests.people import SignIn, make_person, open_session, post
from tests.spreadsheets.workbooks import case_workbook

GOOD = case_workbook({"案号": "商政复〔2023〕9号", "主管领导": "张三"})
BAD = case_workbook({"受理日期": "2023-02-30"})


def _upload(client: FlaskClient, content: bytes, office: int, **fields: object) -> TestResponse:
    file = (io.BytesIO(content), "../../台账.xlsx")
    return post(client, "/spreadsheets/", workbook=file, office_id=office, ledger="", **fields)


def _cases(app: Flask, office: int, ledger: Ledger = Ledger.RECONSIDERATION) -> int:
    with app.app_context():
        return queries.number_of_cases(office, ledger)


def _kept(app: Flask) -> list[Path]:
    return list((Path(app.instance_path) / "marked").glob("*"))


def test_a_clerk_brings_a_ledger_in(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.CLERK)

    answer = _upload(client, GOOD, office)

    assert answer.status_code == 200
    assert "导入完成：新增1件" in answer.text
    assert "未识别的列，没有读取：主管领导" in answer.text
    assert _cases(app, office) == 1


def test_the_case_says_who_brought_it_in(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    clerk = sign_in(client, Role.CLERK)

    _upload(client, GOOD, office)

    with app.app_context():
        line = db.session.scalars(select(CaseEntry)).one()
        assert (line.step, line.account_id, line.person, line.form_key) == (IMPORTED, clerk, "承办人甲", None)
    assert "由台账导入" in client.get("/reconsideration/1").text


def test_a_check_writes_nothing(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.CLERK)

    answer = _upload(client, GOOD, office, is_dry_run="y")

    assert "检查通过，没有写入任何内容" in answer.text
    assert _cases(app, office) == 0


def test_a_ledger_with_faults_is_answered_by_their_list_and_a_marked_workbook(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    sign_in(client, Role.CLERK)

    answer = _upload(client, BAD, office)

    assert answer.status_code == 422
    for words in ("有 1 处需要改正", "复议台账", "受理日期", "D2", "2023-02-30", "2023年2月没有30日"):
        assert words in answer.text
    assert _cases(app, office) == 0
    marked = client.get("/spreadsheets/marked")
    sheet = openpyxl.load_workbook(io.BytesIO(marked.data))["复议台账"]
    assert "2023年2月没有30日" in sheet["D2"].comment.text
    assert _kept(app) == []


def test_a_marked_workbook_is_handed_out_once_and_to_nobody_else(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    sign_in(client, Role.CLERK)
    _upload(client, BAD, office)

    other = app.test_client()
    open_session(other, make_person(app, Role.HEAD, office_id=office))
    assert other.get("/spreadsheets/marked").status_code == 302
    assert client.get("/spreadsheets/marked").status_code == 200
    assert client.get("/spreadsheets/marked").status_code == 302


def test_the_next_upload_takes_the_last_marked_workbook_away(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    sign_in(client, Role.CLERK)

    _upload(client, BAD, office)
    _upload(client, BAD, office)

    assert len(_kept(app)) == 1


def test_many_faults_are_cut_on_the_page_and_complete_in_the_workbook(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    sign_in(client, Role.CLERK)
    content = case_workbook(*({"申请人": f"王{number}", "受理日期": "2023-02-30"} for number in range(250)))

    answer = _upload(client, content, office)

    assert "有 250 处需要改正" in answer.text
    assert "另有 50 处" in answer.text
    book = openpyxl.load_workbook(io.BytesIO(client.get("/spreadsheets/marked").data))
    assert book["需要改正"].max_row == 251


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_file_that_is_no_workbook_is_refused_at_its_field(
    client: FlaskClient, sign_in: SignIn, office: int, content: bytes
) -> None:
    sign_in(client, Role.CLERK)

    answer = _upload(client, content, office)

    assert answer.status_code == 422
    assert 'id="workbook-error"' in answer.text


def test_no_file_is_refused(client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.CLERK)

    answer = post(client, "/spreadsheets/", office_id=office, ledger="")

    assert answer.status_code == 422
    assert "请选择台账文件" in answer.text


def test_what_differs_from_the_register_is_listed_and_not_touched(
    app: Flask, client: FlaskClient, sign_in: SignIn, office: int
) -> None:
    sign_in(client, Role.CLERK)
    _upload(client, GOOD, office)

    answer = _upload(client, case_workbook({"案号": "商政复〔2023〕9号", "备注": "补充"}), office)

    assert "已有而内容不同的案件" in answer.text
    assert "备注" in answer.text
    assert _cases(app, office) == 1


def test_words_from_a_workbook_are_shown_and_not_obeyed(client: FlaskClient, sign_in: SignIn, office: int) -> None:
    sign_in(client, Role.CLERK)

    answer = _upload(client, case_workbook({"接收方式": "<script>alert(1)</script>"}), office)

    assert "<script>alert(1)" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_enters_no_cases_imports_none_but_exports(
    client: FlaskClient, sign_in: SignIn, ledger: int, role: Role
) -> None:
    sign_in(client, role)

    page = client.get("/spreadsheets/")
    assert 'type="file"' not in page.text
    assert _upload(client, GOOD, ledger).status_code == 403
    assert client.get(f"/spreadsheets/export?office={ledger}").status_code == 200


def test_the_registers_of_an_office_go_out(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.AUDITOR)

    answer = client.get(f"/spreadsheets/export?office={ledger}&ledger=reconsideration")

    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert "attachment" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["复议台账", "填写说明"]
    assert book["复议台账"]["A2"].value == "商政复〔2023〕1号"


@pytest.mark.parametrize("question", ["office=999", "office=x", "ledger=secret"])
def test_an_unknown_office_or_ledger_is_not_found(
    client: FlaskClient, sign_in: SignIn, ledger: int, question: str
) -> None:
    sign_in(client, Role.AUDITOR)

    assert client.get(f"/spreadsheets/export?{question}").status_code == 404


def test_an_office_sees_and_fills_its_own_registers_only(app: Flask, client: FlaskClient, ledger: int) -> None:
    with app.app_context():
        other = found_office(name="阜阳市人民政府", number_prefix="阜政复").id
        db.session.commit()
    open_session(client, make_person(app, Role.CLERK, office_id=other))

    assert client.get(f"/spreadsheets/export?office={ledger}").status_code == 404
    assert _upload(client, GOOD, ledger).status_code == 422
    assert _cases(app, ledger) == 1
    assert _upload(client, GOOD, other).status_code == 200
    assert _cases(app, other) == 1


def test_the_blank_template_goes_out(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.CLERK)

    book = openpyxl.load_workbook(io.BytesIO(client.get("/spreadsheets/template").data))

    assert book.sheetnames == ["复议台账", "应诉台账", "填写说明"]
    assert book["复议台账"].max_row == 1
