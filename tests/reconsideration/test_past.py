"""A case's own past: every change in the words of the screen, and the case as it stood."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text

from caseapp.accounts.models import Role
from caseapp.audit.queries import changes_of
from caseapp.db import db
from caseapp.history.actions import explain, sign
from caseapp.history.origins import Author, Origin
from caseapp.history.queries import last_change, ledger_after
from caseapp.law.codes import ExclusionKind
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, CorrectionFacts, ExclusionFacts, HearingFacts
from caseapp.reconsideration.life import LIFE
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.past import case_then
from caseapp.timeline.actions import Act
from tests.cases import case_facts
from tests.people import SignIn, make_person, open_session

WANG = Author(origin=Origin.PAGE, person="王芳", account_id=None, place="/reconsideration/1/edit")
PLAIN = case_facts()
(PERSON,) = PLAIN.applicants
OTHER = ApplicantFacts(name="李秀英", telephone="13900005678")

EDITS: list[Callable[[CaseFacts], CaseFacts]] = [
    lambda facts: replace(facts, handler="赵敏"),
    lambda facts: replace(facts, ending=ReconsiderationEnding.REVOKE, closed_on=date(2023, 4, 21)),
    lambda facts: replace(facts, applicants=(replace(PERSON, telephone="13800009999"), OTHER), applicant_count=2),
    lambda facts: replace(facts, applicants=facts.applicants[::-1]),
    lambda facts: replace(facts, corrections=(*facts.corrections, CorrectionFacts(notified_on=date(2023, 3, 2)))),
    lambda facts: replace(facts, hearings=(), respondent="睢县人民政府", co_respondents=("睢县公安局",)),
    lambda facts: replace(facts, hearings=(HearingFacts(held_on=date(2023, 3, 28)), HearingFacts())),
    lambda facts: replace(
        facts,
        exclusions=(ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=date(2023, 3, 7), end_on=date(2023, 3, 9)),),
    ),
    lambda facts: replace(facts, region=None, is_enterprise_related=True, compensation_fen=5, is_compensated=True),
    lambda facts: PLAIN,
]


@pytest.fixture
def case(app: Flask, ledger: int) -> int:
    """The id of the office's one case."""
    with app.app_context():
        return db.session.scalars(select(ReconsiderationCase.id)).one()


def revise(case_id: int, why: str | None = None, **changes: Any) -> int:
    """Revise the case as 王芳; the number of the change."""
    sign(WANG)
    explain(why)
    case = db.session.get_one(ReconsiderationCase, case_id)
    revise_case(case, facts=replace(facts_of(case), **changes), calendar=shipped_calendar())
    db.session.commit()
    return last_change().id


def outside(app: Flask, *statements: str) -> None:
    """As a database client does it."""
    with app.app_context(), db.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def told(case_id: int, **more: Any) -> list[tuple[str, str, str, object, object]]:
    """(what, row, field, was, is now) of the newest change of the case."""
    newest = changes_of(Ledger.RECONSIDERATION, case_id, **more)[0]
    return [(row.what.label, row.name, each.title, each.was, each.is_now) for row in newest.told for each in row.fields]


