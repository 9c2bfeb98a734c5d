"""The code tables of the court register: instances, defendants, officials who come to court."""

from caseapp.law.coded import Coded


class Instance(Coded, table_title="审级"):
    """The instance of a court case; each instance is a case of its own in the register."""

    FIRST = "first", "一审", ("第一审", "初审", "1审")
    SECOND = "second", "二审", ("第二审", "上诉审", "终审", "2审")
    RETRIAL = "retrial", "再审", ("审判监督", "申请再审")


class Origin(Coded, table_title="应诉来源"):
    """How a court case relates to reconsideration (ALL17 26)."""

    DIRECT = "direct", "未经复议", ("直接起诉", "未经复议直接应诉", "直接应诉", "未复议", "否", "无")
    UPHELD = "upheld", "复议维持", ("经复议维持", "复议维持后起诉", "复议维持后应诉", "复议维持后共同应诉")
    CHANGED = "changed", "复议改变", ("经复议改变", "复议改变后起诉", "复议改变原行政行为", "改变后起诉")
    OMITTED = "omitted", "复议不作为", ("复议机关不作为", "逾期未作复议决定", "复议逾期未决定", "复议未决定")
    # 是否经过复议＝是 says that there was a reconsideration but not how it ended: neither upheld nor changed.
    OTHER = "other", "其他", ("其它", "经过复议", "复议后应诉", "复议后起诉", "经复议", "是")


class DefendantForm(Coded, table_title="被告形式"):
    """Whether a defendant stands alone or beside another organ (ALL17 26(2))."""

    SOLE = "sole", "单独被告", ("单独", "单独应诉", "唯一被告")
    JOINT = "joint", "共同被告", ("共同", "共同应诉", "双被告")


class DefendantRole(Coded, table_title="被告身份"):
    """In which capacity an organ is sued."""

    ORIGINAL = "original", "原行政行为机关", ("作出原行政行为的机关", "原机关", "原行政机关", "原行为机关")
    RECONSIDERATION = "reconsideration", "复议机关", ("行政复议机关",)


class Rank(Coded, table_title="负责人类别"):
    """Who counts as 行政机关负责人 (JI20 2; JI18 128)."""

    CHIEF = "chief", "正职", ("主要负责人", "正职负责人", "行政正职", "一把手")
    DEPUTY = "deputy", "副职", ("副职负责人", "行政副职", "分管负责人", "分管副职")
    DEPUTY_LEVEL = "deputy_level", "副职级(参与分管)", ("副职级", "副职级别", "副职级别的负责人")
    OTHER_LEADER = "other_leader", "其他参与分管的负责人", ("其他负责人", "参与分管的负责人", "其他参与分管负责人")


class AbsenceReason(Coded, table_title="未出庭原因"):
    """Why no 负责人 came to a hearing (JI20 8)."""

    FORCE_MAJEURE = "force_majeure", "不可抗力", ()
    ACCIDENT = "accident", "意外事件", ("意外",)
    OFFICIAL_DUTY = "official_duty", "需要履行他人不能代替的公务", ("履行他人不能代替的公务", "公务", "公务冲突")
    OTHER_PROPER = "other_proper", "其他正当事由", ("其他正当理由", "正当理由", "正当事由")
    NO_PROPER_REASON = "no_proper_reason", "无正当理由", ("无正当事由", "没有正当理由", "理由不成立")
    UNEXPLAINED = "unexplained", "未说明", ("未说明理由", "未说明原因", "不明")

    @property
    def is_proper(self) -> bool:
        """Whether this is one of the four 正当理由 of JI20 8 (the first four of the table)."""
        return self in (
            AbsenceReason.FORCE_MAJEURE,
            AbsenceReason.ACCIDENT,
            AbsenceReason.OFFICIAL_DUTY,
            AbsenceReason.OTHER_PROPER,
        )
