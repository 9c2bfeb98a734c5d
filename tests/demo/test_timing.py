"""Spreading events and fitting a year's endings."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.demo.timing import Days, fit_year, spread
from caseapp.law.holidays import shipped_calendar

DAYS = Days.of(shipped_calendar())


def rng_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- the demonstration's own generator, no secret


@dataclass
class Thing:
    ends_on: date
    earliest_end: date = date(2022, 1, 1)

    def end(self, day: date) -> None:
        self.ends_on = day


@given(total=st.integers(0, 2000), seed=st.integers(0, 99))
def test_the_parts_of_a_spread_are_whole_and_add_up(total: int, seed: int) -> None:
    parts = spread(rng_of(seed), total, (1.0, 0.25, 2.0, 1.0))

    assert sum(parts) == total
    assert min(parts) >= 0


@given(wanted=st.integers(5, 25), seed=st.integers(0, 99))
def test_exactly_as_many_end_in_the_year_as_wanted(wanted: int, seed: int) -> None:
    # 20 end in 2023, one every 18 days, and as many in 2024
    things = [Thing(date(2023, 1, 3) + timedelta(days=18 * at)) for at in range(40)]

    fit_year(rng_of(seed), DAYS, things, 2023, wanted)

    assert sum(thing.ends_on.year == 2023 for thing in things) == wanted
    assert all(thing.ends_on.year >= 2023 for thing in things)


def test_what_cannot_end_in_the_year_is_not_made_to() -> None:
    with pytest.raises(ValueError, match="1 more must end, 0 can"):
        fit_year(rng_of(1), DAYS, [Thing(date(2024, 3, 1), earliest_end=date(2024, 2, 1))], 2023, 1)


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        (date(2023, 10, 1), date(2023, 10, 7), date(2023, 9, 28)),  # 国庆: rest until the 6th; the 7th is worked
        (date(2023, 10, 9), date(2023, 10, 9), date(2023, 10, 9)),  # a working day is its own
        (date(2035, 1, 6), date(2035, 1, 8), date(2035, 1, 5)),  # no arrangement known: a weekend is a weekend
    ],
)
def test_days_fall_on_working_days(day: date, after: date, before: date) -> None:
    assert DAYS.on_or_after(day) == after
    assert DAYS.on_or_before(day) == before
