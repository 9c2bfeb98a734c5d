"""A row of the 复议台账 becomes the facts of a case, as offices mean it."""

from datetime import date
from typing import Any

import pytest

from caseapp.law.codes import Channel, Disposal, ExclusionKind, Level, Matter, PartyKind, Procedure, RefusalReason
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.fields import Field
from caseapp.reconsideration.facts import ApplicantFacts, CorrectionFacts, HearingFacts
from caseapp.spreadsheets import case_rows
from caseapp.spreadsheets.entries import ANOTHER_OF_THE_DAY
from tests.spreadsheets.reading import only_case, only_fault, read
from tests.spreadsheets.workbooks import CASE, case_workbook, rows_of, workbook

ACCEPTED = {"处理结果": "受理", "受理日期": "2023-03-06"}
CLOSED = ACCEPTED | {"结案方式": "维持", "结案日期": "2023-04-20"}


def _notes(**cells: Any) -> list[str]:
    entries = read(case_workbook(cells))
    assert [str(fault) for fault in entries.faults] == []
    return list(entries.notes)


def test_a_whole_row() -> None:
    facts = only_case(
        case_workbook(
            CLOSED
            | {
                "案号": "商政复[2023]第012号",
                "收到申请日期": date(2023, 3, 1),
                "接收方式": "快递",
                "申请人": "王伟、李明",
                "申请人类别": "个人",
                "被申请人级别": "县级部门",
                "所属地区": "睢县",
                "行政管理类别": "公安",
                "申请复议事项": "处罚",
                "行政行为名称": "行政处罚决定",
                "行政行为文号": "睢公〔2023〕15号",
                "审理程序": "普通",
                "承办人": "李明",
                "第二承办人": "/",
                "延长天数": 30.0,
                "送达日期": "2023.4.23",
                "是否听证": "有",
                "被申请人负责人是否参加听证": "√",
                "是否涉企": "Y",
                "是否复议前置": "否",
                "是否附带审查规范性文件": "×",
                "行政赔偿": "无",
                "是否起诉": None,
                "备注": "第一行\n第二行",
            }
        )
    )

    assert facts.number == "商政复〔2023〕12号"
    assert facts.received_on == date(2023, 3, 1)
    assert facts.channel is Channel.POST
    assert facts.applicants == (ApplicantFacts(name="王伟"), ApplicantFacts(name="李明"))
    assert (facts.applicant_kind, facts.applicant_count) == (PartyKind.CITIZEN, 2)
    assert (facts.respondent_level, facts.region) == (Level.COUNTY_DEPARTMENT, "睢县")
    assert (facts.field, facts.matter) == (Field.POLICE, Matter.PENALTY)
    assert (facts.procedure, facts.handler, facts.second_handler) == (Procedure.ORDINARY, "李明", None)
    assert facts.extension_days == 30
    assert (facts.ending, facts.closed_on) == (ReconsiderationEnding.UPHOLD, date(2023, 4, 20))
    assert facts.served_on == date(2023, 4, 23)
    assert facts.hearings == (HearingFacts(head_attended=True),)
    assert facts.is_enterprise_related
    assert not facts.is_precondition
    assert facts.is_sued is None
    assert facts.remarks == "第一行\n第二行"


# ── Applicants and respondents ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("applicants", "people", "names", "count"),
    [
        ("王伟", None, ["王伟"], 1),
        ("王伟；李明", None, ["王伟", "李明"], 2),
        ("王伟,李明\n张三", None, ["王伟", "李明", "张三"], 3),
        ("王伟、", None, ["王伟"], 1),  # a separator too many names nobody
        ("王伟等3人", None, ["王伟"], 3),
        ("王伟、李明等5人", None, ["王伟", "李明"], 5),
        ("王伟等3人", 3, ["王伟"], 3),
        ("王伟", "12人", ["王伟"], 12),
        ("『王伟等3人』", None, ["王伟等3人"], 1),
        ("商丘某公司（法定代表人：张三、李四）", None, ["商丘某公司（法定代表人：张三、李四）"], 1),
    ],
)
def test_applicants_and_how_many_they_are(applicants: str, people: Any, names: list[str], count: int) -> None:
    facts = only_case(case_workbook({"申请人": applicants, "申请人人数": people}))

    assert [applicant.name for applicant in facts.applicants] == names
    assert facts.applicant_count == count


