"""听证: notified five working days ahead, moved, called off, held with the respondent's head or without."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.reconsideration.facts import CaseFacts, HearingFacts
from caseapp.reconsideration.steps.hearing_record import RecordHearing
from caseapp.reconsideration.steps.hearings import (
    CancelHearing,
    NotifyHearing,
    PostponeHearing,
    RecordHearingNotice,
)
from tests.reconsideration.steps.taking import ACCEPTED, ACCEPTED_2023, SIMPLIFIED, fields_refused, now, obstacle, taken

# Wednesday, 04-10: counted back, 04-09, 04-08, Sunday 04-07 (worked), 04-03 and 04-02 (04-04 to 04-06 a holiday).
HELD = date(2024, 4, 10)
LATEST = date(2024, 4, 2)


def planned(*days: date, notified_on: date | None = LATEST) -> CaseFacts:
    """The accepted case with hearings on these days, of which nobody has said who came."""
    return replace(ACCEPTED, hearings=tuple(HearingFacts(held_on=day, notified_on=notified_on) for day in days))


def test_a_hearing_ahead_is_notified() -> None:
    after = taken(NotifyHearing(held_on=HELD, notified_on=LATEST), ACCEPTED, LATEST)

    assert after.hearings == (HearingFacts(held_on=HELD, notified_on=LATEST),)
    assert NotifyHearing.suggested(ACCEPTED, now(LATEST)) == {"notified_on": LATEST}


@pytest.mark.parametrize(
    ("facts", "held_on", "notified_on", "today", "fields"),
    [
        (ACCEPTED, HELD, date(2024, 4, 3), date(2024, 4, 3), ["held_on"]),  # four working days ahead
        (ACCEPTED, HELD, None, LATEST, []),  # planned, and today is early enough to tell
        (ACCEPTED, HELD, None, date(2024, 4, 3), ["held_on"]),  # too late to tell
        (ACCEPTED, HELD, date(2024, 4, 2), date(2024, 4, 1), ["notified_on"]),  # tomorrow
        (ACCEPTED, date(2024, 3, 5), date(2024, 3, 1), LATEST, ["held_on", "notified_on", "held_on"]),  # not accepted
        (planned(HELD), HELD, LATEST, LATEST, ["held_on"]),  # twice
        # The Act of 2017 named no time; the case is still open in 2024, where the new Act's rule holds.
        (ACCEPTED_2023, date(2023, 4, 10), date(2023, 4, 9), LATEST, []),
        (ACCEPTED_2023, HELD, date(2024, 4, 3), date(2024, 4, 3), ["held_on"]),
    ],
)
def test_notice_is_given_five_working_days_ahead(
    facts: CaseFacts, held_on: date, notified_on: date | None, today: date, fields: list[str]
) -> None:
    assert fields_refused(NotifyHearing(held_on=held_on, notified_on=notified_on), facts, today) == fields


def test_a_simplified_case_has_no_hearing() -> None:
    assert "先转为普通程序" in obstacle(NotifyHearing, SIMPLIFIED, LATEST)


def test_a_hearing_set_first_is_notified_later() -> None:
    facts = planned(HELD, notified_on=None)
    assert "没有已安排而尚未通知" in obstacle(RecordHearingNotice, planned(HELD), LATEST)
    late = RecordHearingNotice(notified_on=date(2024, 4, 3))
    assert fields_refused(late, facts, date(2024, 4, 3)) == ["notified_on"]

    assert taken(RecordHearingNotice(notified_on=LATEST), facts, LATEST) == planned(HELD)


def test_a_hearing_is_moved_with_notice_anew() -> None:
    # Friday, 04-19: five working days before it is Friday, 04-12.
    step = PostponeHearing(held_on=date(2024, 4, 19), notified_on=date(2024, 4, 12))
    assert "没有" in obstacle(PostponeHearing, ACCEPTED, HELD)
    assert fields_refused(replace(step, held_on=date(2024, 4, 18)), planned(HELD), date(2024, 4, 12)) == ["held_on"]
    assert fields_refused(replace(step, held_on=HELD, notified_on=LATEST), planned(HELD), LATEST) == ["held_on"]

    after = taken(step, planned(HELD), date(2024, 4, 12))

    assert after.hearings == (HearingFacts(held_on=date(2024, 4, 19), notified_on=date(2024, 4, 12)),)


def test_a_hearing_is_called_off_the_earliest_first_and_none_that_was_held() -> None:
    held = HearingFacts(held_on=date(2024, 3, 20), head_attended=True)
    unknown = HearingFacts()  # there was one, nobody wrote down when
    facts = replace(ACCEPTED, hearings=(held, unknown, *planned(HELD, date(2024, 4, 9)).hearings))

    after = taken(CancelHearing(), facts, LATEST)

    assert [each.held_on for each in after.hearings] == [date(2024, 3, 20), None, HELD]
    assert "没有" in obstacle(CancelHearing, replace(ACCEPTED, hearings=(held, unknown)), LATEST)


def _came(on: date = HELD, **more: object) -> RecordHearing:
    return RecordHearing(held_on=on, head_attended=True, head_name="陈刚", head_post="局长", **more)  # type: ignore[arg-type]  # texts


def _stayed_away(**more: object) -> RecordHearing:
    return RecordHearing(held_on=HELD, head_attended=False, **more)  # type: ignore[arg-type]  # texts


def test_a_hearing_is_recorded_on_its_day_the_earliest_first() -> None:
    facts = planned(date(2024, 4, 11), HELD)
    assert RecordHearing.suggested(facts, now(HELD)) == {"held_on": HELD}
    assert "定于2024-04-10举行" in obstacle(RecordHearing, facts, date(2024, 4, 9))

    after = taken(_came(), facts, HELD)

    assert after.hearings[1] == HearingFacts(
        held_on=HELD, notified_on=LATEST, head_attended=True, head_name="陈刚", head_post="局长"
    )
    assert after.hearings[0] == facts.hearings[0]
    assert "定于2024-04-11" in obstacle(RecordHearing, after, HELD)
    assert "没有尚待登记" in obstacle(RecordHearing, ACCEPTED, HELD)


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        (RecordHearing(held_on=HELD, head_attended=None), ["head_attended"]),  # 51(3) wants to know
        (_stayed_away(), ["absence_reason", "substitute"]),
        (_stayed_away(absence_reason="参加防汛"), ["substitute"]),
        (_stayed_away(substitute="法制科科长周芳"), ["absence_reason"]),
        (_stayed_away(absence_reason="参加防汛", substitute="法制科科长周芳"), []),
        (_came(absence_reason="参加防汛"), ["absence_reason"]),  # came and did not come
        (_came(substitute="周芳"), ["substitute"]),
        (_came(date(2024, 4, 11)), ["held_on"]),  # tomorrow
        (_came(date(2024, 4, 9)), ["held_on"]),  # earlier than notified for: four working days after the notice
        (_came(date(2024, 3, 5)), ["held_on", "held_on"]),  # before acceptance
    ],
)
def test_the_head_comes_or_says_why_not_and_who_instead(step: RecordHearing, fields: list[str]) -> None:
    assert fields_refused(step, planned(HELD), HELD) == fields


def test_before_2024_the_head_had_no_duty_to_come() -> None:
    held_on = date(2023, 4, 10)
    facts = replace(ACCEPTED_2023, hearings=(HearingFacts(held_on=held_on),))

    assert taken(RecordHearing(held_on=held_on, head_attended=False), facts, HELD).hearings[0].head_attended is False
