"""A clerk's first morning, from a new instance to the month on paper, in one walk without a barrier."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.people import PASSWORD

Look = Callable[[], None]


@pytest.fixture
def look(page: Page) -> Look:
    """Assert that the page in sight has no barrier."""

    def no_barrier() -> None:
        found = [f"{page.url} {violation['id']}" for violation in Axe().run(page).response["violations"]]
        assert found == []

    return no_barrier


def _type_into(page: Page, name: str, text: str) -> None:
    """Tab on to the field and type; of a list, its first entry: the keyboard of a Chinese desk types none of them."""
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == name:
            break
        page.keyboard.press("Tab")
    expect(page.locator(f"[name={name}]")).to_be_focused()
    if page.evaluate("document.activeElement.tagName") == "SELECT":
        page.keyboard.press("ArrowDown")
        expect(page.locator(f"[name={name}] option:checked")).to_have_text(text)
    else:
        page.keyboard.type(text)


def _start(page: Page, address: str, look: Look) -> None:
    """The administrator's account, the office, the clerk's account."""
    page.goto(address)
    look()
    for name, text in (("username", "chen"), ("name", "陈志远"), ("password", PASSWORD), ("repeated", PASSWORD)):
        _type_into(page, name, text)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="机关与机构").click()
    look()
    page.get_by_role("link", name="新建机构").first.click()
    look()
    page.get_by_label("行政复议机关全称").fill("商丘市人民政府")
    page.get_by_label("案号前缀").fill("商政复")
    page.get_by_role("button", name="建立机构").click()
    expect(page.get_by_role("status")).to_contain_text("已建立机构“商丘市人民政府”")
    look()
    page.get_by_role("region", name="行政机关列表").get_by_role("link", name="商丘市人民政府").click()
    look()
    page.get_by_label("机关级别").select_option(label="市(地)级政府")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="账号", exact=True).click()
    page.get_by_role("link", name="新建账号").click()
    for name, text in (("username", "liming"), ("name", "李明"), ("role", "负责人")):
        _type_into(page, name, text)
    page.get_by_label("角色").select_option(label="承办人")
    for name in ("password", "repeated"):
        _type_into(page, name, PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已建立账号 liming（李明）")
    page.get_by_role("button", name="退出").click()


def _enter_a_case(page: Page, look: Look) -> None:
    """By keyboard alone, with one mistake."""
    page.get_by_role("link", name="登记第一件").press("Enter")
    look()
    for name, text in (
        ("received_on", "20240230"),
        ("applicants-0-name", "欧阳䶮"),
        ("respondent", "睢县公安局"),
        ("act_name", "行政处罚决定"),
        ("matter", "行政处罚"),
        ("field", "公安"),
        ("act_known_on", "2023年12月20日"),
    ):
        _type_into(page, name, text)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“20240230”：2024年2月没有30日")
    look()
    page.get_by_role("alert").get_by_role("link", name="收到申请日期").press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("20240105")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已登记。")
    look()
    page.get_by_role("link", name="受理", exact=True).press("Enter")
    look()
    page.keyboard.press("Control+A")
    page.keyboard.type("2024年1月8日")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已登记：受理，案号商政复〔2024〕1号。")
    expect(page.get_by_role("heading", level=1)).to_have_text("商政复〔2024〕1号")
    look()


def test_a_first_morning(page: Page, address: str, look: Look) -> None:
    _start(page, address, look)
    look()
    _type_into(page, "username", "liming")
    _type_into(page, "password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("办案台")
    look()
    page.get_by_role("link", name="复议台账", exact=True).click()
    expect(page.get_by_text("台账里还没有复议案件")).to_be_visible()
    look()
    _enter_a_case(page, look)

    page.get_by_role("link", name="复议台账", exact=True).click()
    page.get_by_label("案号、当事人、行政行为").fill("〔2024〕1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name="欧阳䶮")).to_contain_text("2024-03-08")
    look()

    page.get_by_role("link", name="统计").click()
    page.get_by_label("任意期间").fill("2024-01")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2024年1月")
    look()
    # Every figure is a link, a zero too, and opens just the cases that it counts.
    page.locator("dl.headlines div", has_text="审结").first.get_by_role("link", name="0").first.click()
    expect(page.get_by_text("没有这样的案件")).to_be_visible()
    look()
    page.go_back()
    page.locator("dl.headlines div", has_text="受理").first.get_by_role("link", name="1", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2024年1月受理")
    look()
    page.get_by_role("link", name="商政复〔2024〕1号").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("商政复〔2024〕1号")

    page.goto(f"{address}/statistics/2024-01/")
    button = page.get_by_role("link", name="打印PDF")
    with page.context.expect_event("response", lambda response: response.url.endswith("/reports/2024-01.pdf")) as shown:
        button.click(modifiers=["Control"])  # in a tab of its own: the browser's own viewer is none of our pages
    assert shown.value.status == 200
    paper = page.request.get(f"{address}{button.get_attribute('href')}").body()
    assert paper.startswith(b"%PDF-")
