"""A case in an issued report is corrected with a reason, even where a blank is filled in."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.history.queries import last_change
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import facts_of, record_case
from caseapp.reconsideration.models import ReconsiderationCase
from tests.cases import case_facts
from tests.consents.conftest import Colleague, issue

CASE, SUIT = "/reconsideration/1", "/litigation/1"


@pytest.mark.usefixtures("ledger")
def test_a_case_in_no_report_is_completed_without_a_reason(colleague: Callable[..., Colleague]) -> None:
    wang = colleague("wang")

    assert "已计入" not in wang.client.get(f"{CASE}/edit").text
    assert wang.send(f"{CASE}/edit", decision_number="商政复决〔2023〕1号").status_code == 302


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("case", "blank"), [(CASE, {"decision_number": "商政复决〔2023〕1号"}), (SUIT, {"decision_number": "判决1号"})]
)
def test_a_blank_filled_in_needs_a_reason_and_the_page_says_so_before(
    app: Flask, colleague: Callable[..., Colleague], case: str, blank: dict[str, str]
) -> None:
    wang = colleague("wang")
    before = "本案已计入商政复统〔2024〕2号等2份报告，更正须写明理由，报告不会改变，差异将在报告比对中列出"

    assert before in wang.client.get(f"{case}/edit").text
    refused = wang.send(f"{case}/edit", **blank)
    assert refused.status_code == 422
    assert "补填或改动任何内容都须写明更正理由" in refused.text
    assert wang.send(f"{case}/edit").status_code == 302  # nothing changed: nothing to say
    assert wang.send(f"{case}/edit", **blank, why="补录文号").status_code == 302
    with app.app_context():
        assert last_change().why == "补录文号"
    assert "理由：补录文号" in wang.client.get(case).text


def test_a_step_dated_into_the_issued_period_asks_for_a_reason_and_a_later_one_does_not(
    app: Flask, office: int, colleague: Callable[..., Colleague]
) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, office)
        plain = case_facts(served_on=None, is_sued=None)
        for number in (1, 2):
            facts = case_facts(number=f"商政复〔2023〕{number}号", served_on=None, is_sued=plain.is_sued)
            record_case(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.flush()
        issue(office, reconsideration=[1, 2], last_on=date(2023, 4, 30))
        db.session.commit()
    wang = colleague("wang")
    step = "/reconsideration/{}/steps/serve-applicant"

    assert 'name="why"' not in wang.client.get(step.format(1)).text
    refused = wang.send(step.format(1), served_on="2023-04-23")
    assert refused.status_code == 422
    assert "补登须写明理由" in refused.text
    assert 'name="why"' in refused.text
    assert wang.send(step.format(1), served_on="2023-04-23", why="回证迟到").status_code == 302
    assert "理由：回证迟到" in wang.client.get("/reconsideration/1").text
    assert wang.send(step.format(2), served_on="2023-05-04").status_code == 302

    with app.app_context():
        db.session.get_one(Office, office).corrections_need_consent = True
        db.session.commit()
        assert [facts_of(db.session.get_one(ReconsiderationCase, each)).served_on for each in (1, 2)] == [
            date(2023, 4, 23),
            date(2023, 5, 4),
        ]


@pytest.mark.usefixtures("counted")
def test_a_step_is_taken_back_with_its_reason_where_no_consent_is_wanted(colleague: Callable[..., Colleague]) -> None:
    wang = colleague("wang")
    assert wang.send(f"{CASE}/edit", remarks="备注", why="补充").status_code == 302

    page = wang.client.get(f"{CASE}/undo").text
    assert "撤回须写明理由，报告不会改变" in page
    assert wang.send(f"{CASE}/undo").status_code == 422
    assert wang.send(f"{CASE}/undo", why="写错了").status_code == 302
