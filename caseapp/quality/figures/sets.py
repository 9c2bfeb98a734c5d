"""What is missing without which a figure counts too much or too little."""

from functools import partial
from typing import Final

from sqlalchemy import and_, func, not_, or_, select

from caseapp.law.codes import DefendantForm, Instance, Origin
from caseapp.law.endings import LitigationEnding
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase
from caseapp.quality.contradictions.sets import has_one_defendant, sued_at_first_instance
from caseapp.quality.expired import latest_start_over, months_before
from caseapp.quality.models import MEND, Condition, Group, Kind, Predicate, Register, case_with, lawsuit_with
from caseapp.reconsideration.models import CorrectionRound, ReconsiderationCase
from caseapp.timeline.steps import Circumstances

_REPLACED: Final = tuple(ending for ending in LitigationEnding if ending.needs_content)
_RECONSIDERED: Final = (Origin.UPHELD, Origin.CHANGED, Origin.OMITTED)
_MONTHS_TO_SUE: Final = 6


def _waits_for_papers() -> Predicate:
    row = CorrectionRound
    return case_with(row, row.notified_on.is_not(None), row.supplied_on.is_(None), row.is_lapsed.is_(False))


def _undecided(now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    return and_(case.disposal.is_(None), case.review_due_on < now.today, not_(_waits_for_papers()))


def _correction_over(now: Circumstances) -> Predicate:
    row = CorrectionRound
    over = case_with(row, row.supply_by_on < now.today, row.supplied_on.is_(None), row.is_lapsed.is_(False))
    return and_(ReconsiderationCase.disposal.is_(None), over)


def _sued_unknown(now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    return and_(
        case.is_sued.is_(None), case.closed_on.is_not(None), case.served_on < months_before(now, _MONTHS_TO_SUE)
    )


def _sued_unlinked(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.is_sued.is_(True), not_(sued_at_first_instance()))


def _lawsuit_not_noted(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.is_sued.is_(None), sued_at_first_instance())


def _compensated_without_amount(_now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.is_compensated.is_(True), ReconsiderationCase.compensation_fen.is_(None))


def _opinion_unanswered(now: Circumstances) -> Predicate:
    case = ReconsiderationCase
    last = latest_start_over(partial(reconsideration_clock, "OPINION"), now)
    received_on = func.coalesce(case.opinion_received_on, case.opinion_issued_on)
    return and_(case.opinion_answered_on.is_(None), case.opinion_issued_on.is_not(None), received_on <= last)


def _was_recorded(now: Circumstances) -> Predicate:
    """True of the defendants for whom it is recorded who came to a hearing held before today, or that nobody did."""
    recorded = or_(Appearance.appeared.is_not(None), Appearance.absence_reason.is_not(None))
    of_the_past = select(Hearing.id).where(Hearing.held_on < now.today)
    return Defendant.id.in_(select(Appearance.defendant_id).where(recorded, Appearance.hearing_id.in_(of_the_past)))


def _appearance_unrecorded(now: Circumstances) -> Predicate:
    return and_(LitigationCase.heard_on < now.today, lawsuit_with(Defendant, not_(_was_recorded(now))))


def _appearance_that(*conditions: Predicate) -> Predicate:
    return Defendant.id.in_(select(Appearance.defendant_id).where(*conditions))


def _appeared_without_rank(_now: Circumstances) -> Predicate:
    unranked = _appearance_that(Appearance.appeared.is_(True), Appearance.rank.is_(None))
    return lawsuit_with(Defendant, Defendant.chief_appeared_on.is_(None), unranked)


def _absent_without_reason(_now: Circumstances) -> Predicate:
    unexplained = _appearance_that(Appearance.appeared.is_(False), Appearance.absence_reason.is_(None))
    return lawsuit_with(Defendant, Defendant.appeared_on.is_(None), unexplained)


def _reversed_into_nothing(_now: Circumstances) -> Predicate:
    return lawsuit_with(Defendant, Defendant.ending.in_(_REPLACED), Defendant.content.is_(None))


def _without_earlier_instance(_now: Circumstances) -> Predicate:
    return and_(LitigationCase.instance != Instance.FIRST, LitigationCase.appeals_from_id.is_(None))


def _reconsideration_unnamed(_now: Circumstances) -> Predicate:
    case = LitigationCase
    return and_(
        case.origin.in_(_RECONSIDERED),
        case.instance == Instance.FIRST,
        case.reconsideration_id.is_(None),
        case.reconsideration_number.is_(None),
    )


def _reconsideration_not_found(_now: Circumstances) -> Predicate:
    return and_(LitigationCase.reconsideration_number.is_not(None), LitigationCase.reconsideration_id.is_(None))


def _joint_but_alone(_now: Circumstances) -> Predicate:
    return and_(lawsuit_with(Defendant, Defendant.form == DefendantForm.JOINT), has_one_defendant())


def _upheld_but_alone(_now: Circumstances) -> Predicate:
    upheld = and_(LitigationCase.origin == Origin.UPHELD, LitigationCase.instance == Instance.FIRST)
    joint = lawsuit_with(Defendant, Defendant.form == DefendantForm.JOINT)
    return and_(upheld, has_one_defendant(), not_(joint))


def _damages_without_amount(_now: Circumstances) -> Predicate:
    damages = LitigationEnding.COMPENSATE
    found = or_(Defendant.ending == damages, Defendant.content == damages)
    return lawsuit_with(Defendant, found, Defendant.amount_fen.is_(None))


def _kind(register: Register, code: str, title: str, where: Condition, why: str, advice: str) -> Kind:
    return Kind(code, title, register, Group.FIGURES, why, advice, where)


_case = partial(_kind, ReconsiderationCase)
_lawsuit = partial(_kind, LitigationCase)

# fmt: off
FIGURE_KINDS: Final = (
    _case("undecided", "审查期限已过，没有登记处理结果", _undecided,
          "收到日期在2024年1月1日以后的，审查期限届满之日起视为受理（行政复议法第三十条第三款）；"
          "没有登记的只算“尚在审查”，受理件数少计。", "打开案件，登记受理、不予受理等处理结果，或者确认视为受理。"),
    _case("correction_over", "补正期限已过，没有登记补正结果", _correction_over,
          "无正当理由逾期不补正的视为放弃申请（行政复议法第三十一条第二款），计入未受理；没有登记的只算“尚在审查”。",
          "打开案件，登记收到补正材料或者逾期未补正。"),
    _case("sued_unknown", "送达超过六个月，是否起诉没有登记", _sued_unknown,
          "复议后被诉的件数可能少计。", MEND.format("填写是否起诉；起诉的填写起诉日期")),
    _case("sued_unlinked", "已起诉，应诉台账没有关联的一审案件", _sued_unlinked,
          "应诉案件可能漏登，新收应诉案件、负责人出庭应诉率、败诉率都会有误。",
          "在应诉台账登记这件案件，或者在已有的应诉案件中填写关联复议案号。"),
    _case("lawsuit_not_noted", "应诉台账有它的一审案件，是否起诉没有登记", _lawsuit_not_noted,
          "复议后被诉的件数少计。", MEND.format("把是否起诉改为“是”")),
    _case("compensated_without_amount", "有行政赔偿而没有赔偿数额", _compensated_without_amount,
          "报表的行政赔偿数额少计。", MEND.format("填写赔偿数额")),
    _case("opinion_unanswered", "意见书满六十日没有登记落实情况", _opinion_unanswered,
          "意见书落实数少计；有关机关应当自收到之日起六十日内通报落实情况（行政复议法第七十六条）。",
          "已反馈的，打开案件登记意见书落实日期；没有反馈的，督促落实。"),
    _lawsuit("appearance_unrecorded", "开庭后未登记负责人出庭情况", _appearance_unrecorded,
             "开过庭的案件计入负责人出庭应诉率的分母，没有登记的按未出庭计，出庭率偏低。",
             "打开案件，逐个被告登记负责人是否出庭；未出庭的登记原因。"),
    _lawsuit("appeared_without_rank", "负责人出庭而没有负责人类别", _appeared_without_rank,
             "分不出正职、副职，正职负责人出庭应诉率偏低。", MEND.format("补填负责人类别")),
    _lawsuit("absent_without_reason", "负责人未出庭而没有登记原因", _absent_without_reason,
             "无正当理由未出庭的件数少计（法释〔2020〕3号第八条）。", MEND.format("补填未出庭原因")),
    _lawsuit("reversed_into_nothing", "改判而没有改判内容", _reversed_into_nothing,
             "改判按改判后的内容计算胜诉、败诉；没有内容的两边都不计。", MEND.format("补填改判内容")),
    _lawsuit("without_earlier_instance", "二审、再审案件没有关联原审案件", _without_earlier_instance,
             "维持原判的按原审结果计算胜诉、败诉；找不到原审的两边都不计。",
             MEND.format("填写原审案号；原审不在台账的，先登记原审案件")),
    _lawsuit("reconsideration_unnamed", "经过复议的一审案件没有填写复议案号", _reconsideration_unnamed,
             "复议后被诉的件数与应诉台账对不上。", MEND.format("填写关联复议案号")),
    _lawsuit("reconsideration_not_found", "填写的复议案号在复议台账里找不到", _reconsideration_not_found,
             "复议后被诉的件数与应诉台账对不上。", "核对复议案号；案件确实没有登记的，在复议台账补登。"),
    _lawsuit("joint_but_alone", "共同被告的案件只登记了一名被告", _joint_but_alone,
             "按被告的各项分组少计，另一被告的负责人出庭情况和裁判结果没有统计。", MEND.format("补登另一被告")),
    _lawsuit("upheld_but_alone", "复议维持的一审案件只登记了一名被告", _upheld_but_alone,
             "复议维持的，原行政机关和复议机关是共同被告（行政诉讼法第二十六条第二款）；按被告的各项分组少计。",
             MEND.format("补登另一被告，或者核对应诉来源")),
    _lawsuit("damages_without_amount", "判决赔偿而没有赔偿数额", _damages_without_amount,
             "行政赔偿数额少计。", MEND.format("补填该被告的赔偿数额")),
)
# fmt: on