@settings(max_examples=12)
@given(chosen=st.lists(st.integers(0, len(EDITS) - 1), max_size=6))
def test_the_case_as_it_stood_is_what_it_was_then(app: Flask, office: int, chosen: list[int]) -> None:
    with app.app_context():
        facts = replace(PLAIN, number=None)
        holder = db.session.get_one(Office, office)
        case = record_case(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.commit()
        seen = [(last_change().id, facts_of(case), case.due_on)]
        for at in chosen:
            revise_case(case, facts=replace(EDITS[at](facts_of(case)), number=None), calendar=shipped_calendar())
            db.session.commit()
            seen.append((last_change().id, facts_of(case), case.due_on))
        db.session.delete(case)
        db.session.commit()

        for change, facts, due_on in seen:
            then = case_then(case.id, change)
            assert then is not None
            assert (then.facts, then.columns["due_on"], then.unreadable) == (facts, due_on, ())
        assert case_then(case.id, last_change().id) is None


def test_a_change_says_who_when_why_and_what_from_what_to_what(app: Flask, case: int) -> None:
    with app.app_context():
        number = revise(case, "送达回证有误", served_on=date(2023, 4, 25), is_sued=None, handler="赵敏")

        newest = changes_of(Ledger.RECONSIDERATION, case)[0]
        assert (newest.number, newest.who, newest.origin, newest.why) == (number, "王芳", "页面", "送达回证有误")
        assert newest.at == ledger_after(number).at
        assert told(case) == [
            ("改动", "", "承办人", "李明", "赵敏"),
            ("改动", "", "送达申请人日期", date(2023, 4, 23), date(2023, 4, 25)),
            ("改动", "", "是否起诉", "否", None),
        ]
        assert changes_of(Ledger.RECONSIDERATION, case, after=number) == []
        (first,) = changes_of(Ledger.RECONSIDERATION, case, up_to=number - 1)
        assert first.is_first


def test_rows_that_are_written_anew_are_told_by_what_became_of_them(app: Flask, case: int) -> None:
    with app.app_context():
        revise(case, applicants=(replace(PERSON, telephone="13800009999"), OTHER), applicant_count=2)
        assert told(case, in_full=True) == [
            ("改动", "", "申请人人数", 1, 2),
            ("改动", "申请人 王伟", "联系电话", "13800001234", "13800009999"),
            ("新增", "申请人 李秀英", "姓名或名称", None, "李秀英"),
            ("新增", "申请人 李秀英", "联系电话", None, "13900005678"),
        ]
        revise(case, applicants=(OTHER,), applicant_count=1)
        gone = {line[:2] for line in told(case) if line[0] != "改动"}
        assert gone == {("删去", "申请人 王伟")}
        revise(case, corrections=(CorrectionFacts(notified_on=date(2023, 3, 2)),))
        revise(case, corrections=(CorrectionFacts(notified_on=date(2023, 3, 2), supplied_on=date(2023, 3, 4)),))
        assert told(case) == [("改动", "补正 2023-03-02", "补正材料收到日期", None, date(2023, 3, 4))]
        newest = changes_of(Ledger.RECONSIDERATION, case)[0]
        assert "受理审查到期" in {each.title for row in newest.rows for each in row.derived}


def test_personal_numbers_are_masked_for_those_who_may_not_change_the_case(
    app: Flask, client: FlaskClient, sign_in: SignIn, case: int
) -> None:
    with app.app_context():
        revise(case, applicants=(replace(PERSON, telephone="13888881234"),))
        revise(case, applicants=(replace(PERSON, telephone="13877771234"),))
    sign_in(client, Role.CLERK)
    assert "13888881234" in client.get(f"/reconsideration/{case}").text
    sign_in(client, Role.AUDITOR)
    page = client.get(f"/reconsideration/{case}").text
    assert "8888" not in page
    assert "7777" not in page
    assert "138****1234" in page
    assert "遮住的数字有改动" in page


def test_a_name_is_the_one_that_was_borne_then(app: Flask, client: FlaskClient, sign_in: SignIn, case: int) -> None:
    with app.app_context():
        before = ledger_after(last_change().id).text
        organ = db.session.scalars(select(Organ).where(Organ.name == "睢县公安局")).one()
        organ.name = "睢阳区公安局"
        db.session.commit()
        revise(case, respondent="永城市公安局")
        assert ("改动", "", "被申请人", "睢阳区公安局", "永城市公安局") in told(case)
    sign_in(client, Role.AUDITOR)
    then = client.get(f"/reconsideration/{case}?as_of={before}").text
    assert "睢县公安局" in then
    assert "睢阳区公安局" not in then.split("变动记录")[0]


def test_the_page_of_the_past_shows_the_facts_and_nothing_to_do(
    app: Flask, client: FlaskClient, sign_in: SignIn, case: int
) -> None:
    sign_in(client, Role.CLERK)
    with app.app_context():
        moment = ledger_after(last_change().id).text
    live = client.get(f"/reconsideration/{case}").text
    with app.app_context():
        revise(case, handler="赵敏", applicants=(OTHER,))
    then = client.get(f"/reconsideration/{case}?as_of={moment}")

    def parts(page: str) -> str:
        return page.split('id="part-application"')[1].split("变动记录")[0]

    assert "尚未填写" in live
    assert then.status_code == 200
    for words in ("李明", "王伟", "13800001234", "411402198001011234", "睢公（治）行罚决字〔2023〕15号"):
        assert words in parts(then.text)
        assert words in parts(live)
    assert "赵敏" not in parts(then.text)
    assert "不是现在的内容" in then.text
    assert f'href="/reconsideration/{case}"' in then.text
    assert all(word not in then.text for word in ('/edit"', "/steps/", "/undo", "下一步办理"))


def test_before_it_came_a_case_is_not_there_yet(app: Flask, client: FlaskClient, sign_in: SignIn, office: int) -> None:
    with app.app_context():
        moment = ledger_after(last_change().id).text
        holder = db.session.get_one(Office, office)
        case = record_case(office=holder, facts=PLAIN, calendar=shipped_calendar())
        db.session.commit()
        case_id = case.id
    sign_in(client, Role.CLERK)
    answer = client.get(f"/reconsideration/{case_id}?as_of={moment}")
    assert (answer.status_code, "那时还没有这件案件" in answer.text) == (404, True)
    assert client.get(f"/reconsideration/{case_id}?as_of=昨天").status_code == 422


def test_a_case_withdrawn_says_since_when_by_whom_and_why(
    app: Flask, client: FlaskClient, sign_in: SignIn, case: int
) -> None:
    with app.app_context():
        sign(WANG)
        db.session.execute(delete(LitigationCase))
        LIFE.withdraw(
            db.session.get_one(ReconsiderationCase, case), Act(by=None, at=datetime.now(UTC), why="与2号重复登记")
        )
        db.session.commit()
        moment = ledger_after(last_change().id - 1).text
        elsewhere = found_office(name="阜阳市人民政府", number_prefix="阜政复").id
        db.session.commit()
    sign_in(client, Role.CLERK)
    answer = client.get(f"/reconsideration/{case}")
    assert answer.status_code == 410
    for words in ("商政复〔2023〕1号", "已撤销登记", "王芳", "与2号重复登记"):
        assert words in answer.text
    assert "王伟" in client.get(f"/reconsideration/{case}?as_of={moment}").text
    open_session(client, make_person(app, Role.CLERK, username="other", office_id=elsewhere))
    for more in ("", f"?as_of={moment}"):
        assert client.get(f"/reconsideration/{case}{more}").status_code == 404


def test_what_another_program_did_is_told_as_such_with_what_it_wrote(
    app: Flask, client: FlaskClient, sign_in: SignIn, case: int
) -> None:
    outside(app, "UPDATE reconsideration_case SET handler = '<b>某人</b>', due_on = '2023-09-09'")
    with app.app_context():
        newest = changes_of(Ledger.RECONSIDERATION, case)[0]
        assert newest.who == "应用之外的修改"
        assert [(each.title, each.is_now) for row in newest.told for each in row.fields] == [
            ("承办人", "<b>某人</b>"),
            ("审理到期", date(2023, 9, 9)),
        ]
    sign_in(client, Role.AUDITOR)
    page = client.get(f"/reconsideration/{case}").text
    assert "应用之外的修改" in page
    assert "<b>某人</b>" not in page


# (what a database client does, what is to be seen of it); PostgreSQL takes the first three alone.
GARBAGE = (
    ("UPDATE reconsideration_case SET field = 'nonsense'", "nonsense"),
    ("DELETE FROM applicant WHERE name = '王伟'", "删去 申请人 王伟"),
    ("UPDATE reconsideration_entry SET before = '{', after = '[1'", "改动前的内容"),
    ("UPDATE reconsideration_case SET posted_on = 'vorgestern'", "vorgestern"),
    ("UPDATE reconsideration_case SET remarks = CAST(x'ff41' AS TEXT)", "\N{REPLACEMENT CHARACTER}A"),
    ("UPDATE exclusion SET start_on = 'ever', end_on = 'never'", "never"),
)


def test_garbage_of_another_program_breaks_no_page(app: Flask, client: FlaskClient, sign_in: SignIn, case: int) -> None:
    with app.app_context():
        stay = ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 7), end_on=date(2023, 3, 9))
        revise(case, exclusions=(stay,))
        act = Act(by=None, at=datetime.now(UTC))
        LIFE.begin(db.session.get_one(ReconsiderationCase, case), act, how="recorded", on=date(2023, 3, 1))
        db.session.commit()
        taken = GARBAGE if db.engine.dialect.name == "sqlite" else GARBAGE[:3]
    for statement, shown in taken:
        outside(app, statement)
        with app.app_context():
            at = ledger_after(last_change().id).text
        for role in (Role.CLERK, Role.AUDITOR):
            sign_in(client, role)
            for address in (f"/reconsideration/{case}", f"/reconsideration/{case}?as_of={at}"):
                answer = client.get(address)
                assert (answer.status_code, shown in answer.text) == (200, True), (statement, address)
