"""The civil date in Shanghai."""

from datetime import UTC, date, datetime, timedelta

import pytest

from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2023, 12, 31, 15, 59, 59, tzinfo=UTC), date(2023, 12, 31)),  # one second before midnight in China
        (datetime(2023, 12, 31, 16, 0, 0, tzinfo=UTC), date(2024, 1, 1)),  # midnight in China
    ],
)
def test_the_day_changes_at_midnight_in_shanghai(moment: datetime, expected: date) -> None:
    assert today_in_shanghai(moment) == expected


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        today_in_shanghai(datetime(2024, 1, 1, 8, 0))  # noqa: DTZ001 - the fault that is to be refused


def test_without_a_moment_it_is_the_present_day() -> None:
    now = datetime.now(UTC)

    assert today_in_shanghai() in {(now + timedelta(hours=8)).date(), (now + timedelta(hours=8, minutes=1)).date()}


def test_a_refusal_knows_its_field_and_is_its_message() -> None:
    refusal = Refusal("accepted_on", "受理日期早于收到申请日期，请核对。")

    assert refusal.field == "accepted_on"
    assert str(refusal) == refusal.message == "受理日期早于收到申请日期，请核对。"
