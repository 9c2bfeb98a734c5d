"""Reads of the register of reconsideration cases."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from sqlalchemy import FromClause, Select, Table, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import Order, db, names_in, page_of_keys
from caseapp.history.models import REMEMBERED
from caseapp.history.queries import as_of, entity_then
from caseapp.law.codes import Disposal, ExclusionKind, Matter
from caseapp.law.endings import ReconsiderationEnding
from caseapp.organs.models import Office, Organ, OrganName, Region
from caseapp.organs.names.queries import name_on
from caseapp.organs.queries import organ_ids_named, present_name
from caseapp.organs.scope import Scope
from caseapp.paging import Page
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.filters import DATES, DEFAULT_SORT, SORTS, CaseFilters, Lacking
from caseapp.reconsideration.models import Applicant, CoRespondent, Exclusion, ReconsiderationCase
from caseapp.reconsideration.numbers import CaseNumber
from caseapp.reconsideration.status import Status, status_of
from caseapp.search import found_by

_NAMES_SHOWN = 2
_TABLE = cast(Table, ReconsiderationCase.__table__)

# Loads with many cases at once all that their facts consist of.
WHOLE_CASE: Final[tuple[ExecutableOption, ...]] = (
    joinedload(ReconsiderationCase.respondent),
    joinedload(ReconsiderationCase.region),
    selectinload(ReconsiderationCase.applicants),
    selectinload(ReconsiderationCase.co_respondents).joinedload(CoRespondent.organ),
    selectinload(ReconsiderationCase.corrections),
    selectinload(ReconsiderationCase.exclusions),
    selectinload(ReconsiderationCase.hearings),
    selectinload(ReconsiderationCase.norm_reviews),
)


def number_is_taken(office_id: int, number: str, *, but_not_by: int | None = None) -> bool:
    """Whether another case of the office bears this number."""
    taken = select(ReconsiderationCase.id).where(
        ReconsiderationCase.office_id == office_id, ReconsiderationCase.number == number
    )
    with db.session.no_autoflush:
        return any(found != but_not_by for found in db.session.scalars(taken))


def case_numbered(office_id: int, number: str) -> ReconsiderationCase | None:
    """The office's case of that number (in its canonical form), or None."""
    return db.session.scalar(
        select(ReconsiderationCase).where(
            ReconsiderationCase.office_id == office_id, ReconsiderationCase.number == number
        )
    )


def last_serial(office_id: int, prefix: str, year: int) -> int:
    """The highest serial that the office has given under this prefix in this year; 0 before the first."""
    given = select(func.max(ReconsiderationCase.number_serial)).where(
        ReconsiderationCase.number_prefix == prefix,
        ReconsiderationCase.number_year == year,
        ReconsiderationCase.office_id == office_id,
    )
    with db.session.no_autoflush:
        return db.session.scalar(given) or 0


def case_in(scope: Scope, case_id: int) -> ReconsiderationCase:
    """The case, if it is one of the scope's offices; raises NoResultFound."""
    return db.session.execute(_one(scope, case_id)).scalar_one()


def find_case(scope: Scope, case_id: int) -> ReconsiderationCase | None:
    """The same; None where there is none (any more)."""
    return db.session.execute(_one(scope, case_id)).scalar_one_or_none()


def case_for_update(scope: Scope, case_id: int) -> ReconsiderationCase:
    """The same, held until the transaction ends, so that two people change it in turn; raises NoResultFound."""
    held = _one(scope, case_id).with_for_update(of=ReconsiderationCase)
    return db.session.execute(held, execution_options={"populate_existing": True}).scalar_one()


def _one(scope: Scope, case_id: int) -> Select[ReconsiderationCase]:
    return select(ReconsiderationCase).where(
        ReconsiderationCase.id == case_id, ReconsiderationCase.office_id.in_(scope.office_ids)
    )


def twin_of(office_id: int, facts: CaseFacts) -> ReconsiderationCase | None:
    """An entry of the office with the same day of receipt, applicants, respondent and act: perhaps the same paper."""
    alike = (
        select(ReconsiderationCase)
        .join(Organ, Organ.id == ReconsiderationCase.respondent_id)
        .where(
            ReconsiderationCase.office_id == office_id,
            ReconsiderationCase.received_on == facts.received_on,
            Organ.name == present_name(facts.respondent),
            func.coalesce(ReconsiderationCase.act_name, "") == (facts.act_name or ""),
        )
        .order_by(ReconsiderationCase.id)
    )
    names = [applicant.name for applicant in facts.applicants]
    return next((case for case in db.session.scalars(alike) if [each.name for each in case.applicants] == names), None)


