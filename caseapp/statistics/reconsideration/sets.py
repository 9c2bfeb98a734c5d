"""Case sets and breakdowns of the register of reconsideration cases (design.md, "Statistics, exactly")."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from sqlalchemy import FromClause, and_, bindparam, case, exists, func, or_, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base, open_code
from caseapp.dialects import days_between
from caseapp.law.coded import Coded
from caseapp.law.codes import Channel, Disposal, ExclusionKind, Field, Level, Matter, PartyKind, RefusalReason
from caseapp.law.endings import Correction, Outcome, ReconsiderationEnding
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Office, Organ, Region
from caseapp.statistics.groups import APPLICANTS_UP_TO, DAYS_UP_TO, ApplicantBand, Done, DurationBand, Entered
from caseapp.statistics.models import Amount, CaseSet, Condition, Dimension, not_yet
from caseapp.statistics.placing.models import During, Edge, EndedLater, Placement, Predicate, Span, StillOpen, open_at
from caseapp.statistics.tables.models import Tables, Unit


def _accepted(cases: FromClause) -> Predicate:
    return cases.c.accepted_on.is_not(None)


def _not_accepted(cases: FromClause) -> Predicate:
    # Written into the statement, not bound: the partial index of those not accepted is found by its very words.
    accepted = bindparam(None, Disposal.ACCEPTED, cases.c.disposal.type, literal_execute=True)
    return cases.c.disposal != accepted


_RECEIVED: Final = (During("received_on"),)
_ACCEPTED: Final = (During("accepted_on"),)
_NOT_ACCEPTED: Final = (During("disposed_on", _not_accepted),)
_CONCLUDED: Final = (During("closed_on", _accepted),)
_OPEN_AT_START: Final = open_at(Edge.START, started="accepted_on", ended="closed_on")
_DUE: Final = (*_OPEN_AT_START, *_ACCEPTED)


def _undecided(edge: Edge) -> tuple[Placement, ...]:
    """Applications received before the edge on whose acceptance nothing was decided before it (尚在审查)."""
    return (
        StillOpen("received_on", "disposal", edge),
        EndedLater("received_on", "accepted_on", edge),
        EndedLater("received_on", "disposed_on", edge, _not_accepted),
    )


def _ends_in(endings: Collection[ReconsiderationEnding]) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return tables.cases.c.ending.in_(endings)

    return condition


def _is_true(column: str) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return tables.cases.c[column].is_(True)

    return condition


def _on_time(tables: Tables, _period: Span) -> Predicate:
    return tables.cases.c.closed_on <= tables.cases.c.due_on


def _had_a_hearing(tables: Tables, _period: Span) -> Predicate:
    return exists().where(tables.case_hearings.c.case_id == tables.cases.c.id)


def _is_known(column: str) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return tables.cases.c[column].is_not(None)

    return condition


def _within_60_days(since: str) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return days_between(tables.cases.c.closed_on, tables.cases.c[since]) <= 60

    return condition


def _extended(tables: Tables, _period: Span) -> Predicate:
    return tables.cases.c.extension_days > 0


def _not_known_as(*columns: str) -> Condition:
    """None of these is known to have followed; what nobody knows of has not."""

    def condition(tables: Tables, _period: Span) -> Predicate:
        return and_(*(tables.cases.c[column].is_not(True) for column in columns))

    return condition


def _is_to_be_performed(tables: Tables, _period: Span) -> Predicate:
    """The decision or the mediation paper leaves the respondent something to do."""
    cases = tables.cases.c
    return or_(
        cases.ending.in_(_TO_BE_PERFORMED),
        cases.is_compensated.is_(True),
        cases.perform_due_on.is_not(None),
        cases.redo_due_on.is_not(None),
    )


def _is_performed(tables: Tables, period: Span) -> Predicate:
    cases = tables.cases.c
    done = or_(cases.performed_on < period.end, cases.redone_on < period.end)
    return and_(_is_to_be_performed(tables, period), done)


def _answered(tables: Tables, period: Span) -> Predicate:
    return tables.cases.c.opinion_answered_on < period.end


def _days(since: str) -> Amount:
    def amount(tables: Tables, _period: Span) -> ColumnElement[int]:
        return days_between(tables.cases.c.closed_on, tables.cases.c[since])

    return amount


def _sum_of(column: str) -> Amount:
    def amount(tables: Tables, _period: Span) -> ColumnElement[int]:
        return func.coalesce(tables.cases.c[column], 0)

    return amount


def _set(code: str, title: str, placements: tuple[Placement, ...], condition: Condition | None = None) -> CaseSet:
    return CaseSet(code, title, Ledger.RECONSIDERATION, placements, condition)


def _concluded_as(outcome: Outcome, code: str | None = None) -> CaseSet:
    return _set(code or outcome.value, outcome.label, _CONCLUDED, _ends_in(ReconsiderationEnding.of(outcome)))


def _correcting(*kinds: Correction) -> list[ReconsiderationEnding]:
    return [ending for ending in ReconsiderationEnding if ending.correction in kinds]


_SETTLED: Final = ReconsiderationEnding.TERM_SETTLED
_SELF_CORRECTED: Final = ReconsiderationEnding.TERM_SELF_CORRECTED
_WITHDRAWN: Final = (_SELF_CORRECTED, ReconsiderationEnding.TERM_WITHDRAWN)
_DIRECT: Final = _correcting(Correction.DIRECT)
_BY_AGREEMENT: Final = (*ReconsiderationEnding.of(Outcome.MEDIATED), _SETTLED)
_TO_BE_PERFORMED: Final = (
    ReconsiderationEnding.REVOKE_REDO,
    ReconsiderationEnding.ORDER_PERFORM,
    ReconsiderationEnding.AGREEMENT_ORDER,
    ReconsiderationEnding.AGREEMENT_COMP,
)

# The columns of 已审结: every concluded case is in exactly one.
OUTCOME_SETS: Final = {
    outcome: _concluded_as(outcome, "other_outcome" if outcome is Outcome.OTHER else None) for outcome in Outcome
}

RECONSIDERATION_SETS: Final = (
    _set("received", "新收申请", _RECEIVED),
    _set("accepted", "受理", _ACCEPTED),
    _set("not_accepted", "未受理", _NOT_ACCEPTED),
    _set("carried_over", "上期结转", _OPEN_AT_START),
    _set("due", "应结", (*_OPEN_AT_START, *_ACCEPTED)),
    _set("concluded", "审结", _CONCLUDED),
    _set("pending", "未审结", _DUE, not_yet(Ledger.RECONSIDERATION, "closed_on")),
    *OUTCOME_SETS.values(),
    _set(
        "upheld_or_rejected",
        "维持、驳回",
        _CONCLUDED,
        _ends_in((*ReconsiderationEnding.of(Outcome.UPHELD), *ReconsiderationEnding.of(Outcome.REJECTED))),
    ),
    _set("settled", "和解", _CONCLUDED, _ends_in([_SETTLED])),
    _set("mediated_or_settled", "调解、和解", _CONCLUDED, _ends_in(_BY_AGREEMENT)),
    _set("agreed_or_withdrawn", "调解、和解、撤回", _CONCLUDED, _ends_in((*_BY_AGREEMENT, *_WITHDRAWN))),
    _set("corrected", "纠错", _CONCLUDED, _ends_in(_DIRECT)),
    _set("indirectly_corrected", "间接纠错", _CONCLUDED, _ends_in(_correcting(Correction.INDIRECT))),
    _set(
        "comprehensively_corrected",
        "综合纠错",
        _CONCLUDED,
        _ends_in(_correcting(Correction.DIRECT, Correction.INDIRECT)),
    ),
    # The wider corrections of other systems: law.md table 3, V1 北京 (every 终止), V3 上海 (改正后终止).
    _set(
        "corrected_or_terminated",
        "直接纠错、调解、终止",
        _CONCLUDED,
        _ends_in(
            (*_DIRECT, *ReconsiderationEnding.of(Outcome.MEDIATED), *ReconsiderationEnding.of(Outcome.TERMINATED))
        ),
    ),
    _set("corrected_or_given_way", "直接纠错、改变后撤回", _CONCLUDED, _ends_in((*_DIRECT, _SELF_CORRECTED))),
    _set("resolved", "纠错、调解、和解", _CONCLUDED, _ends_in((*_DIRECT, *_BY_AGREEMENT))),
    _set(
        "resolved_or_withdrawn", "纠错、调解、和解、撤回", _CONCLUDED, _ends_in((*_DIRECT, *_BY_AGREEMENT, *_WITHDRAWN))
    ),
    _set("on_time", "按时办结", _CONCLUDED, _on_time),
    _set("within_60_days", "受理后60日内办结", _CONCLUDED, _within_60_days("accepted_on")),
    _set("within_60_days_of_receipt", "收件后60日内办结", _CONCLUDED, _within_60_days("received_on")),
    _set("extended", "延期办结", _CONCLUDED, _extended),
    CaseSet("days", "审理天数", Ledger.RECONSIDERATION, _CONCLUDED, amount=_days("accepted_on")),
    CaseSet("days_of_receipt", "办案天数（自收件）", Ledger.RECONSIDERATION, _CONCLUDED, amount=_days("received_on")),
    CaseSet("applicants", "申请人数", Ledger.RECONSIDERATION, _RECEIVED, amount=_sum_of("applicant_count")),
    _set("group_cases", "群体性案件", _ACCEPTED, _is_true("is_group_case")),
    _set("norm_reviews", "附带审查规范性文件", _ACCEPTED, _is_true("is_norm_review_requested")),
    _set("compensated", "行政赔偿", _CONCLUDED, _is_true("is_compensated")),
    CaseSet(
        "compensation_fen",
        "行政赔偿数额",
        Ledger.RECONSIDERATION,
        _CONCLUDED,
        _is_true("is_compensated"),
        amount=_sum_of("compensation_fen"),
    ),
    _set("enterprise_cases", "涉企案件", _ACCEPTED, _is_true("is_enterprise_related")),
    _set("hearings", "听证案件", _CONCLUDED, _had_a_hearing),
    _set("investigated", "实地调查案件", _CONCLUDED, _is_known("investigated_on")),
    _set("files_read", "阅卷案件", _CONCLUDED, _is_known("files_read_on")),
    _set("deliberated", "案审会案件", _CONCLUDED, _is_known("deliberated_on")),
    _set("committee_cases", "提请行政复议委员会案件", _CONCLUDED, _is_known("committee_consulted_on")),
    _set("opinions", "行政复议意见书", (During("opinion_issued_on"),)),
    _set("opinions_answered", "已落实意见书", (During("opinion_issued_on"),), _answered),
    _set("suggestions", "行政复议建议书", (During("suggestion_issued_on"),)),
    _set("to_perform", "应履行案件", _CONCLUDED, _is_to_be_performed),
    _set("performed", "已履行案件", _CONCLUDED, _is_performed),
    _set("sued_after", "复议后被诉", _CONCLUDED, _is_true("is_sued")),
    _set("not_sued", "未被诉", _CONCLUDED, _not_known_as("is_sued")),
    _set("at_rest", "未被诉、未信访", _CONCLUDED, _not_known_as("is_sued", "is_petitioned")),
    _set("disposed_of", "办结", (*_CONCLUDED, *_NOT_ACCEPTED)),
    _set("disposed_of_not_sued", "办结后未被诉", (*_CONCLUDED, *_NOT_ACCEPTED), _not_known_as("is_sued")),
    _set(
        "disposed_of_at_rest",
        "办结后未被诉、未信访",
        (*_CONCLUDED, *_NOT_ACCEPTED),
        _not_known_as("is_sued", "is_petitioned"),
    ),
    _set("handled", "当期案件", (*_DUE, *_NOT_ACCEPTED)),
    _set("applications_handled", "当期申请", (*_undecided(Edge.START), *_RECEIVED)),
    _set("undecided_before", "上期未处理申请", _undecided(Edge.START)),
    _set("undecided", "尚在审查申请", _undecided(Edge.END)),
)


def _outcome(tables: Tables, _period: Span) -> ColumnElement[object]:
    outcomes = {ending: ending.outcome.value for ending in ReconsiderationEnding}
    return type_coerce(case(outcomes, value=tables.cases.c.ending), open_code(Outcome))


def _band(table: type[Coded], up_to: Mapping[Any, int], number: ColumnElement[int]) -> ColumnElement[object]:
    over = list(table)[-1]
    bands = case(*((number <= most, band.value) for band, most in up_to.items()), else_=over.value)
    return type_coerce(case((number.is_not(None), bands)), open_code(table))


def _duration(tables: Tables, period: Span) -> ColumnElement[object]:
    return _band(DurationBand, DAYS_UP_TO, _days("accepted_on")(tables, period))


def _applicant_band(tables: Tables, _period: Span) -> ColumnElement[object]:
    return _band(ApplicantBand, APPLICANTS_UP_TO, tables.cases.c.applicant_count)


def _yes_or_no(condition: Condition) -> Callable[[Tables, Span], ColumnElement[object]]:
    def column(tables: Tables, period: Span) -> ColumnElement[object]:
        answer = case((condition(tables, period), Done.YES.value), else_=Done.NO.value)
        return type_coerce(answer, open_code(Done))

    return column


def _entered(*columns: str) -> Callable[[Tables, Span], ColumnElement[object]]:
    """新收 or 结转 by the first of these dates that an entry has."""

    def column(tables: Tables, period: Span) -> ColumnElement[object]:
        days = [tables.cases.c[each] for each in columns]
        began = func.coalesce(*days) if len(days) > 1 else days[0]
        entered = case((began < period.start, Entered.CARRIED.value), else_=Entered.NEW.value)
        return type_coerce(entered, open_code(Entered))

    return column


def _is_supplying(tables: Tables, period: Span) -> Predicate:
    """At the period's end the applicant has been told to supply papers and has not (通知补正待处理)."""
    told = tables.corrections.alias()
    waiting = exists().where(
        told.c.case_id == tables.cases.c.id,
        told.c.notified_on < period.end,
        or_(told.c.supplied_on.is_(None), told.c.supplied_on >= period.end),
    )
    return waiting.correlate_except(told)


