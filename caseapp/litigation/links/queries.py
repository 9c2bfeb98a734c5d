"""Cases that a lawsuit may be tied to, found by their numbers and by the parties."""

from typing import cast

from sqlalchemy import Select, Table, exists, select

from caseapp.db import db
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.models import Defendant, LitigationCase, Plaintiff
from caseapp.litigation.numbers import canonical
from caseapp.litigation.queries import lawsuit_numbered
from caseapp.organs.models import Office, Organ
from caseapp.organs.queries import present_name
from caseapp.reconsideration.models import Applicant, ReconsiderationCase
from caseapp.reconsideration.numbers import canonical as canonical_reconsideration
from caseapp.reconsideration.queries import case_numbered
from caseapp.search import found_by

# Of a suit by very many the first names find what there is; so many choices are still read.
_NAMES, _MOST = 3, 6


def cases_like(office: Office, facts: LawsuitFacts) -> list[ReconsiderationCase]:
    """The office's reconsideration cases that the suit may follow: the one of its number, then the newest first.

    One of the plaintiffs applied, against an organ that is a defendant, or the office's own organ is one. A case
    without a number cannot be tied to a lawsuit and is none of them.
    """
    organs = [present_name(each.organ) for each in facts.defendants]
    number = facts.reconsideration_number
    named = case_numbered(office.id, canonical_reconsideration(number)) if number else None
    table = cast(Table, ReconsiderationCase.__table__)
    found = [] if named is None else [named]
    for name in _names(facts):
        applied = exists().where(Applicant.case_id == ReconsiderationCase.id, Applicant.name == name)
        alike = (
            select(ReconsiderationCase)
            .join(Organ, Organ.id == ReconsiderationCase.respondent_id)
            .where(
                ReconsiderationCase.office_id == office.id,
                ReconsiderationCase.number.is_not(None),
                ReconsiderationCase.received_on <= facts.served_on,
                found_by(table, name),
                applied,
                *([] if office.name in organs else [Organ.name.in_(organs)]),
            )
            .order_by(ReconsiderationCase.received_on.desc(), ReconsiderationCase.id.desc())
        )
        found += db.session.scalars(alike.limit(_MOST))
    return list(dict.fromkeys(found))[:_MOST]


def lawsuits_like(office: Office, facts: LawsuitFacts, *, but: int | None = None) -> list[LitigationCase]:
    """The office's lawsuits that may be the instance below: the one of the earlier number, then the newest first.

    One of the plaintiffs sued one of the defendants, and it came no later. `but` is the lawsuit itself.
    """
    number = facts.earlier_number
    named = lawsuit_numbered(office.id, canonical(number)) if number else None
    found = [] if named is None else [named]
    for name in _names(facts):
        found += db.session.scalars(_sued(office, facts, name).limit(_MOST))
    court_number = canonical(facts.court_number)
    return [each for each in dict.fromkeys(found) if each.id != but and each.court_number != court_number][:_MOST]


def _sued(office: Office, facts: LawsuitFacts, name: str) -> Select[LitigationCase]:
    table = cast(Table, LitigationCase.__table__)
    organs = select(Organ.id).where(Organ.name.in_([present_name(each.organ) for each in facts.defendants]))
    return (
        select(LitigationCase)
        .where(
            LitigationCase.office_id == office.id,
            LitigationCase.served_on <= facts.served_on,
            found_by(table, name),
            exists().where(Plaintiff.case_id == LitigationCase.id, Plaintiff.name == name),
            exists().where(Defendant.case_id == LitigationCase.id, Defendant.organ_id.in_(organs)),
        )
        .order_by(LitigationCase.served_on.desc(), LitigationCase.id.desc())
    )


def _names(facts: LawsuitFacts) -> list[str]:
    return [each.name for each in facts.plaintiffs[:_NAMES]]
