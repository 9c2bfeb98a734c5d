"""Where the office wants it, a correction of a case in an issued report waits for a second person."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from caseapp.accounts.models import Role
from caseapp.accounts.queries import person_by_id
from caseapp.consents.actions import consent_to
from caseapp.db import db
from caseapp.history.queries import last_change
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refused
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.actions import facts_of, revise_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.life import LIFE
from caseapp.reconsideration.models import CaseEntry, ReconsiderationCase
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.timeline.actions import Act
from caseapp.timeline.models import ProposedCorrection
from caseapp.timeline.steps import Circumstances
from tests.cases import case_facts
from tests.consents.conftest import Colleague
from tests.page_forms import form_values
from tests.people import csrf_token
from tests.spreadsheets import facts as drawn

CASE, EDIT, ONE = "/reconsideration/1", "/reconsideration/1/edit", "/consents/1"
NOW = Circumstances(today=date(2024, 6, 30), calendar=shipped_calendar())


def _facts(app: Flask) -> CaseFacts:
    with app.app_context():
        return facts_of(db.session.get_one(ReconsiderationCase, 1))


def _figures() -> object:
    return build_sheet(scope_of(None), parse_period("2023"))


def _ask(someone: Colleague) -> None:
    """Ask for the one correction of these tests: the ending another, the day of the decision later."""
    asked = someone.send(EDIT, ending="revoke", closed_on="2023-04-21", why="决定书写明的是撤销")
    assert asked.status_code == 302, asked.text


def _consent(someone: Colleague, address: str) -> int:
    """Send a consent whatever the page offers; the answer's status."""
    sent = {"csrf_token": csrf_token(someone.client), "decision": "consented"}
    return someone.client.post(address, data=sent).status_code


