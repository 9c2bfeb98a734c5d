"""The sheet, its lists and its paper as of a past moment: what was, and links that stay in it."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pdfplumber
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.moments import Then, in_words
from caseapp.history.queries import last_change
from caseapp.law.holidays import shipped_calendar
from caseapp.law.today import today_in_shanghai
from caseapp.litigation.models import LitigationCase, Plaintiff
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.models import Applicant, ReconsiderationCase
from tests.cases import case_facts
from tests.people import SignIn


@dataclass(frozen=True)
class Past:
    """A reader before a ledger that has changed since, as of which moment it is asked, and what is no longer so."""

    client: FlaskClient
    then: Then
    case_id: int
    county_id: int

    def get(self, address: str, **more: object) -> str:
        answer = self.client.get(address, query_string={"as_of": self.then.text, **more})
        assert answer.status_code == 200, address
        return answer.text


def _moment() -> Then:
    last = last_change()
    assert last is not None
    return Then(max(datetime.now(UTC), last.at), last.id)


@pytest.fixture
def past(app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int) -> Past:
    """Then: two offices with a case each, and a lawsuit. Since: a case withdrawn, all names changed, another county."""
    sign_in(client, Role.HEAD)
    with app.app_context():
        city = db.session.get_one(Office, ledger)
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        record_case(office=county, facts=case_facts(number="睢政复〔2023〕1号"), calendar=shipped_calendar())
        db.session.commit()
        then = _moment()
        withdrawn = db.session.scalars(select(ReconsiderationCase).where(ReconsiderationCase.office == city)).one()
        case_id, county_id = withdrawn.id, county.id
        db.session.scalars(select(LitigationCase)).one().reconsideration = None
        db.session.flush()
        db.session.delete(withdrawn)
        for model in (Organ, Applicant, Plaintiff):
            for row in db.session.scalars(select(model)):
                row.name = f"改名{row.id}"
        suit = db.session.scalars(select(LitigationCase)).one()
        suit.court_number, suit.decided_on, suit.served_on = "（2023）豫14行初99号", None, date(2022, 1, 1)
        county.parent_id, county.name, city.name = None, "后来的县", "后来的市"
        found_office(name="新县", number_prefix="新政复", parent=city)
        db.session.commit()
    return Past(client, then, case_id, county_id)


def _cells(page: str) -> set[str]:
    return {re.sub(r"<[^>]+>", "", text).strip() for text in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", page, re.DOTALL)}


def test_a_past_sheet_says_of_when_it_is_and_leads_back_to_today(past: Past) -> None:
    page = past.get("/statistics/2023/")

    assert f"按 <b>{past.then.words}</b> 的台账统计" in page
    assert '<a href="/statistics/2023/">查看现在的台账</a>' in page
    assert f'name="as_of" value="{past.then.text.replace("T", " ")}"' in page
    assert "后来" not in page.partition('<main id="content"')[2].partition("<select")[0]
    assert 'id="findings"' not in page  # what is to be mended stands in the ledger of today
    assert "查看现在的台账" not in past.client.get("/statistics/2023/").text


def test_every_link_of_a_past_sheet_keeps_its_moment(past: Past) -> None:
    page = past.get("/statistics/2023/")
    links = [unescape(link) for link in re.findall(r'href="(/(?:statistics|reports)/[^"]*)"', page)]
    moment = f"as_of={past.then.text}"

    assert len(links) > 200
    of_figures = {link for link in links if "2023" in link}  # not the pages on which the office words its reports
    assert {link for link in of_figures if moment not in link} == {"/statistics/2023/"}
    assert any(link.startswith("/reports/2023.pdf?") for link in links)


def test_a_past_list_shows_a_case_withdrawn_since_as_it_stood(past: Past) -> None:
    page = past.get("/statistics/2023/cases/concluded")

    assert "共 <b>2</b> 件" in page
    assert f"按 <b>{past.then.words}</b> 的台账统计" in page
    address = f"/reconsideration/{past.case_id}?as_of={past.then.text}"
    assert f'<a href="{address}">商政复〔2023〕1号</a>' in page
    assert {"王伟", "睢县公安局行政处罚决定", "李明", "2023-04-20维持", "已结", "商丘市人民政府"} <= _cells(page)
    assert "改名" not in page
    today = past.client.get("/statistics/2023/cases/concluded").text
    assert "没有这样的案件" in today


def test_a_past_list_of_lawsuits_shows_numbers_parties_and_dates_of_then(past: Past) -> None:
    by_case = past.get("/statistics/2023/cases/lit_new")
    by_defendant = past.get("/statistics/2023/cases/lit_concluded", by="lit_level", key="city")

    assert {"（2023）豫14行初52号一审", "2023-05-08", "王伟"} <= _cells(by_case)
    assert "共 <b>1</b> 件次" in by_defendant
    assert "<div>商丘市人民政府</div>" in by_defendant
    assert "改名" not in by_case + by_defendant


@pytest.mark.parametrize("sort", ["number", "-number", "received_on", "closed_on", "-due_on"])
def test_a_past_list_is_sorted_as_the_live_one(past: Past, sort: str) -> None:
    page = past.get("/statistics/2023/cases/received", sort=sort)
    numbers = re.findall(r">((?:商|睢)政复[^<]*)</a>", page)

    assert sorted(numbers) == ["商政复〔2023〕1号", "睢政复〔2023〕1号"]
    assert f"as_of={past.then.text.replace(':', '%3A')}" in re.findall(r'class="sort" href="([^"]*)"', page)[0]
    assert (numbers[0] < numbers[1]) != sort.startswith("-")  # alike in all that they are sorted by: by id


def test_the_offices_below_are_those_of_then_and_who_may_ask_is_of_today(
    app: Flask, past: Past, client: FlaskClient, sign_in: SignIn
) -> None:
    assert "共 <b>2</b> 件" in past.get("/statistics/2023/cases/received")
    assert client.get(f"/statistics/2023/?office={past.county_id}&as_of={past.then.text}").status_code == 404
    sign_in(client, Role.AUDITOR)
    page = past.get("/statistics/2023/", office=past.county_id)
    assert '<p class="subheading">睢县人民政府' in page


def test_a_sum_over_a_past_list_is_that_of_then(app: Flask, past: Past) -> None:
    assert "合计 <b>2</b>人" in past.get("/statistics/2023/cases/applicants")


def test_the_paper_names_the_ledger_moment(past: Past) -> None:
    answer = past.client.get(f"/reports/2023.pdf?as_of={past.then.text}")
    with pdfplumber.open(io.BytesIO(answer.data)) as file:
        first_page = file.pages[0].extract_text()

    assert f"台账时点：{past.then.words}\n" in first_page
    assert first_page.startswith("商丘市人民政府\n")
    today = past.client.get("/reports/2023.pdf")
    with pdfplumber.open(io.BytesIO(today.data)) as file:
        assert "台账时点" not in file.pages[0].extract_text()


def _tomorrow() -> str:
    return (today_in_shanghai() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (lambda: "昨天下午", "“昨天下午”不是一个时刻"),
        (_tomorrow, "还没有到"),
        (lambda: "2001-01-01", "台账的变动记录从"),
        (lambda: "9" * 5_000, "不是一个时刻"),
    ],
    ids=["no moment", "to come", "before history", "long"],
)
@pytest.mark.parametrize(
    "address", ["/statistics/?period=2023-Q1&", "/statistics/2023-Q1/?", "/statistics/2023-Q1/cases/received?"]
)
def test_a_moment_that_the_ledger_does_not_know_is_explained_beside_its_field(
    client: FlaskClient, sign_in: SignIn, ledger: int, address: str, typed: Callable[[], str], told: str
) -> None:
    sign_in(client, Role.HEAD)
    answer = client.get(f"{address}as_of={typed()}")

    assert answer.status_code == 422
    assert re.search(rf'<p class="field-error" id="as_of-error">[^<]*{told}', answer.text)
    assert 'name="period" value="2023-Q1"' in answer.text
    assert f'name="as_of" value="{typed()}"' in answer.text


def test_a_wrong_moment_of_a_wrong_office_is_no_page(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.HEAD)

    for address in ("/statistics/?period=2023&", "/statistics/2023/?", "/statistics/2023/cases/received?"):
        assert client.get(f"{address}office=999&as_of=x").status_code == 404
    assert client.get("/reports/2023.pdf?as_of=x").status_code == 422


def test_an_office_that_was_not_there_yet_is_named(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        before = _moment()
        later = found_office(name="睢县人民政府", number_prefix="睢政复", parent=db.session.get_one(Office, ledger))
        db.session.commit()
        later_id = later.id
    sign_in(client, Role.HEAD)
    answer = client.get("/statistics/2023/", query_string={"office": later_id, "as_of": before.text})

    assert answer.status_code == 422
    assert f"{in_words(before.at)}还没有建立“睢县人民政府”" in answer.text


@pytest.mark.parametrize(("typed", "text"), [("2024-05-06 09:30", "2024-05-06T09:30"), ("2024/5/6", "2024-05-06")])
def test_a_moment_typed_leads_to_its_sheet(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int, typed: str, text: str
) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE change SET at = '2024-01-01 00:00:00.000000'")
    sign_in(client, Role.HEAD)
    answer = client.get("/statistics/", query_string={"period": "2023", "as_of": typed})

    assert answer.location == f"/statistics/2023/?as_of={text}"
    assert client.get(answer.location).status_code == 200
