"""A register entry's facts in parts, as its page and its form show them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a case's page and of its form: its anchor, its title, the names of its facts in reading order."""

    id: str
    title: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two people say differently: its name, what the ledger says now, what the form says."""

    name: str
    theirs: Any
    mine: Any


def known(facts: Any, section: Section) -> tuple[str, ...]:
    """Names of the section's facts that say something: required ones, and those that are not as in a blank form."""
    defaults = {fact.name: fact.default for fact in fields(facts)}
    return tuple(name for name in section.facts if defaults[name] is MISSING or getattr(facts, name) != defaults[name])


def still_blank(facts: object, wanted: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """By section, those of the wanted facts that are blank; sections with none are left out."""
    blank = {
        section: tuple(name for name in names if getattr(facts, name) is None) for section, names in wanted.items()
    }
    return {section: names for section, names in blank.items() if names}


def differences(theirs: object, mine: object, sections: Iterable[Section]) -> tuple[Difference, ...]:
    """Every fact that two versions of one entry say differently, in reading order."""
    return tuple(
        Difference(name, getattr(theirs, name), getattr(mine, name))
        for section in sections
        for name in section.facts
        if getattr(theirs, name) != getattr(mine, name)
    )
