"""The sentences of a report: the wording of published ones, and silence about empty denominators."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.organs.scope import Topic, TopicKind
from caseapp.statistics.indicators import VARIANTS
from caseapp.statistics.sentences import Paragraph, Run, plain_text, sentences
from caseapp.statistics.sheet import Aim, AimKind
from caseapp.statistics.wording.checking import checked
from caseapp.statistics.wording.parts import PARTS, Part
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

    assert "占已审结案件数的13.6%，较上年下降1.4个百分点" in text


def test_an_empty_month_says_that_there_was_nothing_and_names_no_rate() -> None:
    paragraphs = sentences(sheet({}, period="2024-03"))

    assert said(paragraphs, "总体情况") == "2024年3月，商丘市人民政府未收到行政复议申请。无应结案件。"
    assert said(paragraphs, "行政应诉") == "无新收行政应诉案件。无审结案件。"
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

    assert text == "受理的案件中，按申请复议事项分，行政处罚5件，占62.5%；信息公开3件，占37.5%。"


def test_of_many_groups_the_first_five_are_named() -> None:
    rows = {"field": tuple((f"类{sign}", 9 - at) for at, sign in enumerate("甲乙丙丁戊己"))}
    text = said(sentences(sheet(SHANGQIU, rows=rows)), "行政管理类别")

    assert "按行政管理类别分，居前五位的是类甲9件" in text
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

    assert re.sub("，占[0-9.]+%", "", text) == (
        f"受理的案件中，按行政管理类别分，{named}。".replace("、", "；") if named else ""
    )


def test_no_cases_settled_are_not_split_into_none_and_none() -> None:
    none = said(sentences(sheet(SHANGQIU)), "调解和解")
    assert none == "已审结案件140件中，调解和解结案0件，调解率0%。"

    some = said(sentences(sheet({**SHANGQIU, "mediated_or_settled": 4, "mediated": 4})), "调解和解")
    assert some == "已审结案件140件中，调解和解结案4件，调解率2.9%，其中调解4件、和解0件。"


def test_a_column_that_the_ledger_does_not_fill_in_is_not_spoken_of() -> None:
    made = sheet(SHANGQIU, rows={"field": (("未填写", 163),)})
    field = made.breakdowns["field"]
    blank = replace(field, rows=(field.rows[0]._replace(key=None),))

    assert said(sentences(made), "行政管理类别")
    assert not said(sentences(replace(made, breakdowns={**made.breakdowns, "field": blank})), "行政管理类别")


def test_the_comprehensive_rate_stands_beside_its_cases_and_last_years_rate() -> None:
    text = said(sentences(sheet({**SHANGQIU, "comprehensively_corrected": 38}, {"concluded": 100})), "审理结果")

    assert text.endswith("综合纠错38件，综合纠错率27.1%，较上年提高27.1个百分点。")


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


# ── Word for word: the recurring forms of statistics.md 4, at their edges ─────────────────────────────────────────────

YEAR = SHANGQIU | {
    "on_time": 140,
    "days": 7000,
    "applicants": 300,
    "opinions": 5,
    "opinions_answered": 4,
    "suggestions": 2,
    "lit_new": 60,
    "lit_new_first": 52,
    "lit_new_second": 8,
    "lit_concluded": 58,
    "lit_won": 50,
    "lit_lost": 3,
    "sued_after": 7,
}


@pytest.mark.parametrize(
    ("now", "last_year", "period", "title", "form"),
    [
        (SHANGQIU, {}, "2023", "总体情况", "新收行政复议申请231件，依法受理163件，"),  # a zero base: no comparison
        (SHANGQIU, {"received": 220}, "2023", "总体情况", "新收行政复议申请231件，同比增长5.0%，"),
        (SHANGQIU, {"received": 244}, "2023", "总体情况", "新收行政复议申请231件，同比下降5.3%，"),  # no minus sign
        (SHANGQIU, {"received": 231}, "2023", "总体情况", "新收行政复议申请231件，与上年持平，"),
        (SHANGQIU, {"received": 231}, "2024-03", "总体情况", "新收行政复议申请231件，与上年同期持平，"),  # no year
        (SHANGQIU, {}, "2023", "总体情况", "应结182件（含上期结转19件），已审结140件，"),
        (YEAR, {}, "2023", "总体情况", "按时办结140件，按时办结率100%，"),  # one hundred per cent
        (
            {"received": 3},
            {},
            "2023",
            "总体情况",
            "新收行政复议申请3件。无应结案件。",
        ),  # nothing accepted: no rate of it
        ({"accepted": 2, "due": 2, "pending": 2}, {}, "2023", "总体情况", "未收到行政复议申请，依法受理2件。应结2件"),
        (SHANGQIU, {"concluded": 10, "corrected": 1}, "2023", "审理结果", "的13.6%，较上年提高3.6个百分点，"),
        (SHANGQIU, {"concluded": 10, "corrected": 2}, "2023", "审理结果", "的13.6%，较上年下降6.4个百分点，"),
        (SHANGQIU | {"mediated_or_settled": 25}, {}, "2023", "调解和解", "调解和解结案25件，调解率17.9%"),
        (YEAR, {}, "2023", "规范执法与复议监督", "意见书5份，已落实4份，落实率80.0%；制发行政复议建议书2份。"),
        (YEAR | {"opinions": 0}, {}, "2023", "规范执法与复议监督", "制发行政复议建议书2份。"),  # no signs left over
        (YEAR, {}, "2023", "行政应诉", "新收行政应诉案件60件，其中一审52件，二审8件。已审结58件。"),
        (YEAR, {}, "2023", "行政应诉", "胜诉50件，胜诉率86.21%，败诉3件，败诉率5.17%。"),
        (YEAR, {}, "2023", "行政应诉", "当事人不服提起行政诉讼7件，复议后被诉率5.0%。"),
        (
            {"lit_heard": 1, "lit_appeared": 1},
            {},
            "2023",
            "负责人出庭应诉",
            "其中1件行政机关负责人出庭应诉，出庭率100%。",
        ),
        ({"lit_heard": 1}, {}, "2023", "负责人出庭应诉", "行政案件1件，行政机关负责人均未出庭应诉，出庭率0%。"),
    ],
)
def test_a_sentence_reads_as_in_published_reports(
    now: dict[str, int], last_year: dict[str, int], period: str, title: str, form: str
) -> None:
    assert form in said(sentences(sheet(now, last_year, period=period)), title)


@pytest.mark.parametrize(
    ("chosen", "title", "form"),
    [
        ({"correction_rate": "accepted"}, "审理结果", "19件，占受理案件数的11.7%"),
        ({"correction_rate": "due"}, "审理结果", "19件，占应结案件数的10.4%"),
        (
            {"mediation_rate": "withdrawn_disposed_of"},
            "调解和解",
            "办结案件180件中，调解和解及撤回结案30件，调撤率16.7%",
        ),
        # What the words do not say is said behind the number: both sides of the division, by name.
        ({"conclusion_rate": "accepted"}, "总体情况", "审结率85.9%（已审结案件140件÷受理案件163件），"),
        ({"lit_loss_rate": "first"}, "行政应诉", "败诉率4.00%（一审败诉2件÷审结一审应诉案件50件）"),
        ({"recon_litigation_ratio": "accepted"}, "行政应诉", "受理案件是新收一审行政应诉案件（52件）的3.13倍。"),
    ],
)
def test_a_rate_by_another_definition_says_what_it_is_a_rate_of(chosen: dict[str, str], title: str, form: str) -> None:
    now = YEAR | {"disposed_of": 180, "agreed_or_withdrawn": 30, "lit_lost_first": 2, "lit_concluded_first": 50}

    assert form in said(sentences(sheet(now, chosen=chosen)), title)


def test_a_rate_that_fell_year_by_year_is_said_to_have_done_so() -> None:
    made = sheet(SHANGQIU, {"concluded": 100, "corrected": 15})
    figure = made.figures["correction_rate"]
    earlier = (figure.now._replace(value=Decimal("16.2")), figure.now._replace(value=Decimal("20.0")))
    fallen = replace(made, figures={**made.figures, "correction_rate": replace(figure, earlier=earlier)})

    assert "，较上年下降1.4个百分点，2020年以来纠错率逐年降低，" in said(sentences(fallen), "审理结果")
    assert "逐年" not in said(sentences(made), "审理结果")


def test_a_rate_is_held_against_a_target_and_a_reference_value() -> None:
    made = sheet(FUYANG)
    aims = (
        Aim(AimKind.TARGET, "目标", Decimal(100), None),
        Aim(AimKind.REFERENCE, "全省平均", Decimal("56.20"), "司法厅"),
    )
    figure = replace(made.figures["appearance_rate"], aims=aims)
    text = said(sentences(replace(made, figures={**made.figures, "appearance_rate": figure})), "负责人出庭应诉")

    assert "出庭率59.94%，低于目标（100%）40.06个百分点，高于全省平均（56.20%）3.74个百分点。" in text


@given(st.data())
@settings(max_examples=25)
def test_every_number_that_is_said_is_that_of_its_figure(data: st.DataObject) -> None:
    codes = sorted({code for variants in VARIANTS.values() for each in variants for code in each.sets})
    counts = st.dictionaries(st.sampled_from(codes), st.integers(0, 300))
    chosen = {code: data.draw(st.sampled_from(variants)).variant for code, variants in VARIANTS.items()}
    made = sheet(data.draw(counts), data.draw(counts), chosen=chosen)

    for each in sentences(made):
        assert each.text.endswith("。")
        assert not re.search("[，；、。：]{2}|^[，；、。]|（）|（[，；]|[，；]）|—|-[0-9]", each.text), each.text
        for run in each.runs:
            if run.figure_code is not None and run.figure_code in made.figures:
                figure = made.figures[run.figure_code]
                assert run.text in {figure.text_with_unit, f"{figure.now.numerator}{figure.indicator.unit}"}
            elif run.figure_code is not None:
                parts = [
                    number
                    for figure in made.figures.values()
                    for code, number in zip(
                        figure.indicator.sets, (figure.now.numerator, figure.now.denominator), strict=False
                    )
                    if code == run.figure_code
                ]
                assert re.fullmatch(r"(\d+)\D+", run.text)
                assert int(re.sub(r"\D", "", run.text)) in parts


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_the_default_wording_keeps_to_the_rules_for_an_offices_own(part: Part) -> None:
    assert checked(part.default) == part.default.strip()


def test_an_office_says_it_in_its_own_words_and_every_number_in_them_is_a_link() -> None:
    own = {"general": "【期间】我机关［收到申请【新收申请】｜没有收到申请］，［听证【听证案件】］。"}
    (general, *_) = sentences(replace(sheet(SHANGQIU), wording=own))

    assert general.text == "2023年我机关收到申请231件。"
    assert Run("231件", "received") in general.runs
    assert general.is_own


def test_words_that_name_what_is_no_longer_known_give_way_to_the_default_ones() -> None:
    made = sheet(SHANGQIU)
    (general, *_) = sentences(replace(made, wording={"general": "收到【当年的老指标】。"}))

    assert general.text == said(sentences(made), "总体情况")
    assert not general.is_own
    assert "【当年的老指标】不是已有的占位符" in general.fault


def test_the_whole_text_has_numbered_headings() -> None:
    text = plain_text(sheet(SHANGQIU))

    assert text.startswith("商丘市人民政府2023年行政复议和行政应诉情况\n\n一、总体情况\n　　2023年，商丘市人民政府新收")
    assert "\n\n二、审理结果\n　　" in text  # a paragraph with nothing to say takes no number


@pytest.mark.parametrize(
    ("kind", "title", "cases"),
    [
        (TopicKind.ORGAN, "睢县公安局", "（睢县公安局为被申请人或被告的案件）"),
        (TopicKind.REGION, "睢县", "（睢县的案件）"),
        (TopicKind.FIELD, "公安", "（公安类案件）"),
    ],
)
def test_a_paragraph_on_a_topic_says_which_cases_it_speaks_of(kind: TopicKind, title: str, cases: str) -> None:
    whole = sheet(SHANGQIU, period="2023")
    on_topic = replace(whole, scope=replace(whole.scope, topic=Topic(kind, "1", title)))

    assert sentences(on_topic)[0].text.startswith(f"2023年，{whole.office}{cases}新收")
