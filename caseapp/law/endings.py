"""What a reconsideration case can end in, and what each ending counts as: one table, everything else derives from it.

Those of the court register are written in `court_endings` and importable from here. Sources: the Acts of 2023 and 2017
with the Regulation of 2007 (`article`). In which column an edition of a form prints each stands in its definition file
(statistics/returns/editions).
"""

from enum import Enum
from typing import NamedTuple

from caseapp.law.coded import Coded
from caseapp.law.court_endings import LitigationEnding, Result

__all__ = ["Correction", "LitigationEnding", "Outcome", "ReconsiderationEnding", "Result"]


class Outcome(Coded, table_title="结案结果"):
    """The family an ending counts in; every concluded case is in exactly one."""

    UPHELD = "upheld", "维持"
    REJECTED = "rejected", "驳回"
    REVOKED = "revoked", "撤销"
    CHANGED = "changed", "变更"
    CONFIRMED_UNLAWFUL = "confirmed_unlawful", "确认违法"
    ORDERED_TO_PERFORM = "ordered_to_perform", "责令履行"
    MEDIATED = "mediated", "调解"
    TERMINATED = "terminated", "终止"
    OTHER = "other", "其他", ("其它",)


class Correction(Enum):
    """How far an ending corrects the act: 直接纠错 (纠错率) or 间接纠错 (only in the 综合纠错率)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NONE = "none"


class _Counts(NamedTuple):
    """What an ending counts as: its family, and its part in the correction rates."""

    outcome: Outcome
    correction: Correction


_UPHELD = _Counts(Outcome.UPHELD, Correction.NONE)
_REJECTED = _Counts(Outcome.REJECTED, Correction.NONE)
_REVOKED = _Counts(Outcome.REVOKED, Correction.DIRECT)
_CHANGED = _Counts(Outcome.CHANGED, Correction.DIRECT)
_UNLAWFUL = _Counts(Outcome.CONFIRMED_UNLAWFUL, Correction.DIRECT)
_PERFORM = _Counts(Outcome.ORDERED_TO_PERFORM, Correction.DIRECT)
_MEDIATED = _Counts(Outcome.MEDIATED, Correction.INDIRECT)
_SETTLED = _Counts(Outcome.TERMINATED, Correction.INDIRECT)
_SELF_CORRECTED = _Counts(Outcome.TERMINATED, Correction.INDIRECT)
# Some systems count every 终止 as an indirect correction; a plain withdrawal corrects nothing, so it is not one here.
_WITHDRAWN = _Counts(Outcome.TERMINATED, Correction.NONE)
_TERMINATED = _Counts(Outcome.TERMINATED, Correction.NONE)
# Compensation under an agreement whose change was lawful (ARL23 71(2)): the act stands, so it is no direct correction
# and no column names it; the applicant gets something, so it is an indirect one. No source decides this (a choice).
_COMPENSATED = _Counts(Outcome.OTHER, Correction.INDIRECT)
_OTHER = _Counts(Outcome.OTHER, Correction.NONE)


class ReconsiderationEnding(Coded, table_title="结案方式"):
    """How an accepted case was closed: the decisions, the mediation paper, the terminations.

    `outcome`, `correction`: what it counts as. `article_2023`: of the Act in force since 2024-01-01; `article_2017`: of
    the one before, with its Regulation of 2007; empty where that law did not know it.
    Compensation and 因不答复视为无证据 are facts of a case beside its ending, no endings.
    """

    outcome: Outcome
    correction: Correction
    article_2023: str
    article_2017: str

    def __init__(
        self, key: str, label: str, also: tuple[str, ...], counts: _Counts, article_2023: str, article_2017: str
    ) -> None:
        self.outcome, self.correction = counts
        self.article_2023 = article_2023
        self.article_2017 = article_2017

    @property
    def article(self) -> str:
        """The articles of both Acts as a sentence part, "" when no article is behind the ending (其他)."""
        old = self.article_2017 if self.article_2017.startswith("实施条例") else f"（2017年修正）{self.article_2017}"
        cited = ((self.article_2023, f"（2023年修订）{self.article_2023}"), (self.article_2017, old))
        return "；".join(f"行政复议法{text}" for article, text in cited if article)

    @property
    def is_decision(self) -> bool:
        """Whether the organ decides on the act, rather than that the parties agree or there is nobody left."""
        return self.outcome not in (Outcome.MEDIATED, Outcome.TERMINATED)

    @classmethod
    def of(cls, outcome: Outcome) -> tuple["ReconsiderationEnding", ...]:
        """Every ending that counts in this family."""
        return tuple(ending for ending in cls if ending.outcome is outcome)

    # fmt: off
    # key, term, other words; what it counts as, article of 2023, article of 2017
    UPHOLD = ("uphold", "维持", ("维持原行政行为", "维持原具体行政行为", "维持决定", "决定维持"),
              _UPHELD, "第六十八条", "第二十八条第一款第（一）项")
    REJECT_CLAIM = ("reject_claim", "驳回行政复议请求",
                    # Bare 驳回 does not say which of the two it is; both count in the same column and rate.
                    ("驳回复议请求", "驳回请求", "驳回申请人的行政复议请求", "驳回(已经履责)", "驳回"),
                    _REJECTED, "第六十九条", "实施条例（2007年）第四十八条第一款第（一）项")
    DISMISS_APP = ("dismiss_app", "驳回行政复议申请",
                   ("驳回复议申请", "驳回申请", "驳回申请人的行政复议申请", "驳回(不应当受理)"),
                   _REJECTED, "第三十三条", "实施条例（2007年）第四十八条第一款第（二）项")
    REVOKE = ("revoke", "撤销", ("撤销原行政行为", "撤销原具体行政行为", "全部撤销", "撤销(全部)", "决定撤销"),
              _REVOKED, "第六十四条", "第二十八条第一款第（三）项")
    REVOKE_PART = "revoke_part", "部分撤销", ("撤销部分", "撤销(部分)"), _REVOKED, "第六十四条", ""
    REVOKE_REDO = ("revoke_redo", "撤销并责令重作",
                   ("责令重作", "撤销重作", "撤销并重作", "责令重新作出", "撤销并责令重新作出行政行为",
                    "撤销(责令重作)", "部分撤销并责令重作", "撤销(部分撤销)并责令重作"),
                   _REVOKED, "第六十四条", "第二十八条第一款第（三）项")
    CHANGE = ("change", "变更", ("变更原行政行为", "变更原具体行政行为", "决定变更"),
              _CHANGED, "第六十三条", "第二十八条第一款第（三）项、实施条例（2007年）第四十七条")
    ILLEGAL = ("illegal", "确认违法", ("确认行政行为违法", "确认原行政行为违法", "确认具体行政行为违法"),
               _UNLAWFUL, "第六十五条", "第二十八条第一款第（三）项")
    INVALID = "invalid", "确认无效", ("确认行政行为无效", "确认原行政行为无效"), _UNLAWFUL, "第六十七条", ""
    ORDER_PERFORM = ("order_perform", "责令履行",
                     ("责令履行法定职责", "责令限期履行", "责令被申请人履行", "限期履行", "履行法定职责"),
                     _PERFORM, "第六十六条", "第二十八条第一款第（二）项")
    AGREEMENT_ORDER = ("agreement_order", "责令履行行政协议",
                       ("行政协议责令履行", "责令继续履行行政协议", "继续履行行政协议"),
                       _PERFORM, "第七十一条第一款", "")
    AGREEMENT_COMP = ("agreement_comp", "行政协议补偿", ("依法给予补偿", "决定给予补偿", "行政协议依法给予补偿"),
                      _COMPENSATED, "第七十一条第二款", "")
    MEDIATED = ("mediated", "调解", ("调解结案", "调解书", "行政复议调解书", "达成调解", "调解成功"),
                _MEDIATED, "第五条、第七十三条", "实施条例（2007年）第五十条")
    TERM_SETTLED = ("term_settled", "终止(和解)",
                    ("和解", "和解终止", "和解结案", "达成和解", "和解后撤回", "和解撤回", "和解协议", "终止·和解协议"),
                    _SETTLED, "第七十四条、第四十一条第（一）项",
                    "实施条例（2007年）第四十条、第四十二条第一款第（四）项")
    TERM_SELF_CORRECTED = ("term_self_corrected", "终止(改变后撤回)",
                           ("改变后撤回", "改正后终止", "纠错后撤回", "自行纠错", "自行纠错后撤回",
                            "被申请人改变后撤回", "被申请人自行纠错后撤回", "被申请人改变原行政行为后撤回",
                            "终止(自行纠错)"),
                           _SELF_CORRECTED, "第四十一条第（一）项", "第二十五条")
    TERM_WITHDRAWN = ("term_withdrawn", "终止(撤回)",
                      ("撤回", "撤回申请", "自愿撤回", "撤回终止", "终止(撤回申请)", "终止·撤回申请", "申请人撤回",
                       "申请人撤回申请", "准予撤回", "主动撤回", "终止(自愿撤回)"),
                      _WITHDRAWN, "第四十一条第（一）项", "第二十五条")
    TERM_DEATH = ("term_death", "终止(公民死亡)", ("公民死亡", "申请人死亡", "申请人死亡终止"),
                  _TERMINATED, "第四十一条第（二）项", "实施条例（2007年）第四十二条第一款第（二）项")
    TERM_DISSOLVED = ("term_dissolved", "终止(组织终止)", ("组织终止", "法人或其他组织终止", "申请人组织终止"),
                      _TERMINATED, "第四十一条第（三）项", "实施条例（2007年）第四十二条第一款第（三）项")
    TERM_CRIMINAL = ("term_criminal", "终止(转刑事强制措施)", ("转刑事强制措施", "变更为刑事强制措施", "转为刑事拘留"),
                     _TERMINATED, "第四十一条第（四）项", "实施条例（2007年）第四十二条第一款第（五）项")
    TERM_STAY60 = ("term_stay60", "终止(中止满六十日)",
                   ("中止满六十日", "中止满60日", "终止(中止满60日)", "中止满六十日终止", "中止期满终止"),
                   _TERMINATED, "第四十一条第（五）项", "实施条例（2007年）第四十二条第二款")
    # A ledger that says no more than 终止 must not be read as a withdrawal or a settlement: it counts in neither.
    TERM_OTHER = ("term_other", "其他终止", ("终止", "终止(其他)", "终止·其他", "行政复议终止", "终止审理"),
                  _TERMINATED, "第四十一条", "实施条例（2007年）第四十二条")
    OTHER = "other", "其他", ("其它", "其他方式"), _OTHER, "", ""
    # fmt: on
