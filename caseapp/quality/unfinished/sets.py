"""What should have been recorded by now, and what the law expects to have been done."""

from functools import partial
from typing import Final

from sqlalchemy import and_, exists, func, not_, or_

from caseapp.law.codes import ExclusionKind, Instance, Procedure
from caseapp.law.court_clocks import court_clock
from caseapp.law.editions import ARL23_IN_FORCE_ON, Act
from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.law.reconsideration_clocks import STAY_TERM_GROUNDS, reconsideration_clock
from caseapp.litigation.models import Defendant, LitigationCase
from caseapp.litigation.steps.afterwards import ORDERS
from caseapp.quality.contradictions.sets import DECISIONS
from caseapp.quality.expired import days_before, latest_start_over
from caseapp.quality.models import MEND, Condition, Group, Kind, Predicate, Register, case_with, lawsuit_with
from caseapp.reconsideration.models import Exclusion, ReconsiderationCase, ReconsiderationHearing
from caseapp.timeline.steps import Circumstances

_DAYS_TO_SERVE: Final = 30
_TO_PERFORM: Final = ReconsiderationEnding.of(Outcome.ORDERED_TO_PERFORM)


def _accepted_without_number(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.accepted_on.is_not(None), ReconsiderationCase.number.is_(None))


def _reply_unknown(now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    ordinary = latest_start_over(partial(reconsideration_clock, "REPLY_ORD"), now)
    is_over = case.copy_received_on <= ordinary
    if now.today > ARL23_IN_FORCE_ON:
        simple = latest_start_over(lambda _: reconsideration_clock("REPLY_SIMPLE", ARL23_IN_FORCE_ON), now)
        is_over = or_(is_over, and_(case.procedure == Procedure.SIMPLIFIED, case.copy_received_on <= simple))
    # Parties who agree or withdraw end the case before the reply is due; only a decision turns on it.
    is_awaited = or_(case.ending.is_(None), case.ending.in_(DECISIONS))
    return and_(case.reply_received_on.is_(None), case.is_reply_missing.is_(False), is_over, is_awaited)


def _views_unheard(_now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    return and_(
        case.views_heard_on.is_(None),
        case.procedure == Procedure.ORDINARY,
        case.accepted_on >= ARL23_IN_FORCE_ON,
        case.ending.in_(DECISIONS),
        not_(case_with(ReconsiderationHearing)),
    )


def _head_unrecorded(now: Circumstances) -> Predicate:
    held = or_(ReconsiderationHearing.held_on.is_(None), ReconsiderationHearing.held_on < now.today)
    return case_with(ReconsiderationHearing, ReconsiderationHearing.head_attended.is_(None), held)


def _stayed_too_long(now: Circumstances) -> Predicate:
    last = latest_start_over(partial(reconsideration_clock, "STAY_TERM"), now)
    running = case_with(
        Exclusion,
        Exclusion.kind == ExclusionKind.STAY,
        Exclusion.ground.in_(STAY_TERM_GROUNDS[Act.ARL23]),
        Exclusion.start_on <= last,
        Exclusion.end_on.is_(None),
    )
    return and_(ReconsiderationCase.closed_on.is_(None), running)


def _unserved(now: Circumstances) -> Predicate:
    return and_(
        ReconsiderationCase.served_on.is_(None), ReconsiderationCase.closed_on < days_before(now, _DAYS_TO_SERVE)
    )


def _redo_without_day(_now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    blank = and_(case.redo_due_on.is_(None), case.redone_on.is_(None))
    return and_(case.ending == ReconsiderationEnding.REVOKE_REDO, blank)


def _redo_over(now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.redo_due_on < now.today, ReconsiderationCase.redone_on.is_(None))


def _performance_blank(endings: tuple[ReconsiderationEnding, ...], _now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    return and_(case.ending.in_(endings), case.perform_due_on.is_(None), case.performed_on.is_(None))


def _performance_over(now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.perform_due_on < now.today, ReconsiderationCase.performed_on.is_(None))


def _judgment_not_received(now: Circumstances) -> Predicate:
    case = LitigationCase
    return and_(case.decision_received_on.is_(None), case.decided_on < days_before(now, _DAYS_TO_SERVE))


def _appealed_without_day(_now: Circumstances) -> Predicate:
    return and_(LitigationCase.is_appealed.is_(True), LitigationCase.appealed_on.is_(None))


def _second_instance_missing(_now: Circumstances) -> Predicate:
    above = LitigationCase.__table__.alias()
    known = exists().where(above.c.appeals_from_id == LitigationCase.id)
    is_appealed = and_(LitigationCase.is_appealed.is_(True), LitigationCase.instance == Instance.FIRST)
    return and_(is_appealed, not_(known))


def _court_order_without_day(now: Circumstances) -> Predicate:
    ordered = or_(Defendant.ending.in_(ORDERS), Defendant.content.in_(ORDERS))
    blank = and_(Defendant.perform_due_on.is_(None), Defendant.performed_on.is_(None))
    return and_(LitigationCase.effective_on <= now.today, lawsuit_with(Defendant, ordered, blank))


def _court_order_over(now: Circumstances) -> Predicate:
    return lawsuit_with(Defendant, Defendant.perform_due_on < now.today, Defendant.performed_on.is_(None))


def _suggestion_unanswered(now: Circumstances) -> Predicate:
    case = LitigationCase
    last = latest_start_over(lambda _: court_clock("SJ_REPLY"), now)
    received_on = func.coalesce(case.suggestion_received_on, case.decided_on)
    return and_(case.has_judicial_suggestion.is_(True), case.suggestion_answered_on.is_(None), received_on <= last)


def _kind(register: Register, code: str, title: str, where: Condition, why: str, advice: str) -> Kind:
    return Kind(code, title, register, Group.UNFINISHED, why, advice, where)


_case = partial(_kind, ReconsiderationCase)
_lawsuit = partial(_kind, LitigationCase)

# fmt: off
UNFINISHED_KINDS: Final = (
    _case("accepted_without_number", "已受理而没有案号", _accepted_without_number,
          "没有案号的案件查不到，应诉案件也无法与它关联。", "打开案件编号。"),
    _case("reply_unknown", "答复期限已过，没有登记是否答复", _reply_unknown,
          "逾期不答复的，视为行政行为没有证据、依据（行政复议法第四十八条、第五十四条、第七十条）。",
          "打开案件，登记收到答复，或者登记逾期未答复；已结案的用“更正”补登。"),
    _case("views_unheard", "普通程序作出决定，没有登记听取意见或者听证", _views_unheard,
          "适用普通程序审理应当听取当事人的意见并记录在案；因当事人原因不能听取的，可以书面审理"
          "（行政复议法第四十九条）。", MEND.format("填写听取意见日期；不能听取的，在备注写明原因")),
    _case("head_unrecorded", "听证后未登记被申请人负责人是否参加", _head_unrecorded,
          "被申请人的负责人应当参加听证；不能参加的应当说明理由并委托工作人员（行政复议法第五十一条第三款）。",
          MEND.format("填写负责人是否参加；未参加的填写原因和委托的人员")),
    _case("stayed_too_long", "中止满六十日原因未消除", _stayed_too_long,
          "申请人死亡、丧失行为能力或者组织终止，中止满六十日原因仍未消除的，终止行政复议"
          "（行政复议法第四十一条第五项）。", "打开案件，登记恢复审理或者终止。"),
    _case("unserved", "结案超过三十日没有登记送达", _unserved,
          "决定书一经送达即发生法律效力（行政复议法第七十五条），起诉期限也从送达起算。",
          MEND.format("填写送达申请人日期")),
    _case("redo_without_day", "责令重作而没有重作期限", _redo_without_day,
          "没有期限就无从督促；法律没有规定期限的为六十日（行政复议法实施条例（2007年）第四十九条）。",
          MEND.format("按决定书填写责令重作期限")),
    _case("redo_over", "重作期限已过，没有登记重作", _redo_over,
          "被申请人不履行决定的，应当责令限期履行（行政复议法第七十七条）。",
          "已重作的，打开案件登记重作日期；没有重作的，责令限期履行。"),
    _case("performance_without_day", "责令履行而没有履行期限", partial(_performance_blank, _TO_PERFORM),
          "没有期限就无从督促（行政复议法第六十六条）。", MEND.format("按决定书填写履行期限；已履行的填写履行日期")),
    _case("mediation_without_performance", "调解结案而没有履行期限和履行日期",
          partial(_performance_blank, ReconsiderationEnding.of(Outcome.MEDIATED)),
          "调解书具有法律效力，不履行的可以申请强制执行（行政复议法第七十三条、第七十八条）。",
          MEND.format("按调解书填写履行期限；已履行的填写履行日期")),
    _case("performance_over", "履行期限已过，没有登记履行", _performance_over,
          "被申请人不履行决定书、调解书的，应当责令限期履行（行政复议法第七十七条）。",
          "已履行的，打开案件登记履行日期；没有履行的，责令限期履行。"),
    _lawsuit("judgment_not_received", "裁判超过三十日没有登记收到裁判文书", _judgment_not_received,
             "上诉期限从收到裁判文书起算（行政诉讼法第八十五条）。", MEND.format("填写收到裁判文书日期")),
    _lawsuit("appealed_without_day", "已上诉而没有上诉日期", _appealed_without_day,
             "一审裁判因上诉不生效，二审何时开始无从知道。", MEND.format("填写上诉日期")),
    _lawsuit("second_instance_missing", "已上诉，应诉台账没有二审案件", _second_instance_missing,
             "二审案件可能漏登，新收、审结、出庭和败诉的件数都会少计。",
             "收到二审应诉材料的，登记二审案件并填写原审案号。"),
    _lawsuit("court_order_without_day", "生效裁判责令履行、重作或者赔偿而没有履行期限", _court_order_without_day,
             "没有期限就无从督促；期限届满不履行的，原告可以申请执行。",
             MEND.format("按裁判文书填写该被告的履行期限或者履行日期")),
    _lawsuit("court_order_over", "裁判的履行期限已过，没有登记履行", _court_order_over,
             "拒不履行的，法院可以处以罚款、拘留等（行政诉讼法第九十六条）。",
             "已履行的，打开案件登记履行日期；没有履行的，督促履行。"),
    _lawsuit("suggestion_unanswered", "收到司法建议满六十日没有登记回复", _suggestion_unanswered,
             "对规范性文件的司法建议应当在六十日内书面答复（法释〔2018〕1号第一百四十九条）；其他的也应当及时回复。",
             MEND.format("填写回复司法建议日期")),
)
# fmt: on
