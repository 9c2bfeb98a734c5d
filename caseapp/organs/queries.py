"""Reads of organs, offices, courts and regions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import FromClause, Row, Select, inspect, or_, select

from caseapp.db import db
from caseapp.history.moments import MomentError, Then
from caseapp.history.queries import now_or_then
from caseapp.law.codes import Level
from caseapp.law.refusal import Refusal
from caseapp.organs.models import Court, Office, Organ, OrganName, Region
from caseapp.organs.names.queries import formerly_named
from caseapp.organs.scope import ALL_OFFICES, Scope
from caseapp.prepared.queries import prepared

Named = TypeVar("Named", Region, Organ, Court)


@dataclass(frozen=True, slots=True)
class OfficeInTree:
    """An office among those of a scope; `depth` is how many of them stand above it."""

    id: int
    name: str
    depth: int
    has_below: bool


def all_offices() -> Sequence[Office]:
    """Every office by name."""
    return db.session.scalars(select(Office).order_by(Office.name, Office.id)).all()


def scope_of(office_id: int | None, then: Then | None = None) -> Scope:
    """The office and all below it; None: every office (a person of the whole house).

    `then`: as the offices were called and stood one below the other at that moment. Raises MomentError where the office
    was not there yet.
    """
    offices = {office.id: office for office in _offices(then)}
    if office_id is None:
        titles = [office.name for office in offices.values()]
        return Scope(tuple(sorted(offices)), titles[0] if len(titles) == 1 else ALL_OFFICES)
    if then is not None and office_id not in offices:
        raise MomentError(f"{then.words}还没有建立“{office(office_id).name}”，请改用更晚的时刻。")
    within = [office_id]
    for known in within:  # grows while it is walked: each office brings its own children
        within += [each.id for each in offices.values() if each.parent_id == known and each.id not in within]
    return Scope(tuple(within), offices[office_id].name)


def parents_of_offices(change: int | None = None) -> dict[int, int | None]:
    """The office directly above each, by the ids of both: today's, or as they stood after a change of the ledger."""
    return {
        office_id: parent_id for office_id, _, parent_id in _offices_of(change is not None).rows({"change": change})
    }


def _offices(then: Then | None) -> Sequence[Row[int, str, int | None]]:
    """id, name, parent_id of every office by name."""
    return _offices_of(then is not None).named_rows({"change": then and then.change})


@prepared
def _offices_of(is_past: bool) -> Select[int, str, int | None]:
    table = now_or_then(Office, is_past=is_past)
    return select(table.c.id, table.c.name, table.c.parent_id).order_by(table.c.name, table.c.id)


def offices_as_tree(scope: Scope, offices: FromClause = Office.__table__) -> list[OfficeInTree]:
    """The offices of a scope as they stand below one another, by name below each; those on top have depth 0.

    `offices`: the table, or as it stood at a moment.
    """
    columns = offices.c
    chosen = select(columns.id, columns.name, columns.parent_id).where(columns.id.in_(scope.office_ids))
    rows = {row.id: row for row in db.session.execute(chosen.order_by(columns.name, columns.id))}
    below: dict[int | None, list[int]] = {}
    for row in rows.values():
        below.setdefault(row.parent_id if row.parent_id in rows else None, []).append(row.id)

    def walk(parent: int | None, depth: int) -> Iterator[OfficeInTree]:
        for office_id in below.get(parent, ()):
            yield OfficeInTree(office_id, rows[office_id].name, depth, has_below=office_id in below)
            yield from walk(office_id, depth + 1)

    return list(walk(None, 0))


def offices_in(scope: Scope) -> Sequence[Office]:
    """The offices of a scope by name."""
    chosen = select(Office).where(Office.id.in_(scope.office_ids)).order_by(Office.name, Office.id)
    return db.session.scalars(chosen).all()


def office_named(name: str | None) -> Office:
    """The office a person means by `name`; with no name the only one there is. Raises Refusal (field `office`)."""
    return office(office_id_named(name))


