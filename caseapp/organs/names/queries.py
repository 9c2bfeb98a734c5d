"""Reads of former names: what an organ was called on a day, and which organ a former name means."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Date, FromClause, Select, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement

from caseapp.db import db
from caseapp.organs.models import Organ, OrganName
from caseapp.prepared.queries import prepared


def name_on(
    day: date | BindParameter[date], organs: Any, names: FromClause = OrganName.__table__
) -> ColumnElement[str]:
    """What the organ of each row was called on a civil day.

    `organs` has the columns `id` and `name`: a table's or a subquery's `c`, or a mapped class; `names` are the former
    names as they stand beside it.
    """
    former = names.alias()
    called = (
        select(former.c.name)
        .where(former.c.organ_id == organs.id, former.c.until_on > day)
        .order_by(former.c.until_on)
        .limit(1)
        .correlate_except(former)
        .scalar_subquery()
    )
    return func.coalesce(called, organs.name)


def names_on(
    day: date,
    ids: Collection[int],
    *,
    organs: FromClause = Organ.__table__,
    names: FromClause = OrganName.__table__,
) -> dict[int, str]:
    """What each of these organs was called on a civil day, by its id; ids that no organ has are left out."""
    return dict(_names_of(organs, names).rows({"day": day, "ids": ids}))


@prepared
def _names_of(organs: FromClause, names: FromClause) -> Select[int, str]:
    day: BindParameter[Any] = bindparam("day", type_=Date)
    return select(organs.c.id, name_on(day, organs.c, names).label("name")).where(
        organs.c.id.in_(bindparam("ids", expanding=True))
    )


def former_names(organ_id: int) -> Sequence[OrganName]:
    """What the organ was called before, the oldest name first."""
    return db.session.scalars(_of(organ_id).order_by(OrganName.until_on)).all()


def last_former_name(organ_id: int) -> OrganName | None:
    """What the organ was called before its last renaming."""
    return db.session.scalars(_of(organ_id).order_by(OrganName.until_on.desc()).limit(1)).first()


def _of(organ_id: int) -> Any:
    return select(OrganName).where(OrganName.organ_id == organ_id)


def former_names_by_organ() -> dict[int, list[str]]:
    """The former names of every organ that has any, the last first."""
    found: dict[int, list[str]] = {}
    for row in db.session.scalars(select(OrganName).order_by(OrganName.until_on.desc(), OrganName.id)):
        found.setdefault(row.organ_id, []).append(row.name)
    return found


def formerly_named(name: str) -> Organ | None:
    """The organ that was called so before, the last one where several were; None where none was."""
    meant = select(Organ).join(OrganName, OrganName.organ_id == Organ.id).where(OrganName.name == name)
    return db.session.scalars(meant.order_by(OrganName.until_on.desc(), Organ.id).limit(1)).first()


def present_names_by_former() -> dict[str, str]:
    """What the organ of each former name is called today, but for names that an organ bears today."""
    borne = select(Organ.name)
    known = (
        select(OrganName.name.label("former"), Organ.name.label("present"))
        .join(Organ, Organ.id == OrganName.organ_id)
        .where(OrganName.name.not_in(borne))
        .order_by(OrganName.until_on)
    )
    return {row.former: row.present for row in db.session.execute(known)}
