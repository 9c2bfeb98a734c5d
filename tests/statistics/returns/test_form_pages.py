"""Pages of the forms: filled, cell by cell opened, for programs; editions uploaded and withdrawn."""

import io
import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.law.endings import ReconsiderationEnding
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.statistics.returns.editions.carried import carried_text
from tests.people import SignIn, csrf_token, post

NEW = carried_text("table-8-v1").replace('code = "table-8-v1"', 'code = "table-8-2026"').replace("工作用表", "新版")


def _upload(client: FlaskClient, text: str | bytes, **fields: str) -> TestResponse:
    content = text.encode() if isinstance(text, str) else text
    data = {"csrf_token": csrf_token(client), "definition": (io.BytesIO(content), "格式.toml"), **fields}
    return client.post("/returns/upload", data=data)


def test_the_list_names_the_edition_in_force_and_leads_to_it(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.CLERK)

    page = client.get("/returns/2014/").text

    row = page[page.index("行政复议案件统计报表") :]
    assert row.index("<td>2010年版</td>") < row.index("行政应诉案件统计报表")
    assert 'href="/returns/reconsideration/2014/"' in page
    assert "上传报表格式" not in page  # an administrator's


def test_a_period_typed_leads_to_the_form_and_a_wrong_one_is_explained(
    client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)

    there = client.get("/returns/", query_string={"period": "2023-q1", "form": "table-12"})
    wrong = client.get("/returns/", query_string={"period": "去年"})

    assert there.location == "/returns/table-12/2023-Q1/"
    assert wrong.status_code == 422
    assert "不是统计期间" in wrong.text
    assert 'value="去年"' in wrong.text


def test_every_cell_that_has_a_case_leads_to_it(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.CLERK)

    page = client.get("/returns/reconsideration-2015/2023/").text

    opened = [unescape(href) for href in re.findall(r'<a class="figure" href="([^"]+)">1</a>', page)]
    # Of 公安 and altogether: 2, 3, 4, 被申请人, 复议机关, 事项, 总计, 维持.
    assert len(opened) == 16
    assert {f"/returns/reconsideration-2015/2023/{at}?row=1" for at in (2, 3, 4, 6, 17, 22, 32, 34)} < set(opened)
    assert "勾稽不符" not in page
    for address in opened:
        listed = client.get(address)
        assert listed.status_code == 200
        assert "共 <b>1</b>" in listed.text
        assert "商政复〔2023〕1号" in listed.text


def test_a_rate_opens_its_numerator_and_its_denominator(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.AUDITOR)

    page = client.get("/returns/table-19/2023/").text
    over = client.get("/returns/table-19/2023/3", query_string={"part": "over", "row": ""})
    region = re.search(r'href="(/returns/table-19/2023/3\?part=over&amp;row=\d+)"', page)

    assert region is not None
    assert "共 <b>1</b>" in client.get(unescape(region[1])).text
    assert "共 <b>0</b>" in over.text  # every case has its region


@pytest.mark.parametrize(
    "address",
    [
        "/returns/table-1/2023/",
        "/returns/reconsideration-2015/2023/99",
        "/returns/reconsideration-2015/2023/3?row=99",
        "/returns/reconsideration-2015/2023/3?part=over",
        "/returns/table-7/2023/1?row=2023-13",
        "/returns/table-19/2023/1?row=x",
        "/returns/table-1.toml",
        "/returns/table-1/2023.json",
        "/returns/?form=table-1&period=2023",
    ],
)
def test_what_is_not_there_is_a_page_that_does_not_exist(
    client: FlaskClient, sign_in: SignIn, ledger: int, address: str
) -> None:
    sign_in(client, Role.HEAD)

    assert client.get(address).status_code == 404


def test_defendants_are_listed_one_a_line(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.CLERK)

    listed = client.get("/returns/litigation/2023/2").text

    assert "共 <b>2</b> 件次" in listed


