"""Which days differ between two calendars, and how far they reach."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.holidays import shipped_calendar
from caseapp.law.workdays import Calendar
from caseapp.rescheduling.spans import Touched, changed_days, touched

SHIPPED = shipped_calendar()
MONDAY, SATURDAY, HOLIDAY = date(2026, 11, 30), date(2026, 11, 28), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("new", "days"),
    [
        (SHIPPED, set()),
        (replace(SHIPPED, rest_days=SHIPPED.rest_days | {MONDAY}), {MONDAY}),
        (replace(SHIPPED, work_days=SHIPPED.work_days | {SATURDAY}), {SATURDAY}),
        (replace(SHIPPED, rest_days=SHIPPED.rest_days - {HOLIDAY}), {HOLIDAY}),
        # A Saturday named as a day off was one before.
        (replace(SHIPPED, rest_days=SHIPPED.rest_days | {SATURDAY}), set()),
    ],
    ids=["the same", "off", "worked", "no longer off", "off anyway"],
)
def test_a_day_differs_when_it_is_worked_in_one_of_them_only(new: Calendar, days: set[date]) -> None:
    assert changed_days(SHIPPED, new) == days
    assert changed_days(new, SHIPPED) == days


def test_every_day_of_a_year_that_only_one_covers_differs() -> None:
    longer = replace(SHIPPED, last_year=2028)

    assert len(changed_days(SHIPPED, longer)) == 365 + 366
    assert changed_days(longer, SHIPPED) == changed_days(SHIPPED, longer)


def test_what_rolled_over_the_last_day_and_what_was_counted_over_it_reach_beyond() -> None:
    # 2026-09-25 (Friday) to 27 are off. Rolled over the 25th one comes to Monday the 28th; five working days from the
    # 25th, with National Day between them, end on 10-09.
    off = date(2026, 9, 25)

    assert touched(SHIPPED, replace(SHIPPED, rest_days=SHIPPED.rest_days - {off})) == Touched(
        off, off, rolled_to=date(2026, 9, 28), reviewed_to=date(2026, 10, 9)
    )
    assert touched(SHIPPED, SHIPPED) is None
