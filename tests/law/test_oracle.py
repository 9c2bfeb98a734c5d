"""Every clock against the slow oracle, on days and with additions that hypothesis draws."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.law.clocks import DecisionTerms, Edition, Exclusion, counted_exclusions, decision_due, edition_on
from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.law.court_clocks import COURT_CLOCKS
from caseapp.law.days_in_words import day_in_words
from caseapp.law.holidays import shipped_calendar
from caseapp.law.reckoning import Addition, Clock, Unit, days_left, remaining
from caseapp.law.reconsideration_clocks import RECONSIDERATION_CLOCKS
from tests.law.oracle import IS_WORKED, WORKED, decided_by, first_worked, last_worked, months_later, nth_workday

CALENDAR = shipped_calendar()
COUNTED = [
    clock
    for clock in (*COURT_CLOCKS, *(each for clocks in RECONSIDERATION_CLOCKS.values() for each in clocks))
    if clock.length
]
FORWARD = [clock for clock in COUNTED if not clock.is_backward]
BACKWARD = [clock for clock in COUNTED if clock.is_backward]
IN_WORKDAYS = [clock for clock in FORWARD if clock.unit is Unit.WORKDAYS]
# Up to here even twenty years and a few stretches end within the calendar, or later for the shorter ones.
STARTS = {Unit.YEARS: date(2005, 12, 31), Unit.MONTHS: date(2025, 6, 30)}
LATEST_START = date(2025, 12, 31)


def expected(clock: Clock, start: date, more: int) -> date:
    """The last day by the oracle."""
    if clock.unit is Unit.WORKDAYS:
        return nth_workday(start, clock.length + more)
    months = {Unit.YEARS: 12, Unit.MONTHS: 1, Unit.DAYS: 0}[clock.unit] * clock.length
    end = months_later(start, months) if months else start + timedelta(days=clock.length)
    return first_worked(end + timedelta(days=more))


@st.composite
def additions(draw: st.DrawFn) -> tuple[Addition, ...]:
    extension = draw(st.integers(0, 60))
    stretches = draw(st.lists(st.tuples(st.dates(date(2004, 1, 1), date(2026, 1, 1)), st.integers(0, 40)), max_size=3))
    return (
        Addition("延长", extension),
        *(Addition("中止", days, start, start + timedelta(days=days)) for start, days in stretches),
    )


@st.composite
def started(draw: st.DrawFn) -> tuple[Clock, date]:
    clock = draw(st.sampled_from(FORWARD))
    return clock, draw(st.dates(date(2004, 1, 1), STARTS.get(clock.unit, LATEST_START)))


@settings(max_examples=1500, deadline=None)
@given(started(), st.just(()) | additions())
def test_every_clock_ends_where_the_oracle_ends(case: tuple[Clock, date], added: tuple[Addition, ...]) -> None:
    clock, start = case
    due = clock.due(start, CALENDAR, added)

    if due.is_provisional:  # a long one that leaves the calendar: the oracle has no answer either
        assert due.on is not None
        assert due.on >= date(2026, 12, 31)
        return
    assert due.on == expected(clock, start, sum(each.days for each in added))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(BACKWARD), st.dates(date(2004, 2, 15), date(2026, 12, 31)))
def test_every_notice_is_due_where_the_oracle_counts_back_to(clock: Clock, event: date) -> None:
    by_days = last_worked(event - timedelta(days=clock.length))

    on = nth_workday(event, -clock.length) if clock.unit is Unit.WORKDAYS else by_days
    assert clock.due(event, CALENDAR).on == on


@settings(max_examples=500, deadline=None)
@given(started(), additions())
def test_the_explanation_names_the_last_day_and_every_day_it_speaks_of_is_what_it_says(
    case: tuple[Clock, date], added: tuple[Addition, ...]
) -> None:
    clock, start = case
    due = clock.due(start, CALENDAR, added)

    assert due.reckoning is not None
    assert due.on is not None
    assert f"最后一日：{day_in_words(due.on)}。" in due.reckoning.lines()
    if due.is_provisional:
        return
    assert not any(IS_WORKED[day] for day in (*due.reckoning.skipped, *due.reckoning.rolled_over))
    assert all(IS_WORKED[day] and day.weekday() >= 5 for day in due.reckoning.made_up)
    if clock.unit is Unit.WORKDAYS:
        passed = (due.on - start).days
        assert passed - len(due.reckoning.skipped) == clock.length + sum(each.days for each in added)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(IN_WORKDAYS), st.dates(date(2004, 1, 1), date(2026, 10, 31)), st.integers(-40, 40))
def test_working_days_left_lead_back_to_the_last_day(clock: Clock, start: date, away: int) -> None:
    due_on = clock.due(start, CALENDAR).on
    assert due_on is not None
    place = WORKED.index(due_on)
    today = WORKED[max(0, min(len(WORKED) - 1, place + away))]  # a working day before or after the last one
    left = days_left(due_on, today, clock.unit, CALENDAR)

    assert left == place - WORKED.index(today)
    if left > 0:
        assert CALENDAR.add_workdays(today, left) == due_on


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(Unit), st.dates(date(2004, 1, 1), date(2030, 12, 31)), st.integers(-400, 400))
def test_only_the_last_day_itself_is_due_today(unit: Unit, due_on: date, away: int) -> None:
    today = due_on + timedelta(days=away)
    left = days_left(due_on, today, unit, CALENDAR)
    words = remaining(due_on, today, unit, CALENDAR)

    assert (left > 0, left == 0, left < 0) == (away < 0, away == 0, away > 0)
    assert words.startswith("还剩" if left > 0 else "已超期" if left < 0 else "今日到期")
    if left:
        assert str(abs(left)) in words


@st.composite
def decisions(draw: st.DrawFn) -> tuple[date, Procedure, int, list[Exclusion]]:
    accepted_on = draw(st.dates(date(2010, 1, 1), date(2025, 6, 30)))
    procedure = draw(st.sampled_from(Procedure))
    is_short = procedure is Procedure.SIMPLIFIED and accepted_on >= date(2024, 1, 1)
    stretches = draw(
        st.lists(
            st.tuples(
                st.sampled_from(ExclusionKind),
                st.integers(-30, 150),
                st.integers(0, 60),
                st.sampled_from(["", "特别法第一条"]),
            ),
            max_size=5,
        )
    )
    recorded = [
        Exclusion(kind, accepted_on + timedelta(days=after), accepted_on + timedelta(days=after + length), basis)
        for kind, after, length, basis in stretches
    ]
    return accepted_on, procedure, 0 if is_short else draw(st.integers(0, 30)), recorded


@settings(max_examples=800, deadline=None)
@given(decisions())
def test_the_time_to_decide_ends_where_the_oracle_ends(
    case: tuple[date, Procedure, int, list[Exclusion]],
) -> None:
    accepted_on, procedure, extension_days, recorded = case
    is_old = accepted_on < date(2024, 1, 1)
    without_basis = {ExclusionKind.STAY} if not is_old else set(ExclusionKind) - {ExclusionKind.OTHER}
    left_out = [(each.start, each.end) for each in recorded if each.end and (each.basis or each.kind in without_basis)]
    allowed = 60 if is_old or procedure is Procedure.ORDINARY else 30

    edition = edition_on(accepted_on)
    terms = DecisionTerms(accepted_on, procedure, extension_days, counted_exclusions(recorded, edition))
    due = decision_due(terms, CALENDAR)

    assert edition is (Edition.ARL17 if is_old else Edition.ARL23)
    assert due.on == decided_by(accepted_on, allowed + extension_days, left_out)
    assert due.reckoning is not None
    # Stretches that touch are told as one, and together they make up what was added.
    told = [each for each in due.reckoning.additions if each.start is not None]
    days = {day for start, end in left_out for day in _days(max(start, accepted_on), end)}
    assert sum(each.days for each in told) == len(days)
    assert all(one.end < other.start for one, other in pairwise(told) if one.end and other.start)


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]
