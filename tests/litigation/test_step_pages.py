"""The pages of a lawsuit's life: notice, steps, undo, correction; one form is one act, and a stale one is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.law.codes import Rank
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.today import today_in_shanghai
from caseapp.litigation.actions import facts_of, record_lawsuit
from caseapp.litigation.facts import HearingFacts, LawsuitFacts
from caseapp.litigation.models import LawsuitEntry, LitigationCase
from caseapp.litigation.steps.hearings import MUST_APPEAR_GROUNDS
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from tests.litigation.conftest import Send
from tests.litigation.suits import CITY, POLICE, decided, served, summoned
from tests.page_forms import form_values
from tests.people import make_person, open_session

Record = Callable[[LawsuitFacts], int]

NOTICE = {
    "court_number": "(2024)豫14行初9号",
    "court": "商丘市中级人民法院",
    "served_on": "2024-3-1",
    "plaintiffs-0-name": "赵六",
    "defendants-0-organ": POLICE,
}


def _facts(app: Flask, lawsuit_id: int) -> LawsuitFacts:
    with app.app_context():
        return facts_of(db.session.get_one(LitigationCase, lawsuit_id))


def _entries(app: Flask, lawsuit_id: int) -> list[str]:
    with app.app_context():
        of_case = select(LawsuitEntry.step).where(LawsuitEntry.case_id == lawsuit_id).order_by(LawsuitEntry.id)
        return list(db.session.scalars(of_case))


def _step(lawsuit_id: int, key: str) -> str:
    return f"/litigation/{lawsuit_id}/steps/{key}"


def test_a_notice_is_entered_with_little_and_its_clocks_run(app: Flask, clerk: FlaskClient, send: Send) -> None:
    answer = send("/litigation/receive", NOTICE)

    assert answer.status_code == 302
    facts = _facts(app, 1)
    assert (facts.court_number, facts.handler) == ("（2024）豫14行初9号", "承办人甲")
    with app.app_context():
        rows = {(row.clock, row.due_on, row.handler) for row in db.session.scalars(select(Deadline))}
    assert rows == {("DEFEND", date(2024, 3, 18), "承办人甲")}  # 03-16 is a Saturday
    page = clerk.get("/litigation/1").text
    assert "收到应诉通知" in page
    assert "答辩并举证" in page
    assert f'href="{_step(1, "defend")}"' in page


STEPS: list[tuple[str, LawsuitFacts, dict[str, str], dict[str, Any]]] = [
    ("assign", served(), {"handler": "周芳"}, {"handler": "周芳"}),
    (
        "link",
        served(origin=None),
        {"other_earlier_number": "(2022)豫14行初9号"},
        {"earlier_number": "（2022）豫14行初9号"},
    ),
    (
        "defend",
        served(),
        {"defence_filed_on": "2023-5-12", "evidence_filed_on": ""},
        {"defence_filed_on": date(2023, 5, 12), "evidence_filed_on": None},
    ),
    (
        "evidence-delay",
        served(),
        {"evidence_delay_ended_on": "2023-6-1"},
        {"evidence_delay_ended_on": date(2023, 6, 1)},
    ),
    (
        "hearing",
        served(),
        {
            "held_on": "2023-6-15",
            "summons_received_on": "2023-6-1",
            "is_must_appear": "yes",
            "must_appear_ground": MUST_APPEAR_GROUNDS[1],
        },
        {
            "hearings": (HearingFacts(held_on=date(2023, 6, 15), summons_received_on=date(2023, 6, 1)),),
            "is_must_appear": True,
            "must_appear_ground": "社会高度关注",
        },
    ),
    (
        "move-hearing",
        summoned(),
        {"hearings-0-moved_to": "2023-6-20"},
        {"hearings": (HearingFacts(held_on=date(2023, 6, 20)),)},
    ),
    (
        "decide-first",
        served(),
        {
            "decided_on": "2023-7-20",
            "decision_received_on": "2023-7-24",
            "defendants-0-ending": "pay",
            "defendants-0-amount_fen": "1000",
            "defendants-1-ending": "reject_claim",
        },
        {
            "decided_on": date(2023, 7, 20),
            "decision_received_on": date(2023, 7, 24),
            "defendants": (
                replace(served().defendants[0], ending=LitigationEnding.PAY, amount_fen=100_000),
                replace(served().defendants[1], ending=LitigationEnding.REJECT_CLAIM),
            ),
        },
    ),
    (
        "receive-decision",
        decided(LitigationEnding.PAY),
        {"decision_received_on": "2023-7-24"},
        {"decision_received_on": date(2023, 7, 24)},
    ),
    (
        "appeal",
        decided(LitigationEnding.PAY),
        {"appealed_on": "2023-8-1"},
        {"is_appealed": True, "appealed_on": date(2023, 8, 1)},
    ),
    (
        "take-effect",
        decided(LitigationEnding.PAY),
        {"effective_on": "2023-8-9"},
        {"effective_on": date(2023, 8, 9), "is_appealed": False},
    ),
    (
        "perform",
        decided(LitigationEnding.PAY, effective_on=date(2023, 8, 9)),
        {"defendants-0-performed_on": "2023-9-1"},
        {
            "defendants": (
                replace(served().defendants[0], ending=LitigationEnding.PAY, performed_on=date(2023, 9, 1)),
                replace(served().defendants[1], ending=LitigationEnding.REJECT_CLAIM),
            )
        },
    ),
    (
        "suggestion",
        served(),
        {"suggestion_received_on": "2023-6-20"},
        {"has_judicial_suggestion": True, "suggestion_received_on": date(2023, 6, 20)},
    ),
    (
        "answer-suggestion",
        served(has_judicial_suggestion=True),
        {"suggestion_answered_on": "2023-7-1"},
        {"suggestion_answered_on": date(2023, 7, 1)},
    ),
    (
        "file",
        decided(LitigationEnding.REVOKE, effective_on=date(2023, 8, 9)),
        {"filed_on": "2023-9-1"},
        {"filed_on": date(2023, 9, 1)},
    ),
]


@pytest.mark.parametrize(("key", "facts", "typed", "changes"), STEPS, ids=[step[0] for step in STEPS])
def test_a_step_is_taken_on_its_page_and_taken_back(
    app: Flask,
    recorded: Record,
    send: Send,
    key: str,
    facts: LawsuitFacts,
    typed: dict[str, str],
    changes: dict[str, Any],
) -> None:
    lawsuit_id = recorded(facts)

    assert send(_step(lawsuit_id, key), typed).status_code == 302
    assert _facts(app, lawsuit_id) == replace(facts, **changes)
    assert _entries(app, lawsuit_id) == [key]
    assert send(f"/litigation/{lawsuit_id}/undo", {"why": "登记错了"}).status_code == 302
    assert _facts(app, lawsuit_id) == facts
    assert _entries(app, lawsuit_id) == [key, "undone"]


def test_who_came_is_recorded_for_each_defendant_and_the_page_says_what_follows(
    app: Flask, clerk: FlaskClient, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(summoned())
    address = _step(lawsuit_id, "appearances")
    page = clerk.get(address).text
    assert f"<legend>{POLICE}</legend>" in page
    assert "第十二条" in page

    answer = send(
        address,
        {
            "appearances-0-appeared": "yes",
            "appearances-0-person": "陈刚",
            "appearances-0-rank": "chief",
            "appearances-1-appeared": "no",
            "appearances-1-absence_reason": "unexplained",
            "appearances-1-is_lawyer_only": "yes",
        },
    )

    assert answer.status_code == 302
    (hearing,) = _facts(app, lawsuit_id).hearings
    assert [(each.organ, each.appeared, each.rank) for each in hearing.appearances] == [
        (POLICE, True, Rank.CHIEF),
        (CITY, False, None),
    ]
    with app.app_context():
        first, other = db.session.get_one(LitigationCase, lawsuit_id).defendants
        assert (first.chief_appeared_on, other.appeared_on) == (date(2023, 6, 15), None)
    shown = clerk.get(f"/litigation/{lawsuit_id}").text
    assert "仅委托律师出庭，这是不允许的（法释〔2018〕1号第一百二十八条第二款）" in shown
    assert "法院应当提出司法建议" in shown


def test_a_hearing_to_come_is_not_heard_before_its_day(clerk: FlaskClient, recorded: Record, send: Send) -> None:
    lawsuit_id = recorded(served())
    today = today_in_shanghai()
    tomorrow = str(today + timedelta(days=1))

    assert send(_step(lawsuit_id, "hearing"), {"held_on": tomorrow}).status_code == 302

    page = clerk.get(f"/litigation/{lawsuit_id}").text
    assert "待开庭" in page
    assert "尚未开庭" in page
    assert f'href="{_step(lawsuit_id, "appearances")}"' not in page
    assert clerk.get(_step(lawsuit_id, "appearances")).status_code == 409
    assert "（2023）豫14行初52号" in clerk.get("/litigation/?status=unheard").text
    assert "（2023）豫14行初52号" not in clerk.get("/litigation/?status=heard").text


def test_an_answer_that_cannot_be_is_refused_at_its_field_and_nothing_is_written(
    app: Flask, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(served())

    answer = send(_step(lawsuit_id, "decide-first"), {"decided_on": "2023-5-1", "defendants-0-ending": "revoke"})

    assert answer.status_code == 422
    assert 'id="decided_on-error"' in answer.text
    assert "请填写被告“商丘市人民政府”的裁判结果" in answer.text
    assert form_values(answer.text)["defendants-0-ending"] == "revoke"
    assert _facts(app, lawsuit_id) == served()


def test_a_step_that_the_stage_does_not_allow_is_refused_with_its_article(clerk: FlaskClient, recorded: Record) -> None:
    answer = clerk.get(_step(recorded(served()), "appeal"))

    assert answer.status_code == 409
    assert "案件现为“审理中”，不能办理“登记上诉”" in answer.text
    assert "行政诉讼法第八十五条" in answer.text


def test_a_stale_form_shows_both_versions_and_is_taken_when_sent_once_more(
    app: Flask, clerk: FlaskClient, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(served())
    address = _step(lawsuit_id, "assign")
    opened = form_values(clerk.get(address).text)
    assert send(address, {"handler": "周芳"}).status_code == 302

    stale = clerk.post(address, data=opened | {"handler": "李明"})

    assert stale.status_code == 409
    assert "<td>周芳</td><td>李明</td>" in stale.text
    assert _facts(app, lawsuit_id).handler == "周芳"
    assert clerk.post(address, data=form_values(stale.text)).status_code == 302
    assert _facts(app, lawsuit_id).handler == "李明"


def test_a_stale_form_of_a_step_no_longer_possible_shows_both_versions_too(
    app: Flask, clerk: FlaskClient, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(summoned())
    address = _step(lawsuit_id, "appearances")
    typed = {"appearances-0-appeared": "yes", "appearances-0-person": "陈刚", "appearances-0-rank": "chief"}
    opened = form_values(clerk.get(address).text) | typed
    assert send(address, typed | {"appearances-0-person": "刘洋"}).status_code == 302

    stale = clerk.post(address, data=opened)

    assert stale.status_code == 409
    assert "刘洋" in stale.text
    assert "陈刚" in stale.text
    assert _facts(app, lawsuit_id).hearings[0].appearances[0].person == "刘洋"


def test_a_double_click_takes_one_step(app: Flask, clerk: FlaskClient, recorded: Record) -> None:
    lawsuit_id = recorded(served())
    address = _step(lawsuit_id, "hearing")
    values = form_values(clerk.get(address).text) | {"held_on": "2023-6-15", "summons_received_on": "2023-6-1"}

    answers = [clerk.post(address, data=values) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(_facts(app, lawsuit_id).hearings) == 1
    assert _entries(app, lawsuit_id) == ["hearing"]


def test_only_its_author_takes_a_step_back_with_a_reason(
    app: Flask, clerk: FlaskClient, office: int, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(served())
    assert send(_step(lawsuit_id, "assign"), {"handler": "周芳"}).status_code == 302
    assert send(f"/litigation/{lawsuit_id}/undo").status_code == 422  # no reason

    open_session(clerk, make_person(app, Role.CLERK, username="colleague", office_id=office))
    refused = clerk.get(f"/litigation/{lawsuit_id}/undo")

    assert refused.status_code == 409
    assert "只能由本人撤回" in refused.text
    assert "/undo" not in clerk.get(f"/litigation/{lawsuit_id}").text
    assert _facts(app, lawsuit_id).handler == "周芳"


def test_a_correction_of_what_was_said_needs_a_reason_and_leaves_its_trace(
    app: Flask, clerk: FlaskClient, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(served())
    address = f"/litigation/{lawsuit_id}/edit"

    refused = send(address, {"cause": "信息公开"})
    assert refused.status_code == 422
    assert 'id="why-error"' in refused.text
    assert send(address, {"handler": "周芳"}).status_code == 302  # a blank filled in is no correction
    assert send(address, {"cause": "信息公开", "why": "录入错误"}).status_code == 302

    page = clerk.get(f"/litigation/{lawsuit_id}").text
    assert "理由：录入错误" in page
    assert "行政处罚 → 信息公开" in page
    assert _entries(app, lawsuit_id) == ["corrected", "corrected"]


def test_another_offices_lawsuit_cannot_be_touched(app: Flask, clerk: FlaskClient, office: int) -> None:
    with app.app_context():
        beside = found_office(name="周口市人民政府", number_prefix="周政复")
        facts = decided(LitigationEnding.PAY, is_appealed=True)
        lawsuit = record_lawsuit(office=beside, facts=facts, calendar=shipped_calendar())
        db.session.commit()
        lawsuit_id, beside_id = lawsuit.id, beside.id

    for page in ("steps/assign", "steps/link", "undo", "edit", "second", "remand", "retrial"):
        assert clerk.get(f"/litigation/{lawsuit_id}/{page}").status_code == 404
        values = form_values(clerk.get("/litigation/receive").text)
        assert clerk.post(f"/litigation/{lawsuit_id}/{page}", data=values).status_code == 404
    values = form_values(clerk.get("/litigation/receive").text) | NOTICE | {"office_id": str(beside_id)}
    clerk.post("/litigation/receive", data=values)
    with app.app_context():
        of_others = select(func.count()).select_from(LitigationCase).where(LitigationCase.office_id == beside_id)
        assert db.session.scalar(of_others) == 1


def test_a_lawsuit_of_an_office_below_is_only_read(app: Flask, clerk: FlaskClient, office: int) -> None:
    with app.app_context():
        city = db.session.get_one(Office, office)
        below = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        lawsuit = record_lawsuit(office=below, facts=served(), calendar=shipped_calendar())
        db.session.commit()
        lawsuit_id = lawsuit.id

    page = clerk.get(f"/litigation/{lawsuit_id}")
    assert page.status_code == 200
    assert "/steps/" not in page.text
    assert clerk.get(_step(lawsuit_id, "assign")).status_code == 403
    assert clerk.get(f"/litigation/{lawsuit_id}/second").status_code == 403
