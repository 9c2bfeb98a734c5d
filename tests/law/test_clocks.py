"""The time limits of acceptance review and decision, at their boundaries; `test_oracle` counts them slowly."""

from datetime import date

import pytest

from caseapp.law.clocks import (
    DECIDE,
    REVIEW,
    DecisionTerms,
    Edition,
    Exclusion,
    Span,
    Unit,
    counted_exclusions,
    decision_due,
    deemed_accepted_on,
    review_due,
)
from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.law.holidays import shipped_calendar
from caseapp.law.readings import Readings
from caseapp.law.refusal import Refusal

CALENDAR = shipped_calendar()
ORDINARY, SIMPLIFIED = Procedure.ORDINARY, Procedure.SIMPLIFIED


@pytest.mark.parametrize(
    ("accepted_on", "procedure", "expected"),
    [
        (date(2024, 3, 1), ORDINARY, date(2024, 4, 30)),  # a working day: 60 days, the first not counted
        (date(2024, 3, 1), SIMPLIFIED, date(2024, 4, 1)),  # 30 days end on Sunday 31 March
        (date(2024, 1, 16), ORDINARY, date(2024, 3, 18)),  # Saturday, rolled to Monday
        (date(2024, 3, 12), ORDINARY, date(2024, 5, 11)),  # a Saturday that is worked (调休)
        (date(2023, 12, 12), ORDINARY, date(2024, 2, 18)),  # first day of the Spring Festival, to the Sunday worked
        (date(2024, 8, 2), ORDINARY, date(2024, 10, 8)),  # 1 October, over the holiday week
        (date(2023, 11, 1), ORDINARY, date(2024, 1, 2)),  # Sunday 31 December, over New Year's Day
        (date(2023, 12, 31), ORDINARY, date(2024, 2, 29)),  # the leap day
        (date(2022, 12, 31), ORDINARY, date(2023, 3, 1)),  # no leap day in 2023
        (date(2024, 1, 1), SIMPLIFIED, date(2024, 1, 31)),  # the first day of the Act of 2023: 30 days
        (date(2023, 12, 31), SIMPLIFIED, date(2024, 2, 29)),  # the day before: the old Act knew 60 days only
        (date(2026, 11, 1), ORDINARY, date(2026, 12, 31)),  # the last day that the calendar covers
    ],
)
def test_the_time_to_decide_runs_from_acceptance_and_rolls_over_rest_days(
    accepted_on: date, procedure: Procedure, expected: date
) -> None:
    due = decision_due(DecisionTerms(accepted_on, procedure), CALENDAR)

    assert (due.on, due.is_provisional) == (expected, False)


FIRST_STAY = Span(date(2024, 3, 10), date(2024, 3, 20))  # 10 days
SECOND_STAY = Span(date(2024, 4, 15), date(2024, 4, 22))  # 7 days


@pytest.mark.parametrize(
    ("extension_days", "stays", "expected"),
    [
        (0, (), date(2024, 4, 30)),
        (30, (), date(2024, 5, 30)),
        (0, (FIRST_STAY,), date(2024, 5, 10)),  # 30 April + 10
        (30, (FIRST_STAY,), date(2024, 6, 11)),  # 9 June, a Sunday, and the Dragon Boat Festival after it
        (0, (FIRST_STAY, SECOND_STAY), date(2024, 5, 17)),  # 30 April + 10 + 7
        (30, (FIRST_STAY, SECOND_STAY), date(2024, 6, 17)),  # 16 June, a Sunday
        (0, (SECOND_STAY, FIRST_STAY), date(2024, 5, 17)),  # recorded in another order
        (1, (), date(2024, 5, 6)),  # 1 May, over the holiday
    ],
)
def test_extension_and_stays_are_added_before_the_last_day_rolls(
    extension_days: int, stays: tuple[Span, ...], expected: date
) -> None:
    terms = DecisionTerms(date(2024, 3, 1), ORDINARY, extension_days, stays)

    assert decision_due(terms, CALENDAR).on == expected


@pytest.mark.parametrize("accepted_on", [date(2023, 3, 1), date(2024, 3, 1)], ids=["ARL17", "ARL23"])
def test_both_acts_give_sixty_days_and_up_to_thirty_more(accepted_on: date) -> None:
    due = decision_due(DecisionTerms(accepted_on, ORDINARY, 30), CALENDAR)

    assert due.on == CALENDAR.add_days(accepted_on, 90)


