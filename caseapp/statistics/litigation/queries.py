"""How a court found for a defendant, as SQL: its ending, the new content of a 改判, or the judgment below."""

from typing import Final

from sqlalchemy import FromClause, and_, exists, or_

from caseapp.law.endings import LitigationEnding, Result
from caseapp.statistics.models import Predicate, Tables

# 再审 of 二审 of 一审: a finding can stand two instances below.
_LEVELS_BELOW: Final = 2
_REPLACED: Final = tuple(ending for ending in LitigationEnding if ending.needs_content)
_AS_BELOW: Final = LitigationEnding.with_result(Result.FOLLOWS)


def found_for(
    result: Result, tables: Tables, lawsuit: FromClause, defendant: FromClause, levels: int = _LEVELS_BELOW
) -> Predicate:
    """True where the court's finding for the defendant is `result` (LOST, WON or WITHDRAWN).

    A 改判 counts by its content. An ending that leaves the judgment below as it is (驳回上诉, 撤回上诉, 再审维持 …)
    counts as that judgment did for the same organ, if the case below is in the ledger.
    """
    wanted = LitigationEnding.with_result(result)
    own = or_(
        defendant.c.ending.in_(wanted),
        and_(defendant.c.ending.in_(_REPLACED), defendant.c.content.in_(wanted)),
    )
    if levels == 0:
        return own
    return or_(own, and_(defendant.c.ending.in_(_AS_BELOW), _found_below(result, tables, lawsuit, defendant, levels)))


def _found_below(result: Result, tables: Tables, lawsuit: FromClause, defendant: FromClause, levels: int) -> Predicate:
    below, organ_below = tables.lawsuits.alias(), tables.defendants.alias()
    found = exists().where(
        below.c.id == lawsuit.c.appeals_from_id,
        organ_below.c.case_id == below.c.id,
        organ_below.c.organ_id == defendant.c.organ_id,
        found_for(result, tables, below, organ_below, levels - 1),
    )
    return found.correlate_except(below, organ_below)


def found_for_any(result: Result, tables: Tables) -> Predicate:
    """True of the lawsuits in which the finding for at least one defendant is `result`."""
    defendant = tables.defendants.alias()
    found = exists().where(
        defendant.c.case_id == tables.lawsuits.c.id, found_for(result, tables, tables.lawsuits, defendant)
    )
    return found.correlate_except(defendant)
