"""Rows of the database and plain facts: the same names on both sides, so one can be made from the other."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, TypeVar

F = TypeVar("F")


def as_facts(row: object, kind: type[F]) -> F:
    """The row's facts as a plain value of the dataclass `kind`, whose field names are the row's columns."""
    return kind(**{name: getattr(row, name) for name in columns_of(kind)})


def columns_of(kind: Any, *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of the dataclass's fields, without those in `but`."""
    left_out = set(but)
    return tuple(fact.name for fact in fields(kind) if fact.name not in left_out)


def copy_columns(target: object, source: object, names: Sequence[str]) -> None:
    """Set what differs, and only that: a row that says the same already stays untouched and gets no new version."""
    for name in names:
        value: Any = getattr(source, name)
        if getattr(target, name) != value:
            setattr(target, name, value)
