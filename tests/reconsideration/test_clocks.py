"""Which clocks run in a reconsideration case: what starts, stops and restarts each, and when it ends."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.law.codes import Disposal, ExclusionKind, NormHandling, Procedure, StayGround
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.readings import USUAL_READINGS, Readings
from caseapp.law.reckoning import Bearer
from caseapp.law.running import RunningClock
from caseapp.reconsideration.clocks import due_to_decide, running_clocks
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)
from caseapp.reconsideration.stages import Stage, stage_of
from tests.spreadsheets.facts import case_facts, code, days, holdable_cases, optional

CALENDAR = shipped_calendar()
ORDINARY, SIMPLIFIED = Procedure.ORDINARY, Procedure.SIMPLIFIED
RESTARTS = Readings(simplified_conversion_restarts=True)

# Received on a Monday, accepted on the Friday of that week; 7 April 2024 is a Sunday that is worked.
_RECEIVED = CaseFacts(received_on=date(2024, 3, 4), applicants=(ApplicantFacts(name="王伟"),), respondent="睢县公安局")
_ACCEPTED: dict[str, Any] = {
    "disposal": Disposal.ACCEPTED,
    "disposed_on": date(2024, 3, 8),
    "accepted_on": date(2024, 3, 8),
    "procedure": ORDINARY,
}
_ANSWERED: dict[str, Any] = {"copy_sent_on": date(2024, 3, 12), "reply_received_on": date(2024, 3, 26)}
_CLOSED: dict[str, Any] = {"closed_on": date(2024, 4, 30), "ending": ReconsiderationEnding.UPHOLD}
_ASKED = CorrectionFacts(notified_on=date(2024, 3, 6))


def received(**changes: Any) -> CaseFacts:
    return replace(_RECEIVED, **changes)


def accepted(**changes: Any) -> CaseFacts:
    return received(**{**_ACCEPTED, **changes})


def answered(**changes: Any) -> CaseFacts:
    return accepted(**{**_ANSWERED, **changes})


def closed(**changes: Any) -> CaseFacts:
    return answered(**{**_CLOSED, **changes})


def stay(start_on: date, end_on: date | None = None, ground: StayGround | None = None) -> ExclusionFacts:
    return ExclusionFacts(kind=ExclusionKind.STAY, start_on=start_on, end_on=end_on, ground=ground)


def norm(**facts: Any) -> NormReviewFacts:
    return NormReviewFacts(title="某办法", found_on=date(2024, 3, 12), **facts)


def owed(facts: CaseFacts, readings: Readings = USUAL_READINGS) -> list[RunningClock]:
    """The clocks that somebody owes; the rights are tested in test_rights."""
    return [each for each in running_clocks(facts, CALENDAR, readings=readings) if not each.clock.is_right]


def dues(facts: CaseFacts) -> dict[str, date | None]:
    return {each.clock.id: each.due.on for each in owed(facts)}


def only(facts: CaseFacts, id: str) -> RunningClock:
    [found] = (each for each in running_clocks(facts, CALENDAR) if each.clock.id == id)
    return found


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (received(), {"REVIEW": date(2024, 3, 11)}),  # five working days over a weekend
        (received(received_on=date(2024, 4, 1)), {"REVIEW": date(2024, 4, 9)}),  # 2, 3, 7 (worked), 8, 9 April
        (received(corrections=(_ASKED,)), {}),  # asked to correct: the review has stopped, nobody got the notice yet
        (
            received(corrections=(replace(_ASKED, notice_received_on=date(2024, 3, 7)),)),
            {"CORRECT": date(2024, 3, 21)},  # ten working days from the notice
        ),
        (
            received(corrections=(replace(_ASKED, supplied_on=date(2024, 3, 20)),)),
            {"REVIEW": date(2024, 3, 27)},  # the review starts anew with the papers
        ),
        (
            received(corrections=(replace(_ASKED, supplied_on=date(2024, 3, 20)), _ASKED)),
            {},  # a second round stops it again
        ),
        (
            received(corrections=(replace(_ASKED, supplied_on=date(2024, 3, 20)),) * 2),
            {"REVIEW": date(2024, 3, 27)},  # every round supplied
        ),
        (
            received(
                corrections=(replace(_ASKED, is_lapsed=True),),
                disposal=Disposal.ABANDONED,
                disposed_on=date(2024, 4, 8),
            ),
            {},  # given up
        ),
        (received(disposal=Disposal.REFUSED, disposed_on=date(2024, 3, 8)), {}),  # refused in time
        (received(received_on=date(2023, 12, 29)), {"REVIEW": date(2024, 1, 8)}),  # old Act, 1 January between
    ],
)
def test_the_review_runs_until_it_is_decided_or_replaced_by_a_correction(
    facts: CaseFacts, expected: dict[str, date]
) -> None:
    assert dues(facts) == expected


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        (
            replace(_ASKED, notice_received_on=date(2024, 3, 7)),
            "补正期限由补正通知载明或者准予延长至2024年3月30日，申请人收到补正通知：2024年3月7日；期限由文书写明。",
        ),
        (_ASKED, "补正期限由补正通知载明或者准予延长至2024年3月30日，发出补正通知：2024年3月6日；期限由文书写明。"),
    ],
)
def test_the_day_that_the_notice_or_an_extension_names_is_the_last_day_to_correct(
    asked: CorrectionFacts, begins: str
) -> None:
    facts = received(corrections=(replace(asked, supply_by_on=date(2024, 3, 30)),))

    found = only(facts, "CORRECT")

    assert found.due.on == date(2024, 3, 30)  # a Saturday: named by its date, it is not rolled
    assert found.due.reckoning is not None
    assert found.due.reckoning.lines()[0] == begins
    assert found.clock.bearer is Bearer.APPLICANT


@pytest.mark.parametrize(
    ("supply_by_on", "expected"),
    [
        (None, {}),  # IR07 29: only the notice sets a time
        (date(2023, 3, 20), {"CORRECT": date(2023, 3, 20)}),
    ],
)
def test_before_2024_only_the_notice_sets_a_time_to_correct(
    supply_by_on: date | None, expected: dict[str, date]
) -> None:
    asked = CorrectionFacts(
        notified_on=date(2023, 3, 8), notice_received_on=date(2023, 3, 9), supply_by_on=supply_by_on
    )

    assert dues(received(received_on=date(2023, 3, 6), corrections=(asked,))) == expected


DECIDE = {"DECIDE_ORD": date(2024, 5, 7)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (accepted(), {"SEND_ORD": date(2024, 3, 19), **DECIDE}),  # seven working days
        (
            accepted(procedure=SIMPLIFIED),
            {"SEND_SIMPLE": date(2024, 3, 13), "DECIDE_SIMPLE": date(2024, 4, 7)},  # three; 7 April is worked
        ),
        (accepted(procedure=None), {"SEND_ORD": date(2024, 3, 19), **DECIDE}),  # not said: the ordinary one
        (accepted(copy_sent_on=date(2024, 3, 12)), DECIDE),  # sent
        (accepted(copy_received_on=date(2024, 3, 14)), {"REPLY_ORD": date(2024, 3, 28), **DECIDE}),  # so it was sent
        (accepted(is_reply_missing=True), DECIDE),  # and here as well
        (
            accepted(procedure=SIMPLIFIED, copy_received_on=date(2024, 3, 14)),
            {"REPLY_SIMPLE": date(2024, 3, 21), "DECIDE_SIMPLE": date(2024, 4, 7)},
        ),
        (accepted(copy_received_on=date(2024, 3, 14), reply_received_on=date(2024, 3, 28)), DECIDE),
        (accepted(copy_received_on=date(2024, 3, 14), is_reply_missing=True), DECIDE),  # given up waiting
        (
            accepted(copy_received_on=date(2024, 3, 14), exclusions=(stay(date(2024, 3, 18)),)),
            {"REPLY_ORD": date(2024, 3, 28), "DECIDE_ORD": None},  # a stay does not stop the reply
        ),
        (
            accepted(accepted_on=date(2023, 12, 25), copy_received_on=date(2023, 12, 29)),
            {"REPLY_ORD": date(2024, 1, 8), "DECIDE_ORD": date(2024, 2, 23)},  # old Act: ten calendar days
        ),
        (
            accepted(accepted_on=date(2023, 12, 25), copy_received_on=date(2024, 1, 2)),
            {
                "REPLY_ORD": date(2024, 1, 16),
                "DECIDE_ORD": date(2024, 2, 23),
            },  # received under the new one: ten working
        ),
        (
            accepted(accepted_on=date(2023, 12, 25), procedure=SIMPLIFIED, copy_received_on=date(2024, 1, 2)),
            {"REPLY_ORD": date(2024, 1, 16), "DECIDE_ORD": date(2024, 2, 23)},  # there was no simplified procedure
        ),
    ],
)
def test_copy_and_reply_run_from_acceptance_and_receipt_until_they_are_done(
    facts: CaseFacts, expected: dict[str, date | None]
) -> None:
    assert dues(facts) == expected


@pytest.mark.parametrize(
    ("hearing", "expected"),
    [
        (HearingFacts(held_on=date(2024, 4, 10)), date(2024, 4, 2)),  # 9, 8, 7 (worked), 3, 2 April, over Qingming
        (HearingFacts(held_on=None), None),  # no day fixed yet
        (HearingFacts(held_on=date(2024, 4, 10), notified_on=date(2024, 4, 1)), None),
        (HearingFacts(held_on=date(2024, 4, 10), head_attended=False), None),  # was held
        (HearingFacts(held_on=date(2024, 4, 10), substitute="陈刚"), None),  # was held
    ],
)
def test_a_planned_hearing_is_notified_five_working_days_before(hearing: HearingFacts, expected: date | None) -> None:
    assert dues(answered(hearings=(hearing,))).get("HEARING_NOTICE") == expected


def test_each_hearing_is_named_by_its_day_and_the_old_act_set_no_notice() -> None:
    two = (HearingFacts(held_on=date(2024, 4, 10)), HearingFacts(held_on=date(2024, 4, 18)))
    found = [each for each in running_clocks(answered(hearings=two), CALENDAR) if each.clock.id == "HEARING_NOTICE"]

    assert [each.subject for each in found] == ["2024年4月10日", "2024年4月18日"]
    old = answered(accepted_on=date(2023, 11, 1), hearings=(HearingFacts(held_on=date(2023, 12, 29)),))
    assert "HEARING_NOTICE" not in dues(old)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (answered(), date(2024, 5, 7)),  # 8 March + 60
        (answered(extension_days=30), date(2024, 6, 6)),
        (answered(exclusions=(stay(date(2024, 3, 20), date(2024, 4, 10)),)), date(2024, 5, 28)),  # + 21
        (answered(exclusions=(stay(date(2024, 3, 20), ground=StayGround.MEDIATION),)), None),  # stands still
        (answered(exclusions=(stay(date(2024, 3, 20)),)), None),  # no ground recorded, stands still all the same
        (
            answered(exclusions=(ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=date(2024, 3, 20)),)),
            date(2024, 5, 7),  # an appraisal without a basis does not count out under the Act of 2023
        ),
        (
            answered(
                exclusions=(
                    ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=date(2024, 3, 20), basis="条例第三十七条"),
                )
            ),
            None,
        ),
    ],
)
def test_the_time_to_decide_is_longer_by_extension_and_stays_and_stands_still_in_a_stay(
    facts: CaseFacts, expected: date | None
) -> None:
    assert dues(facts) == {"DECIDE_ORD": expected}


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        (StayGround.DEATH, date(2024, 5, 20)),  # 20 March + 60 is Sunday 19 May
        (StayGround.INCAPACITY, date(2024, 5, 20)),
        (StayGround.DISSOLVED, date(2024, 5, 20)),
        (StayGround.MISSING, "none"),  # not among the grounds of ARL23 41(5)
        (StayGround.NORM_REVIEW, "none"),
        (None, "none"),
    ],
)
def test_sixty_days_of_a_stay_on_three_grounds_end_the_case(ground: StayGround | None, expected: object) -> None:
    facts = answered(exclusions=(stay(date(2024, 3, 20), ground=ground),))

    assert dues(facts).get("STAY_TERM", "none") == expected
    lifted = answered(exclusions=(stay(date(2024, 3, 20), date(2024, 4, 1), ground),))
    assert "STAY_TERM" not in dues(lifted)  # the cause was removed


@pytest.mark.parametrize(
    ("converted_on", "readings", "start", "expected"),
    [
        (date(2024, 3, 25), Readings(), date(2024, 3, 8), date(2024, 5, 7)),  # still from acceptance
        (date(2024, 3, 25), RESTARTS, date(2024, 3, 25), date(2024, 5, 24)),  # 25 March + 60
        (None, RESTARTS, date(2024, 3, 8), date(2024, 5, 7)),  # never converted
        (date(2024, 3, 1), RESTARTS, date(2024, 3, 8), date(2024, 5, 7)),  # before acceptance: a slip of the pen
    ],
)
def test_a_conversion_restarts_the_time_to_decide_only_if_the_office_reads_it_so(
    converted_on: date | None, readings: Readings, start: date, expected: date
) -> None:
    [found] = owed(answered(converted_on=converted_on), readings)

    assert (found.clock.id, found.start, found.due.on) == ("DECIDE_ORD", start, expected)


STAYED = (stay(date(2024, 3, 14), ground=StayGround.NORM_REVIEW),)


@pytest.mark.parametrize(
    ("row", "exclusions", "expected"),
    [
        (  # three working days from the stay; thirty days from the request
            norm(handling=NormHandling.OWN),
            STAYED,
            {"NORM_NOTIFY": date(2024, 3, 19), "NORM_OWN": date(2024, 4, 11)},
        ),
        (  # no stay recorded yet: from the request
            norm(handling=NormHandling.OWN),
            (),
            {"NORM_NOTIFY": date(2024, 3, 15), "NORM_OWN": date(2024, 4, 11)},
        ),
        (  # a stay lifted before the request was for something else
            norm(handling=NormHandling.OWN),
            (stay(date(2024, 3, 9), date(2024, 3, 12), StayGround.NORM_REVIEW),),
            {"NORM_NOTIFY": date(2024, 3, 15), "NORM_OWN": date(2024, 4, 11)},
        ),
        (  # notified, not yet received
            norm(handling=NormHandling.OWN, notified_on=date(2024, 3, 15)),
            STAYED,
            {"NORM_OWN": date(2024, 4, 11)},
        ),
        (  # ten working days from receipt, over Qingming
            norm(handling=NormHandling.OWN, notice_received_on=date(2024, 3, 25)),
            STAYED,
            {"NORM_REPLY": date(2024, 4, 9), "NORM_OWN": date(2024, 4, 11)},
        ),
        (  # answered: what remains is to conclude
            norm(handling=NormHandling.OWN, notice_received_on=date(2024, 3, 20), answered_on=date(2024, 3, 29)),
            STAYED,
            {"NORM_OWN": date(2024, 4, 11)},
        ),
        (norm(handling=NormHandling.OWN, concluded_on=date(2024, 4, 1)), STAYED, {}),
        (norm(handling=NormHandling.TRANSFERRED), STAYED, {"NORM_TRANSFER": date(2024, 3, 21)}),
        (norm(), STAYED, {"NORM_TRANSFER": date(2024, 3, 21)}),  # who examines it is open: the shorter time
        (  # but who asked the organ for reasons examines it
            norm(notified_on=date(2024, 3, 15)),
            STAYED,
            {"NORM_OWN": date(2024, 4, 11)},
        ),
        (norm(handling=NormHandling.TRANSFERRED, transferred_on=date(2024, 3, 20)), STAYED, {}),  # not there yet
        (
            norm(handling=NormHandling.TRANSFERRED, transfer_received_on=date(2024, 3, 22)),
            STAYED,
            {"NORM_RETURN": date(2024, 5, 21)},  # sixty days
        ),
        (norm(handling=NormHandling.TRANSFERRED, concluded_on=date(2024, 5, 6)), STAYED, {}),
    ],
)
def test_the_review_of_a_document_has_its_own_clocks(
    row: NormReviewFacts, exclusions: tuple[ExclusionFacts, ...], expected: dict[str, date]
) -> None:
    found = dues(answered(norm_reviews=(row,), exclusions=exclusions))
    del found["DECIDE_ORD"]

    assert found == expected
    assert dues(received(norm_reviews=(row,))) == {"REVIEW": date(2024, 3, 11)}  # not before acceptance


def test_two_documents_are_told_apart_by_title_and_the_old_act_set_no_time_to_notify() -> None:
    two = (norm(handling=NormHandling.TRANSFERRED), replace(norm(), title="规" * 300))
    found = [each for each in running_clocks(answered(norm_reviews=two), CALENDAR) if each.clock.id == "NORM_TRANSFER"]

    assert [each.subject for each in found] == ["某办法", "规" * 300]
    old = NormReviewFacts(title="旧办法", found_on=date(2023, 11, 6), handling=NormHandling.OWN)
    assert set(dues(answered(accepted_on=date(2023, 11, 1), norm_reviews=(old,)))) == {"NORM_OWN", "DECIDE_ORD"}


OPINION = {"opinion_issued_on": date(2024, 4, 30), "opinion_received_on": date(2024, 5, 8)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (OPINION, date(2024, 7, 8)),  # 8 May + 60 is Sunday 7 July
        ({"opinion_issued_on": date(2024, 4, 30)}, None),  # sent, not known to be received
        ({**OPINION, "opinion_answered_on": date(2024, 6, 3)}, None),
        ({**OPINION, "filed_on": date(2024, 6, 3)}, None),
    ],
)
def test_an_opinion_is_answered_within_sixty_days_of_its_receipt(
    changes: dict[str, Any], expected: date | None
) -> None:
    assert dues(closed(**changes)).get("OPINION") == expected


def test_an_opinion_given_while_the_case_is_under_way_runs_already() -> None:
    assert dues(answered(opinion_received_on=date(2024, 5, 8)))["OPINION"] == date(2024, 7, 8)


@pytest.mark.parametrize(
    ("id", "due_field", "done_field"),
    [("REDO", "redo_due_on", "redone_on"), ("PERFORM", "perform_due_on", "performed_on")],
)
def test_what_the_decision_orders_is_due_on_the_day_that_it_names(id: str, due_field: str, done_field: str) -> None:
    named = date(2024, 6, 30)  # a Sunday: named by its date, it is not rolled
    served = {"served_on": date(2024, 5, 6), "respondent_served_on": date(2024, 5, 7)}
    found = only(closed(**{due_field: named, **served}), id)

    assert (found.due.on, found.start, found.clock.bearer) == (named, date(2024, 5, 7), Bearer.RESPONDENT)
    assert found.due.reckoning is not None
    assert found.due.reckoning.lines()[0] == "决定书送达：2024年5月7日；期限由文书写明。"
    assert id not in dues(closed(**{due_field: named, done_field: date(2024, 6, 3)}))
    assert id not in dues(closed(**{due_field: named, "filed_on": date(2024, 7, 1)}))
    assert id not in dues(closed(**served))  # no day fixed


def test_a_mediation_paper_is_performed_by_its_own_article() -> None:
    facts = closed(ending=ReconsiderationEnding.MEDIATED, perform_due_on=date(2024, 6, 30))
    found = only(facts, "PERFORM_PAPER")

    assert (found.due.on, found.clock.title) == (date(2024, 6, 30), "履行调解书")
    assert "第七十三条" in found.clock.article
    assert "PERFORM" not in dues(facts)


@pytest.mark.parametrize(
    ("served_on", "kept", "due_on", "is_provisional"),
    [
        (date(2024, 5, 7), date(2024, 7, 8), date(2024, 7, 8), False),  # the sixtieth day is a Saturday
        (date(2024, 5, 7), date(2024, 7, 6), date(2024, 7, 8), False),  # kept unrolled before the calendar reached it
        (date(2026, 11, 20), date(2027, 1, 19), date(2027, 1, 19), True),  # beyond the calendar: never as certain
    ],
)
def test_the_default_time_to_act_anew_is_counted_again_with_its_reasons(
    served_on: date, kept: date, due_on: date, is_provisional: bool
) -> None:
    facts = closed(ending=ReconsiderationEnding.REVOKE_REDO, redo_due_on=kept, respondent_served_on=served_on)
    found = only(facts, "REDO")

    assert (found.due.on, found.due.is_provisional, found.start) == (due_on, is_provisional, served_on)
    assert found.due.reckoning is not None
    assert "期限60日" in found.due.reckoning.lines()[0]


def test_an_order_in_a_decision_not_yet_served_says_so() -> None:
    found = only(closed(redo_due_on=date(2024, 6, 28)), "REDO")

    assert found.due.reckoning is not None
    assert found.due.reckoning.lines()[0] == "作出决定：2024年4月30日；期限由文书写明。"


@pytest.mark.parametrize("facts", [closed(), closed(exclusions=(stay(date(2024, 3, 20), ground=StayGround.DEATH),))])
def test_nothing_runs_in_a_case_decided_but_not_served(facts: CaseFacts) -> None:
    assert dues(facts) == {}


def test_clocks_come_by_their_last_day_and_those_standing_still_last() -> None:
    facts = accepted(
        copy_received_on=date(2024, 3, 14),
        exclusions=(stay(date(2024, 3, 18), ground=StayGround.DEATH),),
        hearings=(HearingFacts(held_on=date(2024, 4, 10)),),
    )

    ids = [each.clock.id for each in running_clocks(facts, CALENDAR)]

    assert ids == ["REPLY_ORD", "HEARING_NOTICE", "STAY_TERM", "DECIDE_ORD"]


_NORM = st.builds(
    NormReviewFacts,
    title=st.text(min_size=1, max_size=3),
    found_on=days,
    handling=code(NormHandling),
    notified_on=optional(days),
    notice_received_on=optional(days),
    answered_on=optional(days),
    transferred_on=optional(days),
    transfer_received_on=optional(days),
    concluded_on=optional(days),
)


@st.composite
def _whole_cases(draw: st.DrawFn) -> CaseFacts:
    """Any case, with what ledgers do not hold; half of them are not filed, so that their clocks run."""
    facts = draw(case_facts())
    by = draw(optional(days))
    return replace(
        facts,
        filed_on=draw(st.sampled_from([facts.filed_on, None])),
        norm_reviews=tuple(draw(st.lists(_NORM, max_size=2))),
        corrections=tuple(replace(each, supply_by_on=by) for each in facts.corrections),
        is_uninformed=draw(st.booleans()),
        is_reply_missing=draw(st.booleans()),
        posted_on=draw(optional(days)),
    )


@given(_whole_cases(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_the_facts_every_clock_is_explained_and_a_filed_case_owes_nothing(
    facts: CaseFacts, restarts: bool
) -> None:
    found = running_clocks(facts, CALENDAR, readings=Readings(simplified_conversion_restarts=restarts))

    for each in found:
        assert each.due.reckoning is not None
        assert each.due.reckoning.lines()
        assert (each.due.reckoning.clock, each.due.reckoning.start) == (each.clock, each.start)
    last_days = [each.due.on or date.max for each in found]
    assert last_days == sorted(last_days)
    if stage_of(facts) is Stage.FILED:
        assert all(each.clock.is_right for each in found)


@given(holdable_cases().map(lambda facts: replace(facts, filed_on=None)))
@settings(max_examples=200, deadline=None)
def test_the_time_to_decide_runs_in_every_open_case_and_is_the_one_the_register_keeps(facts: CaseFacts) -> None:
    decide = [each.due for each in running_clocks(facts, CALENDAR) if each.clock.id.startswith("DECIDE_")]
    is_open = stage_of(facts) in (Stage.UNDER_REVIEW, Stage.STAYED)

    assert decide == ([due_to_decide(facts, CALENDAR)] if is_open else [])
