"""How urgent a time limit is, and what the desk says of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseapp.desk.due import CaseWords, DueLine, Urgency, clock_of, days_of
from caseapp.desk.waiting import awaited
from caseapp.law.court_clocks import COURT_CLOCKS
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Bearer, Clock, Unit
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS
from caseapp.reconsideration.transitions import TRANSITIONS

MONDAY, SATURDAY, SUNDAY = date(2024, 3, 11), date(2024, 3, 16), date(2024, 3, 17)
CASE = CaseWords(
    id=7,
    is_lawsuit=False,
    office_id=1,
    office="商丘市人民政府",
    number=None,
    party="王伟",
    party_count=1,
    organ="睢县公安局",
    handler="李明",
)


def _line(clock: str, due_on: date | None, start_on: date = date(2024, 3, 1)) -> DueLine:
    return DueLine(
        case=CASE,
        clock=clock_of(clock, start_on, is_lawsuit=False),
        subject="",
        start_on=start_on,
        due_on=due_on,
        is_provisional=False,
    )


def _urgencies(due_on: date, today: date) -> list[Urgency]:
    return [
        urgency
        for urgency in Urgency
        if (days := days_of(urgency, today)) is not None
        and (days.first is None or due_on >= days.first)
        and (days.end is None or due_on < days.end)
    ]


@pytest.mark.parametrize(
    ("due_on", "today", "expected"),
    [
        (date(2024, 3, 10), MONDAY, Urgency.OVERDUE),  # yesterday, a Sunday
        (MONDAY, MONDAY, Urgency.TODAY),  # due today is not overdue
        (date(2024, 3, 12), MONDAY, Urgency.WEEK),  # tomorrow
        (SUNDAY, MONDAY, Urgency.WEEK),  # the week's last day
        (date(2024, 3, 18), MONDAY, Urgency.LATER),  # the Monday after
        (SUNDAY, SATURDAY, Urgency.WEEK),  # one day is left of the week
        (SUNDAY, SUNDAY, Urgency.TODAY),  # on Sunday nothing is left of it
        (date(2024, 3, 18), SUNDAY, Urgency.LATER),  # tomorrow, but next week
        (date(2025, 1, 1), date(2024, 12, 30), Urgency.WEEK),  # a week across the year's end
    ],
)
def test_a_time_limit_is_so_urgent(due_on: date, today: date, expected: Urgency) -> None:
    assert _urgencies(due_on, today) == [expected]


@pytest.mark.parametrize("weekday", range(7))
def test_every_last_day_is_of_one_urgency(weekday: int) -> None:
    today = MONDAY + timedelta(weekday)

    assert all(len(_urgencies(today + timedelta(days), today)) == 1 for days in range(-20, 21))


def test_what_stands_still_has_no_days() -> None:
    assert days_of(Urgency.STILL, MONDAY) is None


@pytest.mark.parametrize(
    ("clock", "due_on", "expected"),
    [
        ("REVIEW", date(2024, 3, 14), "还剩3个工作日"),  # in the clock's own unit
        ("DECIDE_ORD", date(2024, 3, 18), "还剩7日"),  # calendar days
        ("REVIEW", MONDAY, "今日到期"),  # not overdue
        ("REVIEW", date(2024, 3, 8), "已超期1个工作日"),  # Friday; the weekend does not count
        ("DECIDE_ORD", None, "暂停计算"),  # 中止
    ],
)
def test_a_line_says_in_plain_words_what_is_left(clock: str, due_on: date | None, expected: str) -> None:
    assert _line(clock, due_on).left(MONDAY, shipped_calendar()) == expected


def _of_case(clock_id: str, start_on: date = MONDAY) -> Clock:
    return clock_of(clock_id, start_on, is_lawsuit=False)


def test_a_clock_is_that_of_the_act_in_force_when_it_started() -> None:
    assert _of_case("REPLY_ORD", date(2023, 12, 31)).unit is Unit.DAYS
    assert _of_case("REPLY_ORD", date(2024, 1, 1)).unit is Unit.WORKDAYS


def test_a_clock_that_only_the_other_act_knows_is_found_there() -> None:
    assert _of_case("DECIDE_SIMPLE", date(2023, 12, 31)).title == "审理期限（简易程序）"


def test_each_register_has_its_own_time_to_perform() -> None:
    assert _of_case("PERFORM").bearer is Bearer.RESPONDENT
    assert clock_of("PERFORM", MONDAY, is_lawsuit=True).bearer is Bearer.DEFENDANT


@pytest.mark.parametrize("is_lawsuit", [False, True])
def test_a_clock_that_no_law_knows_is_an_error(is_lawsuit: bool) -> None:
    with pytest.raises(KeyError):
        clock_of("NOTHING", MONDAY, is_lawsuit=is_lawsuit)


def test_every_clock_of_the_law_is_found() -> None:
    assert all(_of_case(clock.id).id == clock.id for clocks in RECONSIDERATION_CLOCKS.values() for clock in clocks)
    assert all(clock_of(clock.id, MONDAY, is_lawsuit=True) is clock for clock in COURT_CLOCKS)


def test_a_line_is_about_the_defendant_who_must_perform() -> None:
    lawsuit = replace(CASE, is_lawsuit=True)
    perform = replace(_line("REVIEW", MONDAY), case=lawsuit, clock=clock_of("PERFORM", MONDAY, is_lawsuit=True))

    assert (perform.organ, perform.detail) == ("睢县公安局", "")
    assert (replace(perform, subject="睢县人民政府").organ, replace(perform, subject="睢县人民政府").detail) == (
        "睢县人民政府",
        "",
    )
    hearing = replace(_line("HEARING_NOTICE", MONDAY), subject="2024年3月20日")
    assert (hearing.organ, hearing.detail) == ("睢县公安局", "2024年3月20日")


def test_a_case_is_named_by_its_number_or_by_its_parties() -> None:
    assert CASE.name == "王伟不服睢县公安局"
    assert replace(CASE, party_count=3).name == "王伟等3人不服睢县公安局"
    assert replace(CASE, is_lawsuit=True).name == "王伟诉睢县公安局"
    assert replace(CASE, number="商政复〔2024〕1号").name == "商政复〔2024〕1号"


STEPS = frozenset({"deemed-acceptance", "reply-missing"})


@pytest.mark.parametrize(
    ("clock", "due_on", "start_on", "words"),
    [
        ("REVIEW", date(2024, 3, 8), date(2024, 3, 1), "视为受理待确认"),  # ran out under the Act of 2023
        ("REVIEW", MONDAY, date(2024, 3, 4), None),  # the last day itself: still time to decide
        ("REVIEW", date(2023, 3, 8), date(2023, 3, 1), None),  # the Act of 2017 deems nothing
        ("REPLY_ORD", date(2024, 3, 8), date(2024, 2, 20), "逾期未答复，待登记"),
        ("REPLY_SIMPLE", date(2024, 3, 8), date(2024, 2, 20), "逾期未答复，待登记"),
        ("REPLY_ORD", date(2024, 3, 12), date(2024, 2, 20), None),  # not yet due
        ("DECIDE_ORD", date(2024, 3, 8), date(2024, 1, 8), None),  # only late
        ("REVIEW", None, date(2024, 3, 1), None),  # standing still
    ],
)
def test_an_overdue_line_names_what_is_to_be_recorded(
    clock: str, due_on: date | None, start_on: date, words: str | None
) -> None:
    found = awaited(_line(clock, due_on, start_on), MONDAY, STEPS)

    assert (found.words if found else None) == words
    assert found is None or found.step in STEPS


def test_a_step_that_does_not_exist_is_not_offered() -> None:
    found = awaited(_line("REPLY_ORD", date(2024, 3, 8)), MONDAY, frozenset())

    assert found is not None
    assert found.step is None


def test_the_confirmation_of_a_deemed_acceptance_is_a_step() -> None:
    found = awaited(_line("REVIEW", date(2024, 3, 8)), MONDAY, TRANSITIONS.steps)

    assert found is not None
    assert found.step == "deemed-acceptance"
