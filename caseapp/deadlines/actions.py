"""Writes of the time limits that run."""

from collections.abc import Iterable, Sequence

from caseapp.deadlines.models import Deadline
from caseapp.law.running import RunningClock


def keep_deadlines(
    rows: list[Deadline], running: Iterable[RunningClock], *, office_id: int, handlers: Sequence[str | None]
) -> None:
    """Make a case's rows those of the clocks that run in it, rights that simply lapse left out.

    Rows that say the same already stay untouched.
    """
    handler, second = handlers
    wanted = [
        Deadline(
            office_id=office_id,
            handler=handler,
            second_handler=second,
            clock=each.clock.id,
            subject=each.subject,
            start_on=each.start,
            due_on=each.due.on,
            is_provisional=each.due.is_provisional,
        )
        for each in running
        if not each.clock.is_right
    ]
    if [_said(row) for row in rows] != [_said(row) for row in wanted]:
        rows[:] = wanted


def _said(row: Deadline) -> tuple[object, ...]:
    return (
        row.office_id,
        row.handler,
        row.second_handler,
        row.clock,
        row.subject,
        row.start_on,
        row.due_on,
        row.is_provisional,
    )
