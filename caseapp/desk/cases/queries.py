"""Reads of what the desk calls a case."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from caseapp.db import db
from caseapp.desk.due import CaseWords
from caseapp.litigation.models import Defendant, LitigationCase, Plaintiff
from caseapp.organs.models import Office, Organ
from caseapp.reconsideration.models import Applicant, ReconsiderationCase

Key = tuple[bool, int]  # of a lawsuit (else of a reconsideration case), and its id


def cases_named(keys: Iterable[Key]) -> dict[Key, CaseWords]:
    """What the desk calls each of these cases."""
    ids: dict[bool, set[int]] = defaultdict(set)
    for is_lawsuit, case_id in keys:
        ids[is_lawsuit].add(case_id)
    return {(case.is_lawsuit, case.id): case for case in (*_cases(ids[False]), *_lawsuits(ids[True]))}


def _cases(ids: set[int]) -> Iterator[CaseWords]:
    shown = ReconsiderationCase
    rows = db.session.execute(
        select(
            shown.id,
            shown.office_id,
            Office.name.label("office"),
            shown.number,
            shown.applicant_count.label("party_count"),
            Organ.name.label("organ"),
            shown.handler,
            shown.second_handler,
        )
        .join(Organ, Organ.id == shown.respondent_id)
        .join(Office, Office.id == shown.office_id)
        .where(shown.id.in_(ids))
    )
    names = _first_names(Applicant.case_id, Applicant.position, Applicant.name, ids)
    for row in rows:
        yield CaseWords(**row._mapping, is_lawsuit=False, party=names[row.id][0])


def _lawsuits(ids: set[int]) -> Iterator[CaseWords]:
    shown = LitigationCase
    first_defendant = (
        select(Organ.name)
        .join(Defendant, Defendant.organ_id == Organ.id)
        .where(Defendant.case_id == shown.id)
        .order_by(Defendant.position)
        .limit(1)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(
            shown.id,
            shown.office_id,
            Office.name.label("office"),
            shown.court_number.label("number"),
            func.coalesce(first_defendant, "").label("organ"),
            shown.handler,
        )
        .join(Office, Office.id == shown.office_id)
        .where(shown.id.in_(ids))
    )
    names = _first_names(Plaintiff.case_id, Plaintiff.position, Plaintiff.name, ids)
    for row in rows:
        party, count = names.get(row.id, ("", 0))
        yield CaseWords(**row._mapping, is_lawsuit=True, party=party, party_count=count)


def _first_names(
    case_id: InstrumentedAttribute[int],
    position: InstrumentedAttribute[int],
    name: InstrumentedAttribute[str],
    ids: set[int],
) -> dict[int, tuple[str, int]]:
    """The first party of each of these cases, and how many parties have rows."""
    first = func.max(case((position == 1, name)))
    rows = db.session.execute(select(case_id, first, func.count()).where(case_id.in_(ids)).group_by(case_id))
    return {each: (named, count) for each, named, count in rows}
