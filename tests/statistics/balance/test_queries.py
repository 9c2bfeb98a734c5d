"""The checks of a sheet, and what they name when a ledger does not balance."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text

from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.statistics.balance.queries import checks
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Check, Sheet
from caseapp.statistics.tally import Question, count
from tests.cases import case_facts, lawsuit_facts

APRIL = parse_period("2023-04")


# Only SQLite lets a test leave the constraints aside that keep such rows out.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def scope(app: Flask, office: int) -> Iterator[Scope]:
    """The office, two cases and a lawsuit, within an application context."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        for serial in (1, 2):
            facts = case_facts(number=f"商政复〔2023〕{serial}号")
            record_case(office=holder, facts=facts, calendar=shipped_calendar())
        record_lawsuit(office=holder, facts=lawsuit_facts(), calendar=shipped_calendar())
        db.session.commit()
        yield Scope((office,), "商丘市人民政府")
        db.session.rollback()


def unlawfully(statement: str) -> None:
    """Change the tables as no action and no constraint would let anybody do."""
    db.session.execute(text("PRAGMA ignore_check_constraints = ON"))
    db.session.execute(text(statement))
    db.session.execute(text("PRAGMA ignore_check_constraints = OFF"))


def failing(sheet: Sheet) -> dict[str, Check]:
    """The checks that do not hold, by code."""
    return {check.code: check for check in sheet.checks if not check.holds}


def test_every_identity_of_the_forms_is_checked(scope: Scope) -> None:
    sheet = build_sheet(scope, APRIL)

    assert failing(sheet) == {}
    equations = {check.code: check.equation for check in sheet.checks}
    assert equations["balance"] == "上期结转2＋受理0＝审结2＋未审结0"
    assert equations["applications"].startswith("上期未处理申请0＋新收申请0＝受理0＋未受理0＋尚在审查申请0")
    assert equations["outcomes"].startswith("审结2＝维持2＋驳回0＋")
    assert equations["carried_forward"] == "未审结0＝下期上期结转0"
    assert equations["sum_by_ending"] == "审结合计2＝复议按结案方式各行之和2"
    assert {f"sum_by_{code}" for code in sheet.breakdowns} <= set(equations)
    assert len({check.title for check in sheet.checks}) == len(sheet.checks)  # no two of one name


@on_sqlite
def test_a_case_closed_before_it_was_accepted_is_named_by_its_number(scope: Scope) -> None:
    unlawfully("UPDATE reconsideration_case SET accepted_on = '2023-06-01' WHERE number = '商政复〔2023〕2号'")

    found = failing(build_sheet(scope, APRIL))

    # closed in April, but neither carried over into April nor accepted in it
    assert found["balance"].cases == ("商政复〔2023〕2号",)
    assert found["balance"].equation == "上期结转1＋受理0≠审结2＋未审结0"


@on_sqlite
def test_a_case_without_a_number_is_named_by_its_day_and_applicant(scope: Scope) -> None:
    unlawfully("UPDATE reconsideration_case SET accepted_on = '2023-06-01', number = NULL WHERE number LIKE '%2号'")

    assert failing(build_sheet(scope, APRIL))["balance"].cases == ("2023-03-01收到 王伟",)


@on_sqlite
def test_an_ending_outside_the_table_is_named(scope: Scope) -> None:
    unlawfully("UPDATE reconsideration_case SET ending = NULL WHERE number = '商政复〔2023〕1号'")

    found = failing(build_sheet(scope, APRIL))

    assert found["outcomes"].cases == ("商政复〔2023〕1号",)


@on_sqlite
def test_a_lawsuit_decided_before_it_was_served_is_named(scope: Scope) -> None:
    unlawfully("UPDATE litigation_case SET served_on = '2023-09-01'")

    found = failing(build_sheet(scope, parse_period("2023-07")))

    assert found["lit_balance"].cases == ("（2023）豫14行初52号",)


def test_entries_of_a_group_without_a_row_are_named(scope: Scope) -> None:
    sheet = build_sheet(scope, APRIL)
    asked = Question(scope, APRIL)
    counts = count(CASE_SETS.values(), asked)
    without_rows = [replace(breakdown, rows=()) for breakdown in sheet.breakdowns.values()]

    found = {check.code: check for check in checks(counts, without_rows, asked)}

    assert found["sum_by_organ"].cases == ("商政复〔2023〕1号", "商政复〔2023〕2号")
    assert found["sum_by_month"].cases == ("商政复〔2023〕1号", "商政复〔2023〕2号")
    assert found["sum_by_organ"].equation == "上期结转合计2≠复议按被申请人各行之和0"


def test_a_lawsuit_of_two_defendants_without_a_row_is_named_once(scope: Scope) -> None:
    may = parse_period("2023-05")
    sheet = build_sheet(scope, may)
    asked = Question(scope, may)
    without_rows = [replace(sheet.breakdowns["lit_organ"], rows=())]

    found = {check.code: check for check in checks(count(CASE_SETS.values(), asked), without_rows, asked)}

    assert (found["sum_by_lit_organ"].left, found["sum_by_lit_organ"].right) == (2, 0)
    assert found["sum_by_lit_organ"].cases == ("（2023）豫14行初52号",)
