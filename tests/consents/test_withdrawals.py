"""The withdrawal of a case: out of the register with all its rows, never out of the history."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.history.models import REMEMBERED, STANDS
from caseapp.history.queries import last_change
from caseapp.issued.models import CountedCase
from caseapp.law.codes import Instance
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import link_lawsuits, record_lawsuit
from caseapp.litigation.models import LawsuitEntry, LitigationCase
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.tables.models import tables_then
from tests.cases import case_facts, lawsuit_facts
from tests.consents.conftest import Colleague, issue
from tests.page_forms import form_values

CASE, SUIT = "/reconsideration/1", "/litigation/1"
YEAR = parse_period("2023")


@pytest.fixture
def alone(app: Flask, office: int) -> int:
    """The office's id; it has an open case and a lawsuit that have nothing to do with each other."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        still_open = case_facts(ending=None, closed_on=None, served_on=None, is_sued=None)
        record_case(office=holder, facts=still_open, calendar=shipped_calendar())
        record_lawsuit(office=holder, facts=lawsuit_facts(reconsideration_number=None), calendar=shipped_calendar())
        db.session.commit()
    return office


def _rows(*tables: str) -> int:
    return sum(db.session.scalar(select(func.count()).select_from(db.metadata.tables[each])) or 0 for each in tables)


def _of_cases() -> list[str]:
    """Every table with rows of a case, the derived ones among them."""
    return ["deadline", *(name for name, each in REMEMBERED.items() if each.case is not None)]


def _standing() -> int:
    versions = [REMEMBERED[name].versions.c for name in _of_cases() if name in REMEMBERED]
    return sum(db.session.scalar(select(func.count()).where(each.until == STANDS)) or 0 for each in versions)


def test_a_case_leaves_the_register_with_its_rows_and_the_figures_of_before_stay(
    app: Flask, alone: int, colleague: Callable[..., Colleague]
) -> None:
    wang = colleague("wang")
    assert wang.send(f"{CASE}/steps/assign", handler="周芳").status_code == 302
    assert wang.send(f"{CASE}/undo", why="分错了").status_code == 302  # a line that names another
    stale = form_values(wang.client.get(f"{CASE}/edit").text)
    with app.app_context():
        change, before = last_change().id, build_sheet(scope_of(None), YEAR)
        kept = _standing()
        assert db.session.scalar(select(func.count(Deadline.id)))

    assert "撤销登记" in wang.client.get(f"{CASE}/edit").text
    page = wang.client.get(f"{CASE}/withdraw").text
    assert "历史记录仍保留" in page
    assert "由下一件编号的案件使用" in page
    assert wang.send(f"{CASE}/withdraw").status_code == 422
    assert wang.send(f"{CASE}/withdraw", why="重复登记").location == "/reconsideration/"
    assert wang.send(f"{SUIT}/withdraw", why="不是本机关的案件").location == "/litigation/"

    with app.app_context():
        assert _rows(*_of_cases()) == 0
        assert last_change().why == "不是本机关的案件"
        assert last_change().place == f"{SUIT}/withdraw"
        assert kept > 10
        assert _standing() == 0
        assert build_sheet(scope_of(None), YEAR, tables=tables_then(change)) == before
        assert build_sheet(scope_of(None), YEAR) != before
    assert "重复登记" in wang.client.get(CASE).text  # the case's page says what became of it
    late = wang.client.post(f"{CASE}/edit", data=stale | {"remarks": "还在填", "why": "补"})
    assert late.status_code == 404
    assert "这条记录已不存在" in late.text


def test_the_id_of_a_withdrawn_case_is_never_given_again(
    app: Flask, alone: int, colleague: Callable[..., Colleague]
) -> None:
    wang = colleague("wang")
    with app.app_context():
        issue(alone, reconsideration=[1], litigation=[1])
        db.session.commit()
    for case in (CASE, SUIT):
        assert wang.send(f"{case}/withdraw", why="重复登记").status_code == 302

    with app.app_context():
        holder = db.session.get_one(Office, alone)
        for serial in (1, 2):
            record_case(
                office=holder, facts=case_facts(number=f"商政复〔2023〕{serial}号"), calendar=shipped_calendar()
            )
            court_number = f"（2023）豫14行初{serial}号"
            record_lawsuit(office=holder, facts=lawsuit_facts(court_number=court_number), calendar=shipped_calendar())
        db.session.commit()
        for table in (ReconsiderationCase, LitigationCase):
            assert sorted(db.session.scalars(select(table.id))) == [2, 3]
        assert db.session.scalar(select(func.count()).select_from(CountedCase)) == 2
    assert "已计入" not in wang.client.get("/reconsideration/2/edit").text


