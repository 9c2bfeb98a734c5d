"""A lawsuit's own past: its changes in the words of the screen, and the lawsuit as it stood."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from caseapp.accounts.models import Role
from caseapp.audit.queries import changes_of
from caseapp.db import db
from caseapp.history.actions import explain
from caseapp.history.queries import last_change, ledger_after
from caseapp.law.codes import AbsenceReason, Instance, Rank
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.litigation.actions import facts_of, revise_lawsuit
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, LawsuitFacts
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.past import lawsuit_then
from tests.cases import lawsuit_facts
from tests.people import SignIn

PLAIN = lawsuit_facts()
FIRST, SECOND = PLAIN.defendants
(HEARING,) = PLAIN.hearings

EDITS: list[Callable[[LawsuitFacts], LawsuitFacts]] = [
    lambda facts: replace(facts, handler="赵敏", court="河南省高级人民法院"),
    lambda facts: replace(facts, defendants=(FIRST, replace(SECOND, ending=LitigationEnding.REVOKE))),
    lambda facts: replace(facts, defendants=(SECOND, FIRST)),
    lambda facts: replace(facts, hearings=(replace(HEARING, appearances=HEARING.appearances[1:]),)),
    lambda facts: replace(facts, hearings=(HearingFacts(held_on=date(2023, 6, 1)), *facts.hearings[-1:])),
    lambda facts: replace(facts, plaintiffs=(replace(PLAIN.plaintiffs[0], name="李秀英"),)),
    lambda facts: PLAIN,
]


@pytest.fixture
def lawsuit(app: Flask, ledger: int) -> int:
    """The id of the office's one lawsuit."""
    with app.app_context():
        return db.session.scalars(select(LitigationCase.id)).one()


def revise(lawsuit_id: int, edit: Callable[[LawsuitFacts], LawsuitFacts]) -> LitigationCase:
    lawsuit = db.session.get_one(LitigationCase, lawsuit_id)
    revise_lawsuit(lawsuit, facts=edit(facts_of(lawsuit)), calendar=shipped_calendar())
    db.session.commit()
    return lawsuit


@settings(max_examples=10)
@given(chosen=st.lists(st.integers(0, len(EDITS) - 1), min_size=1, max_size=6))
def test_the_lawsuit_as_it_stood_is_what_it_was_then(app: Flask, lawsuit: int, chosen: list[int]) -> None:
    with app.app_context():
        seen = []
        for at in chosen:
            row = revise(lawsuit, EDITS[at])
            seen.append((last_change().id, facts_of(row), row.heard_on))
        for change, facts, heard_on in seen:
            then = lawsuit_then(lawsuit, change)
            assert then is not None
            assert (then.facts, then.columns["heard_on"], then.unreadable) == (facts, heard_on, ())


def test_an_ending_and_an_appearance_are_told_of_whose_they_are(app: Flask, lawsuit: int) -> None:
    with app.app_context():
        explain("裁判文书核对")
        came = AppearanceFacts(organ="商丘市人民政府", appeared=True, person="周敏", rank=Rank.DEPUTY)
        revise(
            lawsuit,
            lambda facts: replace(
                facts,
                defendants=(FIRST, replace(SECOND, ending=LitigationEnding.REVOKE)),
                hearings=(replace(HEARING, appearances=(HEARING.appearances[0], came)),),
            ),
        )
        (newest, _first) = changes_of(Ledger.LITIGATION, lawsuit)
        assert [
            (row.what.label, row.name, each.title, each.was, each.is_now) for row in newest.told for each in row.fields
        ] == [
            (
                "改动",
                "被告 商丘市人民政府",
                "裁判结果",
                LitigationEnding.REJECT_CLAIM.label,
                LitigationEnding.REVOKE.label,
            ),
            ("改动", "出庭 2023-06-15 商丘市人民政府", "负责人是否出庭", "否", "是"),
            ("改动", "出庭 2023-06-15 商丘市人民政府", "出庭负责人", None, "周敏"),
            ("改动", "出庭 2023-06-15 商丘市人民政府", "负责人类别", None, Rank.DEPUTY.label),
            (
                "改动",
                "出庭 2023-06-15 商丘市人民政府",
                "未出庭原因",
                AbsenceReason.OFFICIAL_DUTY.label,
                None,
            ),
        ]
        assert newest.why == "裁判文书核对"


def test_the_page_of_the_past_and_the_page_of_a_lawsuit_withdrawn(
    app: Flask, client: FlaskClient, sign_in: SignIn, lawsuit: int
) -> None:
    sign_in(client, Role.CLERK)
    with app.app_context():
        moment = ledger_after(last_change().id).text
        revise(lawsuit, lambda facts: replace(facts, handler="赵敏", instance=Instance.FIRST))
        revised = ledger_after(last_change().id).text
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("DELETE FROM litigation_case"))

    gone = client.get(f"/litigation/{lawsuit}")
    assert gone.status_code == 410
    assert "应用之外的修改" in gone.text
    for at, has_handler in ((moment, False), (revised, True)):
        answer = client.get(f"/litigation/{lawsuit}?as_of={at}")
        assert answer.status_code == 200
        part = answer.text.split('id="part-suit"')[1].split("变动记录")[0]
        assert ("赵敏" in part) is has_handler
        assert "陈刚" in part
        assert "/steps/" not in answer.text
    assert client.get(f"/litigation/{lawsuit}?as_of=2000-01-01").status_code == 422


def test_garbage_of_another_program_breaks_no_page(
    app: Flask, client: FlaskClient, sign_in: SignIn, lawsuit: int
) -> None:
    for statement in (
        "UPDATE litigation_case SET field = 'nonsense'",
        "DELETE FROM plaintiff",
        "DELETE FROM defendant",
        "DELETE FROM hearing",
    ):
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(text(statement))
        with app.app_context():
            at = ledger_after(last_change().id).text
        sign_in(client, Role.AUDITOR)
        for address in (f"/litigation/{lawsuit}", f"/litigation/{lawsuit}?as_of={at}"):
            answer = client.get(address)
            assert (answer.status_code, "应用之外的修改" in answer.text) == (200, True), (statement, address)
