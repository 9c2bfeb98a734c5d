"""Case sets and breakdowns of the court register (design.md, "Statistics, exactly").

A case is one court number at one instance. Headlines count cases; breakdowns by organ, region, level and ending count
defendants, each by its own ending and its own appearance.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import and_, exists, func, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base
from caseapp.law.coded import Coded
from caseapp.law.codes import AbsenceReason, DefendantForm, DefendantRole, Field, Instance, Level, Matter, Origin
from caseapp.law.endings import LitigationEnding, Result
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Court, Office, Organ, Region
from caseapp.statistics.litigation.queries import found_for, found_gravest
from caseapp.statistics.models import Amount, CaseSet, Condition, Dimension, not_yet
from caseapp.statistics.placing.models import Day, During, Edge, HavingRows, Placement, Predicate, Span, open_at
from caseapp.statistics.tables.models import Tables, Unit

_NEW: Final = (During("served_on"),)
_OPEN_AT_START: Final = open_at(Edge.START, started="served_on", ended="decided_on")
_DUE: Final = (*_OPEN_AT_START, *_NEW)
_CONCLUDED: Final = (During("decided_on"),)
_HEARD: Final = (During("heard_on"),)
_JUDGMENTS: Final = tuple(ending for ending in LitigationEnding if ending.is_judgment)
_EXCUSED: Final = tuple(reason for reason in AbsenceReason if reason.is_proper)
_SESSIONS: Final = (HavingRows("hearings", "held_on", lambda hearings: hearings.c.is_open.is_(True)),)
_UNEXCUSED: Final = (AbsenceReason.NO_PROPER_REASON, AbsenceReason.UNEXPLAINED)


def _at_first_instance(tables: Tables, _period: Span) -> Predicate:
    return tables.lawsuits.c.instance == Instance.FIRST


def _at_second_instance(tables: Tables, _period: Span) -> Predicate:
    return tables.lawsuits.c.instance == Instance.SECOND


def _after_upholding(tables: Tables, _period: Span) -> Predicate:
    """复议维持后共同应诉 (行政诉讼法第二十六条第二款)."""
    return tables.lawsuits.c.origin == Origin.UPHELD


def _is_true(column: str) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return tables.lawsuits.c[column].is_(True)

    return condition


def _both(*conditions: Condition) -> Condition:
    def condition(tables: Tables, period: Span) -> Predicate:
        return and_(*(each(tables, period) for each in conditions))

    return condition


def _judged(tables: Tables, _period: Span) -> Predicate:
    """Decided by judgment (判决) for at least one defendant."""
    defendant = tables.defendants.alias()
    judged = exists().where(defendant.c.case_id == tables.lawsuits.c.id, defendant.c.ending.in_(_JUDGMENTS))
    return judged.correlate_except(defendant)


def _defendant_judged(tables: Tables, _period: Span) -> Predicate:
    return tables.defendants.c.ending.in_(_JUDGMENTS)


def _found_gravest(result: Result) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return found_gravest(result, tables)

    return condition


def _defendant_with(result: Result) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return found_for(result, tables, tables.lawsuits, tables.defendants)

    return condition


def _first_day(column: str, tables: Tables) -> ColumnElement[date]:
    """The first day that any defendant of a lawsuit has in the column.

    Not EXISTS a day before the end: for that PostgreSQL would read every defendant of the ledger.
    """
    defendant = tables.defendants.alias()
    first = select(func.min(defendant.c[column])).where(defendant.c.case_id == tables.lawsuits.c.id)
    return first.correlate_except(defendant).scalar_subquery()


def _appeared(column: str) -> Condition:
    """An official of a defendant came to a hearing of this instance held before the period's end."""

    def condition(tables: Tables, period: Span) -> Predicate:
        return _first_day(column, tables) < period.end

    return condition


def _defendant_appeared(column: str) -> Condition:
    def condition(tables: Tables, period: Span) -> Predicate:
        return tables.defendants.c[column] < period.end

    return condition


def _never_before(end: Day, came: ColumnElement[Any]) -> Predicate:
    return or_(came.is_(None), came >= end)


