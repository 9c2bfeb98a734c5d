"""Reads of the register of litigation cases."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from sqlalchemy import FromClause, Select, Table, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Order, db, names_in, page_of_keys
from caseapp.history.models import REMEMBERED
from caseapp.history.queries import as_of, entity_then
from caseapp.law.codes import Instance, Matter
from caseapp.law.counting import months_later
from caseapp.law.court_clocks import court_clock
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.filters import DATES, DEFAULT_SORT, SORTS, Lacking, LawsuitFilters
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase, Plaintiff
from caseapp.litigation.numbers import canonical, is_whole
from caseapp.litigation.status import Status, status_of
from caseapp.organs.models import Court, Office, Organ, OrganName, Region
from caseapp.organs.names.queries import name_on
from caseapp.organs.queries import organ_ids_named
from caseapp.organs.scope import Scope
from caseapp.paging import Page
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.search import found_by

_NAMES_SHOWN = 2
_TABLE = cast(Table, LitigationCase.__table__)

# Loads with many lawsuits at once all that their facts consist of.
WHOLE_LAWSUIT: Final[tuple[ExecutableOption, ...]] = (
    joinedload(LitigationCase.court),
    selectinload(LitigationCase.plaintiffs),
    selectinload(LitigationCase.defendants).options(joinedload(Defendant.organ), joinedload(Defendant.region)),
    selectinload(LitigationCase.hearings)
    .selectinload(Hearing.appearances)
    .joinedload(Appearance.defendant)
    .joinedload(Defendant.organ),
)


def lawsuit_numbered(office_id: int, court_number: str, instance: Instance | None = None) -> LitigationCase | None:
    """The office's lawsuit of that court number (at that instance, where given), or None."""
    found = select(LitigationCase).where(
        LitigationCase.office_id == office_id, LitigationCase.court_number == court_number
    )
    if instance is not None:
        found = found.where(LitigationCase.instance == instance)
    return db.session.scalars(found.order_by(LitigationCase.id)).first()


def unlinked_lawsuits(office_id: int) -> Sequence[LitigationCase]:
    """Lawsuits that name an earlier case or a reconsideration case which the ledger did not know when they came."""
    missing = (LitigationCase.earlier_number.is_not(None) & LitigationCase.appeals_from_id.is_(None)) | (
        LitigationCase.reconsideration_number.is_not(None) & LitigationCase.reconsideration_id.is_(None)
    )
    return db.session.scalars(
        select(LitigationCase).where(LitigationCase.office_id == office_id, missing).order_by(LitigationCase.id)
    ).all()


def lawsuit_in(scope: Scope, lawsuit_id: int) -> LitigationCase:
    """The lawsuit, if it is one of the scope's offices; raises NoResultFound."""
    return db.session.execute(_one(scope, lawsuit_id)).scalar_one()


def find_lawsuit(scope: Scope, lawsuit_id: int) -> LitigationCase | None:
    """The same; None where there is none (any more)."""
    return db.session.execute(_one(scope, lawsuit_id)).scalar_one_or_none()


def lawsuit_for_update(scope: Scope, lawsuit_id: int) -> LitigationCase:
    """The same, held until the transaction ends, so that two people change it in turn; raises NoResultFound."""
    held = _one(scope, lawsuit_id).with_for_update(of=LitigationCase)
    return db.session.execute(held, execution_options={"populate_existing": True}).scalar_one()


def _one(scope: Scope, lawsuit_id: int) -> Select[LitigationCase]:
    return select(LitigationCase).where(LitigationCase.id == lawsuit_id, LitigationCase.office_id.in_(scope.office_ids))


def instances_of(lawsuit: LitigationCase) -> list[LitigationCase]:
    """The chain that the lawsuit stands in, from the first instance to the last, itself included."""
    first = lawsuit
    seen = {first.id}
    while first.appeals_from is not None and first.appeals_from.id not in seen:
        first = first.appeals_from
        seen.add(first.id)
    chain, seen = [first], {first.id}
    for known in chain:  # grows while it is walked: each case brings those that follow it
        for case in lawsuits_following(known):
            if case.id not in seen:
                seen.add(case.id)
                chain.append(case)
    return chain


def lawsuits_following(lawsuit: LitigationCase) -> Sequence[LitigationCase]:
    """The further cases that name this one as the case below: appeal, new first instance after remand, retrial."""
    above = select(LitigationCase).where(LitigationCase.appeals_from_id == lawsuit.id)
    return db.session.scalars(above.order_by(LitigationCase.served_on, LitigationCase.id)).all()


def title_of_reconsideration(scope: Scope, case_id: int) -> str:
    """The number of the reconsideration case that a filter names by its id; 未编号 where it has none."""
    number = db.session.scalar(
        select(ReconsiderationCase.number).where(
            ReconsiderationCase.id == case_id, ReconsiderationCase.office_id.in_(scope.office_ids)
        )
    )
    return number or "未编号"


