"""The code tables that the registers share: one table serves form, query, spreadsheet and paper.

Import every table from here: those of the court register are written in `court_codes`, the fields of administration
in `fields`. Endings stand in `endings`.
"""

from caseapp.law.coded import Coded, UnknownCodeError
from caseapp.law.court_codes import AbsenceReason, DefendantForm, DefendantRole, Instance, Origin, Rank
from caseapp.law.fields import Field

__all__ = [
    "AbsenceReason",
    "Channel",
    "Coded",
    "DefendantForm",
    "DefendantRole",
    "Disposal",
    "ExclusionKind",
    "Field",
    "Instance",
    "Level",
    "Matter",
    "NormHandling",
    "Origin",
    "PartyKind",
    "Procedure",
    "Rank",
    "RefusalReason",
    "StayGround",
    "UnknownCodeError",
]


class Channel(Coded, table_title="接收方式"):
    """How an application reached the office (来访 and 来电 are receptions, not applications)."""

    IN_PERSON = "in_person", "当面", ("当面提交", "当面递交", "现场", "现场提交", "现场递交", "窗口", "口头")
    POST = "post", "邮寄", ("信函", "邮递", "快递", "邮政", "邮政快递", "特快专递", "EMS", "来信", "寄送")
    EMAIL = "email", "电子邮件", ("电子邮箱", "邮箱", "E-mail")
    ONLINE = "online", "网上", ("网络", "互联网", "在线", "线上", "网上申请", "网络申请", "小程序")
    FORWARDED = "forwarded", "转送", ("转办", "转交", "移送", "转来", "其他机关转送", "原机关转送")
    OTHER = "other", "其他", ("其它", "传真")


class PartyKind(Coded, table_title="申请人类别"):
    """What an applicant or plaintiff is (the same table serves 申请人类别 and 原告类别)."""

    CITIZEN = "citizen", "公民", ("个人", "自然人", "公民个人", "个体工商户")
    ORGANISATION = (
        "organisation",
        "法人或其他组织",
        ("法人或者其他组织", "法人", "其他组织", "组织", "法人及其他组织", "法人和其他组织", "单位", "企业", "公司"),
    )


class Level(Coded, table_title="机关级别"):
    """The level of an organ, the columns 被申请人 of 表1."""

    TOWNSHIP = (
        "township",
        "乡镇政府(街道)",
        ("乡镇政府", "乡(镇)政府", "乡镇人民政府", "乡镇(街道)", "乡镇街道", "乡镇", "街道", "街道办", "街道办事处"),
    )
    COUNTY_DEPARTMENT = (
        "county_department",
        "县级政府的部门",
        ("县级政府部门", "县级部门", "县区部门", "区县部门", "县政府部门", "区政府部门", "县(区)政府部门", "县直部门"),
    )
    COUNTY = (
        "county",
        "县级政府",
        ("县级人民政府", "县政府", "区政府", "县区政府", "区县政府", "县(区)政府", "县(市、区)政府"),
    )
    CITY_DEPARTMENT = (
        "city_department",
        "市(地)级政府的部门",
        (
            "地(市)级政府的部门",
            "市级政府的部门",
            "市级政府部门",
            "市级部门",
            "市政府部门",
            "市直部门",
            "设区的市级政府的部门",
        ),
    )
    CITY = (
        "city",
        "市(地)级政府",
        ("地(市)级政府", "市级政府", "市级人民政府", "市政府", "地级市政府", "设区的市级政府"),
    )
    PROVINCE_DEPARTMENT = (
        "province_department",
        "省级政府的部门",
        ("省级政府部门", "省级部门", "省政府部门", "省直部门"),
    )
    PROVINCE = "province", "省级政府", ("省级人民政府", "省政府")
    MINISTRY = "ministry", "国务院部门", ("国务院部委", "国务院各部门", "部委")
    OTHER = "other", "其他", ("其它",)


