"""The changes between two ledgers that touched a case, or a case on which its finding rests, and what each one did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, Self

from sqlalchemy import FromClause, Integer, Select, bindparam, case, select

from caseapp.db import db
from caseapp.history.models import REMEMBERED, Change, Remembered
from caseapp.issuing.comparing.queries import amount, offices_then
from caseapp.issuing.comparing.standing import Interval, Part, SetDifference, Standing, Step, flips
from caseapp.law.ledgers import Ledger
from caseapp.law.today import today_in_shanghai
from caseapp.spans import Span
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.tables.models import case_table, tables_then

# The tables that the case sets of a register read, its own first.
_READ: Final = {
    Ledger.RECONSIDERATION: ("reconsideration_case", "reconsideration_hearing"),
    Ledger.LITIGATION: ("litigation_case", "defendant", "hearing", "appearance"),
}
_LEVELS_BELOW: Final = 2  # a finding may stand two instances below: statistics/litigation/queries.py
_AT_ONCE: Final = 500  # cases in one statement
# The tables after whatever change the statement is given: a case is asked about after one change and the next.
_AFTER: Final = tables_then(bindparam("change", type_=Integer))

Places = dict[int, dict[str, int]]  # case id -> set code -> what the case adds
Touches = dict[int, tuple[int, ...]]  # case id -> the cases on which it rests that were touched


def explained(differences: Sequence[SetDifference], interval: Interval) -> list[SetDifference]:
    """The differences with the steps by which each part came to be what it is.

    Each change between the two ledgers is asked once about all its cases and all the sets of a register.
    """
    ids: dict[Ledger, set[int]] = defaultdict(set)
    for each in differences:
        ids[each.ledger] |= {part.case_id for part in each.parts}
    courses = {ledger: _Course.of(ledger, sorted(case_ids), interval) for ledger, case_ids in ids.items()}
    return [
        replace(each, parts=tuple(courses[each.ledger].explained(each.code, part) for part in each.parts))
        for each in differences
    ]


@dataclass(frozen=True, slots=True)
class _Around:
    """A change and its cases: what they added to every set before and after it, on its civil day."""

    change: int
    touches: Touches
    before: Places
    after: Places


@dataclass(frozen=True, slots=True)
class _Course:
    """What some cases of a register added to every set at both ends of an interval and around each change between."""

    at_start: Places
    at_end: Places
    between: tuple[_Around, ...]

    @classmethod
    def of(cls, ledger: Ledger, case_ids: Sequence[int], interval: Interval) -> Self:
        """Ask the history; `case_ids` in ascending order."""
        return cls(
            _places(ledger, case_ids, interval, interval.start),
            _places(ledger, case_ids, interval, interval.end),
            tuple(_around_each(ledger, case_ids, interval)),
        )

    def explained(self, code: str, part: Part) -> Part:
        """A part in the set of this code with its steps."""
        asked = part.case_id
        steps = [
            Step(each.change, each.touches[asked], _in(each.before, asked, code), _in(each.after, asked, code))
            for each in self.between
            if asked in each.touches
        ]
        ends = (_in(places, asked, code) for places in (self.at_start, self.at_end))
        return replace(part, flips=flips(part, next(ends), steps, next(ends)))


def _in(places: Places, case_id: int, code: str) -> int | None:
    return places.get(case_id, {}).get(code)


# ── What a case added at a moment ─────────────────────────────────────────────────────────────────────────────────


def _places(ledger: Ledger, case_ids: Sequence[int], interval: Interval, standing: Standing) -> Places:
    """What each case adds to each set of its register, by the history."""
    statement = _places_statement(ledger, interval.period.until(standing.last_day))
    asked = {"change": standing.change, "offices": standing.office_ids}
    found: Places = {}
    for some in _in_portions(case_ids):
        for case_id, *amounts in db.session.execute(statement, asked | {"cases": some}):
            codes = _codes(ledger)
            found[case_id] = {code: each for code, each in zip(codes, amounts, strict=True) if each is not None}
    return found


@lru_cache(maxsize=32)  # making a statement takes longer than running it
def _places_statement(ledger: Ledger, days: Span) -> Select[*tuple[Any, ...]]:
    cases = case_table(ledger, _AFTER)
    sets = [CASE_SETS[code] for code in _codes(ledger)]
    amounts = [case((each.where(days, tables=_AFTER), amount(each, _AFTER, days))).label(each.code) for each in sets]
    return select(cases.c.id, *amounts).where(
        cases.c.id.in_(bindparam("cases", expanding=True)), cases.c.office_id.in_(bindparam("offices", expanding=True))
    )


@lru_cache(maxsize=2)
def _codes(ledger: Ledger) -> tuple[str, ...]:
    return tuple(code for code, each in CASE_SETS.items() if each.ledger is ledger)


# ── Which changes touched it ──────────────────────────────────────────────────────────────────────────────────────


def _around_each(ledger: Ledger, case_ids: Sequence[int], interval: Interval) -> Iterator[_Around]:
    """Each change of the interval that touched one of the cases, in order."""
    touched = _touching(ledger, case_ids, interval)
    days = _days(touched)
    for change, touches in sorted(touched.items()):
        on = days.get(change, interval.end.last_day)
        asked = sorted(touches)
        before, after = (_standing(interval, each, on) for each in (change - 1, change))
        yield _Around(
            change,
            touches,
            _places(ledger, asked, interval, before),
            _places(ledger, asked, interval, after),
        )


def _standing(interval: Interval, change: int, on: date) -> Standing:
    return replace(
        interval.end, change=change, office_ids=offices_then(interval.office_id, change), last_day=on, is_live=False
    )


def _touching(ledger: Ledger, case_ids: Sequence[int], interval: Interval) -> dict[int, Touches]:
    """The changes of the interval that touched the cases, or cases below them, or which offices are asked."""
    rests_on = _rests_on(ledger, case_ids, interval)
    by_row = defaultdict(set)
    for change, row_case in _touched_rows(
        ledger, sorted({each for all_of in rests_on.values() for each in all_of}), interval
    ):
        by_row[row_case].add(change)
    touched: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for case_id, all_of in rests_on.items():
        for each in sorted(all_of, key=lambda other: (other != case_id, other)):
            for change in by_row[each]:
                touched[change][case_id].append(each)
    for change in _moves_of_offices(interval):
        for case_id in case_ids:
            touched[change].setdefault(case_id, [])
    return {change: {each: tuple(rows) for each, rows in touches.items()} for change, touches in touched.items()}


def _rests_on(ledger: Ledger, case_ids: Sequence[int], interval: Interval) -> dict[int, set[int]]:
    """Each case with those below it at any time between: two instances down at most."""
    rests_on = {case_id: {case_id} for case_id in case_ids}
    if ledger is Ledger.RECONSIDERATION:
        return rests_on
    kept = REMEMBERED["litigation_case"].versions.c
    of: dict[int, set[int]] = {case_id: {case_id} for case_id in case_ids}  # a case -> those that rest on it
    for _ in range(_LEVELS_BELOW):
        below: dict[int, set[int]] = defaultdict(set)
        for some in _in_portions(sorted(of)):
            query = select(kept.id, kept.appeals_from_id).distinct()
            named = query.where(kept.id.in_(some), kept.appeals_from_id.is_not(None))
            within = named.where(kept.since <= interval.end.change, kept.until > interval.start.change)
            for above, lower in db.session.execute(within):
                below[lower] |= of[above]
        for lower, above in below.items():
            for case_id in above:
                rests_on[case_id].add(lower)
        of = below
    return rests_on


def _touched_rows(ledger: Ledger, case_ids: Sequence[int], interval: Interval) -> Iterator[tuple[int, int]]:
    """(change, case) of each row of these cases that the figures read and a change of the interval made or ended."""
    for name in _READ[ledger]:
        each = REMEMBERED[name]
        source, of_case = _rows_of_cases(each)
        for edge in (each.versions.c.since, each.versions.c.until):
            between = edge > interval.start.change, edge <= interval.end.change
            for some in _in_portions(case_ids):
                query = select(edge, of_case).select_from(source).where(of_case.in_(some), *between).distinct()
                yield from ((change, case_id) for change, case_id in db.session.execute(query))


def _rows_of_cases(each: Remembered) -> tuple[FromClause, Any]:
    """The versions of a table's rows, and the column that names their case."""
    own = each.versions.c[each.case or each.key]
    if each.through is None:
        return each.versions, own
    through = REMEMBERED[each.through]
    joined = each.versions.join(through.versions, through.versions.c[through.key] == own)
    return joined, through.versions.c[through.case or through.key]


def _moves_of_offices(interval: Interval) -> list[int]:
    """The changes of the interval by which another office came below the one that is asked, or left it."""
    kept = REMEMBERED["office"].versions.c
    edges = [
        select(edge).where(edge > interval.start.change, edge <= interval.end.change)
        for edge in (kept.since, kept.until)
    ]
    changes = sorted({change for query in edges for change in db.session.scalars(query)})
    office_id = interval.office_id
    return [each for each in changes if offices_then(office_id, each) != offices_then(office_id, each - 1)]


def _days(changes: Iterable[int]) -> dict[int, date]:
    """The civil day of each change."""
    found: dict[int, date] = {}
    for some in _in_portions(sorted(changes)):
        rows = db.session.execute(select(Change.id, Change.at).where(Change.id.in_(some)))
        found |= {row.id: today_in_shanghai(row.at) for row in rows}
    return found


def _in_portions(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))
