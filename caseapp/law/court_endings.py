"""What a court case can end in for one defendant at one instance, and what each ending counts as.

Sources: ALL17 and JI18 by article. In which column an edition of the 应诉 form prints each stands in its definition
file (statistics/returns/editions).
败诉 is what the Supreme Court counts: 撤销、变更、责令履行、责令赔偿、确认违法、确认无效 (figures of 2023).
"""

from typing import NamedTuple

from caseapp.law.coded import Coded
from caseapp.law.court_codes import Instance


class Result(Coded, table_title="裁判后果"):
    """What an ending means for the defendant organ."""

    LOST = "lost", "败诉"
    WON = "won", "胜诉"
    WITHDRAWN = "withdrawn", "撤诉"
    FOLLOWS = "follows", "随原审", ("随原裁判",)
    NONE = "none", "其他", ("其它",)


class _Kind(NamedTuple):
    """What endings of one kind have in common."""

    result: Result
    is_judgment: bool
    instances: tuple[Instance, ...]


_FIRST = (Instance.FIRST,)
_SECOND = (Instance.SECOND,)
_RETRIAL = (Instance.RETRIAL,)
_ANY = tuple(Instance)

_LOST = _Kind(Result.LOST, True, _FIRST)
_WON = _Kind(Result.WON, True, _FIRST)
_WON_BY_RULING = _Kind(Result.WON, False, _FIRST)
_WITHDRAWN = _Kind(Result.WITHDRAWN, False, _FIRST)
_NEITHER = _Kind(Result.NONE, False, _ANY)

_RETRIAL_ARTICLES = "第九十条至第九十三条、法释〔2018〕1号第一百一十六条至第一百二十二条"


