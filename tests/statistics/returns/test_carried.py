"""The definition files that come with the program: columns and rows as printed, and where each word counts."""

import pytest

from caseapp.law.codes import Field, Instance
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.statistics.periods import parse_period
from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.editions.carried import carried, carried_text
from caseapp.statistics.returns.editions.queries import Edition, in_force

TABLE_1 = {edition: carried()[f"reconsideration-{edition}"] for edition in (2010, 2015)}
COURT = {edition: carried()[f"litigation-{edition}"] for edition in (2010, 2015)}

# fmt: off
ROWS_2010 = (
    "公安", "国家安全", "劳动和社会保障", "司法行政", "民政", "土地", "地矿", "环保", "农业", "水利", "林业",
    "城市规划", "拆迁", "房屋登记", "工商", "质监", "商务", "物价", "能源", "交通", "信息产业", "邮政",
    "烟草专卖", "税务", "人民银行", "证监", "保监", "银监", "外汇", "财政", "统计", "审计", "海关", "商检",
    "药监", "卫生", "计划生育", "教育", "文化", "专利", "商标", "版权", "旅游", "其他",
)
ROWS_2015 = (
    "公安", "国家安全", "劳动和社会保障", "司法行政", "民政", "土地", "地矿", "环保", "农业", "水利", "林业",
    "城乡规划", "房屋征补(拆迁)", "不动产登记", "工商", "安监", "商务", "物价", "能源", "交通运输", "信息产业",
    "邮政", "烟草专卖", "税务", "人民银行", "证监", "保监", "银监", "外汇", "财政", "统计", "审计", "海关",
    "质检", "食品安全", "卫生计生", "教育", "文化", "专利", "商标", "版权", "旅游", "新闻出版广电", "发展改革",
    "科技", "其他",
)
# fmt: on
_FAMILIES = ("驳回", "维持", "确认违法", "撤销", "变更", "责令履行")
OUTCOMES = {
    2010: (*_FAMILIES, "调解", "终止·撤回申请", "终止·和解协议", "终止·其他", "其他"),
    2015: (*_FAMILIES, "终止·调解(和解)", "终止·其他", "其他"),
}
JUDGMENTS = (
    *("维持", "撤销(全部)", "撤销(部分)", "变更", "履行法定职责", "确认合法或有效", "确认违法或无效"),
    *("驳回诉讼请求", "赔偿", "不予赔偿"),
)
RULINGS = ("驳回起诉", "原告主动撤诉", "被告改变行为后撤诉", "移送", "终结", "其他")


def _row_of(definition: Definition, field: Field | None) -> str:
    (title,) = [row.title for row in definition.rows if field in row.keys]
    return title


def _column_of(definition: Definition, dimension: str, key: str, below: str) -> str:
    """The heading under `below` whose column counts the key, the part 其中 apart."""
    named = (
        "·".join(column.titles).removeprefix(f"{below}·")
        for column in definition.columns
        if key in column.counted.only.get(dimension, ()) and not column.titles[-1].startswith("其中")
    )
    (title,) = named
    return title


@pytest.mark.parametrize(("edition", "rows", "columns"), [(2010, ROWS_2010, 45), (2015, ROWS_2015, 47)])
def test_table_1_has_the_rows_and_columns_that_were_printed(edition: int, rows: tuple[str, ...], columns: int) -> None:
    definition = TABLE_1[edition]

    assert tuple(row.title for row in definition.rows) == rows
    assert [column.number for column in definition.columns] == [str(at) for at in range(1, columns + 1)]
    assert definition.total_title == "合计"


@pytest.mark.parametrize("definition", [*TABLE_1.values(), *COURT.values()], ids=lambda each: each.code)
def test_every_field_has_one_row_and_every_row_a_field(definition: Definition) -> None:
    assert {_row_of(definition, field) for field in (None, *Field)} == {row.title for row in definition.rows}


@pytest.mark.parametrize(("edition", "row"), [*((2010, row) for row in ROWS_2010), *((2015, row) for row in ROWS_2015)])
def test_a_field_written_as_a_row_of_an_edition_is_printed_in_that_row(edition: int, row: str) -> None:
    assert _row_of(TABLE_1[edition], Field.find(row)) == row
    assert _row_of(COURT[edition], Field.find(row)) == row