def test_the_article_is_that_of_the_act_in_force_on_acceptance() -> None:
    old = decision_due(DecisionTerms(date(2023, 12, 31), ORDINARY), CALENDAR)
    new = decision_due(DecisionTerms(date(2024, 1, 1), ORDINARY), CALENDAR)
    simple = decision_due(DecisionTerms(date(2024, 1, 1), SIMPLIFIED), CALENDAR)

    assert old.article == "行政复议法（2017年修正）第三十一条"
    assert new.article == "行政复议法（2023年修订）第六十二条第一款"
    assert simple.article == "行政复议法（2023年修订）第六十二条第二款"


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        # Over the Spring Festival: holidays within a stay are days like others. 2 March + 12.
        ((Span(date(2024, 2, 8), date(2024, 2, 20)),), date(2024, 3, 14)),
        # Two overlapping stretches, 10 to 19 January and 15 to 24 January: 15 days, not 20. 2 March + 15 is a Sunday.
        (
            (Span(date(2024, 1, 10), date(2024, 1, 20)), Span(date(2024, 1, 15), date(2024, 1, 25))),
            date(2024, 3, 18),
        ),
        # One stretch within another counts nothing more. 2 March + 10.
        (
            (Span(date(2024, 1, 10), date(2024, 1, 20)), Span(date(2024, 1, 12), date(2024, 1, 13))),
            date(2024, 3, 12),
        ),
        # Lifted the day it was ordered: no day left out; 2 March is a Saturday.
        ((Span(date(2024, 1, 10), date(2024, 1, 10)),), date(2024, 3, 4)),
        # A correction round before acceptance never touches the time to decide.
        ((Span(date(2023, 12, 1), date(2023, 12, 20)),), date(2024, 3, 4)),
        # From before acceptance into it: only the days from acceptance on (2 to 6 January). 2 March + 5.
        ((Span(date(2023, 12, 25), date(2024, 1, 7)),), date(2024, 3, 7)),
    ],
)
def test_days_left_out_are_counted_once_and_only_from_acceptance(stays: tuple[Span, ...], expected: date) -> None:
    due = decision_due(DecisionTerms(date(2024, 1, 2), ORDINARY, exclusions=stays), CALENDAR)

    assert due.on == expected


@pytest.mark.parametrize(
    ("accepted_on", "stay", "expected"),
    [
        # The last day is Monday 18 March 2024 unless said otherwise.
        (date(2024, 1, 18), Span(date(2024, 3, 18), date(2024, 3, 25)), date(2024, 3, 25)),  # begins on the last day
        (date(2024, 1, 18), Span(date(2024, 3, 19), date(2024, 3, 25)), date(2024, 3, 25)),  # a day late: 6 days, too
        # Saturday 16 March, rolled to the 18th; stayed on the Sunday between for three days: 16 + 3.
        (date(2024, 1, 16), Span(date(2024, 3, 17), date(2024, 3, 20)), date(2024, 3, 19)),
    ],
)
def test_a_stay_at_the_end_of_the_time_moves_the_last_day_by_its_own_length(
    accepted_on: date, stay: Span, expected: date
) -> None:
    due = decision_due(DecisionTerms(accepted_on, ORDINARY, exclusions=(stay,)), CALENDAR)

    assert due.on == expected


@pytest.mark.parametrize(
    "stays",
    [
        (Span(date(2024, 2, 1), None),),
        (Span(date(2024, 1, 20), date(2024, 1, 25)), Span(date(2024, 2, 1), None)),  # the second one is running
        (Span(date(2024, 2, 1), None), Span(date(2024, 2, 10), date(2024, 2, 12))),  # one that ended inside it
        (Span(date(2024, 1, 20), date(2024, 2, 5)), Span(date(2024, 2, 1), None)),  # begun while another was running
        (Span(date(2023, 12, 20), None),),  # begun before acceptance
    ],
)
def test_while_a_stay_is_running_there_is_no_last_day(stays: tuple[Span, ...]) -> None:
    due = decision_due(DecisionTerms(date(2024, 1, 2), ORDINARY, exclusions=stays), CALENDAR)

    assert (due.on, due.is_provisional) == (None, False)


