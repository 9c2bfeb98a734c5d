"""Civil days from one to another, half-open. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `start` up to but not including `end` (half-open, civil dates)."""

    start: date
    end: date
