"""Reads of the paragraphs that offices have put in their own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from caseapp.db import db
from caseapp.organs.models import Office
from caseapp.statistics.chosen.models import SentenceTemplate
from caseapp.statistics.chosen.queries import lineage_of


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A paragraph as it holds for an office, and the office that wrote it: itself or one above it."""

    text: str
    office_id: int
    office: str


def own_words(office_id: int) -> Mapping[str, OwnWords]:
    """The paragraphs, by part, in which the office does not use the default words."""
    return _written_by(lineage_of([office_id]))


def inherited_words(office_id: int) -> Mapping[str, OwnWords]:
    """The same as it would be if the office itself had written nothing."""
    return _written_by(lineage_of([office_id])[1:])


def _written_by(offices: Sequence[int]) -> Mapping[str, OwnWords]:
    """The paragraphs of these offices, of each part that of the first which wrote one."""
    written = select(SentenceTemplate, Office.name).join(Office).where(SentenceTemplate.office_id.in_(offices))
    nearest_last = sorted(db.session.execute(written).all(), key=lambda row: -offices.index(row[0].office_id))
    return {each.part: OwnWords(each.text, each.office_id, name) for each, name in nearest_last}


def template_of(office_id: int, part: str) -> SentenceTemplate | None:
    """What the office itself wrote for a part."""
    wanted = select(SentenceTemplate).where(SentenceTemplate.office_id == office_id, SentenceTemplate.part == part)
    return db.session.scalar(wanted)
