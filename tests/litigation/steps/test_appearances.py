"""Who came to a hearing for each defendant is recorded once it was held, and each row says one thing."""

from datetime import date

import pytest

from caseapp.law.codes import AbsenceReason, Rank
from caseapp.litigation.steps.appearances import CameFor, RecordAppearances
from tests.litigation.suits import CITY, HEARD_ON, NOW, POLICE, TODAY, absent, came, refused, served, summoned, taken


def _recorded(*rows: CameFor, on: date = HEARD_ON) -> RecordAppearances:
    return RecordAppearances(held_on=on, appearances=rows)


def test_rows_stand_in_the_order_of_the_defendants() -> None:
    facts = taken(_recorded(absent(CITY), came(POLICE, post="局长")), summoned())

    (hearing,) = facts.hearings
    assert [(each.organ, each.appeared, each.post) for each in hearing.appearances] == [
        (POLICE, True, "局长"),
        (CITY, False, None),
    ]
    assert hearing.appearances[0].rank is Rank.CHIEF


def test_one_of_two_defendants_may_be_left_open() -> None:
    assert len(taken(_recorded(came()), summoned()).hearings[0].appearances) == 1


def test_the_first_hearing_held_of_which_nothing_is_recorded_is_asked_for() -> None:
    recorded = taken(_recorded(came()), summoned(HEARD_ON, TODAY, date(2023, 8, 16)))

    assert RecordAppearances.suggested(recorded, NOW) == {
        "held_on": TODAY,
        "appearances": [{"organ": POLICE}, {"organ": CITY}],
    }
    assert RecordAppearances.obstacle(taken(_recorded(came(), on=TODAY), recorded), NOW) is not None


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (CameFor(organ=POLICE, person="陈刚"), "请选择负责人是否出庭"),
        (came(person=None), "请填写出庭负责人姓名"),
        (came(rank=None), "法释〔2020〕3号第二条"),
        (came(absence_reason=AbsenceReason.ACCIDENT), "负责人已出庭"),
        (came(is_lawyer_only=True), "负责人已出庭"),
        (absent(reason=None), "选“未说明”"),
        (absent(person="陈刚"), "请删去出庭负责人的姓名"),
        (absent(is_staff_sent=True, is_lawyer_only=True), "不是仅委托律师"),
        (came("永城市公安局"), "不是本案被告"),  # the defendants were corrected meanwhile
    ],
)
def test_a_row_that_says_two_things_is_refused(row: CameFor, says: str) -> None:
    (refusal,) = refused(_recorded(row), summoned())

    assert refusal.field == "appearances"
    assert says in refusal.message


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (_recorded(came(), on=date(2023, 6, 16)), "held_on"),  # no hearing that day
        (_recorded(came(), on=date(2023, 8, 16)), "held_on"),  # a day to come
        (_recorded(), "appearances"),
    ],
)
def test_a_record_needs_a_hearing_that_was_held_and_somebody_to_record(step: RecordAppearances, field: str) -> None:
    assert [each.field for each in refused(step, summoned(HEARD_ON, date(2023, 8, 16)))] == [field]


def test_a_lawyer_alone_is_not_allowed_but_recorded() -> None:
    facts = taken(_recorded(absent(POLICE, AbsenceReason.UNEXPLAINED, is_lawyer_only=True)), summoned())

    assert facts.hearings[0].appearances[0].is_lawyer_only is True


def test_a_form_for_defendants_that_are_gone_can_still_be_compared() -> None:
    facts = served()

    assert _recorded(came("永城市公安局")).applied_to(facts, NOW) == facts
