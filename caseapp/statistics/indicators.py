"""The indicators: what each figure is called, what it counts, and over what it is divided (law.md table 3).

`numerator` and `denominator` are codes of case sets (sets.py). The definition is printed beside the figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from caseapp.statistics.rounding import percent, rounded


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. `unit` is one of 件 人 天 % 份 倍; a plain count has no denominator."""

    code: str
    title: str
    unit: str
    numerator: str
    denominator: str | None
    decimals: int
    definition: str

    def value(self, numerator: int, denominator: int | None) -> Decimal | None:
        """The printed value, rounded half up at the indicator's decimals; None when the denominator is empty."""
        if denominator is None:
            return Decimal(numerator)
        if self.unit == "%":
            return percent(numerator, denominator, self.decimals)
        return rounded(numerator, denominator, self.decimals)


def _count(code: str, title: str, definition: str, unit: str = "件") -> Indicator:
    return Indicator(code, title, unit, code, None, 0, definition)


def _rate(code: str, title: str, of: tuple[str, str], definition: str, decimals: int = 1, unit: str = "%") -> Indicator:
    return Indicator(code, title, unit, *of, decimals, definition)


RECONSIDERATION_INDICATORS: Final = (
    _count("received", "新收申请", "收到行政复议申请之日在本期内的申请（含尚未受理和未受理的）。"),
    _count("accepted", "受理", "受理之日在本期内的案件。"),
    _count("not_accepted", "未受理", "本期内作出不予受理、告知、转送、视为放弃、受理前撤回等其他处理的申请。"),
    _count("carried_over", "上期结转", "本期开始前受理、至本期开始时尚未审结的案件。"),
    _count("due", "应结", "上期结转加本期受理的案件。"),
    _count("concluded", "审结", "受理后审结之日在本期内的案件（不含未受理的申请）。"),
    _count("pending", "未审结", "本期末以前受理、至本期末尚未审结的案件。"),
    _count("upheld", "维持", "本期审结中，决定维持的案件（行政复议法第六十八条）。"),
    _count(
        "rejected", "驳回", "本期审结中，驳回行政复议申请和驳回行政复议请求的案件（行政复议法第三十三条、第六十九条）。"
    ),
    _count("revoked", "撤销", "本期审结中，撤销、部分撤销、撤销并责令重作的案件（行政复议法第六十四条）。"),
    _count("changed", "变更", "本期审结中，决定变更的案件（行政复议法第六十三条）。"),
    _count(
        "confirmed_unlawful", "确认违法", "本期审结中，确认违法、确认无效的案件（行政复议法第六十五条、第六十七条）。"
    ),
    _count(
        "ordered_to_perform",
        "责令履行",
        "本期审结中，责令履行法定职责或者行政协议的案件（行政复议法第六十六条、第七十一条）。",
    ),
    _count("mediated", "调解", "本期审结中，以行政复议调解书结案的案件（行政复议法第七十三条）。"),
    _count("terminated", "终止", "本期审结中，终止行政复议的案件，含和解后撤回的（行政复议法第四十一条）。"),
    _count("settled", "和解", "本期终止的案件中，和解后撤回申请的案件（行政复议法第七十四条）。"),
    _count("corrected", "纠错", "本期审结中，撤销、变更、确认违法（含无效）、责令履行的案件，即直接纠错。"),
    _rate("correction_rate", "纠错率", ("corrected", "concluded"), "纠错案件数÷审结案件数。"),
    _rate(
        "comprehensive_correction_rate",
        "综合纠错率",
        ("comprehensively_corrected", "concluded"),
        "（直接纠错＋调解、和解、被申请人改变后撤回等间接纠错）案件数÷审结案件数。",
    ),
    _count(
        "on_time", "按时办结", "本期审结中，审结之日不晚于法定审理期限届满之日的案件（含依法延长和不计入期限的时间）。"
    ),
    _rate("on_time_rate", "按时办结率", ("on_time", "concluded"), "按时办结案件数÷审结案件数。"),
    _rate("acceptance_rate", "受理率", ("accepted", "received"), "本期受理案件数÷本期新收申请数。"),
    _rate("conclusion_rate", "审结率", ("concluded", "due"), "审结案件数÷应结案件数。"),
    _rate("mediation_rate", "调解和解率", ("mediated_or_settled", "concluded"), "（调解＋和解）案件数÷审结案件数。"),
    _rate(
        "average_days",
        "平均审理天数",
        ("days", "concluded"),
        "本期审结案件自受理之日至审结之日的天数之和÷审结案件数。",
        unit="天",
    ),
    _count("applicants", "申请人数", "本期新收申请的申请人人数之和。", "人"),
    _count("enterprise_cases", "涉企案件", "本期受理的案件中，标明涉企的案件。"),
    _count("hearings", "听证案件", "本期审结中，举行过听证的案件（行政复议法第五十条）。"),
    _count("opinions", "行政复议意见书", "制发之日在本期内的行政复议意见书（行政复议法第七十六条）。", "份"),
    _count("sued_after", "复议后被诉", "本期审结中，当事人对复议结果不服提起行政诉讼的案件。"),
    _rate("sued_after_rate", "复议后被诉率", ("sued_after", "concluded"), "复议后被诉案件数÷审结案件数。"),
)

