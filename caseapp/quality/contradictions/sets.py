"""Facts other than dates that cannot both be true, though the registers take them as they come."""

from collections.abc import Collection
from functools import partial
from typing import Final

from sqlalchemy import and_, exists, func, not_, or_, select

from caseapp.law.codes import DefendantForm, DefendantRole, Disposal, ExclusionKind, Instance, Origin, Procedure
from caseapp.law.editions import ARL23_IN_FORCE_ON
from caseapp.law.endings import ReconsiderationEnding
from caseapp.litigation.links.candidates import CHANGED, UPHELD
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase
from caseapp.quality.models import MEND, Condition, Group, Kind, Predicate, Register, case_with, lawsuit_with
from caseapp.reconsideration.models import Exclusion, ReconsiderationCase
from caseapp.timeline.steps import Circumstances

DECISIONS: Final = tuple(ending for ending in ReconsiderationEnding if ending.is_decision)
# 确认违法 may rest on procedure alone and is then no change (JI18 22): a finding is only what is certain.
_SURELY_CHANGED: Final = CHANGED - {ReconsiderationEnding.ILLEGAL}


def sued_at_first_instance() -> Predicate:
    """True of the reconsideration cases that a lawsuit of the court register names as its own."""
    return exists().where(
        LitigationCase.reconsideration_id == ReconsiderationCase.id, LitigationCase.instance == Instance.FIRST
    )


def has_one_defendant() -> Predicate:
    """True of the lawsuits in which one organ alone is sued."""
    return LitigationCase.id.in_(select(Defendant.case_id).group_by(Defendant.case_id).having(func.count() == 1))