@pytest.mark.usefixtures("ledger")
def test_a_case_to_which_a_lawsuit_is_tied_stays_until_that_is_mended(
    app: Flask, colleague: Callable[..., Colleague]
) -> None:
    wang = colleague("wang")

    for answer in (wang.client.get(f"{CASE}/withdraw"), wang.send(f"{CASE}/withdraw", why="重复登记")):
        assert answer.status_code == 409
        assert "（2023）豫14行初52号" in answer.text
        assert f'href="{SUIT}"' in answer.text
    assert wang.send(f"{SUIT}/edit", reconsideration_number="", why="不是这件复议").status_code == 302
    assert wang.send(f"{CASE}/withdraw", why="重复登记").status_code == 302
    with app.app_context():
        assert db.session.scalar(select(ReconsiderationCase.id)) is None


def test_a_lawsuit_from_which_another_instance_appeals_stays(
    app: Flask, alone: int, colleague: Callable[..., Colleague]
) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, alone)
        second = lawsuit_facts(
            court_number="（2023）豫行终9号",
            instance=Instance.SECOND,
            earlier_number=lawsuit_facts().court_number,
            reconsideration_number=None,
            hearings=(),
            served_on=date(2023, 8, 20),
            docketed_on=None,
            decided_on=date(2023, 9, 20),
        )
        record_lawsuit(office=holder, facts=second, calendar=shipped_calendar())
        link_lawsuits(holder)
        db.session.commit()
    wang = colleague("wang")

    answer = wang.send(f"{SUIT}/withdraw", why="重复登记")
    assert answer.status_code == 409
    assert "（2023）豫行终9号" in answer.text
    assert wang.send("/litigation/2/withdraw", why="重复登记").status_code == 302
    assert wang.send(f"{SUIT}/withdraw", why="重复登记").status_code == 302


def test_the_page_tells_that_a_number_will_be_missing(
    app: Flask, alone: int, colleague: Callable[..., Colleague]
) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, alone)
        record_case(office=holder, facts=case_facts(number="商政复〔2023〕2号"), calendar=shipped_calendar())
        db.session.commit()

    assert "台账中将缺少商政复〔2023〕1号" in colleague("wang").client.get(f"{CASE}/withdraw").text


def test_where_consent_is_wanted_a_withdrawal_waits_for_it_too(
    app: Flask, alone: int, colleague: Callable[..., Colleague]
) -> None:
    with app.app_context():
        issue(alone, reconsideration=[1])
        db.session.get_one(Office, alone).corrections_need_consent = True
        db.session.commit()
        before = build_sheet(scope_of(None), YEAR)
    wang, li = colleague("wang"), colleague("li")

    assert "提出撤销登记" in wang.client.get(f"{CASE}/withdraw").text
    assert wang.send(f"{CASE}/withdraw", why="重复登记").location == CASE
    page = wang.client.get(CASE).text
    assert "撤销登记待同意" in page
    assert "重复登记" in page
    assert wang.client.get(f"{CASE}/withdraw").status_code == 409
    with app.app_context():
        assert build_sheet(scope_of(None), YEAR) == before
    opened = form_values(li.client.get("/consents/1").text) | {"decision": "consented"}
    assert wang.send(f"{CASE}/steps/assign", handler="周芳").status_code == 302

    changed = li.client.post("/consents/1", data=opened)
    assert changed.status_code == 409
    assert "又有改动" in changed.text
    consent = form_values(changed.text) | {"decision": "consented"}
    assert li.client.post("/consents/1", data=consent).location == "/consents/1"
    with app.app_context():
        assert db.session.scalar(select(func.count(ReconsiderationCase.id))) == 0
        assert last_change().why == "重复登记（承办人甲提出，承办人甲同意）"
        assert build_sheet(scope_of(None), YEAR) != before
    page = li.client.get("/consents/1").text
    assert "已不在台账中" in page
    assert "商政复〔2023〕1号" in li.client.get("/consents/").text


def test_a_correction_whose_case_is_gone_can_only_be_refused_or_dropped(
    app: Flask, alone: int, colleague: Callable[..., Colleague]
) -> None:
    with app.app_context():
        issue(alone, litigation=[1])
        db.session.get_one(Office, alone).corrections_need_consent = True
        db.session.commit()
    wang, li = colleague("wang"), colleague("li")
    assert wang.send(f"{SUIT}/edit", remarks="备注", why="补充").status_code == 302
    with app.app_context():  # somebody deletes it with a database client
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM litigation_case")
        assert db.session.scalar(select(func.count(LawsuitEntry.id))) == 0

    refused = li.send("/consents/1", decision="consented")
    assert refused.status_code == 422
    assert "已不在台账中" in refused.text
    assert li.send("/consents/1", decision="refused", remark="案件已删除").location == "/consents/1"
