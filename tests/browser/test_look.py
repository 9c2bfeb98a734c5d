"""The pages of accounts in a browser: usable by keyboard and reader, on a telephone too, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.people import PASSWORD

PAGES = ("/accounts/", "/accounts/new", "/accounts/1", "/accounts/1/password", "/accounts/own", "/organs/")
WIDTHS = (1366, 390)


def _start(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("用户名").fill("chen")
    page.get_by_label("姓名").fill("陈志远")
    page.get_by_label("新密码", exact=False).first.fill(PASSWORD)
    page.get_by_label("再输一遍新密码").fill(PASSWORD)
    page.get_by_role("button", name="建立并登录").click()
    expect(page.get_by_role("status")).to_contain_text("管理员账号已建立")


def _look(page: Page) -> list[str]:
    """What a reader's eye or ear would stumble over at either width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        found += [f"{width} {page.url} {v['id']}" for v in Axe().run(page).response["violations"]]
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"360 {page.url} wider than the screen")
    return found


def test_first_start_and_sign_in_have_no_barrier(page: Page, address: str) -> None:
    page.goto(address)
    found = _look(page)
    page.get_by_role("button", name="建立并登录").click()
    found += _look(page)
    _start(page, address)
    page.get_by_role("button", name="退出").click()
    found += _look(page)
    page.get_by_role("button", name="登录").click()
    found += _look(page)

    assert found == []


def test_the_pages_of_accounts_have_no_barrier(page: Page, address: str) -> None:
    _start(page, address)
    found = []
    for path in PAGES:
        page.goto(address + path)
        found += _look(page)

    assert found == []


def test_the_summary_of_faults_leads_to_the_field(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="建立并登录").click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="姓名").click()
    expect(page.get_by_label("姓名")).to_be_focused()
    expect(page.get_by_label("姓名")).to_have_accessible_description("请填写姓名。")


def test_a_step_that_cannot_be_taken_back_asks_first(page: Page, address: str) -> None:
    _start(page, address)
    page.goto(f"{address}/accounts/1/password")
    page.locator("#password").fill("Another-2024-x")
    page.locator("#repeated").fill("Another-2024-x")

    page.get_by_role("button", name="重置密码").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="取消")).to_be_focused()
    dialog.get_by_role("button", name="取消").click()
    expect(page).to_have_url(f"{address}/accounts/1/password")

    page.get_by_role("button", name="重置密码").click()
    dialog.get_by_role("button", name="确定").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()  # one's own password: the session has ended


def test_the_skip_link_is_the_first_stop_of_the_keyboard(page: Page, address: str) -> None:
    _start(page, address)
    page.goto(f"{address}/accounts/own")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_works_without_a_script(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN", viewport={"width": width, "height": 768})
    page = context.new_page()

    _start(page, address)
    page.get_by_role("link", name="新建账号").click()
    page.get_by_label("用户名").fill("zhao")
    page.get_by_label("姓名").fill("赵敏")
    page.get_by_label("角色").select_option("审计")
    page.locator("#password").fill(PASSWORD)
    page.locator("#repeated").fill(PASSWORD)
    page.get_by_role("button", name="建立账号").click()

    expect(page.get_by_role("row", name="zhao")).to_contain_text("审计")
    context.close()
