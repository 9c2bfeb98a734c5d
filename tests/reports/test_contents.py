"""What a report says, and in which order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from caseapp.organs.scope import Topic, TopicKind
from caseapp.reports.blocks import Block, Heading, Prose, Report, RuledSpace, Table
from caseapp.reports.charts import Chart
from caseapp.reports.contents import report_on
from caseapp.reports.pictures import pictures
from caseapp.reports.tabulating import with_variant
from caseapp.statistics.indicators import INDICATORS, VARIANTS
from caseapp.statistics.sentences import sentences
from caseapp.statistics.sheet import Aim, AimKind, Reading, Row, Sheet
from tests.reports.sheets import NOTHING, SHANGQIU, YEAR_BEFORE, a_sheet, balance_check


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
        ("2023-12-11..2024-12-10", "统计年报"),  # the statistical year
        ("2023-12-12..2024-12-10", "统计报告"),  # a span without a name of its own
    ],
)
def test_the_title_says_which_kind_of_report_it_is(period: str, title: str) -> None:
    assert report(a_sheet(period)).title == f"行政复议和行政应诉案件{title}"


def test_sections_stand_in_the_order_of_published_reports() -> None:
    assert headings(report(a_sheet()).blocks) == [
        "一、总体情况",
        "二、申请人情况",
        "三、被申请人构成",
        "四、申请复议事项",
        "五、行政管理类别",
        "六、审理结果",
        "七、调解和解",
        "八、规范执法与复议监督",
        "九、行政应诉",
        "十、负责人出庭应诉",
        "十一、案件特点、存在问题和下一步建议",
        "十二、分项统计表",
        "十三、指标口径和数值",
        "十四、数据校核",
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

    named = [row[0] for row in (*counts.rows, *rates.rows)]
    assert sorted(named) == sorted(with_variant(each) for each in INDICATORS.values())
    correction = next(row for row in rates.rows if row[0] == "纠错率（按审结）")
    assert correction[2:] == ("纠错19", "审结140", "13.6%")


def test_figures_stand_beside_last_year_with_their_change() -> None:
    rows = {row[0]: tuple(row[1:]) for row in table(report(a_sheet()).blocks, "行政复议案件主要指标").rows}

    assert rows["新收申请"] == ("件", "231", "211", "20", "9.5")
    assert rows["受理率"] == ("%", "70.6", "71.1", "-0.5", "—")  # a change in 个百分点 has no percentage of its own


def test_an_empty_month_has_dashes_for_rates_and_says_that_there_were_no_cases() -> None:
    blocks = report(a_sheet("2024-02", NOTHING, NOTHING)).blocks
    rows = {row[0]: tuple(row[1:]) for row in table(blocks, "行政复议案件主要指标").rows}

    assert rows["新收申请"] == ("件", "0", "0", "0", "0", "—")
    assert rows["审结率"] == ("%", "—", "—", "—", "—", "—")
    assert Prose("本期没有相关案件。") in blocks
    assert not [block for block in blocks if isinstance(block, Table) and not block.rows]
    assert not [block for block in blocks if isinstance(block, Chart)]


def test_many_organs_are_summed_in_the_text_and_complete_in_the_appendix() -> None:
    organs = [f"第{number}号机关" for number in range(40)]
    sheet = a_sheet(now={code: count * 9 for code, count in SHANGQIU.items()}, organs=organs)
    blocks = report(sheet).blocks
    short, full = table(blocks, "被申请人（受理案件）"), table(blocks, "分被申请人行政复议案件办理情况")

    assert len(short.rows) == 21
    assert short.rows[-1][0] == "其余20个"
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


def test_every_picture_of_the_sheet_stands_in_the_report() -> None:
    def charts(sheet: Sheet) -> list[str]:
        return [block.title for block in report(sheet).blocks if isinstance(block, Chart)]

    for sheet in (a_sheet(), a_sheet(earlier=[YEAR_BEFORE]), a_sheet("2024-02", NOTHING, NOTHING)):
        assert sorted(charts(sheet)) == sorted(chart.title for chart in pictures(sheet))


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        (Topic(TopicKind.ORGAN, "12", "睢县公安局"), "关于睢县公安局的专题统计报告"),
        (Topic(TopicKind.REGION, "3", "睢县"), "关于睢县的专题统计报告"),
        (Topic(TopicKind.FIELD, "police", "公安"), "关于公安领域的专题统计报告"),
    ],
)
def test_a_report_on_a_topic_says_so_in_its_title(topic: Topic, title: str) -> None:
    sheet = a_sheet()

    assert report(replace(sheet, scope=replace(sheet.scope, topic=topic))).title == title


def test_shorter_periods_stand_beside_the_one_before_too() -> None:
    def compared(period: str) -> list[str]:
        columns = table(report(a_sheet(period)).blocks, "行政复议案件主要指标").columns
        return [column.title for column in columns][2:]

    assert compared("2024-03") == ["本期", "上期", "上年同期", "同比增减", "同比(%)"]
    assert compared("2024") == ["本期", "上年同期", "同比增减", "同比(%)"]  # the year before is last year


def test_years_in_a_row_begin_with_the_first_that_has_cases() -> None:
    blocks = report(a_sheet("2024", earlier=[YEAR_BEFORE, NOTHING, NOTHING])).blocks
    years = table(blocks, "主要指标历年对比")

    assert [column.title for column in years.columns] == ["指标", "单位", "2022年", "2023年", "2024年"]
    rows = {row[0]: tuple(row[1:]) for row in years.rows}
    assert rows["新收申请"] == ("件", "211", "211", "231")
    assert not [block for block in report(a_sheet()).blocks if getattr(block, "title", "") == "主要指标历年对比"]


def test_figures_stand_beside_their_targets_and_reference_values_with_the_source() -> None:
    aims = (
        Aim(AimKind.TARGET, "年度目标", Decimal(100), None),
        Aim(AimKind.REFERENCE, "全省平均", Decimal("88.12"), "省司法厅通报。"),
    )
    held = table(report(changed(a_sheet(), "appearance_rate", aims=aims)).blocks, "主要指标与目标值、参照值对照")

    assert list(held.rows) == [
        ("负责人出庭率", "年度目标", "目标", "%", "93.75", "100", "-6.25"),
        ("负责人出庭率", "全省平均", "参照值", "%", "93.75", "88.12", "5.63"),
    ]
    assert held.note == "注：差距为本期减去对照值。来源：全省平均——省司法厅通报。"


def test_a_second_variant_stands_under_the_first_and_both_are_defined() -> None:
    sheet = a_sheet()
    figure, by_accepted = sheet.figures["correction_rate"], VARIANTS["correction_rate"][1]
    beside = replace(figure, indicator=by_accepted, now=Reading(19, 163, Decimal("11.7")))
    blocks = report(changed(sheet, "correction_rate", beside=beside)).blocks
    names = [row[0] for row in table(blocks, "行政复议案件审理结果").rows]
    defined = {row[0]: row[2:] for row in table(blocks, "比率和均值指标的口径和数值").rows}

    assert names[names.index("纠错") :][1:3] == ["纠错率（按审结）", "纠错率（按受理）"]
    assert defined["纠错率（按审结）"] == ("纠错19", "审结140", "13.6%")
    assert defined["纠错率（按受理）"] == ("纠错19", "受理163", "11.7%")


def test_offices_counted_together_have_a_row_each_and_their_sum() -> None:
    sheet = a_sheet(offices=["商丘市人民政府（本级）", "睢县人民政府"])
    office = sheet.breakdowns["office"]
    tree = replace(office, rows=(office.rows[0], office.rows[1]._replace(depth=1)))
    blocks = report(replace(sheet, breakdowns={**sheet.breakdowns, "office": tree})).blocks
    offices = table(blocks, "各复议机构行政复议案件办理情况")

    assert [row[0] for row in offices.rows] == ["商丘市人民政府（本级）", "　睢县人民政府"]
    assert sum(int(row[1]) for row in offices.rows) == int((offices.total or ())[1]) == 231
    assert table(blocks, "分复议机构行政复议案件办理情况").rows


@pytest.mark.parametrize(
    ("office", "offices", "said"),
    [
        ("商丘市人民政府", [], ""),
        ("商丘市人民政府", ["商丘市人民政府（本级）", "睢县人民政府"], "本级和下级机构，共2个"),
        ("全部机构", ["商丘市人民政府（本级）", "睢县人民政府", "阜阳市人民政府"], "共3个机构"),
    ],
)
def test_a_report_says_how_many_offices_it_counts_together(office: str, offices: list[str], said: str) -> None:
    assert report(a_sheet(office=office, offices=offices)).offices == said


def test_every_breakdown_is_told_to_its_last_row() -> None:
    sheet = a_sheet(offices=["商丘市人民政府（本级）", "睢县人民政府"])
    tables = [block for block in report(sheet).blocks if isinstance(block, Table)]

    for breakdown in sheet.breakdowns.values():
        labels = {row.label for row in breakdown.rows if any(row.counts.values())}
        indicators = {each.title for each in INDICATORS.values()}
        assert any(labels <= {row[0] for row in each.rows} for each in tables) or labels <= indicators, breakdown.code


def changed(sheet: Sheet, code: str, **what: object) -> Sheet:
    return replace(sheet, figures={**sheet.figures, code: replace(sheet.figures[code], **what)})  # type: ignore[arg-type]
