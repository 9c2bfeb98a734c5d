"""The list of cases: narrowed by what is asked, sorted as asked, page by page without loss."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from caseapp.db import db
from caseapp.law.codes import Disposal, ExclusionKind, Matter
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.fields import Field
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.reconsideration import queries
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import ApplicantFacts, CorrectionFacts, ExclusionFacts
from caseapp.reconsideration.filters import SORTS, CaseFilters
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.status import Status
from tests.cases import case_facts

TODAY = date(2023, 12, 1)
_OPEN: dict[str, Any] = {"ending": None, "closed_on": None, "served_on": None, "hearings": (), "is_sued": None}
_UNDECIDED = _OPEN | {"number": None, "disposal": None, "disposed_on": None, "accepted_on": None}
_LATELY: dict[str, Any] = {
    "received_on": date(2023, 11, 1),
    "disposed_on": date(2023, 11, 6),
    "accepted_on": date(2023, 11, 6),
}

# name -> facts that set the case apart from the plain one
CASES: dict[str, dict[str, Any]] = {
    "closed": {},
    "waiting": _UNDECIDED | {"received_on": date(2023, 11, 30), "act_name": "不予公开答复", "handler": "周芳"},
    "ongoing": _OPEN | _LATELY | {"number": "商政复〔2023〕90号", "matter": Matter.INFORMATION},
    "overdue": _OPEN | {"number": "商政复〔2023〕10号", "respondent": "民权县人民政府", "region": "民权县"},
    "stayed": _OPEN
    | {
        "number": "商政复〔2023〕9号",
        "exclusions": (ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 20)),),
        "field": Field.TAX,
    },
    "refused": _UNDECIDED | {"disposal": Disposal.REFUSED, "disposed_on": date(2023, 3, 8), "act_name": "信访答复"},
    "revoked": {
        "number": "商政复〔2022〕7号",
        "ending": ReconsiderationEnding.REVOKE,
        "applicants": tuple(ApplicantFacts(name=name) for name in ("欧阳春晓", "张敏", "刘洋")),
        "applicant_count": 12,
        "closed_on": date(2023, 5, 4),
        "served_on": None,
    },
}


@pytest.fixture
def scope(app: Flask, office: int) -> Iterator[Scope]:
    """The office with one case of each kind, in a context of the application."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        for name, changes in CASES.items():
            record_case(office=holder, facts=case_facts(**changes | {"remarks": name}), calendar=shipped_calendar())
        db.session.commit()
        yield scope_of(office)


def _names(lines: Any) -> list[str]:
    """The names under which CASES knows the lines."""
    known = {case.id: case.remarks for case in db.session.query(ReconsiderationCase)}
    return [known[line.id] or "" for line in lines]


def _found(scope: Scope, **filters: Any) -> set[str]:
    page = queries.case_page(scope, CaseFilters(**filters), today=TODAY)
    assert page.total == len(page.rows)
    return set(_names(page.rows))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, set(CASES)),
        ({"text": "欧阳春晓"}, {"revoked"}),
        ({"text": "民权县人民"}, {"overdue"}),
        ({"text": "信访答复"}, {"refused"}),
        ({"text": "商政复〔2023〕9号"}, {"stayed"}),  # a whole number, and not 90 as well
        ({"text": "商政复[2023]09号"}, {"stayed"}),
        ({"text": "？"}, set()),
        ({"since": date(2023, 11, 1)}, {"waiting", "ongoing"}),
        ({"until": date(2023, 11, 1)}, set(CASES) - {"waiting"}),  # the last day is included
        ({"since": date(2023, 11, 1), "until": date(2023, 11, 1)}, {"ongoing"}),
        ({"date_of": "closed_on", "since": date(2023, 4, 20), "until": date(2023, 4, 20)}, {"closed"}),
        ({"date_of": "disposed_on", "since": date(2023, 3, 7), "until": date(2023, 3, 31)}, {"refused"}),
        ({"date_of": "due_on", "until": date(2023, 5, 31)}, {"closed", "overdue", "revoked"}),
        ({"date_of": "no_such_date", "since": date(2030, 1, 1)}, set(CASES)),
        ({"respondent": "民权县人民政府"}, {"overdue"}),
        ({"respondent": "人民政府"}, {"overdue"}),  # part of a name
        ({"respondent": "%"}, set()),  # text is data
        ({"region": "民权县"}, {"overdue"}),
        ({"region": "没有的地方"}, set()),
        ({"matter": Matter.INFORMATION}, {"ongoing"}),
        ({"field": Field.TAX}, {"stayed"}),
        ({"ending": ReconsiderationEnding.REVOKE}, {"revoked"}),
        ({"handler": "周芳"}, {"waiting"}),
        ({"office_id": 999}, set()),  # not of the scope
        ({"status": Status.WAITING}, {"waiting"}),
        ({"status": Status.PENDING}, {"ongoing", "overdue", "stayed"}),
        ({"status": Status.ONGOING}, {"ongoing", "overdue"}),
        ({"status": Status.OVERDUE}, {"overdue"}),
        ({"status": Status.STAYED}, {"stayed"}),
        ({"status": Status.CLOSED}, {"closed", "revoked"}),
        ({"status": Status.NOT_ACCEPTED}, {"refused"}),
        ({"status": Status.CLOSED, "text": "王伟"}, {"closed"}),
    ],
)
def test_a_filter_finds_what_it_says(scope: Scope, filters: dict[str, Any], found: set[str]) -> None:
    assert _found(scope, **filters) == found