def _deemed_not_accepted(_now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    return and_(case.is_deemed_accepted.is_(True), case.disposal.is_distinct_from(Disposal.ACCEPTED))


def _deemed_under_the_old_act(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.is_deemed_accepted.is_(True), ReconsiderationCase.accepted_on < ARL23_IN_FORCE_ON)


def _simplified_under_the_old_act(_now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    return and_(case.procedure == Procedure.SIMPLIFIED, case.accepted_on < ARL23_IN_FORCE_ON)


def _simplified_though_converted(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.converted_on.is_not(None), ReconsiderationCase.procedure == Procedure.SIMPLIFIED)


def _extended_by_nothing(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.extended_on.is_not(None), ReconsiderationCase.extension_days == 0)


def _decided_while_stayed(_now: Circumstances) -> Predicate:
    running = case_with(Exclusion, Exclusion.kind == ExclusionKind.STAY, Exclusion.end_on.is_(None))
    return and_(ReconsiderationCase.ending.in_(DECISIONS), running)


def _sued_on_a_day_but_not_sued(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.sued_on.is_not(None), ReconsiderationCase.is_sued.is_not(True))


def _lawsuit_denied(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.is_sued.is_(False), sued_at_first_instance())


def _direct_with_reconsideration(_now: Circumstances) -> Predicate:
    return and_(LitigationCase.origin == Origin.DIRECT, LitigationCase.reconsideration_number.is_not(None))


def _direct_against_reconsideration_organ(_now: Circumstances) -> Predicate:
    against = lawsuit_with(Defendant, Defendant.role == DefendantRole.RECONSIDERATION)
    return and_(LitigationCase.origin == Origin.DIRECT, against)


def _reconsideration_ended_in(endings: Collection[ReconsiderationEnding]) -> Predicate:
    case = ReconsiderationCase
    return exists().where(case.id == LitigationCase.reconsideration_id, case.ending.in_(endings))


def _origin_against_ending(_now: Circumstances) -> Predicate:
    return or_(
        and_(LitigationCase.origin == Origin.UPHELD, _reconsideration_ended_in(_SURELY_CHANGED)),
        and_(LitigationCase.origin == Origin.CHANGED, _reconsideration_ended_in(UPHELD)),
    )


def _sole_of_several(_now: Circumstances) -> Predicate:
    return and_(lawsuit_with(Defendant, Defendant.form == DefendantForm.SOLE), not_(has_one_defendant()))


def _appearance_that(*conditions: Predicate) -> Predicate:
    return lawsuit_with(Hearing, Hearing.id.in_(select(Appearance.hearing_id).where(*conditions)))


def _appeared_before_the_day(now: Circumstances) -> Predicate:
    recorded = select(Appearance.hearing_id).where(Appearance.appeared.is_not(None))
    return lawsuit_with(Hearing, Hearing.held_on > now.today, Hearing.id.in_(recorded))


def _lawyer_alone_beside_others(_now: Circumstances) -> Predicate:
    others = or_(Appearance.appeared.is_(True), Appearance.is_staff_sent.is_(True))
    return _appearance_that(Appearance.is_lawyer_only.is_(True), others)


def _absent_with_rank(_now: Circumstances) -> Predicate:
    return _appearance_that(Appearance.appeared.is_(False), Appearance.rank.is_not(None))


def _appealed_on_a_day_but_not_appealed(_now: Circumstances) -> Predicate:
    return and_(LitigationCase.appealed_on.is_not(None), LitigationCase.is_appealed.is_not(True))


def _suggestion_denied(_now: Circumstances) -> Predicate:
    case = LitigationCase
    has_date = or_(case.suggestion_received_on.is_not(None), case.suggestion_answered_on.is_not(None))
    return and_(case.has_judicial_suggestion.is_(False), has_date)


def _kind(register: Register, code: str, title: str, where: Condition, why: str, advice: str) -> Kind:
    return Kind(code, title, register, Group.CONTRADICTION, why, MEND.format(advice), where)


_case = partial(_kind, ReconsiderationCase)
_lawsuit = partial(_kind, LitigationCase)

# fmt: off
CONTRADICTION_KINDS: Final = (
    _case("deemed_not_accepted", "视为受理而处理结果不是受理", _deemed_not_accepted,
          "视为受理的案件计入受理，这些案件没有计入。", "把处理结果改为受理并填写受理日期，或者去掉视为受理"),
    _case("deemed_under_the_old_act", "2024年以前受理的案件登记为视为受理", _deemed_under_the_old_act,
          "审查期限届满视为受理的规定自2024年1月1日起施行（行政复议法第三十条第三款）。",
          "核对受理日期，或者去掉视为受理"),
    _case("simplified_under_the_old_act", "2024年以前受理的案件适用简易程序", _simplified_under_the_old_act,
          "此前的行政复议法没有简易程序；按30日计算的审理期限会影响按时办结率。",
          "核对受理日期，或者把审理程序改为普通程序"),
    _case("simplified_though_converted", "已转为普通程序而审理程序仍是简易程序", _simplified_though_converted,
          "审理期限按30日而不是60日计算，按时办结率偏低（行政复议法第五十五条、第六十二条）。",
          "把审理程序改为普通程序，或者删去转普通程序日期"),
    _case("extended_by_nothing", "有决定延长的日期而延长天数为0", _extended_by_nothing,
          "审理期限没有加上延长的天数，按时办结率偏低。", "填写延长天数，或者删去决定延长日期"),
    _case("decided_while_stayed", "中止尚未恢复就作出了决定", _decided_while_stayed,
          "中止期间不审理；没有恢复日期，扣除的天数算到结案为止，按时办结率可能偏高。",
          "填写恢复日期，或者核对结案方式"),
    _case("sued_on_not_sued", "有起诉日期而没有登记为已起诉", _sued_on_a_day_but_not_sued,
          "复议后被诉的件数少计。", "把是否起诉改为“是”，或者删去起诉日期"),
    _case("lawsuit_denied", "登记为未起诉，应诉台账却有它的一审案件", _lawsuit_denied,
          "复议后被诉的件数少计。", "把是否起诉改为“是”，或者核对应诉案件关联的复议案号"),
    _lawsuit("direct_with_reconsideration", "未经复议的案件填写了复议案号", _direct_with_reconsideration,
             "按应诉来源的分组有误。", "核对应诉来源与关联复议案号"),
    _lawsuit("direct_against_reconsideration_organ", "未经复议的案件有复议机关作被告",
             _direct_against_reconsideration_organ,
             "按应诉来源、被告身份的分组有误。", "核对应诉来源与被告身份"),
    _lawsuit("origin_against_ending", "应诉来源与复议案件的结案方式不符", _origin_against_ending,
             "按应诉来源的分组有误：复议维持的是维持和驳回请求，复议改变的是改变处理结果"
             "（法释〔2018〕1号第二十二条、第一百三十三条）。", "核对应诉来源、关联复议案号和复议案件的结案方式"),
    _lawsuit("sole_of_several", "单独被告之外还有别的被告", _sole_of_several,
             "单独被告与共同被告的件数有误。", "核对被告形式，或者删去多写的被告"),
    _lawsuit("appeared_before_the_day", "尚未开庭就登记了出庭情况", _appeared_before_the_day,
             "开庭日期或者出庭情况有误，负责人出庭应诉率随之有误。", "核对开庭日期和出庭情况"),
    _lawsuit("lawyer_alone_beside_others", "登记为仅律师出庭，又有负责人或工作人员出庭", _lawyer_alone_beside_others,
             "仅委托律师出庭是法律禁止的（行政诉讼法第三条第三款、法释〔2018〕1号第一百二十八条第二款），不能误记。",
             "核对出庭情况"),
    _lawsuit("absent_with_rank", "负责人未出庭却登记了负责人类别", _absent_with_rank,
             "负责人出庭应诉率可能少计。", "把负责人是否出庭改为“是”，或者删去负责人类别"),
    _lawsuit("appealed_on_not_appealed", "有上诉日期而没有登记为已上诉", _appealed_on_a_day_but_not_appealed,
             "一审裁判是否生效、上诉的件数有误。", "把是否上诉改为“是”，或者删去上诉日期"),
    _lawsuit("suggestion_denied", "有司法建议的日期而没有登记司法建议", _suggestion_denied,
             "司法建议的件数少计。", "把司法建议改为“是”，或者删去日期"),
)
# fmt: on
