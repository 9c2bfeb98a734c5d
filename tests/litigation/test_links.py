"""A lawsuit is tied to the case it follows and to its other instances: found, chosen, carried on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from caseapp.db import db
from caseapp.law.codes import DefendantRole, Instance, Origin
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import facts_of
from caseapp.litigation.facts import LawsuitFacts, PlaintiffFacts
from caseapp.litigation.links.queries import cases_like, lawsuits_like
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.queries import instances_of
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import ApplicantFacts
from caseapp.reconsideration.models import ReconsiderationCase
from tests.cases import case_facts, lawsuit_facts
from tests.litigation.conftest import Send
from tests.litigation.suits import CITY, POLICE, decided, served
from tests.page_forms import form_values

Record = Callable[[LawsuitFacts], int]
RECEIVE = "/litigation/receive"


_TWO = tuple(ApplicantFacts(name=name) for name in ("李四", "王伟"))
_WAITING: dict[str, Any] = dict.fromkeys(
    ("number", "disposal", "disposed_on", "accepted_on", "ending", "closed_on", "served_on", "is_sued")
) | {"hearings": ()}


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, in a context of the application, with cases of several applicants and one of another office."""
    with app.app_context():
        found = db.session.get_one(Office, office)
        beside = found_office(name="周口市人民政府", number_prefix="周政复")
        cases: tuple[tuple[Office, dict[str, Any]], ...] = (
            (found, {}),
            (found, {"number": "商政复〔2023〕2号", "applicants": _TWO, "received_on": date(2023, 3, 5)}),
            (found, {"number": "商政复〔2023〕3号", "applicants": _TWO[:1]}),
            (found, {"number": "商政复〔2023〕4号", "respondent": "永城市公安局", "received_on": date(2023, 2, 1)}),
            (found, _WAITING),  # no number, so it cannot be tied
            (beside, {"number": "商政复〔2023〕6号"}),
        )
        for owner, changes in cases:
            facts = case_facts(**changes)
            facts = replace(facts, applicant_count=len(facts.applicants))
            record_case(office=owner, facts=facts, calendar=shipped_calendar())
        db.session.commit()
        yield found


def _suit(*plaintiffs: str, **changes: object) -> LawsuitFacts:
    names = tuple(PlaintiffFacts(name=name) for name in plaintiffs or ("王伟",))
    return replace(served(plaintiffs=names, reconsideration_number=None), **changes)  # type: ignore[arg-type]  # test


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        # The office's own organ is a defendant: any case of the plaintiff's, newest first, that has a number.
        (_suit(), ["商政复〔2023〕2号", "商政复〔2023〕1号", "商政复〔2023〕4号"]),
        # Only the police is sued: cases against the police.
        (_suit(defendants=served().defendants[:1]), ["商政复〔2023〕2号", "商政复〔2023〕1号"]),
        (_suit("李四", defendants=served().defendants[:1]), ["商政复〔2023〕2号", "商政复〔2023〕3号"]),
        (_suit("张三"), []),
        (_suit("王"), []),  # a name, not a part of one
        (_suit(served_on=date(2023, 3, 4)), ["商政复〔2023〕1号", "商政复〔2023〕4号"]),  # 2号 came later
        # The number typed goes first, whoever the parties are.
        (_suit("张三", reconsideration_number="商政复[2023]3号"), ["商政复〔2023〕3号"]),
        (_suit("张三", reconsideration_number="商政复〔2023〕6号"), []),  # another office's
    ],
)
def test_cases_are_found_by_number_and_parties(holder: Office, facts: LawsuitFacts, found: list[str]) -> None:
    assert [case.number for case in cases_like(holder, facts)] == found


def test_lawsuits_are_found_by_number_and_parties(app: Flask, office: int, recorded: Record) -> None:
    recorded(lawsuit_facts())
    recorded(lawsuit_facts(court_number="（2023）豫14行初60号", plaintiffs=(PlaintiffFacts(name="张三"),)))
    with app.app_context():
        holder = db.session.get_one(Office, office)

        def found(facts: LawsuitFacts) -> list[str]:
            return [each.court_number for each in lawsuits_like(holder, facts)]

        second = served(court_number="（2023）豫行终8号", served_on=date(2023, 9, 1))
        assert found(second) == ["（2023）豫14行初52号"]
        assert found(replace(second, served_on=date(2023, 5, 7))) == []  # nothing below comes later
        assert found(replace(second, court_number="（2023）豫14行初52号")) == []  # itself
        by_number = replace(second, plaintiffs=(PlaintiffFacts(name="无"),), earlier_number="(2023)豫14行初60号")
        assert found(by_number) == ["（2023）豫14行初60号"]


NOTICE = {
    "court_number": "(2023)豫14行初70号",
    "served_on": "2023-5-8",
    "plaintiffs-0-name": "王伟",
    "defendants-0-organ": POLICE,
    "defendants-1-organ": CITY,
}


def _newest(app: Flask) -> LawsuitFacts:
    with app.app_context():
        return facts_of(db.session.query(LitigationCase).order_by(LitigationCase.id.desc()).limit(1).one())


