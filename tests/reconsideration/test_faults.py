"""Which facts of a reconsideration case cannot be true together; each is refused by the field at fault."""

from datetime import date
from typing import Any

import pytest

from caseapp.law.codes import Disposal, ExclusionKind, Procedure, RefusalReason
from caseapp.law.endings import ReconsiderationEnding
from caseapp.reconsideration.facts import ApplicantFacts, CorrectionFacts, ExclusionFacts, HearingFacts
from caseapp.reconsideration.faults import faults, number_taken
from tests.cases import case_facts

# The plain case: received 2023-03-01, accepted 03-06, heard 03-30, closed 04-20, served 04-23.
_NOT_ACCEPTED: dict[str, Any] = {
    "number": None,
    "disposal": Disposal.REFUSED,
    "disposed_on": date(2023, 3, 6),
    "accepted_on": None,
    "hearings": (),
    "ending": None,
    "closed_on": None,
    "served_on": None,
}
_OPEN: dict[str, Any] = {"ending": None, "closed_on": None, "served_on": None}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        _NOT_ACCEPTED,
        _NOT_ACCEPTED | {"refusal_reason": RefusalReason.LATE},
        _NOT_ACCEPTED | {"served_on": date(2023, 3, 8)},  # a refusal is served, too
        _NOT_ACCEPTED | {"disposal": None, "disposed_on": None},  # just received
        _OPEN,
        {"disposed_on": date(2023, 3, 1), "accepted_on": date(2023, 3, 1)},  # accepted on the day of receipt
        {"closed_on": date(2023, 3, 30)},  # decided on the day of the hearing
        {"served_on": date(2023, 4, 20)},  # served on the day of the decision
        {"extension_days": 30},
        {"applicant_count": 200},  # a group whose representatives alone are named
        {"hearings": (HearingFacts(),)},  # there was one, nobody wrote down when
        {"exclusions": (ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 6)),)},  # from acceptance on
        {"is_compensated": True, "compensation_fen": 0},
    ],
)
def test_what_can_be_true_together_is_not_refused(changes: dict[str, Any]) -> None:
    assert faults(case_facts(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"applicants": ()}, "applicants", "申请人"),
        ({"applicants": (ApplicantFacts(name="  "),)}, "applicants", "申请人"),
        ({"applicant_count": 0}, "applicant_count", "人数0"),
        ({"applicant_count": -1}, "applicant_count", "人数-1"),
        ({"respondent": " "}, "respondent", "被申请人"),
        ({"co_respondents": ("睢县公安局",)}, "co_respondents", "两次"),
        ({"posted_on": date(2023, 3, 2)}, "received_on", "交邮日期"),  # cannot arrive before it was posted
        ({"accepted_on": None}, "accepted_on", "请填写受理日期"),
        ({"disposal": Disposal.REFUSED}, "disposal", "受理日期"),
        ({"disposal": None, "disposed_on": None}, "disposal", "“空”"),
        (_NOT_ACCEPTED | {"disposed_on": None}, "disposed_on", "处理日期"),
        (_NOT_ACCEPTED | {"disposal": None}, "disposal", "处理结果"),
        ({"refusal_reason": RefusalReason.LATE}, "refusal_reason", "不予受理原因"),
        ({"disposed_on": date(2023, 2, 28)}, "disposed_on", "早于收到申请日期"),
        ({"accepted_on": date(2023, 2, 28)}, "accepted_on", "早于收到申请日期"),
        ({"corrections": (CorrectionFacts(),)}, "corrections", "缺少日期"),
        ({"corrections": (CorrectionFacts(notified_on=date(2023, 2, 27)),)}, "corrections", "早于收到申请日期"),
        (
            {"corrections": (CorrectionFacts(notified_on=date(2023, 3, 3), supplied_on=date(2023, 3, 2)),)},
            "corrections",
            "早于补正通知日期",
        ),
        ({"extension_days": 31}, "extension_days", "0至30"),
        ({"extension_days": -1}, "extension_days", "0至30"),
        # cited is the Act under which the case was accepted
        ({"extension_days": 31}, "extension_days", "行政复议法（2017年修正）第三十一条"),
        (
            {"extension_days": 31, "disposed_on": date(2024, 1, 1), "accepted_on": date(2024, 1, 1)},
            "extension_days",
            "行政复议法（2023年修订）第六十二条第一款",
        ),
        ({"extension_days": 1, "procedure": Procedure.SIMPLIFIED}, "extension_days", "简易程序不得延长"),
        (
            {"exclusions": (ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 5)),)},
            "exclusions",
            "早于受理",
        ),
        (
            {
                "exclusions": (
                    ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 3, 9), end_on=date(2023, 3, 8)),
                )
            },
            "exclusions",
            "早于中止开始日期",
        ),
        (
            {"exclusions": (ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=date(2023, 4, 21)),)},
            "exclusions",
            "晚于结案日期",
        ),
        (
            {
                "exclusions": (
                    ExclusionFacts(kind=ExclusionKind.STAY, start_on=date(2023, 4, 1), end_on=date(2023, 4, 21)),
                )
            },
            "exclusions",
            "晚于结案日期",
        ),
        ({"hearings": (HearingFacts(held_on=date(2023, 3, 5)),)}, "hearings", "早于受理"),
        ({"hearings": (HearingFacts(held_on=date(2023, 4, 21)),)}, "hearings", "晚于结案日期"),
        (_NOT_ACCEPTED | {"hearings": (HearingFacts(),)}, "hearings", "未受理"),
        ({"closed_on": None, "served_on": None}, "closed_on", "请填写结案日期"),
        ({"ending": None}, "ending", "请填写结案方式"),
        ({"closed_on": date(2023, 3, 5), "hearings": ()}, "closed_on", "早于受理日期"),
        ({"served_on": date(2023, 4, 19)}, "served_on", "早于结案日期"),
        (_OPEN | {"served_on": date(2023, 4, 23)}, "closed_on", "填写了送达日期"),
        (_NOT_ACCEPTED | {"served_on": date(2023, 3, 5)}, "served_on", "早于处理日期"),
        (
            _NOT_ACCEPTED | {"disposal": None, "disposed_on": None, "served_on": date(2023, 3, 8)},
            "served_on",
            "没有处理结果",
        ),
        (
            _NOT_ACCEPTED | {"ending": ReconsiderationEnding.UPHOLD, "closed_on": date(2023, 4, 1)},
            "ending",
            "没有受理日期",
        ),
        (_NOT_ACCEPTED | {"is_compensated": True}, "is_compensated", "没有受理日期"),
        (_NOT_ACCEPTED | {"investigated_on": date(2023, 3, 8)}, "investigated_on", "没有受理日期"),
        (_NOT_ACCEPTED | {"suggestion_issued_on": date(2023, 3, 8)}, "suggestion_issued_on", "没有受理日期"),
        ({"compensation_fen": -1}, "compensation_fen", "负数"),
        ({"compensation_fen": 100}, "is_compensated", "赔偿数额"),
        ({"opinion_answered_on": date(2023, 5, 1)}, "opinion_issued_on", "制发日期"),
        (
            {"opinion_issued_on": date(2023, 5, 2), "opinion_answered_on": date(2023, 5, 1)},
            "opinion_answered_on",
            "早于",
        ),
        ({"sued_on": date(2023, 4, 19)}, "sued_on", "早于结案日期"),
    ],
)
def test_a_contradiction_is_refused_by_its_field(changes: dict[str, Any], field: str, says: str) -> None:
    found = [refusal.message for refusal in faults(case_facts(**changes)) if refusal.field == field]

    assert len(found) == 1
    assert says in found[0]


def test_everything_wrong_is_said_at_once() -> None:
    wrong = case_facts(respondent="", closed_on=date(2023, 3, 1), served_on=date(2023, 2, 1), extension_days=99)

    assert {"respondent", "closed_on", "served_on", "extension_days"} <= {each.field for each in faults(wrong)}


def test_a_number_in_use_is_refused_by_name() -> None:
    refusal = number_taken("商政复〔2023〕1号")

    assert refusal.field == "number"
    assert "商政复〔2023〕1号" in refusal.message


def test_one_day_that_is_both_disposal_and_acceptance_is_refused_once() -> None:
    early = case_facts(disposed_on=date(2023, 2, 1), accepted_on=date(2023, 2, 1))

    assert [each.field for each in faults(early)] == ["accepted_on"]
