"""Reads of the working calendar."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from caseapp.calendar.arrangement import Arrangement
from caseapp.calendar.models import ArrangedDayRow, CalendarYear
from caseapp.db import db
from caseapp.law.holidays import ArrangedDay
from caseapp.law.workdays import Calendar

_PUBLISHED_BY = 11  # the month


def current_calendar() -> Calendar:
    """The calendar in force, asked at the door of every request or command that reckons a day."""
    return arrangement().calendar


def arrangement() -> Arrangement:
    """Everything that is recorded."""
    return Arrangement(tuple(arranged_days()), tuple(recorded_years()))


def arranged_days() -> list[ArrangedDay]:
    """Every arranged day, in the order of dates."""
    chosen = select(ArrangedDayRow.on, ArrangedDayRow.kind, ArrangedDayRow.name).order_by(ArrangedDayRow.on)
    return [ArrangedDay(*row) for row in db.session.execute(chosen)]


def day_rows() -> Sequence[ArrangedDayRow]:
    """The rows of all arranged days, to be changed."""
    return db.session.scalars(select(ArrangedDayRow).order_by(ArrangedDayRow.on)).all()


def recorded_years() -> list[int]:
    """The years whose arrangement is recorded, in order."""
    return list(db.session.scalars(select(CalendarYear.year).order_by(CalendarYear.year)))


def calendar_years() -> Sequence[CalendarYear]:
    """The recorded years with where each comes from, the last first."""
    return db.session.scalars(select(CalendarYear).order_by(CalendarYear.year.desc())).all()


def calendar_year(year: int) -> CalendarYear:
    """The recorded year. Raises NoResultFound."""
    return db.session.execute(select(CalendarYear).where(CalendarYear.year == year)).scalar_one()


def missing_year(today: date) -> int | None:
    """The year whose arrangement should be recorded by now and is not: this one, from 1 November on the next; or None.

    The State Council publishes the arrangement of a year in October or November of the year before.
    """
    recorded = set(recorded_years())
    awaited = [today.year, today.year + 1] if today.month >= _PUBLISHED_BY else [today.year]
    return next((year for year in awaited if year not in recorded), None)
