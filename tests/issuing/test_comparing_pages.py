"""The auditor's way from a figure on a report to the case that changed since, and to the person who changed it."""

import re

from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.endings import ReconsiderationEnding
from caseapp.organs.actions import found_office
from tests.issuing.reports import by, issued, revise_case
from tests.people import SignIn, make_person, open_session


def _links(page: str, words: str) -> list[str]:
    found = re.findall(r'<a\b[^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [address.replace("&amp;", "&") for address, text in found if words in re.sub(r"<[^>]+>", "", text)]


def test_from_the_report_to_the_person_in_three_clicks(
    app: Flask, client: FlaskClient, ledger: int, sign_in: SignIn
) -> None:
    issued(app, ledger, "2023")
    with app.app_context():
        by("王芳", "决定书录错")
        revise_case(1, ending=ReconsiderationEnding.REVOKE)
    sign_in(client, Role.AUDITOR)

    index = client.get("/issuing/").text
    report = client.get(_links(index, "商政复统〔")[0]).text
    assert "7项有变动" in report
    rate = next(address for address in _links(report, "哪些案件") if "figure=correction_rate" in address)
    page = client.get(rate).text

    assert "王芳" in page
    assert "理由：决定书录错" in page
    assert re.search(r"结案方式</dt><dd><del>维持</del>.*?<ins>撤销</ins>", page, re.DOTALL)
    assert "进入“纠错”" in page
    then, now = _links(page, "当时的案件")[0], _links(page, "商政复〔2023〕1号")[0]
    assert client.get(then).status_code == client.get(now).status_code == 200
    assert "维持" in client.get(then).text


def test_two_reports_are_chosen_compared_and_refused(
    app: Flask, client: FlaskClient, ledger: int, sign_in: SignIn
) -> None:
    first, quarter, apart = (issued(app, ledger, period) for period in ("2023-03", "2023-Q1", "2023-06"))
    with app.app_context():
        by("王芳", "补登")
    sign_in(client, Role.AUDITOR)

    assert "另一份" in client.get(f"/issuing/compare?first={first}").text
    beside = client.get(f"/issuing/compare?first={quarter}&second={first}")
    assert beside.status_code == 200
    assert "部分与整体" in beside.text
    assert "互不包含" in client.get(f"/issuing/compare?first={first}&second={apart}").text
    assert "同一份报告" in client.get(f"/issuing/compare?first={first}&second={first}").text
    for address in ("/issuing/compare?first=999&second=1", f"/issuing/{first}/compare?figure=no_such"):
        assert client.get(address).status_code == 404


def test_reports_of_offices_that_one_does_not_see_do_not_exist(
    app: Flask, client: FlaskClient, ledger: int, sign_in: SignIn
) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        other = found_office(name="睢县人民政府", number_prefix="睢政复").id
        db.session.commit()
    open_session(client, make_person(app, Role.CLERK, username="elsewhere", office_id=other))

    assert client.get(f"/issuing/{report}/compare").status_code == 404
    assert client.get(f"/issuing/compare?first={report}&second={report}").status_code == 404
