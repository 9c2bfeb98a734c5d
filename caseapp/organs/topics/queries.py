"""Reads of topics: what the text of an address names, and what a person means by a name."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import Final

from sqlalchemy import FromClause, select

from caseapp.db import Base, db
from caseapp.history.models import REMEMBERED
from caseapp.history.moments import MomentError, Then
from caseapp.history.queries import as_of
from caseapp.law.coded import UnknownCodeError
from caseapp.law.fields import Field
from caseapp.law.refusal import Refusal
from caseapp.organs.models import Organ, OrganName, Region
from caseapp.organs.names.queries import name_on
from caseapp.organs.queries import organ_named, organ_names, region_names, remembered
from caseapp.organs.scope import Topic, TopicKind

_LARGEST_ID: Final = 2**31 - 1
_NAMES_OFFERED: Final = 5
_MOST_SUGGESTIONS: Final = 1_000


def topic_of(text: str, *, on: date, then: Then | None = None) -> Topic | None:
    """The topic that an address names (organ-12, region-3, field-police), None where it names nothing.

    An organ is called as it was on the civil day `on`. `then`: as the ledger knew it at that moment; raises MomentError
    where it did not know it yet.
    """
    name, _, key = text.partition("-")
    kind = next((each for each in TopicKind if each.value == name), None)
    if kind is None:
        return None
    if kind is TopicKind.FIELD:
        field = next((each for each in Field if each.value == key), None)
        return None if field is None else Topic(kind, key, field.label)
    if not (key.isascii() and key.isdigit() and str(int(key[:11])) == key and 0 < int(key) <= _LARGEST_ID):
        return None
    title = _title(kind, int(key), on, None)
    if title is not None and then is not None:
        title = _title(kind, int(key), on, then)
        if title is None:
            raise MomentError(f"{then.words}的台账还没有这个{kind.word}，请改用更晚的时刻。")
    return None if title is None else Topic(kind, key, title)


def _title(kind: TopicKind, row_id: int, on: date, then: Then | None) -> str | None:
    if kind is TopicKind.REGION:
        region = _table(Region, then).c
        return db.session.scalar(select(region.name).where(region.id == row_id))
    organ = _table(Organ, then).c
    return db.session.scalar(select(name_on(on, organ, _table(OrganName, then))).where(organ.id == row_id))


def _table(model: type[Base], then: Then | None) -> FromClause:
    return model.__table__ if then is None else as_of(REMEMBERED[model.__tablename__], then.change)


def topic_named(kind: TopicKind | None, name: str) -> Topic:
    """The topic that a person means by a name; kind None: an organ, a region or a field, whichever is called so.

    Raises Refusal (field `topic`) with the nearest names.
    """
    name = " ".join(name.split())
    kinds = tuple(TopicKind) if kind is None else (kind,)
    if not name:
        raise Refusal("topic", f"请填写专题的{'或'.join(each.word for each in kinds)}名称；不做专题的，选“全部案件”。")
    found = next((topic for each in kinds if (topic := _named(each, name))), None)
    if found is not None:
        return found
    near = "、".join(_nearest(name, (known for each in kinds for known in _names(each))))
    what = "、".join(each.word for each in kinds)
    quoted = name if len(name) <= 40 else f"{name[:40]}…"
    raise Refusal("topic", f"没有名为“{quoted}”的{what}，{f'最接近的是：{near}' if near else '请核对后填写全称'}。")


def _named(kind: TopicKind, name: str) -> Topic | None:
    if kind is TopicKind.FIELD:
        try:
            field = Field.find(name)
        except UnknownCodeError:
            return None
        return Topic(kind, field.value, field.label)
    row = organ_named(name) if kind is TopicKind.ORGAN else remembered(Region, name)
    return None if row is None else Topic(kind, str(row.id), row.name)


def _names(kind: TopicKind) -> Iterable[str]:
    if kind is TopicKind.FIELD:
        return [field.label for field in Field]
    return organ_names() if kind is TopicKind.ORGAN else region_names()


def _nearest(name: str, names: Iterable[str]) -> list[str]:
    """Names of which what was typed is a part, then those spelt much like it."""
    known = list(dict.fromkeys(names))
    within = (each for each in known if name in each)
    near: Iterator[str] = iter(dict.fromkeys([*within, *get_close_matches(name, known, n=_NAMES_OFFERED, cutoff=0.5)]))
    return list(islice(near, _NAMES_OFFERED))


def topic_suggestions() -> list[str]:
    """Names to choose a topic from: regions, fields and organs, as many as a page can carry."""
    names = [*region_names(), *_names(TopicKind.FIELD), *organ_names()]
    return list(islice(dict.fromkeys(names), _MOST_SUGGESTIONS))
