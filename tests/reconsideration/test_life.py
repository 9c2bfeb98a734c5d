"""The life of a case at its pages: each step taken once, by whom, undone by whom, and numbers without a gap."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from caseapp.accounts.models import Role
from caseapp.calendar.queries import current_calendar
from caseapp.db import db
from caseapp.law.codes import Disposal, Matter, PartyKind
from caseapp.law.today import today_in_shanghai
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import facts_of, record_case
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts
from caseapp.reconsideration.models import CaseEntry, ReconsiderationCase
from tests.page_forms import form_values
from tests.people import SignIn, csrf_token, make_person, open_session

TODAY = today_in_shanghai()


def application(**changes: object) -> CaseFacts:
    """An application that came in today."""
    plain = CaseFacts(
        received_on=TODAY,
        applicants=(ApplicantFacts(name="王伟", kind=PartyKind.CITIZEN),),
        respondent="睢县公安局",
        act_name="行政处罚决定",
        matter=Matter.PENALTY,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # as a test names them


@pytest.fixture
def clerk(client: FlaskClient, sign_in: SignIn) -> FlaskClient:
    """A clerk of the office at work."""
    sign_in(client, Role.CLERK)
    return client


@pytest.fixture
def received(app: Flask, office: int) -> Callable[..., int]:
    """Enter an application of the office; gives the case's id."""

    def enter(**changes: object) -> int:
        with app.app_context():
            holder = db.session.get_one(Office, office)
            case = record_case(office=holder, facts=application(**changes), calendar=current_calendar())
            db.session.commit()
            return case.id

    return enter


def _facts(app: Flask, case_id: int) -> CaseFacts:
    with app.app_context():
        return facts_of(db.session.get_one(ReconsiderationCase, case_id))


def _steps(app: Flask, case_id: int) -> list[str]:
    with app.app_context():
        chosen = select(CaseEntry.step).where(CaseEntry.case_id == case_id).order_by(CaseEntry.id)
        return list(db.session.scalars(chosen))


def _at(case_id: int, step: str) -> str:
    return f"/reconsideration/{case_id}/steps/{step}"


def _take(client: FlaskClient, case_id: int, step: str, **typed: str):  # type: ignore[no-untyped-def]  # test
    values = form_values(client.get(_at(case_id, step)).text)
    return client.post(_at(case_id, step), data=values | typed)


def test_an_application_is_entered_with_a_name_and_an_organ_and_then_accepted(app: Flask, clerk: FlaskClient) -> None:
    values = form_values(clerk.get("/reconsideration/receive").text)
    assert values["received_on"] == TODAY.isoformat()
    assert values["handler"] == "承办人甲"

    typed = {"applicants-0-name": "王伟", "applicants-0-kind": "citizen", "respondent": "睢县公安局"}
    entered = clerk.post("/reconsideration/receive", data=values | typed)
    assert entered.status_code == 302
    case_id = int(entered.location.rpartition("/")[2])

    accepted = _take(clerk, case_id, "accept")
    assert accepted.status_code == 302
    page = clerk.get(accepted.location).text
    assert f"案号商政复〔{TODAY.year}〕1号" in page
    facts = _facts(app, case_id)
    assert (facts.disposal, facts.accepted_on, facts.handler) == (Disposal.ACCEPTED, TODAY, "承办人甲")
    assert facts.applicant_kind is PartyKind.CITIZEN
    assert _steps(app, case_id) == ["received", "accept"]


@pytest.mark.parametrize(
    ("step", "known", "examined_by"),
    [
        ("accept", {"handler": "周芳"}, "周芳"),  # whoever reviews the case from then on
        ("refuse", {"handler": "周芳"}, "周芳"),
        ("accept", {"handler": "周芳", "intake_handler": "赵静"}, "赵静"),  # noted before
        ("accept", {}, None),  # nobody had it
    ],
)
def test_who_had_the_application_when_it_was_disposed_of_examined_it(
    app: Flask, clerk: FlaskClient, received: Callable[..., int], step: str, known: dict[str, str], examined_by: str
) -> None:
    case_id = received(**known)

    typed = {"handler": "李明"} if step == "accept" else {"refusal_reason": "late"}
    assert _take(clerk, case_id, step, **typed).status_code == 302
    assert _facts(app, case_id).intake_handler == examined_by

    page = clerk.get(f"/reconsideration/{case_id}/undo")
    assert (
        clerk.post(f"/reconsideration/{case_id}/undo", data=form_values(page.text) | {"why": "误登"}).status_code == 302
    )
    assert _facts(app, case_id).intake_handler == known.get("intake_handler")


