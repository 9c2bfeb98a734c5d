"""The page of a period: every figure on it opens a list of exactly as many cases."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.codes import Disposal, RefusalReason
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.today import today_in_shanghai
from caseapp.litigation.actions import record_lawsuit
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.statistics.usual import usual_kinds, year_of
from tests.cases import case_facts, lawsuit_facts
from tests.people import SignIn

_OPEN: dict[str, Any] = {"ending": None, "closed_on": None, "served_on": None, "hearings": (), "is_sued": None}
_MORE = (
    {"number": "商政复〔2023〕2号", "ending": ReconsiderationEnding.REVOKE, "applicant_count": 7, "is_sued": True},
    {"number": "商政复〔2023〕3号", "ending": ReconsiderationEnding.TERM_SETTLED, "region": None, "hearings": ()},
    {"number": "商政复〔2023〕4号", "respondent": "民权县公安局", "is_enterprise_related": True} | _OPEN,
    _OPEN
    | {
        "number": None,
        "disposal": Disposal.REFUSED,
        "refusal_reason": RefusalReason.LATE,
        "accepted_on": None,
    },
    {
        "number": "商政复〔2022〕9号",
        "received_on": date(2022, 12, 1),
        "disposed_on": date(2022, 12, 6),
        "accepted_on": date(2022, 12, 6),
        "closed_on": date(2023, 2, 3),
        "served_on": None,
        "hearings": (),
    },
)


class _Links(HTMLParser):
    """(address, text) of every figure on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._address: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "a" and "figure" in known.get("class", "").split():
            self._address = known["href"]

    def handle_data(self, data: str) -> None:
        if self._address is not None:
            self.found.append((self._address, data))
            self._address = None


def _figures(page: str) -> list[tuple[str, str]]:
    reader = _Links()
    reader.feed(page)
    return reader.found


@pytest.fixture
def reader(app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int) -> FlaskClient:
    """An auditor before the plain ledger and five more cases."""
    with app.app_context():
        holder = db.session.get_one(Office, ledger)
        for changes in _MORE:
            record_case(office=holder, facts=case_facts(**changes), calendar=shipped_calendar())
        record_lawsuit(
            office=holder,
            facts=lawsuit_facts(court_number="（2023）豫14行初60号", served_on=date(2023, 7, 1)),
            calendar=shipped_calendar(),
        )
        db.session.commit()
    sign_in(client, Role.AUDITOR)
    return client


def _listed(page: str) -> tuple[int, int]:
    """How many the page says there are, and how many lines it shows."""
    said = re.search(r"共 <b>([\d,]+)</b>", page)
    lines = len(re.findall(r'<th scope="row">', page))
    return (int(said[1].replace(",", "")) if said else -1), lines


def _opened(client: FlaskClient, page: str) -> Iterator[tuple[str, str, str]]:
    known: dict[str, str] = {}
    for address, text in _figures(page):
        if address not in known:
            answer = client.get(unescape(address))
            assert answer.status_code == 200, address
            known[address] = answer.text
        yield address, text, known[address]