def status_on(case: ReconsiderationCase | CaseFacts, today: date, *, due_on: date | None = None) -> Status:
    """Where the case stands on that day; of facts alone with the day on which it is due."""
    is_stayed = any(
        each.kind is ExclusionKind.STAY and each.start_on <= today and (each.end_on is None or each.end_on > today)
        for each in case.exclusions
    )
    return status_of(
        disposal=case.disposal,
        closed_on=case.closed_on,
        due_on=due_on if isinstance(case, CaseFacts) else case.due_on,
        is_stayed=is_stayed,
        today=today,
    )


def handler_names(scope: Scope) -> list[str]:
    """Every handler of the scope's cases by name, for a filter and for suggestions."""
    return names_in(ReconsiderationCase.handler, ReconsiderationCase.office_id, scope.office_ids)


# ── The list ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case in a list. `applicants` are the first names, `applicant_count` says how many there are in all."""

    id: int
    office: str
    number: str | None
    received_on: date
    applicants: tuple[str, ...]
    applicant_count: int
    respondent: str
    region: str | None
    act_name: str | None
    matter: Matter | None
    handler: str | None
    disposal: Disposal | None
    accepted_on: date | None
    due_on: date | None
    is_due_provisional: bool
    ending: ReconsiderationEnding | None
    closed_on: date | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """What a list is read from: the tables as they stand, or aliases of them as they stood at a moment."""

    case: type[ReconsiderationCase] = ReconsiderationCase
    applicant: type[Applicant] = Applicant
    exclusion: type[Exclusion] = Exclusion
    organ: type[Organ] = Organ
    organ_names: FromClause = OrganName.__table__
    region: type[Region] = Region
    office: type[Office] = Office


STANDING: Final = Entities()


def entities_then(change: int, *, cases: FromClause) -> Entities:
    """The tables as they stood after a change; `cases` are the register's as the list's condition names them."""
    return Entities(
        case=entity_then(ReconsiderationCase, change, cases),
        applicant=entity_then(Applicant, change),
        exclusion=entity_then(Exclusion, change),
        organ=entity_then(Organ, change),
        organ_names=as_of(REMEMBERED[OrganName.__tablename__], change),
        region=entity_then(Region, change),
        office=entity_then(Office, change),
    )


def case_page(
    scope: Scope,
    filters: CaseFilters,
    *,
    today: date,
    where: ColumnElement[bool] | None = None,
    sort: str = DEFAULT_SORT,
    page: int = 1,
) -> Page[CaseLine]:
    """One page of the scope's cases, narrowed by the filters and by `where` (a case set, say); status is of `today`.

    `sort` is one of SORTS, with a minus sign in front for downwards.
    """
    conditions = [*_conditions(scope, filters, today), *([] if where is None else [where])]
    return page_where(and_(*conditions), today=today, sort=sort, page=page)


def page_where(
    where: ColumnElement[bool],
    *,
    today: date,
    sort: str = DEFAULT_SORT,
    page: int = 1,
    entities: Entities = STANDING,
    named_on: date | None = None,
) -> Page[CaseLine]:
    """One page of the cases of which `where` is true, each as it stands in `entities`; status is of `today`.

    `named_on`: the civil day of which the names of organs are; None: what they are called now.
    """
    found = page_of_keys(select(entities.case.id).where(where), _orders(sort, entities.case), page)
    lines = _lines([case_id for (case_id,) in found.rows], today, entities, named_on)
    return Page(tuple(lines), found.total, found.number)


def case_count(scope: Scope, filters: CaseFilters, *, today: date) -> int:
    """How many of the scope's cases the list shows under these filters."""
    found = select(func.count()).select_from(ReconsiderationCase).where(*_conditions(scope, filters, today))
    return db.session.scalar(found) or 0


def _orders(sort: str, case: type[ReconsiderationCase]) -> list[Order]:
    key, descending = sort.removeprefix("-"), sort.startswith("-")
    if key not in SORTS:
        return _orders(DEFAULT_SORT, case)
    columns = ("number_year", "number_serial") if key == "number" else (key,)
    return [Order(getattr(case, column), descending) for column in (*columns, "id")]


def _conditions(scope: Scope, filters: CaseFilters, today: date) -> list[ColumnElement[bool]]:
    offices = [office for office in scope.office_ids if filters.office_id in (None, office)]
    return [
        ReconsiderationCase.office_id.in_(offices),
        *(
            getattr(ReconsiderationCase, column) == value
            for column in ("matter", "field", "ending", "handler")
            if (value := getattr(filters, column)) is not None
        ),
        *_conditions_of_names(filters),
        *_conditions_of_dates(filters),
        *([] if filters.status is None else [_has_status(filters.status, today)]),
        *([] if filters.lacking is None else [_lacks(filters.lacking, today)]),
    ]


def _is_about(text: str) -> ColumnElement[bool]:
    """A whole case number finds the case of that number alone; other text is looked for in number, parties and act."""
    number = CaseNumber.read(text)
    return found_by(_TABLE, text) if number is None else ReconsiderationCase.number == str(number)