def _is_stayed(tables: Tables, period: Span) -> Predicate:
    """At the period's end the case is stayed (中止)."""
    stay = tables.exclusions.alias()
    lasting = exists().where(
        stay.c.case_id == tables.cases.c.id,
        stay.c.kind == ExclusionKind.STAY,
        stay.c.start_on < period.end,
        or_(stay.c.end_on.is_(None), stay.c.end_on >= period.end),
    )
    return lasting.correlate_except(stay)


def _office_level(tables: Tables, _period: Span) -> ColumnElement[object]:
    """复议机关级别: of the organ that the office serves."""
    office, organ = tables.offices.alias(), tables.organs.alias()
    served = select(organ.c.level).where(office.c.id == tables.cases.c.office_id, organ.c.id == office.c.organ_id)
    level = served.correlate_except(office, organ).scalar_subquery()
    return type_coerce(level, open_code(Level))


def _by(
    code: str, title: str, column: str, names: type[Coded] | type[Base] | None, follows: str | None = None
) -> Dimension:
    return _dimension(code, title, lambda tables, _period: tables.cases.c[column], names, follows)


def _dimension(
    code: str,
    title: str,
    column: Callable[[Tables, Span], ColumnElement[object]] | None,
    names: type[Coded] | type[Base] | None = None,
    follows: str | None = None,
) -> Dimension:
    return Dimension(code, title, Ledger.RECONSIDERATION, Unit.CASE, column, names, follows)


