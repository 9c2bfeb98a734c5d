"""A case through its whole life in the browser: the main line by keyboard alone, then every branch."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from caseapp.accounts import actions as accounts
from caseapp.accounts.models import Role
from caseapp.calendar.queries import current_calendar
from caseapp.db import db
from caseapp.law.codes import Disposal, ExclusionKind, Matter, PartyKind, Procedure, StayGround
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.today import today_in_shanghai
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
)
from caseapp.reconsideration.transitions import TRANSITIONS
from tests.people import PASSWORD

TODAY = today_in_shanghai()
APPLICATION = CaseFacts(
    received_on=TODAY,
    applicants=(ApplicantFacts(name="王伟", kind=PartyKind.CITIZEN),),
    respondent="睢县公安局",
    act_name="行政处罚决定",
    matter=Matter.PENALTY,
    handler="李明",
)


def before(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def accepted(days_ago: int = 0, **more: object) -> CaseFacts:
    """An application accepted so many days ago."""
    on = before(days_ago)
    taken = replace(APPLICATION, received_on=on, disposal=Disposal.ACCEPTED, disposed_on=on, accepted_on=on)
    return replace(taken, procedure=Procedure.ORDINARY, **more)  # type: ignore[arg-type]  # as a test names them


def decided(ending: ReconsiderationEnding, **more: object) -> CaseFacts:
    """A case decided today."""
    return accepted(20, ending=ending, closed_on=TODAY, **more)


def stayed(days_ago: int, ground: StayGround) -> CaseFacts:
    """A case standing still since so many days."""
    stay = ExclusionFacts(kind=ExclusionKind.STAY, start_on=before(days_ago), ground=ground)
    return accepted(days_ago + 5, exclusions=(stay,))


@pytest.fixture
def enter(served: Flask) -> Callable[[CaseFacts], str]:
    """Enter a case in the served application; gives the path of its page."""
    with served.app_context():
        office = found_office(name="商丘市人民政府", number_prefix="商政复").id
        for username, role in (("admin", Role.ADMINISTRATOR), ("liming", Role.CLERK)):
            accounts.add_account(
                username=username,
                name="李明",
                role=role,
                office_id=office if role is Role.CLERK else None,
                password=PASSWORD,
                now=datetime.now(UTC),
            )
        db.session.commit()

    def entered(facts: CaseFacts) -> str:
        with served.app_context():
            holder = db.session.get_one(Office, office)
            case = record_case(office=holder, facts=facts, calendar=current_calendar())
            db.session.commit()
            return f"/reconsideration/{case.id}"

    return entered


def _sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_label("用户名").fill("liming")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def _no_barrier(page: Page) -> None:
    found = [f"{page.url} {violation['id']}" for violation in Axe().run(page).response["violations"]]
    assert found == []


class Keyboard:
    """A clerk who never touches the mouse; counts the keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def type(self, text: str) -> None:
        """Text, one key a sign."""
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def to_field(self, name: str) -> None:
        """Tab on to the field of this name."""
        for _ in range(60):
            if self.page.evaluate("document.activeElement.name") == name:
                return
            self.press("Tab")
        raise AssertionError(f"the keyboard does not reach the field {name}")

    def to_link(self, text: str) -> None:
        """Tab on to the link of these words and follow it."""
        for _ in range(60):
            if self.page.evaluate("document.activeElement.innerText") == text:
                self.press("Enter")
                return
            self.press("Tab")
        raise AssertionError(f"the keyboard does not reach {text}")

    def choose(self, name: str, label: str) -> None:
        """Tab on to a list and go down to the entry."""
        self.to_field(name)
        for _ in range(60):
            if self.page.locator(f"[name={name}] option:checked").inner_text() == label:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{label} is not offered in {name}")


