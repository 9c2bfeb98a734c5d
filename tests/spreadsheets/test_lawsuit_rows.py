"""Rows of the 应诉台账 become the facts of a lawsuit, as offices mean them."""

from datetime import date
from typing import Any

import pytest

from caseapp.law.codes import (
    AbsenceReason,
    DefendantForm,
    DefendantRole,
    Instance,
    Level,
    Origin,
    PartyKind,
    Rank,
)
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.facts import AppearanceFacts, HearingFacts
from caseapp.spreadsheets import lawsuit_rows
from tests.spreadsheets.reading import only_fault, only_lawsuit, read
from tests.spreadsheets.workbooks import LAWSUIT, lawsuit_workbook, rows_of, workbook

DECIDED = {"裁判日期": "2023-07-20", "裁判结果": "驳回诉讼请求"}
HEARD = {"开庭日期": "2023-06-15"}
ORGAN = "睢县公安局"
OTHER = "商丘市人民政府"


def test_a_whole_row() -> None:
    facts = only_lawsuit(
        lawsuit_workbook(
            DECIDED
            | HEARD
            | {
                "法院案号": "(2023)豫14行初52号",
                "审级": "一审",
                "管辖法院": "商丘市中级人民法院",
                "立案日期": date(2023, 5, 4),
                "原告": "王伟、李明",
                "原告类别": "公民",
                "应诉机关级别": "县级部门",
                "所属地区": "睢县",
                "被告身份": "原机关",
                "被告形式": "共同",
                "是否经过复议": "复议维持",
                "复议案号": "商政复[2023]1号",
                "行政管理类别": "公安",
                "被诉行为": "行政处罚",
                "负责人是否出庭": "是",
                "出庭人员": "陈刚",
                "职务": "党委书记、局长",
                "负责人类别": "正职",
                "是否应当出庭": "是",
                "是否上诉": "否",
                "司法建议": "无",
                "赔偿数额（元）": 100,
            }
        )
    )

    assert facts.court_number == "（2023）豫14行初52号"
    assert (facts.instance, facts.court) == (Instance.FIRST, "商丘市中级人民法院")
    assert [plaintiff.name for plaintiff in facts.plaintiffs] == ["王伟", "李明"]
    assert (facts.plaintiff_kind, facts.origin) == (PartyKind.CITIZEN, Origin.UPHELD)
    assert (facts.reconsideration_number, facts.cause) == ("商政复〔2023〕1号", "行政处罚")
    (defendant,) = facts.defendants
    assert (defendant.organ, defendant.level, defendant.region) == (ORGAN, Level.COUNTY_DEPARTMENT, "睢县")
    assert (defendant.role, defendant.form) == (DefendantRole.ORIGINAL, DefendantForm.JOINT)
    assert (defendant.ending, defendant.amount_fen) == (LitigationEnding.REJECT_CLAIM, 10_000)
    came = AppearanceFacts(organ=ORGAN, appeared=True, person="陈刚", post="党委书记、局长", rank=Rank.CHIEF)
    assert facts.hearings == (HearingFacts(held_on=date(2023, 6, 15), appearances=(came,)),)
    assert (facts.is_must_appear, facts.is_appealed, facts.has_judicial_suggestion) == (True, False, False)


def test_without_an_instance_it_is_the_first_and_noted() -> None:
    entries = read(lawsuit_workbook({}))

    assert entries.lawsuits[0].facts.instance is Instance.FIRST
    assert list(entries.notes) == [lawsuit_rows.FIRST_INSTANCE]


# ── Co-defendants ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_rows_of_one_number_are_one_lawsuit_and_blanks_are_as_above() -> None:
    facts = only_lawsuit(
        lawsuit_workbook(
            DECIDED | HEARD | {"审级": "二审", "被告级别": "县级部门", "负责人是否出庭": "是", "裁判结果": "维持原判"},
            {"收到应诉通知日期": None, "原告": None, "被告": OTHER, "负责人是否出庭": "否", "裁判结果": "改判"},
        )
    )

    assert facts.instance is Instance.SECOND
    assert [defendant.organ for defendant in facts.defendants] == [ORGAN, OTHER]
    assert [defendant.ending for defendant in facts.defendants] == [
        LitigationEnding.AFFIRM_JUDGMENT,
        LitigationEnding.REVERSE,
    ]
    assert [defendant.level for defendant in facts.defendants] == [Level.COUNTY_DEPARTMENT, None]
    assert facts.hearings[0].appearances == (
        AppearanceFacts(organ=ORGAN, appeared=True),
        AppearanceFacts(organ=OTHER, appeared=False),
    )