@pytest.mark.parametrize(
    ("accepted_on", "expected"),
    [
        (date(2026, 11, 2), date(2027, 1, 1)),  # a holiday for certain, but the arrangement is not known: unrolled
        (date(2026, 11, 3), date(2027, 1, 2)),  # a Saturday, unrolled
        (date(2026, 11, 4), date(2027, 1, 3)),
        (date(1999, 11, 1), date(1999, 12, 31)),  # before the first recorded year
    ],
)
def test_a_last_day_beyond_the_calendar_is_provisional_and_not_rolled(accepted_on: date, expected: date) -> None:
    due = decision_due(DecisionTerms(accepted_on, ORDINARY), CALENDAR)

    assert (due.on, due.is_provisional) == (expected, True)


@pytest.mark.parametrize(
    ("accepted_on", "procedure", "days", "words"),
    [
        (date(2024, 3, 1), ORDINARY, 31, "最多延长30日（行政复议法（2023年修订）第六十二条第一款）"),
        (date(2023, 3, 1), ORDINARY, 31, "最多延长30日（行政复议法（2017年修正）第三十一条）"),
        (date(2024, 3, 1), SIMPLIFIED, 1, "简易程序不得延长审理期限（行政复议法（2023年修订）第六十二条第二款）"),
        (date(2024, 3, 1), ORDINARY, -1, "延长天数不能是负数"),
        (date(2024, 3, 1), SIMPLIFIED, -1, "延长天数不能是负数"),
    ],
)
def test_an_extension_that_the_law_does_not_allow_is_refused(
    accepted_on: date, procedure: Procedure, days: int, words: str
) -> None:
    with pytest.raises(Refusal) as caught:
        DecisionTerms(accepted_on, procedure, days)

    assert caught.value.field == "extension_days"
    assert words in caught.value.message


@pytest.mark.parametrize("days", [0, 1, 30])
def test_an_extension_up_to_thirty_days_is_allowed(days: int) -> None:
    assert DecisionTerms(date(2024, 3, 1), ORDINARY, days).extension_days == days


@pytest.mark.parametrize(
    ("received_on", "corrected_on", "expected", "is_provisional"),
    [
        (date(2024, 3, 11), None, date(2024, 3, 18), False),  # over a weekend
        (date(2024, 2, 2), None, date(2024, 2, 8), False),  # a Sunday worked before the festival counts
        (date(2024, 9, 30), None, date(2024, 10, 12), False),  # ends on a Saturday that is worked
        (date(2024, 3, 1), date(2024, 3, 11), date(2024, 3, 18), False),  # corrected papers start it anew
        (date(2024, 3, 11), date(2024, 3, 11), date(2024, 3, 18), False),  # corrected on the spot
        (date(2026, 12, 28), None, date(2027, 1, 4), True),  # beyond the calendar: by the week alone
    ],
)
def test_the_review_takes_five_working_days(
    received_on: date, corrected_on: date | None, expected: date, is_provisional: bool
) -> None:
    due = review_due(received_on, corrected_on, CALENDAR)

    assert (due.on, due.is_provisional) == (expected, is_provisional)


@pytest.mark.parametrize(
    ("received_on", "corrected_on", "article"),
    [
        (date(2023, 12, 31), None, "行政复议法（2017年修正）第十七条、第四十条"),
        (date(2024, 1, 1), None, "行政复议法（2023年修订）第三十条、第八十八条"),
        (date(2023, 12, 20), date(2024, 1, 3), "行政复议法（2023年修订）第三十条、第八十八条"),  # began anew in 2024
    ],
)
def test_the_review_is_under_the_act_in_force_when_it_begins(
    received_on: date, corrected_on: date | None, article: str
) -> None:
    assert review_due(received_on, corrected_on, CALENDAR).article == article


def test_papers_corrected_before_they_were_received_are_refused() -> None:
    with pytest.raises(Refusal, match="补正材料收到日期2024-03-01早于收到申请日期2024-03-11") as caught:
        review_due(date(2024, 3, 11), date(2024, 3, 1), CALENDAR)

    assert caught.value.field == "corrected_on"


def test_clocks_say_in_chinese_what_starts_them_and_where_they_stand() -> None:
    for clock in (*REVIEW.values(), *DECIDE.values()):
        assert clock.length > 0
        assert clock.article.startswith("行政复议法")
        assert clock.trigger
        assert clock.unit is (Unit.WORKDAYS if clock.id == "REVIEW" else Unit.DAYS)


