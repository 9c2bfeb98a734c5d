"""Case sets and breakdowns of the register of reconsideration cases (design.md, "Statistics, exactly")."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import FromClause, bindparam, case, exists, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Base, days_between, open_code
from caseapp.law.coded import Coded
from caseapp.law.codes import Channel, Disposal, Field, Level, Matter, PartyKind
from caseapp.law.endings import Correction, Outcome, ReconsiderationEnding
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Office, Organ, Region
from caseapp.statistics.models import (
    CaseSet,
    Condition,
    Dimension,
    During,
    Edge,
    EndedLater,
    Placement,
    Predicate,
    Span,
    StillOpen,
    Tables,
    Unit,
    open_at,
)


def _accepted(cases: FromClause) -> Predicate:
    return cases.c.accepted_on.is_not(None)


def _not_accepted(cases: FromClause) -> Predicate:
    # Written into the statement, not bound: the partial index of those not accepted is found by its very words.
    accepted = bindparam(None, Disposal.ACCEPTED, cases.c.disposal.type, literal_execute=True)
    return cases.c.disposal != accepted


_RECEIVED: Final = (During("received_on"),)
_ACCEPTED: Final = (During("accepted_on"),)
_CONCLUDED: Final = (During("closed_on", _accepted),)
_OPEN_AT_START: Final = open_at(Edge.START, started="accepted_on", ended="closed_on")
_OPEN_AT_END: Final = open_at(Edge.END, started="accepted_on", ended="closed_on")


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


def _days(tables: Tables) -> ColumnElement[int]:
    return days_between(tables.cases.c.closed_on, tables.cases.c.accepted_on)


def _applicants(tables: Tables) -> ColumnElement[int]:
    return tables.cases.c.applicant_count


def _set(code: str, title: str, placements: tuple[Placement, ...], condition: Condition | None = None) -> CaseSet:
    return CaseSet(code, title, Ledger.RECONSIDERATION, placements, condition)


def _concluded_as(outcome: Outcome, code: str | None = None) -> CaseSet:
    return _set(code or outcome.value, outcome.label, _CONCLUDED, _ends_in(ReconsiderationEnding.of(outcome)))


def _correcting(*kinds: Correction) -> list[ReconsiderationEnding]:
    return [ending for ending in ReconsiderationEnding if ending.correction in kinds]


_SETTLED: Final = ReconsiderationEnding.TERM_SETTLED
_BY_AGREEMENT: Final = (*ReconsiderationEnding.of(Outcome.MEDIATED), _SETTLED)

# The columns of 已审结: every concluded case is in exactly one.
OUTCOME_SETS: Final = {
    outcome: _concluded_as(outcome, "other_outcome" if outcome is Outcome.OTHER else None) for outcome in Outcome
}

RECONSIDERATION_SETS: Final = (
    _set("received", "新收申请", _RECEIVED),
    _set("accepted", "受理", _ACCEPTED),
    _set("not_accepted", "未受理", (During("disposed_on", _not_accepted),)),
    _set("carried_over", "上期结转", _OPEN_AT_START),
    _set("due", "应结", (*_OPEN_AT_START, *_ACCEPTED)),
    _set("concluded", "审结", _CONCLUDED),
    _set("pending", "未审结", _OPEN_AT_END),
    *OUTCOME_SETS.values(),
    _set("settled", "和解", _CONCLUDED, _ends_in([_SETTLED])),
    _set("mediated_or_settled", "调解、和解", _CONCLUDED, _ends_in(_BY_AGREEMENT)),
    _set("corrected", "纠错", _CONCLUDED, _ends_in(_correcting(Correction.DIRECT))),
    _set(
        "comprehensively_corrected",
        "综合纠错",
        _CONCLUDED,
        _ends_in(_correcting(Correction.DIRECT, Correction.INDIRECT)),
    ),
    _set("on_time", "按时办结", _CONCLUDED, _on_time),
    CaseSet("days", "审理天数", Ledger.RECONSIDERATION, _CONCLUDED, amount=_days),
    CaseSet("applicants", "申请人数", Ledger.RECONSIDERATION, _RECEIVED, amount=_applicants),
    _set("enterprise_cases", "涉企案件", _ACCEPTED, _is_true("is_enterprise_related")),
    _set("hearings", "听证案件", _CONCLUDED, _had_a_hearing),
    _set("opinions", "行政复议意见书", (During("opinion_issued_on"),)),
    _set("sued_after", "复议后被诉", _CONCLUDED, _is_true("is_sued")),
    _set("undecided_before", "上期未处理申请", _undecided(Edge.START)),
    _set("undecided", "尚在审查申请", _undecided(Edge.END)),
)


def _outcome(tables: Tables) -> ColumnElement[object]:
    outcomes = {ending: ending.outcome.value for ending in ReconsiderationEnding}
    return type_coerce(case(outcomes, value=tables.cases.c.ending), open_code(Outcome))


def _by(code: str, title: str, column: str, names: type[Coded] | type[Base] | None) -> Dimension:
    return Dimension(code, title, Ledger.RECONSIDERATION, Unit.CASE, lambda tables: tables.cases.c[column], names)


RECONSIDERATION_DIMENSIONS: Final = (
    _by("organ", "被申请人", "respondent_id", Organ),
    _by("region", "地区", "region_id", Region),
    _by("office", "复议机构", "office_id", Office),
    _by("level", "被申请人级别", "respondent_level", Level),
    _by("matter", "申请复议事项", "matter", Matter),
    _by("field", "行政管理类别", "field", Field),
    _by("channel", "接收方式", "channel", Channel),
    _by("applicant_kind", "申请人类别", "applicant_kind", PartyKind),
    _by("ending", "结案方式", "ending", ReconsiderationEnding),
    _by("handler", "承办人", "handler", None),
    Dimension("outcome", "审理结果", Ledger.RECONSIDERATION, Unit.CASE, _outcome, Outcome),
    Dimension("month", "月份", Ledger.RECONSIDERATION, Unit.CASE, None),
)
