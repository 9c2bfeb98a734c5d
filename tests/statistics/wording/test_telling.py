"""The language of a paragraph: what is said, what is left out, and the signs between the rest."""

from dataclasses import replace

import pytest

from caseapp.statistics.sheet import Sheet
from caseapp.statistics.wording.grammar import WordingError, read_wording
from caseapp.statistics.wording.telling import told
from tests.statistics.sheets import sheet

MADE = sheet({"received": 231, "accepted": 163, "concluded": 140, "corrected": 19}, {"received": 244})


def text(wording: str, made: Sheet = MADE) -> str:
    return "".join(run.text for run in told(read_wording(wording), made))


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("【期间】，【机构】", "2023年，商丘市人民政府"),
        ("新收【新收申请】【新收申请·同比】。", "新收231件，同比下降5.3%。"),
        ("受理【受理】【受理·同比】。", "受理163件。"),  # nothing last year: the clause and its comma are not there
        ("受理【受理】【受理·同比】的情况。", "受理163件的情况。"),
        ("去年【新收申请·上年同期】。", "去年244件。"),
        ("占【纠错率·分母名】（【纠错率·分母】）的【纠错率】。", "占已审结案件（140件）的13.6%。"),
        ("［未予受理【未受理】］，审结【审结】。", "审结140件。"),  # nought: the comma goes with the clause
        ("［未予受理【未受理】｜全部受理］，审结【审结】。", "全部受理，审结140件。"),
        ("[未予受理【未受理】|全部受理]，审结【审结】。", "全部受理，审结140件。"),  # typed in half width
        ("【 新收申请 • 同比 】", "同比下降5.3%"),  # spaces, another dot; no comma before the first words
        ("败诉率【败诉率】，审结【审结】。", "审结140件。"),  # an empty denominator takes its clause along
        ("审结【审结】，败诉率【败诉率】。", "审结140件。"),
        ("甲【审结】；乙【败诉率】，丙【受理】。", "甲140件；丙163件。"),  # of two signs the stronger remains
        ("甲【审结】，乙【败诉率】；丙【受理】。", "甲140件；丙163件。"),
        ("甲【审结】。乙【败诉率】，丙【败诉率】。丁【受理】。", "甲140件。丁163件。"),  # a whole sentence
        ("甲【审结】（乙【败诉率】），丙【受理】。", "甲140件，丙163件。"),  # no empty parentheses
        ("甲【败诉率】（乙【审结】），丙【受理】。", "丙163件。"),
        ("甲（乙【败诉率】，丁【审结】）。", "甲（丁140件）。"),
        ("其中：甲【败诉率】；乙【审结】。", "其中：乙140件。"),
        ("［甲【败诉率】。］", ""),
        ("［若有【审结】：胜诉【胜诉】］。", "胜诉0件。"),  # said although it is nought itself
        ("［若有【审结】、【败诉率】：胜诉【胜诉】｜没有审结的］。", "没有审结的。"),
        ("［若有【审结】：甲［乙【败诉】］丙］。", "甲丙。"),
        ("［受理的案件中，按被申请人分，【被申请人·前五】。］审结【审结】。", "审结140件。"),
        ("第一行，\n  第二行【审结】。\n", "第一行，第二行140件。"),
        ("只有文字", "只有文字"),
        ("a）b【审结】", "a）b140件"),
    ],
)
def test_what_can_be_said_is_said_with_the_signs_that_belong_there(wording: str, said: str) -> None:
    assert text(wording) == said


@pytest.mark.parametrize(
    ("wording", "counts", "said"),
    [
        ("【被申请人·全部】", (3, 2, 1, 1), "甲3件，占42.9%；乙2件，占28.6%；丙1件，占14.3%；丁1件，占14.3%"),
        ("【被申请人·前三】", (3, 2, 1, 1), "居前二位的是甲3件，占42.9%；乙2件，占28.6%"),
        ("【被申请人·前三】", (7,), "甲7件，占100%"),
        ("没有【被申请人·前三】。", (), ""),
    ],
)
def test_the_groups_of_a_breakdown_are_listed(wording: str, counts: tuple[int, ...], said: str) -> None:
    rows = {"organ": tuple(zip("甲乙丙丁", counts, strict=False))}

    assert text(wording, sheet({"accepted": 7}, rows=rows)) == said


def test_a_label_with_signs_in_it_is_said_as_it_is() -> None:
    rows = {"organ": (("市场监管局（知识产权局）、商务局，", 2),)}

    assert text("有【被申请人·全部】。", sheet({}, rows=rows)) == "有市场监管局（知识产权局）、商务局，2件，占100%。"


def test_a_sheet_of_one_office_has_no_offices_to_list() -> None:
    alone = replace(MADE, breakdowns={code: each for code, each in MADE.breakdowns.items() if code != "office"})

    assert text("［按机构分，【复议机构·全部】。］审结【审结】。", alone) == "审结140件。"


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ("审结【审结", "第1行第3字的“【”没有配对的“】”"),
        ("审结】", "第1行第3字的“】”没有配对的“【”"),
        ("甲\n乙［丙", "第2行第2字的“［”没有配对的“］”"),
        ("乙]丙", "第1行第2字的“]”没有配对的“［”"),
        ("甲｜乙", "第1行第2字的“｜”不在方括号里"),
        ("［甲｜乙｜丙］", "第1行第5字的“｜”是同一对方括号里的第二个"),
        ("［若有【审结】审结了］", "“若有【审结】”之后要有冒号"),
        ("［［［［［甲］］］］］", "第1行第5字的“［”套得太深"),
    ],
)
def test_brackets_that_do_not_fit_are_refused_by_their_place(wording: str, message: str) -> None:
    with pytest.raises(WordingError, match=message):
        read_wording(wording)