LITIGATION_INDICATORS: Final = (
    _count("lit_new", "新收应诉案件", "收到应诉通知之日在本期内的案件，各审级分别计算。"),
    _count("lit_carried_over", "上期结转应诉案件", "本期开始前收到应诉通知、至本期开始时尚未裁判的案件。"),
    _count("lit_concluded", "审结应诉案件", "判决、裁定或者调解之日在本期内的案件。"),
    _count("lit_pending", "未审结应诉案件", "本期末以前收到应诉通知、至本期末尚未裁判的案件。"),
    _count(
        "lit_won",
        "胜诉",
        "本期审结、未败诉，且至少一名被告胜诉的案件（驳回诉讼请求、驳回起诉等）；二审、再审维持的随原审裁判。",
    ),
    _count(
        "lit_lost",
        "败诉",
        "本期审结，且至少一名被告被判决撤销、变更、履行、赔偿、确认违法或者无效的案件；二审、再审维持的随原审裁判，改判的依改判内容。",
    ),
    _rate("lit_win_rate", "胜诉率", ("lit_won", "lit_concluded"), "胜诉案件数÷审结应诉案件数。", 2),
    _rate("lit_loss_rate", "败诉率", ("lit_lost", "lit_concluded"), "败诉案件数÷审结应诉案件数。", 2),
    _count("lit_withdrawn", "撤诉", "本期审结、既未败诉也未胜诉，且原告撤诉或者按撤诉处理的案件。"),
    _count("lit_heard", "开庭审理", "首次公开开庭之日在本期内的案件，各审级分别计算。"),
    _count(
        "lit_appeared",
        "负责人出庭应诉",
        "本期开庭审理的案件中，至本期末该审级至少一次开庭有被诉行政机关负责人出庭的案件。",
    ),
    _rate("appearance_rate", "负责人出庭率", ("lit_appeared", "lit_heard"), "负责人出庭应诉案件数÷开庭审理案件数。", 2),
    _count(
        "lit_chief_appeared",
        "正职负责人出庭应诉",
        "本期开庭审理的案件中，至本期末该审级至少一次开庭有正职负责人出庭的案件。",
    ),
    _rate(
        "chief_appearance_rate",
        "正职负责人出庭率",
        ("lit_chief_appeared", "lit_heard"),
        "正职负责人出庭应诉案件数÷开庭审理案件数。",
        2,
    ),
    _count(
        "lit_absent_without_reason",
        "无正当理由未出庭",
        "本期开庭审理的案件中，至本期末无负责人出庭，且有被诉行政机关负责人无正当理由或者未说明理由不出庭的案件。",
    ),
    _rate(
        "recon_litigation_ratio",
        "复议诉讼比",
        ("received", "lit_new_first"),
        "本期新收行政复议申请数÷本期新收一审应诉案件数。",
        2,
        "倍",
    ),
)

INDICATORS: Final[Mapping[str, Indicator]] = MappingProxyType(
    {indicator.code: indicator for indicator in (*RECONSIDERATION_INDICATORS, *LITIGATION_INDICATORS)}
)

# What stands in large figures at the head of a page, one line for each register.
HEADLINES: Final = (
    ("received", "accepted", "concluded", "pending", "correction_rate", "on_time_rate"),
    ("lit_new", "lit_concluded", "lit_pending", "lit_loss_rate", "appearance_rate", "chief_appearance_rate"),
)