RECONSIDERATION_DIMENSIONS: Final = (
    _by("organ", "被申请人", "respondent_id", Organ),
    _by("region", "地区", "region_id", Region, "organ"),
    _by("office", "复议机构", "office_id", Office),
    _by("level", "被申请人级别", "respondent_level", Level, "organ"),
    _by("matter", "申请复议事项", "matter", Matter),
    _by("field", "行政管理类别", "field", Field),
    _by("channel", "接收方式", "channel", Channel),
    _by("applicant_kind", "申请人类别", "applicant_kind", PartyKind),
    _by("ending", "结案方式", "ending", ReconsiderationEnding),
    _by("disposal", "处理结果", "disposal", Disposal),
    _by("refusal_reason", "未受理原因", "refusal_reason", RefusalReason),
    _by("handler", "承办人", "handler", None),
    _dimension("outcome", "审理结果", _outcome, Outcome, "ending"),
    _dimension("duration", "审理天数", _duration, DurationBand),
    _dimension("applicant_band", "申请人人数", _applicant_band, ApplicantBand),
    _dimension("office_level", "复议机关级别", _office_level, Level),
    _dimension("application_entered", "申请来源期间", _entered("received_on"), Entered),
    _dimension("case_entered", "案件来源期间", _entered("accepted_on", "received_on"), Entered),
    _dimension("heard", "是否听证", _yes_or_no(_had_a_hearing), Done),
    _dimension("investigated", "是否实地调查", _yes_or_no(_is_known("investigated_on")), Done),
    _dimension("files_read", "是否阅卷", _yes_or_no(_is_known("files_read_on")), Done),
    _dimension("deliberated", "是否经案审会", _yes_or_no(_is_known("deliberated_on")), Done),
    _dimension("supplying", "是否待补正", _yes_or_no(_is_supplying), Done),
    _dimension("stayed", "是否中止", _yes_or_no(_is_stayed), Done),
    _dimension("month", "月份", None),
)