@pytest.mark.usefixtures("consent_wanted")
def test_a_correction_waits_and_is_made_by_a_second_persons_consent(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang, li = colleague("wang"), colleague("li")
    with app.app_context():
        before = _figures()
    assert "同意才生效" in wang.client.get(EDIT).text
    _ask(wang)

    assert _facts(app) == case_facts()
    with app.app_context():
        assert _figures() == before
        assert last_change().why == "决定书写明的是撤销"
    page = wang.client.get(CASE).text
    for said in ("有一项更正待同意", "决定书写明的是撤销", "<span>维持</span> → <span>撤销</span>", "2023-04-21", ONE):
        assert said in page
    assert "待您同意的更正：1件" in li.client.get("/desk/").text
    assert "待您同意的更正" not in wang.client.get("/desk/").text
    assert wang.client.get(EDIT).status_code == 409
    assert "还在等待同意" in wang.client.get(f"{CASE}/undo").text

    assert li.send(ONE, decision="consented", remark="已核对原件").location == CASE
    assert _facts(app) == case_facts(ending=ReconsiderationEnding.REVOKE, closed_on=date(2023, 4, 21))
    with app.app_context():
        line = db.session.scalars(select(CaseEntry)).one()
        assert (line.account_id, line.step, line.why) == (
            wang.id,
            "corrected",
            "决定书写明的是撤销（承办人甲提出，承办人甲同意）",
        )
        change = last_change()
        assert (change.why, change.account_id, change.place) == (line.why, li.id, ONE)
        assert _figures() != before
    page = li.client.get("/consents/").text
    assert "没有待同意的更正" in page
    assert "商政复〔2023〕1号" in page
    assert "已核对原件" in li.client.get(ONE).text
    assert "待同意" not in li.client.get(CASE).text


@pytest.mark.usefixtures("consent_wanted")
def test_neither_the_asker_nor_a_stranger_consents(app: Flask, colleague: Callable[..., Colleague]) -> None:
    wang = colleague("wang")
    _ask(wang)
    with app.app_context():
        county = found_office(
            name="睢县人民政府", number_prefix="睢政复", parent=db.session.scalars(select(Office)).one()
        ).id
        db.session.commit()
    auditor, below = colleague("auditor", Role.AUDITOR, None), colleague("county", Role.CLERK, county)

    assert _consent(wang, ONE) == 302  # whatever the asker sends, it takes the question back
    assert _facts(app) == case_facts()
    _ask(wang)
    assert "撤回这项更正" in wang.client.get("/consents/2").text
    assert "撤销" in auditor.client.get("/consents/2").text
    assert "提交意见" not in auditor.client.get("/consents/2").text
    answers = [_consent(each, "/consents/2") for each in (auditor, below)]
    assert (answers, below.client.get("/consents/2").status_code) == ([403, 404], 404)
    assert _facts(app) == case_facts()

    with app.app_context():
        proposal, person = db.session.get_one(ProposedCorrection, 2), person_by_id(wang.id)
        act, case = Act(by=person, at=datetime.now(UTC)), db.session.get_one(ReconsiderationCase, 1)
        with pytest.raises(Refused, match="不能由自己同意"):
            consent_to(proposal, LIFE, case, needed_by=(), by=person, act=act, now=NOW)


@pytest.mark.usefixtures("consent_wanted")
def test_it_is_refused_with_a_reason_or_dropped_and_another_can_follow(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang, li = colleague("wang"), colleague("li")
    _ask(wang)

    assert li.send(ONE).status_code == 422
    refused = li.send(ONE, decision="refused")
    assert refused.status_code == 422
    assert "请写明理由" in refused.text
    assert li.send(ONE, decision="refused", remark="决定书是维持").status_code == 302
    assert _facts(app) == case_facts()
    assert "决定书是维持" in wang.client.get(ONE).text
    _ask(wang)
    assert wang.send("/consents/2").status_code == 302
    assert _facts(app) == case_facts()
    assert "申请人自行撤回" in li.client.get("/consents/").text
    late = li.client.post("/consents/2", data={"csrf_token": csrf_token(li.client), "decision": "consented"})
    assert late.status_code == 422
    assert "处理：申请人自行撤回" in late.text


@pytest.mark.usefixtures("consent_wanted")
def test_one_correction_waits_at_a_time_and_a_form_sent_twice_asks_once(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang, li = colleague("wang"), colleague("li")
    opened = li.client.get(EDIT).text
    _ask(wang)
    answer = li.client.post(EDIT, data=form_values(opened) | {"remarks": "备注", "why": "补充"})
    assert answer.status_code == 422
    assert "理由：决定书写明的是撤销" in answer.text
    assert form_values(answer.text)["remarks"] == "备注"
    assert wang.send(ONE).status_code == 302

    form = form_values(wang.client.get(EDIT).text) | {"remarks": "备注", "why": "补充"}
    assert [wang.client.post(EDIT, data=form).status_code for _ in range(2)] == [302, 302]
    with app.app_context():
        assert db.session.scalar(select(func.count(ProposedCorrection.id))) == 2


@pytest.mark.usefixtures("consent_wanted")
def test_what_contradicts_itself_is_told_to_who_asks_and_leaves_nothing(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang = colleague("wang")
    with app.app_context():
        last = last_change().id

    assert wang.send(EDIT, closed_on="2023-03-01", why="改").status_code == 422
    assert wang.send(EDIT, respondent="新的机关", why="改" * 391).status_code == 422

    with app.app_context():
        assert last_change().id == last


@pytest.mark.usefixtures("consent_wanted")
def test_an_unrelated_change_meanwhile_does_not_hinder_and_stays(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang, li = colleague("wang"), colleague("li")
    _ask(wang)
    _change(app, handler="周芳")

    assert li.send(ONE, decision="consented").status_code == 302
    expected = {"ending": ReconsiderationEnding.REVOKE, "closed_on": date(2023, 4, 21), "handler": "周芳"}
    assert _facts(app) == case_facts(**expected)


@pytest.mark.usefixtures("consent_wanted")
def test_a_related_change_meanwhile_refuses_it_and_shows_both_versions(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang, li = colleague("wang"), colleague("li")
    _ask(wang)
    _change(app, closed_on=date(2023, 4, 22))

    answer = li.send(ONE, decision="consented")
    assert answer.status_code == 422
    for said in ("又被改动", "2023-04-20", "2023-04-22", "2023-04-21", "已变动"):
        assert said in answer.text
    assert _facts(app) == case_facts(closed_on=date(2023, 4, 22))
    assert li.send(ONE, decision="refused", remark="已另行更正").status_code == 302


def _change(app: Flask, **changes: object) -> None:
    """Somebody changes the case by another door."""
    with app.app_context():
        case = db.session.get_one(ReconsiderationCase, 1)
        revise_case(case, facts=case_facts(**changes), calendar=shipped_calendar())
        db.session.commit()


@pytest.mark.usefixtures("consent_wanted")
def test_two_consents_at_once_make_one_correction(app: Flask, colleague: Callable[..., Colleague]) -> None:
    wang = colleague("wang")
    _ask(wang)
    others = [colleague(f"clerk{at}") for at in range(4)]
    tokens = [csrf_token(each.client) for each in others]
    start, answers = threading.Barrier(4), [0] * 4

    def consent(at: int) -> None:
        start.wait()
        sent = {"decision": "consented", "csrf_token": tokens[at]}
        answers[at] = others[at].client.post(ONE, data=sent).status_code

    threads = [threading.Thread(target=consent, args=(at,)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [302, 422, 422, 422]
    with app.app_context():
        assert db.session.scalar(select(func.count(CaseEntry.id))) == 1


@pytest.mark.usefixtures("consent_wanted")
def test_no_step_is_taken_back_there_and_the_page_says_how(colleague: Callable[..., Colleague]) -> None:
    wang, li = colleague("wang"), colleague("li")
    _ask(wang)
    li.send(ONE, decision="consented")

    assert "撤回上一步" not in wang.client.get(CASE).text
    refused = wang.client.get(f"{CASE}/undo")
    assert refused.status_code == 409
    assert "请用“更正”改成应有的内容" in refused.text


@pytest.mark.usefixtures("consent_wanted")
@settings(max_examples=25)
@given(st.data())
def test_no_correction_moves_a_figure_before_consent_and_then_it_says_what_was_asked(
    app: Flask, colleague: Callable[..., Colleague], data: st.DataObject
) -> None:
    ids = [colleague(name).id for name in ("wang", "li")]
    with app.app_context():
        try:
            case = db.session.get_one(ReconsiderationCase, 1)
            before, facts = _figures(), facts_of(case)
            wanted = data.draw(drawn.case_facts())
            asker, other = (person_by_id(each) for each in ids)
            try:
                proposal = LIFE.correct(case, wanted, Act(by=asker, at=datetime.now(UTC), why="改"), NOW)
            except Refused:
                proposal = None
            db.session.flush()
            assert (facts_of(case), _figures()) == (facts, before)
            if proposal is not None:
                act = Act(by=other, at=datetime.now(UTC))
                consent_to(proposal, LIFE, case, needed_by=(), by=other, act=act, now=NOW)
                db.session.flush()
                assert facts_of(case) == wanted
        finally:
            db.session.rollback()
