"""The sets of lawsuits at their edges, one fact at a time, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from caseapp.db import db
from caseapp.law.codes import AbsenceReason, Instance, Rank
from caseapp.law.endings import LitigationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts
from caseapp.litigation.models import LitigationCase
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.statistics.sets import CASE_SETS, case_set, members
from caseapp.statistics.tally import Question, count
from tests.cases import lawsuit_facts
from tests.statistics.march import AFTER, BEFORE, FIRST, LAST, MARCH, sets_standing


def sets_of_lawsuits(holder: Office, *entered: LawsuitFacts) -> set[str]:
    """The sets of March 2024 in which any of the lawsuits stands."""
    for facts in entered:
        record_lawsuit(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.flush()
    return sets_standing(holder)


def test_a_hearing_notified_for_a_later_day_has_not_been_held_yet(holder: Office) -> None:
    """On 15 March the hearing of the 31st lies in the month, but has not taken place; on the 31st it has."""
    record_lawsuit(office=holder, facts=heard((LAST, True, NOBODY)), calendar=shipped_calendar())
    db.session.flush()
    scope = Scope((holder.id,), "")

    for day, number in ((date(2024, 3, 15), 0), (date(2024, 3, 30), 0), (LAST, 1), (AFTER, 1)):
        counts = count(CASE_SETS.values(), Question(scope, MARCH, last_day=day))
        listed = members(case_set("lit_heard"), scope, MARCH, last_day=day)
        found = db.session.scalars(select(LitigationCase.id).where(listed)).all()
        assert (counts["lit_heard"], len(found)) == (number, number), day


def heard(*hearings: tuple[date, bool, AppearanceFacts], **changes: object) -> LawsuitFacts:
    """A lawsuit against one organ, heard on these days."""
    return lawsuit_facts(
        served_on=date(2024, 1, 8),
        docketed_on=None,
        decided_on=None,
        reconsideration_number=None,
        defendants=(DefendantFacts(organ="睢县公安局"),),
        hearings=tuple(
            HearingFacts(held_on=day, is_open=is_open, appearances=(came,)) for day, is_open, came in hearings
        ),
        **changes,
    )


CHIEF = AppearanceFacts(organ="睢县公安局", appeared=True, rank=Rank.CHIEF)

DEPUTY = AppearanceFacts(organ="睢县公安局", appeared=True, rank=Rank.DEPUTY)

NOBODY = AppearanceFacts(organ="睢县公安局", appeared=False, absence_reason=AbsenceReason.UNEXPLAINED)

EXCUSED = AppearanceFacts(organ="睢县公安局", appeared=False, absence_reason=AbsenceReason.OFFICIAL_DUTY)


@pytest.mark.parametrize(
    ("hearings", "expected"),
    [
        (((LAST, True, CHIEF),), {"lit_heard", "lit_appeared", "lit_chief_appeared"}),
        (((LAST, True, DEPUTY),), {"lit_heard", "lit_appeared"}),
        (((LAST, True, EXCUSED),), {"lit_heard"}),
        (((LAST, True, NOBODY),), {"lit_heard", "lit_absent_without_reason"}),
        # one appearance is enough for the instance, at the first hearing or a later one of the period
        (((FIRST, True, NOBODY), (LAST, True, DEPUTY)), {"lit_heard", "lit_appeared"}),
        # an appearance on the day after the period must not move the month that was printed
        (((LAST, True, NOBODY), (AFTER, True, CHIEF)), {"lit_heard", "lit_absent_without_reason"}),
        (((LAST, True, EXCUSED), (AFTER, True, NOBODY)), {"lit_heard"}),
        # heard first in February: the case is February's, wherever the official came
        (((BEFORE, True, NOBODY), (FIRST, True, CHIEF)), set()),
        # a hearing that was not open does not begin it, but an official who came to it has come
        (((BEFORE, False, CHIEF), (FIRST, True, NOBODY)), {"lit_heard", "lit_appeared", "lit_chief_appeared"}),
        (((LAST, False, CHIEF),), set()),
    ],
)
def test_who_came_is_asked_at_the_end_of_the_period_in_which_the_case_was_first_heard(
    holder: Office, hearings: tuple[tuple[date, bool, AppearanceFacts], ...], expected: set[str]
) -> None:
    found = sets_of_lawsuits(holder, heard(*hearings))

    assert expected == found & {"lit_heard", "lit_appeared", "lit_chief_appeared", "lit_absent_without_reason"}


@pytest.mark.parametrize(
    ("hearings", "must", "expected"),
    [
        # excused: only a proper reason is recorded (法释〔2020〕3号第八条)
        (((LAST, True, EXCUSED),), None, {"lit_sessions"}),
        (((LAST, True, NOBODY),), None, {"lit_sessions", "lit_heard_not_excused"}),
        (((FIRST, True, EXCUSED), (LAST, True, NOBODY)), None, {"lit_sessions", "lit_heard_not_excused"}),
        (
            ((FIRST, True, EXCUSED), (LAST, True, DEPUTY)),
            None,
            {"lit_sessions", "lit_sessions_attended", "lit_heard_not_excused"},
        ),
        (
            ((LAST, True, DEPUTY),),
            True,
            {"lit_sessions", "lit_sessions_attended", "lit_heard_not_excused", "lit_heard_must", "lit_appeared_must"},
        ),
        (((LAST, True, EXCUSED),), True, {"lit_sessions", "lit_heard_must"}),
        # heard first in February: the case is February's, this sitting of the court is March's
        (((BEFORE, True, NOBODY), (FIRST, True, CHIEF)), True, {"lit_sessions", "lit_sessions_attended"}),
        (((LAST, False, CHIEF),), True, set()),
    ],
)
def test_each_base_of_the_appearance_rate_counts_its_own(
    holder: Office,
    hearings: tuple[tuple[date, bool, AppearanceFacts], ...],
    must: bool | None,
    expected: set[str],
) -> None:
    found = sets_of_lawsuits(holder, heard(*hearings, is_must_appear=must))

    bases = {"lit_heard_not_excused", "lit_heard_must", "lit_appeared_must", "lit_sessions", "lit_sessions_attended"}
    assert expected == found & bases


def decided(number: str, instance: Instance, *endings: LitigationEnding, **changes: object) -> LawsuitFacts:
    """A lawsuit decided in March at this instance; one ending for each defendant, in the order 甲 乙."""
    defendants = tuple(
        DefendantFacts(organ=organ, ending=ending) for organ, ending in zip("甲乙", endings, strict=False)
    )
    plain: dict[str, object] = {
        "court_number": number,
        "instance": instance,
        "served_on": date(2024, 1, 8),
        "docketed_on": None,
        "decided_on": LAST,
        "reconsideration_number": None,
        "hearings": (),
        "defendants": defendants,
    }
    return lawsuit_facts(**plain | changes)


FINDINGS = {"lit_lost", "lit_won", "lit_withdrawn"}


@pytest.mark.parametrize(
    ("endings", "expected"),
    [
        ((LitigationEnding.REVOKE,), {"lit_lost"}),
        ((LitigationEnding.REJECT_CLAIM,), {"lit_won"}),
        ((LitigationEnding.DISMISS_SUIT,), {"lit_won"}),
        ((LitigationEnding.WITHDRAW_CHANGED,), {"lit_withdrawn"}),
        ((LitigationEnding.MEDIATED,), set()),  # neither won nor lost
        # found against one of two: the case is lost, and only lost
        ((LitigationEnding.REJECT_CLAIM, LitigationEnding.ILLEGAL), {"lit_lost"}),
        ((LitigationEnding.WITHDRAW_SELF, LitigationEnding.REJECT_CLAIM), {"lit_won"}),
    ],
)
def test_a_case_is_lost_when_any_defendant_lost(
    holder: Office, endings: tuple[LitigationEnding, ...], expected: set[str]
) -> None:
    assert expected == FINDINGS & sets_of_lawsuits(holder, decided("（2024）豫行初1号", Instance.FIRST, *endings))


@pytest.mark.parametrize(
    ("instance", "endings", "expected"),
    [
        (Instance.FIRST, (LitigationEnding.REVOKE,), {"lit_lost_first", "lit_judged_first"}),
        (
            Instance.FIRST,
            (LitigationEnding.REJECT_CLAIM,),
            {"lit_won_first", "lit_judged_first", "lit_won_judged_first"},
        ),
        (Instance.FIRST, (LitigationEnding.DISMISS_SUIT,), {"lit_won_first"}),  # won by ruling, not by judgment
        (Instance.FIRST, (LitigationEnding.WITHDRAW_SELF,), set()),
        (Instance.SECOND, (LitigationEnding.REMAND,), None),
    ],
)
def test_the_narrower_bases_of_the_loss_rate_are_of_the_first_instance(
    holder: Office, instance: Instance, endings: tuple[LitigationEnding, ...], expected: set[str] | None
) -> None:
    """一审审结, 一审判决结案, 办理一审 (law.md table 3, a to c)."""
    found = sets_of_lawsuits(holder, decided("（2024）豫行1号", instance, *endings))

    narrow = {"lit_lost_first", "lit_won_first", "lit_judged_first", "lit_won_judged_first"}
    assert (expected or set()) == found & narrow
    assert (expected is not None) == ({"lit_concluded_first", "lit_handled_first"} <= found)


FIRST_LOST = decided(
    "（2023）豫行初1号",
    Instance.FIRST,
    LitigationEnding.REVOKE,
    LitigationEnding.REJECT_CLAIM,
    decided_on=date(2024, 1, 31),
)


def appealed(*endings: LitigationEnding, **changes: object) -> LawsuitFacts:
    """What the second instance made of it in March; one ending for each defendant, in the order 甲 乙."""
    return decided("终", Instance.SECOND, *endings, **{"earlier_number": "（2023）豫行初1号", **changes})


SECOND_AFFIRMS = appealed(
    LitigationEnding.AFFIRM_JUDGMENT,
    LitigationEnding.AFFIRM_JUDGMENT,
    court_number="（2024）豫行终1号",
    decided_on=date(2024, 1, 31),
)


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        # second instance on its own: the judgment below is not in the ledger
        ((appealed(LitigationEnding.AFFIRM_JUDGMENT, earlier_number="无"),), set()),
        # 维持: as the judgment below, for the same organ
        ((FIRST_LOST, appealed(LitigationEnding.AFFIRM_JUDGMENT)), {"lit_lost"}),
        (
            (
                FIRST_LOST,
                appealed(defendants=(DefendantFacts(organ="乙", ending=LitigationEnding.AFFIRM_JUDGMENT),)),
            ),
            {"lit_won"},  # 乙 had won below
        ),
        ((FIRST_LOST, appealed(LitigationEnding.WITHDRAW_APPEAL)), {"lit_lost"}),
        # 发回重审 is not final: neither
        ((FIRST_LOST, appealed(LitigationEnding.REMAND)), set()),
        # 再审 of 二审 of 一审: two instances down
        (
            (
                FIRST_LOST,
                SECOND_AFFIRMS,
                decided("再", Instance.RETRIAL, LitigationEnding.RETRIAL_AFFIRM, earlier_number="（2024）豫行终1号"),
            ),
            {"lit_lost"},
        ),
        # 改判 counts by its content
        (
            (
                FIRST_LOST,
                appealed(
                    defendants=(
                        DefendantFacts(
                            organ="甲", ending=LitigationEnding.REVERSE, content=LitigationEnding.REJECT_CLAIM
                        ),
                    ),
                ),
            ),
            {"lit_won"},
        ),
    ],
)
def test_higher_instances_count_as_what_they_leave_standing(
    holder: Office, entered: tuple[LawsuitFacts, ...], expected: set[str]
) -> None:
    assert expected == FINDINGS & sets_of_lawsuits(holder, *entered)
