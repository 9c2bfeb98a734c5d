"""Which pictures a sheet has, and that they show its figures."""

from dataclasses import replace

import pytest

from caseapp.reports.charts import BarsChart, Chart, ColumnsChart, RatesChart, YearsChart
from caseapp.reports.pictures import pictures
from caseapp.statistics.sheet import Sheet
from tests.reports.sheets import NOTHING, ORGANS, SHANGQIU, YEAR_BEFORE, a_sheet

ALL = [
    "各月新收行政复议申请",
    "各月审结行政复议案件",
    "主要比率历年对比",
    "受理案件的行政管理类别",
    "行政复议案件审理结果构成",
    "审结案件审理天数分布",
    "各月新收行政应诉案件",
    "各地区行政应诉案件败诉率（按件次）",
    "各被诉行政机关负责人出庭率（按件次）",
]


def titles(sheet: Sheet) -> list[str]:
    return [chart.title for chart in pictures(sheet)]


def picture(sheet: Sheet, title: str) -> Chart:
    return next(chart for chart in pictures(sheet) if chart.title == title)


def test_a_year_among_years_has_them_all_in_the_order_of_the_report() -> None:
    assert titles(a_sheet(earlier=[YEAR_BEFORE, SHANGQIU])) == ALL
    assert titles(a_sheet()) == [title for title in ALL if title != "主要比率历年对比"]


@pytest.mark.parametrize(
    ("period", "now", "drawn"),
    [
        ("2024", NOTHING, []),
        ("2024-02", NOTHING, []),
        ("2024-02", {**NOTHING, "concluded": 1}, []),
        ("2019-01-01..2024-12-31", SHANGQIU, [title for title in ALL if "各月" not in title and "历年" not in title]),
    ],
)
def test_there_is_no_picture_where_there_is_nothing_to_compare(
    period: str, now: dict[str, int], drawn: list[str]
) -> None:
    assert titles(a_sheet(period, now, NOTHING, organs=ORGANS if now is SHANGQIU else ORGANS[:1])) == drawn


def test_months_have_their_names_in_either_year() -> None:
    for period in ("2024", "2023-12-11..2024-12-10"):
        chart = picture(a_sheet(period), "各月新收行政复议申请")
        assert isinstance(chart, ColumnsChart)
        assert chart.labels == tuple(f"{month}月" for month in range(1, 13))
        assert sum(chart.now) == 231


def test_rates_are_ordered_and_stand_beside_the_rate_of_all() -> None:
    many = {code: count * 9 for code, count in SHANGQIU.items()}
    chart = picture(a_sheet(now=many), "各地区行政应诉案件败诉率（按件次）")

    assert isinstance(chart, RatesChart)
    assert [rate.value for rate in chart.rates] == sorted((rate.value for rate in chart.rates), reverse=True)
    assert (chart.total.part, chart.total.whole, chart.total.text) == (27, 450, "6.00%")
    assert chart.names == ("败诉", "审结", "败诉率")


def test_nobody_lost_is_no_picture_and_everybody_came_is_one() -> None:
    drawn = titles(a_sheet(now={**SHANGQIU, "lit_lost": 0, "lit_appeared": 48}))

    assert "各地区行政应诉案件败诉率（按件次）" not in drawn
    assert "各被诉行政机关负责人出庭率（按件次）" in drawn


def test_many_organs_are_those_with_most_hearings() -> None:
    sheet = a_sheet(now={code: count * 9 for code, count in SHANGQIU.items()})
    organs = sheet.breakdowns["lit_organ"]
    rows = tuple(row._replace(label=f"{row.label}{copy}") for row in organs.rows for copy in (1, 2))
    many = replace(sheet, breakdowns={**sheet.breakdowns, "lit_organ": replace(organs, rows=rows)})

    chart = picture(many, "各被诉行政机关负责人出庭率（按件次）（开庭最多的15个）")

    assert isinstance(chart, RatesChart)
    assert len(chart.rates) == 15
    heard = sorted((row.counts["lit_heard"] for row in rows), reverse=True)
    assert sorted((rate.whole for rate in chart.rates), reverse=True) == heard[:15]


def test_fields_that_are_many_are_summed_after_the_tenth() -> None:
    sheet = a_sheet(organs=[f"第{number}号机关" for number in range(40)])
    many = replace(sheet, breakdowns={**sheet.breakdowns, "field": sheet.breakdowns["organ"]})

    chart = picture(many, "受理案件的行政管理类别")

    assert isinstance(chart, BarsChart)
    assert len(chart.bars) == 11
    assert chart.bars[-1].label.startswith("其余")
    assert sum(bar.now for bar in chart.bars) == 163


def test_rates_over_years_run_from_the_first_year_with_cases_to_the_period() -> None:
    without_closed = {**YEAR_BEFORE, "concluded": 0}
    chart = picture(a_sheet("2024", earlier=[YEAR_BEFORE, without_closed, NOTHING]), "主要比率历年对比")

    assert isinstance(chart, YearsChart)
    assert chart.years == ("2021", "2022", "2023", "2024")
    correction = next(course for course in chart.courses if course.title == "纠错率")
    assert correction.texts[0] == "—"
    assert correction.texts[-1] == "13.6%"
