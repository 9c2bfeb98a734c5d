"""What a report says, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.reports.blocks import Block, Heading, MonthsChart, PortionsChart, Prose, Report, RuledSpace, Table
from caseapp.reports.contents import report_on
from caseapp.statistics.indicators import INDICATORS
from caseapp.statistics.sentences import sentences
from caseapp.statistics.sheet import Row, Sheet
from tests.reports.sheets import NOTHING, ORGANS, SHANGQIU, a_sheet, balance_check


def report(sheet: Sheet) -> Report:
    return report_on(sheet, printed_on=date(2024, 1, 5))


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]


def table(blocks: tuple[Block, ...], title: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.title == title)


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2024-03", "统计月报"),
        ("2024-Q1", "统计季报"),
        ("2024-H2", "统计半年报"),
        ("2024", "统计年报"),
        ("2023-12-11..2024-12-10", "统计报告"),  # a span without a name of its own
    ],
)
def test_the_title_says_which_kind_of_report_it_is(period: str, title: str) -> None:
    assert report(a_sheet(period)).title == f"行政复议和行政应诉案件{title}"


def test_sections_stand_in_the_order_of_published_reports() -> None:
    assert headings(report(a_sheet()).blocks) == [
        "一、总体情况",
        "二、被申请人构成",
        "三、申请复议事项",
        "四、行政管理类别",
        "五、审理结果",
        "六、调解和解",
        "七、规范执法与复议监督",
        "八、行政应诉",
        "九、负责人出庭应诉",
        "十、案件特点、存在问题和下一步建议",
        "十一、分项统计表",
        "十二、指标口径和数值",
        "十三、数据校核",
    ]


def test_every_sentence_of_the_sheet_is_printed() -> None:
    sheet = a_sheet()

    prose = [block.text for block in report(sheet).blocks if isinstance(block, Prose)]

    assert prose == [paragraph.text for paragraph in sentences(sheet)]


@pytest.mark.parametrize(
    ("period", "spaces"), [("2024", 3), ("2023-12-11..2024-12-10", 3), ("2024-H1", 0), ("2024-03", 0)]
)
def test_the_office_writes_its_own_words_in_yearly_reports(period: str, spaces: int) -> None:
    assert sum(isinstance(block, RuledSpace) for block in report(a_sheet(period)).blocks) == spaces


def test_every_indicator_is_defined_and_a_rate_names_its_parts() -> None:
    blocks = report(a_sheet()).blocks
    counts, rates = table(blocks, "计数指标的口径和数值"), table(blocks, "比率和均值指标的口径和数值")

    assert sorted(row[0] for row in (*counts.rows, *rates.rows)) == sorted(each.title for each in INDICATORS.values())
    correction = next(row for row in rates.rows if row[0] == "纠错率")
    assert correction[2:] == ("纠错19", "审结140", "13.6%")


def test_figures_stand_beside_last_year_with_their_change() -> None:
    rows = {row[0]: tuple(row[1:]) for row in table(report(a_sheet()).blocks, "行政复议案件主要指标").rows}

    assert rows["新收申请"] == ("件", "231", "211", "20", "9.5")
    assert rows["受理率"] == ("%", "70.6", "71.1", "-0.5", "—")  # a change in 个百分点 has no percentage of its own


def test_an_empty_month_has_dashes_for_rates_and_says_that_there_were_no_cases() -> None:
    blocks = report(a_sheet("2024-02", NOTHING, NOTHING)).blocks
    rows = {row[0]: tuple(row[1:]) for row in table(blocks, "行政复议案件主要指标").rows}

    assert rows["新收申请"] == ("件", "0", "0", "0", "—")
    assert rows["审结率"] == ("%", "—", "—", "—", "—")
    assert Prose("本期没有相关案件。") in blocks
    assert not [block for block in blocks if isinstance(block, Table) and not block.rows]
    assert not [block for block in blocks if isinstance(block, MonthsChart | PortionsChart)]


def test_many_organs_are_summed_in_the_text_and_complete_in_the_appendix() -> None:
    organs = [f"第{number}号机关" for number in range(40)]
    sheet = a_sheet(now={code: count * 9 for code, count in SHANGQIU.items()}, organs=organs)
    blocks = report(sheet).blocks
    short, full = table(blocks, "被申请人（受理案件）"), table(blocks, "各被申请人行政复议案件办理情况")

    assert len(short.rows) == 21
    assert short.rows[-1][0] == "其余（20个）"
    assert sum(int(row[1]) for row in short.rows) == int((short.total or ())[1]) == 163 * 9
    assert [row[0] for row in full.rows] == organs


@pytest.mark.parametrize(("organs", "rows"), [(20, 20), (21, 21), (22, 21)])  # a sum of one would save no row
def test_a_sum_of_the_rest_stands_for_two_organs_at_least(organs: int, rows: int) -> None:
    many = {code: count * 9 for code, count in SHANGQIU.items()}
    sheet = a_sheet(now=many, organs=[f"第{number}号机关" for number in range(organs)])

    assert len(table(report(sheet).blocks, "被申请人（受理案件）").rows) == rows


def test_the_outcomes_of_the_results_table_add_up_to_the_concluded() -> None:
    sheet = a_sheet(now={**SHANGQIU, "terminated": 30})
    outcome = sheet.breakdowns["outcome"]
    other = Row("other", "其他", {"concluded": 7}, {"concluded": 5})
    with_other = replace(outcome, rows=(*outcome.rows, other))
    blocks = report(replace(sheet, breakdowns={**sheet.breakdowns, "outcome": with_other})).blocks
    rows = list(table(blocks, "行政复议案件审理结果").rows)

    assert [row[0] for row in rows][8:11] == ["终止", "其他", "纠错"]
    assert tuple(rows[9]) == ("其他", "件", "7", "5", "2", "40.0")
    assert sum(int(row[2]) for row in rows[1:10]) == int(rows[0][2])


def test_a_failing_check_names_its_cases() -> None:
    check = balance_check(SHANGQIU, missing=["商政复〔2023〕7号", "商政复〔2023〕9号"])
    blocks = report(a_sheet(checks=(check,))).blocks

    (row,) = table(blocks, "数据平衡关系校核").rows
    assert row == (check.title, "上期结转19＋受理163≠审结140＋未审结40", "不符")
    assert any(isinstance(each, Prose) and "商政复〔2023〕7号、商政复〔2023〕9号" in each.text for each in blocks)


def test_charts_stand_only_where_there_is_something_to_compare() -> None:
    def charts(sheet: Sheet) -> list[str]:
        return [block.title for block in report(sheet).blocks if hasattr(block, "names")]

    assert charts(a_sheet()) == [
        "各月新收行政复议申请",
        "行政复议案件审理结果构成",
        "各月新收行政应诉案件",
        "各被诉行政机关负责人出庭情况",
    ]
    assert charts(a_sheet("2024-02", {**NOTHING, "concluded": 1}, NOTHING, organs=ORGANS[:1])) == []