class Disposal(Coded, table_title="处理结果"):
    """What became of an application on arrival; everything but 受理 is 未受理 (办结, never 审结)."""

    ACCEPTED = "accepted", "受理", ("立案", "予以受理", "已受理", "视为受理", "依法受理")
    REFUSED = "refused", "不予受理", ("不受理", "不予立案", "决定不予受理", "不予受理并告知")
    REDIRECTED = "redirected", "告知", ("告知处理", "告知向有权机关申请", "告知向有关机关申请", "另行告知")
    FORWARDED = "forwarded", "转送", ("转送处理", "转办", "移送", "转送有权机关")
    ABANDONED = "abandoned", "逾期不补正视为放弃", ("视为放弃", "逾期不补正", "逾期未补正", "视为放弃申请")
    WITHDRAWN = (
        "withdrawn",
        "受理前撤回(案前化解)",
        ("受理前撤回", "案前化解", "案前和解", "案前撤回", "立案前撤回", "受理前化解", "撤回", "撤回申请"),
    )
    OTHER = "other", "其他", ("其它", "其他处理")


class RefusalReason(Coded, table_title="不予受理原因"):
    """Why an application was refused or redirected; those from ABSTRACT_ACT to OUT_OF_SCOPE are 不属于复议范围."""

    UNCLEAR_PARTY = "unclear_party", "无明确的申请人或被申请人", ("无明确的申请人", "无明确的被申请人", "主体不明确")
    NO_INTEREST = "no_interest", "无利害关系", ("没有利害关系", "与行政行为无利害关系", "申请人不适格", "主体不适格")
    LATE = "late", "超过法定申请期限", ("超过申请期限", "超期", "逾期申请", "超过复议期限")
    NOT_COMPETENT = "not_competent", "不属于本机关管辖", ("不属本机关管辖", "非本机关管辖", "无管辖权")
    NO_CLAIM = "no_claim", "无具体的请求和理由", ("无具体请求和理由", "请求不具体", "无具体请求")
    ALREADY_TAKEN = (
        "already_taken",
        "其他机关已受理或法院已立案",
        ("其他机关已受理", "法院已立案", "法院已受理", "重复申请", "其他机关已受理或者法院已立案"),
    )
    ABSTRACT_ACT = "abstract_act", "抽象行政行为", ("规范性文件", "行政法规规章等规范性文件")
    PERSONNEL = "personnel", "行政处分等人事决定", ("行政处分", "人事决定", "人事处理决定", "奖惩任免等决定")
    CIVIL_MEDIATION = "civil_mediation", "对民事纠纷的调解处理", ("民事纠纷调解", "民事纠纷的调解处理")
    DEFENCE_DIPLOMACY = "defence_diplomacy", "国防外交行为", ("国防、外交等国家行为", "国家行为")
    ACCIDENT_FINDING = "accident_finding", "责任事故认定", ("事故责任认定", "交通事故认定")
    FORENSIC = "forensic", "司法鉴定", ()
    CRIMINAL_JUSTICE = "criminal_justice", "刑事司法行为", ("刑事侦查行为",)
    CIVIL_ACT = "civil_act", "民事行为", ()
    PETITION = "petition", "信访行为", ("信访", "信访答复", "信访事项")
    INTERNAL_ACT = "internal_act", "内部行为", ("内部行政行为",)
    GUIDANCE = "guidance", "行政指导", ("行政指导行为",)
    RECONSIDERATION_ACT = "reconsideration_act", "对复议申请的处理", ("复议行为", "对复议决定不服")
    # A ledger often stops at the heading of the group; the heading itself is therefore a reason too.
    OUT_OF_SCOPE = "out_of_scope", "不属于复议范围", ("不属于行政复议范围", "不属于行政复议受理范围", "不属于受案范围")
    OTHER = "other", "其他", ("其它", "其他原因")