@pytest.mark.parametrize(
    ("old", "row_2010", "row_2015"),
    [
        ("质监", "质监", "质检"),  # 质检 of 2015 joined 质监 and 商检
        ("商检", "商检", "质检"),
        ("计划生育", "计划生育", "卫生计生"),  # 卫生计生 of 2015 joined 卫生 and 计划生育
        ("卫生", "卫生", "卫生计生"),
        ("房屋登记", "房屋登记", "不动产登记"),
        ("医疗保障", "其他", "其他"),  # younger than both editions
    ],
)
def test_a_merged_field_is_counted_where_each_edition_puts_it(old: str, row_2010: str, row_2015: str) -> None:
    found = Field.find(old)

    assert (_row_of(TABLE_1[2010], found), _row_of(TABLE_1[2015], found)) == (row_2010, row_2015)


@pytest.mark.parametrize("edition", [2010, 2015])
def test_every_ending_has_one_column_of_each_edition_and_every_column_an_ending(edition: int) -> None:
    columns = {_column_of(TABLE_1[edition], "ending", ending, "已审结") for ending in ReconsiderationEnding}

    assert columns == set(OUTCOMES[edition])


@pytest.mark.parametrize(
    ("ending", "column_2010", "column_2015"),
    [
        ("mediated", "调解", "终止·调解(和解)"),
        ("term_settled", "终止·和解协议", "终止·调解(和解)"),  # never counted beside 终止
        ("term_self_corrected", "终止·撤回申请", "终止·其他"),
        ("term_withdrawn", "终止·撤回申请", "终止·其他"),
        ("invalid", "确认违法", "确认违法"),  # no column of its own
        ("agreement_comp", "其他", "其他"),
    ],
)
def test_an_ending_is_counted_where_each_edition_puts_it(ending: str, column_2010: str, column_2015: str) -> None:
    found = [_column_of(TABLE_1[edition], "ending", ending, "已审结") for edition in (2010, 2015)]

    assert found == [column_2010, column_2015]


@pytest.mark.parametrize("edition", [2010, 2015])
def test_first_instance_endings_fill_every_column_of_the_court_form_and_later_ones_none(edition: int) -> None:
    first = [ending for ending in LitigationEnding if Instance.FIRST in ending.instances]
    later = [ending for ending in LitigationEnding if Instance.FIRST not in ending.instances]
    named = {key for column in COURT[edition].columns for key in column.counted.only.get("lit_ending", ())}

    columns = {_column_of(COURT[edition], "lit_ending", ending, "") for ending in first}
    judged, ruled = (f"一审判决·{each}" for each in JUDGMENTS), (f"一审裁定·{each}" for each in RULINGS)
    assert columns == {*judged, *ruled, "行政赔偿调解"}
    assert later
    assert named.isdisjoint(later)


def test_the_revised_court_form_adds_what_the_revision_of_2015_asked_for() -> None:
    before, after = ({column.titles for column in COURT[edition].columns} for edition in (2010, 2015))

    assert before < after
    assert {titles[0] for titles in after - before} == {"应诉机关", "规范性文件附带审查", "负责人出庭应诉情况"}
    assert ("应诉机关", "复议维持后共同应诉") in after


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("2014", "reconsideration-2010"),
        ("2014-12-11..2015-12-10", "reconsideration-2015"),  # by its last day
        ("2015-01", "reconsideration-2015"),
        ("2026", "reconsideration-2015"),  # the one now in force was not to be had
        ("2005", "reconsideration-2010"),
    ],
)
def test_the_edition_in_force_is_that_of_the_last_day(period: str, code: str) -> None:
    editions = [Edition(each, "", is_uploaded=False) for each in TABLE_1.values()]

    edition = in_force(editions, parse_period(period))

    assert edition is not None
    assert edition.definition.code == code


def test_every_file_says_in_chinese_how_it_is_written() -> None:
    for code in carried():
        text = carried_text(code)
        assert text.startswith("# ")
        assert "# columns" in text
        assert "# rows" in text
