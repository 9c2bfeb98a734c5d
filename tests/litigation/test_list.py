"""The list of lawsuits: narrowed by what is asked, one line a lawsuit or one a defendant."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.law.codes import Instance, Matter
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation import queries
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import HearingFacts, PlaintiffFacts
from caseapp.litigation.filters import SORTS, LawsuitFilters
from caseapp.litigation.models import Defendant, LitigationCase
from caseapp.litigation.status import Status
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from tests.cases import case_facts, lawsuit_facts

TODAY = date(2023, 12, 1)
_FIRST, _OTHER = lawsuit_facts().defendants
_OPEN: dict[str, Any] = {
    "defendants": (replace(_FIRST, ending=None),),
    "decided_on": None,
    "hearings": (),
    "reconsideration_number": None,
}

CASES: dict[str, dict[str, Any]] = {
    "decided": {},
    "unheard": _OPEN | {"court_number": "（2023）豫14行初90号", "served_on": date(2023, 11, 20)},
    "summoned": _OPEN
    | {
        "court_number": "（2023）豫14行初9号",
        "served_on": date(2023, 11, 1),
        "hearings": (HearingFacts(held_on=date(2023, 12, 2)),),
        "handler": "周芳",
    },
    "heard": _OPEN
    | {
        "court_number": "（2023）豫14行初10号",
        "hearings": (HearingFacts(held_on=date(2023, 11, 30)),),
        "matter": Matter.INFORMATION,
    },
    "lost": {
        "court_number": "（2023）豫14行初7号",
        "reconsideration_number": None,
        "plaintiffs": tuple(PlaintiffFacts(name=name) for name in ("欧阳春晓", "张敏", "刘洋")),
        "defendants": (replace(_FIRST, organ="民权县公安局", region="民权县", ending=LitigationEnding.REVOKE),),
        "hearings": (),
    },
    "appeal": _OPEN
    | {"court_number": "（2023）豫行终3号", "instance": Instance.SECOND, "earlier_number": "（2023）豫14行初52号"},
}


@pytest.fixture
def scope(app: Flask, office: int) -> Iterator[Scope]:
    """The office with one lawsuit of each kind, in a context of the application."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())
        for name, changes in CASES.items():
            record_lawsuit(
                office=holder, facts=lawsuit_facts(**changes | {"remarks": name}), calendar=shipped_calendar()
            )
        db.session.commit()
        yield scope_of(office)


def _found(scope: Scope, **filters: Any) -> set[str]:
    page = queries.case_page(scope, LawsuitFilters(**filters), today=TODAY)
    known = {case.id: case.remarks or "" for case in db.session.query(LitigationCase)}
    assert page.total == len(page.rows)
    return {known[line.id] for line in page.rows}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, set(CASES)),
        ({"text": "欧阳春晓"}, {"lost"}),
        ({"text": "(2023)豫14行初9号"}, {"summoned"}),  # a whole number, and not 90 as well
        ({"since": date(2023, 11, 1)}, {"unheard", "summoned"}),
        ({"date_of": "heard_on", "until": date(2023, 11, 30)}, {"decided", "heard"}),
        ({"date_of": "decided_on", "since": date(2023, 7, 20), "until": date(2023, 7, 20)}, {"decided", "lost"}),
        ({"defendant": "商丘市人民政府"}, {"decided"}),  # the second defendant of one
        ({"defendant": "民权县"}, {"lost"}),
        ({"region": "民权县"}, {"lost"}),
        ({"region": "民权县", "ending": LitigationEnding.REJECT_CLAIM}, set()),  # of one and the same defendant
        ({"ending": LitigationEnding.REVOKE}, {"lost"}),
        ({"instance": Instance.SECOND}, {"appeal"}),
        ({"matter": Matter.INFORMATION}, {"heard"}),
        ({"handler": "周芳"}, {"summoned"}),
        ({"reconsideration_id": 1}, {"decided"}),
        ({"status": Status.PENDING}, {"unheard", "summoned", "heard", "appeal"}),
        ({"status": Status.UNHEARD}, {"unheard", "summoned", "appeal"}),
        ({"status": Status.HEARD}, {"heard"}),
        ({"status": Status.DECIDED}, {"decided", "lost"}),
    ],
)
def test_a_filter_finds_what_it_says(scope: Scope, filters: dict[str, Any], found: set[str]) -> None:
    assert _found(scope, **filters) == found


@pytest.mark.parametrize("sort", [f"{sign}{key}" for key in SORTS for sign in ("", "-")])
def test_every_sort_shows_every_lawsuit_blanks_last(scope: Scope, sort: str) -> None:
    lines = queries.case_page(scope, LawsuitFilters(), today=TODAY, sort=sort).rows
    blank = [getattr(line, sort.removeprefix("-")) is None for line in lines]

    assert len(lines) == len(CASES)
    assert blank == sorted(blank)


def test_a_list_of_defendants_has_a_line_for_each_and_that_defendant_alone_in_it(scope: Scope) -> None:
    by_case = queries.case_page(scope, LawsuitFilters(), today=TODAY)
    page = queries.case_page(scope, LawsuitFilters(), today=TODAY, by_defendant=True)

    assert page.total == len(page.rows) == sum(len(line.defendants) for line in by_case.rows)
    assert {len(line.defendants) for line in page.rows} == {1}
    assert len({line.defendants[0].id for line in page.rows}) == page.total


def test_a_list_of_defendants_can_be_narrowed_by_what_only_a_defendant_has(scope: Scope) -> None:
    page = queries.case_page(
        scope,
        LawsuitFilters(),
        today=TODAY,
        where=Defendant.ending == LitigationEnding.REVOKE,
        by_defendant=True,
    )

    assert [line.defendants[0].organ for line in page.rows] == ["民权县公安局"]


def test_a_line_says_who_sued_whom_and_whether_the_head_came(scope: Scope) -> None:
    (line,) = queries.case_page(scope, LawsuitFilters(text="（2023）豫14行初52号"), today=TODAY).rows

    assert [each.organ for each in line.defendants] == ["睢县公安局", "商丘市人民政府"]
    assert [each.appeared_on for each in line.defendants] == [date(2023, 6, 15), None]
    (lost,) = queries.case_page(scope, LawsuitFilters(text="欧阳春晓"), today=TODAY).rows
    assert (lost.plaintiffs, lost.plaintiff_count) == (("欧阳春晓", "张敏"), 3)
