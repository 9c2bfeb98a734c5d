"""A change of the calendar moves the stored days that depend on it: shown beforehand, put in place when it is saved."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseapp.db import db
from caseapp.law.clocks import DECIDE, edition_on
from caseapp.law.codes import Procedure
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.workdays import Calendar
from caseapp.litigation import actions as litigation
from caseapp.reconsideration import actions as reconsideration
from caseapp.rescheduling import queries
from caseapp.rescheduling.moves import Days, Limit, Move, Register, Stored, differing
from caseapp.rescheduling.spans import touched

Progress = Callable[[int, int], None]

_AT_ONCE = 500  # cases in memory
_REVIEW = "REVIEW"


@dataclass(frozen=True)
class _Resettled:
    """A case whose stored days the calendar moves: how, and the rows as they must be."""

    case_id: int
    moves: tuple[Move, ...]
    columns: Mapping[str, object]
    deadlines: tuple[Mapping[str, object], ...]


def preview(old: Calendar, new: Calendar, readings: Readings = USUAL_READINGS) -> list[Move]:
    """Every stored day that `new` in the place of `old` would move, earliest first. Writes nothing, keeps nothing."""
    moves = [move for _, resettled in _chunks(old, new, readings) for each in resettled for move in each.moves]
    return sorted(moves, key=lambda move: move.order)


def reschedule(old: Calendar, new: Calendar, readings: Readings = USUAL_READINGS) -> list[Move]:
    """Move every stored day as `preview` tells it. To be called after `calendar.actions` changed the calendar."""
    moves: list[Move] = []
    for register, resettled in _chunks(old, new, readings):
        _put(register, resettled)
        moves += [move for each in resettled for move in each.moves]
    return sorted(moves, key=lambda move: move.order)


def settle_all(calendar: Calendar, progress: Progress, readings: Readings = USUAL_READINGS) -> None:
    """Recompute what is stored of every case of both registers: for a ledger from before running clocks were stored.

    `progress(done, of)` is told now and then.
    """
    ids = {register: queries.all_ids(register) for register in Register}
    of, done = sum(map(len, ids.values())), 0
    for register in Register:
        for chunk in _in_chunks(ids[register]):
            _put(register, _resettled(register, chunk, calendar, readings))
            done += len(chunk)
            progress(done, of)


def _chunks(old: Calendar, new: Calendar, readings: Readings) -> Iterator[tuple[Register, list[_Resettled]]]:
    """The cases that move, some hundred at a time."""
    days = touched(old, new)
    if days is None:
        return
    for register in Register:
        for ids in _in_chunks(queries.dependent_ids(register, days)):
            yield register, _resettled(register, ids, new, readings)


def _in_chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


def _resettled(register: Register, ids: Sequence[int], calendar: Calendar, readings: Readings) -> list[_Resettled]:
    """Those of the cases whose stored days differ by this calendar. The session forgets every one of them."""
    cases = queries.cases(register, ids)
    before = [tuple(case.deadlines) for case in cases]
    try:
        with db.session.no_autoflush:
            found = [_resettle(register, case, calendar, readings) for case in cases]
    finally:
        for case, rows in zip(cases, before, strict=True):
            _forget(case, rows)
    return [each for each in found if each is not None]


def _resettle(register: Register, case: Any, calendar: Calendar, readings: Readings) -> _Resettled | None:
    old = tuple(_stored(register, case))
    if register is Register.RECONSIDERATION:
        reconsideration.settle(case, facts=reconsideration.facts_of(case), calendar=calendar, readings=readings)
    else:
        litigation.settle(case, facts=litigation.facts_of(case), calendar=calendar)
    new = tuple(_stored(register, case))
    if old == new:
        return None
    return _Resettled(
        case.id,
        tuple(_move(register, case, *each) for each in differing(old, new)),
        _columns(case) if register is Register.RECONSIDERATION else {},
        tuple(_row(register, case.id, row) for row in case.deadlines),
    )


def _forget(case: Any, rows: Sequence[Any]) -> None:
    """Take the case and its clocks, those it had and those it would have, out of the session: nothing is written."""
    db.session.expunge(case)
    for row in rows:
        if row in db.session:
            db.session.expunge(row)


def _put(register: Register, resettled: Sequence[_Resettled]) -> None:
    queries.put_columns([each.columns for each in resettled if each.columns])
    rows = [row for each in resettled for row in each.deadlines]
    queries.put_deadlines(register, [each.case_id for each in resettled], rows)


# ── What is stored ────────────────────────────────────────────────────────────────────────────────────────────────


def _stored(register: Register, case: Any) -> Iterator[Stored]:
    """Every day of the case that depends on the calendar."""
    if register is Register.RECONSIDERATION:
        yield Limit(_REVIEW, is_column=True), Days(None, case.review_due_on, is_provisional=False)
        if case.accepted_on is not None:
            decide = DECIDE[edition_on(case.accepted_on), case.procedure or Procedure.ORDINARY].id
            yield Limit(decide, is_column=True), Days(None, case.due_on, case.is_due_provisional)
    for row in case.deadlines:
        yield Limit(row.clock, row.subject), Days(row.start_on, row.due_on, row.is_provisional)


def _move(register: Register, case: Any, limit: Limit, old: Days | None, new: Days | None) -> Move:
    runs = any(row.clock == limit.clock for row in case.deadlines)
    return Move(
        register=register,
        case_id=case.id,
        limit=limit,
        old=old,
        new=new,
        is_past=limit.is_column and not runs,
        closed_on=case.closed_on if limit.is_column and limit.clock != _REVIEW else None,
    )


def _columns(case: Any) -> Mapping[str, object]:
    return {
        "case_id": case.id,
        "new_review_due_on": case.review_due_on,
        "new_due_on": case.due_on,
        "new_is_due_provisional": case.is_due_provisional,
    }


_COPIED = ("office_id", "handler", "second_handler", "clock", "subject", "start_on", "due_on", "is_provisional")


def _row(register: Register, case_id: int, row: Any) -> Mapping[str, object]:
    owner = {"reconsideration_id": None, "litigation_id": None, f"{register.value}_id": case_id}
    return owner | {name: getattr(row, name) for name in _COPIED}
