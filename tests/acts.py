"""Who acts in a test, where the test is not about that."""

from datetime import UTC, datetime

from caseapp.timeline.actions import Act

BY_COMMAND = Act(by=None, at=datetime(2024, 6, 30, 1, 0, tzinfo=UTC))