def test_rows_of_one_lawsuit_need_not_be_neighbours() -> None:
    entries = read(lawsuit_workbook({}, {"法院案号": "（2023）豫14行初53号"}, {"被告": OTHER}))

    assert [len(entry.lines) for entry in entries.lawsuits] == [2, 1]


def test_the_same_number_at_another_instance_is_another_lawsuit() -> None:
    entries = read(lawsuit_workbook({"审级": "一审"}, {"审级": "再审"}))

    assert entries.faults == []
    assert [entry.facts.instance for entry in entries.lawsuits] == [Instance.FIRST, Instance.RETRIAL]


@pytest.mark.parametrize(
    ("heading", "one", "other"),
    [
        ("裁判日期", "2023-07-20", "2023-07-21"),
        ("受理法院", "商丘中院", "郑州中院"),
        ("原告", "王伟", "李明"),
        ("开庭日期", "2023-06-15", "2023-06-15；2023-06-20"),
        ("是否上诉", "是", "否"),
    ],
)
def test_rows_of_one_lawsuit_that_disagree_are_refused_naming_both(heading: str, one: str, other: str) -> None:
    base = DECIDED | {heading: one}
    entries = read(lawsuit_workbook(base, base | {"被告": OTHER, heading: other}))

    (fault,) = entries.faults
    assert (fault.row, fault.heading, fault.value) == (3, heading, other)
    assert f"“应诉台账”第2行“{one}”" in fault.message


def test_rows_that_say_the_same_in_other_words_agree() -> None:
    only_lawsuit(
        lawsuit_workbook(
            HEARD | {"裁判日期": "2023-07-20", "裁判结果": "撤诉", "是否上诉": "否", "原告": "王伟、李明"},
            HEARD
            | {"裁判日期": date(2023, 7, 20), "裁判结果": "撤诉", "是否上诉": "×", "被告": OTHER, "原告": "王伟；李明"},
        )
    )


def test_the_same_defendant_twice_is_refused_naming_the_other_row() -> None:
    fault = only_fault(lawsuit_workbook({}, {}))

    assert (fault.row, fault.heading) == (3, "被告")
    assert "“应诉台账”第2行" in fault.message


def test_two_defendants_in_one_cell_are_refused() -> None:
    assert "另起一行" in only_fault(lawsuit_workbook({"被告": f"{ORGAN}、{OTHER}"})).message


# ── Hearings in step ──────────────────────────────────────────────────────────────────────────────────────────────

TWO = {"开庭日期": "2023-06-15；2023-07-01"}
THREE = {"开庭日期": "2023-06-15；2023-07-01；2023-07-02"}


def _appearances(**cells: Any) -> list[AppearanceFacts | None]:
    hearings = only_lawsuit(lawsuit_workbook(cells)).hearings
    return [hearing.appearances[0] if hearing.appearances else None for hearing in hearings]


def test_each_hearing_has_its_own() -> None:
    assert _appearances(**TWO, 负责人是否出庭="是；否", 出庭负责人="陈刚；", 职务="局长；", 未出庭原因="；公务") == [
        AppearanceFacts(organ=ORGAN, appeared=True, person="陈刚", post="局长"),
        AppearanceFacts(organ=ORGAN, appeared=False, absence_reason=AbsenceReason.OFFICIAL_DUTY),
    ]


def test_one_yes_is_meant_for_every_hearing() -> None:
    assert [came and came.appeared for came in _appearances(**TWO, 是否出庭="是")] == [True, True]


def test_one_name_is_that_of_the_official_who_came() -> None:
    assert [came and came.person for came in _appearances(**TWO, 是否出庭="否；是", 出庭负责人="陈刚")] == [
        None,
        "陈刚",
    ]


def test_one_name_for_several_hearings_came_each_time() -> None:
    assert [came and came.person for came in _appearances(**TWO, 是否出庭="是", 出庭负责人="陈刚")] == ["陈刚", "陈刚"]


