"""Whether an application or a suit came in time, where two time limits meet."""

from datetime import date

import pytest

from caseapp.law.exclusions import Span
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Due
from caseapp.law.timeliness import apply_due, apply_uninformed_due, in_time, longest_due, sue_uninformed_due

CALENDAR = shipped_calendar()


@pytest.mark.parametrize(
    ("learnt_on", "knew_content_on", "expected"),
    [
        (date(2024, 5, 1), date(2024, 4, 1), date(2024, 7, 1)),  # sixty days: Sunday 30 June
        (date(2024, 12, 20), date(2024, 1, 15), date(2025, 1, 15)),  # the year is up before 18 February
        (date(2024, 12, 31), date(2024, 2, 29), date(2025, 2, 28)),  # a year from the leap day, before 3 March
        (date(2024, 12, 31), date(2024, 3, 1), date(2025, 3, 3)),  # both on the same Saturday, rolled
        (date(2025, 3, 10), date(2024, 3, 1), date(2025, 3, 3)),  # learnt after the year was up: too late for long
    ],
)
def test_one_not_told_has_sixty_days_but_never_more_than_a_year(
    learnt_on: date, knew_content_on: date, expected: date
) -> None:
    assert apply_uninformed_due(learnt_on, knew_content_on, CALENDAR).on == expected


def test_the_old_act_knew_no_such_year() -> None:
    with pytest.raises(KeyError, match="APPLY_UNINFORMED"):
        apply_uninformed_due(date(2023, 12, 31), date(2023, 1, 1), CALENDAR)


@pytest.mark.parametrize(
    ("learnt_on", "knew_content_on", "expected"),
    [
        (date(2024, 6, 3), date(2024, 5, 20), date(2024, 6, 18)),  # fifteen days
        (date(2025, 5, 15), date(2024, 5, 20), date(2025, 5, 20)),  # the year comes first
    ],
)
def test_a_decision_that_does_not_state_the_limit_may_be_sued_for_a_year_at_most(
    learnt_on: date, knew_content_on: date, expected: date
) -> None:
    assert sue_uninformed_due(learnt_on, knew_content_on, CALENDAR).on == expected


@pytest.mark.parametrize(
    ("obstacles", "expected"),
    [
        ((), date(2024, 4, 30)),
        ((Span(date(2024, 3, 10), date(2024, 3, 20)),), date(2024, 5, 10)),  # ten days
        ((Span(date(2024, 4, 30), date(2024, 5, 4)),), date(2024, 5, 6)),  # on the last day: four days, Saturday 4 May
        ((Span(date(2024, 5, 1), date(2024, 5, 30)),), date(2024, 4, 30)),  # after the last day: nothing revives
        # One that carries the time over to the next: 30 April + 5, then + 3 from 5 May.
        ((Span(date(2024, 4, 20), date(2024, 4, 25)), Span(date(2024, 5, 5), date(2024, 5, 8))), date(2024, 5, 8)),
        ((Span(date(2024, 4, 20), None),), None),  # still running
        ((Span(date(2024, 5, 2), None),), date(2024, 4, 30)),  # begun when the time was up
    ],
)
def test_an_obstacle_stops_the_time_to_apply(obstacles: tuple[Span, ...], expected: date | None) -> None:
    assert apply_due(date(2024, 3, 1), CALENDAR, obstacles).on == expected


@pytest.mark.parametrize(
    ("acted_on", "asked_on", "is_realty", "expected"),
    [
        (date(2019, 5, 1), date(2024, 4, 30), False, date(2024, 5, 6)),  # five years, over Labour Day
        (date(2004, 6, 10), date(2024, 4, 30), True, date(2024, 6, 11)),  # twenty, over the Dragon Boat Festival
    ],
)
def test_no_application_is_accepted_after_the_longest_time(
    acted_on: date, asked_on: date, is_realty: bool, expected: date
) -> None:
    due = longest_due(acted_on, asked_on, CALENDAR, is_realty=is_realty)

    assert due is not None
    assert due.on == expected


def test_the_old_act_knew_no_longest_time() -> None:
    assert longest_due(date(2000, 1, 1), date(2023, 12, 31), CALENDAR, is_realty=False) is None


@pytest.mark.parametrize(
    ("received_on", "posted_on", "is_timely"),
    [
        (date(2024, 4, 30), None, True),  # on the last day
        (date(2024, 5, 1), None, False),
        (date(2024, 5, 8), date(2024, 4, 30), True),  # posted on the last day, in the post for a week
        (date(2024, 5, 8), date(2024, 5, 1), False),
    ],
)
def test_days_in_the_post_do_not_count(received_on: date, posted_on: date | None, is_timely: bool) -> None:
    assert in_time(apply_due(date(2024, 3, 1), CALENDAR), received_on, posted_on) is is_timely


def test_nothing_is_late_while_the_clock_stands_still() -> None:
    assert in_time(Due(None, is_provisional=False, article=""), date(2030, 1, 1))