def test_others_and_the_number_of_people_must_agree() -> None:
    assert "“等3人”，人数却是5" in only_fault(case_workbook({"申请人": "王伟等3人", "人数": 5})).message


@pytest.mark.parametrize("people", [-1, 0, "2.5", "若干"])
def test_a_number_of_people_that_is_none_is_refused(people: Any) -> None:
    fault = only_fault(case_workbook({"申请人人数": people}))

    assert (fault.heading, fault.value) == ("申请人人数", str(people))


def test_fewer_people_than_names_are_refused() -> None:
    assert "少于所列申请人2名" in only_fault(case_workbook({"申请人": "王伟、李明", "申请人人数": 1})).message


def test_details_of_applicants_stand_in_step_with_their_names() -> None:
    facts = only_case(
        case_workbook(
            {"申请人": "王伟；李明", "申请人证件号码": "411；", "申请人电话": "；138", "申请人地址": "甲、乙路；丙路"}
        )
    )

    assert facts.applicants == (
        ApplicantFacts(name="王伟", document_number="411", address="甲、乙路"),
        ApplicantFacts(name="李明", telephone="138", address="丙路"),
    )


def test_details_out_of_step_are_refused_with_the_numbers() -> None:
    fault = only_fault(case_workbook({"申请人": "王伟、李明、张三", "申请人电话": "138；139"}))

    assert fault.heading == "申请人电话"
    assert "“申请人”有3个，“申请人电话”却有2个" in fault.message


def test_the_only_applicants_two_telephones_are_one_fact() -> None:
    assert only_case(case_workbook({"申请人电话": "138、139"})).applicants[0].telephone == "138、139"


def test_the_first_respondent_counts_the_others_stand_beside() -> None:
    facts = only_case(case_workbook({"被申请人": "睢县公安局、睢县人民政府", "共同被申请人": "睢县财政局"}))

    assert facts.respondent == "睢县公安局"
    assert facts.co_respondents == ("睢县人民政府", "睢县财政局")


@pytest.mark.parametrize("heading", ["收到申请日期", "申请人", "被申请人"])
def test_a_row_without_a_required_fact_is_refused_also_as_a_total(heading: str) -> None:
    fault = only_fault(case_workbook({heading: None, "备注": "合计"}))

    assert fault.heading == heading
    assert "合计" in fault.message


# ── What became of the application ────────────────────────────────────────────────────────────────────────────────


def test_an_accepted_case_needs_no_word_for_it() -> None:
    facts = only_case(case_workbook({"受理日期": "2023-03-06"}))

    assert (facts.disposal, facts.disposed_on, facts.accepted_on) == (
        Disposal.ACCEPTED,
        date(2023, 3, 6),
        date(2023, 3, 6),
    )


def test_the_day_of_disposal_is_kept_where_it_is_written() -> None:
    facts = only_case(case_workbook({"处理日期": "2023-03-05", "受理日期": "2023-03-06"}))

    assert facts.disposed_on == date(2023, 3, 5)


def test_accepted_without_a_day_of_acceptance_was_accepted_on_the_day_of_disposal() -> None:
    cells = {"处理结果": "立案", "处理日期": "2023-03-06"}

    assert only_case(case_workbook(cells)).accepted_on == date(2023, 3, 6)
    assert _notes(**cells) == [case_rows.ACCEPTED_ON_DISPOSAL]


def test_accepted_without_any_day_is_refused() -> None:
    entries = read(case_workbook({"处理结果": "受理"}))

    assert "处理结果为受理，请填写受理日期。" in [fault.message for fault in entries.faults]


def test_not_accepted_needs_its_day() -> None:
    fault = only_fault(case_workbook({"处理结果": "不予受理", "不予受理原因": "超期"}))

    assert "请填写处理日期" in fault.message


