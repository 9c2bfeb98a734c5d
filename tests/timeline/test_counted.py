"""What issued reports that count a case ask of its corrections and of its late steps."""

from datetime import date

import pytest

from caseapp.timeline.changes import days_newly_said
from caseapp.timeline.counted import Counted
from tests.cases import case_facts, lawsuit_facts

UNTIL = date(2023, 12, 31)
PLAIN = Counted(("商政复统〔2024〕3号", "商政复统〔2024〕1号"), UNTIL, needs_consent=False)
STRICT = Counted(("商政复统〔2024〕3号",), UNTIL, needs_consent=True)


def test_the_reports_are_named_by_the_newest_and_their_number() -> None:
    assert PLAIN.reports == "商政复统〔2024〕3号等2份报告"
    assert STRICT.reports == "商政复统〔2024〕3号报告"


@pytest.mark.parametrize(
    ("day", "why", "field", "reason"),
    [
        (date(2024, 1, 1), None, None, "a new fact as it happens, the day after the period"),
        (UNTIL, None, "why", "the last day of the period is in it"),
        (date(2022, 5, 1), None, "why", "before the period too: a balance looks back"),
        (UNTIL, "补登", None, "with a reason"),
    ],
)
def test_a_step_dated_into_an_issued_period_needs_a_reason(
    day: date, why: str | None, field: str | None, reason: str
) -> None:
    refusal = PLAIN.late_step([day, date(2024, 6, 1)], field="served_on", why=why)

    assert (refusal.field if refusal else None) == field, reason


def test_where_consent_is_wanted_such_a_step_goes_by_a_correction() -> None:
    refusal = STRICT.late_step([UNTIL], field="served_on", why="补登")

    assert refusal is not None
    assert refusal.field == "served_on"
    assert "2023年12月31日" in refusal.message
    assert "更正" in refusal.message
    assert STRICT.late_step([date(2024, 1, 1)], field="served_on", why=None) is None


def test_days_newly_said_are_found_in_facts_and_in_rows_within_rows() -> None:
    before = case_facts()
    assert days_newly_said(before, before) == frozenset()
    assert days_newly_said(before, case_facts(served_on=date(2024, 1, 2), handler="周芳")) == {date(2024, 1, 2)}
    assert days_newly_said(before, case_facts(served_on=None, hearings=())) == frozenset()
    suit = lawsuit_facts()
    assert days_newly_said(lawsuit_facts(hearings=()), suit) == {date(2023, 6, 15)}