def test_as_many_names_as_attended_hearings_stand_at_these() -> None:
    names = [came and came.person for came in _appearances(**THREE, 是否出庭="是；否；是", 出庭负责人="陈刚；李刚")]

    assert names == ["陈刚", None, "李刚"]


def test_a_post_of_two_words_is_one_where_semicolons_part_the_hearings() -> None:
    posts = [came and came.post for came in _appearances(**TWO, 是否出庭="是；否", 职务="党委书记、局长；")]

    assert posts == ["党委书记、局长", None]


def test_one_reason_is_meant_for_each_absence() -> None:
    reasons = [came and came.absence_reason for came in _appearances(**THREE, 是否出庭="否；是；否", 未出庭原因="公务")]

    assert reasons == [AbsenceReason.OFFICIAL_DUTY, None, AbsenceReason.OFFICIAL_DUTY]


def test_a_reason_of_absence_for_one_who_came_is_refused() -> None:
    assert "请删去未出庭原因" in only_fault(lawsuit_workbook(HEARD | {"是否出庭": "是", "未出庭原因": "公务"})).message


@pytest.mark.parametrize(
    ("heading", "cell"), [("是否出庭", "是；否；是"), ("是否公开开庭", "是；否；是"), ("收到传票日期", "2023-06-01")]
)
def test_columns_out_of_step_are_refused_with_the_numbers(heading: str, cell: str) -> None:
    fault = only_fault(lawsuit_workbook(TWO | {heading: cell}))

    assert (fault.heading, fault.value) == (heading, cell)
    assert "“开庭日期”有2个" in fault.message


def test_hearings_are_open_unless_said_otherwise() -> None:
    assert [hearing.is_open for hearing in only_lawsuit(lawsuit_workbook(TWO)).hearings] == [True, True]
    closed = only_lawsuit(lawsuit_workbook(TWO | {"是否公开开庭": "否；是"}))
    assert [hearing.is_open for hearing in closed.hearings] == [False, True]


def test_hearings_are_put_in_order_with_all_that_belongs_to_them() -> None:
    facts = only_lawsuit(lawsuit_workbook({"开庭日期": "2023-07-01；2023-06-15", "是否出庭": "是；否"}))

    assert [hearing.held_on.month for hearing in facts.hearings] == [6, 7]
    assert [hearing.appearances[0].appeared for hearing in facts.hearings] == [False, True]


def test_no_hearing_and_nobody_there() -> None:
    entries = read(lawsuit_workbook({"审级": "一审", "是否出庭": "否", "是否公开开庭": "是"}))

    assert entries.faults == []
    assert entries.lawsuits[0].facts.hearings == ()
    assert list(entries.notes) == [lawsuit_rows.NOT_HEARD]


@pytest.mark.parametrize("cells", [{"是否出庭": "是"}, {"出庭负责人": "陈刚"}, {"未出庭原因": "公务"}])
def test_somebody_at_no_hearing_is_refused(cells: dict[str, Any]) -> None:
    assert "请填写开庭日期" in only_fault(lawsuit_workbook(cells)).message


def test_a_name_without_a_word_on_appearing_is_noted_and_not_guessed() -> None:
    entries = read(lawsuit_workbook(HEARD | {"审级": "一审", "出庭负责人": "陈刚"}))

    assert entries.lawsuits[0].facts.hearings[0].appearances[0].appeared is None
    assert list(entries.notes) == [lawsuit_rows.APPEARANCE_UNKNOWN]


