"""The fields of administration."""

import pytest

from caseapp.law.codes import Field


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
