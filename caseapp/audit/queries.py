"""Reads of the auditor: the changes of a case, and what a change touched."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import FromClause, Integer, func, literal_column, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import NullType

from caseapp.accounts.models import Account
from caseapp.audit.words import CASES, CLOSED_ON, NUMBER, OTHERS, WORDS
from caseapp.db import db
from caseapp.history.models import REMEMBERED, STANDS, Remembered
from caseapp.law.ledgers import Ledger
from caseapp.organs.models import Office
from caseapp.timeline.past.changes import CaseChange, changes_of_cases
from caseapp.timeline.past.queries import LAST
from caseapp.timeline.past.values.queries import stored

_ROWS_AT_ONCE = 2_000
# Written into the statement: the index of the versions that ended is found by these very words.
_STANDS = literal_column(str(STANDS), Integer())

Case = tuple[Ledger, int]


def changes_of(
    ledger: Ledger, case_id: int, *, after: int = 0, up_to: int = LAST, in_full: bool = False
) -> list[CaseChange]:
    """The changes `after` < number <= `up_to` of a case, newest first; also of one that was withdrawn.

    Each knows its `number`, `at`, `who`, `origin`, `why` and in `told` its rows with the fields that changed, from what
    to what. Personal numbers are masked but for people who may change the case (`in_full`).
    """
    return changes_of_cases(WORDS[ledger], [case_id], after=after, up_to=up_to, in_full=in_full)


@dataclass(slots=True)
class Touched:
    """What a change touched: cases, and how many rows of what belongs to no case, by what they are called.

    `more` are the registers and rows of which it touched more than are named here.
    """

    cases: dict[Ledger, set[int]] = field(default_factory=lambda: {ledger: set() for ledger in Ledger})
    others: dict[str, int] = field(default_factory=dict)
    more: set[str] = field(default_factory=set)


def touched_by(numbers: Sequence[int]) -> dict[int, Touched]:
    """What each of these changes touched; of one that touched very many rows the first of them."""
    found: dict[int, Touched] = {number: Touched() for number in numbers}
    for ledger, words in WORDS.items():
        for name in words:
            _note_cases(found, ledger, list(_belonging(REMEMBERED[name], numbers)), is_own=name == CASES[ledger])
    for name, words_of in OTHERS.items():
        keys: dict[int, set[object]] = defaultdict(set)
        for number, key, is_more in _belonging(REMEMBERED[name], numbers):
            keys[number].add(key)
            found[number].more |= {words_of.title} if is_more else set()
        for number, some in keys.items():
            found[number].others[words_of.title] = len(some)
    return found


def _note_cases(
    found: dict[int, Touched], ledger: Ledger, rows: Sequence[tuple[int, Any, bool]], *, is_own: bool
) -> None:
    """Note the cases to which these rows belong. Further rows of cases that are known say nothing new."""
    broken_off = {number for number, _, is_more in rows if is_more}
    for number, case, _ in rows:
        cases = found[number].cases[ledger]
        if number in broken_off and (is_own or case not in cases):
            found[number].more.add(ledger)
        cases.add(case)


def _belonging(each: Remembered, numbers: Sequence[int]) -> Iterator[tuple[int, Any, bool]]:
    """(change, case or key, whether there are more) of the versions that these changes made and ended."""
    kept = each.versions
    owners: dict[object, int] = {}
    for column in (kept.c.since, kept.c.until):
        rows = list(_in_turn(each, column, numbers))
        if each.through is not None:
            owners |= _owners(each.through, {key for _, key, _ in rows} - owners.keys())
            rows = [(number, owners[key], is_more) for number, key, is_more in rows if key in owners]
        yield from rows


def _in_turn(each: Remembered, column: ColumnElement[int], numbers: Sequence[int]) -> Iterator[tuple[int, Any, bool]]:
    """The same, a bounded number of rows of each change."""
    of = type_coerce(each.versions.c[each.case or each.key], NullType()).label("belongs")
    left = list(numbers)
    while left:
        query = select(column.label("number"), of).where(column.in_(left), column < _STANDS).order_by(column.desc())
        rows = stored(query.limit(_ROWS_AT_ONCE))
        is_full = len(rows) == _ROWS_AT_ONCE
        for row in rows:
            yield row.number, row.belongs, is_full and row.number == rows[-1].number
        left = [number for number in left if number < rows[-1].number] if is_full else []


def _owners(table: str, keys: Iterable[object]) -> dict[object, int]:
    owner = REMEMBERED[table]
    query = select(owner.versions.c[owner.key], owner.versions.c[owner.case or owner.key])
    wanted = list(keys)
    return dict(db.session.execute(query.where(owner.versions.c[owner.key].in_(wanted))).all()) if wanted else {}


# ── What cases are called, and whose they are ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class CaseThen:
    """What a case was called about a change, to which office it belonged, whether it was closed before the change and
    whether the register holds it today.
    """

    number: str | None
    office_id: int
    was_closed: bool
    is_live: bool

    @property
    def title(self) -> str:
        """Its number."""
        return self.number or "未编号案件"


def cases_then(pairs: Iterable[tuple[Ledger, int, int]]) -> dict[tuple[Ledger, int, int], CaseThen]:
    """By (register, case, change): the case after the change, or before it where the change took it away."""
    asked: dict[Ledger, list[tuple[int, int]]] = defaultdict(list)
    for ledger, case, change in pairs:
        asked[ledger].append((case, change))
    found = {}
    for ledger, some in asked.items():
        versions, live = _versions_of(ledger, {case for case, _ in some})
        for case, change in some:
            about = [each for each in versions[case] if each.since <= change <= each.until]
            if about:
                was_closed = any(each.since < change and each.closed_on is not None for each in about)
                found[ledger, case, change] = CaseThen(about[-1].number, about[-1].office_id, was_closed, case in live)
    return found


def _versions_of(ledger: Ledger, cases: set[int]) -> tuple[Mapping[int, list[Any]], set[int]]:
    each = REMEMBERED[CASES[ledger]]
    kept = each.versions.c
    number = type_coerce(kept[NUMBER[ledger]], NullType()).label("number")
    office = type_coerce(kept.office_id, NullType()).label("office_id")
    closed_on = type_coerce(kept[CLOSED_ON[ledger]], NullType()).label("closed_on")
    shown = kept.id, kept.since, kept.until, number, office, closed_on
    versions: dict[int, list[Any]] = defaultdict(list)
    live: set[int] = set()
    ids = sorted(cases)
    for at in range(0, len(ids), 400):
        some = ids[at : at + 400]
        query = select(*shown).where(kept.id.in_(some)).order_by(kept.since)
        for row in stored(query):
            versions[row.id].append(row)
        live.update(db.session.scalars(select(each.table.c.id).where(each.table.c.id.in_(some))))
    return versions, live


def cases_touched(change: int, *, after: Case | None = None, size: int) -> list[Case]:
    """The cases that a change touched, by register and number of the case, `size` at most behind the case `after`."""
    found: list[Case] = []
    for ledger in Ledger:
        start = after[1] if after is not None and after[0] is ledger else 0
        if after is not None and list(Ledger).index(ledger) < list(Ledger).index(after[0]):
            continue
        ids = {case for name in WORDS[ledger] for case in _cases_behind(REMEMBERED[name], change, start, size)}
        found += [(ledger, case) for case in sorted(ids)]
        if len(found) >= size:
            break
    return found[:size]


def _cases_behind(each: Remembered, change: int, start: int, size: int) -> Iterator[int]:
    kept = each.versions
    case: ColumnElement[int] = kept.c[each.case or each.key]
    source: FromClause = kept
    if each.through is not None:
        owner = REMEMBERED[each.through].versions
        case, source = owner.c.case_id, kept.join(owner, owner.c.id == kept.c[each.case or ""])
    for column in (kept.c.since, kept.c.until):
        query = select(case).select_from(source).where(column == change, column < _STANDS, case > start)
        yield from db.session.scalars(query.distinct().order_by(case).limit(size))


def rows_of_no_case(change: int) -> dict[str, int]:
    """By table, how many rows that belong to no case a change touched."""
    found = {}
    for name in OTHERS:
        each = REMEMBERED[name]
        keys = type_coerce(each.versions.c[each.key], NullType())
        touched = (
            select(keys).where(column == change, column < _STANDS)
            for column in (each.versions.c.since, each.versions.c.until)
        )
        made, ended = touched
        found[name] = db.session.scalar(select(func.count()).select_from(made.union(ended).subquery())) or 0
    return {name: number for name, number in found.items() if number}


# ── What a form offers ────────────────────────────────────────────────────────────────────────────────────────────


def people_known(office_ids: Sequence[int] | None) -> list[str]:
    """The names of the people of these offices, for suggestions; None: of the whole house."""
    names = select(Account.name).distinct().order_by(Account.name)
    if office_ids is not None:
        names = names.where(Account.office_id.in_(office_ids))
    return list(db.session.scalars(names))


def office_names(office_ids: Iterable[int]) -> dict[int, str]:
    """What the offices of these numbers are called today."""
    rows = db.session.execute(select(Office.id, Office.name).where(Office.id.in_(list(office_ids))))
    return dict(rows.all())


def stands(change: int) -> bool:
    """Whether rows of the history bear this number, though its own line may be gone."""
    return any(
        db.session.scalar(select(each.versions.c[each.key]).where(column == change).limit(1)) is not None
        for each in REMEMBERED.values()
        for column in (each.versions.c.since, each.versions.c.until)
    )
