"""The facts of a lawsuit in the order in which a clerk reads the papers, and what each is called. Pure."""

from collections.abc import Mapping
from typing import Final

from caseapp.law.codes import Instance
from caseapp.litigation.facts import LawsuitFacts
from caseapp.sections import Section, still_blank

SECTIONS: Final = (
    Section(
        "suit",
        "起诉与应诉通知",
        (
            "court_number",
            "instance",
            "court",
            "served_on",
            "docketed_on",
            "procedure",
            "origin",
            "reconsideration_number",
            "earlier_number",
        ),
    ),
    Section(
        "parties",
        "当事人与案由",
        (
            "plaintiffs",
            "plaintiff_kind",
            "defendants",
            "cause",
            "matter",
            "field",
            "is_norm_review_requested",
        ),
    ),
    Section(
        "answer",
        "应诉",
        (
            "handler",
            "defence_filed_on",
            "evidence_filed_on",
            "evidence_delay_ended_on",
            "is_must_appear",
            "must_appear_ground",
        ),
    ),
    Section("hearings", "开庭与出庭", ("hearings",)),
    Section(
        "decision",
        "裁判",
        ("decided_on", "decision_number", "decision_received_on", "effective_on", "is_appealed", "appealed_on"),
    ),
    Section(
        "after",
        "裁判之后",
        ("has_judicial_suggestion", "suggestion_received_on", "suggestion_answered_on", "filed_on", "remarks"),
    ),
)

TITLES: Final[Mapping[str, str]] = {
    "court_number": "法院案号",
    "instance": "审级",
    "court": "受理法院",
    "served_on": "收到应诉通知日期",
    "docketed_on": "立案日期",
    "procedure": "审理程序",
    "origin": "应诉来源",
    "reconsideration_number": "关联复议案号",
    "earlier_number": "原审案号",
    "plaintiffs": "原告",
    "plaintiff_kind": "原告类别",
    "defendants": "被告",
    "cause": "案由",
    "matter": "被诉行政行为种类",
    "field": "行政管理类别",
    "is_norm_review_requested": "附带审查规范性文件",
    "handler": "承办人",
    "defence_filed_on": "提交答辩状日期",
    "evidence_filed_on": "提交证据日期",
    "evidence_delay_ended_on": "准予延期举证的事由消除日期",
    "is_must_appear": "负责人是否应当出庭",
    "must_appear_ground": "应当出庭的依据",
    "hearings": "开庭",
    "heard_on": "首次公开开庭日期",
    "decided_on": "裁判日期",
    "decision_number": "裁判文书号",
    "decision_received_on": "收到裁判文书日期",
    "effective_on": "裁判生效日期",
    "is_appealed": "是否上诉",
    "appealed_on": "上诉日期",
    "has_judicial_suggestion": "司法建议",
    "suggestion_received_on": "收到司法建议日期",
    "suggestion_answered_on": "回复司法建议日期",
    "filed_on": "归档日期",
    "remarks": "备注",
}

ROW_TITLES: Final[Mapping[str, Mapping[str, str]]] = {
    "plaintiffs": {
        "name": "姓名或名称",
        "kind": "类别",
        "document_number": "证件号码",
        "telephone": "联系电话",
        "address": "住址",
    },
    "defendants": {
        "organ": "机关名称",
        "level": "机关级别",
        "region": "所属地区",
        "role": "被告身份",
        "form": "被告形式",
        "ending": "裁判结果",
        "content": "改判内容",
        "amount_fen": "赔偿数额（元）",
        "perform_due_on": "履行期限",
        "performed_on": "履行日期",
        "remarks": "备注",
    },
    "hearings": {
        "held_on": "开庭日期",
        "is_open": "公开开庭",
        "summons_received_on": "收到传票日期",
        "notice_received_on": "收到出庭通知书日期",
        "appearances": "负责人出庭情况",
    },
    "appearances": {
        "organ": "被告机关",
        "appeared": "负责人是否出庭",
        "person": "出庭负责人",
        "post": "职务",
        "rank": "负责人类别",
        "absence_reason": "未出庭原因",
        "has_absence_proof": "是否提交不能出庭的证明",
        "is_staff_sent": "是否委托工作人员",
        "is_lawyer_only": "是否仅委托律师",
        "is_proof_filed": "是否提交出庭人员身份证明",
        "spoke": "出庭是否发言",
    },
}


def missing(facts: LawsuitFacts) -> Mapping[str, tuple[str, ...]]:
    """By section, the facts still blank that a lawsuit of this kind will need: for figures, forms or the next step."""
    is_appealable = facts.decided_on is not None and facts.instance is Instance.FIRST
    wanted = {
        "suit": ("court", "docketed_on", "origin", *(() if facts.instance is Instance.FIRST else ("earlier_number",))),
        "parties": ("plaintiff_kind", "cause", "matter", "field"),
        "answer": ("handler", "defence_filed_on", "evidence_filed_on"),
        "decision": ("is_appealed", "effective_on") if is_appealable else () if facts.decided_on else ("decided_on",),
        "after": (
            *(("suggestion_answered_on",) if facts.has_judicial_suggestion else ()),
            *(("filed_on",) if facts.decided_on else ()),
        ),
    }
    return still_blank(facts, wanted)
