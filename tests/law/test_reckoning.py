"""What a clock's last day says of itself, what is left of it, and what cannot be asked of a clock."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.court_clocks import court_clock
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Addition, Bearer, Due, Unit, days_left, remaining
from caseapp.law.reconsideration_clocks import reconsideration_clock

CALENDAR = shipped_calendar()
SPRING = date(2024, 2, 1)


def lines_of(due: Due) -> tuple[str, ...]:
    assert due.reckoning is not None
    return due.reckoning.lines()


def test_a_count_of_working_days_tells_what_it_skipped_and_what_it_counted() -> None:
    due = reconsideration_clock("REVIEW", SPRING).due(date(2024, 2, 2), CALENDAR, [Addition("延长", 2)])

    assert lines_of(due) == (
        "自2024年2月2日（收到申请或补正材料）起算，当日不计入（民事诉讼法第八十五条第二款），期限5个工作日，只数工作日。",
        "加：延长2个工作日。",
        "跳过的休息日：2024年2月3日、2月10日至17日。",
        "计入的调休上班日：2024年2月4日、2月18日。",
        "最后一日：2024年2月18日。",
        "依据：行政复议法（2023年修订）第三十条、第八十八条。",
    )


def test_a_count_of_months_tells_the_rule_and_the_days_it_rolled_over() -> None:
    due = court_clock("FILE_DIRECT").due(date(2025, 8, 15), CALENDAR)

    assert lines_of(due) == (
        (
            "自2025年8月15日（知道或者应当知道行政行为）起算，当日不计入（民事诉讼法第八十五条第二款），期限6个月，"
            "以到期月的对应日为最后一日，无对应日的为月末日（民法典第二百零二条）。"
        ),
        "数至2026年2月15日，遇休息日（2026年2月15日至23日），顺延至休息日后的第一日（民事诉讼法第八十五条第三款）。",
        "最后一日：2026年2月24日。",
        "依据：行政诉讼法（2017年修正）第四十六条第一款。",
    )


def test_a_notice_counted_back_tells_that_it_moved_earlier() -> None:
    due = court_clock("HEARING_SUMMONS").due(date(2024, 10, 9), CALENDAR)

    assert lines_of(due) == (
        "自2024年10月9日（开庭审理）向前推算，当日不计入，须提前3日，休息日照算。",
        "数至2024年10月6日，遇休息日（2024年10月1日至6日），为保证提前的天数，前移至最近的工作日。",
        "最后一日：2024年9月30日。",
        "依据：行政诉讼法司法解释（法释〔2018〕1号）第七十一条。",
    )


@pytest.mark.parametrize(
    ("id", "start", "doubt"),
    [
        (
            "REVIEW",
            date(2026, 12, 30),
            "暂定：工作日历缺少2027年的放假安排，该部分休息日仅按周六、周日推算，录入后可能变动。",
        ),
        (
            "DECIDE_ORD",
            date(2026, 12, 30),
            "暂定：工作日历缺少2027年的放假安排，最后一日未作休息日顺延，录入后可能变动。",
        ),
        (
            "APPLY_MAX",
            date(2024, 2, 29),
            "暂定：工作日历缺少2029年的放假安排，最后一日未作休息日顺延，录入后可能变动。",
        ),
    ],
)
def test_a_provisional_day_tells_which_year_is_missing(id: str, start: date, doubt: str) -> None:
    due = reconsideration_clock(id, start).due(start, CALENDAR)

    assert due.is_provisional
    assert lines_of(due)[-1] == doubt


def test_a_stretch_still_running_stops_the_clock_and_says_so() -> None:
    stay = Addition("中止", 0, start=date(2024, 3, 10))
    due = court_clock("FIRST").due(date(2024, 3, 1), CALENDAR, [Addition("延长", 90), stay])

    assert (due.on, due.is_provisional) == (None, False)
    assert lines_of(due)[1:4] == (
        "加：延长90日。",
        "中止自2024年3月10日起，尚未结束，期间不计入。",
        "期限停止计算，恢复后才能确定最后一日。",
    )


def test_a_stretch_of_no_day_adds_nothing() -> None:
    same_day = Addition("中止", 0, date(2024, 3, 10), date(2024, 3, 10))
    due = reconsideration_clock("DECIDE_ORD", SPRING).due(date(2024, 3, 1), CALENDAR, [same_day])

    assert due.on == date(2024, 4, 30)
    assert "中止于2024年3月10日当日结束，不增加日数。" in lines_of(due)


def test_what_happens_at_once_is_told_as_such() -> None:
    due = reconsideration_clock("DEEMED_ACCEPT", SPRING).due(date(2024, 2, 21), CALENDAR)

    assert lines_of(due)[:2] == ("受理审查期限届满：2024年2月21日，当日即视为受理。", "最后一日：2024年2月21日。")


def test_a_day_named_by_a_paper_is_neither_counted_nor_rolled() -> None:
    due = reconsideration_clock("PERFORM", SPRING).due_as_named(date(2024, 3, 1), date(2024, 5, 1))

    assert (due.on, due.is_provisional) == (date(2024, 5, 1), False)  # a holiday, and yet the day that was named
    assert lines_of(due) == (
        "决定书送达：2024年3月1日；期限由文书写明。",
        "最后一日：2024年5月1日。",
        "依据：行政复议法（2023年修订）第六十六条。",
    )


def test_two_last_days_are_equal_whatever_their_explanation() -> None:
    due = reconsideration_clock("REVIEW", SPRING).due(date(2024, 3, 11), CALENDAR)

    assert due == Due(date(2024, 3, 18), is_provisional=False, article=due.article)
    assert replace(due, on=date(2024, 3, 19)) != due


@pytest.mark.parametrize(
    ("due_on", "today", "left", "words"),
    [
        # Friday 15 March 2024
        (date(2024, 3, 15), date(2024, 3, 15), 0, "今日到期"),
        (date(2024, 3, 15), date(2024, 3, 14), 1, "还剩1个工作日"),
        (date(2024, 3, 15), date(2024, 3, 9), 5, "还剩5个工作日"),  # from a Saturday: the whole week
        (date(2024, 3, 15), date(2024, 3, 16), -1, "已超期1个工作日"),  # the Saturday after is not "today"
        (date(2024, 3, 15), date(2024, 3, 17), -1, "已超期1个工作日"),
        (date(2024, 3, 15), date(2024, 3, 18), -1, "已超期1个工作日"),  # Monday
        (date(2024, 3, 15), date(2024, 3, 19), -2, "已超期2个工作日"),
        (date(2024, 2, 20), date(2024, 2, 8), 4, "还剩4个工作日"),  # over the festival: 9, 18 (worked), 19, 20
        (date(2027, 1, 5), date(2026, 12, 31), 3, "还剩3个工作日"),  # beyond the calendar by the week: 1, 4, 5
        (date(2024, 5, 1), date(2024, 4, 30), 1, "还剩1个工作日"),  # a day that a notice made a holiday since
    ],
)
def test_what_is_left_of_a_clock_in_working_days(due_on: date, today: date, left: int, words: str) -> None:
    assert days_left(due_on, today, Unit.WORKDAYS, CALENDAR) == left
    assert remaining(due_on, today, Unit.WORKDAYS, CALENDAR) == words


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.MONTHS, Unit.YEARS])
@pytest.mark.parametrize(
    ("today", "left", "words"),
    [
        (date(2024, 3, 3), 12, "还剩12日"),
        (date(2024, 3, 15), 0, "今日到期"),
        (date(2024, 3, 20), -5, "已超期5日"),
        (date(2023, 3, 15), 366, "还剩366日"),  # over the leap day
    ],
)
def test_what_is_left_of_any_other_clock_is_told_in_calendar_days(
    unit: Unit, today: date, left: int, words: str
) -> None:
    assert days_left(date(2024, 3, 15), today, unit, CALENDAR) == left
    assert remaining(date(2024, 3, 15), today, unit, CALENDAR) == words


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [(-1, None, None), (3, date(2024, 3, 10), date(2024, 3, 9))],
)
def test_an_addition_cannot_shorten_a_time_limit_or_run_backwards(
    days: int, start: date | None, end: date | None
) -> None:
    with pytest.raises(ValueError, match=r"shorten|before it starts"):
        Addition("延长", days, start, end)


def test_a_notice_counted_back_cannot_be_prolonged() -> None:
    with pytest.raises(ValueError, match="HEARING_NOTICE is counted back"):
        reconsideration_clock("HEARING_NOTICE", SPRING).due(date(2024, 3, 15), CALENDAR, [Addition("延长", 1)])


def test_a_length_set_by_a_paper_must_be_given() -> None:
    perform = reconsideration_clock("PERFORM", SPRING)

    with pytest.raises(ValueError, match="PERFORM is set by a paper"):
        perform.due(date(2024, 3, 1), CALENDAR)
    with pytest.raises(ValueError, match="PERFORM cannot last 0"):
        perform.lasting(0)


def test_a_special_law_sets_its_own_length_unit_and_article() -> None:
    longer = reconsideration_clock("SUE_AFTER", SPRING).lasting(3, Unit.MONTHS, "专利法第四十六条第二款")
    due = longer.due(date(2023, 11, 30), CALENDAR)

    assert (due.on, due.article) == (date(2024, 2, 29), "专利法第四十六条第二款")


def test_a_bearer_has_a_chinese_label() -> None:
    assert [bearer.label for bearer in Bearer] == [
        "本机关", "被申请人", "申请人", "被告", "原告", "法院", "有关机关",
    ]  # fmt: skip