def test_every_figure_opens_exactly_the_cases_that_it_counts(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2023/").text
    checked = 0
    for address, text, opened in _opened(reader, page):
        total, lines = _listed(opened)
        assert total == lines, address
        if "/days" in address or "/applicants" in address or not re.fullmatch(r"\d+(件|份)?", text):
            continue  # sums of days and people, and rates in sentences
        assert int(re.sub(r"\D", "", text)) == total, (address, text)
        checked += 1

    assert checked > 200


def test_a_sum_of_days_or_people_opens_its_cases_and_says_the_sum(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2023/cases/applicants").text

    assert "合计 <b>11</b>人" in page  # 1 + 7 + 1 + 1 + 1
    assert _listed(page) == (5, 5)


@pytest.mark.parametrize(
    ("code", "unit"), [("days_of_receipt", "天"), ("compensation_fen", "元"), ("lit_sessions", "次")]
)
def test_a_sum_is_said_in_its_own_unit(reader: FlaskClient, code: str, unit: str) -> None:
    assert re.search(rf"合计 <b>[\d,.]+</b>{unit}", reader.get(f"/statistics/2023/cases/{code}").text)


def test_a_rate_opens_its_numerator_and_its_denominator(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2023/").text
    figures = _figures(page)

    assert ("/statistics/2023/cases/corrected", "1") in figures
    assert ("/statistics/2023/cases/concluded", "4") in figures
    assert "25.0" in page


def test_the_list_says_set_period_group_and_definition(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2023-H1/cases/concluded?by=region").text

    assert "2023年上半年审结" in page
    assert "地区：未填写" in page
    assert "商政复〔2023〕3号" in page
    assert "口径" in page
    assert _listed(page) == (1, 1)


def test_a_list_of_defendants_shows_the_case_with_that_defendant_alone(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2023/cases/lit_concluded?by=lit_level&key=city").text

    assert _listed(page) == (2, 2)
    assert "件次" in page
    assert "商丘市人民政府" in page
    assert "<div>睢县公安局</div>" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/statistics/2024-13/",
        "/statistics/20x4/",
        "/statistics/2023/cases/no_such_set",
        "/statistics/2023/cases/concluded?by=no_such_group",
        "/statistics/2023/cases/concluded?by=lit_organ&key=1",  # a group of the other register
        "/statistics/2023/cases/concluded?by=organ&key=x",
        "/statistics/2023/cases/concluded?by=organ&key=999",
        "/statistics/2023/cases/concluded?by=matter&key=nonsense",
        "/statistics/2023/cases/pending?by=month&key=2023-01",  # what is pending belongs to no month
        "/statistics/2023/?office=999",
        "/statistics/2023/?office=x",
        "/statistics/2023/cases/concluded?office=999",
    ],
)
def test_an_address_that_means_nothing_is_no_page(reader: FlaskClient, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    ("typed", "text"),
    [("2024", "2024"), ("2024-q1", "2024-Q1"), ("2023-12-11..2024-12-10", "S2024"), ("2024年3月", "2024-03")],
)
def test_a_period_typed_leads_to_its_sheet(reader: FlaskClient, typed: str, text: str) -> None:
    answer = reader.get("/statistics/", query_string={"period": typed})

    assert answer.location == f"/statistics/{text}/"
    assert reader.get(answer.location).status_code == 200


def test_a_text_that_is_no_period_is_explained_and_kept(reader: FlaskClient) -> None:
    answer = reader.get("/statistics/?period=三月份")

    assert answer.status_code == 422
    assert "不是统计期间" in answer.text
    assert 'value="三月份"' in answer.text


def test_an_office_sees_its_own_figures_and_may_ask_for_one_below(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        city = db.session.get_one(Office, ledger)
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        foreign = found_office(name="周口市人民政府", number_prefix="周政复")
        for office in (county, foreign):
            record_case(office=office, facts=case_facts(), calendar=shipped_calendar())
        db.session.commit()
        county_id, foreign_id = county.id, foreign.id
    sign_in(client, Role.CLERK)

    def received(office: int | None) -> tuple[int, int]:
        return _listed(client.get("/statistics/2023/cases/received", query_string={"office": office}).text)

    assert received(None) == (2, 2)
    assert received(county_id) == (1, 1)
    assert client.get(f"/statistics/2023/?office={foreign_id}").status_code == 404


def test_an_empty_period_is_a_page_with_dashes(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2001/").text

    assert "—" in page
    assert "✗" not in page


def test_the_checks_are_shown_in_words(reader: FlaskClient) -> None:
    page = reader.get("/statistics/2023/").text

    assert "上期结转1＋受理4＝审结4＋未审结1" in page
    assert "✓ 相符" in page


@pytest.mark.parametrize("key", ["0", "-1", str(2**31), str(2**63), "9" * 5_000, "abc"])
def test_a_key_that_no_row_can_have_is_a_page_that_does_not_exist(
    client: FlaskClient, sign_in: SignIn, key: str
) -> None:
    sign_in(client, Role.AUDITOR)

    assert client.get("/statistics/2023/cases/received", query_string={"by": "organ", "key": key}).status_code == 404


def test_an_office_of_the_statistical_year_is_offered_its_periods(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        db.session.get_one(Office, ledger).has_statistical_year = True
        db.session.commit()
    sign_in(client, Role.HEAD)
    year = year_of(today_in_shanghai(), is_statistical=True)

    assert client.get("/statistics/").location == f"/statistics/{year.text}/"
    page = client.get(f"/statistics/{year.text}/").text
    for kind, listed in usual_kinds(today_in_shanghai(), is_statistical=True):
        assert f"<dt>{kind.value}</dt>" in page
        for words, period in listed:
            assert re.search(rf'<a href="/statistics/{period.text}/"[^>]*>{words}</a>', page)
    assert "/issuing/new?period=S" in client.get("/issuing/new").text


def test_a_statistical_year_is_broken_down_by_its_own_months(reader: FlaskClient) -> None:
    page = reader.get("/statistics/S2023/").text

    assert "2023统计年度行政复议和行政应诉统计" in page
    assert "2022年12月11日至2023年12月10日" in page
    assert "3月（2月11日至3月10日）" in page
    assert _listed(reader.get("/statistics/S2023/cases/received?by=month&key=S2023-03").text) == (5, 5)
    assert _listed(reader.get("/statistics/S2023-03/cases/received").text) == (5, 5)
    assert _listed(reader.get("/statistics/S2022/cases/received").text) == (1, 1)  # received on 1 December
    as_written_before = reader.get("/statistics/2022-12-11..2023-12-10/").text
    assert _figures(as_written_before) == _figures(page)
