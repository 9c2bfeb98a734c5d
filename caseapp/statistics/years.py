"""Several years in a row: which years stand beside a year, and whether a figure fell or rose in every one of them.

Pure. A year is any twelve months, of the calendar or of the statistics (12-11 to 12-10).
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Final

from caseapp.statistics.periods import Period
from caseapp.statistics.sheet import Figure, Reading, Sheet

_EARLIER: Final = 3  # the years before last year that a yearly sheet tells
_LEAST: Final = 3  # from so many years on it is said how they went


class Course(Enum):
    """How a figure went from year to year, in the words of reports."""

    FALLING = "逐年降低"
    RISING = "逐年提高"
    STEADY = "保持"


def is_a_year(period: Period) -> bool:
    """Whether the period is twelve months: what came before it is the same period last year."""
    return period.previous() == period.last_year()


def years_before(period: Period) -> tuple[Period, ...]:
    """The years before last year, the nearest first; none for a period that is no year."""
    if not is_a_year(period):
        return ()
    years = [period.last_year()]
    for _ in range(_EARLIER):
        years.append(years[-1].last_year())
    return tuple(years[1:])


def years_counted(sheet: Sheet) -> tuple[Period, ...]:
    """The years before last year that a yearly sheet shows, the nearest first: back to the first with any case."""
    years = years_before(sheet.period)
    counted = [
        back
        for figure in sheet.figures.values()
        for back, reading in enumerate(figure.earlier, start=1)
        if reading.numerator or reading.denominator
    ]
    return years[: max(counted, default=0)]


def years_told(figure: Figure) -> tuple[Reading, ...]:
    """The figure's readings year by year, the oldest first, as far back as there is anything to read.

    A rate without a denominator ends the row, and so do years at its beginning in which nothing was counted: before
    the first entry of the ledger there is no year to compare with.
    """
    told: list[Reading] = []
    for reading in (figure.now, figure.last_year, *figure.earlier):
        if reading.value is None:
            break
        told.append(reading)
    while told and figure.indicator.denominator is None and told[-1].numerator == 0:
        told.pop()
    return tuple(reversed(told))


def course(figure: Figure) -> Course | None:
    """Whether a rate or an average fell, rose or stayed in every year told; None where it did neither, for under three
    years, and for a plain count.

    By the printed values, so that a reader can check it.
    """
    if figure.indicator.denominator is None:
        return None
    values = [reading.value for reading in years_told(figure) if reading.value is not None]
    if not figure.earlier or len(values) < _LEAST:
        return None
    return _course(values)


def _course(values: Sequence[Decimal]) -> Course | None:
    steps = [after - before for before, after in pairwise(values)]
    if all(step < 0 for step in steps):
        return Course.FALLING
    if all(step > 0 for step in steps):
        return Course.RISING
    return Course.STEADY if not any(steps) else None
