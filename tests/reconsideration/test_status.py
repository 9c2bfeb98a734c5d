"""Where a case stands is told from its dates."""

from datetime import date

import pytest

from caseapp.law.codes import Disposal
from caseapp.reconsideration.status import Status, status_of

TODAY = date(2024, 5, 10)


@pytest.mark.parametrize(
    ("disposal", "closed_on", "due_on", "is_stayed", "status"),
    [
        (None, None, None, False, Status.WAITING),
        (Disposal.REFUSED, None, None, False, Status.NOT_ACCEPTED),
        (Disposal.WITHDRAWN, None, None, False, Status.NOT_ACCEPTED),
        (Disposal.ACCEPTED, None, date(2024, 5, 11), False, Status.ONGOING),
        (Disposal.ACCEPTED, None, TODAY, False, Status.ONGOING),  # the last day is not over
        (Disposal.ACCEPTED, None, date(2024, 5, 9), False, Status.OVERDUE),
        (Disposal.ACCEPTED, None, date(2024, 5, 9), True, Status.STAYED),  # time stands still
        (Disposal.ACCEPTED, None, None, True, Status.STAYED),
        (Disposal.ACCEPTED, date(2024, 5, 20), date(2024, 5, 9), False, Status.CLOSED),
    ],
)
def test_the_status_follows_from_the_dates(
    disposal: Disposal | None, closed_on: date | None, due_on: date | None, is_stayed: bool, status: Status
) -> None:
    assert status_of(disposal=disposal, closed_on=closed_on, due_on=due_on, is_stayed=is_stayed, today=TODAY) is status
