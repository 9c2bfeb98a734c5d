"""Every statutory time limit of a reconsideration case, under the Act of 2017 and under that of 2023.

Working days are those the Acts name: 三日、五日、七日、十日 since 2024 (ARL23 88); before, only 五日 and 七日 of the
Act itself (ARL17 40), so the ten days of a reply were calendar days. The five days of IR07 29 are read as calendar days
as well: such a day is never later than that of five working days. What rests on IR07 serves after 2026-07-01 too: the
Regulation that replaced it could not be obtained, and the article then says so.
"""

from dataclasses import replace
from datetime import date

from caseapp.law.codes import StayGround
from caseapp.law.editions import Act, Edition, act_on, edition_on
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.reckoning import Bearer, Clock, Unit

__all__ = [
    "RECONSIDERATION_CLOCKS",
    "STAY_TERM_GROUNDS",
    "reconsideration_clock",
    "redo_clock",
    "stay_term_clock",
]

_OFFICE, _RESPONDENT, _APPLICANT, _ORGAN = Bearer.OFFICE, Bearer.RESPONDENT, Bearer.APPLICANT, Bearer.ORGAN
_D, _W, _Y = Unit.DAYS, Unit.WORKDAYS, Unit.YEARS
_NEW, _OLD = Act.ARL23.value, Act.ARL17.value
_IR07 = "行政复议法实施条例（2007年）"
_TO_BE_CHECKED = "（条例自2026年7月1日起已经修订，条文待核对）"
_SUIT = "行政诉讼法（2017年修正）第四十五条"
_KNEW = "知道或者应当知道行政行为"
_NORM_ASKED = "收到审查申请或者发现问题"
_SERVED = "决定书送达"