# ── How it ended ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("instance", "way", "result", "ending"),
    [
        ("一审", None, "撤销", LitigationEnding.REVOKE),
        ("一审", "撤销", None, LitigationEnding.REVOKE),  # either column may hold it
        ("一审", "判决", "撤销", LitigationEnding.REVOKE),
        ("一审", "判决", "维持", LitigationEnding.UPHOLD_ACT),
        ("一审", "裁定", "驳回起诉", LitigationEnding.DISMISS_SUIT),
        ("一审", "裁定书", "准许撤诉", LitigationEnding.WITHDRAW_SELF),
        ("一审", "调解", "调解", LitigationEnding.MEDIATED),
        ("一审", "调解书", None, LitigationEnding.MEDIATED),
        ("一审", "判决撤销", "判决撤销", LitigationEnding.REVOKE),
        ("二审", "判决", "维持", LitigationEnding.AFFIRM_JUDGMENT),
        ("二审", None, "维持", LitigationEnding.AFFIRM_JUDGMENT),
        ("二审", "判决", "驳回上诉", LitigationEnding.AFFIRM_JUDGMENT),
        ("二审", "裁定", "驳回上诉", LitigationEnding.AFFIRM_RULING),
        ("二审", "裁定", "维持原裁定", LitigationEnding.AFFIRM_RULING),
        ("二审", None, "撤诉", LitigationEnding.WITHDRAW_APPEAL),
        ("再审", None, "改判", LitigationEnding.RETRIAL_REVERSE),
        ("再审", None, "维持原判", LitigationEnding.RETRIAL_AFFIRM),
    ],
)
def test_an_ending_by_instance_and_kind_of_paper(
    instance: str, way: str | None, result: str | None, ending: LitigationEnding
) -> None:
    cells = {"审级": instance, "裁判日期": "2023-07-20", "裁判方式": way, "裁判结果": result}

    assert only_lawsuit(lawsuit_workbook(cells)).defendants[0].ending is ending


@pytest.mark.parametrize(
    "cells", [{"裁判方式": "改判", "裁判结果": "撤销"}, {"裁判结果": "改判", "改判内容": "判决撤销"}]
)
def test_what_a_higher_court_put_in_its_place(cells: dict[str, str]) -> None:
    (defendant,) = only_lawsuit(lawsuit_workbook({"审级": "二审", "裁判日期": "2023-07-20"} | cells)).defendants

    assert (defendant.ending, defendant.content) == (LitigationEnding.REVERSE, LitigationEnding.REVOKE)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"裁判方式": "裁定", "裁判结果": "判决撤销"}, "不是裁定"),
        ({"裁判方式": "判决", "裁判结果": "准许撤诉"}, "不是判决"),
        ({"裁判方式": "判决"}, "不在代码表中"),
        ({"裁判方式": "撤销", "裁判结果": "驳回起诉"}, "不是一回事"),
        ({"裁判结果": "驳回诉讼请示"}, "最接近的是"),
        ({"裁判结果": "维持原判"}, "一审案件不会以"),
    ],
)
def test_an_ending_that_cannot_be_is_refused(cells: dict[str, str], words: str) -> None:
    assert words in only_fault(lawsuit_workbook({"审级": "一审", "裁判日期": "2023-07-20"} | cells)).message


@pytest.mark.parametrize(
    ("cells", "heading", "words"),
    [
        ({"开庭日期": "2023-08-01"} | DECIDED, "开庭日期", "晚于裁判日期"),
        ({"裁判结果": "撤销"}, "", "请填写裁判日期"),
        ({"裁判日期": "2023-07-20"}, "", "请填写被告“睢县公安局”的裁判结果"),
        (DECIDED | {"裁判日期": "2023-05-01"}, "裁判日期", "早于收到应诉通知日期"),
        ({"开庭日期": "2023-06-15；2023-06-15"}, "开庭日期", "写了两次"),
        ({"法院案号": None}, "法院案号", "法院案号为空"),
        ({"被告": None}, "被告", "被告为空"),
    ],
)
def test_what_cannot_be_is_refused(cells: dict[str, Any], heading: str, words: str) -> None:
    fault = only_fault(lawsuit_workbook(cells))

    assert words in fault.message
    assert not heading or fault.heading == heading


def test_a_refusal_that_names_a_defendant_stands_at_its_row() -> None:
    entries = read(lawsuit_workbook(DECIDED, DECIDED | {"被告": OTHER, "裁判结果": None}))

    (fault,) = entries.faults
    assert fault.row == 3
    assert OTHER in fault.message


def test_headings_of_both_ledgers_are_told_apart() -> None:
    entries = read(
        workbook(
            {"应诉": rows_of(LAWSUIT), "复议": rows_of({"收件日期": "2023-03-01", "申请人": "甲", "被申请人": "乙"})}
        )
    )

    assert (len(entries.cases), len(entries.lawsuits)) == (1, 1)
