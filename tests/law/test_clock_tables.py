"""The clocks as data: every row of table 1 of the law, in the right unit under each Act, found by its id."""

from datetime import date

import pytest

from caseapp.law.codes import StayGround
from caseapp.law.court_clocks import COURT_CLOCKS, court_clock
from caseapp.law.editions import Act
from caseapp.law.readings import Readings
from caseapp.law.reckoning import Bearer, Clock, Unit
from caseapp.law.reconsideration_clocks import (
    RECONSIDERATION_CLOCKS,
    STAY_TERM_GROUNDS,
    reconsideration_clock,
    redo_clock,
    stay_term_clock,
)

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
EVERY_CLOCK = [*COURT_CLOCKS, *(clock for clocks in RECONSIDERATION_CLOCKS.values() for clock in clocks)]

# As in tables 1a and 1b; W working days, D calendar days, Y years.
IN_1A = (
    "APPLY 60D, APPLY_UNINFORMED 60D, APPLY_UNINFORMED_MAX 1Y, APPLY_MAX_REALTY 20Y, APPLY_MAX 5Y, FORWARD 5W, "
    "REVIEW 5W, DEEMED_ACCEPT 0D, CORRECT_NOTICE 5W, CORRECT 10W, SEND_ORD 7W, SEND_SIMPLE 3W, REPLY_ORD 10W, "
    "REPLY_SIMPLE 5W, HEARING_NOTICE 5W, DECIDE_ORD 60D, DECIDE_SIMPLE 30D, EXTEND 30D, NORM_OWN 30D, "
    "NORM_TRANSFER 7W, NORM_NOTIFY 3W, NORM_REPLY 10W, NORM_RETURN 60D, STAY_TERM 60D, OPINION 60D, REDO 60D, "
    "PERFORM 0D, PERFORM_PAPER 0D, OMISSION 60D, SUE_AFTER 15D, SUE_NO_DECISION 15D, SUE_PRECOND 15D"
)
IN_1B = (
    "APPLY 60D, REVIEW 5W, CORRECT_NOTICE 5D, CORRECT 0D, SEND_ORD 7W, REPLY_ORD 10D, DECIDE_ORD 60D, EXTEND 30D, "
    "NORM_OWN 30D, NORM_TRANSFER 7W, NORM_RETURN 60D, STAY_TERM 60D, OPINION 60D, REDO 60D, PERFORM 0D, "
    "PERFORM_PAPER 0D, OMISSION 60D, SUE_AFTER 15D, SUE_NO_DECISION 15D, SUE_PRECOND 15D"
)
IN_1C = (
    "FILE_DIRECT 6M, FILE_UNINFORMED_MAX 1Y, FILE_MAX_REALTY 20Y, FILE_MAX 5Y, OMISSION_TERM 2M, FILE_OMISSION "
    "6M, DOCKET 7D, SERVE_COMPLAINT 5D, DEFEND 15D, DEFEND_EXTENDED 15D, DEFEND_SIMPLE 15D, JURISDICTION_OBJ 15D, "
    "HEARING_SUMMONS 3D, LEADER_NOTICE 3D, FIRST 6M, FIRST_SIMPLE 45D, APPEAL_J 15D, APPEAL_R 10D, APPEAL_REPLY "
    "15D, SECOND 3M, RETRIAL_APPLY 6M, RETRIAL_REVIEW 6M, STAY_END 90D, JUDGMENT_SEND 10D, SJ_REPLY 60D, ENFORCE "
    "2Y, NONLIT_ENFORCE 3M"
)


@pytest.mark.parametrize(
    ("clocks", "table"),
    [
        (RECONSIDERATION_CLOCKS[Act.ARL23], IN_1A),
        (RECONSIDERATION_CLOCKS[Act.ARL17], IN_1B),
        (COURT_CLOCKS, IN_1C),
    ],
    ids=["1a", "1b", "1c"],
)
def test_every_row_of_the_table_is_there_in_its_unit(clocks: tuple[Clock, ...], table: str) -> None:
    assert ", ".join(f"{clock.id} {clock.length}{clock.unit.name[0]}" for clock in clocks) == table


@pytest.mark.parametrize("id", ["REVIEW", "SEND_ORD", "DECIDE_ORD"])
def test_the_act_in_force_on_the_day_is_named(id: str) -> None:
    assert reconsideration_clock(id, OLD).article.startswith("行政复议法（2017年修正）")
    assert reconsideration_clock(id, NEW).article.startswith("行政复议法（2023年修订）")
    assert reconsideration_clock(id, date(2026, 7, 1)) == reconsideration_clock(id, NEW)