@pytest.mark.parametrize(
    ("received_on", "corrected_on", "on_the_day", "the_day_after"),
    [
        (date(2024, 2, 8), None, date(2024, 2, 21), date(2024, 2, 22)),  # over the festival
        (
            date(2024, 5, 6),
            None,
            date(2024, 5, 11),
            date(2024, 5, 12),
        ),  # a worked Saturday; the day after is no workday
        (date(2023, 12, 20), date(2024, 1, 3), date(2024, 1, 10), date(2024, 1, 11)),  # corrected under the new Act
        (date(2024, 1, 1), None, date(2024, 1, 8), date(2024, 1, 9)),  # its first day
        (date(2023, 12, 31), None, None, None),  # the old Act knew no such rule
        (date(2023, 12, 20), date(2023, 12, 28), None, None),
        (date(2026, 12, 25), None, date(2027, 1, 1), date(2027, 1, 2)),  # beyond the calendar: by the week alone
    ],
)
def test_an_application_not_refused_in_time_counts_as_accepted(
    received_on: date, corrected_on: date | None, on_the_day: date | None, the_day_after: date | None
) -> None:
    next_day = Readings(deemed_acceptance_on_expiry_day=False)

    assert deemed_accepted_on(received_on, corrected_on, CALENDAR) == on_the_day
    assert deemed_accepted_on(received_on, corrected_on, CALENDAR, next_day) == the_day_after


RESTARTS = Readings(simplified_conversion_restarts=True)


@pytest.mark.parametrize(
    ("procedure", "converted_on", "readings", "expected"),
    [
        (ORDINARY, date(2024, 3, 20), Readings(), date(2024, 4, 30)),  # still from acceptance: 1 March + 60
        (ORDINARY, date(2024, 3, 20), RESTARTS, date(2024, 5, 20)),  # anew: 20 March + 60 is Sunday 19 May
        (ORDINARY, None, RESTARTS, date(2024, 4, 30)),  # never converted
        (SIMPLIFIED, date(2024, 3, 20), RESTARTS, date(2024, 4, 1)),  # still simplified: the day is of no account
    ],
)
def test_what_a_conversion_does_to_the_time_is_a_reading(
    procedure: Procedure, converted_on: date | None, readings: Readings, expected: date
) -> None:
    terms = DecisionTerms(date(2024, 3, 1), procedure, converted_on=converted_on)

    assert decision_due(terms, CALENDAR, readings).on == expected


def test_a_restarted_time_counts_no_stay_from_before_and_says_where_it_begins() -> None:
    before_and_after = (Span(date(2024, 3, 5), date(2024, 3, 10)), Span(date(2024, 4, 1), date(2024, 4, 3)))
    terms = DecisionTerms(date(2024, 3, 1), ORDINARY, 0, before_and_after, converted_on=date(2024, 3, 20))
    due = decision_due(terms, CALENDAR, RESTARTS)

    assert due.on == date(2024, 5, 21)  # 19 May + 2
    assert due.reckoning is not None
    assert due.reckoning.lines()[0].startswith("自2024年3月20日（转为普通程序）起算，")


def test_the_time_to_decide_explains_itself() -> None:
    recorded = [
        Exclusion(ExclusionKind.STAY, date(2024, 3, 10), date(2024, 3, 20)),
        Exclusion(ExclusionKind.APPRAISAL, date(2024, 3, 18), date(2024, 3, 25), "实施条例第三十七条"),
        Exclusion(ExclusionKind.STAY, date(2024, 4, 29), date(2024, 5, 6)),
    ]
    terms = DecisionTerms(date(2024, 3, 1), ORDINARY, 30, counted_exclusions(recorded, Edition.ARL23))
    due = decision_due(terms, CALENDAR)

    assert due.on == date(2024, 6, 21)  # 30 April + 30 + 15 + 7
    assert due.reckoning is not None
    assert due.reckoning.lines() == (
        "自2024年3月1日（受理）起算，当日不计入（民事诉讼法第八十五条第二款），期限60日，休息日照算。",
        "加：延长30日。",
        "加：中止、鉴定15日（2024年3月10日至24日不计入，2024年3月25日起恢复计算）。",
        "加：中止7日（2024年4月29日至5月5日不计入，2024年5月6日起恢复计算）。",
        "最后一日：2024年6月21日。",
        "依据：行政复议法（2023年修订）第六十二条第一款。",
    )
