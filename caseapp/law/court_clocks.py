"""Every statutory time limit of an administrative suit (行政诉讼法 2017, 法释〔2018〕1号, 法释〔2020〕3号).

All in calendar days, months and years: this law has no working-day rule; the last day rolls forward (JI18 48).
"""

from caseapp.law.reckoning import Bearer, Clock, Unit

__all__ = ["COURT_CLOCKS", "court_clock"]

_COURT, _DEFENDANT, _PLAINTIFF, _ORGAN = Bearer.COURT, Bearer.DEFENDANT, Bearer.PLAINTIFF, Bearer.ORGAN
_D, _M, _Y = Unit.DAYS, Unit.MONTHS, Unit.YEARS
_ACT = "行政诉讼法（2017年修正）"
_JI18 = "行政诉讼法司法解释（法释〔2018〕1号）"
_JI20 = "负责人出庭应诉规定（法释〔2020〕3号）"
_HEARING = "开庭审理"

# An appeal is either party's; it stands here as the defendant's, whose register this is.
# fmt: off
COURT_CLOCKS: tuple[Clock, ...] = (
    Clock("FILE_DIRECT", "直接起诉", "知道或者应当知道行政行为", 6, _M, f"{_ACT}第四十六条第一款", _PLAINTIFF,
          is_right=True),
    Clock("FILE_UNINFORMED_MAX", "最长起诉期限（未告知起诉期限）", "知道或者应当知道行政行为内容",
          1, _Y, f"{_JI18}第六十四条", _PLAINTIFF, is_right=True),
    Clock("FILE_MAX_REALTY", "最长起诉期限（不动产）", "行政行为作出",
          20, _Y, f"{_ACT}第四十六条第二款；{_JI18}第六十五条", _PLAINTIFF, is_right=True),
    Clock("FILE_MAX", "最长起诉期限", "行政行为作出",
          5, _Y, f"{_ACT}第四十六条第二款；{_JI18}第六十五条", _PLAINTIFF, is_right=True),
    Clock("OMISSION_TERM", "履行法定职责的期限", "行政机关接到履行职责的申请", 2, _M, f"{_ACT}第四十七条", _DEFENDANT),
    Clock("FILE_OMISSION", "起诉不作为", "履行法定职责的期限届满",
          6, _M, f"{_ACT}第四十七条；{_JI18}第六十六条", _PLAINTIFF, is_right=True),
    Clock("DOCKET", "立案", "法院收到起诉状或补正材料", 7, _D, f"{_ACT}第五十一条；{_JI18}第四十九条", _COURT),
    Clock("SERVE_COMPLAINT", "发送起诉状副本", "立案", 5, _D, f"{_ACT}第六十七条", _COURT),
    Clock("DEFEND", "答辩并举证", "被告收到起诉状副本", 15, _D, f"{_ACT}第六十七条", _DEFENDANT),
    Clock("DEFEND_EXTENDED", "延期举证", "准许延期的正当事由消除", 15, _D, f"{_JI18}第三十四条", _DEFENDANT),
    Clock("DEFEND_SIMPLE", "举证（简易程序）", "被告收到起诉状副本", 15, _D, f"{_JI18}第一百零四条", _DEFENDANT,
          is_set_by_paper=True),
    Clock("JURISDICTION_OBJ", "管辖异议", "收到起诉状副本", 15, _D, f"{_JI18}第十条", _DEFENDANT, is_right=True),
    Clock("HEARING_SUMMONS", "开庭传票", _HEARING, 3, _D, f"{_JI18}第七十一条", _COURT, is_backward=True),
    Clock("LEADER_NOTICE", "负责人出庭通知书", _HEARING, 3, _D, f"{_JI20}第五条", _COURT, is_backward=True),
    Clock("FIRST", "一审审理期限", "立案", 6, _M, f"{_ACT}第八十一条；{_JI18}第五十条", _COURT),
    Clock("FIRST_SIMPLE", "一审审理期限（简易程序）", "立案", 45, _D, f"{_ACT}第八十三条", _COURT),
    Clock("APPEAL_J", "对判决上诉", "判决书送达", 15, _D, f"{_ACT}第八十五条", _DEFENDANT, is_right=True),
    Clock("APPEAL_R", "对裁定上诉", "裁定书送达", 10, _D, f"{_ACT}第八十五条；{_JI18}第一百零一条", _DEFENDANT,
          is_right=True),
    Clock("APPEAL_REPLY", "上诉答辩", "收到上诉状副本", 15, _D, f"{_JI18}第一百零八条", _DEFENDANT),
    Clock("SECOND", "二审审理期限", "二审法院收到上诉状", 3, _M, f"{_ACT}第八十八条；{_JI18}第五十条", _COURT),
    Clock("RETRIAL_APPLY", "申请再审", "裁判发生法律效力，法定情形下为知道或者应当知道之日",
          6, _M, f"{_JI18}第一百一十条", _DEFENDANT, is_right=True),
    Clock("RETRIAL_REVIEW", "再审申请审查", "再审申请立案", 6, _M, f"{_JI18}第一百一十二条", _COURT),
    Clock("STAY_END", "中止满九十日终结诉讼", "中止诉讼", 90, _D, f"{_JI18}第八十八条", _COURT),
    Clock("JUDGMENT_SEND", "当庭宣判后发送判决书", "当庭宣判", 10, _D, f"{_ACT}第八十条", _COURT),
    Clock("SJ_REPLY", "规范性文件司法建议答复", "收到司法建议", 60, _D, f"{_JI18}第一百四十九条", _ORGAN),
    Clock("ENFORCE", "申请强制执行裁判", "裁判确定的履行期限届满", 2, _Y, f"{_JI18}第一百五十三条", _PLAINTIFF,
          is_right=True),
    Clock("NONLIT_ENFORCE", "申请法院强制执行行政行为", "被执行人起诉期限届满",
          3, _M, f"{_JI18}第一百五十六条", _ORGAN, is_right=True),
)
# fmt: on

_BY_ID = {clock.id: clock for clock in COURT_CLOCKS}


def court_clock(id: str) -> Clock:
    """The clock of this id; raises KeyError for an unknown one."""
    return _BY_ID[id]
