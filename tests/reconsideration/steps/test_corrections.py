"""补正: asked for in time, with time enough to supply, supplied or given up."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import Disposal
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.corrections import (
    AskCorrection,
    ExtendCorrection,
    LapseCorrection,
    SupplyCorrection,
)
from tests.reconsideration.steps.taking import RECEIVED, fields_refused, now, obstacle, taken

TODAY = date(2024, 3, 29)
# Received on Wednesday, 03-06: the tenth working day is Wednesday, 03-20.
_NOTICE = CorrectionFacts(notified_on=date(2024, 3, 5), notice_received_on=date(2024, 3, 6))


def waiting(**changes: object) -> CaseFacts:
    """The application whose papers are awaited."""
    return replace(RECEIVED, corrections=(replace(_NOTICE, **changes),))  # type: ignore[arg-type]  # as a test names


def test_a_notice_stops_the_review_and_papers_begin_it_anew() -> None:
    asked = taken(AskCorrection(notified_on=date(2024, 3, 8)), RECEIVED, TODAY)  # the last day
    assert stage_of(asked) is Stage.CORRECTING

    supplied = taken(SupplyCorrection(supplied_on=date(2024, 3, 26)), asked, TODAY)
    assert stage_of(supplied) is Stage.RECEIVED

    again = taken(AskCorrection(notified_on=date(2024, 3, 29)), supplied, TODAY)
    assert len(again.corrections) == 2
    assert stage_of(again) is Stage.CORRECTING


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"notified_on": date(2024, 2, 29)}, "notified_on"),  # before the application
        ({"notified_on": date(2024, 3, 9)}, "notified_on"),  # the review is over, the law has accepted it
        ({"notice_received_on": date(2024, 3, 4)}, "notice_received_on"),  # received before it was sent
        ({"notice_received_on": date(2024, 3, 30)}, "notice_received_on"),  # tomorrow
        ({"supply_by_on": date(2024, 3, 5)}, "supply_by_on"),  # no time at all
        ({"supply_by_on": date(2024, 3, 18)}, "supply_by_on"),  # the tenth working day from the notice is 03-19
        ({"notice_received_on": date(2024, 3, 6), "supply_by_on": date(2024, 3, 19)}, "supply_by_on"),  # 03-20
    ],
)
def test_a_notice_out_of_order_is_refused(changes: dict[str, date], field: str) -> None:
    step = replace(AskCorrection(notified_on=date(2024, 3, 5)), **changes)

    assert fields_refused(step, RECEIVED, TODAY) == [field]


@pytest.mark.parametrize("supply_by_on", [None, date(2024, 3, 19), date(2024, 4, 30)])
def test_a_notice_gives_the_ten_working_days_or_more(supply_by_on: date | None) -> None:
    asked = taken(AskCorrection(notified_on=date(2024, 3, 5), supply_by_on=supply_by_on), RECEIVED, TODAY)

    assert asked.corrections == (CorrectionFacts(notified_on=date(2024, 3, 5), supply_by_on=supply_by_on),)


def test_before_2024_the_notice_set_the_time() -> None:
    facts = replace(RECEIVED, received_on=date(2023, 6, 1))

    taken(AskCorrection(notified_on=date(2023, 6, 2), supply_by_on=date(2023, 6, 7)), facts, TODAY)


@pytest.mark.parametrize("supplied_on", [date(2024, 3, 4), date(2024, 3, 30)])  # before the notice; tomorrow
def test_papers_come_after_the_notice(supplied_on: date) -> None:
    assert fields_refused(SupplyCorrection(supplied_on=supplied_on), waiting(), TODAY) == ["supplied_on"]


def test_receipt_of_the_notice_and_more_time_are_recorded_together() -> None:
    facts = waiting(notice_received_on=None)
    step = ExtendCorrection(notice_received_on=date(2024, 3, 6), supply_by_on=date(2024, 4, 10))

    after = taken(step, facts, TODAY)

    assert after.corrections == (replace(_NOTICE, supply_by_on=date(2024, 4, 10)),)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (ExtendCorrection(notice_received_on=date(2024, 3, 6)), "supply_by_on"),  # nothing new
        (ExtendCorrection(notice_received_on=date(2024, 3, 7)), "notice_received_on"),  # a correction needs a reason
        (ExtendCorrection(), "notice_received_on"),
        (
            ExtendCorrection(notice_received_on=date(2024, 3, 6), supply_by_on=date(2024, 3, 19)),
            "supply_by_on",  # less than the Act gives
        ),
    ],
)
def test_more_time_must_be_more(step: ExtendCorrection, field: str) -> None:
    assert field in fields_refused(step, waiting(), TODAY)


def test_time_once_granted_is_not_taken_back() -> None:
    step = ExtendCorrection(notice_received_on=date(2024, 3, 6), supply_by_on=date(2024, 4, 9))

    assert fields_refused(step, waiting(supply_by_on=date(2024, 4, 10)), TODAY) == ["supply_by_on"]


def test_what_is_known_of_the_round_is_suggested() -> None:
    facts = waiting(supply_by_on=date(2024, 4, 10))

    assert ExtendCorrection.suggested(facts, now(TODAY)) == {
        "notice_received_on": date(2024, 3, 6),
        "supply_by_on": date(2024, 4, 10),
    }


@pytest.mark.parametrize(
    ("facts", "today", "says"),
    [
        (waiting(), date(2024, 3, 20), "到2024-03-20届满"),  # the tenth working day itself
        (waiting(), date(2024, 3, 21), ""),
        (waiting(supply_by_on=date(2024, 4, 10)), date(2024, 4, 10), "到2024-04-10届满"),  # more time was granted
        (waiting(supply_by_on=date(2024, 4, 10)), date(2024, 4, 11), ""),
        (waiting(notice_received_on=None), date(2024, 5, 10), "还没有登记"),  # nobody knows whether it ran at all
    ],
)
def test_an_application_is_given_up_only_after_the_time_to_supply(facts: CaseFacts, today: date, says: str) -> None:
    why = obstacle(LapseCorrection, facts, today)

    assert says in why
    assert bool(says) is bool(why)


def test_a_lapse_is_dated_after_the_last_day() -> None:
    assert fields_refused(LapseCorrection(disposed_on=date(2024, 3, 20)), waiting(), TODAY) == ["disposed_on"]

    after = taken(LapseCorrection(disposed_on=date(2024, 3, 21)), waiting(), TODAY)

    assert after.disposal is Disposal.ABANDONED
    assert after.corrections[-1].is_lapsed
    assert stage_of(after) is Stage.NOT_ACCEPTED
