"""How a court found for a defendant, as SQL: its ending, the new content of a 改判, or the judgment below."""

from typing import Final

from sqlalchemy import FromClause, and_, case, func, literal_column, or_, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.law.endings import LitigationEnding, Result
from caseapp.statistics.placing.models import Predicate
from caseapp.statistics.tables.models import Tables

# 再审 of 二审 of 一审: a finding can stand two instances below.
_LEVELS_BELOW: Final = 2
_REPLACED: Final = tuple(ending for ending in LitigationEnding if ending.needs_content)
_AS_BELOW: Final = LitigationEnding.with_result(Result.FOLLOWS)
# Of a lawsuit with several defendants the gravest finding counts: lost for one is lost.
_GRAVITY: Final = {Result.WITHDRAWN: "1", Result.WON: "2", Result.LOST: "3"}


def found_for(result: Result, tables: Tables, lawsuit: FromClause, defendant: FromClause) -> Predicate:
    """True where the court's finding for the defendant is `result` (LOST, WON or WITHDRAWN).

    A 改判 counts by its content. An ending that leaves the judgment below as it is (驳回上诉, 撤回上诉, 再审维持 …)
    counts as that judgment did for the same organ, if the case below is in the ledger.
    """
    return _gravity(tables, lawsuit, defendant, _LEVELS_BELOW) == literal_column(_GRAVITY[result])


def found_gravest(result: Result, tables: Tables) -> Predicate:
    """True of the lawsuits in which the gravest finding for a defendant is `result`: lost, then won, then withdrawn."""
    gravest = gravest_finding(tables) if tables.findings is None else tables.findings.c.gravest
    return gravest == literal_column(_GRAVITY[result])


def gravest_finding(tables: Tables) -> ColumnElement[int]:
    """How grave the gravest finding for a defendant is, of each lawsuit; NULL while there is none."""
    defendant = tables.defendants.alias()
    gravest = select(func.max(_gravity(tables, tables.lawsuits, defendant, _LEVELS_BELOW))).where(
        defendant.c.case_id == tables.lawsuits.c.id
    )
    return gravest.correlate_except(defendant).scalar_subquery()


def _gravity(tables: Tables, lawsuit: FromClause, defendant: FromClause, levels: int) -> ColumnElement[int]:
    own: list[tuple[Predicate, ColumnElement[int]]] = [
        (_ends_in(defendant, LitigationEnding.with_result(result)), literal_column(gravity))
        for result, gravity in _GRAVITY.items()
    ]
    if levels == 0:
        return case(*own)
    below, organ_below = tables.lawsuits.alias(), tables.defendants.alias()
    found_below = select(_gravity(tables, below, organ_below, levels - 1)).where(
        below.c.id == lawsuit.c.appeals_from_id,
        organ_below.c.case_id == below.c.id,
        organ_below.c.organ_id == defendant.c.organ_id,
    )
    as_below = found_below.correlate_except(below, organ_below).scalar_subquery()
    return case(*own, (defendant.c.ending.in_(_AS_BELOW), as_below))


def _ends_in(defendant: FromClause, endings: tuple[LitigationEnding, ...]) -> Predicate:
    return or_(
        defendant.c.ending.in_(endings), and_(defendant.c.ending.in_(_REPLACED), defendant.c.content.in_(endings))
    )
