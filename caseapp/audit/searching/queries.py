"""Reads that find changes. What is asked of their rows is asked of a stretch of changes at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, cast

from sqlalchemy import FromClause, Select, Table, and_, exists, func, literal_column, or_, select, true
from sqlalchemy.sql.elements import ColumnElement

from caseapp.audit.asked import FieldAsked
from caseapp.audit.words import CASES, CLOSED_ON, NUMBER, WORDS
from caseapp.db import db
from caseapp.history.models import REMEMBERED, STANDS, Change, Remembered
from caseapp.history.origins import Origin
from caseapp.issued.models import CountedCase
from caseapp.law.ledgers import Ledger
from caseapp.timeline.past.queries import LAST, numbers_touching

Condition = ColumnElement[bool]

_CHANGES: Final = cast(Table, Change.__table__)
_NUMBER: Final = _CHANGES.c.id
_COUNTED: Final = cast(Table, CountedCase.__table__)
_OF_NOBODY: Final = (Origin.OUTSIDE, Origin.UPGRADE)
_COUNTED_AT_MOST: Final = 10_000
# Written into the statement: the index of the versions that ended is found by these very words.
_STANDS: Final[ColumnElement[int]] = literal_column(str(STANDS))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The changes from number `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many changes there are, as their numbers have no gap."""
        return max(0, self.last - self.first + 1)


def stretch_between(since: datetime | None, until: datetime | None) -> Stretch:
    """The changes made from `since` on and before `until`, aware moments; None: from the first, to the last."""
    at = _CHANGES.c.at
    first = select(_NUMBER).order_by(at).limit(1)
    last = select(_NUMBER).order_by(at.desc()).limit(1)
    found = (
        db.session.scalar(first if since is None else first.where(at >= since)),
        db.session.scalar(last if until is None else last.where(at < until)),
    )
    return Stretch(found[0], found[1]) if found[0] is not None and found[1] is not None else Stretch(1, 0)


def of_person(person: str) -> Condition:
    """Made by a person of that name."""
    return _CHANGES.c.person == person


def of_origin(origin: Origin) -> Condition:
    """Come from there. What nobody signed in made is found by having no person."""
    known: Condition = _CHANGES.c.origin == origin
    return and_(_CHANGES.c.person.is_(None), known) if origin in _OF_NOBODY else known


def is_rare(origin: Origin) -> bool:
    """Whether an origin is so rare, and so far from any index, that it is looked for stretch by stretch."""
    return origin not in (*_OF_NOBODY, Origin.PAGE)


def among(numbers: Iterable[int]) -> Condition:
    """One of these."""
    return _NUMBER.in_(list(numbers))


def numbers(stretch: Stretch, conditions: Sequence[Condition], *, limit: int) -> list[int]:
    """The newest of the stretch that meet the conditions."""
    found = select(_NUMBER).where(_NUMBER.between(stretch.first, stretch.last), *conditions)
    return list(db.session.scalars(found.order_by(_NUMBER.desc()).limit(limit)))


def number_behind(stretch: Stretch, conditions: Sequence[Condition], *, after: int) -> int | None:
    """The number of the one that comes after so many others, newest first; None where there are no more."""
    found = select(_NUMBER).where(_NUMBER.between(stretch.first, stretch.last), *conditions)
    return db.session.scalar(found.order_by(_NUMBER.desc()).limit(1).offset(after))


def count(stretch: Stretch, conditions: Sequence[Condition]) -> int | None:
    """How many there are; None for more than is worth counting."""
    if not conditions:
        return stretch.length
    some = select(_NUMBER).where(_NUMBER.between(stretch.first, stretch.last), *conditions).limit(_COUNTED_AT_MOST + 1)
    found = db.session.scalar(select(func.count()).select_from(some.subquery())) or 0
    return found if found <= _COUNTED_AT_MOST else None


# ── Cases by their number ─────────────────────────────────────────────────────────────────────────────────────────


def cases_numbered(ledger: Ledger, number: str) -> list[int]:
    """The cases of the register that bear this number or ever bore it, also withdrawn ones."""
    each, column = REMEMBERED[CASES[ledger]], NUMBER[ledger]
    live = select(each.table.c.id).where(each.table.c[column] == number)
    kept = each.versions.c
    once = select(kept.id).where(kept[column] == number, kept.until < _STANDS)
    return sorted({*db.session.scalars(live), *db.session.scalars(once.distinct())})


def changes_of_numbered(cases: dict[Ledger, list[int]], stretch: Stretch) -> set[int]:
    """The numbers of the changes in the stretch that touched any of these cases."""
    after, up_to = stretch.first - 1, min(stretch.last, LAST)
    return {
        number
        for ledger, ids in cases.items()
        for case in ids
        for number in numbers_touching(WORDS[ledger], case, after=after, up_to=up_to)
    }


# ── What a change did to which cases ──────────────────────────────────────────────────────────────────────────────

_OfCase = Callable[[Ledger, ColumnElement[int]], Condition]


def touches_cases_of(office_ids: Sequence[int]) -> Condition:
    """True of the changes that touched a case that then belonged to one of these offices."""

    def of_office(ledger: Ledger, case: ColumnElement[int]) -> Condition:
        then = _versions(ledger, "then")
        return _standing_about(then, case, then.c.office_id.in_(office_ids))

    return _touches(of_office)


def touches_cases_counted_in(report_id: int) -> Condition:
    """True of the changes that touched a case which that issued report counts."""

    def counted(ledger: Ledger, case: ColumnElement[int]) -> Condition:
        counts = _COUNTED.c
        of_case = counts.ledger == ledger, counts.case_id == case, counts.report_id == report_id
        return _there_is(_COUNTED, *of_case)

    return _touches(counted)