def test_a_form_sent_twice_is_one_entry_and_one_step(app: Flask, clerk: FlaskClient) -> None:
    values = form_values(clerk.get("/reconsideration/receive").text)
    values |= {"applicants-0-name": "王伟", "respondent": "睢县公安局"}
    first, second = (clerk.post("/reconsideration/receive", data=values) for _ in range(2))
    assert (first.status_code, second.status_code, first.location) == (302, 302, second.location)
    case_id = int(first.location.rpartition("/")[2])

    values = form_values(clerk.get(_at(case_id, "accept")).text)
    assert [clerk.post(_at(case_id, "accept"), data=values).status_code for _ in range(2)] == [302, 302]
    assert _steps(app, case_id) == ["received", "accept"]


def test_a_step_that_the_stage_does_not_allow_is_refused_by_name_and_article(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received(disposal=Disposal.WITHDRAWN, disposed_on=TODAY)

    answer = clerk.get(_at(case_id, "accept"))

    assert answer.status_code == 409
    assert "案件现为“未受理”，不能办理“受理”" in answer.text
    assert "行政复议法第三十条" in answer.text
    assert clerk.post(_at(case_id, "accept"), data={"csrf_token": csrf_token(clerk)}).status_code == 409
    assert _steps(app, case_id) == []


def test_a_stale_form_is_refused_showing_both_versions_and_saved_only_knowingly(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received()
    mine = form_values(clerk.get(_at(case_id, "assign")).text)
    assert _take(clerk, case_id, "assign", handler="周芳").status_code == 302  # in another window, by a colleague

    answer = clerk.post(_at(case_id, "assign"), data=mine | {"handler": "李明"})

    assert answer.status_code == 409
    assert "周芳" in answer.text
    assert "李明" in answer.text
    assert _facts(app, case_id).handler == "周芳"
    assert clerk.post(_at(case_id, "assign"), data=form_values(answer.text)).status_code == 302
    assert _facts(app, case_id).handler == "李明"


def test_a_second_acceptance_of_the_same_case_is_refused_showing_both(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received()
    mine = form_values(clerk.get(_at(case_id, "accept")).text)
    assert _take(clerk, case_id, "accept", handler="周芳").status_code == 302

    answer = clerk.post(_at(case_id, "accept"), data=mine | {"handler": "李明"})

    assert answer.status_code == 409
    assert "不能办理“受理”" in answer.text
    assert "这一步已不能办理" in answer.text, "nothing is told to be saved where there is no form"
    assert "直接保存" not in answer.text
    assert "处需要改正" not in answer.text
    assert "周芳" in answer.text
    assert "李明" in answer.text
    assert _facts(app, case_id).handler == "周芳"


def test_the_last_step_is_taken_back_by_its_author_with_a_reason_and_both_stay_in_the_timeline(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received()
    before = _facts(app, case_id)
    _take(clerk, case_id, "accept")
    undo = f"/reconsideration/{case_id}/undo"

    without = clerk.post(undo, data=form_values(clerk.get(undo).text))
    assert without.status_code == 422
    assert "请写明理由" in without.text

    assert clerk.post(undo, data=form_values(clerk.get(undo).text) | {"why": "点错了"}).status_code == 302
    assert _facts(app, case_id) == before
    assert _steps(app, case_id) == ["accept", "undone"]
    page = clerk.get(f"/reconsideration/{case_id}").text
    assert "已撤回" in page
    assert "理由：点错了" in page
    assert clerk.get(undo).status_code == 409, "nothing is left to take back"


def test_nobody_takes_back_the_step_of_another(
    app: Flask, clerk: FlaskClient, office: int, received: Callable[..., int]
) -> None:
    case_id = received()
    _take(clerk, case_id, "accept")
    other = app.test_client()
    open_session(other, make_person(app, Role.CLERK, username="other", office_id=office))

    answer = other.get(f"/reconsideration/{case_id}/undo")

    assert answer.status_code == 409
    assert "只能由本人撤回" in answer.text
    assert "撤回上一步" not in other.get(f"/reconsideration/{case_id}").text


def test_a_step_taken_after_the_page_of_undo_was_opened_is_not_taken_back_unseen(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received()
    _take(clerk, case_id, "accept")
    undo = f"/reconsideration/{case_id}/undo"
    seen = form_values(clerk.get(undo).text) | {"why": "点错了"}
    _take(clerk, case_id, "assign", handler="李明")  # in another window

    answer = clerk.post(undo, data=seen)

    assert answer.status_code == 409
    assert "又有改动，没有撤回" in answer.text
    assert _steps(app, case_id) == ["accept", "assign"]
    assert clerk.post(undo, data=form_values(answer.text)).status_code == 302
    assert _steps(app, case_id) == ["accept", "assign", "undone"]


def test_the_key_of_a_form_sent_elsewhere_neither_swallows_a_step_nor_leads_to_that_case(
    app: Flask, clerk: FlaskClient, office: int, received: Callable[..., int]
) -> None:
    first, second = received(), received(act_name="另一决定")
    used = form_values(clerk.get(_at(first, "accept")).text)["form_key"]
    _take(clerk, first, "accept", form_key=used)
    other = app.test_client()
    open_session(other, make_person(app, Role.CLERK, username="other", office_id=office))
    typed = {"applicants-0-name": "王伟", "respondent": "睢县公安局", "form_key": used}

    assert _take(clerk, second, "accept", form_key=used).status_code == 409, "refused, not silently passed over"
    page = other.get("/reconsideration/receive").text
    assert other.post("/reconsideration/receive", data=form_values(page) | typed).status_code == 409
    assert _steps(app, second) == []


def test_a_number_is_not_given_back_once_a_later_one_was_given(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    first, second = received(), received(act_name="另一决定")
    _take(clerk, first, "accept")
    _take(clerk, second, "accept")
    undo = f"/reconsideration/{first}/undo"

    answer = clerk.post(undo, data=form_values(clerk.get(undo).text) | {"why": "点错了"})

    assert answer.status_code == 422
    assert "断号" in answer.text
    assert _facts(app, first).number == f"商政复〔{TODAY.year}〕1号"
    undo = f"/reconsideration/{second}/undo"
    assert clerk.post(undo, data=form_values(clerk.get(undo).text) | {"why": "点错了"}).status_code == 302
    _take(clerk, second, "accept")
    assert _facts(app, second).number == f"商政复〔{TODAY.year}〕2号"


def test_numbers_go_on_from_those_of_the_ledger_and_begin_anew_each_year(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    last_year = date(TODAY.year - 1, 12, 1)
    old = {"disposal": Disposal.ACCEPTED, "disposed_on": last_year, "accepted_on": last_year}
    received(received_on=last_year, number=f"商政复〔{TODAY.year - 1}〕230号", **old)
    unnumbered = received(received_on=last_year, act_name="没有编号", **old)
    new = received()

    _take(clerk, unnumbered, "number")
    _take(clerk, new, "accept")

    assert _facts(app, unnumbered).number == f"商政复〔{TODAY.year - 1}〕231号"
    assert _facts(app, new).number == f"商政复〔{TODAY.year}〕1号"


def test_eight_acceptances_at_once_get_eight_consecutive_numbers(
    app: Flask, clerk: FlaskClient, office: int, received: Callable[..., int]
) -> None:
    cases = [received(act_name=f"第{at}号决定") for at in range(8)]
    person = make_person(app, Role.CLERK, office_id=office)
    forms = [(case, form_values(clerk.get(_at(case, "accept")).text)) for case in cases]
    clients = [app.test_client() for _ in forms]
    for each in clients:
        open_session(each, person)
    sent = [values | {"csrf_token": csrf_token(each)} for each, (_, values) in zip(clients, forms, strict=True)]
    start, answers = threading.Barrier(8), [0] * 8

    def accept(at: int) -> None:
        start.wait()
        answers[at] = clients[at].post(_at(cases[at], "accept"), data=sent[at]).status_code

    threads = [threading.Thread(target=accept, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [302] * 8
    numbers = {_facts(app, case).number for case in cases}
    assert numbers == {f"商政复〔{TODAY.year}〕{serial}号" for serial in range(1, 9)}


def test_the_same_form_sent_eight_times_at_once_makes_one_case(app: Flask, clerk: FlaskClient, office: int) -> None:
    values = form_values(clerk.get("/reconsideration/receive").text)
    values |= {"applicants-0-name": "王伟", "respondent": "睢县公安局"}
    person = make_person(app, Role.CLERK, office_id=office)
    clients = [app.test_client() for _ in range(8)]
    for each in clients:
        open_session(each, person)
    tokens = [csrf_token(each) for each in clients]
    start, answers = threading.Barrier(8), [""] * 8

    def send(at: int) -> None:
        start.wait()
        answers[at] = clients[at].post("/reconsideration/receive", data=values | {"csrf_token": tokens[at]}).location

    threads = [threading.Thread(target=send, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(answers)) == 1
    with app.app_context():
        assert len(db.session.scalars(select(ReconsiderationCase.id)).all()) == 1


def test_a_deemed_acceptance_is_confirmed_on_the_day_the_law_names(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received(received_on=TODAY - timedelta(days=40))

    assert "确认视为受理" in clerk.get(f"/reconsideration/{case_id}").text
    late = _take(clerk, case_id, "accept")
    assert late.status_code == 422
    assert "视为受理（行政复议法第三十条第三款）" in late.text
    assert _take(clerk, case_id, "deemed-acceptance").status_code == 302

    facts = _facts(app, case_id)
    with app.app_context():
        ends = db.session.get_one(ReconsiderationCase, case_id).review_due_on
    assert facts.is_deemed_accepted
    assert facts.accepted_on == facts.disposed_on == ends


def test_a_step_that_changes_nothing_leaves_no_line(
    app: Flask, clerk: FlaskClient, received: Callable[..., int]
) -> None:
    case_id = received(handler="周芳")

    answer = _take(clerk, case_id, "assign")

    assert answer.status_code == 422
    assert "没有需要登记的改动" in answer.text
    assert _steps(app, case_id) == []