def handler_names(scope: Scope) -> list[str]:
    """Every handler of the scope's lawsuits by name, for a filter and for suggestions."""
    return names_in(LitigationCase.handler, LitigationCase.office_id, scope.office_ids)


# ── The list ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class DefendantLine:
    """One defendant of a lawsuit in a list: how the court found, and whether its head came (by the first time)."""

    id: int
    organ: str
    ending: LitigationEnding | None
    content: LitigationEnding | None
    appeared_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawsuitLine:
    """One lawsuit in a list, or, in a list of defendants, one lawsuit with one of its defendants.

    `plaintiffs` are the first names, `plaintiff_count` says how many there are in all.
    """

    id: int
    office: str
    court_number: str
    instance: Instance
    court: str | None
    served_on: date
    plaintiffs: tuple[str, ...]
    plaintiff_count: int
    defendants: tuple[DefendantLine, ...]
    cause: str | None
    matter: Matter | None
    handler: str | None
    heard_on: date | None
    decided_on: date | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """What a list is read from: the tables as they stand, or aliases of them as they stood at a moment."""

    lawsuit: type[LitigationCase] = LitigationCase
    plaintiff: type[Plaintiff] = Plaintiff
    defendant: type[Defendant] = Defendant
    organ: type[Organ] = Organ
    organ_names: FromClause = OrganName.__table__
    court: type[Court] = Court
    office: type[Office] = Office


STANDING: Final = Entities()


def entities_then(change: int, *, lawsuits: FromClause, defendants: FromClause) -> Entities:
    """The tables as they stood after a change; those two are the register's as the list's condition names them."""
    return Entities(
        lawsuit=entity_then(LitigationCase, change, lawsuits),
        plaintiff=entity_then(Plaintiff, change),
        defendant=entity_then(Defendant, change, defendants),
        organ=entity_then(Organ, change),
        organ_names=as_of(REMEMBERED[OrganName.__tablename__], change),
        court=entity_then(Court, change),
        office=entity_then(Office, change),
    )


def case_page(
    scope: Scope,
    filters: LawsuitFilters,
    *,
    today: date,
    where: ColumnElement[bool] | None = None,
    sort: str = DEFAULT_SORT,
    page: int = 1,
    by_defendant: bool = False,
) -> Page[LawsuitLine]:
    """One page of the scope's lawsuits, narrowed by the filters and by `where` (a case set, say); status is of `today`.

    `sort` is one of SORTS, with a minus sign in front for downwards. `by_defendant`: one line for each defendant, and
    `where` may then speak of the table of defendants.
    """
    conditions = [*_conditions(scope, filters, today), *([] if where is None else [where])]
    return page_where(and_(*conditions), today=today, sort=sort, page=page, by_defendant=by_defendant)


def page_where(
    where: ColumnElement[bool],
    *,
    today: date,
    sort: str = DEFAULT_SORT,
    page: int = 1,
    by_defendant: bool = False,
    entities: Entities = STANDING,
    named_on: date | None = None,
) -> Page[LawsuitLine]:
    """One page of the lawsuits, or defendants, of which `where` is true, each as it stands in `entities`.

    Status is of `today`. `named_on`: the civil day of which the names of organs are; None: what they are called now.
    """
    orders = _orders(sort, entities.lawsuit)
    keys: Select[*tuple[Any, ...]] = select(entities.lawsuit.id)
    if by_defendant:
        defendant = entities.defendant
        keys = keys.add_columns(defendant.id).join(defendant, defendant.case_id == entities.lawsuit.id)
        orders.append(Order(defendant.id))
    found = page_of_keys(keys.where(where), orders, page)
    return Page(tuple(_lines(found.rows, today, entities, named_on)), found.total, found.number)


def case_count(scope: Scope, filters: LawsuitFilters, *, today: date) -> int:
    """How many of the scope's lawsuits the list shows under these filters."""
    found = select(func.count()).select_from(LitigationCase).where(*_conditions(scope, filters, today))
    return db.session.scalar(found) or 0


def _orders(sort: str, lawsuit: type[LitigationCase]) -> list[Order]:
    key, descending = sort.removeprefix("-"), sort.startswith("-")
    if key not in SORTS:
        return _orders(DEFAULT_SORT, lawsuit)
    return [Order(getattr(lawsuit, column), descending) for column in (key, "id")]


def _conditions(scope: Scope, filters: LawsuitFilters, today: date) -> list[ColumnElement[bool]]:
    offices = [office for office in scope.office_ids if filters.office_id in (None, office)]
    return [
        LitigationCase.office_id.in_(offices),
        *(
            getattr(LitigationCase, column) == value
            for column in ("instance", "matter", "field", "handler", "reconsideration_id")
            if (value := getattr(filters, column)) is not None
        ),
        *([_is_about(filters.text)] if filters.text else []),
        *_conditions_of_defendants(filters),
        *_conditions_of_dates(filters),
        *([] if filters.status is None else [_has_status(filters.status, today)]),
        *([] if filters.lacking is None else [_lacks(filters.lacking, today)]),
    ]


