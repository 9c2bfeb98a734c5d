"""The case sets at their edges, one fact at a time, on both databases."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from caseapp.db import db
from caseapp.law.codes import AbsenceReason, Disposal, Instance, Rank
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts
from caseapp.litigation.models import LitigationCase
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sets import CASE_SETS, UnknownSetError, case_set, dimension, members, unit_of
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.tally import Question, count
from tests.cases import case_facts, lawsuit_facts

MARCH = parse_period("2024-03")
FIRST, LAST, AFTER = date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1)
DISPOSED_OF = ("disposed_of", "disposed_of_not_sued", "disposed_of_at_rest")
BEFORE = date(2024, 2, 29)


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, within an application context; nothing entered is kept."""
    with app.app_context():
        yield db.session.get_one(Office, office)
        db.session.rollback()


def sets_of_case(holder: Office, facts: CaseFacts) -> set[str]:
    """The sets of March 2024 in which the case stands."""
    record_case(office=holder, facts=facts, calendar=shipped_calendar())
    return _sets(holder)


def sets_of_lawsuits(holder: Office, *entered: LawsuitFacts) -> set[str]:
    """The sets of March 2024 in which any of the lawsuits stands."""
    for facts in entered:
        record_lawsuit(office=holder, facts=facts, calendar=shipped_calendar())
        db.session.flush()
    return _sets(holder)


def _sets(holder: Office) -> set[str]:
    db.session.flush()
    counts = count(CASE_SETS.values(), Question(Scope((holder.id,), ""), MARCH))
    return {code for code, number in counts.items() if number}


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


def pending(**changes: object) -> CaseFacts:
    """A case accepted in February and not closed."""
    plain = {"received_on": BEFORE, "disposed_on": BEFORE, "accepted_on": BEFORE, "hearings": ()}
    return case_facts(**plain | {"closed_on": None, "ending": None, "served_on": None, "is_sued": None} | changes)


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (BEFORE, False),  # 29 February
        (FIRST, True),  # the first day belongs to the period
        (LAST, True),  # and so does the last
        (AFTER, False),  # 1 April is April's
    ],
)
def test_a_case_is_received_and_accepted_in_the_month_of_that_day(holder: Office, day: date, within: bool) -> None:
    found = sets_of_case(holder, pending(received_on=day, disposed_on=day, accepted_on=day))

    assert within == ("received" in found)
    assert within == ("accepted" in found)


@pytest.mark.parametrize(
    ("accepted_on", "closed_on", "expected"),
    [
        (BEFORE, None, {"carried_over", "due", "pending"}),
        (BEFORE, BEFORE, set()),  # was over before the month began
        (BEFORE, FIRST, {"carried_over", "due", "concluded"}),  # open at the start, closed on the first day
        (BEFORE, AFTER, {"carried_over", "due", "pending"}),  # closed by now, but open at the end of March
        (FIRST, LAST, {"accepted", "due", "concluded"}),
        (LAST, AFTER, {"accepted", "due", "pending"}),
        (AFTER, None, set()),  # accepted after the month
    ],
)
def test_open_cases_are_counted_as_of_the_edges_of_the_period(
    holder: Office, accepted_on: date, closed_on: date | None, expected: set[str]
) -> None:
    facts = pending(
        received_on=accepted_on,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        closed_on=closed_on,
        ending=ReconsiderationEnding.UPHOLD if closed_on else None,
    )

    found = sets_of_case(holder, facts)

    assert expected == found & {"carried_over", "accepted", "due", "concluded", "pending"}


@pytest.mark.parametrize(
    ("disposal", "disposed_on", "expected"),
    [
        (Disposal.REFUSED, LAST, {"not_accepted", "handled", *DISPOSED_OF}),
        (Disposal.WITHDRAWN, FIRST, {"not_accepted", "handled", *DISPOSED_OF}),  # before acceptance: not concluded
        (Disposal.REFUSED, AFTER, {"undecided"}),  # still under review at the end of March
        (None, None, {"undecided"}),
    ],
)
def test_an_application_not_accepted_counts_on_the_day_it_was_disposed_of(
    holder: Office, disposal: Disposal | None, disposed_on: date | None, expected: set[str]
) -> None:
    facts = pending(number=None, received_on=BEFORE, disposal=disposal, disposed_on=disposed_on, accepted_on=None)

    assert expected | {"undecided_before", "applications_handled"} == sets_of_case(holder, facts)


