"""The facts of a case in the order in which a clerk reads the papers, and what each is called on the screen. Pure."""

from collections.abc import Mapping
from typing import Final

from caseapp.law.codes import Disposal
from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.reconsideration.facts import CaseFacts
from caseapp.sections import Section, still_blank

SECTIONS: Final = (
    Section(
        "application",
        "申请",
        ("received_on", "channel", "posted_on", "applicant_kind", "applicant_count", "applicants"),
    ),
    Section(
        "act",
        "被申请人与行政行为",
        (
            "respondent",
            "respondent_level",
            "region",
            "co_respondents",
            "act_name",
            "act_number",
            "act_on",
            "act_known_on",
            "is_uninformed",
            "matter",
            "field",
            "is_enterprise_related",
            "is_precondition",
            "is_norm_review_requested",
            "is_group_case",
        ),
    ),
    Section(
        "disposal",
        "处理",
        (
            "corrections",
            "disposal",
            "disposed_on",
            "accepted_on",
            "is_deemed_accepted",
            "number",
            "refusal_reason",
            "forwarded_to",
            "intake_handler",
        ),
    ),
    Section(
        "review",
        "审理",
        (
            "handler",
            "second_handler",
            "procedure",
            "converted_on",
            "copy_sent_on",
            "copy_received_on",
            "reply_received_on",
            "is_reply_missing",
            "views_heard_on",
            "exclusions",
            "extension_days",
            "extended_on",
            "extension_approver",
            "extension_reason",
            "hearings",
            "norm_reviews",
            "committee_consulted_on",
            "committee_opinion",
            "investigated_on",
            "files_read_on",
            "deliberated_on",
        ),
    ),
    Section(
        "decision",
        "决定",
        (
            "ending",
            "closed_on",
            "decision_number",
            "is_without_reply",
            "is_compensated",
            "compensation_fen",
            "served_on",
            "respondent_served_on",
        ),
    ),
    Section(
        "after",
        "决定之后",
        (
            "redo_due_on",
            "redone_on",
            "perform_due_on",
            "performed_on",
            "opinion_issued_on",
            "opinion_received_on",
            "opinion_answered_on",
            "suggestion_issued_on",
            "is_sued",
            "sued_on",
            "is_petitioned",
            "filed_on",
            "remarks",
        ),
    ),
)

TITLES: Final[Mapping[str, str]] = {
    "received_on": "收到申请日期",
    "channel": "接收方式",
    "posted_on": "交邮日期",
    "applicant_kind": "申请人类别",
    "applicant_count": "申请人人数",
    "applicants": "申请人",
    "respondent": "被申请人",
    "respondent_level": "被申请人级别",
    "region": "所属地区",
    "co_respondents": "共同被申请人",
    "act_name": "行政行为名称",
    "act_number": "行政行为文号",
    "act_on": "行政行为作出日期",
    "act_known_on": "知道行政行为日期",
    "is_uninformed": "未告知复议权利或期限",
    "matter": "申请复议事项",
    "field": "行政管理类别",
    "is_enterprise_related": "涉企",
    "is_precondition": "复议前置",
    "is_norm_review_requested": "附带审查规范性文件",
    "is_group_case": "群体性案件",
    "corrections": "补正",
    "disposal": "处理结果",
    "disposed_on": "处理日期",
    "accepted_on": "受理日期",
    "is_deemed_accepted": "视为受理",
    "number": "案号",
    "refusal_reason": "不予受理原因",
    "forwarded_to": "转送机关",
    "intake_handler": "立案审查人",
    "handler": "承办人",
    "second_handler": "第二承办人",
    "procedure": "审理程序",
    "converted_on": "转普通程序日期",
    "copy_sent_on": "申请书副本发送日期",
    "copy_received_on": "被申请人收到副本日期",
    "reply_received_on": "收到答复日期",
    "is_reply_missing": "被申请人逾期未答复",
    "views_heard_on": "听取意见日期",
    "exclusions": "不计入审理期限的时间",
    "extension_days": "延长天数",
    "extended_on": "决定延长日期",
    "extension_approver": "延长批准人",
    "extension_reason": "延长理由",
    "hearings": "听证",
    "norm_reviews": "规范性文件附带审查",
    "committee_consulted_on": "提请复议委员会日期",
    "committee_opinion": "复议委员会咨询意见",
    "investigated_on": "实地调查日期",
    "files_read_on": "阅卷日期",
    "deliberated_on": "案审会日期",
    "ending": "结案方式",
    "closed_on": "结案日期",
    "decision_number": "决定书文号",
    "is_without_reply": "因不答复视为无证据",
    "is_compensated": "行政赔偿",
    "compensation_fen": "赔偿数额（元）",
    "served_on": "送达申请人日期",
    "respondent_served_on": "送达被申请人日期",
    "redo_due_on": "责令重作期限",
    "redone_on": "重作日期",
    "perform_due_on": "履行期限",
    "performed_on": "履行日期",
    "opinion_issued_on": "意见书制发日期",
    "opinion_received_on": "意见书送达日期",
    "opinion_answered_on": "意见书落实日期",
    "suggestion_issued_on": "建议书制发日期",
    "is_sued": "是否起诉",
    "sued_on": "起诉日期",
    "is_petitioned": "复议后是否信访",
    "filed_on": "归档日期",
    "remarks": "备注",
    "review_due_on": "受理审查到期",
    "due_on": "审理到期",
}

