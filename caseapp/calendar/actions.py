"""Writes of the working calendar. They check, change the rows and never commit.

None of them moves a stored time limit: that is `rescheduling.actions.reschedule`, called after each.
"""

from collections.abc import Sequence
from datetime import date, datetime

from caseapp.calendar import queries
from caseapp.calendar.arrangement import Arrangement, notice_year
from caseapp.calendar.models import ArrangedDayRow, CalendarYear
from caseapp.db import db
from caseapp.law.holidays import ArrangedDay, DayKind
from caseapp.law.today import today_in_shanghai

BY_THE_WEEK = "按周历"


def record_year(*, year: int, days: Sequence[ArrangedDay], source: str, by: str, at: datetime) -> None:
    """Record the notice of a year, or put it in the place of the one recorded before; `source` is its text or title.

    Raises Refusal as `Arrangement.with_year` does.
    """
    after = queries.arrangement().with_year(year, days)
    row = db.session.get(CalendarYear, year)
    if row is None:
        row = CalendarYear(year=year)
        db.session.add(row)
    row.source, row.recorded_by, row.recorded_at = source, by, at
    db.session.flush()  # the days refer to their year
    _keep(after)


def amend_day(*, on: date, kind: DayKind | None, name: str, why: str, by: str, at: datetime) -> None:
    """Make one day off, worked, or (None) what the week has; what changed and `why` is noted behind the year's source.

    Raises Refusal as `Arrangement.with_day` does.
    """
    _keep(queries.arrangement().with_day(on, kind, name))
    row = queries.calendar_year(on.year)
    is_now = kind.label if kind else BY_THE_WEEK
    row.source += f"\n{on.isoformat()} 改为“{is_now}”：{why}（{by}，{today_in_shanghai(at).isoformat()}）"


def remove_year(year: int) -> None:
    """Forget the last year. Raises Refusal as `Arrangement.without_year` does."""
    _keep(queries.arrangement().without_year(year))
    db.session.delete(queries.calendar_year(year))
    db.session.flush()


def _keep(arrangement: Arrangement) -> None:
    """Make the rows say what the arrangement says; rows that say it already stay untouched."""
    first, last = arrangement.years[0], arrangement.years[-1]
    rows = {row.on: row for row in queries.day_rows()}
    for day in arrangement.days:
        row = rows.pop(day.on, None)
        if row is None:
            row = ArrangedDayRow(on=day.on)
            db.session.add(row)
        row.kind, row.name, row.year = day.kind, day.name, min(max(notice_year(day), first), last)
    for row in rows.values():
        db.session.delete(row)
    db.session.flush()
