"""What is due, the hearings ahead, what the ledgers lack: counts are those of the lists, nobody else's is seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.desk import queries
from caseapp.desk.due import DueLine, Urgency, Whose
from caseapp.desk.hearings.queries import HEARING_DAYS, hearing_page
from caseapp.law.codes import Disposal, ExclusionKind, Instance
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation import queries as litigation
from caseapp.litigation.facts import HearingFacts as CourtHearingFacts
from caseapp.litigation.filters import Lacking as LackingOfLawsuit
from caseapp.litigation.filters import LawsuitFilters
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.organs.scope import Scope
from caseapp.reconsideration import queries as reconsideration
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import ApplicantFacts, ExclusionFacts, HearingFacts
from caseapp.reconsideration.filters import CaseFilters, Lacking
from tests.cases import case_facts, lawsuit_facts
from tests.desk.rows import MONDAY, OPEN, UNDECIDED, open_case, open_lawsuit, owe

TODAY = MONDAY
_DECIDED: dict[str, Any] = {"defendants": lawsuit_facts().defendants, "decided_on": date(2023, 7, 20)}
_DAYS = {"long ago": -40, "friday": -3, "today": 0, "tomorrow": 1, "sunday": 6, "next monday": 7, "in a month": 30}


@dataclass(frozen=True)
class Places:
    """A city, a county below it, and another city."""

    city: Scope
    county: Scope
    other: Scope


@pytest.fixture
def places(app: Flask, office: int) -> Iterator[Places]:
    """Three offices, in a context of the application."""
    with app.app_context():
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=db.session.get_one(Office, office))
        other = found_office(name="阜阳市人民政府", number_prefix="阜政复")
        db.session.commit()
        yield Places(scope_of(office), scope_of(county.id), scope_of(other.id))


@pytest.fixture
def week(places: Places) -> Whose:
    """The city with one time limit of each day of _DAYS, in no order, and one that stands still."""
    office_id = places.city.office_ids[0]
    for name in ("next monday", "long ago", "sunday", "today", "in a month", "friday", "tomorrow"):
        owe(open_case(office_id, act_name=name), TODAY + timedelta(_DAYS[name]), subject=name)
    owe(open_case(office_id), None, subject="still")
    db.session.commit()
    return Whose(places.city)


def _subjects(lines: tuple[DueLine, ...]) -> list[str]:
    return [line.subject for line in lines]


def test_what_hurts_most_stands_first(week: Whose) -> None:
    page = queries.due_page(week, TODAY)

    assert _subjects(page.rows) == [*_DAYS, "still"]


def test_a_count_is_that_of_its_list(week: Whose) -> None:
    pages = {urgency: queries.due_page(week, TODAY, urgency=urgency) for urgency in Urgency}

    assert {urgency: _subjects(page.rows) for urgency, page in pages.items()} == {
        Urgency.OVERDUE: ["long ago", "friday"],
        Urgency.TODAY: ["today"],
        Urgency.WEEK: ["tomorrow", "sunday"],
        Urgency.LATER: ["next monday", "in a month"],
        Urgency.STILL: ["still"],
    }
    assert queries.due_counts(week, TODAY) == {urgency: page.total for urgency, page in pages.items()}


def test_on_every_day_the_counts_add_up_to_the_list(week: Whose) -> None:
    for today in (TODAY + timedelta(days) for days in range(-8, 9)):
        counts = queries.due_counts(week, today)

        assert sum(counts.values()) == queries.due_page(week, today).total
        assert all(queries.due_page(week, today, urgency=each).total == count for each, count in counts.items())


def test_pages_hold_every_line_once_and_in_one_order(places: Places) -> None:
    case = open_case(places.city.office_ids[0])
    for at in range(123):
        owe(case, None if at % 10 == 0 else TODAY + timedelta(at % 7), subject=str(at))
    pages = [queries.due_page(Whose(places.city), TODAY, page=number) for number in (1, 2, 3)]

    lines = [line for page in pages for line in page.rows]
    assert len({line.subject for line in lines}) == len(lines) == 123
    days = [line.due_on or date.max for line in lines]
    assert days == sorted(days)


def test_a_line_says_case_clock_and_people(places: Places) -> None:
    applicants = tuple(ApplicantFacts(name=name) for name in ("王伟", "张敏"))
    case = open_case(
        places.city.office_ids[0], applicants=applicants, applicant_count=5, handler="李明", second_handler="周芳"
    )
    owe(case, TODAY, clock="REVIEW", is_provisional=True)

    (line,) = queries.due_page(Whose(places.city), TODAY).rows
    assert line.case.name == "王伟等5人不服睢县公安局"
    assert (line.clock.title, line.clock.bearer.label, line.is_provisional) == ("受理审查", "本机关", True)
    assert (line.case.office, line.case.handler, line.case.second_handler) == ("商丘市人民政府", "李明", "周芳")


def test_a_lawsuit_is_named_by_its_court_number(places: Places) -> None:
    lawsuit = open_lawsuit(places.city.office_ids[0])
    owe(lawsuit, TODAY, clock="DEFEND")

    (line,) = queries.due_page(Whose(places.city), TODAY).rows
    assert line.case.is_lawsuit
    assert (line.case.id, line.case.name) == (lawsuit.id, "（2023）豫14行初52号")
    assert line.case.parties == "王伟诉睢县公安局"


def test_an_office_sees_itself_and_what_is_below_it(places: Places) -> None:
    for scope in (places.city, places.county, places.other):
        owe(open_case(scope.office_ids[0]), TODAY, subject=scope.title)

    def seen(scope: Scope) -> set[str]:
        assert queries.due_counts(Whose(scope), TODAY)[Urgency.TODAY] == queries.due_page(Whose(scope), TODAY).total
        return set(_subjects(queries.due_page(Whose(scope), TODAY).rows))

    assert seen(places.city) == {"商丘市人民政府", "睢县人民政府"}
    assert seen(places.county) == {"睢县人民政府"}
    assert seen(places.other) == {"阜阳市人民政府"}


def test_ones_own_are_those_of_either_handler_within_what_one_sees(places: Places) -> None:
    city, other = places.city.office_ids[0], places.other.office_ids[0]
    owe(open_case(city, handler="李明"), TODAY, subject="first")
    owe(open_case(city, handler="周芳", second_handler="李明"), TODAY, subject="second")
    owe(open_case(city, handler="周芳"), TODAY, subject="somebody else's")
    owe(open_case(city, handler=None), TODAY, subject="nobody's")
    owe(open_case(other, handler="李明"), TODAY, subject="of a namesake elsewhere")
    mine = Whose(places.city, "李明")

    assert set(_subjects(queries.due_page(mine, TODAY).rows)) == {"first", "second"}
    assert queries.due_counts(mine, TODAY)[Urgency.TODAY] == 2
    assert queries.has_due(mine)
    assert not queries.has_due(Whose(places.county, "李明"))


def test_the_feed_has_every_day_and_no_standstill(week: Whose) -> None:
    assert [line.subject for line in queries.due_with_a_day(week)] == list(_DAYS)


def test_a_review_that_the_register_keeps_stands_on_the_desk(places: Places) -> None:
    holder = db.session.get_one(Office, places.city.office_ids[0])
    facts = case_facts(**UNDECIDED | {"received_on": date(2024, 3, 8)})
    record_case(office=holder, facts=facts, calendar=shipped_calendar())

    (line,) = queries.due_page(Whose(places.city), TODAY).rows
    assert (line.clock.id, line.due_on) == ("REVIEW", date(2024, 3, 15))
    assert line.left(TODAY, shipped_calendar()) == "还剩4个工作日"


# ── Hearings ahead ────────────────────────────────────────────────────────────────────────────────────────────────


def _hearing(days: int, **more: Any) -> dict[str, Any]:
    return {"hearings": (HearingFacts(held_on=TODAY + timedelta(days), **more),)}


def test_hearings_of_both_registers_come_the_soonest_first(places: Places) -> None:
    city = places.city.office_ids[0]
    open_case(city, act_name="in a week", **_hearing(7, notified_on=TODAY))
    open_case(city, act_name="today", **_hearing(0))
    open_lawsuit(
        city,
        is_must_appear=True,
        must_appear_ground="涉及重大公共利益",
        hearings=(CourtHearingFacts(held_on=TODAY + timedelta(2), notice_received_on=date(2024, 3, 6)),),
    )

    own, court, later = hearing_page(Whose(places.city), TODAY).rows
    assert (own.held_on, own.case.is_lawsuit, own.notified_on, own.is_must_appear) == (TODAY, False, None, True)
    assert (court.held_on, court.court) == (TODAY + timedelta(2), "商丘市中级人民法院")
    assert (court.notified_on, court.is_must_appear) == (date(2024, 3, 6), True)
    assert court.must_appear_ground == "涉及重大公共利益"
    assert (later.held_on, later.notified_on) == (TODAY + timedelta(7), TODAY)


@pytest.mark.parametrize(
    ("days", "is_shown"),
    [(-1, False), (0, True), (HEARING_DAYS, True), (HEARING_DAYS + 1, False)],
    ids=["yesterday", "today", "the thirtieth day", "beyond"],
)
def test_hearings_are_those_of_thirty_days(places: Places, days: int, is_shown: bool) -> None:
    open_case(places.city.office_ids[0], **_hearing(days))
    open_lawsuit(places.city.office_ids[0], hearings=(CourtHearingFacts(held_on=TODAY + timedelta(days)),))

    assert hearing_page(Whose(places.city), TODAY).total == 2 * is_shown


def test_a_hearing_of_a_case_that_has_ended_is_none(places: Places) -> None:
    office_id = places.city.office_ids[0]
    for decided_on in (date(2023, 4, 20), date(2023, 7, 20)):
        _record(
            office_id, number=None, closed_on=decided_on, hearings=(HearingFacts(held_on=decided_on),), served_on=None
        )
    open_lawsuit(office_id, **_DECIDED | {"hearings": (CourtHearingFacts(held_on=_DECIDED["decided_on"]),)})

    assert hearing_page(Whose(places.city), date(2023, 4, 20)).rows == ()
    assert hearing_page(Whose(places.city), date(2023, 7, 20)).rows == ()


def test_hearings_are_ones_own_and_within_what_one_sees(places: Places) -> None:
    open_case(places.city.office_ids[0], handler="周芳", second_handler="李明", **_hearing(1))
    open_case(places.city.office_ids[0], handler="周芳", **_hearing(1))
    open_lawsuit(
        places.county.office_ids[0], handler="李明", hearings=(CourtHearingFacts(held_on=TODAY + timedelta(4)),)
    )
    open_case(places.other.office_ids[0], handler="李明", **_hearing(1))

    def totals(scope: Scope) -> tuple[int, int]:
        return hearing_page(Whose(scope), TODAY).total, hearing_page(Whose(scope, "李明"), TODAY).total

    assert totals(places.city) == (3, 2)
    assert totals(places.county) == (1, 1)
    assert totals(places.other) == (1, 1)


def test_pages_of_hearings_hold_each_once(places: Places) -> None:
    for at in range(7):
        open_case(places.city.office_ids[0], **_hearing(at % 3))
    pages = [hearing_page(Whose(places.city), TODAY, page=number, size=3) for number in (1, 2, 3, 99)]

    assert [len(page.rows) for page in pages] == [3, 3, 1, 1]
    assert len({line.case.id for page in pages for line in page.rows}) == 7


# ── What is missing ───────────────────────────────────────────────────────────────────────────────────────────────


def _lacks(whose: Whose) -> dict[str, int]:
    """By register and code; each is as many as the register's own list shows."""
    found = {}
    for lack in queries.lacks(whose, TODAY):
        if isinstance(lack.code, Lacking):
            filters = CaseFilters(lacking=lack.code, handler=whose.person)
            page: Any = reconsideration.case_page(whose.scope, filters, today=TODAY)
        else:
            page = litigation.case_page(
                whose.scope, LawsuitFilters(lacking=lack.code, handler=whose.person), today=TODAY
            )
        assert lack.count == page.total == len(page.rows)
        found[f"{'lawsuit' if lack.is_lawsuit else 'case'} {lack.code.value}"] = lack.count
    return found