CORRECTED = {
    *("corrected", "comprehensively_corrected", "corrected_or_terminated", "corrected_or_given_way"),
    *("resolved", "resolved_or_withdrawn"),
}
INDIRECT = {"indirectly_corrected", "comprehensively_corrected", "corrected_or_terminated"}
AGREED = {"mediated_or_settled", "agreed_or_withdrawn", "resolved", "resolved_or_withdrawn"}


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (ReconsiderationEnding.UPHOLD, {"upheld", "upheld_or_rejected"}),
        (ReconsiderationEnding.REVOKE_PART, {"revoked", *CORRECTED}),
        (ReconsiderationEnding.REVOKE_REDO, {"revoked", "to_perform", *CORRECTED}),
        (ReconsiderationEnding.INVALID, {"confirmed_unlawful", *CORRECTED}),
        (ReconsiderationEnding.ORDER_PERFORM, {"ordered_to_perform", "to_perform", *CORRECTED}),
        (
            ReconsiderationEnding.AGREEMENT_COMP,
            {"other_outcome", "indirectly_corrected", "comprehensively_corrected", "to_perform"},
        ),
        (ReconsiderationEnding.REJECT_CLAIM, {"rejected", "upheld_or_rejected"}),
        (ReconsiderationEnding.DISMISS_APP, {"rejected", "upheld_or_rejected"}),
        (ReconsiderationEnding.MEDIATED, {"mediated", *INDIRECT, *AGREED}),
        # 和解 stands under 终止, and once
        (ReconsiderationEnding.TERM_SETTLED, {"terminated", "settled", *INDIRECT, *AGREED}),
        # 改变后撤回: a correction in 宁波 and 上海, and a withdrawal
        (
            ReconsiderationEnding.TERM_SELF_CORRECTED,
            {"terminated", "corrected_or_given_way", "agreed_or_withdrawn", "resolved_or_withdrawn", *INDIRECT},
        ),
        # a plain withdrawal corrects something in 北京 alone
        (
            ReconsiderationEnding.TERM_WITHDRAWN,
            {"terminated", "corrected_or_terminated", "agreed_or_withdrawn", "resolved_or_withdrawn"},
        ),
        (ReconsiderationEnding.TERM_DEATH, {"terminated", "corrected_or_terminated"}),
    ],
)
def test_an_ending_counts_in_its_columns(holder: Office, ending: ReconsiderationEnding, expected: set[str]) -> None:
    found = sets_of_case(holder, pending(closed_on=LAST, ending=ending))

    placed = {"concluded", "carried_over", "due", "handled", *DISPOSED_OF}
    timed = {"on_time", "days", "days_of_receipt", "within_60_days", "within_60_days_of_receipt"}
    assert expected == found - placed - timed - {"not_sued", "at_rest"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"is_sued": None, "is_petitioned": None}, {"not_sued", "at_rest"}),  # nobody knows of a suit
        ({"is_sued": False, "is_petitioned": True}, {"not_sued"}),
        ({"is_sued": True}, {"sued_after"}),
        ({"perform_due_on": AFTER, "performed_on": LAST}, {"not_sued", "at_rest", "to_perform", "performed"}),
        # performed in April: not yet in March, whenever March is printed
        ({"perform_due_on": AFTER, "performed_on": AFTER}, {"not_sued", "at_rest", "to_perform"}),
        ({"performed_on": LAST}, {"not_sued", "at_rest"}),  # a decision that asks for nothing
        ({"is_compensated": True, "compensation_fen": 100}, {
            *("not_sued", "at_rest", "to_perform", "compensated", "compensation_fen"),
        }),
    ],
)  # fmt: skip
def test_what_followed_a_decision_counts_as_of_the_end_of_the_period(
    holder: Office, facts: dict[str, object], expected: set[str]
) -> None:
    found = sets_of_case(holder, pending(closed_on=LAST, ending=ReconsiderationEnding.UPHOLD, **facts))

    asked = {"sued_after", "not_sued", "at_rest", "to_perform", "performed", "compensated", "compensation_fen"}
    assert expected == found & asked


def test_sixty_days_are_counted_from_acceptance_or_from_receipt(holder: Office) -> None:
    facts = pending(
        received_on=date(2024, 1, 1),
        disposed_on=date(2024, 1, 5),
        accepted_on=date(2024, 1, 5),
        closed_on=date(2024, 3, 5),  # the sixtieth day after acceptance, the sixty-fourth after receipt
        ending=ReconsiderationEnding.UPHOLD,
        extension_days=30,
    )

    found = sets_of_case(holder, facts)

    assert {"within_60_days", "extended"} == found & {"within_60_days", "within_60_days_of_receipt", "extended"}


