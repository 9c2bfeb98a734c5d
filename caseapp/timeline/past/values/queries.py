"""Reads values out of rows as the database keeps them, whatever another program put there, with the names of then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum as AnyEnum
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import Boolean, Column, Date, Enum, Executable, Integer, Select, select, type_coerce
from sqlalchemy.types import NullType

from caseapp.db import Moment, as_stored, db
from caseapp.history.models import REMEMBERED, Remembered
from caseapp.timeline.past.words import Unreadable, Value

_AT_ONCE: Final = 400  # keys asked for in one statement

# Rows that other rows name by their number, and the column by which people know them.
_KNOWN_BY: Final = {
    "organ": "name",
    "region": "name",
    "court": "name",
    "office": "name",
    "account": "name",
    "reconsideration_case": "number",
    "litigation_case": "court_number",
    "hearing": "held_on",
    "defendant": "organ_id",
    "issued_report": "number",
}

# What a row of that number of a table was called: (from the change, until the change, name), in order.
Named = Mapping[tuple[str, object], Sequence[tuple[int, int, Value]]]
Raw = Mapping[str, Any]  # a row by column, as the database hands it over


def stored(query: Executable) -> Sequence[Any]:
    """The rows of a query, whatever the driver would say to what stands in them."""
    with as_stored(db.session.connection()):
        return db.session.execute(query).all()


def names_in(rows: Iterable[tuple[str, Raw]]) -> Named:
    """What the rows that these rows, (table, row) each, name by their number were called."""
    asked: dict[str, set[object]] = defaultdict(set)
    for table, raw in rows:
        for column, target in _references(table).items():
            if isinstance(raw[column], int):
                asked[target].add(raw[column])
    return _names(asked)


def _names(asked: Mapping[str, set[object]]) -> Named:
    """What the rows of these numbers were called, and from which change until which."""
    named: dict[tuple[str, object], list[tuple[int, int, Value]]] = defaultdict(list)
    for table, keys in asked.items():
        each, column = REMEMBERED[table], _KNOWN_BY[table]
        reference = _references(table).get(column)
        found = [
            (row.key, row.since, row.until, row.name)
            for some in portions(sorted(keys, key=str))
            for row in stored(_naming(each, column, some))
        ]
        beyond = _names({reference: {name for *_, name in found if isinstance(name, int)}}) if reference else {}
        for key, since, until, raw in found:
            name = _called(beyond, reference, raw, until - 1) if reference else _value(each.table.c[column], raw)
            named[table, key].append((since, until, name))
    return named


def _naming(each: Remembered, column: str, keys: Sequence[object]) -> Select[Any]:
    kept = each.versions.c
    name = type_coerce(kept[column], NullType()).label("name")
    return (
        select(kept[each.key].label("key"), kept.since, kept.until, name)
        .where(kept[each.key].in_(keys))
        .order_by(kept.since)
    )


def _called(named: Named, table: str, key: object, change: int) -> Value:
    """What the row of that number was called after the change; failing that, the last it was ever called."""
    if not isinstance(key, int):
        return Unreadable(text_of(key))
    known = named.get((table, key), [])
    then = [name for since, until, name in known if since <= change < until] or [name for *_, name in known[-1:]]
    return then[-1] if then and then[-1] is not None else f"编号{key}"


@cache
def _references(table: str) -> Mapping[str, str]:
    """The columns that name a row of another table, and that table."""
    each = REMEMBERED[table]
    found = {}
    for name in each.columns:
        for reference in each.table.c[name].foreign_keys:
            target = reference.column.table.name
            if target in _KNOWN_BY and (name != each.case or each.through):
                found[name] = target
    return found


def values_of(table: str, raw: Raw, named: Named, change: int) -> dict[str, Value]:
    """A row's values, with names as of the change in the place of numbers."""
    references = _references(table)
    return {
        name: _called(named, references[name], value, change)
        if name in references and value is not None
        else _value(REMEMBERED[table].table.c[name], value)
        for name, value in raw.items()
    }


def _value(column: Column[Any], raw: object) -> Value:
    """What the column holds, or the text of what stands there instead."""
    if raw is None:
        return None
    kind = column.type
    if isinstance(kind, Enum):
        return _member(kind.enum_class, raw)
    if isinstance(kind, Boolean):
        return bool(raw) if raw in (0, 1) else Unreadable(text_of(raw))
    if isinstance(kind, Date):
        return _day(raw)
    if isinstance(kind, Moment):
        return moment_of(raw)
    if isinstance(kind, Integer):
        return raw if isinstance(raw, int) else Unreadable(text_of(raw))
    return raw if isinstance(raw, str) and text_of(raw) == raw else Unreadable(text_of(raw))


def _member(table: type[AnyEnum] | None, raw: object) -> Value:
    try:
        return cast(Value, table(raw)) if table is not None else str(raw)
    except ValueError:
        return Unreadable(text_of(raw))


def _day(raw: object) -> Value:
    if isinstance(raw, date):
        return raw
    try:
        if isinstance(raw, str) and len(raw) == len("2024-01-05"):
            return date.fromisoformat(raw)
    except ValueError:
        pass
    return Unreadable(text_of(raw))


def moment_of(raw: object) -> datetime | Unreadable:
    """SQLite hands over text, in UTC."""
    try:
        found = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    except ValueError:
        found = None
    if not isinstance(found, datetime):
        return Unreadable(text_of(raw))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def text_of(raw: object) -> Any:
    """The text of what stands there; bytes that are no text are shown as a sign each."""
    if raw is None:
        return None
    if isinstance(raw, str):
        return raw.encode(errors="surrogateescape").decode(errors="replace")
    return bytes(raw).hex() if isinstance(raw, bytes | memoryview) else str(raw)


def portions(keys: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """The keys, as many at once as one statement takes."""
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
