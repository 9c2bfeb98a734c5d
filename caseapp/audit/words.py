"""How the rows of both registers, and of everything else that is remembered, are told of. Plain values."""

from collections.abc import Mapping
from typing import Final

from caseapp.law.ledgers import Ledger
from caseapp.litigation import past as of_lawsuits
from caseapp.reconsideration import past as of_cases
from caseapp.statistics.sets import CASE_SETS
from caseapp.timeline.past.words import RowWords, Words

WORDS: Final[Mapping[Ledger, Words]] = {
    Ledger.RECONSIDERATION: of_cases.WORDS,
    Ledger.LITIGATION: of_lawsuits.WORDS,
}
# The table of each register's cases.
CASES: Final[Mapping[Ledger, str]] = {
    Ledger.RECONSIDERATION: of_cases.CASE,
    Ledger.LITIGATION: of_lawsuits.CASE,
}
# The day on which a case of the register is closed.
CLOSED_ON: Final[Mapping[Ledger, str]] = {Ledger.RECONSIDERATION: "closed_on", Ledger.LITIGATION: "decided_on"}
# By what a case of the register is called.
NUMBER: Final[Mapping[Ledger, str]] = {Ledger.RECONSIDERATION: "number", Ledger.LITIGATION: "court_number"}

_CORRECTION: Final = {
    "ledger": "台账",
    "case_id": "案件编号",
    "office_id": "机构",
    "is_withdrawal": "撤销登记",
    "before": "改动前的内容",
    "after": "改动后的内容",
    "why": "理由",
    "asked_by": "提出人",
    "asked_at": "提出时间",
    "decision": "意见",
    "decided_by": "处理人",
    "decided_at": "处理时间",
    "decided_why": "处理理由",
    "asked_account_id": "提出人的账号",
    "decided_account_id": "处理人的账号",
    "form_key": "提交编号",
}
_REPORT: Final = {
    "number": "报告编号",
    "office": "机构",
    "title": "标题",
    "period": "统计期间",
    "first_on": "首日",
    "last_on": "末日",
    "issued_on": "签发日期",
    "person": "签发人",
    "change": "所据变动",
    "seal": "所据封印",
    "pdf_sha256": "文件摘要",
    "replaces_id": "所更正的报告",
    "why": "更正理由",
    "number_year": "编号年份",
    "number_serial": "编号序号",
    "office_id": "机构",
    "account_id": "签发人的账号",
    "issued_at": "签发时间",
    "ledger_at": "台账时点",
    "sheet": "数字和口径",
}

# What belongs to no case.
OTHERS: Final[Words] = {
    "proposed_correction": RowWords("待同意的更正", _CORRECTION, derived={"version": "版本"}),
    "issued_report": RowWords("签发的报告", _REPORT, ("number",)),
    "issued_set": RowWords(
        "报告所计案件集",
        {"report_id": "报告", "set_code": "案件集", "number": "件数", "members": "所计案件"},
        ("set_code",),
        values={"set_code": {code: each.title for code, each in CASE_SETS.items()}},
    ),
    "account": RowWords(
        "账号",
        {
            "username": "用户名",
            "name": "姓名",
            "role": "角色",
            "office_id": "机构",
            "is_active": "启用",
            "created_at": "建立时间",
        },
        ("username",),
    ),
    "office": RowWords(
        "复议机构",
        {
            "name": "名称",
            "number_prefix": "案号前缀",
            "organ_id": "所属机关",
            "parent_id": "上级机构",
            "corrections_need_consent": "更正须经第二人同意",
            "has_statistical_year": "按统计年度统计",
        },
        ("name",),
    ),
    "organ": RowWords(
        "行政机关",
        {
            "name": "名称",
            "short_name": "简称",
            "level": "级别",
            "region_id": "所属地区",
            "parent_id": "上级机关",
            "valid_from": "设立日期",
            "valid_to": "撤销日期",
        },
        ("name",),
    ),
    "organ_name": RowWords(
        "行政机关曾用名", {"organ_id": "行政机关", "name": "曾用名", "until_on": "新名称启用日期"}, ("name",)
    ),
    "indicator_choice": RowWords(
        "统计口径",
        {
            "office_id": "机构",
            "indicator": "指标",
            "variant": "口径",
            "beside": "对照口径",
            "decimals": "小数位数",
            "since_on": "施行日期",
        },
        ("indicator", "variant"),
    ),
    "indicator_aim": RowWords(
        "目标和参照值",
        {
            "office_id": "机构",
            "indicator": "指标",
            "kind": "类别",
            "title": "名称",
            "value": "数值",
            "source": "来源",
            "since_on": "施行日期",
            "until_on": "停用日期",
        },
        ("indicator", "title"),
    ),
    "sentence_template": RowWords("报告文字", {"office_id": "机构", "part": "段落", "text": "文字"}, ("part",)),
    "return_edition": RowWords(
        "统计报表格式",
        {
            "code": "代号",
            "title": "报表",
            "edition": "版本",
            "valid_from": "施行日期",
            "valid_to": "停用日期",
            "definition": "格式文件",
        },
        ("title", "edition"),
    ),
    "region": RowWords("地区", {"name": "名称", "parent_id": "上级地区"}, ("name",)),
    "court": RowWords("法院", {"name": "名称"}, ("name",)),
    "calendar_year": RowWords(
        "工作日历年份",
        {"year": "年份", "source": "依据", "recorded_by": "录入人", "recorded_at": "录入时间"},
        ("year",),
    ),
    "arranged_day": RowWords("放假调休日", {"year": "年份", "day": "日期", "kind": "安排", "name": "节日"}, ("day",)),
}