def test_not_accepted_with_its_reason() -> None:
    facts = only_case(case_workbook({"来件处理": "不予受理", "审查日期": "2023/3/6", "未受理原因": "信访"}))

    assert (facts.disposal, facts.refusal_reason) == (Disposal.REFUSED, RefusalReason.PETITION)


@pytest.mark.parametrize(
    ("word", "disposal"),
    [
        ("不予受理", Disposal.REFUSED),
        ("告知", Disposal.REDIRECTED),
        ("视为放弃", Disposal.ABANDONED),
        ("撤回", Disposal.WITHDRAWN),
    ],
)
def test_a_refusal_written_as_the_ending_is_the_disposal(word: str, disposal: Disposal) -> None:
    cells = {"结案方式": word, "结案日期": "2023-03-06"}
    facts = only_case(case_workbook(cells))

    assert (facts.disposal, facts.disposed_on) == (disposal, date(2023, 3, 6))
    assert (facts.ending, facts.closed_on, facts.accepted_on) == (None, None, None)
    assert _notes(**cells) == [case_rows.CLOSED_AS_DISPOSED]


def test_an_unaccepted_case_closed_on_the_day_of_its_disposal_says_it_twice() -> None:
    facts = only_case(case_workbook({"处理结果": "转送", "处理日期": "2023-03-06", "结案日期": "2023-03-06"}))

    assert (facts.disposed_on, facts.closed_on) == (date(2023, 3, 6), None)


def test_the_same_word_after_acceptance_is_an_ending() -> None:
    facts = only_case(case_workbook(ACCEPTED | {"结案方式": "撤回", "结案日期": "2023-03-16"}))

    assert facts.ending is ReconsiderationEnding.TERM_WITHDRAWN


def test_a_refusal_as_the_ending_of_an_accepted_case_is_refused_with_the_nearest_terms() -> None:
    fault = only_fault(case_workbook(ACCEPTED | {"结案方式": "不予受理", "结案日期": "2023-03-16"}))

    assert (fault.heading, fault.value) == ("结案方式", "不予受理")


# ── The review ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rounds_of_correction_stand_in_step() -> None:
    facts = only_case(
        case_workbook({"补正通知日期": "2023-03-02；2023-03-10", "补正收到日期": "2023-03-06；2023-03-12"})
    )

    assert facts.corrections == (
        CorrectionFacts(notified_on=date(2023, 3, 2), supplied_on=date(2023, 3, 6)),
        CorrectionFacts(notified_on=date(2023, 3, 10), supplied_on=date(2023, 3, 12)),
    )


def test_the_last_round_may_wait_for_its_answer() -> None:
    facts = only_case(case_workbook({"补正通知日期": "2023-03-02；2023-03-10", "补齐日期": date(2023, 3, 6)}))

    assert [correction.supplied_on for correction in facts.corrections] == [date(2023, 3, 6), None]


def test_corrected_papers_alone_are_a_round() -> None:
    facts = only_case(case_workbook({"补正收到日期": "2023-03-06"}))

    assert facts.corrections == (CorrectionFacts(supplied_on=date(2023, 3, 6)),)


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2023-03-10", "2023-03-20", [(10, 20)]),
        ("2023-03-10", None, [(10, None)]),
        ("2023-03-10；2023-03-25", "2023-03-20；2023-03-28", [(10, 20), (25, 28)]),
        ("2023-03-10、2023-03-25", "2023-03-20", [(10, 20), (25, None)]),  # the last is still running
        ("2023-03-10\n2023-03-25", "2023-03-20\n", [(10, 20), (25, None)]),
    ],
)
def test_stays_and_their_ends_in_step(starts: str, ends: str | None, expected: list[tuple[int, int | None]]) -> None:
    facts = only_case(case_workbook(ACCEPTED | {"中止日期": starts, "恢复日期": ends}))

    assert all(row.kind is ExclusionKind.STAY for row in facts.exclusions)
    assert [(row.start_on.day, row.end_on and row.end_on.day) for row in facts.exclusions] == expected


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("2023-03-10", "2023-03-20；2023-03-28"), ("2023-03-10；2023-03-25；2023-04-01", "2023-03-20")],
)
def test_stays_out_of_step_are_refused(starts: str, ends: str) -> None:
    assert only_fault(case_workbook(ACCEPTED | {"中止日期": starts, "恢复日期": ends})).heading == "恢复日期"