def _is_about(text: str) -> ColumnElement[bool]:
    """A whole court number finds the cases of that number alone; other text is looked for in number, parties, cause."""
    number = canonical(text)
    return LitigationCase.court_number == number if is_whole(number) else found_by(_TABLE, text)


def _conditions_of_defendants(filters: LawsuitFilters) -> list[ColumnElement[bool]]:
    """One defendant must meet them all: found against, of that organ, in that region."""
    conditions: list[ColumnElement[bool]] = []
    if filters.defendant:
        conditions.append(Defendant.organ_id.in_(organ_ids_named(filters.defendant)))
    if filters.region:
        conditions.append(Defendant.region_id.in_(select(Region.id).where(Region.name == filters.region)))
    if filters.ending:
        conditions.append(Defendant.ending == filters.ending)
    if not conditions:
        return []
    return [LitigationCase.id.in_(select(Defendant.case_id).where(*conditions))]


def _conditions_of_dates(filters: LawsuitFilters) -> list[ColumnElement[bool]]:
    if filters.date_of not in DATES:
        return []
    day = getattr(LitigationCase, filters.date_of)
    return [
        *([] if filters.since is None else [day >= filters.since]),
        *([] if filters.until is None else [day <= filters.until]),
    ]


def _has_status(status: Status, today: date) -> ColumnElement[bool]:
    pending = LitigationCase.decided_on.is_(None)
    return {
        Status.PENDING: pending,
        Status.UNHEARD: and_(pending, or_(LitigationCase.heard_on.is_(None), LitigationCase.heard_on > today)),
        Status.HEARD: and_(pending, LitigationCase.heard_on <= today),
        Status.DECIDED: LitigationCase.decided_on.is_not(None),
    }[status]


def _lacks(what: Lacking, today: date) -> ColumnElement[bool]:
    pending, served = LitigationCase.decided_on.is_(None), LitigationCase.served_on
    first, second = (months_later(today, -court_clock(id).length) for id in ("FIRST", "SECOND"))
    is_second = LitigationCase.instance == Instance.SECOND
    return {
        Lacking.HANDLER: and_(pending, LitigationCase.handler.is_(None)),
        Lacking.ENDING: and_(pending, served < second, or_(is_second, served < first)),
    }[what]


_SHOWN = ("id", "court_number", "instance", "served_on", "cause", "matter", "handler", "heard_on", "decided_on")


def _lines(
    keys: Sequence[tuple[int, ...]], today: date, entities: Entities, named_on: date | None
) -> Iterator[LawsuitLine]:
    """The lines of these keys in this order: (case,) or (case, defendant)."""
    ids = [key[0] for key in keys]
    lawsuit, court, office = entities.lawsuit, entities.court, entities.office
    shown = [getattr(lawsuit, column) for column in _SHOWN]
    rows = db.session.execute(
        select(*shown, court.name.label("court"), office.name.label("office"))
        .join(office, office.id == lawsuit.office_id)
        .outerjoin(court, court.id == lawsuit.court_id)
        .where(lawsuit.id.in_(ids))
        .order_by(lawsuit.id)
    )
    by_id = {row.id: row._mapping for row in rows}
    defendants, plaintiffs = _defendants(ids, entities, named_on), _plaintiffs(ids, entities.plaintiff)
    for case_id, *defendant_id in keys:
        row = by_id[case_id]
        yield LawsuitLine(
            **row,
            plaintiffs=tuple(plaintiffs[case_id][:_NAMES_SHOWN]),
            plaintiff_count=len(plaintiffs[case_id]),
            defendants=tuple(each for each in defendants[case_id] if not defendant_id or each.id in defendant_id),
            status=status_of(heard_on=row["heard_on"], decided_on=row["decided_on"], today=today),
        )


def _defendants(ids: Sequence[int], entities: Entities, named_on: date | None) -> dict[int, list[DefendantLine]]:
    found: dict[int, list[DefendantLine]] = defaultdict(list)
    defendant, organ = entities.defendant, entities.organ
    name = organ.name if named_on is None else name_on(named_on, organ, entities.organ_names)
    rows = db.session.execute(
        select(
            defendant.case_id,
            defendant.id,
            name.label("organ"),
            defendant.ending,
            defendant.content,
            defendant.appeared_on,
        )
        .join(organ, organ.id == defendant.organ_id)
        .where(defendant.case_id.in_(ids))
        .order_by(defendant.case_id, defendant.position)
    )
    for row in rows:
        line = row._asdict()
        found[line.pop("case_id")].append(DefendantLine(**line))
    return found


def _plaintiffs(ids: Sequence[int], plaintiff: type[Plaintiff]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    rows = db.session.execute(
        select(plaintiff.case_id, plaintiff.name)
        .where(plaintiff.case_id.in_(ids))
        .order_by(plaintiff.case_id, plaintiff.position)
    )
    for case_id, name in rows:
        names[case_id].append(name)
    return names
