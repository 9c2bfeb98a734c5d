"""Reads of the cases whose stored days may depend on the calendar, and the statements that put moved days in place.

The statements work below the mapped rows: a case keeps its version, for a clerk's open form says nothing of these days.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, selectinload
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import db
from caseapp.deadlines.models import Deadline
from caseapp.litigation.models import Defendant, LitigationCase, Plaintiff
from caseapp.litigation.queries import WHOLE_LAWSUIT
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.models import Applicant, ReconsiderationCase
from caseapp.reconsideration.queries import WHOLE_CASE
from caseapp.rescheduling.moves import ROLLED, Move, Register
from caseapp.rescheduling.spans import Touched

_CASES: dict[Register, type[ReconsiderationCase] | type[LitigationCase]] = {
    Register.RECONSIDERATION: ReconsiderationCase,
    Register.LITIGATION: LitigationCase,
}
_OWNER = {Register.RECONSIDERATION: Deadline.reconsideration_id, Register.LITIGATION: Deadline.litigation_id}
_TABLE = cast(Table, ReconsiderationCase.__table__)
_DEADLINES = cast(Table, Deadline.__table__)

_LOADED: dict[Register, tuple[Any, ...]] = {
    Register.RECONSIDERATION: (*WHOLE_CASE, selectinload(ReconsiderationCase.deadlines)),
    Register.LITIGATION: (*WHOLE_LAWSUIT, selectinload(LitigationCase.deadlines)),
}


def all_ids(register: Register) -> list[int]:
    """The id of every case of the register, in order."""
    column = _CASES[register].id
    return list(db.session.scalars(select(column).order_by(column)))


def dependent_ids(register: Register, touched: Touched) -> list[int]:
    """The ids, in order, of every case that keeps a day which the touched days may move; some that do not move too."""
    owner = _OWNER[register]
    found = set(db.session.scalars(select(owner).where(owner.is_not(None), _may_move(touched)).distinct()))
    if register is Register.RECONSIDERATION:
        case = ReconsiderationCase
        found.update(
            db.session.scalars(
                select(case.id).where(
                    or_(
                        case.is_due_provisional,
                        case.due_on.between(touched.first, touched.rolled_to),
                        case.review_due_on.between(touched.first, touched.reviewed_to),
                    )
                )
            )
        )
    return sorted(each for each in found if each is not None)


def _may_move(touched: Touched) -> ColumnElement[bool]:
    """Whether a running clock may depend on these days.

    What is rolled alone depends on the days at its end; what is counted in working days on all it spans, in either
    direction. No clock that is stored begins where another ends: every one begins on a day that somebody recorded.
    """
    is_rolled = Deadline.clock.in_(sorted(ROLLED))
    start, due = Deadline.start_on, Deadline.due_on
    spans = or_(and_(start <= touched.last, due >= touched.first), and_(due <= touched.last, start >= touched.first))
    return or_(
        Deadline.is_provisional,
        and_(is_rolled, due.between(touched.first, touched.rolled_to)),
        and_(~is_rolled, spans),
    )


def cases(register: Register, ids: Sequence[int]) -> Sequence[Any]:
    """These cases with all that their facts consist of, in the order of their ids."""
    table = _CASES[register]
    found = select(table).where(table.id.in_(ids)).options(*_LOADED[register]).order_by(table.id)
    return db.session.scalars(found).unique().all()


def put_columns(rows: Sequence[Mapping[str, object]]) -> None:
    """Give reconsideration cases (`case_id`) the days `review_due_on` and `due_on`, and `is_due_provisional`."""
    if rows:
        by_id = update(_TABLE).where(_TABLE.c.id == bindparam("case_id"))
        names = ("review_due_on", "due_on", "is_due_provisional")
        db.session.connection().execute(by_id.values({name: bindparam(f"new_{name}") for name in names}), rows)


def put_deadlines(register: Register, ids: Sequence[int], rows: Sequence[Mapping[str, object]]) -> None:
    """Let these cases have these rows of running clocks and no others."""
    if ids:
        db.session.connection().execute(delete(_DEADLINES).where(_owner_column(register).in_(ids)))
    if rows:
        db.session.connection().execute(insert(_DEADLINES), rows)


def _owner_column(register: Register) -> ColumnElement[Any]:
    return _DEADLINES.c[_OWNER[register].key]


def has_cases_under_way() -> bool:
    """Whether any case of either register is open: a ledger that has one and not one stored time limit comes from
    before they were stored."""
    open_case = and_(ReconsiderationCase.closed_on.is_(None), ReconsiderationCase.accepted_on.is_not(None))
    under_way = or_(
        exists().where(ReconsiderationCase.disposal.is_(None)),
        exists().where(open_case),
        exists().where(LitigationCase.decided_on.is_(None)),
    )
    return bool(db.session.scalar(select(under_way)))


# ── Names for the list ────────────────────────────────────────────────────────────────────────────────────────────


def names(moves: Iterable[Move]) -> dict[tuple[Register, int], tuple[str, str, str]]:
    """(number, office, parties) of the cases of these moves, by register and id; the parties are the first two."""
    wanted: dict[Register, set[int]] = {register: set() for register in Register}
    for move in moves:
        wanted[move.register].add(move.case_id)
    found: dict[tuple[Register, int], tuple[str, str, str]] = {}
    for register, named in ((Register.RECONSIDERATION, _case_names), (Register.LITIGATION, _lawsuit_names)):
        found |= {(register, key): words for key, words in named(sorted(wanted[register])).items()}
    return found


def _case_names(ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    case = ReconsiderationCase
    firsts = _first_names(Applicant.name, Applicant.case_id, Applicant.position, ids)
    rows = db.session.execute(
        select(case.id, case.number, Office.name, Organ.name)
        .join(Office, Office.id == case.office_id)
        .join(Organ, Organ.id == case.respondent_id)
        .where(case.id.in_(ids))
        .order_by(case.id)
    )
    return {
        key: (number or "（未编号）", office, f"{firsts.get(key, '')}—{organ}") for key, number, office, organ in rows
    }


def _lawsuit_names(ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    case = LitigationCase
    firsts = _first_names(Plaintiff.name, Plaintiff.case_id, Plaintiff.position, ids)
    first_defendants = (
        select(Defendant.case_id, Organ.name)
        .join(Organ, Organ.id == Defendant.organ_id)
        .where(Defendant.case_id.in_(ids), Defendant.position == 1)
    )
    organs = {key: organ for key, organ in db.session.execute(first_defendants)}  # noqa: C416 -- rows are no pairs
    rows = db.session.execute(
        select(case.id, case.court_number, Office.name)
        .join(Office, Office.id == case.office_id)
        .where(case.id.in_(ids))
        .order_by(case.id)
    )
    return {key: (number, office, f"{firsts.get(key, '')}—{organs.get(key, '')}") for key, number, office in rows}


def _first_names(
    name: InstrumentedAttribute[str],
    case_id: InstrumentedAttribute[int],
    position: InstrumentedAttribute[int],
    ids: Sequence[int],
) -> dict[int, str]:
    """The first name of each case, with 等 and the number where there are more."""
    found: dict[int, str] = {}
    how_many = select(case_id, func.count()).where(case_id.in_(ids)).group_by(case_id).subquery()
    rows = db.session.execute(
        select(case_id, name, how_many.c[1]).join(how_many, how_many.c[0] == case_id).where(position == 1)
    )
    for key, first, number in rows:
        found[key] = first if number == 1 else f"{first}等{number}人"
    return found