def _conditions_of_names(filters: CaseFilters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.text:
        conditions.append(_is_about(filters.text))
    if filters.respondent:
        conditions.append(ReconsiderationCase.respondent_id.in_(organ_ids_named(filters.respondent)))
    if filters.region:
        conditions.append(ReconsiderationCase.region_id.in_(select(Region.id).where(Region.name == filters.region)))
    return conditions


def _conditions_of_dates(filters: CaseFilters) -> list[ColumnElement[bool]]:
    if filters.date_of not in DATES:
        return []
    day = getattr(ReconsiderationCase, filters.date_of)
    return [
        *([] if filters.since is None else [day >= filters.since]),
        *([] if filters.until is None else [day <= filters.until]),
    ]


def _has_status(status: Status, today: date) -> ColumnElement[bool]:
    pending = and_(ReconsiderationCase.accepted_on.is_not(None), ReconsiderationCase.closed_on.is_(None))
    stayed = exists().where(Exclusion.case_id == ReconsiderationCase.id, _is_running_stay(Exclusion, today))
    # Written into the statement, not bound: the partial index of those not accepted is found by its very words.
    accepted = bindparam(None, Disposal.ACCEPTED, ReconsiderationCase.disposal.type, literal_execute=True)
    return {
        Status.WAITING: ReconsiderationCase.disposal.is_(None),
        Status.PENDING: pending,
        Status.ONGOING: and_(pending, ~stayed),
        Status.OVERDUE: and_(pending, ReconsiderationCase.due_on < today, ~stayed),
        Status.STAYED: and_(pending, stayed),
        Status.CLOSED: ReconsiderationCase.closed_on.is_not(None),
        Status.NOT_ACCEPTED: ReconsiderationCase.disposal != accepted,
    }[status]


def _lacks(what: Lacking, today: date) -> ColumnElement[bool]:
    accepted, is_open = ReconsiderationCase.accepted_on.is_not(None), ReconsiderationCase.closed_on.is_(None)
    undecided = ReconsiderationCase.disposal.is_(None)
    return {
        Lacking.NUMBER: and_(ReconsiderationCase.number.is_(None), accepted),
        Lacking.HANDLER: and_(ReconsiderationCase.handler.is_(None), is_open, or_(undecided, accepted)),
        Lacking.ENDING: _has_status(Status.OVERDUE, today),
    }[what]


def _is_running_stay(exclusion: type[Exclusion], today: date) -> ColumnElement[bool]:
    return and_(
        exclusion.kind == ExclusionKind.STAY,
        exclusion.start_on <= today,
        or_(exclusion.end_on.is_(None), exclusion.end_on > today),
    )


def _lines(ids: Sequence[int], today: date, entities: Entities, named_on: date | None) -> Iterator[CaseLine]:
    """The lines of these cases in this order."""
    case, organ, region, office = entities.case, entities.organ, entities.region, entities.office
    shown = [getattr(case, column) for column in _SHOWN]
    respondent = organ.name if named_on is None else name_on(named_on, organ, entities.organ_names)
    rows = db.session.execute(
        select(*shown, respondent.label("respondent"), region.name.label("region"), office.name.label("office"))
        .join(organ, organ.id == case.respondent_id)
        .join(office, office.id == case.office_id)
        .outerjoin(region, region.id == case.region_id)
        .where(case.id.in_(ids))
        .order_by(case.id)
    )
    by_id = {row.id: row._mapping for row in rows}
    applicants = first_applicants(ids, entities.applicant)
    stayed = set(db.session.scalars(_stayed(ids, today, entities.exclusion)))
    for case_id in ids:
        row = by_id[case_id]
        status = status_of(
            disposal=row["disposal"],
            closed_on=row["closed_on"],
            due_on=row["due_on"],
            is_stayed=case_id in stayed,
            today=today,
        )
        yield CaseLine(**row, applicants=tuple(applicants[case_id]), status=status)


_SHOWN = (
    "id",
    "number",
    "received_on",
    "applicant_count",
    "act_name",
    "matter",
    "handler",
    "disposal",
    "accepted_on",
    "due_on",
    "is_due_provisional",
    "ending",
    "closed_on",
)


def _stayed(ids: Sequence[int], today: date, exclusion: type[Exclusion]) -> Select[int]:
    return select(exclusion.case_id).where(exclusion.case_id.in_(ids), _is_running_stay(exclusion, today))


def first_applicants(ids: Sequence[int], applicant: type[Applicant] = Applicant) -> dict[int, list[str]]:
    """The applicants' names that a list shows, by case: the first ones; a case without any has none."""
    names: dict[int, list[str]] = defaultdict(list)
    rows = db.session.execute(
        select(applicant.case_id, applicant.name)
        .where(applicant.case_id.in_(ids), applicant.position <= _NAMES_SHOWN)
        .order_by(applicant.case_id, applicant.position)
    )
    for case_id, name in rows:
        names[case_id].append(name)
    return names
