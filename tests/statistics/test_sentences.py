"""The sentences of a report: the wording of published ones, and silence about empty denominators."""

import re
from dataclasses import replace

import pytest

from caseapp.statistics.sentences import Paragraph, Run, sentences
from tests.statistics.sheets import SHANGQIU, sheet

FUYANG = {"lit_heard": 1061, "lit_appeared": 636, "lit_chief_appeared": 61}


def said(paragraphs: tuple[Paragraph, ...], title: str) -> str:
    """What is said under a heading, "" where there is no such heading."""
    return "".join(paragraph.text for paragraph in paragraphs if paragraph.title == title)


def test_the_year_of_shangqiu_reads_as_it_was_published() -> None:
    paragraphs = sentences(sheet(SHANGQIU, period="2023"))

    general = said(paragraphs, "总体情况")
    assert general.startswith("2023年，商丘市人民政府新收行政复议申请231件，依法受理163件，受理率70.6%。")
    assert "应结182件（含上期结转19件），已审结140件，审结率76.9%，未审结42件。" in general
    results = said(paragraphs, "审理结果")
    assert "纠错（包括撤销、变更、确认违法、责令履行）19件，占已审结案件数的13.6%" in results


def test_the_appearances_of_fuyang_read_as_they_were_published() -> None:
    text = said(sentences(sheet(FUYANG, period="2020")), "负责人出庭应诉")

    assert text.startswith("法院开庭审理行政案件1061件，其中636件行政机关负责人出庭应诉，出庭率59.94%。")
    assert "正职负责人出庭应诉61件，正职负责人出庭率5.75%" in text


def test_changes_against_last_year_are_said_without_a_minus_sign() -> None:
    text = said(sentences(sheet(SHANGQIU, {"received": 244, "concluded": 100, "corrected": 15})), "总体情况")

    assert "新收行政复议申请231件，同比下降5.3%，" in text
    assert "已审结140件，同比增长40.0%，" in text
    assert "-" not in text


def test_a_change_of_a_rate_is_in_points() -> None:
    text = said(sentences(sheet(SHANGQIU, {"concluded": 100, "corrected": 15})), "审理结果")

    assert "占已审结案件数的13.6%，较上年同期下降1.4个百分点" in text


def test_an_empty_month_says_that_there_was_nothing_and_names_no_rate() -> None:
    paragraphs = sentences(sheet({}, period="2024-03"))

    assert said(paragraphs, "总体情况") == "2024年3月，商丘市人民政府未收到行政复议申请。无应结案件。"
    assert said(paragraphs, "行政应诉") == "无新收行政应诉案件，无审结案件。"
    assert said(paragraphs, "负责人出庭应诉") == "无开庭审理的行政案件。"
    assert [paragraph.title for paragraph in paragraphs] == ["总体情况", "行政应诉", "负责人出庭应诉"]
    assert not any("率" in paragraph.text or "—" in paragraph.text for paragraph in paragraphs)


def test_no_ratio_is_named_where_no_lawsuit_came() -> None:
    assert "倍" not in said(sentences(sheet(SHANGQIU)), "行政应诉")

    text = said(sentences(sheet({**SHANGQIU, "lit_new_first": 52, "lit_new": 60})), "行政应诉")
    assert text.endswith("新收行政复议申请是新收一审行政应诉案件（52件）的4.44倍。")


def test_groups_are_named_with_their_share_the_largest_first() -> None:
    rows = {"matter": (("信息公开", 3), ("行政处罚", 5))}
    text = said(sentences(sheet(SHANGQIU, rows=rows)), "申请复议事项")

    assert text == "受理的案件中，按组分，行政处罚5件，占62.5%；信息公开3件，占37.5%。"


def test_of_many_groups_the_first_five_are_named() -> None:
    rows = {"field": tuple((f"类{sign}", 9 - at) for at, sign in enumerate("甲乙丙丁戊己"))}
    text = said(sentences(sheet(SHANGQIU, rows=rows)), "行政管理类别")

    assert "按组分，居前五位的是类甲9件" in text
    assert "类戊5件" in text
    assert "类己" not in text


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        ((9, 8, 7, 6, 5, 5), "居前四位的是类0 9件、类1 8件、类2 7件、类3 6件"),  # the fifth is no larger than the sixth
        ((9, 2, 2, 2, 2, 2), "居首位的是类0 9件"),
        ((1, 1, 1, 1, 1, 1), ""),  # none leads
        ((1, 1, 1, 1, 1), "类0 1件、类1 1件、类2 1件、类3 1件、类4 1件"),  # five can all be named
    ],
)
def test_groups_with_as_many_cases_are_named_together_or_not_at_all(counts: tuple[int, ...], named: str) -> None:
    rows = {"field": tuple((f"类{at} ", count) for at, count in enumerate(counts))}
    text = said(sentences(sheet(SHANGQIU, rows=rows)), "行政管理类别")

    assert re.sub("，占[0-9.]+%", "", text) == (f"受理的案件中，按组分，{named}。".replace("、", "；") if named else "")


def test_no_cases_settled_are_not_split_into_none_and_none() -> None:
    assert said(sentences(sheet(SHANGQIU)), "调解和解") == "调解和解结案0件，调解和解率0.0%。"

    some = {**SHANGQIU, "mediated_or_settled": 4, "mediated": 4}
    assert said(sentences(sheet(some)), "调解和解") == "调解和解结案4件，其中调解4件、和解0件，调解和解率2.9%。"


def test_a_column_that_the_ledger_does_not_fill_in_is_not_spoken_of() -> None:
    made = sheet(SHANGQIU, rows={"field": (("未填写", 163),)})
    field = made.breakdowns["field"]
    blank = replace(field, rows=(replace(field.rows[0], key=None),))

    assert said(sentences(made), "行政管理类别")
    assert not said(sentences(replace(made, breakdowns={**made.breakdowns, "field": blank})), "行政管理类别")


def test_the_comprehensive_rate_stands_beside_its_cases_and_last_years_rate() -> None:
    text = said(sentences(sheet({**SHANGQIU, "comprehensively_corrected": 38}, {"concluded": 100})), "审理结果")

    assert text.endswith("综合纠错38件，综合纠错率27.1%，较上年同期提高27.1个百分点。")


def test_every_number_knows_the_figure_it_came_from() -> None:
    paragraphs = sentences(sheet({**SHANGQIU, "mediated_or_settled": 4}, rows={"level": (("县级政府", 163),)}))
    runs = [run for paragraph in paragraphs for run in paragraph.runs]

    assert Run("231件", "received") in runs
    assert Run("13.6%", "correction_rate") in runs
    assert Run("4件", "mediated_or_settled") in runs
    assert Run("163件", "accepted", "level", "0") in runs


@pytest.mark.parametrize("counts", [{}, SHANGQIU, FUYANG])
def test_no_sentence_ends_in_a_comma_or_is_empty(counts: dict[str, int]) -> None:
    for paragraph in sentences(sheet(counts)):
        assert paragraph.text.endswith("。")
        assert "，。" not in paragraph.text
        assert "，，" not in paragraph.text
        assert "。，" not in paragraph.text
