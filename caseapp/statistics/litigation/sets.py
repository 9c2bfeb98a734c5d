"""Case sets and breakdowns of the court register (design.md, "Statistics, exactly").

A case is one court number at one instance. Headlines count cases; breakdowns by organ, region, level and ending count
defendants, each by its own ending and its own appearance.
"""

from typing import Final

from sqlalchemy import and_, exists, not_, or_

from caseapp.db import Base
from caseapp.law.coded import Coded
from caseapp.law.codes import AbsenceReason, DefendantRole, Field, Instance, Level, Matter, Origin
from caseapp.law.endings import LitigationEnding, Result
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Court, Office, Organ, Region
from caseapp.statistics.litigation.queries import found_for, found_for_any
from caseapp.statistics.models import (
    CaseSet,
    Condition,
    Dimension,
    During,
    Edge,
    Placement,
    Predicate,
    Span,
    Tables,
    Unit,
    open_at,
)

_NEW: Final = (During("served_on"),)
_CONCLUDED: Final = (During("decided_on"),)
_HEARD: Final = (During("heard_on"),)
_UNEXCUSED: Final = (AbsenceReason.NO_PROPER_REASON, AbsenceReason.UNEXPLAINED)


def _at_first_instance(tables: Tables, _period: Span) -> Predicate:
    return tables.lawsuits.c.instance == Instance.FIRST


def _lost(tables: Tables, _period: Span) -> Predicate:
    return found_for_any(Result.LOST, tables)


def _won(tables: Tables, _period: Span) -> Predicate:
    return and_(not_(found_for_any(Result.LOST, tables)), found_for_any(Result.WON, tables))


def _withdrawn(tables: Tables, _period: Span) -> Predicate:
    decided = (found_for_any(Result.LOST, tables), found_for_any(Result.WON, tables))
    return and_(*(not_(found) for found in decided), found_for_any(Result.WITHDRAWN, tables))


def _defendant_with(result: Result) -> Condition:
    def condition(tables: Tables, _period: Span) -> Predicate:
        return found_for(result, tables, tables.lawsuits, tables.defendants)

    return condition


def _appeared(column: str) -> Condition:
    """An official of a defendant came to a hearing of this instance held before the period's end."""

    def condition(tables: Tables, period: Span) -> Predicate:
        defendant = tables.defendants.alias()
        came = exists().where(defendant.c.case_id == tables.lawsuits.c.id, defendant.c[column] < period.end)
        return came.correlate_except(defendant)

    return condition


def _defendant_appeared(column: str) -> Condition:
    def condition(tables: Tables, period: Span) -> Predicate:
        return tables.defendants.c[column] < period.end

    return condition


def _absent_unexcused(tables: Tables, period: Span) -> Predicate:
    hearing, appearance = tables.hearings.alias(), tables.appearances.alias()
    absent = exists().where(
        hearing.c.case_id == tables.lawsuits.c.id,
        hearing.c.held_on < period.end,
        appearance.c.hearing_id == hearing.c.id,
        appearance.c.absence_reason.in_(_UNEXCUSED),
    )
    return and_(not_(_appeared("appeared_on")(tables, period)), absent.correlate_except(hearing, appearance))


def _defendant_absent_unexcused(tables: Tables, period: Span) -> Predicate:
    hearing, appearance, defendant = tables.hearings.alias(), tables.appearances.alias(), tables.defendants
    absent = exists().where(
        appearance.c.defendant_id == defendant.c.id,
        appearance.c.absence_reason.in_(_UNEXCUSED),
        hearing.c.id == appearance.c.hearing_id,
        hearing.c.held_on < period.end,
    )
    never_came = or_(defendant.c.appeared_on.is_(None), defendant.c.appeared_on >= period.end)
    return and_(never_came, absent.correlate_except(hearing, appearance))


def _set(
    code: str,
    title: str,
    placements: tuple[Placement, ...],
    condition: Condition | None = None,
    of_defendant: Condition | None = None,
) -> CaseSet:
    return CaseSet(code, title, Ledger.LITIGATION, placements, condition, of_defendant)


LITIGATION_SETS: Final = (
    _set("lit_new", "新收应诉案件", _NEW),
    _set("lit_new_first", "新收一审应诉案件", _NEW, _at_first_instance, _at_first_instance),
    _set("lit_carried_over", "上期结转应诉案件", open_at(Edge.START, started="served_on", ended="decided_on")),
    _set("lit_concluded", "审结应诉案件", _CONCLUDED),
    _set("lit_pending", "未审结应诉案件", open_at(Edge.END, started="served_on", ended="decided_on")),
    _set("lit_won", "胜诉", _CONCLUDED, _won, _defendant_with(Result.WON)),
    _set("lit_lost", "败诉", _CONCLUDED, _lost, _defendant_with(Result.LOST)),
    _set("lit_withdrawn", "撤诉", _CONCLUDED, _withdrawn, _defendant_with(Result.WITHDRAWN)),
    _set("lit_heard", "开庭审理", _HEARD),
    _set("lit_appeared", "负责人出庭应诉", _HEARD, _appeared("appeared_on"), _defendant_appeared("appeared_on")),
    _set(
        "lit_chief_appeared",
        "正职负责人出庭应诉",
        _HEARD,
        _appeared("chief_appeared_on"),
        _defendant_appeared("chief_appeared_on"),
    ),
    _set("lit_absent_without_reason", "无正当理由未出庭", _HEARD, _absent_unexcused, _defendant_absent_unexcused),
)


def _of_defendant(code: str, title: str, column: str, names: type[Coded] | type[Base]) -> Dimension:
    return Dimension(code, title, Ledger.LITIGATION, Unit.DEFENDANT, lambda tables: tables.defendants.c[column], names)


def _of_case(code: str, title: str, column: str, names: type[Coded] | type[Base] | None) -> Dimension:
    return Dimension(code, title, Ledger.LITIGATION, Unit.CASE, lambda tables: tables.lawsuits.c[column], names)


LITIGATION_DIMENSIONS: Final = (
    _of_defendant("lit_organ", "被告", "organ_id", Organ),
    _of_defendant("lit_region", "被告地区", "region_id", Region),
    _of_defendant("lit_level", "被告级别", "level", Level),
    _of_defendant("lit_ending", "裁判结果", "ending", LitigationEnding),
    _of_defendant("lit_role", "被告身份", "role", DefendantRole),
    _of_case("lit_matter", "案件事项", "matter", Matter),
    _of_case("lit_field", "行政管理类别", "field", Field),
    _of_case("lit_origin", "应诉来源", "origin", Origin),
    _of_case("lit_instance", "审级", "instance", Instance),
    _of_case("lit_court", "法院", "court_id", Court),
    _of_case("lit_office", "复议机构", "office_id", Office),
    _of_case("lit_handler", "承办人", "handler", None),
    Dimension("lit_month", "月份", Ledger.LITIGATION, Unit.CASE, None),
)