def touches_table_of(field: FieldAsked) -> Condition:
    """True of the changes that may have changed the field: of a case's own field those that did, of a row's field
    those that touched such a row.
    """
    each = REMEMBERED[field.table]
    if field.table != CASES[field.ledger]:
        return or_(*_touched(each, lambda _: true()))
    after, before = each.versions.alias("after"), each.versions.alias("before")
    differs = after.c[field.column].is_distinct_from(before.c[field.column])
    replaced = _there_is(before, before.c.id == after.c.id, before.c.until == after.c.since, differs)
    return _there_is(after, after.c.since == _NUMBER, replaced)


def may_correct_closed_cases() -> Condition:
    """True of the changes that may have said a fact of a closed case differently: of its own row those that did."""
    return or_(*(condition for ledger in Ledger for condition in _corrections_of_closed(ledger)))


def _corrections_of_closed(ledger: Ledger) -> Iterable[Condition]:
    words, each, closed_on = WORDS[ledger], REMEMBERED[CASES[ledger]], CLOSED_ON[ledger]
    before, after = each.versions.alias("before"), each.versions.alias("after")
    ended = before.c.until == _NUMBER, before.c.until < _STANDS, before.c[closed_on].is_not(None)
    differs = (
        and_(before.c[name].is_not(None), before.c[name].is_distinct_from(after.c[name]))
        for name in words[each.table.name].fields
    )
    follows = after.c.id == before.c.id, after.c.since == before.c.until
    changed, stays = _there_is(after, *follows, or_(*differs)), _there_is(after, *follows)
    yield _there_is(before, *ended, or_(changed, ~stays))

    def closed(case: ColumnElement[int]) -> Condition:
        then = each.versions.alias("closed_then")
        stood = then.c.id == case, then.c.since < _NUMBER, then.c.until >= _NUMBER
        return _there_is(then, *stood, then.c[closed_on].is_not(None))

    for name, row in words.items():
        if name != each.table.name and not row.is_log:
            _, of_row = _touched(REMEMBERED[name], closed)
            yield of_row


def _touches(of_case: _OfCase) -> Condition:
    """True of the changes that touched a case of which the condition is true, or a row of one; cases first."""
    return or_(
        *(
            condition
            for ledger, words in WORDS.items()
            for name in words
            for condition in _touched(REMEMBERED[name], partial(of_case, ledger))
        )
    )


def _touched(each: Remembered, of_case: Callable[[ColumnElement[int]], Condition]) -> tuple[Condition, Condition]:
    """(made a version, ended one) of whose case the condition is true."""
    made, ended = each.versions.alias("made"), each.versions.alias("ended")
    return (
        _there_is(made, made.c.since == _NUMBER, of_case(_case_of(each, made))),
        _there_is(ended, ended.c.until == _NUMBER, ended.c.until < _STANDS, of_case(_case_of(each, ended))),
    )


def _case_of(each: Remembered, kept: FromClause) -> Any:
    """The case to which a version belongs."""
    column = kept.c[each.case or each.key]
    if each.through is None:
        return column
    owner = REMEMBERED[each.through]
    through = owner.versions.alias("through")
    found = select(through.c[owner.case or owner.key]).where(through.c[owner.key] == column)
    return found.limit(1).correlate_except(through).scalar_subquery()


def _versions(ledger: Ledger, name: str) -> FromClause:
    return REMEMBERED[CASES[ledger]].versions.alias(name)


def _standing_about(then: FromClause, case: ColumnElement[int], condition: Condition) -> Condition:
    """A version of the case that the change made, ended or left standing meets the condition."""
    return _there_is(then, then.c.id == case, then.c.since <= _NUMBER, then.c.until >= _NUMBER, condition)


# ── Cases withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A case that is not in the register any more: by which change, and what it was called."""

    ledger: Ledger
    case: int
    change: int
    number: str | None
    office_id: int


def withdrawn_cases(office_ids: Sequence[int], stretch: Stretch, *, limit: int, offset: int) -> list[Withdrawn]:
    """Every case that a change of the stretch took out of these offices' registers, the last first."""
    found = [row for ledger in Ledger for row in db.session.execute(_gone(ledger, office_ids, stretch))]
    rows = sorted(found, key=lambda row: (-row.until, row.ledger, row.id))[offset : offset + limit]
    return [Withdrawn(Ledger(row.ledger), row.id, row.until, row.number, row.office_id) for row in rows]


def _gone_ids(ledger: Ledger) -> Select[Any]:
    """Every case that once stood in the register and does not today: by one walk along the key of the versions."""
    each = REMEMBERED[CASES[ledger]]
    ever = select(each.versions.c.id).distinct().subquery("ever")
    return select(ever.c.id).where(~_there_is(each.table, each.table.c.id == ever.c.id))


def _gone(ledger: Ledger, office_ids: Sequence[int], stretch: Stretch) -> Select[Any]:
    each = REMEMBERED[CASES[ledger]]
    kept, following = each.versions.alias("kept"), each.versions.alias("following")
    is_followed = _there_is(following, following.c.id == kept.c.id, following.c.since == kept.c.until)
    return select(
        literal_column(f"'{ledger.value}'").label("ledger"),
        kept.c.id,
        kept.c.until,
        kept.c[NUMBER[ledger]].label("number"),
        kept.c.office_id,
    ).where(
        kept.c.id.in_(_gone_ids(ledger)),
        kept.c.until.between(stretch.first, stretch.last),
        kept.c.until < _STANDS,
        kept.c.office_id.in_(office_ids),
        ~is_followed,
    )


def _there_is(row: FromClause, *conditions: Condition) -> Condition:
    """There is such a row; whatever else the conditions name is that of the statement around."""
    return exists().select_from(row).where(*conditions).correlate_except(row)
