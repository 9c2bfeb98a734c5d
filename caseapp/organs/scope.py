"""Whose cases count: the offices a figure, a list or a report speaks for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The offices (by id) whose cases are meant, and what the screen and the paper call them together."""

    office_ids: tuple[int, ...]
    title: str
