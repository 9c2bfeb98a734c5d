"""The registers and the figures in a browser: rows added and taken away, addresses kept short, no barrier."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from caseapp import create_app
from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import facts_of, record_lawsuit
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office
from caseapp.reconsideration.actions import record_case
from tests.cases import case_facts, lawsuit_facts
from tests.people import PASSWORD, make_person

PAGES = (
    "/reconsideration/",
    "/reconsideration/?text=王伟&status=closed&region=睢县",
    "/reconsideration/?text=zz",
    "/reconsideration/1",
    "/reconsideration/1/edit",
    "/reconsideration/new",
    "/reconsideration/receive",
    "/litigation/",
    "/litigation/1",
    "/litigation/1/edit",
    "/statistics/2023/",
    "/statistics/2023/cases/concluded",
    "/statistics/2023/cases/lit_concluded?by=lit_level&key=city",
    "/statistics/?period=x",
)


@pytest.fixture
def clerk(page: Page, address: str, tmp_path: Path) -> Page:
    """A clerk at work, each register holding one case."""
    app = create_app(tmp_path / "served")
    with app.app_context():
        office = found_office(name="商丘市人民政府", number_prefix="商政复")
        record_case(office=office, facts=case_facts(), calendar=shipped_calendar())
        record_lawsuit(office=office, facts=lawsuit_facts(), calendar=shipped_calendar())
        db.session.commit()
        office_id = office.id
        make_person(app, Role.ADMINISTRATOR)
        make_person(app, Role.CLERK, office_id=office_id)
        db.engine.dispose()
    page.goto(f"{address}/sign-in")
    page.get_by_label("用户名").fill("clerk")
    page.get_by_label("密码", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("办案台")
    return page


def test_the_pages_of_the_registers_have_no_barrier_and_fit_every_screen(clerk: Page, address: str) -> None:
    found = []
    for each in PAGES:
        clerk.goto(address + each)
        for width in (1366, 390):
            clerk.set_viewport_size({"width": width, "height": 768})
            found += [f"{width} {each} {v['id']}" for v in Axe().run(clerk).response["violations"]]
        clerk.set_viewport_size({"width": 360, "height": 740})
        if clerk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"360 {each} wider than the screen")

    assert found == []


def test_rows_and_rows_within_rows_are_added_and_taken_away(clerk: Page, address: str, tmp_path: Path) -> None:
    clerk.goto(f"{address}/litigation/new")
    clerk.get_by_label("法院案号").fill("（2024）豫14行初1号")
    clerk.get_by_label("收到应诉通知日期").fill("20240105")
    clerk.fill("[name=plaintiffs-0-name]", "王伟")
    clerk.fill("[name=defendants-0-organ]", "睢县公安局")
    clerk.get_by_role("button", name="添加被告").click()
    clerk.fill("[name=defendants-1-organ]", "不再要的")
    clerk.get_by_role("button", name="添加被告").click()
    clerk.fill("[name=defendants-2-organ]", "商丘市人民政府")
    clerk.locator("#defendants-1").get_by_role("button", name="移除").click()
    for number, day in enumerate(("2024-02-01", "2024-02-08")):
        clerk.get_by_role("button", name="添加开庭").click()
        clerk.fill(f"[name=hearings-{number}-held_on]", day)
    second = clerk.locator("#hearings-1")
    second.get_by_role("button", name="添加出庭情况").click()
    for at, organ in enumerate(("睢县公安局", "商丘市人民政府")):
        clerk.fill(f"[name=hearings-1-appearances-{at}-organ]", organ)
        clerk.select_option(f"[name=hearings-1-appearances-{at}-appeared]", "yes")
    clerk.get_by_role("button", name="保存").click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text("（2024）豫14行初1号")

    with create_app(tmp_path / "served").app_context():
        facts = facts_of(db.session.query(LitigationCase).filter_by(court_number="（2024）豫14行初1号").one())
        db.engine.dispose()
    assert [each.organ for each in facts.defendants] == ["睢县公安局", "商丘市人民政府"]
    assert [[came.organ for came in hearing.appearances] for hearing in facts.hearings] == [
        [],
        ["睢县公安局", "商丘市人民政府"],
    ]


def test_filters_left_blank_do_not_go_into_the_address(clerk: Page, address: str) -> None:
    clerk.goto(f"{address}/reconsideration/")
    clerk.get_by_label("案号、当事人、行政行为").fill("王伟")
    clerk.get_by_role("button", name="查询").click()
    expect(clerk.get_by_role("link", name="商政复〔2023〕1号")).to_be_visible()

    assert parse_qs(urlsplit(clerk.url).query) == {"text": ["王伟"], "date_of": ["received_on"]}


def test_what_is_wrong_is_at_the_top_and_leads_to_its_field(clerk: Page, address: str) -> None:
    clerk.goto(f"{address}/reconsideration/1/edit")
    clerk.get_by_label("结案日期").fill("2023年2月30日")
    clerk.get_by_role("button", name="保存").click()
    summary = clerk.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="结案日期").click()

    expect(clerk.get_by_label("结案日期")).to_be_focused()
    expect(clerk.get_by_label("结案日期")).to_have_value("2023年2月30日")