# fmt: off
_SINCE_2024: tuple[Clock, ...] = (
    Clock("APPLY", "申请期限", _KNEW, 60, _D, f"{_NEW}第二十条第一款", _APPLICANT, is_right=True),
    Clock("APPLY_UNINFORMED", "申请期限（未告知权利、机关或期限）", "知道或者应当知道申请权利、机关和期限",
          60, _D, f"{_NEW}第二十条第三款", _APPLICANT, is_right=True),
    Clock("APPLY_UNINFORMED_MAX", "申请期限（未告知，最长一年）", "知道或者应当知道行政行为内容",
          1, _Y, f"{_NEW}第二十条第三款", _APPLICANT, is_right=True),
    Clock("APPLY_MAX_REALTY", "最长申请期限（不动产）", "行政行为作出", 20, _Y, f"{_NEW}第二十一条", _APPLICANT,
          is_right=True),
    Clock("APPLY_MAX", "最长申请期限", "行政行为作出", 5, _Y, f"{_NEW}第二十一条", _APPLICANT, is_right=True),
    Clock("FORWARD", "原机关转送", "作出机关收到申请", 5, _W, f"{_NEW}第三十二条、第八十八条", _RESPONDENT),
    Clock("REVIEW", "受理审查", "收到申请或补正材料", 5, _W, f"{_NEW}第三十条、第八十八条", _OFFICE),
    Clock("DEEMED_ACCEPT", "视为受理", "受理审查期限届满", 0, _D, f"{_NEW}第三十条第三款", _OFFICE),
    Clock("CORRECT_NOTICE", "补正通知", "收到申请", 5, _W, f"{_NEW}第三十一条第一款、第八十八条", _OFFICE),
    Clock("CORRECT", "申请人补正", "申请人收到补正通知", 10, _W, f"{_NEW}第三十一条第二款、第八十八条", _APPLICANT),
    Clock("SEND_ORD", "送达申请书副本（普通程序）", "受理", 7, _W, f"{_NEW}第四十八条、第八十八条", _OFFICE),
    Clock("SEND_SIMPLE", "送达申请书副本（简易程序）", "受理", 3, _W, f"{_NEW}第五十四条、第八十八条", _OFFICE),
    Clock("REPLY_ORD", "被申请人答复（普通程序）", "被申请人收到申请书副本",
          10, _W, f"{_NEW}第四十八条、第八十八条", _RESPONDENT),
    Clock("REPLY_SIMPLE", "被申请人答复（简易程序）", "被申请人收到申请书副本",
          5, _W, f"{_NEW}第五十四条、第八十八条", _RESPONDENT),
    Clock("HEARING_NOTICE", "听证通知", "举行听证", 5, _W, f"{_NEW}第五十一条第一款、第八十八条", _OFFICE,
          is_backward=True),
    Clock("DECIDE_ORD", "审理期限（普通程序）", "受理", 60, _D, f"{_NEW}第六十二条第一款", _OFFICE),
    Clock("DECIDE_SIMPLE", "审理期限（简易程序）", "受理", 30, _D, f"{_NEW}第六十二条第二款", _OFFICE),
    Clock("EXTEND", "延长审理期限（最长）", "原审理期限届满", 30, _D, f"{_NEW}第六十二条第一款", _OFFICE),
    Clock("NORM_OWN", "规范性文件附带审查（本机关处理）", _NORM_ASKED,
          30, _D, f"{_NEW}第五十六条、第五十七条", _OFFICE),
    Clock("NORM_TRANSFER", "规范性文件转送有权机关", _NORM_ASKED,
          7, _W, f"{_NEW}第五十六条、第五十七条、第八十八条", _OFFICE),
    Clock("NORM_NOTIFY", "通知规范性文件制定机关答复", "中止审理", 3, _W, f"{_NEW}第五十八条、第八十八条", _OFFICE),
    Clock("NORM_REPLY", "规范性文件制定机关答复", "制定机关收到通知", 10, _W, f"{_NEW}第五十八条、第八十八条", _ORGAN),
    Clock("NORM_RETURN", "规范性文件受转送机关回复", "受转送机关收到转送", 60, _D, f"{_NEW}第六十条", _ORGAN),
    Clock("STAY_TERM", "中止满六十日终止", "中止审理", 60, _D, f"{_NEW}第四十一条第五项", _OFFICE),
    Clock("OPINION", "行政复议意见书落实反馈", "有关机关收到意见书", 60, _D, f"{_NEW}第七十六条", _ORGAN),
    Clock("REDO", "责令重新作出行政行为", _SERVED, 60, _D, f"{_NEW}第六十四条；{_IR07}第四十九条", _RESPONDENT),
    Clock("PERFORM", "责令履行", _SERVED, 0, _D, f"{_NEW}第六十六条", _RESPONDENT, is_set_by_paper=True),
    Clock("PERFORM_PAPER", "履行调解书", "调解书生效", 0, _D, f"{_NEW}第七十三条、第七十八条", _RESPONDENT,
          is_set_by_paper=True),
    Clock("OMISSION", "未规定履行期限的履行期", "行政机关收到履行职责的申请", 60, _D, f"{_IR07}第十六条", _RESPONDENT),
    Clock("SUE_AFTER", "对复议决定起诉", "收到复议决定书", 15, _D, _SUIT, _APPLICANT, is_right=True),
    Clock("SUE_NO_DECISION", "逾期不作复议决定起诉", "审理期限届满", 15, _D, _SUIT, _APPLICANT, is_right=True),
    Clock("SUE_PRECOND", "复议前置案件起诉", "收到不予受理或驳回决定，或审理期限届满",
          15, _D, f"{_NEW}第三十四条", _APPLICANT, is_right=True),
)

