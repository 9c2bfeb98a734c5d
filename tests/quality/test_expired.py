"""The one day that divides the clocks that are over from those that run."""

from datetime import date, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from caseapp.law.holidays import shipped_calendar
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.quality.expired import days_before, latest_start_over, months_before
from caseapp.timeline.steps import Circumstances

CALENDAR = shipped_calendar()


@given(st.dates(date(2005, 1, 1), date(2027, 6, 30)), st.sampled_from(("REPLY_ORD", "OPINION", "STAY_TERM", "REVIEW")))
def test_a_clock_is_over_exactly_when_it_started_on_that_day_or_before(today: date, clock_id: str) -> None:
    latest = latest_start_over(partial(reconsideration_clock, clock_id), Circumstances(today, CALENDAR))

    for near in range(-12, 80):
        start = latest + timedelta(near)
        due = reconsideration_clock(clock_id, start).due(start, CALENDAR)
        assert due.on is not None
        assert (due.on < today) is (start <= latest), start


def test_days_and_months_before_today() -> None:
    now = Circumstances(date(2024, 8, 31), CALENDAR)

    assert days_before(now, 30) == date(2024, 8, 1)
    assert months_before(now, 6) == date(2024, 2, 29)  # February has no 31st
