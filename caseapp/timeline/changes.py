"""What a step changed in the facts of an entry, as JSON that can be read back. Pure."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

F = TypeVar("F")


def changed(before: F, after: F) -> tuple[str, str]:
    """The facts that differ, by name: (as they were, as they are now), each a JSON object."""
    names = [fact.name for fact in fields(before) if getattr(before, fact.name) != getattr(after, fact.name)]  # type: ignore[arg-type]  # a dataclass
    return _written(before, names), _written(after, names)


def said(text: str, kind: type[F]) -> Mapping[str, Any]:
    """The facts that such a JSON object says, each of the type that `kind` gives it."""
    hints = get_type_hints(kind)
    return {name: _decoded(hints[name], value) for name, value in json.loads(text).items()}


def with_said(facts: F, text: str) -> F:
    """The facts with those of such a JSON object in their places."""
    return replace(facts, **said(text, type(facts)))  # type: ignore[type-var]  # a dataclass


def corrects(before: Any, after: Any) -> bool:
    """Whether something that was said is now said differently, rather than a blank filled in or a row added."""
    return any(
        was != is_now and not _is_blank(was, fact) and not _only_longer(was, is_now)
        for fact in fields(before)
        for was, is_now in [(getattr(before, fact.name), getattr(after, fact.name))]
    )


def days_newly_said(before: Any, after: Any) -> frozenset[date]:
    """The civil days that the facts `after` say of something of which those `before` did not say that day."""
    return frozenset(
        day for fact in fields(before) for day in _days(getattr(after, fact.name)) - _days(getattr(before, fact.name))
    )


def _days(value: Any) -> frozenset[date]:
    if isinstance(value, date):
        return frozenset({value})
    if isinstance(value, tuple):
        return frozenset(day for each in value for day in _days(each))
    if is_dataclass(value):
        return frozenset(day for fact in fields(value) for day in _days(getattr(value, fact.name)))
    return frozenset()


def _is_blank(value: Any, fact: Field[Any]) -> bool:
    return value is None or (fact.default is not MISSING and value == fact.default)


def _only_longer(was: Any, is_now: Any) -> bool:
    return isinstance(was, tuple) and is_now[: len(was)] == was


def _written(facts: Any, names: list[str]) -> str:
    return json.dumps({name: _encoded(getattr(facts, name)) for name in names}, ensure_ascii=False)


def _encoded(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_encoded(each) for each in value]
    if is_dataclass(value):
        return {
            fact.name: _encoded(getattr(value, fact.name))
            for fact in fields(value)
            if fact.default is MISSING or getattr(value, fact.name) != fact.default
        }
    return value


def _decoded(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_decoded(get_args(hint)[0], each) for each in value)
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{name: _decoded(hints[name], each) for name, each in value.items()})
    return hint(value)
