"""Spreading events over months and days, and making a year's count of endings come out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from random import Random
from typing import Protocol, Self

from caseapp.law.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Days:
    """Working days of the demonstration. Years beyond the calendar go by the week alone: nothing hangs on them."""

    calendar: Calendar

    @classmethod
    def of(cls, calendar: Calendar) -> Self:
        """The working days of this calendar."""
        return cls(replace(calendar, first_year=MINYEAR, last_year=MAXYEAR))

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on."""
        return self.calendar.next_workday_from(day)

    def on_or_before(self, day: date) -> date:
        """The last working day up to `day`."""
        while self.calendar.is_rest_day(day):
            day -= timedelta(days=1)
        return day

    def later(self, day: date, workdays: int) -> date:
        """So many working days after `day`; `day` itself for none."""
        return self.calendar.add_workdays(day, workdays) if workdays else day

    def draw(self, rng: Random, first: date, last: date) -> date:
        """A working day between the two, both included; the nearest one where there is none."""
        day = first + timedelta(days=rng.randint(0, max(0, (last - first).days)))
        found = self.on_or_after(day)
        return found if found <= last else self.on_or_before(day)

    def draw_in_month(self, rng: Random, year: int, month: int) -> date:
        """A working day of the month."""
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return self.draw(rng, date(year, month, 1), last)

    def draw_year(self, rng: Random, year: int, count: int, season: Sequence[float]) -> list[date]:
        """So many working days of the year, spread over the months as the season says."""
        months = spread(rng, count, season)
        return sorted(self.draw_in_month(rng, year, at) for at, many in enumerate(months, 1) for _ in range(many))


def spread(rng: Random, total: int, season: Sequence[float]) -> list[int]:
    """`total` cut into whole parts in about these proportions; no year is quite like another."""
    shares = [weight * rng.uniform(0.85, 1.15) for weight in season]
    exact = [total * share / sum(shares) for share in shares]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: parts[at] - exact[at])
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts


class Ending(Protocol):
    """Something that ends on a day, and can be made to end earlier or later."""

    @property
    def ends_on(self) -> date:
        """The day it ends."""

    @property
    def earliest_end(self) -> date:
        """Before this day it cannot end."""

    def end(self, day: date) -> None:
        """Make it end on that day."""


def fit_year(rng: Random, days: Days, entries: Sequence[Ending], year: int, wanted: int) -> None:
    """Make exactly `wanted` of the entries end in the year, by moving those that end nearest to its edge.

    Raises ValueError when the plan asks for more than can end in the year.
    """
    in_order = sorted(entries, key=lambda entry: entry.ends_on)
    ending = [entry for entry in in_order if entry.ends_on.year == year]
    surplus, missing = max(0, len(ending) - wanted), max(0, wanted - len(ending))
    for entry in rng.sample(ending[-2 * surplus :], surplus):
        entry.end(days.draw(rng, date(year + 1, 1, 6), date(year + 1, 2, 20)))
    last = days.on_or_before(date(year, 12, 31))
    later = [entry for entry in in_order if entry.ends_on.year > year and entry.earliest_end <= last]
    if len(later) < missing:
        raise ValueError(f"{year}: {missing} more must end, {len(later)} can")
    for entry in rng.sample(later[: 2 * missing], missing):
        entry.end(days.draw(rng, max(entry.earliest_end, date(year, 11, 20)), last))
