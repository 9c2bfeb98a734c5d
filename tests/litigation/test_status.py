"""Where a lawsuit stands is told from its dates."""

from datetime import date

import pytest

from caseapp.litigation.status import Status, status_of

TODAY = date(2024, 5, 10)


@pytest.mark.parametrize(
    ("heard_on", "decided_on", "status"),
    [
        (None, None, Status.UNHEARD),
        (date(2024, 5, 11), None, Status.UNHEARD),  # summoned for tomorrow
        (TODAY, None, Status.HEARD),
        (date(2024, 5, 1), TODAY, Status.DECIDED),
        (None, TODAY, Status.DECIDED),  # decided on the papers
    ],
)
def test_the_status_follows_from_the_dates(heard_on: date | None, decided_on: date | None, status: Status) -> None:
    assert status_of(heard_on=heard_on, decided_on=decided_on, today=TODAY) is status