ROW_TITLES: Final[Mapping[str, Mapping[str, str]]] = {
    "applicants": {
        "name": "姓名或名称",
        "kind": "类别",
        "document_number": "证件号码",
        "telephone": "联系电话",
        "address": "住址",
        "agent": "代理人",
    },
    "corrections": {
        "notified_on": "补正通知日期",
        "notice_received_on": "申请人收到通知日期",
        "supply_by_on": "补正期限",
        "supplied_on": "补正材料收到日期",
        "is_lapsed": "逾期未补正",
    },
    "exclusions": {
        "kind": "事由",
        "start_on": "开始日期",
        "end_on": "恢复或结束日期",
        "ground": "中止原因",
        "basis": "依据",
    },
    "hearings": {
        "held_on": "听证日期",
        "notified_on": "通知日期",
        "head_attended": "被申请人负责人是否参加",
        "head_name": "负责人姓名",
        "head_post": "职务",
        "absence_reason": "负责人未参加原因",
        "substitute": "委托参加人员",
    },
    "norm_reviews": {
        "title": "规范性文件名称",
        "found_on": "收到请求或发现问题日期",
        "handling": "处理方式",
        "notified_on": "通知制定机关日期",
        "notice_received_on": "制定机关收到通知日期",
        "answered_on": "制定机关答复日期",
        "transferred_on": "转送日期",
        "transfer_received_on": "有权机关收到转送日期",
        "concluded_on": "审查结束或收到处理结果日期",
        "is_lawful": "是否合法",
    },
}

_WITH_DUTY_TO_PERFORM: Final = ReconsiderationEnding.of(Outcome.ORDERED_TO_PERFORM)


def missing(facts: CaseFacts) -> Mapping[str, tuple[str, ...]]:
    """By section, the facts still blank that a case of this kind will need: for figures, forms or the next step."""
    wanted = {
        "application": ("channel", "applicant_kind"),
        "act": ("respondent_level", "region", "act_name", "matter", "field"),
        "disposal": _wanted_of_disposal(facts),
        "review": ("handler", "procedure", "copy_sent_on", "reply_received_on") if facts.accepted_on else (),
        "decision": _wanted_of_decision(facts),
        "after": _wanted_afterwards(facts),
    }
    return still_blank(facts, wanted)


def _wanted_of_disposal(facts: CaseFacts) -> tuple[str, ...]:
    if facts.disposal is Disposal.ACCEPTED:
        return ("number",)
    return ("refusal_reason",) if facts.disposal is Disposal.REFUSED else ("disposal",)


def _wanted_of_decision(facts: CaseFacts) -> tuple[str, ...]:
    if facts.accepted_on is None:
        return ()
    return ("served_on",) if facts.closed_on else ("ending", "closed_on")


def _wanted_afterwards(facts: CaseFacts) -> tuple[str, ...]:
    if facts.closed_on is None:
        return ()
    return (
        "is_sued",
        *(("redo_due_on", "redone_on") if _must_redo(facts) else ()),
        *(("performed_on",) if facts.ending in _WITH_DUTY_TO_PERFORM else ()),
        *(("opinion_answered_on",) if facts.opinion_issued_on else ()),
        *(("sued_on",) if facts.is_sued else ()),
        "filed_on",
    )


def _must_redo(facts: CaseFacts) -> bool:
    """The time to act anew runs from service on the respondent; before that nothing is missing."""
    return facts.ending is ReconsiderationEnding.REVOKE_REDO and facts.respondent_served_on is not None
