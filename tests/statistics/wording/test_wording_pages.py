"""The pages of the report's words: all of it to paste, and each paragraph as an office puts it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.models import Change
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.statistics.chosen.models import SentenceTemplate
from caseapp.statistics.wording.parts import PARTS
from caseapp.statistics.wording.queries import own_words
from tests.people import SignIn, make_person, open_session, post

OWN = "【期间】我机关共收到申请【新收申请】。"


def test_the_text_of_a_year_is_ready_to_paste(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.AUDITOR)

    page = client.get("/statistics/2023/text")
    assert page.status_code == 200
    assert "一、总体情况\n　　2023年，商丘市人民政府新收行政复议申请1件，依法受理1件，受理率100%。" in page.text

    file = client.get("/statistics/2023/text.txt")
    assert file.data.startswith("\ufeff商丘市人民政府2023年行政复议和行政应诉情况\r\n".encode())
    assert quote("商丘市人民政府2023年") in file.headers["Content-Disposition"]
    sheet_page = client.get("/statistics/2023/").text
    assert 'href="/statistics/2023/text"' in sheet_page
    assert '/statistics/2023/cases/received">1件</a>' in sheet_page


def test_a_head_puts_a_paragraph_in_their_own_words_and_back(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)
    assert "默认文字" in client.get("/statistics/wording/").text

    shown = post(client, "/statistics/wording/general", text=OWN, preview="1")
    assert shown.status_code == 200
    assert "预览（尚未保存）" in shown.text
    assert "我机关共收到申请" in shown.text
    assert "我机关" not in client.get("/statistics/2023/text").text

    assert post(client, "/statistics/wording/general", text=OWN).status_code == 302
    assert "2023年我机关共收到申请1件。" in client.get("/statistics/2023/text").text
    assert "本机构的文字" in client.get("/statistics/wording/").text
    assert post(client, "/statistics/wording/general", text=f"{OWN}请查收。").status_code == 302
    assert "请查收。" in client.get("/statistics/2023/text").text

    assert post(client, "/statistics/wording/general", text=PARTS["general"].default).status_code == 302
    assert "本机构的文字" not in client.get("/statistics/wording/").text  # saved as it stands by default: nobody's own
    post(client, "/statistics/wording/general", text=OWN)
    assert post(client, "/statistics/wording/general/default").status_code == 302
    assert "我机关" not in client.get("/statistics/2023/text").text


def test_a_typed_figure_is_refused_on_the_page_and_nothing_is_kept(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)

    for button in ({}, {"preview": "1"}):
        refused = post(client, "/statistics/wording/general", text="新收申请140件，【纠错绿】。", **button)
        assert refused.status_code == 422
        assert "“140件”是直接填写的数字" in refused.text
        assert "是不是【纠错率】？" in refused.text
        assert "新收申请140件，【纠错绿】。</textarea>" in refused.text
    with app.app_context():
        assert own_words(ledger) == {}


def test_only_the_head_of_the_office_and_an_administrator_write(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.CLERK)
    assert "怎么写" in client.get("/statistics/wording/general").text
    assert '<form method="post" novalidate' not in client.get("/statistics/wording/general").text
    assert post(client, "/statistics/wording/general", text=OWN).status_code == 403
    assert post(client, "/statistics/wording/general/default").status_code == 403
    assert client.get("/statistics/wording/no-such-part").status_code == 404

    sign_in(client, Role.ADMINISTRATOR)
    assert post(client, "/statistics/wording/general", text=OWN).status_code == 302
    with app.app_context():
        assert own_words(ledger)["general"].text == OWN


def test_an_office_below_takes_over_the_words_of_the_one_above_and_writes_only_its_own(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        below = found_office(name="睢县人民政府", number_prefix="睢政复", parent=db.session.get_one(Office, ledger)).id
        db.session.commit()
    sign_in(client, Role.HEAD)
    post(client, "/statistics/wording/general", text=OWN)
    assert post(client, f"/statistics/wording/general?office={below}", text=OWN).status_code == 403

    open_session(client, make_person(app, Role.HEAD, username="below", office_id=below))
    assert "商丘市人民政府的文字" in client.get("/statistics/wording/").text
    assert "2023年我机关共收到申请0件。" in client.get("/statistics/2023/text").text
    assert post(client, "/statistics/wording/general", text="【期间】睢县收到【新收申请】。").status_code == 302
    assert "2023年睢县收到0件。" in client.get("/statistics/2023/text").text
    assert client.get(f"/statistics/wording/general?office={ledger}").status_code == 404


def test_as_of_a_past_moment_the_words_are_those_of_then(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)
    with app.app_context():  # what stands was written a day ago
        db.session.query(Change).update({Change.at: datetime.now(UTC) - timedelta(days=1)})
        db.session.commit()
    then = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="seconds").replace("+00:00", "Z")
    post(client, "/statistics/wording/general", text=OWN)

    assert "我机关" in client.get("/statistics/2023/text").text
    past = client.get("/statistics/2023/text", query_string={"as_of": then})
    assert past.status_code == 200, past.headers.get("Location")
    assert "我机关" not in past.text
    assert "2023年，商丘市人民政府新收行政复议申请1件" in past.text
    assert client.get("/statistics/2023/text?as_of=nonsense").headers["Location"] == "/statistics/2023/?as_of=nonsense"


def test_words_that_can_no_longer_be_said_are_told_and_the_default_ones_stand(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)
    with app.app_context():
        db.session.add(SentenceTemplate(office_id=ledger, part="general", text="收到【当年的老指标】。"))
        db.session.commit()

    for address in ("/statistics/2023/", "/statistics/wording/", "/statistics/wording/general"):
        page = client.get(address)
        assert page.status_code == 200
        assert "【当年的老指标】不是已有的占位符" in page.text
    assert "2023年，商丘市人民政府新收行政复议申请1件" in client.get("/statistics/2023/text").text
