"""Hearings are notified ahead, moved and called off; one that was not held never counts as held."""

from datetime import date

import pytest

from caseapp.litigation.steps.hearings import MovedHearing, MoveHearing, NotifyHearing
from tests.cases import lawsuit_facts
from tests.litigation.suits import HEARD_ON, NOW, TODAY, refused, served, summoned, taken

_TO_COME = date(2023, 8, 22)


def _notified(held_on: date = _TO_COME, **more: object) -> NotifyHearing:
    return NotifyHearing(**{"held_on": held_on, "is_open": True, "summons_received_on": TODAY} | more)  # type: ignore[arg-type]  # test


def test_a_hearing_may_lie_ahead_and_hearings_stand_in_the_order_of_their_days() -> None:
    facts = taken(_notified(date(2023, 8, 1), summons_received_on=date(2023, 7, 20)), taken(_notified(), served()))

    assert [each.held_on for each in facts.hearings] == [date(2023, 8, 1), _TO_COME]


def test_what_the_court_said_of_the_duty_to_appear_is_kept_when_a_later_paper_is_silent() -> None:
    first = taken(_notified(is_must_appear=True, must_appear_ground="社会高度关注"), served())
    second = taken(_notified(date(2023, 9, 1)), first)

    assert (second.is_must_appear, second.must_appear_ground) == (True, "社会高度关注")
    assert NotifyHearing.suggested(first, NOW)["is_must_appear"] is True


@pytest.mark.parametrize(
    ("step", "field", "says"),
    [
        (_notified(HEARD_ON, summons_received_on=date(2023, 6, 1)), "held_on", "已经登记"),
        (_notified(date(2023, 5, 7), summons_received_on=None), "held_on", "早于收到应诉通知日期"),
        (_notified(date(2023, 8, 14)), "summons_received_on", "晚于开庭日期"),
        (_notified(notice_received_on=date(2023, 8, 21)), "notice_received_on", "在今天之后"),
        (_notified(summons_received_on=date(2023, 8, 16)), "summons_received_on", "在今天之后"),
        (_notified(must_appear_ground="社会高度关注"), "is_must_appear", "请选择负责人应当出庭"),
        (_notified(must_appear_ground="社会高度关注", is_must_appear=False), "is_must_appear", "请删去依据"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(step: NotifyHearing, field: str, says: str) -> None:
    found = [each for each in refused(step, summoned()) if each.field == field]

    assert found
    assert says in found[-1].message


def _moved(*rows: MovedHearing) -> MoveHearing:
    return MoveHearing(hearings=rows)


def test_a_hearing_is_moved_or_called_off_and_the_others_stay() -> None:
    facts = summoned(date(2023, 8, 1), date(2023, 8, 20), date(2023, 8, 25))
    moved = taken(
        _moved(
            MovedHearing(hearing="2023-08-01", moved_to=date(2023, 9, 1)),
            MovedHearing(hearing="2023-08-20", is_cancelled=True),
        ),
        facts,
    )

    assert [each.held_on for each in moved.hearings] == [date(2023, 8, 25), date(2023, 9, 1)]


def test_a_row_is_offered_for_each_hearing_of_which_nothing_is_recorded() -> None:
    recorded = lawsuit_facts().hearings
    facts = summoned(date(2023, 8, 20))
    facts = served(hearings=(*recorded, *facts.hearings))

    assert MoveHearing.suggested(facts, NOW) == {"hearings": [{"hearing": "2023-08-20"}]}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((), "请填写改在哪一天"),
        ((MovedHearing(hearing="2023-06-15", moved_to=date(2023, 9, 1), is_cancelled=True),), "只能选一项"),
        ((MovedHearing(hearing="2023-06-16", is_cancelled=True),), "请刷新"),
        ((MovedHearing(hearing="no day", is_cancelled=True),), "请刷新"),  # a field that was tampered with
        ((MovedHearing(hearing="2023-06-15", moved_to=date(2023, 5, 1)),), "早于收到应诉通知日期"),
        ((MovedHearing(hearing="2023-06-15", moved_to=date(2023, 8, 25)),), "写了两次"),
    ],
)
def test_a_move_that_cannot_be_is_refused(rows: tuple[MovedHearing, ...], says: str) -> None:
    found = refused(_moved(*rows), summoned(HEARD_ON, date(2023, 8, 25)))

    assert [each.field for each in found] == ["hearings"]
    assert says in found[0].message
