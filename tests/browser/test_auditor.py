"""From a rate on an issued PDF to the one case that changed since and the person who changed it: the auditor's walk."""

from datetime import UTC, datetime

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from caseapp.accounts.models import Role
from caseapp.db import db, writing
from caseapp.law.holidays import shipped_calendar
from caseapp.law.today import SHANGHAI
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.life import enter_case
from caseapp.timeline.actions import Act
from caseapp.timeline.entries import RECORDED
from tests.cases import case_facts
from tests.people import PASSWORD, make_person

WIDTHS = (1366, 390)


def _enter(app: Flask) -> int:
    """An office, its people, and two cases closed in 2023 by which the authority was upheld."""
    with app.app_context():
        office = found_office(name="商丘市人民政府", number_prefix="商政复").id
        db.session.commit()
    make_person(app, Role.ADMINISTRATOR)
    for role in (Role.HEAD, Role.CLERK, Role.AUDITOR):
        make_person(app, role, office_id=None if role is Role.AUDITOR else office)
    with app.app_context(), writing():
        for serial in (1, 2):
            facts = case_facts(number=f"商政复〔2023〕{serial}号")
            act = Act(by=None, at=datetime.now(UTC), form_key=f"{serial}")
            enter_case(
                office=db.session.get_one(Office, office),
                facts=facts,
                act=act,
                how=RECORDED,
                calendar=shipped_calendar(),
            )
        db.session.commit()
    return office


def _sign_in(page: Page, address: str, role: Role) -> None:
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in")
    page.get_by_label("用户名").fill(role.value)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()


def _look(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        found += [f"{width} {page.url} {each['id']}" for each in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"390 {page.url} wider than the screen")
    page.set_viewport_size({"width": 1366, "height": 768})
    return found


def test_from_a_published_rate_to_the_person_in_under_five_clicks(page: Page, served: Flask, address: str) -> None:
    _enter(served)
    barriers = []

    _sign_in(page, address, Role.HEAD)
    page.goto(f"{address}/statistics/2023/")
    page.get_by_role("link", name="签发", exact=True).last.click()
    barriers += _look(page)
    page.get_by_role("button", name="签发").click()
    expect(page.get_by_role("status")).to_contain_text("已签发商政复统〔")
    barriers += _look(page)

    _sign_in(page, address, Role.CLERK)
    page.goto(f"{address}/reconsideration/1/edit")
    page.locator("select[name=ending]").select_option("revoke")
    page.locator("[name=why]").fill("与决定书核对，录入有误")
    barriers += _look(page)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_contain_text("已保存")

    _sign_in(page, address, Role.AUDITOR)
    page.get_by_role("link", name="签发", exact=True).click()
    page.get_by_role("link", name="商政复统〔").first.click()
    barriers += _look(page)
    page.get_by_role("link", name="纠错率", exact=True).click()
    said = page.get_by_role("main")
    expect(said).to_contain_text("商政复〔2023〕1号")
    expect(said).to_contain_text("与决定书核对，录入有误")
    expect(said).to_contain_text("结案方式")
    barriers += _look(page)
    assert barriers == []


def test_every_page_of_the_past_is_without_a_barrier(page: Page, served: Flask, address: str) -> None:
    _enter(served)
    _sign_in(page, address, Role.CLERK)
    page.goto(f"{address}/reconsideration/2/withdraw")
    barriers = _look(page)
    page.locator("[name=why]").fill("重复登记")
    page.get_by_role("button", name="撤销登记").click()
    _sign_in(page, address, Role.AUDITOR)
    today = datetime.now(SHANGHAI).strftime("%Y-%m-%dT%H:%M:%S")
    for path in (
        "/audit/",
        "/audit/changes/2",
        "/reconsideration/1",
        "/reconsideration/2",
        "/issuing/",
        "/issuing/check",
        "/consents/",
        f"/statistics/2023/?as_of={today}",
        f"/statistics/2023/cases/accepted?as_of={today}",
        f"/reconsideration/1?as_of={today}",
    ):
        page.goto(address + path)
        barriers += _look(page)

    assert barriers == []