def test_every_status_a_line_shows_is_the_one_that_finds_it(scope: Scope) -> None:
    lines = queries.case_page(scope, CaseFilters(), today=TODAY).rows

    for line in lines:
        found = queries.case_page(scope, CaseFilters(status=line.status), today=TODAY).rows
        assert line.id in {each.id for each in found}


def test_a_line_names_the_first_applicants_and_how_many_there_are(scope: Scope) -> None:
    (line,) = queries.case_page(scope, CaseFilters(text="欧阳春晓"), today=TODAY).rows

    assert (line.applicants, line.applicant_count) == (("欧阳春晓", "张敏"), 12)
    assert (line.respondent, line.region, line.office) == ("睢县公安局", "睢县", "商丘市人民政府")


@pytest.mark.parametrize("key", SORTS)
def test_rows_without_the_date_come_last_in_either_direction(scope: Scope, key: str) -> None:
    up, down = (queries.case_page(scope, CaseFilters(), today=TODAY, sort=sort).rows for sort in (key, f"-{key}"))
    values = [getattr(line, key) for line in up]

    assert len(up) == len(down) == len(CASES)
    assert [value is None for value in values] == sorted(value is None for value in values)
    blank = [getattr(line, key) is None for line in down]
    assert blank == sorted(blank)


def test_numbers_are_sorted_by_year_and_serial_not_as_text(scope: Scope) -> None:
    lines = queries.case_page(scope, CaseFilters(), today=TODAY, sort="number").rows

    assert [line.number for line in lines if line.number] == [
        "商政复〔2022〕7号",
        "商政复〔2023〕1号",
        "商政复〔2023〕9号",
        "商政复〔2023〕10号",
        "商政复〔2023〕90号",
    ]


def test_an_unknown_sort_is_the_usual_one(scope: Scope) -> None:
    usual = queries.case_page(scope, CaseFilters(), today=TODAY)

    assert queries.case_page(scope, CaseFilters(), today=TODAY, sort="search; DROP TABLE") == usual


def test_another_predicate_narrows_the_list_too(scope: Scope) -> None:
    page = queries.case_page(
        scope, CaseFilters(), today=TODAY, where=ReconsiderationCase.ending == ReconsiderationEnding.REVOKE
    )

    assert (page.total, _names(page.rows)) == (1, ["revoked"])


@pytest.fixture
def long_list(app: Flask, office: int) -> Iterator[Scope]:
    """137 cases, ten on each day of receipt."""
    with app.app_context():
        holder = db.session.get_one(Office, office)
        for number in range(137):
            day = date(2023, 1, 1) + timedelta(days=number // 10)
            facts = case_facts(**_UNDECIDED | {"received_on": day, "act_name": f"决定{number}"})
            record_case(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.commit()
        yield scope_of(office)


@pytest.mark.parametrize("sort", ["received_on", "-received_on", "closed_on", "-number"])
def test_the_pages_together_are_the_list_with_nothing_twice(long_list: Scope, sort: str) -> None:
    def page(number: int) -> list[int]:
        found = queries.case_page(long_list, CaseFilters(), today=TODAY, sort=sort, page=number)
        assert found.total == 137
        return [line.id for line in found.rows]

    ids = [*page(1), *page(2), *page(3)]

    assert [len(page(number)) for number in (1, 2, 3)] == [50, 50, 37]
    assert len(set(ids)) == 137
    assert ids == sorted(ids, reverse=sort.startswith("-"))  # the cases were entered in the order of their days


def test_a_page_asks_the_same_few_questions_however_long_the_list(long_list: Scope) -> None:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    queries.case_page(long_list, CaseFilters(), today=TODAY)
    event.remove(db.engine, "before_cursor_execute", note)

    assert len(asked) == 5  # how many, which, their lines, their applicants, who of them is stayed


def test_an_office_sees_its_own_cases_and_those_of_the_offices_below_it(app: Flask, office: int) -> None:
    with app.app_context():
        city = db.session.get_one(Office, office)
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        record_case(office=city, facts=case_facts(handler="周芳"), calendar=shipped_calendar())
        record_case(office=county, facts=case_facts(handler="李明"), calendar=shipped_calendar())
        db.session.commit()

        def seen(office_id: int) -> int:
            return queries.case_page(scope_of(office_id), CaseFilters(), today=TODAY).total

        assert (seen(city.id), seen(county.id)) == (2, 1)
        assert queries.handler_names(scope_of(city.id)) == ["周芳", "李明"]
        assert queries.handler_names(scope_of(county.id)) == ["李明"]


def test_a_twin_is_an_entry_of_the_same_paper(app: Flask, office: int) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, office)
        case = record_case(
            office=holder,
            facts=case_facts(corrections=(CorrectionFacts(supplied_on=date(2023, 3, 4)),)),
            calendar=shipped_calendar(),
        )
        db.session.commit()

        assert queries.twin_of(office, case_facts(number=None)) is case
        for other in (
            {"received_on": date(2023, 3, 2)},
            {"respondent": "民权县公安局"},
            {"act_name": None},
            {"applicants": (ApplicantFacts(name="李秀英"),)},
        ):
            assert queries.twin_of(office, case_facts(**other)) is None
