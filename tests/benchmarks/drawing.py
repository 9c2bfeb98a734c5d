"""What both registers of a synthetic ledger are drawn from: days, parties, authorities, and the words of the search."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain
from random import Random
from typing import Final, NamedTuple, TypeVar

from caseapp.demo.people import draw_company, draw_name
from caseapp.law.codes import Level, PartyKind
from caseapp.search import bigrams

T = TypeVar("T")
Row = tuple[object, ...]

FIRST: Final = date(2013, 1, 1)
TODAY: Final = date(2025, 1, 1)  # nothing that happens on this day or later is known yet
SPAN: Final = (TODAY - FIRST).days
_A_YEAR: Final = 365
_IN_THE_FIRST_YEAR: Final = 250  # entries of a whole ledger: as many as in a year of the one of 3,000
_DAYS: Final = tuple((FIRST + timedelta(days)).isoformat() for days in range(SPAN + 1_000))  # a time limit looks ahead


class Respondent(NamedTuple):
    """An authority of the city as it stands in the tables, and how often it is complained of."""

    id: int
    name: str
    level: Level
    region: str
    region_id: int | None
    field: str
    weight: float


def spread(number: int, rows: int) -> list[int]:
    """When that many entries of a ledger of `rows` come, in days after FIRST: evenly, but for the first year.

    In that year every ledger has as many as any other, so that equal months of a short and a long one can be compared.
    """
    early = _IN_THE_FIRST_YEAR * number // rows
    return [
        *(at * _A_YEAR // early for at in range(early)),
        *(_A_YEAR + at * (SPAN - _A_YEAR) // (number - early) for at in range(number - early)),
    ]


def day(at: int) -> str:
    """The day so many days after FIRST, as both databases take it."""
    return _DAYS[at]


def day_if_known(at: int | None) -> str | None:
    """The same; None for what has not happened by TODAY."""
    return _DAYS[at] if at is not None and at < SPAN else None


def year(at: int) -> str:
    """The year of that day."""
    return _DAYS[at][:4]


def weighed(rng: Random, values: Sequence[T], bounds: Sequence[float]) -> T:
    """One of the values; `bounds` are their weights added up."""
    return rng.choices(values, cum_weights=bounds)[0]


def party(rng: Random, place: str) -> tuple[str, str]:
    """Name and kind of an applicant or plaintiff: one in five a company, one in a thousand called 王伟."""
    drawn = rng.random()
    if drawn < 0.2:
        return draw_company(rng, place), PartyKind.ORGANISATION.value
    return "王伟" if drawn > 0.999 else draw_name(rng), PartyKind.CITIZEN.value


def search_words(number: str | None, *texts: str) -> str:
    """The same words as `bigrams` of all of them, quicker where texts come again."""
    return " ".join(dict.fromkeys(chain(bigrams(number).split(), *(_words(text) for text in texts))))


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(bigrams(text).split())