def test_a_program_reads_the_same_figures(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.CLERK)

    form = client.get("/returns/reconsideration/2023.json").json

    assert form is not None
    assert (form["code"], form["office"], form["as_of"]) == ("reconsideration-2015", "商丘市人民政府", None)
    assert [row["title"] for row in form["rows"]][-1] == "合计"
    assert form["rows"][-1]["cells"]["32"] == {"value": "1", "numerator": 1, "denominator": None}
    assert form["columns"][38]["titles"] == ["已审结", "终止", "调解(和解)"]
    assert all(check["holds"] for check in form["checks"])


def test_a_definition_goes_out_and_comes_back_as_a_new_edition(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    file = client.get("/returns/table-8-v1.toml")

    tried = _upload(client, NEW, is_dry_run="y")
    before = client.get("/returns/table-8-2026.toml").status_code
    kept = _upload(client, NEW)
    again = _upload(client, NEW)
    replaced = _upload(client, NEW.replace("新版", "再改"), replaces="y")
    shown = client.get("/returns/table-8-2026/2023/")
    withdrawn = post(client, "/returns/table-8-2026/withdraw")

    assert file.text == carried_text("table-8-v1")
    assert (tried.status_code, before) == (200, 404)
    assert "还没有保存" in tried.text
    assert kept.status_code == 302
    assert again.status_code == 422
    assert "已经上传过" in again.text
    assert replaced.status_code == 302
    assert "再改" in shown.text
    assert withdrawn.status_code == 302
    assert client.get("/returns/table-8-2026/2023/").status_code == 404
    assert post(client, "/returns/table-8-v1/withdraw").status_code == 404  # carried, not uploaded


def test_faults_are_listed_with_their_lines_and_nothing_is_kept(
    client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    line = NEW.splitlines().index('register = "复议"') + 1

    wrong = _upload(client, NEW.replace('register = "复议"', 'register = "<b>"'))
    coded = _upload(client, NEW.encode("gb18030"))
    nothing = client.post("/returns/upload", data={"csrf_token": csrf_token(client)})

    assert (wrong.status_code, coded.status_code, nothing.status_code) == (422, 422, 422)
    assert f"<b>第{line}行</b>：register 写“复议”或者“应诉”。" in wrong.text
    assert "<b>第1行</b>：文件不是 UTF-8 编码" in coded.text
    assert "请选择报表格式文件" in nothing.text
    assert client.get("/returns/table-8-2026.toml").status_code == 404


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.AUDITOR])
def test_only_an_administrator_uploads_and_withdraws(
    client: FlaskClient, sign_in: SignIn, ledger: int, role: Role
) -> None:
    sign_in(client, role)

    assert client.get("/returns/upload").status_code == 403
    assert _upload(client, NEW).status_code == 403
    assert post(client, "/returns/table-8-2026/withdraw").status_code == 403


def test_a_past_moment_is_kept_through_form_and_cases(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)
    with app.app_context():
        last = last_change()
        assert last is not None
        then = Then(max(datetime.now(UTC), last.at), last.id)
        case = db.session.scalars(select(ReconsiderationCase)).one()
        case.ending = ReconsiderationEnding.REVOKE
        db.session.commit()

    now = client.get("/returns/reconsideration/2023/").text
    page = client.get("/returns/reconsideration/2023/", query_string={"as_of": then.text}).text
    address = next(unescape(href) for href in re.findall(r'<a class="figure" href="([^"]+)">1</a>', page))

    assert "/returns/reconsideration/2023/36?row=1" in now  # 撤销
    assert "/returns/reconsideration/2023/34?as_of=" in page  # 维持
    assert parse_qs(urlsplit(address).query)["as_of"] == [then.text]
    assert f"按 <b>{then.words}</b> 的台账统计" in client.get(address).text
    assert client.get("/returns/reconsideration/2023/", query_string={"as_of": "2000-01-01"}).status_code == 422


def test_the_sheet_leads_to_the_forms(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.HEAD)

    assert 'href="/returns/2023/"' in client.get("/statistics/2023/").text
