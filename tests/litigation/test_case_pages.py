"""The pages of the register: one lawsuit with its defendants and who came for each, and its way through instances."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.codes import AbsenceReason, Instance, Rank
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import facts_of, record_lawsuit, revise_lawsuit
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, LawsuitFacts
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office
from tests.cases import lawsuit_facts
from tests.page_forms import form_values
from tests.people import SignIn

NEW, RECEIVE, LIST = "/litigation/new", "/litigation/receive", "/litigation/"
TYPED = {
    "court_number": "(2024)豫14行初52号",
    "served_on": "2024.1.5",
    "plaintiffs-0-name": "王伟",
    "defendants-0-organ": "睢县公安局",
    "court": "商丘市中级人民法院",
}
_FIRST, _OTHER = lawsuit_facts().defendants


def _only_lawsuit(app: Flask) -> LawsuitFacts:
    with app.app_context():
        return facts_of(db.session.scalars(select(LitigationCase)).one())


def _send(client: FlaskClient, address: str, **typed: str):  # type: ignore[no-untyped-def]  # test
    """Open the form, type over some of its fields, send it."""
    values = form_values(client.get(address).text)
    return client.post(address, data=values | typed)


def test_a_clerk_enters_a_lawsuit_with_its_hearing_and_who_came(app: Flask, clerk: FlaskClient) -> None:
    hearing = {
        "hearings-0-held_on": "2024年2月20日",
        "hearings-0-is_open": "y",
        "hearings-0-appearances-0-appeared": "yes",
        "hearings-0-appearances-0-person": "陈刚",
        "hearings-0-appearances-0-rank": "chief",
    }

    answer = _send(clerk, NEW, **TYPED | hearing)

    assert answer.status_code == 302
    assert "（2024）豫14行初52号" in clerk.get(answer.location).text
    facts = _only_lawsuit(app)
    # The only defendant need not be named again.
    assert facts.hearings == (
        HearingFacts(
            held_on=date(2024, 2, 20),
            appearances=(AppearanceFacts(organ="睢县公安局", appeared=True, person="陈刚", rank=Rank.CHIEF),),
        ),
    )


def test_with_two_defendants_an_appearance_must_say_whose_it_is(app: Flask, clerk: FlaskClient) -> None:
    typed = TYPED | {
        "defendants-1-organ": "商丘市人民政府",
        "hearings-0-held_on": "2024-02-20",
        "hearings-0-appearances-0-appeared": "no",
    }

    answer = _send(clerk, NEW, **typed)

    assert answer.status_code == 422
    assert 'id="hearings-0-appearances-0-organ-error"' in answer.text
    assert (
        clerk.post(
            NEW, data=form_values(answer.text) | {"hearings-0-appearances-0-organ": "商丘市人民政府"}
        ).status_code
        == 302
    )
    assert _only_lawsuit(app).hearings[0].appearances[0].organ == "商丘市人民政府"


@pytest.mark.parametrize(
    "facts",
    [
        lawsuit_facts(),
        lawsuit_facts(hearings=()),
        lawsuit_facts(
            hearings=(HearingFacts(held_on=date(2023, 6, 1), is_open=False), *lawsuit_facts().hearings),
            defendants=(replace(_FIRST, amount_fen=100050), replace(_OTHER, remarks="x")),
            is_must_appear=False,
        ),
    ],
    ids=["plain", "unheard", "full"],
)
def test_a_form_sent_as_it_stands_changes_nothing(
    app: Flask, clerk: FlaskClient, recorded: Callable[[LawsuitFacts], int], facts: LawsuitFacts
) -> None:
    lawsuit_id = recorded(facts)

    assert _send(clerk, f"/litigation/{lawsuit_id}/edit").status_code == 302
    assert _only_lawsuit(app) == facts
    with app.app_context():
        assert db.session.get_one(LitigationCase, lawsuit_id).version == 1


def test_each_hearing_has_a_row_for_every_defendant(
    app: Flask, clerk: FlaskClient, recorded: Callable[[LawsuitFacts], int]
) -> None:
    lawsuit_id = recorded(lawsuit_facts(hearings=(HearingFacts(held_on=date(2023, 6, 15)),)))
    address = f"/litigation/{lawsuit_id}/edit"
    values = form_values(clerk.get(address).text)

    assert values["hearings-0-appearances-1-organ"] == "商丘市人民政府"
    absent = {
        "hearings-0-appearances-1-appeared": "no",
        "hearings-0-appearances-1-absence_reason": "unexplained",
        "why": "补记出庭情况",
    }
    assert clerk.post(address, data=values | absent).status_code == 302
    (hearing,) = _only_lawsuit(app).hearings
    assert hearing.appearances == (
        AppearanceFacts(organ="商丘市人民政府", appeared=False, absence_reason=AbsenceReason.UNEXPLAINED),
    )


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"court_number": " "}, "court_number", "请填写法院案号"),
        ({"served_on": "2024-13-01"}, "served_on", "2024年没有13月"),
        ({"defendants-0-organ": "", "defendants-0-region": "睢县"}, "defendants-0-organ", "请填写机关名称"),
        ({"hearings-0-appearances-0-person": "陈刚"}, "hearings-0-held_on", "请填写开庭日期"),
        ({"instance": ""}, "instance", "请选择审级"),
        ({"defendants-0-amount_fen": "1.005"}, "defendants-0-amount_fen", "分以下"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(clerk: FlaskClient, typed: dict[str, str], field: str, says: str) -> None:
    answer = _send(clerk, NEW, **TYPED | typed)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert says in answer.text
    assert form_values(answer.text)["plaintiffs-0-name"] == "王伟"


@pytest.mark.parametrize("address", [NEW, RECEIVE])
def test_a_double_click_makes_one_lawsuit_and_leads_to_it(app: Flask, clerk: FlaskClient, address: str) -> None:
    values = form_values(clerk.get(address).text) | TYPED
    first = clerk.post(address, data=values)
    again = clerk.post(address, data=values)

    assert (first.status_code, again.status_code) == (302, 302)
    assert first.location == again.location
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(LitigationCase)) == 1


@pytest.mark.parametrize("address", [NEW, RECEIVE])
def test_a_number_entered_before_leads_to_the_lawsuit_that_bears_it(
    app: Flask, clerk: FlaskClient, address: str
) -> None:
    first = _send(clerk, address, **TYPED)
    again = _send(clerk, address, **TYPED | {"plaintiffs-0-name": "李四"})

    assert again.status_code == 422
    assert "已有另一案件" in again.text
    assert f'href="{first.location}"' in again.text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(LitigationCase)) == 1


def test_a_change_made_meanwhile_is_shown_beside_ones_own(
    app: Flask, clerk: FlaskClient, recorded: Callable[[LawsuitFacts], int]
) -> None:
    lawsuit_id = recorded(lawsuit_facts())
    address = f"/litigation/{lawsuit_id}/edit"
    opened = form_values(clerk.get(address).text)
    theirs = lawsuit_facts(defendants=(replace(_FIRST, amount_fen=500000), _OTHER))
    with app.app_context():
        revise_lawsuit(db.session.get_one(LitigationCase, lawsuit_id), facts=theirs, calendar=shipped_calendar())
        db.session.commit()

    answer = clerk.post(address, data=opened | {"cause": "我改的案由"})

    assert answer.status_code == 409
    assert "5,000.00" in answer.text
    assert form_values(answer.text)["cause"] == "我改的案由"
    assert _only_lawsuit(app) == theirs


def test_the_tables_of_two_hearings_are_told_apart_by_a_reader(
    clerk: FlaskClient, recorded: Callable[[LawsuitFacts], int]
) -> None:
    hearing = lawsuit_facts().hearings[0]
    again = replace(hearing, held_on=date(2023, 6, 20))
    page = clerk.get(f"/litigation/{recorded(lawsuit_facts(hearings=(hearing, again)))}").text

    for ordinal in (1, 2):
        assert page.count(f'aria-label="第{ordinal}次开庭负责人出庭情况"') == 1


def test_a_lawsuit_shows_the_case_it_follows_and_its_other_instances(
    app: Flask, clerk: FlaskClient, ledger: int, recorded: Callable[[LawsuitFacts], int]
) -> None:
    second = recorded(
        lawsuit_facts(
            court_number="（2023）豫行终8号",
            instance=Instance.SECOND,
            earlier_number="（2023）豫14行初52号",
            served_on=date(2023, 9, 1),
            hearings=(),
            decided_on=None,
            defendants=(replace(_FIRST, ending=None), replace(_OTHER, ending=None)),
        )
    )

    page = clerk.get("/litigation/1").text

    assert 'href="/reconsideration/1"' in page
    assert f'href="/litigation/{second}"' in page
    assert 'href="/litigation/1"' in clerk.get(f"/litigation/{second}").text


def test_from_a_reconsideration_case_one_comes_to_its_lawsuits(clerk: FlaskClient, ledger: int) -> None:
    page = clerk.get("/reconsideration/1").text
    assert "/litigation/?reconsideration_id=1" in page

    followed = clerk.get("/litigation/?reconsideration_id=1").text
    assert "（2023）豫14行初52号" in followed
    assert "关联复议案件：商政复〔2023〕1号" in followed
    assert "没有符合条件的案件" in clerk.get("/litigation/?reconsideration_id=2").text


@pytest.mark.parametrize("number", ["9" * 30, "-1", "x"])
def test_a_number_beyond_every_database_is_no_error(clerk: FlaskClient, ledger: int, number: str) -> None:
    assert clerk.get(f"{LIST}?reconsideration_id={number}").status_code == 200


@pytest.mark.parametrize(("role", "in_full"), [(Role.CLERK, True), (Role.AUDITOR, False)])
def test_personal_numbers_are_shown_in_full_to_those_who_keep_the_case_alone(
    client: FlaskClient, sign_in: SignIn, ledger: int, role: Role, in_full: bool
) -> None:
    sign_in(client, role)

    assert ("13800001234" in client.get("/litigation/1").text) is in_full
    assert "13800001234" not in client.get(LIST).text


def test_a_lawsuit_of_another_office_does_not_exist(app: Flask, clerk: FlaskClient) -> None:
    with app.app_context():
        beside = found_office(name="周口市人民政府", number_prefix="周政复")
        lawsuit = record_lawsuit(office=beside, facts=lawsuit_facts(), calendar=shipped_calendar())
        db.session.commit()
        lawsuit_id = lawsuit.id

    assert clerk.get(f"/litigation/{lawsuit_id}").status_code == 404
    assert clerk.get(f"/litigation/{lawsuit_id}/edit").status_code == 404


def test_an_empty_list_says_what_to_do(clerk: FlaskClient) -> None:
    assert "登记第一件" in clerk.get(LIST).text