@pytest.mark.parametrize(
    "id",
    [
        "DEEMED_ACCEPT", "DECIDE_SIMPLE", "SEND_SIMPLE", "REPLY_SIMPLE", "FORWARD", "HEARING_NOTICE", "NORM_NOTIFY",
        "NORM_REPLY", "APPLY_UNINFORMED", "APPLY_MAX", "APPLY_MAX_REALTY",
    ],
)  # fmt: skip
def test_what_the_act_of_2023_brought_is_unknown_before(id: str) -> None:
    assert reconsideration_clock(id, NEW).id == id
    with pytest.raises(KeyError, match=id):
        reconsideration_clock(id, OLD)


def test_an_unknown_id_is_no_clock() -> None:
    with pytest.raises(KeyError, match="REVEIW"):
        reconsideration_clock("REVEIW", NEW)
    with pytest.raises(KeyError, match="REVIEW"):
        court_clock("REVIEW")


def test_an_id_stands_for_one_clock_in_each_table() -> None:
    for clocks in (COURT_CLOCKS, *RECONSIDERATION_CLOCKS.values()):
        assert len({clock.id for clock in clocks}) == len(clocks)
        assert len({clock.title for clock in clocks}) == len(clocks)


@pytest.mark.parametrize("clock", EVERY_CLOCK, ids=lambda clock: f"{clock.id}-{clock.article[:5]}")
def test_a_clock_says_in_chinese_what_it_is_what_starts_it_and_where_it_stands(clock: Clock) -> None:
    assert not clock.title.isascii()
    assert not clock.trigger.isascii()
    assert "第" in clock.article
    assert clock.article.endswith(("条", "款", "项"))


def test_the_rights_that_simply_lapse() -> None:
    rights = {clock.id for clock in EVERY_CLOCK if clock.is_right}

    assert rights == {
        "APPLY", "APPLY_UNINFORMED", "APPLY_UNINFORMED_MAX", "APPLY_MAX", "APPLY_MAX_REALTY", "SUE_AFTER",
        "SUE_NO_DECISION", "SUE_PRECOND", "FILE_DIRECT", "FILE_UNINFORMED_MAX", "FILE_MAX", "FILE_MAX_REALTY",
        "FILE_OMISSION", "JURISDICTION_OBJ", "APPEAL_J", "APPEAL_R", "RETRIAL_APPLY", "ENFORCE", "NONLIT_ENFORCE",
    }  # fmt: skip


def test_what_is_counted_back_from_a_hearing() -> None:
    assert {clock.id for clock in EVERY_CLOCK if clock.is_backward} == {
        "HEARING_NOTICE",
        "HEARING_SUMMONS",
        "LEADER_NOTICE",
    }


def test_what_the_office_itself_owes() -> None:
    owed = {clock.id for clock in RECONSIDERATION_CLOCKS[Act.ARL23] if clock.bearer is Bearer.OFFICE}

    assert owed == {
        "REVIEW", "DEEMED_ACCEPT", "CORRECT_NOTICE", "SEND_ORD", "SEND_SIMPLE", "HEARING_NOTICE", "DECIDE_ORD",
        "DECIDE_SIMPLE", "EXTEND", "NORM_OWN", "NORM_TRANSFER", "NORM_NOTIFY", "STAY_TERM",
    }  # fmt: skip


def test_the_law_of_suits_knows_no_working_days() -> None:
    assert Unit.WORKDAYS not in {clock.unit for clock in COURT_CLOCKS}


@pytest.mark.parametrize("ground", StayGround)
@pytest.mark.parametrize(("on", "act"), [(OLD, Act.ARL17), (NEW, Act.ARL23)])
def test_a_stay_ends_the_case_after_sixty_days_on_three_grounds_only(ground: StayGround, on: date, act: Act) -> None:
    ends = ground in {StayGround.DEATH, StayGround.INCAPACITY, StayGround.DISSOLVED}

    assert (ground in STAY_TERM_GROUNDS[act]) is ends
    assert stay_term_clock(ground, on) == (reconsideration_clock("STAY_TERM", on) if ends else None)


@pytest.mark.parametrize(("readings", "length"), [(Readings(), 60), (Readings(redo_default_days=90), 90)])
def test_the_time_to_act_anew_is_a_reading(readings: Readings, length: int) -> None:
    assert redo_clock(NEW, readings).length == length


@pytest.mark.parametrize("id", ["REDO", "OMISSION"])
def test_what_rests_on_the_regulation_that_was_replaced_says_so_since_then(id: str) -> None:
    doubt = "条文待核对"

    assert doubt not in reconsideration_clock(id, date(2026, 6, 30)).article
    assert doubt in reconsideration_clock(id, date(2026, 7, 1)).article
    assert doubt not in reconsideration_clock("OPINION", date(2026, 7, 1)).article  # in the Act itself
