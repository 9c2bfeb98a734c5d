"""Figures taken out of the house: the sheet and a form as workbook and on paper, from the pages that link them."""

import io

import pdfplumber
import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from caseapp.accounts.models import Role
from tests.people import SignIn


@pytest.fixture
def reader(client: FlaskClient, sign_in: SignIn, ledger: int) -> FlaskClient:
    sign_in(client, Role.AUDITOR)
    return client


def test_page_json_workbook_and_paper_of_a_form_say_the_same(reader: FlaskClient) -> None:
    page = reader.get("/returns/reconsideration-2015/2023/").text
    told = reader.get("/returns/reconsideration-2015/2023.json").json
    assert told is not None
    addresses = (
        "/spreadsheets/figures/returns/reconsideration-2015/2023.xlsx",
        "/reports/returns/reconsideration-2015/2023.pdf",
    )
    assert all(address in page for address in addresses)

    workbook, paper = (reader.get(address) for address in addresses)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(workbook.data)).get_sheet_by_index(0).to_python()
    with pdfplumber.open(io.BytesIO(paper.data)) as pdf:
        words = pdf.pages[0].extract_words(x_tolerance=2)
    by_title = {row[0]: row for row in sheet}
    total = next(word["bottom"] for word in words if word["text"] == "合计" and word["x0"] < 120)
    printed = [word["text"] for word in words if abs(word["bottom"] - total) < 2][1:]

    columns = [column["code"] for column in told["columns"]]
    assert any(cell["numerator"] for row in told["rows"] for cell in row["cells"].values())
    for row in told["rows"]:
        values = [float(row["cells"][code]["value"]) for code in columns]
        assert by_title[row["title"]][1 : len(values) + 1] == values
    assert printed == [told["rows"][-1]["cells"][code]["value"] for code in columns]
    assert (
        "商丘市" in workbook.headers["Content-Disposition"] or "filename*=" in workbook.headers["Content-Disposition"]
    )


def test_the_workbook_of_a_period_is_linked_on_its_page_and_says_its_figures(reader: FlaskClient) -> None:
    address = "/spreadsheets/figures/2023.xlsx"
    assert address in reader.get("/statistics/2023/").text

    book = CalamineWorkbook.from_filelike(io.BytesIO(reader.get(address).data))

    rows = {row[1]: row for row in book.get_sheet_by_name("指标").to_python()}
    assert rows["新收申请"][3] == 1
    assert {row[4] for row in book.get_sheet_by_name("勾稽关系").to_python()[1:]} == {"相符"}


@pytest.mark.parametrize(
    "address", ["/spreadsheets/figures/returns/no-such-form/2023.xlsx", "/reports/returns/no-such-form/2023.pdf"]
)
def test_a_form_that_there_is_not_is_not_found(reader: FlaskClient, address: str) -> None:
    assert reader.get(address).status_code == 404
