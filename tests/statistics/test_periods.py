"""Periods: how they are written, where they begin and end, what they are compared with."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.statistics.periods import Period, PeriodError, PeriodKind, parse_period

some_days = st.dates(date(1951, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "title"),
    [
        ("2024", "2024-01-01", "2025-01-01", "2024年"),
        ("2024-03", "2024-03-01", "2024-04-01", "2024年3月"),
        ("2024-12", "2024-12-01", "2025-01-01", "2024年12月"),  # the month that ends in the next year
        ("2024-Q1", "2024-01-01", "2024-04-01", "2024年第一季度"),
        ("2024-Q4", "2024-10-01", "2025-01-01", "2024年第四季度"),
        ("2024-H1", "2024-01-01", "2024-07-01", "2024年上半年"),
        ("2024-H2", "2024-07-01", "2025-01-01", "2024年下半年"),
        ("S2024", "2023-12-11", "2024-12-11", "2024统计年度"),
        ("S2024-03", "2024-02-11", "2024-03-11", "2024统计年度3月（2月11日至3月10日）"),
        ("S2024-01", "2023-12-11", "2024-01-11", "2024统计年度1月（2023年12月11日至2024年1月10日）"),
        ("S2024-Q1", "2023-12-11", "2024-03-11", "2024统计年度第一季度（2023年12月11日至2024年3月10日）"),
        ("S2024-H1", "2023-12-11", "2024-06-11", "2024统计年度上半年（2023年12月11日至2024年6月10日）"),
        ("S2024-H2", "2024-06-11", "2024-12-11", "2024统计年度下半年（6月11日至12月10日）"),
        ("2024-03-11..2024-05-10", "2024-03-11", "2024-05-11", "2024年3月11日至2024年5月10日"),  # two of its months
        ("2024-03-05..2024-03-05", "2024-03-05", "2024-03-06", "2024年3月5日"),  # one day: both ends belong to it
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, start: str, end: str, title: str) -> None:
    period = parse_period(text)

    assert (date.fromisoformat(start), date.fromisoformat(end)) == (period.start, period.end)
    assert title == period.title
    assert text == period.text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (" 2024-q1 ", "2024-Q1"),  # spaces and small letters
        ("2024-01-01..2024-12-31", "2024"),  # a range that is a whole year is that year: one period, one name
        ("2024-01-01..2024-06-30", "2024-H1"),
        ("2024-04-01..2024-06-30", "2024-Q2"),
        ("2024-02-01..2024-02-29", "2024-02"),
        ("2023-12-11..2024-12-10", "S2024"),
        ("2023-12-11..2024-06-10", "S2024-H1"),
        ("2024-03-11..2024-06-10", "S2024-Q2"),
        ("2024-02-11..2024-03-10", "S2024-03"),
        ("2024年3月", "2024-03"),  # as reports write it
        ("2024年03月", "2024-03"),
        ("2024年", "2024"),
        ("2024年第四季度", "2024-Q4"),
        ("2024年下半年", "2024-H2"),
        ("2024统计年度", "S2024"),
        ("2024统计年度3月", "S2024-03"),
        (" s2024-q1 ", "S2024-Q1"),
    ],
)
def test_one_period_has_one_name(text: str, same: str) -> None:
    assert parse_period(same) == parse_period(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是统计期间"),
        ("今年", "不是统计期间"),
        ("2024-3", "不是统计期间"),  # the month has two digits
        ("２０２４", "不是统计期间"),  # full-width digits
        ("2024-Q5", "不是统计期间"),
        ("S2024-Q5", "不是统计期间"),
        ("S2024-03-01..2024-03-10", "不是统计期间"),
        ("2024年第五季度", "不是统计期间"),
        ("2024年3月（大约）", "不是统计期间"),
        ("2024-H3", "不是统计期间"),
        ("2024-13", "没有13月"),
        ("2024-00", "没有0月"),
        ("S2024-13", "没有13月"),
        ("2024年13月", "没有13月"),
        ("S1949", "年份1949"),
        ("2023-02-29..2023-03-01", "没有2023年2月29日"),
        ("2024-04-31..2024-05-01", "没有2024年4月31日"),
        ("2024-03-02..2024-03-01", "早于第一日"),
        ("0001", "年份0001"),
        ("9999", "年份9999"),  # no day after its last
        ("2024-01-01..2024-02-01..2024-03-01", "不是统计期间"),
        ("2024-01-01...2024-02-01", "不是统计期间"),
        ("2024'; DROP TABLE", "不是统计期间"),
    ],
)
def test_anything_else_is_refused_in_a_sentence_that_says_why(text: str, said: str) -> None:
    with pytest.raises(PeriodError, match=said):
        parse_period(text)


def test_a_long_text_is_not_repeated_in_full() -> None:
    with pytest.raises(PeriodError) as refused:
        parse_period("9" * 5000)

    assert len(str(refused.value)) < 200


def test_no_period_is_without_a_day() -> None:
    with pytest.raises(PeriodError, match="早于第一日"):
        Period.of_dates(date(2024, 3, 1), date(2024, 3, 1))


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("2024", "2023"),
        ("2024-03", "2024-02"),
        ("2024-01", "2023-12"),
        ("2024-Q1", "2023-Q4"),
        ("2024-H1", "2023-H2"),
        ("S2024", "S2023"),  # a statistical year, not 366 days
        ("S2024-H1", "S2023-H2"),
        ("S2024-01", "S2023-12"),
        ("S2024-Q1", "S2023-Q4"),
        ("2024-02-01..2024-03-31", "2023-12-01..2024-01-31"),  # two months, not 60 days
        ("2024-03-01..2024-03-10", "2024-02-20..2024-02-29"),  # ten days
        ("2024-03-05..2024-03-05", "2024-03-04..2024-03-04"),
    ],
)
def test_the_preceding_period_steps_by_months_where_it_is_whole_months(text: str, previous: str) -> None:
    assert parse_period(previous) == parse_period(text).previous()


@pytest.mark.parametrize(
    ("text", "last_year"),
    [
        ("2024", "2023"),
        ("2024-02", "2023-02"),  # 29 days, then 28
        ("2025-02", "2024-02"),  # 28 days, then 29
        ("2024-Q3", "2023-Q3"),
        ("S2024", "S2023"),
        ("S2024-03", "S2023-03"),  # 29 days, then 28
        ("S2024-Q2", "S2023-Q2"),
        ("2024-02-29..2024-02-29", "2023-02-28..2023-02-28"),  # a day that was not there
        ("2024-02-01..2024-02-28", "2023-02-01..2023-02-28"),
        ("2024-02-10..2024-02-29", "2023-02-10..2023-02-28"),
        ("2024-03-01..2024-03-10", "2023-03-01..2023-03-10"),
    ],
)
def test_the_same_period_last_year_is_the_same_days(text: str, last_year: str) -> None:
    assert parse_period(last_year) == parse_period(text).last_year()


def test_months_at_the_edges_are_cut_to_the_period() -> None:
    months = parse_period("2023-12-12..2024-12-10").months()

    assert len(months) == 13
    assert months[0].text == "2023-12-12..2023-12-31"
    assert months[2].text == "2024-02"
    assert months[-1].text == "2024-12-01..2024-12-10"


def test_a_statistical_year_has_twelve_months_from_an_11th_to_a_10th() -> None:
    year = parse_period("S2024")
    months = year.months()

    assert [month.text for month in months] == [f"S2024-{number:02}" for number in range(1, 13)]
    assert (months[1].start, months[1].last_day) == (date(2024, 1, 11), date(2024, 2, 10))
    assert [year.title_of(month) for month in months[:2]] == [
        "1月（2023年12月11日至2024年1月10日）",
        "2月（1月11日至2月10日）",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "short"),
    [
        ("2024-03", PeriodKind.MONTH, "3月"),
        ("S2024-03", PeriodKind.MONTH, "3月"),
        ("2024-Q2", PeriodKind.QUARTER, "第二季度"),
        ("S2024-H2", PeriodKind.HALF_YEAR, "下半年"),
        ("2024", PeriodKind.YEAR, "2024年"),
        ("2023-12-11..2024-12-10", PeriodKind.YEAR, "2024统计年度"),
        ("2023-12-01..2024-11-30", PeriodKind.ANY, "2023年12月1日至2024年11月30日"),  # twelve months, and no year
        ("2024-02-11..2024-05-10", PeriodKind.ANY, "2月11日至5月10日"),  # three, and no quarter
        ("2024-03-05..2024-03-05", PeriodKind.ANY, "3月5日"),
    ],
)
def test_what_a_report_on_a_period_is_called(text: str, kind: PeriodKind, short: str) -> None:
    period = parse_period(text)

    assert (period.kind, period.short_title) == (kind, short)


@pytest.mark.parametrize("number", range(1, 13))
def test_statistical_months_follow_one_another_through_every_year(number: int) -> None:
    month = parse_period(f"S2024-{number:02}")

    assert parse_period(month.title) == month
    assert month.next().previous() == month
    assert month.next().text == (f"S2024-{number + 1:02}" if number < 12 else "S2025-01")
    assert month.last_year().text == f"S2023-{number:02}"


@given(some_days, st.integers(0, 800))
def test_every_period_is_read_back_from_its_text(first: date, length: int) -> None:
    period = Period.of_dates(first, min(first + timedelta(length + 1), date(2200, 12, 31)))

    assert period == parse_period(period.text)
    if period.kind is not PeriodKind.ANY:
        assert period == parse_period(period.title)


@given(some_days, st.integers(0, 800))
def test_periods_touch_and_never_overlap(first: date, length: int) -> None:
    period = Period.of_dates(first, first + timedelta(length + 1))

    assert period.previous().end == period.start
    assert period.next().start == period.end
    assert period.last_year().start < period.start
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all(one.end == other.start for one, other in itertools.pairwise(months))
    assert len(months) == len(period.last_year().months())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2024-02-29",
            "统计期间尚未开始：还没有本期的数字，结转、未审结是截至2024年2月29日仍未审结的案件。",
        ),  # the day before
        ("2024-03-01", "统计期间尚未结束：数字截至2024年3月1日，与上年同期的全期比较。"),  # its first day
        ("2024-03-31", "统计期间尚未结束：数字截至2024年3月31日，与上年同期的全期比较。"),  # its last is not over
        ("2024-04-01", ""),
    ],
)
def test_a_period_that_is_not_over_says_so(day: str, said: str) -> None:
    assert parse_period("2024-03").caution(date.fromisoformat(day)) == said