class Matter(Coded, table_title="申请复议事项"):
    """The ten matters of 表1."""

    PENALTY = "penalty", "行政处罚", ("处罚", "行政处罚决定")
    COERCION = "coercion", "行政强制", ("强制", "行政强制措施", "行政强制执行", "强制措施", "强制执行")
    EXPROPRIATION = "expropriation", "行政征收", ("征收", "征收征用", "征收补偿", "房屋征收", "土地征收")
    LICENCE = "licence", "行政许可", ("许可", "行政审批")
    RIGHT_DETERMINATION = "right_determination", "行政确权", ("确权", "土地确权", "山林确权")
    CONFIRMATION = "confirmation", "行政确认", ("确认", "工伤认定", "行政登记")
    INFORMATION = "information", "信息公开", ("政府信息公开", "信息公开答复")
    COMPLAINT = "complaint", "举报投诉处理", ("投诉举报处理", "举报投诉", "投诉举报", "举报", "投诉")
    OMISSION = "omission", "行政不作为", ("不作为", "不履行法定职责", "未履行法定职责")
    OTHER = "other", "其他", ("其它", "其他行政行为")


class Procedure(Coded, table_title="审理程序"):
    """The procedure of a reconsideration case; 简易 exists since 2024-01-01 (ARL23 53)."""

    ORDINARY = "ordinary", "普通程序", ("普通", "一般程序", "一般")
    SIMPLIFIED = "simplified", "简易程序", ("简易", "简易办理")


class StayGround(Coded, table_title="中止原因"):
    """The ten grounds of 中止, ARL23 39(1), in the Act's order (IR07 41 had eight of them)."""

    DEATH = "death", "公民死亡，待近亲属表明是否参加", ("公民死亡待近亲属", "公民死亡", "申请人死亡")
    INCAPACITY = "incapacity", "公民丧失行为能力，待确定法定代理人", ("丧失行为能力", "公民丧失行为能力")
    MISSING = "missing", "公民下落不明", ("下落不明", "申请人下落不明", "宣告失踪")
    DISSOLVED = "dissolved", "组织终止，待确定权利义务承受人", ("组织终止待承受人", "组织终止", "法人或其他组织终止")
    FORCE_MAJEURE = "force_majeure", "不可抗力或其他正当理由", ("不可抗力", "不可抗力或者其他正当理由", "正当理由")
    MEDIATION = "mediation", "调解、和解且双方同意中止", ("调解、和解且双方同意", "调解", "和解", "调解和解")
    LEGAL_QUESTION = "legal_question", "法律适用问题待有权机关解释或确认", ("法律适用待有权机关解释", "法律适用问题")
    OTHER_CASE = "other_case", "以其他案件的审理结果为依据", ("以其他案件结果为依据", "其他案件尚未审结")
    NORM_REVIEW = "norm_review", "规范性文件附带审查", ("附带审查", "规范性文件审查")
    OTHER = "other", "其他", ("其它", "其他情形")


class NormHandling(Coded, table_title="附带审查方式"):
    """Who examines a document of general effect that is complained of beside the act (ARL23 56, 57)."""

    OWN = "own", "本机关有权处理", ("依职权处理", "自行审查", "本机关处理")
    TRANSFERRED = "transferred", "转送有权机关", ("转送有权处理的机关", "转送", "转送处理")


class ExclusionKind(Coded, table_title="不计入期限的事由"):
    """A kind of time that may not count in the time to decide (ARL23 39; IR07 29, 30, 34, 37, 41)."""

    STAY = "stay", "中止", ("中止审理", "中止期间")
    CORRECTION = "correction", "补正", ("补正期间", "补正申请材料")
    APPRAISAL = "appraisal", "鉴定", ("鉴定期间",)
    INSPECTION = "inspection", "现场勘验", ("勘验", "现场勘验期间")
    JURISDICTION = "jurisdiction", "协商或指定管辖", ("协商管辖", "指定管辖", "管辖协商", "协商确定或者指定管辖")
    OTHER = "other", "其他", ("其它",)