def test_an_end_without_a_stay_is_refused() -> None:
    assert "请填写中止日期" in only_fault(case_workbook(ACCEPTED | {"恢复日期": "2023-03-20"})).message


def test_one_bad_day_among_several_is_named() -> None:
    fault = only_fault(case_workbook(ACCEPTED | {"中止日期": "2023-03-10；2023-02-30"}))

    assert "2023年2月没有30日" in fault.message
    assert fault.value == "2023-03-10；2023-02-30"


def test_a_hearing_of_unknown_day() -> None:
    assert only_case(case_workbook(ACCEPTED | {"是否听证": "是"})).hearings == (HearingFacts(),)


def test_hearings_with_their_days() -> None:
    facts = only_case(
        case_workbook(ACCEPTED | {"听证日期": "2023-03-10；2023-03-12", "被申请人负责人是否参加听证": "是；否"})
    )

    assert facts.hearings == (
        HearingFacts(held_on=date(2023, 3, 10), head_attended=True),
        HearingFacts(held_on=date(2023, 3, 12), head_attended=False),
    )


def test_no_hearing_and_no_head_there() -> None:
    cells = ACCEPTED | {"是否听证": "否", "被申请人负责人是否参加听证": "否"}

    assert only_case(case_workbook(cells)).hearings == ()
    assert _notes(**cells) == [case_rows.HEAD_WITHOUT_HEARING]


@pytest.mark.parametrize(
    "cells",
    [
        {"是否听证": "否", "听证日期": "2023-03-10"},
        {"是否听证": "否", "被申请人负责人是否参加听证": "是"},
        {"被申请人负责人是否参加听证": "是"},
    ],
)
def test_a_hearing_that_was_and_was_not_is_refused(cells: dict[str, Any]) -> None:
    only_fault(case_workbook(ACCEPTED | cells))


# ── What followed ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_opinion_paper_without_its_day_has_that_of_the_closing() -> None:
    cells = CLOSED | {"意见书": "是"}

    assert only_case(case_workbook(cells)).opinion_issued_on == date(2023, 4, 20)
    assert _notes(**cells) == [case_rows.OPINION_ON_CLOSING]


def test_an_opinion_paper_with_its_day() -> None:
    cells = CLOSED | {"意见书": "有", "意见书制发日期": "2023-04-25"}

    assert only_case(case_workbook(cells)).opinion_issued_on == date(2023, 4, 25)
    assert _notes(**cells) == []


def test_an_opinion_paper_before_the_closing_needs_its_day() -> None:
    assert "意见书制发日期或结案日期" in only_fault(case_workbook(ACCEPTED | {"意见书": "是"})).message


def test_an_opinion_paper_denied_and_dated_is_refused() -> None:
    only_fault(case_workbook(CLOSED | {"意见书": "否", "意见书制发日期": "2023-04-25"}))


def test_an_amount_says_that_there_was_compensation() -> None:
    cells = CLOSED | {"赔偿金额": 12000.5}
    facts = only_case(case_workbook(cells))

    assert (facts.is_compensated, facts.compensation_fen) == (True, 1_200_050)
    assert _notes(**cells) == [case_rows.COMPENSATED]


def test_an_amount_where_compensation_is_denied_is_refused() -> None:
    assert "行政赔偿" in only_fault(case_workbook(CLOSED | {"行政赔偿": "否", "赔偿金额": 12000})).message