def test_the_main_line_by_keyboard_alone(page: Page, address: str, enter: Callable[[CaseFacts], str]) -> None:
    _sign_in(page, address)
    page.goto(f"{address}/reconsideration/")
    keys = Keyboard(page)
    began = time.monotonic()
    keys.to_link("登记申请")
    page.wait_for_url("**/receive")
    assert page.locator("[name=received_on]").input_value() == TODAY.isoformat()
    keys.choose("channel", "当面")
    keys.to_field("applicants-0-name")
    keys.type("王伟")
    keys.choose("applicants-0-kind", "公民")
    keys.to_field("respondent")
    keys.type("睢县公安局")
    keys.to_field("act_name")
    keys.type("行政处罚决定")
    keys.choose("matter", "行政处罚")
    keys.choose("field", "公安")
    keys.to_field("act_known_on")  # Enter in a list opens it, in a line it sends the form
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已登记")
    assert time.monotonic() - began < 60, "a plain case takes under a minute"
    assert keys.pressed < 120

    for step in ("受理", "发送申请书副本"):
        keys.to_link(step)
        expect(page.get_by_role("heading", level=1)).to_have_text(step)
        if step == "发送申请书副本":
            keys.to_field("copy_received_on")
            keys.type(TODAY.isoformat())
        keys.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(f"已登记：{step}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"商政复〔{TODAY.year}〕1号")
    for step in ("收到被申请人答复", "听取当事人意见"):
        keys.to_link(step)
        expect(page.get_by_role("heading", level=1)).to_have_text(step)
        keys.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(f"已登记：{step}")
    keys.to_link("作出决定")
    expect(page.get_by_role("heading", level=1)).to_have_text("作出决定")
    keys.choose("ending", "维持")
    keys.to_field("closed_on")
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已登记：作出决定")
    for step in ("送达申请人", "送达被申请人"):
        keys.to_link(step)
        expect(page.get_by_role("heading", level=1)).to_have_text(step)
        keys.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(f"已登记：{step}")
    _no_barrier(page)
    lines = page.locator("#timeline li b").all_inner_texts()
    assert lines == [
        "送达被申请人",
        "送达申请人",
        "作出决定",
        "听取当事人意见",
        "收到被申请人答复",
        "发送申请书副本",
        "受理",
        "登记申请",
    ]


def _take(page: Page, title: str, filled: dict[str, str]) -> None:
    """Follow the step's link, fill in what the case does not know yet, send it."""
    link = page.locator(".next-steps a").filter(has_text=re.compile(f"^{title}$"))
    expect(link).to_have_count(1)
    if not link.is_visible():
        page.get_by_text("其他办理", exact=True).click()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    _no_barrier(page)
    for name, text in filled.items():
        field = page.locator(f"[name={name}]")
        kind = field.evaluate("field => field.type")
        if kind == "select-one":
            field.select_option(label=text)
        elif kind == "checkbox":
            field.check()
        else:
            field.fill(text)
    page.locator("main form button.btn-primary").click()
    expect(page.get_by_role("status")).to_contain_text(f"已登记：{title.removeprefix('登记')}")


_HEARD = HearingFacts(held_on=TODAY, notified_on=before(10))

# Where the case begins, and the steps from there with what each is told. Together they are every step there is.
BRANCHES: dict[str, tuple[CaseFacts, list[tuple[str, dict[str, str]]]]] = {
    "补正后受理": (
        APPLICATION,
        [
            ("指定承办人", {"handler": "李明", "second_handler": "周芳"}),
            ("通知补正", {}),
            ("登记补正通知送达或延长期限", {"notice_received_on": TODAY.isoformat()}),
            ("收到补正材料", {}),
            ("受理", {"procedure": "简易程序"}),
            ("转为普通程序", {}),
        ],
    ),
    "逾期不补正": (
        replace(
            APPLICATION,
            received_on=before(60),
            corrections=(CorrectionFacts(notified_on=before(58), notice_received_on=before(57)),),
        ),
        [("逾期未补正，视为放弃", {})],
    ),
    "不予受理": (
        APPLICATION,
        [
            ("不予受理", {"refusal_reason": "无利害关系"}),
            ("送达申请人", {}),
            ("归档", {}),
        ],
    ),
    "未起诉": (
        accepted(90, ending=ReconsiderationEnding.UPHOLD, closed_on=before(60), served_on=before(58)),
        [("登记未起诉", {}), ("归档", {})],
    ),
    "告知": (APPLICATION, [("告知向有权机关申请", {})]),
    "转送": (replace(APPLICATION, received_on=TODAY), [("转送", {"forwarded_to": "商丘市公安局"})]),
    "受理前撤回": (APPLICATION, [("受理前撤回", {})]),
    "视为受理": (replace(APPLICATION, received_on=before(40)), [("确认视为受理", {})]),
    "编号": (accepted(3), [("编案号", {})]),
    "副本另日送达、逾期未答复": (
        accepted(40, copy_sent_on=before(38)),
        [
            ("登记被申请人收到副本", {"copy_received_on": before(36).isoformat()}),
            ("登记逾期未答复", {}),
            ("作出决定", {"ending": "撤销"}),
        ],
    ),
    "听证与委员会": (
        accepted(30, hearings=()),
        [
            ("安排并通知听证", {"held_on": (TODAY + timedelta(days=20)).isoformat(), "notified_on": TODAY.isoformat()}),
            ("听证改期", {"held_on": (TODAY + timedelta(days=30)).isoformat(), "notified_on": TODAY.isoformat()}),
            ("取消听证", {}),
            ("安排并通知听证", {"held_on": (TODAY + timedelta(days=25)).isoformat(), "notified_on": ""}),
            ("登记听证通知", {}),
            ("提请复议委员会咨询", {}),
            ("登记复议委员会意见", {"committee_opinion": "建议撤销。"}),
        ],
    ),
    "负责人未参加听证": (
        accepted(30, hearings=(_HEARD,)),
        [("登记听证情况", {"head_attended": "否", "absence_reason": "外出", "substitute": "法制科长"})],
    ),
    "中止与恢复": (
        accepted(10),
        [
            ("中止审理", {"ground": "调解、和解且双方同意中止", "is_agreed": "y"}),
            ("恢复审理", {}),
            ("延长审理期限", {"extension_days": "30", "extension_approver": "赵局长", "extension_reason": "情况复杂"}),
            ("登记不计入期限的时间", {"kind": "鉴定", "basis": "实施条例第三十七条"}),
            ("登记不计入期限的时间结束", {}),
            ("制作调解书", {}),
        ],
    ),
    "中止满六十日": (
        stayed(70, StayGround.DEATH),
        [("终止审理", {"ending": "终止(中止满六十日)"})],
    ),
    "和解": (accepted(10), [("终止审理", {"ending": "终止(和解)"})]),
    "附带审查，有权处理": (
        accepted(10, is_norm_review_requested=True),
        [
            (
                "启动规范性文件附带审查",
                {"norm_title": "某市管理办法", "found_on": before(2).isoformat(), "handling": "本机关有权处理"},
            ),
            ("中止审理", {"ground": "规范性文件附带审查"}),
            ("通知规范性文件制定机关", {}),
            (
                "登记制定机关收到通知或答复",
                {"notice_received_on": TODAY.isoformat(), "answered_on": TODAY.isoformat()},
            ),
            ("登记附带审查结果", {"is_lawful": "是"}),
            ("恢复审理", {}),
        ],
    ),
    "附带审查，转送": (
        accepted(10, is_norm_review_requested=True),
        [
            (
                "启动规范性文件附带审查",
                {"norm_title": "某省规定", "found_on": before(2).isoformat(), "handling": "转送有权机关"},
            ),
            ("规范性文件转送有权机关", {"transfer_received_on": ""}),
            ("登记有权机关收到转送", {}),
            ("登记附带审查结果", {"is_lawful": "否"}),
        ],
    ),
    "意见书": (
        accepted(10),
        [
            ("制发意见书", {"opinion_received_on": ""}),
            ("登记意见书送达", {}),
            ("登记意见书落实情况", {}),
        ],
    ),
    "撤销重作、起诉、归档": (
        decided(ReconsiderationEnding.REVOKE_REDO, redo_due_on=TODAY + timedelta(days=60)),
        [
            ("送达申请人", {}),
            ("送达被申请人", {}),
            ("登记重新作出行政行为", {}),
            ("登记起诉", {}),
            ("归档", {}),
        ],
    ),
    "责令履行": (
        decided(ReconsiderationEnding.ORDER_PERFORM, perform_due_on=TODAY + timedelta(days=30)),
        [("送达申请人", {}), ("登记履行", {})],
    ),
}


def test_the_branches_are_all_there_are() -> None:
    """Whoever adds a step adds it to a branch."""
    main_line = {"受理", "发送申请书副本", "收到被申请人答复", "听取当事人意见", "作出决定"}
    walked = main_line | {title for _, steps in BRANCHES.values() for title, _ in steps}

    assert {step.title for step in TRANSITIONS.steps.values()} - walked == set()


@pytest.mark.parametrize("branch", list(BRANCHES))
def test_a_branch(page: Page, address: str, enter: Callable[[CaseFacts], str], branch: str) -> None:
    facts, steps = BRANCHES[branch]
    path = enter(facts)
    _sign_in(page, address)
    page.goto(f"{address}{path}")

    for title, filled in steps:
        _take(page, title, filled)

    _no_barrier(page)
    assert page.locator("#timeline li b").all_inner_texts() == [title for title, _ in reversed(steps)]