def office_id_named(name: str | None) -> int:
    """The same where its id is enough. Raises Refusal (field `office`)."""
    offices: dict[str, int] = {each.name: each.id for each in _offices(None)}
    names = "、".join(offices)
    if not offices:
        raise Refusal("office", "还没有建立机构，请先运行 caseapp init --office 名称 --prefix 案号前缀。")
    if name is None:
        if len(offices) > 1:
            raise Refusal("office", f"有多个机构，请指明是哪一个：{names}。")
        return next(iter(offices.values()))
    if name.strip() in offices:
        return offices[name.strip()]
    raise Refusal("office", f"没有名为“{name}”的机构，现有：{names}。")


def office(office_id: int) -> Office:
    """The office of that id. Raises NoResultFound."""
    return db.session.get_one(Office, office_id)


def organ(organ_id: int) -> Organ:
    """The organ of that id. Raises NoResultFound."""
    return db.session.get_one(Organ, organ_id)


def organ_lines() -> Sequence[Row[int, str, str | None, Level | None, str]]:
    """id, name, short_name, level, region of every organ by name."""
    lines = select(Organ.id, Organ.name, Organ.short_name, Organ.level, Region.name.label("region"))
    return db.session.execute(lines.outerjoin(Organ.region).order_by(Organ.name, Organ.id)).all()


def organ_names() -> Sequence[str]:
    """Names of every organ, for the suggestions of a form."""
    return db.session.scalars(select(Organ.name).order_by(Organ.name)).all()


def court_names() -> Sequence[str]:
    """Names of every court, for the suggestions of a form."""
    return db.session.scalars(select(Court.name).order_by(Court.name)).all()


def region_names() -> Sequence[str]:
    """Names of every region, for the suggestions of a form."""
    return db.session.scalars(select(Region.name).order_by(Region.name)).all()


def organ_named(name: str) -> Organ | None:
    """The organ of that name; where none bears it, the one that was called so before; or None."""
    return remembered(Organ, name) or formerly_named(name)


def present_name(name: str) -> str:
    """What the organ of that name, present or former, is called today; a name that no organ has or had as it is."""
    organ = organ_named(name)
    return name if organ is None else organ.name


def place_of(name: str) -> tuple[Level | None, str | None]:
    """Level and region (by name) of the organ of that name as of today; None for what is not known of it."""
    organ = organ_named(name)
    if organ is None:
        return None, None
    return organ.level, organ.region.name if organ.region else None


def organ_ids_named(text: str) -> Select[int]:
    """SELECT of the organs a filter means by `text`: the one of that very name, else all whose names contain it.

    Former names count as names.
    """
    organ = organ_named(text)
    if organ is not None:
        return select(Organ.id).where(Organ.id == organ.id)
    formerly = select(OrganName.organ_id).where(OrganName.name.contains(text, autoescape=True))
    return select(Organ.id).where(
        or_(
            Organ.name.contains(text, autoescape=True),
            Organ.short_name.contains(text, autoescape=True),
            Organ.id.in_(formerly),
        )
    )


def hold_office(office_id: int) -> Office:
    """The office as it stands now, held until the transaction ends. Raises NoResultFound.

    So two clicks enter a case in turn, and two acceptances take their numbers in turn.

    Held against its like alone: whoever changes a case meanwhile may still name the office in a row.
    """
    held = select(Office).where(Office.id == office_id).with_for_update(key_share=True)
    return db.session.execute(held, execution_options={"populate_existing": True}).scalar_one()


def remembered(table: type[Named], name: str) -> Named | None:
    """The region, organ or court of that name, asked of the database once a session: a ledger names few on many lines.

    A row is taken from memory only while it stands as read: not after a rollback or commit, nor once it is renamed.
    """
    kept: dict[tuple[type[Named], str], Named] = db.session.info.setdefault("rows_by_name", {})
    row = kept.get((table, name))
    if row is not None and row in db.session and not inspect(row).expired_attributes and row.name == name:
        return row
    row = db.session.scalar(select(table).where(table.name == name))
    if row is not None:
        kept[table, name] = row
    return row
