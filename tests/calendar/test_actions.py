"""What is recorded of the calendar, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from caseapp.calendar import actions, queries
from caseapp.calendar.notices import read_notice
from caseapp.db import db
from caseapp.law.holidays import ArrangedDay, DayKind, shipped_calendar
from caseapp.law.refusal import Refusal
from tests.calendar.notice_texts import NOTICES

NOW = datetime(2026, 11, 5, 1, 0, tzinfo=UTC)
DAYS = (
    ArrangedDay(date(2026, 12, 31), DayKind.REST, "元旦"),
    ArrangedDay(date(2027, 1, 1), DayKind.REST, "元旦"),
    ArrangedDay(date(2027, 1, 3), DayKind.WORK, "元旦"),
)


@pytest.fixture(autouse=True)
def within(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
        db.session.rollback()


def record(year: int = 2027, days: tuple[ArrangedDay, ...] = DAYS) -> None:
    actions.record_year(year=year, days=days, source="通知全文", by="管理员甲", at=NOW)


def test_a_new_database_has_the_shipped_calendar() -> None:
    assert queries.current_calendar() == shipped_calendar()


def test_a_year_is_recorded_with_its_source_and_taken_back() -> None:
    record()
    row = queries.calendar_year(2027)

    assert (row.source, row.recorded_by, row.recorded_at) == ("通知全文", "管理员甲", NOW)
    assert queries.arrangement().of_year(2027) == DAYS
    actions.remove_year(2027)
    assert queries.current_calendar() == shipped_calendar()
    assert queries.recorded_years()[-1] == 2026


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_notice_of_a_shipped_year_changes_no_working_day(year: int) -> None:
    record(year, read_notice(NOTICES[year]).days)
    calendar, shipped = queries.current_calendar(), shipped_calendar()
    days = [date.fromordinal(on) for on in range(date(2021, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]

    assert [day for day in days if calendar.is_workday(day) != shipped.is_workday(day)] == []


def test_a_day_is_amended_and_the_reason_kept() -> None:
    before = queries.calendar_year(2026).source
    actions.amend_day(on=date(2026, 11, 30), kind=DayKind.REST, name="", why="省政府通知", by="管理员甲", at=NOW)

    assert queries.current_calendar().is_rest_day(date(2026, 11, 30))
    assert queries.calendar_year(2026).source == f"{before}\n2026-11-30 改为“放假”：省政府通知（管理员甲，2026-11-05）"
    actions.amend_day(on=date(2026, 11, 30), kind=None, name="", why="撤销", by="管理员甲", at=NOW)
    assert queries.current_calendar() == shipped_calendar()


def test_what_is_refused_leaves_everything_as_it_was() -> None:
    with pytest.raises(Refusal):
        record(2029, (ArrangedDay(date(2029, 5, 1), DayKind.REST, "劳动节"),))
    with pytest.raises(Refusal):
        actions.remove_year(2026)

    assert queries.current_calendar() == shipped_calendar()


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2026, 10, 31), None),  # the notice may still be to come
        (date(2026, 11, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), 2027),  # this year itself
        (date(2027, 11, 1), 2027),  # this year before the next
        (date(2025, 11, 1), None),
    ],
)
def test_a_missing_year_is_noticed_from_november_on(today: date, missing: int | None) -> None:
    assert queries.missing_year(today) == missing


def test_no_year_is_missed_once_it_is_recorded() -> None:
    record()

    assert queries.missing_year(date(2026, 11, 1)) is None