@pytest.mark.parametrize(
    ("closed_on", "on_time"),
    [
        # Accepted on 2 January: 60 days end on 2 March, a Saturday, and so on Monday 4 March.
        (date(2024, 3, 4), True),
        (date(2024, 3, 5), False),
    ],
)
def test_a_case_is_on_time_up_to_the_last_day_of_the_limit(holder: Office, closed_on: date, on_time: bool) -> None:
    accepted_on = date(2024, 1, 2)
    facts = pending(
        received_on=accepted_on,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        closed_on=closed_on,
        ending=ReconsiderationEnding.UPHOLD,
    )

    assert on_time == ("on_time" in sets_of_case(holder, facts))


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
SECOND_AFFIRMS = decided(
    "（2024）豫行终1号",
    Instance.SECOND,
    LitigationEnding.AFFIRM_JUDGMENT,
    LitigationEnding.AFFIRM_JUDGMENT,
    earlier_number="（2023）豫行初1号",
    decided_on=date(2024, 1, 31),
)


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        # second instance on its own: the judgment below is not in the ledger
        ((decided("终", Instance.SECOND, LitigationEnding.AFFIRM_JUDGMENT, earlier_number="无"),), set()),
        # 维持: as the judgment below, for the same organ
        (
            (
                FIRST_LOST,
                decided("终", Instance.SECOND, LitigationEnding.AFFIRM_JUDGMENT, earlier_number="（2023）豫行初1号"),
            ),
            {"lit_lost"},
        ),
        (
            (
                FIRST_LOST,
                decided(
                    "终",
                    Instance.SECOND,
                    earlier_number="（2023）豫行初1号",
                    defendants=(DefendantFacts(organ="乙", ending=LitigationEnding.AFFIRM_JUDGMENT),),
                ),
            ),
            {"lit_won"},  # 乙 had won below
        ),
        (
            (
                FIRST_LOST,
                decided("终", Instance.SECOND, LitigationEnding.WITHDRAW_APPEAL, earlier_number="（2023）豫行初1号"),
            ),
            {"lit_lost"},
        ),
        # 发回重审 is not final: neither
        (
            (FIRST_LOST, decided("终", Instance.SECOND, LitigationEnding.REMAND, earlier_number="（2023）豫行初1号")),
            set(),
        ),
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
                decided(
                    "终",
                    Instance.SECOND,
                    earlier_number="（2023）豫行初1号",
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


def test_a_case_of_another_office_does_not_count(holder: Office) -> None:
    record_case(office=holder, facts=pending(), calendar=shipped_calendar())
    db.session.flush()

    counts = count(CASE_SETS.values(), Question(Scope((holder.id + 1,), ""), MARCH))

    assert not any(counts.values())


def test_sums_add_applicants_and_days(holder: Office) -> None:
    facts = pending(
        received_on=FIRST,
        disposed_on=FIRST,
        accepted_on=FIRST,
        applicant_count=3,
        closed_on=LAST,
        ending=ReconsiderationEnding.UPHOLD,
    )
    record_case(office=holder, facts=facts, calendar=shipped_calendar())
    db.session.flush()

    counts = count([CASE_SETS["applicants"], CASE_SETS["days"]], Question(Scope((holder.id,), ""), MARCH))

    assert counts == {"applicants": 3, "days": 30}


@pytest.mark.parametrize(
    ("code", "by", "key"),
    [
        ("received", "no_such", "1"),
        ("received", "lit_organ", "1"),  # a breakdown of the other register
        ("lit_new", "organ", "1"),
        ("pending", "month", "2024-03"),  # open at an edge: no month of its own
        ("received", "organ", "甲"),  # an organ's key is a number
        ("received", "matter", "no_such"),
        ("received", "month", "soon"),
    ],
)
def test_a_group_that_does_not_exist_is_refused(code: str, by: str, key: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        members(case_set(code), Scope((1,), ""), MARCH, by, key)


def test_a_set_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownSetError, match="no_such"):
        case_set("no_such")


def test_a_list_by_defendants_shows_defendants() -> None:
    assert unit_of(case_set("lit_lost")) is Unit.CASE
    assert unit_of(case_set("lit_lost"), "lit_organ") is Unit.DEFENDANT
    assert unit_of(case_set("lit_lost"), "lit_month") is Unit.CASE
    assert dimension("organ", case_set("received")).title == "被申请人"