def _absent(reasons: Collection[AbsenceReason]) -> Condition:
    """Nobody came before the period's end, and one of these reasons is recorded."""

    def condition(tables: Tables, period: Span) -> Predicate:
        hearing, appearance = tables.hearings.alias(), tables.appearances.alias()
        absent = exists().where(
            hearing.c.case_id == tables.lawsuits.c.id,
            hearing.c.held_on < period.end,
            appearance.c.hearing_id == hearing.c.id,
            appearance.c.absence_reason.in_(reasons),
        )
        never_came = _never_before(period.end, _first_day("appeared_on", tables))
        return and_(never_came, absent.correlate_except(hearing, appearance))

    return condition


def _defendant_absent(reasons: Collection[AbsenceReason]) -> Condition:
    def condition(tables: Tables, period: Span) -> Predicate:
        hearing, appearance, defendant = tables.hearings.alias(), tables.appearances.alias(), tables.defendants
        absent = exists().where(
            appearance.c.defendant_id == defendant.c.id,
            appearance.c.absence_reason.in_(reasons),
            hearing.c.id == appearance.c.hearing_id,
            hearing.c.held_on < period.end,
        )
        never_came = _never_before(period.end, defendant.c.appeared_on)
        return and_(never_came, absent.correlate_except(hearing, appearance))

    return condition


def _not_excused(tables: Tables, period: Span) -> Predicate:
    """Not one of those where nobody came, and only proper reasons are recorded (法释〔2020〕3号第八条)."""
    excused = and_(_absent(_EXCUSED)(tables, period), not_(_absent(_UNEXCUSED)(tables, period)))
    return not_(excused)


def _defendant_not_excused(tables: Tables, period: Span) -> Predicate:
    excused = and_(_defendant_absent(_EXCUSED)(tables, period), not_(_defendant_absent(_UNEXCUSED)(tables, period)))
    return not_(excused)


def _sessions(*, is_attended: bool, of_defendant: bool = False) -> Amount:
    """How many open hearings the case had in the period; only those to which an official came, of the defendant."""
    (placement,) = _SESSIONS

    def amount(tables: Tables, period: Span) -> ColumnElement[int]:
        hearing, appearance = tables.hearings.alias(), tables.appearances.alias()
        held = select(func.count()).where(
            hearing.c.case_id == tables.lawsuits.c.id, placement.in_period(hearing, period)
        )
        if is_attended:
            came = exists().where(appearance.c.hearing_id == hearing.c.id, appearance.c.appeared.is_(True))
            if of_defendant:
                came = came.where(appearance.c.defendant_id == tables.defendants.c.id)
            held = held.where(came.correlate_except(appearance))
        return held.correlate_except(hearing).scalar_subquery()

    return amount


def _set(
    code: str,
    title: str,
    placements: tuple[Placement, ...],
    condition: Condition | None = None,
    of_defendant: Condition | None = None,
) -> CaseSet:
    return CaseSet(code, title, Ledger.LITIGATION, placements, condition, of_defendant)


def _found(code: str, title: str, result: Result, *more: tuple[Condition, Condition]) -> CaseSet:
    """Decided cases by how the court found; `more` is asked before that, of a case and of a defendant."""
    of_case = (*(each for each, _ in more), _found_gravest(result))
    of_defendant = (*(each for _, each in more), _defendant_with(result))
    case_set = _set(code, title, _CONCLUDED, _both(*of_case), _both(*of_defendant))
    return replace(case_set, is_by_finding=True)


_MUST_APPEAR: Final = _is_true("is_must_appear")
_OF_FIRST_INSTANCE: Final = (_at_first_instance, _at_first_instance)

_NOT_DECIDED: Final = not_yet(Ledger.LITIGATION, "decided_on")