def _record(office_id: int, **changes: Any) -> None:
    holder = db.session.get_one(Office, office_id)
    record_case(office=holder, facts=case_facts(**changes), calendar=shipped_calendar())
    db.session.flush()


_LATELY: dict[str, Any] = {
    "received_on": date(2024, 2, 26),
    "disposed_on": date(2024, 3, 1),
    "accepted_on": date(2024, 3, 1),
}
_REFUSED: dict[str, Any] = {"disposal": Disposal.REFUSED, "disposed_on": date(2023, 3, 6)}
_STAY = ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 20))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),  # closed, numbered, handled: nothing is missing
        ({"number": None}, {"number": 1}),  # a closed case needs its number too
        (UNDECIDED, {}),  # nobody has a number before acceptance
        (OPEN | _LATELY | {"handler": None}, {"handler": 1}),
        (UNDECIDED | {"handler": None}, {"handler": 1}),  # undecided is open as well
        ({"handler": None}, {}),  # closed long ago by nobody knows whom
        (UNDECIDED | {"handler": None} | _REFUSED, {}),  # not accepted: no longer open
        (OPEN, {"ending": 1}),  # accepted a year ago
        (OPEN | {"exclusions": (_STAY,)}, {}),  # standing still is not late
        (OPEN | _LATELY, {}),  # within its time
    ],
)
def test_a_case_lacks_what_it_should_have_by_now(
    places: Places, changes: dict[str, Any], expected: dict[str, int]
) -> None:
    _record(places.city.office_ids[0], **changes)

    found = {code.removeprefix("case "): count for code, count in _lacks(Whose(places.city)).items() if count}
    assert found == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"served_on": date(2024, 2, 1)}, set()),
        ({"served_on": date(2024, 2, 1), "handler": None}, {LackingOfLawsuit.HANDLER}),
        ({"served_on": date(2023, 9, 11)}, set()),  # six months ago to the day
        ({"served_on": date(2023, 9, 10)}, {LackingOfLawsuit.ENDING}),  # a day more
        ({"served_on": date(2023, 12, 10), "instance": Instance.SECOND}, {LackingOfLawsuit.ENDING}),  # three months
        ({"served_on": date(2023, 12, 11), "instance": Instance.SECOND}, set()),
        (_DECIDED | {"handler": None}, set()),
    ],
)
def test_a_lawsuit_lacks_what_it_should_have_by_now(
    places: Places, changes: dict[str, Any], expected: set[LackingOfLawsuit]
) -> None:
    open_lawsuit(places.city.office_ids[0], **changes)

    found = {code for code, count in _lacks(Whose(places.city)).items() if count}
    assert found == {f"lawsuit {code.value}" for code in expected}


def test_what_is_missing_is_ones_own_and_within_what_one_sees(places: Places) -> None:
    _record(places.city.office_ids[0], number=None, handler="李明")
    _record(places.county.office_ids[0], number=None, handler="周芳")
    _record(places.other.office_ids[0], number=None, handler="李明")

    assert _lacks(Whose(places.city))["case number"] == 2
    assert _lacks(Whose(places.county))["case number"] == 1
    assert _lacks(Whose(places.city, "李明")) == {"case number": 1, "case ending": 0, "lawsuit ending": 0}


def test_a_register_with_either_kind_of_case_is_not_new(places: Places) -> None:
    assert not queries.has_cases(places.city)

    open_lawsuit(places.county.office_ids[0])

    assert queries.has_cases(places.city)
    assert not queries.has_cases(places.other)
    assert db.session.query(LitigationCase).count() == 1
