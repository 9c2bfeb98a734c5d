"""The fields of administration and their rows in the editions of 表1."""

import pytest

from caseapp.law.codes import Field
from caseapp.law.fields import ROWS_2010, ROWS_2015


def test_the_editions_have_the_rows_that_were_printed() -> None:
    assert len(ROWS_2010) == len(set(ROWS_2010)) == 44
    assert len(ROWS_2015) == len(set(ROWS_2015)) == 46


def test_every_field_has_a_row_in_each_edition_and_every_row_a_field() -> None:
    assert {field.row_2010 for field in Field} == set(ROWS_2010)
    assert {field.row_2015 for field in Field} == set(ROWS_2015)


@pytest.mark.parametrize("row", ROWS_2010)
def test_a_field_written_as_a_row_of_2010_is_printed_in_that_row(row: str) -> None:
    assert Field.find(row).row_2010 == row


@pytest.mark.parametrize("row", ROWS_2015)
def test_a_field_written_as_a_row_of_2015_is_printed_in_that_row(row: str) -> None:
    assert Field.find(row).row_2015 == row


@pytest.mark.parametrize(
    "term",
    [
        "市场监管",
        "自然资源",
        "生态环境",
        "应急管理",
        "人力资源和社会保障",
        "农业农村",
        "住房和城乡建设",
        "文化和旅游",
        "卫生健康",
        "医疗保障",
        "退役军人",
        "城市管理(综合执法)",
        "乡镇(街道)",
        "公安",
        "教育",
    ],
)
def test_what_offices_write_today_is_on_todays_list(term: str) -> None:
    found = Field.find(term)

    assert found.is_current
    assert found.label == term


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("环保", Field.ENVIRONMENT),  # renamed 2018
        ("安监", Field.EMERGENCY),  # renamed 2018
        ("卫生计生", Field.HEALTH),  # renamed 2018
        ("劳动和社会保障", Field.LABOUR),  # renamed 2008
    ],
)
def test_a_renamed_field_is_one_field_under_both_names(old: str, today: Field) -> None:
    assert Field.find(old) is today


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

    assert (found.row_2010, found.row_2015) == (row_2010, row_2015)
