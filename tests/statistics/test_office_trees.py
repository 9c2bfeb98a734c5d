"""A city's sheet over its counties: a row for each office in the order of the tree, and totals that reconcile."""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.tally import Question, count
from tests.cases import case_facts
from tests.people import SignIn
from tests.statistics.ledgers import ledgers
from tests.statistics.test_recount import periods


@dataclass(frozen=True)
class Tree:
    """Three levels: the city, its county with a town, and another county."""

    city: Office
    county: Office
    town: Office
    other: Office


def _tree(office: int) -> Tree:
    city = db.session.get_one(Office, office)
    county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
    return Tree(
        city,
        county,
        found_office(name="城关镇人民政府", number_prefix="城政复", parent=county),
        found_office(name="民权县人民政府", number_prefix="民政复", parent=city),
    )


@settings(max_examples=10)
@given(ledger=ledgers(most_cases=20, most_lawsuits=10), period=periods)
def test_figures_of_a_parent_are_the_sum_over_the_offices_of_its_tree(
    app: Flask, office: int, ledger: tuple[list[CaseFacts], list[LawsuitFacts]], period: Period
) -> None:
    with app.app_context():
        tree = _tree(office)
        holders = [tree.city, tree.county, tree.town, tree.other]
        for at, facts in enumerate(ledger[0]):
            record_case(office=holders[at % 4], facts=facts, calendar=shipped_calendar())
        for at, suit in enumerate(ledger[1]):
            record_lawsuit(office=holders[at % 4], facts=suit, calendar=shipped_calendar())
        db.session.flush()
        own = {
            each.id: count(CASE_SETS.values(), Question(scope_of(each.id), period)) for each in (tree.town, tree.other)
        }
        for parent in (tree.county, tree.city):
            scope = scope_of(parent.id)
            sheet = build_sheet(scope, period)
            alone = count(CASE_SETS.values(), Question(Scope((parent.id,), ""), period))
            below = [tree.town] if parent is tree.county else [tree.county, tree.other]
            total = {code: alone[code] + sum(own[each.id][code] for each in below) for code in alone}
            own[parent.id] = total
            for figure in sheet.figures.values():
                assert figure.now.numerator == total[figure.indicator.numerator]
            for code in ("office", "lit_office"):
                rows = {row.key: row for row in sheet.breakdowns[code].rows}
                assert set(rows) == {str(each) for each in scope.office_ids}
                assert sheet.breakdowns[code].total.counts.items() <= total.items()
                assert rows[str(parent.id)].counts.items() <= alone.items()
            assert [check for check in sheet.checks if not check.holds] == []
        db.session.rollback()


def test_the_offices_stand_in_the_order_of_the_tree(app: Flask, office: int) -> None:
    with app.app_context():
        tree = _tree(office)
        record_case(office=tree.other, facts=case_facts(), calendar=shipped_calendar())
        rows = build_sheet(scope_of(office), parse_period("2023")).breakdowns["office"].rows
        below = build_sheet(scope_of(tree.county.id), parse_period("2023")).breakdowns["office"].rows
        single = build_sheet(scope_of(tree.town.id), parse_period("2023")).breakdowns

    assert [(row.label, row.depth) for row in rows] == [
        ("商丘市人民政府（本级）", 0),
        ("民权县人民政府", 1),
        ("睢县人民政府（本级）", 1),
        ("城关镇人民政府", 2),
    ]
    assert [(row.label, row.depth) for row in below] == [("睢县人民政府（本级）", 0), ("城关镇人民政府", 1)]
    assert "office" not in single


@pytest.fixture
def county(app: Flask, ledger: int) -> int:
    """The id of a county below the city that has a case of its own."""
    with app.app_context():
        tree = _tree(ledger)
        record_case(office=tree.county, facts=case_facts(), calendar=shipped_calendar())
        db.session.commit()
        return tree.county.id


def test_each_office_leads_to_its_own_sheet_and_its_cells_to_its_own_cases(
    client: FlaskClient, sign_in: SignIn, ledger: int, county: int
) -> None:
    sign_in(client, Role.HEAD)
    page = client.get("/statistics/2023/").text

    assert re.search(
        rf'<th scope="row" class="depth-1"><a href="/statistics/2023/\?office={county}">睢县人民政府', page
    )
    opened = client.get(f"/statistics/2023/cases/received?by=office&key={county}").text
    assert "共 <b>1</b> 件" in opened
    assert "复议机构：睢县人民政府" in opened
    assert "共 <b>2</b> 件" in client.get("/statistics/2023/cases/received").text
    assert client.get(f"/statistics/2023/?office={county}").status_code == 200