LITIGATION_SETS: Final = (
    _set("lit_new", "新收应诉案件", _NEW),
    _set("lit_new_first", "新收一审应诉案件", _NEW, _at_first_instance, _at_first_instance),
    _set("lit_carried_over", "上期结转应诉案件", _OPEN_AT_START),
    _set("lit_concluded", "审结应诉案件", _CONCLUDED),
    _set("lit_pending", "未审结应诉案件", _DUE, _NOT_DECIDED, _NOT_DECIDED),
    _found("lit_won", "胜诉", Result.WON),
    _found("lit_lost", "败诉", Result.LOST),
    _found("lit_withdrawn", "撤诉", Result.WITHDRAWN),
    _set("lit_heard", "开庭审理", _HEARD),
    _set("lit_appeared", "负责人出庭应诉", _HEARD, _appeared("appeared_on"), _defendant_appeared("appeared_on")),
    _set(
        "lit_chief_appeared",
        "正职负责人出庭应诉",
        _HEARD,
        _appeared("chief_appeared_on"),
        _defendant_appeared("chief_appeared_on"),
    ),
    _set("lit_absent_without_reason", "无正当理由未出庭", _HEARD, _absent(_UNEXCUSED), _defendant_absent(_UNEXCUSED)),
    _set("lit_heard_not_excused", "开庭审理（有正当理由未出庭的除外）", _HEARD, _not_excused, _defendant_not_excused),
    _set("lit_heard_must", "开庭审理且应当出庭", _HEARD, _MUST_APPEAR, _MUST_APPEAR),
    _set(
        "lit_appeared_must",
        "应当出庭案件中负责人出庭",
        _HEARD,
        _both(_MUST_APPEAR, _appeared("appeared_on")),
        _both(_MUST_APPEAR, _defendant_appeared("appeared_on")),
    ),
    CaseSet("lit_sessions", "开庭次数", Ledger.LITIGATION, _SESSIONS, amount=_sessions(is_attended=False)),
    CaseSet(
        "lit_sessions_attended",
        "负责人出庭次数",
        Ledger.LITIGATION,
        _SESSIONS,
        amount=_sessions(is_attended=True),
        amount_of_defendant=_sessions(is_attended=True, of_defendant=True),
    ),
    _set("lit_concluded_first", "审结一审应诉案件", _CONCLUDED, _at_first_instance, _at_first_instance),
    _set(
        "lit_handled_first",
        "办理一审应诉案件",
        _DUE,
        _at_first_instance,
        _at_first_instance,
    ),
    _set(
        "lit_judged_first",
        "一审判决结案",
        _CONCLUDED,
        _both(_at_first_instance, _judged),
        _both(_at_first_instance, _defendant_judged),
    ),
    _found("lit_lost_first", "一审败诉", Result.LOST, _OF_FIRST_INSTANCE),
    _found("lit_won_first", "一审胜诉", Result.WON, _OF_FIRST_INSTANCE),
    _found("lit_won_judged_first", "一审判决胜诉", Result.WON, _OF_FIRST_INSTANCE, (_judged, _defendant_judged)),
    _set("lit_new_second", "新收二审应诉案件", _NEW, _at_second_instance, _at_second_instance),
    _set("lit_joint", "复议机关作共同被告的新收应诉案件", _NEW, _after_upholding, _after_upholding),
    _set(
        "lit_norm_reviews",
        "应诉附带审查规范性文件",
        _NEW,
        _is_true("is_norm_review_requested"),
        _is_true("is_norm_review_requested"),
    ),
)


def _of_defendant(
    code: str, title: str, column: str, names: type[Coded] | type[Base], follows: str | None = None
) -> Dimension:
    def value(tables: Tables, _period: Span) -> ColumnElement[object]:
        return tables.defendants.c[column]

    return Dimension(code, title, Ledger.LITIGATION, Unit.DEFENDANT, value, names, follows)


def _of_case(code: str, title: str, column: str, names: type[Coded] | type[Base] | None) -> Dimension:
    return Dimension(
        code, title, Ledger.LITIGATION, Unit.CASE, lambda tables, _period: tables.lawsuits.c[column], names
    )


LITIGATION_DIMENSIONS: Final = (
    _of_defendant("lit_organ", "被告", "organ_id", Organ),
    _of_defendant("lit_region", "被告地区", "region_id", Region, "lit_organ"),
    _of_defendant("lit_level", "被告级别", "level", Level, "lit_organ"),
    _of_defendant("lit_ending", "裁判结果", "ending", LitigationEnding),
    _of_defendant("lit_role", "被告身份", "role", DefendantRole),
    _of_defendant("lit_form", "被告形式", "form", DefendantForm),
    _of_case("lit_matter", "案件事项", "matter", Matter),
    _of_case("lit_field", "行政管理类别", "field", Field),
    _of_case("lit_origin", "应诉来源", "origin", Origin),
    _of_case("lit_instance", "审级", "instance", Instance),
    _of_case("lit_court", "法院", "court_id", Court),
    _of_case("lit_office", "复议机构", "office_id", Office),
    _of_case("lit_handler", "承办人", "handler", None),
    Dimension("lit_month", "月份", Ledger.LITIGATION, Unit.CASE, None),
)