_BEFORE_2024: tuple[Clock, ...] = (
    Clock("APPLY", "申请期限", "知道行政行为", 60, _D, f"{_OLD}第九条", _APPLICANT, is_right=True),
    Clock("REVIEW", "受理审查", "收到申请或补正材料", 5, _W, f"{_OLD}第十七条、第四十条", _OFFICE),
    Clock("CORRECT_NOTICE", "补正通知", "收到申请", 5, _D, f"{_IR07}第二十九条", _OFFICE),
    Clock("CORRECT", "申请人补正", "申请人收到补正通知", 0, _D, f"{_IR07}第二十九条", _APPLICANT,
          is_set_by_paper=True),
    Clock("SEND_ORD", "送达申请书副本", "受理", 7, _W, f"{_OLD}第二十三条、第四十条", _OFFICE),
    Clock("REPLY_ORD", "被申请人答复", "被申请人收到申请书副本", 10, _D, f"{_OLD}第二十三条", _RESPONDENT),
    Clock("DECIDE_ORD", "审理期限", "受理", 60, _D, f"{_OLD}第三十一条", _OFFICE),
    Clock("EXTEND", "延长审理期限（最长）", "原审理期限届满", 30, _D, f"{_OLD}第三十一条", _OFFICE),
    Clock("NORM_OWN", "规范性文件附带审查（本机关处理）", _NORM_ASKED,
          30, _D, f"{_OLD}第二十六条、第二十七条", _OFFICE),
    Clock("NORM_TRANSFER", "规范性文件转送有权机关", _NORM_ASKED,
          7, _W, f"{_OLD}第二十六条、第二十七条、第四十条", _OFFICE),
    Clock("NORM_RETURN", "规范性文件受转送机关处理", "受转送机关收到转送", 60, _D, f"{_OLD}第二十六条", _ORGAN),
    Clock("STAY_TERM", "中止满六十日终止", "中止审理", 60, _D, f"{_IR07}第四十二条第二款", _OFFICE),
    Clock("OPINION", "行政复议意见书落实反馈", "有关机关收到意见书", 60, _D, f"{_IR07}第五十七条", _ORGAN),
    Clock("REDO", "责令重新作出具体行政行为", _SERVED, 60, _D, f"{_OLD}第二十八条；{_IR07}第四十九条", _RESPONDENT),
    Clock("PERFORM", "责令履行", _SERVED, 0, _D, f"{_OLD}第二十八条", _RESPONDENT, is_set_by_paper=True),
    Clock("PERFORM_PAPER", "履行调解书", "调解书生效", 0, _D, f"{_IR07}第五十条", _RESPONDENT, is_set_by_paper=True),
    Clock("OMISSION", "未规定履行期限的履行期", "行政机关收到履行职责的申请", 60, _D, f"{_IR07}第十六条", _RESPONDENT),
    Clock("SUE_AFTER", "对复议决定起诉", "收到复议决定书", 15, _D, _SUIT, _APPLICANT, is_right=True),
    Clock("SUE_NO_DECISION", "逾期不作复议决定起诉", "审理期限届满", 15, _D, _SUIT, _APPLICANT, is_right=True),
    Clock("SUE_PRECOND", "复议前置案件起诉", "收到不予受理决定，或审理期限届满",
          15, _D, f"{_OLD}第十九条", _APPLICANT, is_right=True),
)
# fmt: on

RECONSIDERATION_CLOCKS: dict[Act, tuple[Clock, ...]] = {Act.ARL17: _BEFORE_2024, Act.ARL23: _SINCE_2024}
_BY_ID = {act: {clock.id: clock for clock in clocks} for act, clocks in RECONSIDERATION_CLOCKS.items()}


def reconsideration_clock(id: str, on: date) -> Clock:
    """The clock of this id under the Act in force on `on`: the day it starts; for time to decide, that of acceptance.

    Raises KeyError for an unknown id, and for a clock that this Act does not know (DEEMED_ACCEPT before 2024).
    """
    clock = _BY_ID[act_on(on)][id]
    if _IR07 in clock.article and edition_on(on) is Edition.ARL23_IR26:
        return replace(clock, article=f"{clock.article}{_TO_BE_CHECKED}")
    return clock


def redo_clock(on: date, readings: Readings = USUAL_READINGS) -> Clock:
    """The time to act anew (重作) where neither a law nor the decision sets one; its length is the office's reading."""
    return reconsideration_clock("REDO", on).lasting(readings.redo_default_days)


# The grounds are the same three in both editions: ARL23 39(1)(1)(2)(4); IR07 41(1)(1)(2)(3).
STAY_TERM_GROUNDS: dict[Act, frozenset[StayGround]] = {
    act: frozenset({StayGround.DEATH, StayGround.INCAPACITY, StayGround.DISSOLVED}) for act in Act
}


def stay_term_clock(ground: StayGround, on: date) -> Clock | None:
    """The 60 days after which a 中止 of `on` ends the case if its cause is not removed; None on any other ground."""
    return reconsideration_clock("STAY_TERM", on) if ground in STAY_TERM_GROUNDS[act_on(on)] else None
