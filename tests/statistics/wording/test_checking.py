"""What an office may write: no figure typed over, no unknown name, no rate without what it is a rate of."""

from typing import Any

import pytest

from caseapp.law.refusal import Refused
from caseapp.statistics.indicators import INDICATORS
from caseapp.statistics.wording.checking import LONGEST, checked
from caseapp.statistics.wording.names import FIGURES, GROUPS, OFFICE, PERIOD
from tests.statistics.sheets import sheet


def faults(text: str) -> list[str]:
    """What is wrong with it, nothing where it may be kept."""
    try:
        checked(text)
    except Refused as refused:
        return [each.message for each in refused.refusals]
    return []


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("新收申请140件。", "140件", "【新收申请】"),
        ("新收申请１４０件。", "１４０件", "【新收申请】"),  # full width
        ("新收申请1,140余件。", "1,140余件", "【新收申请】"),
        ("新收申请14\u200b0件。", "140件", "【新收申请】"),  # held apart by what nobody sees
        ("新收申请1［40］件。", "140件", "【新收申请】"),  # held apart by brackets
        ("新收申请一百四十件。", "一百四十件", "【新收申请】"),
        ("新收申请壹佰肆拾件。", "壹佰肆拾件", "【新收申请】"),
        ("其中败诉三件。", "三件", "【败诉】"),
        ("纠错率13.6%。", "13.6%", "【纠错率】"),
        ("按时办结率100％。", "100％", "【按时办结率】"),
        ("纠错率百分之十三点六。", "百分之十三点六", "【纠错率】"),
        ("新收【新收申请】，同比下降5.2%。", "5.2%", "【新收申请·同比】"),
        ("纠错率较上年提高3.5个百分点。", "3.5个百分点", "【纠错率·同比】"),
        ("负责人出庭应诉40件次。", "40件次", "【负责人出庭应诉】"),
        ("申请人数300人。", "300人", "【申请人数】"),
        ("平均审理50天。", "50天", "【平均审理天数】"),
        ("发出行政复议意见书5份。", "5份", "【行政复议意见书】"),
    ],
)
def test_a_typed_figure_is_refused_by_its_words_and_the_placeholder_is_named(
    text: str, words: str, instead: str
) -> None:
    (fault,) = faults(text)

    assert fault == f"“{words}”是直接填写的数字：报告中的数字只能来自台账，请改用占位符{instead}。"


@pytest.mark.parametrize(
    "typed", ["新收申请140，", "新收申请140个，", "新收申请140多个案件，", "新收申请140行政案件，"]
)
def test_a_number_that_may_be_no_figure_is_to_be_written_in_chinese(typed: str) -> None:
    (fault,) = faults(f"{typed}受理【受理】。")

    assert "“140”是直接填写的数字" in fault or "“140多”是直接填写的数字" in fault
    assert "请改用占位符【新收申请】；不是统计数字的，请用汉字书写。" in fault


@pytest.mark.parametrize(
    "text",
    [
        "自2024年1月1日起施行的《中华人民共和国行政复议法》第六十四条、第12条。",  # laws are cited by day and article
        "依照法释〔2020〕3号和《关于2023年工作的意见（140件）》。",
        "2021—2023年连续三年开展案卷评查。",
        "60日内审结，补正期限10日。",  # terms of the law; no figure is counted in 日
        "申请人10人以上的群体性案件。",  # a threshold
        "转自12345热线。",  # a name
        "1. 提高质量；2. 强化监督。（3）落实责任。",  # numbers of an enumeration
        "重点抓好三个方面，5个工作日内告知，（2023）年度考核。",
        "每一件案件一案一档，一次性告知，三年来稳步推进，与各部门一起研究。",
    ],
)
def test_what_is_no_figure_may_be_typed(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("【纠错绿】", "第1行第1字的【纠错绿】不是已有的占位符，是不是【纠错率】？"),
        ("\n甲【新收】", "第1行第2字的【新收】不是已有的占位符，是不是【新收申请】？"),
        ("【ｑｗｅ】", "不是已有的占位符，请从占位符表中复制"),
        ("【新收申请·环比率】", "“新收申请”之后可以写同比、"),
        ("【新收申请·分母】", "“新收申请”之后可以写同比、"),  # a count has none
        ("【被申请人】", "可以写【被申请人·全部】、【被申请人·前三】"),
        ("［若有【绿】：甲］", "【绿】不是已有的占位符"),
        ("［审结【审结】", "没有配对的“］”"),
        (" \n", "请填写这一段的文字"),
        ("字" * (LONGEST + 1), f"最多{LONGEST}字"),
        # Nobody can reckon what is not said.
        ("败诉率【败诉率】。", "请加上【败诉率·分子】和【败诉率·分母】"),
        ("审结【审结应诉案件】，败诉率【败诉率】。", "请加上【败诉率·分子】。"),
        ("审结【审结应诉案件】，败诉【败诉】。此外。败诉率【败诉率】。", "请加上【败诉率·分子】和【败诉率·分母】"),
    ],
)
def test_what_cannot_be_said_is_refused_and_the_way_out_named(text: str, message: str) -> None:
    assert any(message in fault for fault in faults(text)), faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "审结【审结应诉案件】，败诉【败诉】，败诉率【败诉率】。",
        "审结【审结应诉案件】。败诉【败诉】，败诉率【败诉率】。",  # in the sentence before
        "败诉【败诉率·分子】，占【败诉率·分母名】的【败诉率】。",
        "审结应诉案件中，败诉【败诉】，败诉率【败诉率】。",  # by name, in words
    ],
)
def test_a_rate_stands_beside_what_it_is_a_rate_of(text: str) -> None:
    assert faults(text) == []


def test_every_fault_is_told_at_once_but_no_more_than_anybody_reads() -> None:
    assert len(faults("甲1件，乙2件。")) == 2
    assert len(faults("【甲】" * 500)) == 10


def test_what_is_kept_has_no_invisible_signs_and_no_space_around_it() -> None:
    assert checked("  新收\u200b【新收申请】。\r\n甲\x00乙。\r\n") == "新收【新收申请】。\n甲乙。"


def test_every_name_means_one_thing() -> None:
    names: list[Any] = [PERIOD, OFFICE, *(each.title for each in INDICATORS.values()), *GROUPS]

    assert len(names) == len(set(names))
    assert set(FIGURES.values()) == set(INDICATORS.values())
    assert {plan.code for plan in GROUPS.values()} <= set(sheet({}).breakdowns)
