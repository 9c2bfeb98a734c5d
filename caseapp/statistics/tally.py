"""Counting: sets that share a placement share one range over its date. Statements serve all periods and offices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from caseapp.organs.scope import Scope
from caseapp.statistics.models import CaseSet, Dimension, topic_value
from caseapp.statistics.periods import Period
from caseapp.statistics.placing.models import EVER, LASTING, Day, days_before, parameter_before
from caseapp.statistics.statements.queries import (
    NUMBERS_AT,
    breakdown_statement,
    month_parameter,
    part_by_part,
    parts_of,
    terms_of,
    total_statement,
)
from caseapp.statistics.tables.models import TODAY, Tables, Unit

Counts = dict[str, int]
Groups = dict[str | None, Counts]

# A longer period is asked part by part: what is sorted for its groups the database keeps until a statement ends.
_FEW_MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Whose entries are counted, of which period, in which unit, and in which tables they stand.

    `last_day`: the day on which it is asked; what is planned for later does not count. None: every day of the period.
    """

    scope: Scope
    period: Period
    unit: Unit = Unit.CASE
    tables: Tables = TODAY
    last_day: date | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """What the statements below are given: `start` and `end` (half-open) and days before them, `offices`, the days
        after months, and the change after which the tables stood so."""
        days = self.period.until(self.last_day)
        asked: dict[str, object] = {**_days(days), **_months(self.period)}
        asked |= {"offices": self.scope.office_ids, "change": self.tables.change}
        if self.scope.topic is not None:
            asked["topic"] = topic_value(self.scope.topic)
        return asked


@lru_cache(maxsize=256)
def _days(period: Period) -> dict[str, Day]:
    edges: dict[str, Day] = {"start": period.start, "end": period.end}
    before = {
        parameter_before(name, most): days_before(day, most) for name, day in edges.items() for most in (*LASTING, EVER)
    }
    return edges | before


@lru_cache(maxsize=256)
def _months(period: Period) -> dict[str, date]:
    ends = [month.end for month in period.months()]
    return {month_parameter(at): ends[min(at, len(ends) - 1)] for at in range(_room_for(len(ends)))}


def _room_for(months: int) -> int:
    """Of how many months a statement can tell that is asked of so many: it need not be made anew for each number."""
    return next((room for room in (1, 3, 6) if months <= room), -(-months // 12) * 12)


def count(sets: Iterable[CaseSet], asked: Question) -> Counts:
    """How much is in each set, by its code."""
    counted = tuple(sets)
    counts = dict.fromkeys((case_set.code for case_set in counted), 0)
    if not counted:
        return counts
    parts = parts_of(counted)
    totals = total_statement(counted, asked.unit, asked.tables.in_statements, asked.scope.topic_kind)
    for at, *numbers in totals.rows(asked.parameters):
        for code, number in zip(parts[at].codes, numbers, strict=False):  # a row is as long as the longest
            counts[code] += number or 0
    return counts


def count_by(wanted: Mapping[Dimension, Sequence[CaseSet]], asked: Question) -> dict[Dimension, Groups]:
    """The sets wanted of each dimension, for each group that has an entry, by the text of its key; None is 未填写.

    The dimensions count in the unit that is asked for.
    """
    found: dict[Dimension, Groups] = {dimension: {} for dimension in wanted}
    nothing = {dimension: dict.fromkeys((each.code for each in sets), 0) for dimension, sets in wanted.items()}
    months, parameters = asked.period.months(), asked.parameters
    made_of = asked.unit, asked.tables.in_statements, asked.scope.topic_kind, _room_for(len(months))
    every = terms_of(tuple((dimension, tuple(sets)) for dimension, sets in wanted.items() if sets))
    for terms in (every,) if len(months) <= _FEW_MONTHS else part_by_part(every):
        places = [(term.codes, [(at, found[each], nothing[each]) for at, each in term.placed]) for term in terms]
        for row in breakdown_statement(terms, *made_of).rows(parameters):
            codes, keys = places[row[0]]
            numbers = row[NUMBERS_AT:]
            for at, groups, none in keys:
                key = row[at]
                counts = groups[key] if key in groups else groups.setdefault(key, none.copy())
                for code, number in zip(codes, numbers, strict=False):
                    counts[code] += number
    texts: Mapping[str | None, str] = {str(at): month.text for at, month in enumerate(months)}
    for dimension, groups in found.items():
        if dimension.column is None:
            found[dimension] = {texts[at]: counts for at, counts in groups.items()}
    return found