# ── Contradictions and all errors at once ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cells", "heading", "words"),
    [
        (CLOSED | {"结案日期": "2023-03-05"}, "结案日期", "早于受理日期"),
        (ACCEPTED | {"结案方式": "维持"}, "结案方式", "请填写结案日期"),
        (ACCEPTED | {"结案日期": "2023-04-20"}, "结案日期", "请填写结案方式"),
        (ACCEPTED | {"结案方式": "维特", "结案日期": "2023-04-20"}, "结案方式", "最接近的是：维持"),
        (ACCEPTED | {"受理日期": "2023-02-30"}, "受理日期", "2023年2月没有30日"),
        (ACCEPTED | {"延长天数": 31}, "延长天数", "0至30日"),
        (ACCEPTED | {"中止日期": "2023-03-02"}, "中止日期", "早于受理"),
        (CLOSED | {"听证日期": "2023-05-01"}, "听证日期", "晚于结案日期"),
        ({"送达日期": "2023-03-02"}, "送达日期", "没有处理结果"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(cells: dict[str, Any], heading: str, words: str) -> None:
    fault = only_fault(case_workbook(cells))

    if words.startswith("请填写"):  # the missing cell's column may not be in the sheet at all
        assert words in fault.message
    else:
        assert (fault.heading, fault.row) == (heading, 2)
        assert words in fault.message
        assert fault.value


def test_all_errors_of_a_file_come_at_once_and_no_consequence_of_them() -> None:
    faults = read(
        case_workbook(
            CLOSED | {"申请人人数": -1, "接收方式": "飞鸽", "受理日期": "2023-02-30"},
            {"申请人": None},
            CLOSED | {"申请人": "李明", "结案日期": "2023-03-05"},
        )
    ).faults

    assert sorted((fault.row or 0, fault.heading) for fault in faults) == sorted(
        [(2, "受理日期"), (2, "接收方式"), (2, "申请人人数"), (3, "申请人"), (4, "结案日期")]
    )


def test_a_fault_says_where_what_and_what_to_do() -> None:
    fault = only_fault(case_workbook(ACCEPTED | {"受理日期": "2023-02-30"}))

    assert str(fault) == "“复议台账”第2行“受理日期”（E2）：“2023-02-30”，2023年2月没有30日，请核对日期。"


# ── Rows that are the same case ───────────────────────────────────────────────────────────────────────────────────


def test_a_number_stands_once_in_a_file() -> None:
    fault = only_fault(case_workbook({"案号": "商政复〔2023〕1号"}, {"案号": "商政复[2023]01号", "申请人": "李明"}))

    assert (fault.row, fault.heading) == (3, "案号")
    assert "与“复议台账”第2行的案号相同" in fault.message


def test_two_rows_without_a_number_that_say_the_very_same_are_refused() -> None:
    fault = only_fault(case_workbook({"行政行为名称": "答复"}, {"行政行为名称": "答复"}))

    assert fault.row == 3
    assert "与“复议台账”第2行相同" in fault.message


def test_two_applications_of_one_day_that_differ_in_anything_are_two_cases_and_noted() -> None:
    refused = {"处理结果": "不予受理", "处理日期": "2023-03-05"}
    entries = read(case_workbook({"行政行为名称": "答复"}, {"行政行为名称": "答复"} | refused))

    assert entries.faults == []
    assert len(entries.cases) == 2
    assert entries.notes[ANOTHER_OF_THE_DAY] == ["“复议台账”第3行"]


def test_two_acts_of_different_numbers_are_two_cases() -> None:
    entries = read(
        case_workbook({"行政行为名称": "答复", "行政行为文号": "1号"}, {"行政行为名称": "答复", "行政行为文号": "2号"})
    )

    assert entries.faults == []
    assert len(entries.cases) == 2


# ── Rows that are none, and notes ─────────────────────────────────────────────────────────────────────────────────


def test_blank_rows_and_rows_with_a_running_number_only_are_passed_over() -> None:
    heading, row = rows_of(CASE | {"序号": 1})
    blank: list[Any] = [None] * len(heading)
    numbered = [*blank[:-1], 2]

    entries = read(workbook({"台账": [heading, blank, row, numbered, [" "] * len(heading)]}))

    assert entries.faults == []
    assert [entry.line.number for entry in entries.cases] == [3]


def test_a_day_that_lies_ahead_is_noted() -> None:
    assert _notes(**(ACCEPTED | {"收到申请日期": "2023-03-01", "受理日期": "2032-03-06"})) == [
        "受理日期晚于今天（2024-06-30），请核对年份"
    ]


def test_a_due_day_may_lie_ahead() -> None:
    assert _notes(**(CLOSED | {"重作期限": "2032-03-06"})) == []