def test_a_notice_is_tied_to_the_case_that_the_clerk_confirms(
    app: Flask, clerk: FlaskClient, ledger: int, send: Send
) -> None:
    asked = send(RECEIVE, NOTICE)

    assert asked.status_code == 422
    assert "商政复〔2023〕1号 · 王伟不服睢县公安局" in asked.text
    assert "都不是" in asked.text
    values = form_values(asked.text)
    assert values["reconsideration_choice"] == "商政复〔2023〕1号"  # the only one: supposed to be it
    assert clerk.post(RECEIVE, data=values).status_code == 302
    facts = _newest(app)
    assert facts.reconsideration_number == "商政复〔2023〕1号"
    assert (facts.origin, facts.matter, facts.field) == (Origin.UPHELD, case_facts().matter, case_facts().field)
    assert [each.role for each in facts.defendants] == [DefendantRole.ORIGINAL, DefendantRole.RECONSIDERATION]


@pytest.mark.parametrize(
    ("ending", "organs"),
    [
        (ReconsiderationEnding.UPHOLD, [POLICE, CITY]),  # both are sued (ALL17 26(2))
        (ReconsiderationEnding.REVOKE, [CITY]),  # the one that changed the act
        (ReconsiderationEnding.DISMISS_APP, [POLICE]),  # whom to sue is the plaintiff's choice
    ],
)
def test_a_notice_after_a_case_begins_with_what_the_case_knows(
    app: Flask, clerk: FlaskClient, office: int, ending: ReconsiderationEnding, organs: list[str]
) -> None:
    with app.app_context():
        facts = case_facts(ending=ending, is_sued=True, sued_on=date(2023, 5, 4))
        holder = db.session.get_one(Office, office)
        record_case(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.commit()
        case_id = db.session.scalars(select(ReconsiderationCase.id)).one()
    assert f'href="{RECEIVE}?after={case_id}"' in clerk.get(f"/reconsideration/{case_id}").text

    values = form_values(clerk.get(f"{RECEIVE}?after={case_id}").text)

    assert values["plaintiffs-0-name"] == "王伟"
    assert [values[f"defendants-{at}-organ"] for at in range(len(organs))] == organs
    assert values["reconsideration_number"] == facts.number
    assert (values["cause"], values["matter"]) == (facts.act_name, "penalty")
    sent = clerk.post(f"{RECEIVE}?after={case_id}", data=values | {"court_number": "（2023）豫14行初52号"})
    assert sent.status_code == 302, sent.text
    with app.app_context():
        lawsuit = db.session.scalars(select(LitigationCase)).one()
        assert lawsuit.reconsideration_id == case_id


@pytest.mark.parametrize("after", ["x", "99999999999999999999", "-1", ""])
def test_an_address_that_names_no_case_begins_blank(clerk: FlaskClient, after: str) -> None:
    assert form_values(clerk.get(f"{RECEIVE}?after={after}").text)["plaintiffs-0-name"] == ""


def test_another_offices_case_tells_nothing(app: Flask, clerk: FlaskClient) -> None:
    with app.app_context():
        beside = found_office(name="周口市人民政府", number_prefix="周政复")
        record_case(office=beside, facts=case_facts(), calendar=shipped_calendar())
        db.session.commit()
        case_id = db.session.scalars(select(ReconsiderationCase.id)).one()

    assert clerk.get(f"{RECEIVE}?after={case_id}").status_code == 404


def test_none_of_those_found_is_an_answer(app: Flask, clerk: FlaskClient, ledger: int, send: Send) -> None:
    values = form_values(send(RECEIVE, NOTICE).text) | {"reconsideration_choice": ""}

    assert clerk.post(RECEIVE, data=values).status_code == 302
    assert _newest(app).reconsideration_number is None


def test_a_choice_longer_than_a_number_is_refused(app: Flask, clerk: FlaskClient, ledger: int, send: Send) -> None:
    values = form_values(send(RECEIVE, NOTICE).text) | {"reconsideration_choice": "商" * 101}

    assert clerk.post(RECEIVE, data=values).status_code == 422


def test_what_was_asked_is_asked_anew_when_the_form_had_to_be_mended(
    clerk: FlaskClient, ledger: int, send: Send
) -> None:
    values = form_values(send(RECEIVE, NOTICE).text) | {"served_on": "x"}
    mended = form_values(clerk.post(RECEIVE, data=values).text) | {"served_on": "2023-5-8"}

    assert "王伟不服睢县公安局" in clerk.post(RECEIVE, data=mended).text


def test_a_number_typed_is_not_asked_about(app: Flask, ledger: int, send: Send) -> None:
    assert send(RECEIVE, NOTICE | {"reconsideration_number": "商政复[2023]1号"}).status_code == 302
    assert _newest(app).reconsideration_number == "商政复〔2023〕1号"


def test_the_link_page_offers_what_is_found_and_the_origin_follows(
    app: Flask, clerk: FlaskClient, ledger: int, recorded: Record, send: Send
) -> None:
    lawsuit_id = recorded(_suit(court_number="（2023）豫14行初71号", origin=None))
    address = f"/litigation/{lawsuit_id}/steps/link"

    assert "商政复〔2023〕1号 · 王伟不服睢县公安局" in clerk.get(address).text
    assert send(address, {"reconsideration_number": "商政复〔2023〕1号"}).status_code == 302

    facts = _newest(app)
    assert (facts.reconsideration_number, facts.origin) == ("商政复〔2023〕1号", Origin.UPHELD)
    assert 'href="/reconsideration/1"' in clerk.get(f"/litigation/{lawsuit_id}").text
    assert send(address, {"origin": "changed"}).status_code == 302
    assert send(address, {"other_earlier_number": "（2022）豫行终1号"}).status_code == 302
    assert _newest(app).origin is Origin.CHANGED  # what the clerk said stays while the case is the same
    forged = send(address, {"reconsideration_number": "商政复〔2099〕1号"})
    assert forged.status_code == 422  # none of the choices; another number has a field of its own


def _decide(send: Send, lawsuit_id: int, step: str, ending: LitigationEnding, decided_on: str) -> None:
    typed = {"decided_on": decided_on, "decision_received_on": decided_on}
    endings = {f"defendants-{at}-ending": ending.value for at in range(2)}
    assert send(f"/litigation/{lawsuit_id}/steps/{step}", typed | endings).status_code == 302


def _continue(send: Send, lawsuit_id: int, further: str, number: str, served_on: str) -> int:
    typed = {"court_number": number, "court": "河南省高级人民法院", "served_on": served_on}
    answer = send(f"/litigation/{lawsuit_id}/{further}", typed)
    assert answer.status_code == 302
    return int(answer.location.rpartition("/")[2])


def test_a_suit_goes_through_all_instances_and_each_page_shows_them_all(
    app: Flask, clerk: FlaskClient, recorded: Record, send: Send
) -> None:
    first = recorded(decided(LitigationEnding.REVOKE))
    assert send(f"/litigation/{first}/steps/appeal", {"appealed_on": "2023-8-1"}).status_code == 302
    second = _continue(send, first, "second", "（2023）豫行终8号", "2023-8-20")
    _decide(send, second, "decide-second", LitigationEnding.REMAND, "2023-10-20")
    again = _continue(send, second, "remand", "（2023）豫14行初99号", "2023-11-20")
    _decide(send, again, "decide-first", LitigationEnding.REJECT_CLAIM, "2024-2-20")
    assert send(f"/litigation/{again}/steps/appeal", {"appealed_on": "2024-3-1"}).status_code == 302
    appeal = _continue(send, again, "second", "（2024）豫行终5号", "2024-3-20")
    _decide(send, appeal, "decide-second", LitigationEnding.AFFIRM_JUDGMENT, "2024-5-20")
    assert send(f"/litigation/{appeal}/steps/take-effect", {"effective_on": "2024-5-20"}).status_code == 302
    retrial = _continue(send, appeal, "retrial", "（2024）豫行再2号", "2024-9-20")

    chain = [first, second, again, appeal, retrial]
    with app.app_context():
        cases = [db.session.get_one(LitigationCase, each) for each in chain]
        assert all(instances_of(case) == cases for case in cases)
        assert [case.instance for case in cases] == [
            *(Instance.FIRST, Instance.SECOND, Instance.FIRST, Instance.SECOND, Instance.RETRIAL)
        ]
        assert {tuple(row.name for row in case.plaintiffs) for case in cases} == {("王伟",)}
        assert {tuple(row.organ.name for row in case.defendants) for case in cases} == {(POLICE, CITY)}
    for lawsuit_id in chain:
        page = clerk.get(f"/litigation/{lawsuit_id}").text
        line = page[page.index('<ol class="chain"') :]
        line = line[: line.index("</ol>")]
        titles = ["一审", "二审", "重审一审", "二审", "再审"]
        assert [part.partition("<")[0] for part in line.split('<span class="quiet">')[1::2]] == titles
        assert [f"/litigation/{other}" in line for other in chain if other != lawsuit_id] == [True] * 4
        assert f"{POLICE}：发回重审" in line


def test_a_further_case_is_entered_once_and_only_where_the_law_has_it_follow(
    clerk: FlaskClient, recorded: Record, send: Send
) -> None:
    first = recorded(decided(LitigationEnding.REVOKE))
    refused = clerk.get(f"/litigation/{first}/second")
    assert refused.status_code == 409
    assert "请先办理“登记上诉”" in refused.text

    assert send(f"/litigation/{first}/steps/appeal", {"appealed_on": "2023-8-1"}).status_code == 302
    assert f'href="/litigation/{first}/second"' in clerk.get(f"/litigation/{first}").text
    address = f"/litigation/{first}/second"
    values = form_values(clerk.get(address).text) | {"court_number": "（2023）豫行终8号", "served_on": "2023-8-20"}
    assert values["earlier_number"] == "（2023）豫14行初52号"
    answers = [clerk.post(address, data=values) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].location == answers[1].location
    again = clerk.get(address)
    assert again.status_code == 409
    assert "（2023）豫行终8号已经登记" in again.text
    assert f'href="/litigation/{first}/second"' not in clerk.get(f"/litigation/{first}").text