class LitigationEnding(Coded, table_title="裁判结果"):
    """How a court case ended for one defendant.

    `result`: lost, won, withdrawn, or as the judgment below (随原审). `is_judgment`: 判决 rather than 裁定 or 调解书,
    the base of one variant of the 败诉率. `instances`: where it can occur. `needs_content`: a 改判, whose result is
    that of the new content, recorded beside it as another ending, one of `contents()`. `article`: of the 行政诉讼法
    (2017) unless it names another text.
    """

    result: Result
    is_judgment: bool
    instances: tuple[Instance, ...]
    article: str
    needs_content: bool

    def __init__(
        self,
        key: str,
        label: str,
        also: tuple[str, ...],
        kind: _Kind,
        article: str,
        needs_content: bool = False,
    ) -> None:
        self.result, self.is_judgment, self.instances = kind
        self.article = article
        self.needs_content = needs_content

    @classmethod
    def with_result(cls, result: Result) -> tuple["LitigationEnding", ...]:
        """Every ending that means this for the defendant."""
        return tuple(ending for ending in cls if ending.result is result)

    @classmethod
    def contents(cls) -> tuple["LitigationEnding", ...]:
        """The endings that can be the new content of a 改判: what a court can decide at first instance."""
        return tuple(ending for ending in cls if ending.result in (Result.LOST, Result.WON))

    @classmethod
    def find_at(cls, text: str, instance: Instance) -> "LitigationEnding":
        """Like `find`, reading a word that two instances share (维持原判, 改判, 发回重审) as the one of this instance.

        What cannot occur at the instance is returned as found; the register refuses it. Raises UnknownCodeError.
        """
        found = cls.find(text)
        if instance in found.instances:
            return found
        name = _SAME_WORD_AT.get((found.name, instance))
        return found if name is None else cls[name]

    # fmt: off
    # key, term, other words; kind, article
    REJECT_CLAIM = ("reject_claim", "判决驳回诉讼请求",
                    ("驳回诉讼请求", "判决驳回原告诉讼请求", "驳回原告诉讼请求", "驳回原告的诉讼请求"),
                    _WON, "第六十九条")
    # Until 2015-05-01 a court could uphold an act; ledgers kept since then still say it for 驳回诉讼请求.
    UPHOLD_ACT = ("uphold_act", "判决维持", ("维持", "维持行政行为", "维持原行政行为", "维持具体行政行为"),
                  _WON, "1989年第五十四条第（一）项")
    CONFIRM_LAWFUL = ("confirm_lawful", "判决确认合法或有效", ("确认合法", "确认有效", "确认合法或有效"),
                      _WON, "法释〔2000〕8号第五十七条")
    REVOKE = ("revoke", "判决撤销", ("撤销", "全部撤销", "撤销(全部)", "判决撤销行政行为", "撤销原行政行为"),
              _LOST, "第七十条")
    REVOKE_REDO = ("revoke_redo", "判决撤销并重作",
                   ("撤销并重作", "撤销并责令重作", "全部撤销并重作", "责令重作", "判决撤销并责令重作", "判决重作"),
                   _LOST, "第七十条")
    REVOKE_PART = ("revoke_part", "判决部分撤销", ("部分撤销", "撤销(部分)", "撤销部分"),
                   _LOST, "第七十条")
    REVOKE_PART_REDO = ("revoke_part_redo", "判决部分撤销并重作",
                        ("部分撤销并重作", "部分撤销并责令重作", "判决部分撤销并责令重作"),
                        _LOST, "第七十条")
    PERFORM = ("perform", "判决履行法定职责", ("责令履行", "履行法定职责", "责令履行法定职责", "判决履行"),
               _LOST, "第七十二条")
    PAY = ("pay", "判决履行给付义务", ("履行给付义务", "给付判决", "判决给付", "责令给付"),
           _LOST, "第七十三条")
    ILLEGAL = ("illegal", "判决确认违法", ("确认违法", "确认行政行为违法", "判决确认行政行为违法", "确认违法或无效"),
               _LOST, "第七十四条")
    INVALID = ("invalid", "判决确认无效", ("确认无效", "确认行政行为无效", "判决确认行政行为无效"),
               _LOST, "第七十五条")
    CHANGE = "change", "判决变更", ("变更", "判决变更行政行为"), _LOST, "第七十七条"
    AGREEMENT_PERFORM = ("agreement_perform", "判决履行行政协议", ("履行行政协议", "继续履行行政协议"),
                         _LOST, "第七十八条第一款")
    # Compensation for a lawful change of an agreement: no source says whether it is a loss. The court found against the
    # organ to the extent of a payment, so it is counted as one (a choice).
    AGREEMENT_COMP = ("agreement_comp", "判决行政协议补偿", ("行政协议补偿", "判决给予补偿", "补偿"),
                      _LOST, "第七十八条第二款")
    COMPENSATE = ("compensate", "判决赔偿", ("赔偿", "责令赔偿", "判决赔偿或补偿", "行政赔偿", "判决行政赔偿"),
                  _LOST, "第七十六条")
    NO_COMPENSATION = ("no_compensation", "判决不予赔偿", ("不予赔偿", "驳回赔偿请求", "判决驳回赔偿请求"),
                       _WON, "国家赔偿法")
    DISMISS_SUIT = ("dismiss_suit", "裁定驳回起诉", ("驳回起诉", "驳回原告起诉", "裁定驳回原告起诉"),
                    _WON_BY_RULING, "法释〔2018〕1号第六十九条")
    NOT_DOCKETED = ("not_docketed", "裁定不予立案", ("不予立案", "不予受理", "裁定不予受理"),
                    _WON_BY_RULING, "第五十一条")
    WITHDRAW_SELF = ("withdraw_self", "准许原告主动撤诉",
                     ("撤诉", "准许撤诉", "准予撤诉", "裁定准许撤诉", "原告撤诉", "原告主动撤诉", "主动撤诉",
                      "撤回起诉", "准许撤回起诉", "裁定准许撤回起诉"),
                     _WITHDRAWN, "第六十二条")
    WITHDRAW_CHANGED = ("withdraw_changed", "准许撤诉(被告改变行政行为)",
                        ("被告改变行为后撤诉", "准许原告因被告改变原行政行为撤诉", "改变后撤诉",
                         "被告改变行政行为后撤诉", "被告改变原行政行为后撤诉", "因被告改变原行政行为撤诉"),
                        _WITHDRAWN, "第六十二条")
    DEEMED_WITHDRAW = ("deemed_withdraw", "按撤诉处理", ("按自动撤诉处理", "视为撤诉", "裁定按撤诉处理"),
                       _WITHDRAWN, "第五十八条")
    MEDIATED = ("mediated", "调解", ("行政调解书", "调解结案", "调解书", "行政赔偿调解"),
                _NEITHER, "第六十条")
    TRANSFERRED = ("transferred", "移送", ("移送管辖", "指定管辖", "移送或指定管辖", "移送/指定管辖", "裁定移送"),
                   _NEITHER, "第二十二条至第二十四条")
    ENDED = "ended", "终结诉讼", ("终结", "裁定终结诉讼"), _NEITHER, "法释〔2018〕1号第八十八条"
    OTHER = "other", "其他", ("其它", "其他裁定"), _NEITHER, ""

    # Bare 驳回上诉 and 维持原判 do not say whether a judgment or a ruling stands; the result is that of below anyway.
    AFFIRM_JUDGMENT = ("affirm_judgment", "驳回上诉，维持原判决",
                       ("驳回上诉，维持原判", "驳回上诉", "维持原判", "维持原判决", "二审维持", "维持一审判决"),
                       _Kind(Result.FOLLOWS, True, _SECOND), "第八十九条第一款第（一）项")
    AFFIRM_RULING = ("affirm_ruling", "驳回上诉，维持原裁定", ("维持原裁定", "维持一审裁定"),
                     _Kind(Result.FOLLOWS, False, _SECOND), "第八十九条第一款第（一）项")
    REVERSE = ("reverse", "改判", ("二审改判", "依法改判", "撤销原判并改判", "撤销一审判决并改判"),
               _Kind(Result.NONE, True, _SECOND), "第八十九条第一款第（二）项", True)
    REMAND = ("remand", "发回重审", ("撤销原判，发回重审", "发回", "撤销原判决，发回重审", "裁定发回重审"),
              _Kind(Result.NONE, False, _SECOND), "第八十九条第一款第（三）项、第（四）项")
    REVOKE_RULING = ("revoke_ruling", "撤销原裁定，指令立案或继续审理",
                     ("撤销原裁定", "撤销一审裁定", "指令立案", "指令审理", "指令继续审理"),
                     _Kind(Result.NONE, False, _SECOND), "法释〔2018〕1号第一百零九条")
    WITHDRAW_APPEAL = ("withdraw_appeal", "撤回上诉", ("准许撤回上诉", "准予撤回上诉", "按撤回上诉处理"),
                       _Kind(Result.FOLLOWS, False, _SECOND), "")

    RETRIAL_AFFIRM = ("retrial_affirm", "再审维持", ("再审维持原判", "再审维持原判决"),
                      _Kind(Result.FOLLOWS, True, _RETRIAL), _RETRIAL_ARTICLES)
    RETRIAL_REVERSE = ("retrial_reverse", "再审改判", ("再审依法改判", "再审撤销原判并改判"),
                       _Kind(Result.NONE, True, _RETRIAL), _RETRIAL_ARTICLES, True)
    RETRIAL_REMAND = ("retrial_remand", "再审发回重审", ("再审发回", "再审撤销原判，发回重审"),
                      _Kind(Result.NONE, False, _RETRIAL), _RETRIAL_ARTICLES)
    RETRIAL_ENDED = ("retrial_ended", "终结再审", ("终结再审程序", "裁定终结再审程序", "撤回再审申请"),
                     _Kind(Result.FOLLOWS, False, _RETRIAL), _RETRIAL_ARTICLES)
    RETRIAL_REFUSED = ("retrial_refused", "驳回再审申请", ("裁定驳回再审申请", "驳回再审", "不予再审"),
                       _Kind(Result.FOLLOWS, False, _RETRIAL), _RETRIAL_ARTICLES)
    # fmt: on


# Words that ledgers write the same at every instance, as the ending each means there.
_SAME_WORD_AT: dict[tuple[str, Instance], str] = {
    ("UPHOLD_ACT", Instance.SECOND): "AFFIRM_JUDGMENT",
    ("UPHOLD_ACT", Instance.RETRIAL): "RETRIAL_AFFIRM",
    ("AFFIRM_JUDGMENT", Instance.RETRIAL): "RETRIAL_AFFIRM",
    ("AFFIRM_RULING", Instance.RETRIAL): "RETRIAL_AFFIRM",
    ("REVERSE", Instance.RETRIAL): "RETRIAL_REVERSE",
    ("REMAND", Instance.RETRIAL): "RETRIAL_REMAND",
    ("ENDED", Instance.RETRIAL): "RETRIAL_ENDED",
    ("WITHDRAW_SELF", Instance.SECOND): "WITHDRAW_APPEAL",
    ("DEEMED_WITHDRAW", Instance.SECOND): "WITHDRAW_APPEAL",
}
