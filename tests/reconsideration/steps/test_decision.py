"""The decision: by the law of its day, after what went before, with the consequences of its kind."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.endings import ReconsiderationEnding as Ending
from caseapp.reconsideration.facts import CaseFacts, HearingFacts, NormReviewFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.decision import DECISIONS, Decide
from caseapp.reconsideration.steps.termination import TERMINATIONS
from tests.reconsideration.steps.taking import ACCEPTED, ACCEPTED_2023, fields_refused, now, refused, stayed, taken

TODAY = date(2024, 5, 31)
ON = date(2024, 4, 22)
_MISSING = replace(ACCEPTED, copy_sent_on=date(2024, 3, 29), copy_received_on=date(2024, 4, 1), is_reply_missing=True)


def decide(ending: Ending = Ending.UPHOLD, on: date = ON, **more: object) -> Decide:
    """A decision of that day."""
    return Decide(ending=ending, closed_on=on, **more)  # type: ignore[arg-type]  # as a test names


def test_every_ending_is_a_decision_a_mediation_or_a_termination() -> None:
    assert {*DECISIONS, Ending.MEDIATED, *TERMINATIONS} == set(Ending)
    assert len(DECISIONS) + 1 + len(TERMINATIONS) == len(Ending)


@pytest.mark.parametrize("ending", DECISIONS)
def test_every_decision_closes_a_case(ending: Ending) -> None:
    by = date(2024, 6, 22) if ending is Ending.ORDER_PERFORM else None  # ARL23 66: within a time that it sets

    after = taken(decide(ending, decision_number="商政复决〔2024〕1号", perform_due_on=by), ACCEPTED, TODAY)

    assert (after.ending, after.closed_on, after.decision_number) == (ending, ON, "商政复决〔2024〕1号")
    assert stage_of(after) is Stage.CLOSED


def test_a_late_decision_is_recorded_as_late_as_it_is() -> None:
    after = taken(decide(on=date(2024, 5, 31)), ACCEPTED, TODAY)  # the last day was 05-06

    assert after.closed_on == date(2024, 5, 31)


def test_nothing_is_decided_while_the_case_stands_still() -> None:
    (refusal,) = refused(decide(), stayed(date(2024, 3, 11)), TODAY)

    assert "案件现为“中止”，不能办理“作出决定”：该步骤只在“审理”时办理" in refusal.message
    assert "行政复议法第六十一条" in refusal.message


_PAST_STAY = replace(stayed(date(2024, 3, 11)).exclusions[0], end_on=date(2024, 4, 23))


@pytest.mark.parametrize(
    ("facts", "on"),
    [
        (ACCEPTED, date(2024, 3, 5)),  # the day before acceptance
        (ACCEPTED, date(2024, 6, 1)),  # tomorrow
        (replace(ACCEPTED, exclusions=(_PAST_STAY,)), ON),  # the day before the case went on
        (replace(ACCEPTED, hearings=(HearingFacts(held_on=date(2024, 4, 23), head_attended=True),)), ON),
        (replace(ACCEPTED, hearings=(HearingFacts(held_on=date(2024, 6, 20)),)), ON),  # one is still ahead
        (replace(ACCEPTED, views_heard_on=date(2024, 4, 23)), ON),
        (replace(ACCEPTED, extended_on=date(2024, 4, 23)), ON),
        (replace(ACCEPTED, committee_consulted_on=date(2024, 4, 23)), ON),
        (replace(ACCEPTED, converted_on=date(2024, 4, 23)), ON),
        (replace(ACCEPTED, investigated_on=date(2024, 4, 23)), ON),
        (replace(ACCEPTED, files_read_on=date(2024, 4, 23)), ON),
        (replace(ACCEPTED, deliberated_on=date(2024, 4, 23)), ON),
    ],
)
def test_a_decision_comes_after_all_that_went_before(facts: CaseFacts, on: date) -> None:
    assert fields_refused(decide(on=on), facts, TODAY) == ["closed_on"]


def test_a_reply_may_come_in_after_an_early_dismissal() -> None:
    facts = replace(ACCEPTED, reply_received_on=date(2024, 4, 25))

    taken(decide(Ending.DISMISS_APP), facts, TODAY)


@pytest.mark.parametrize("ending", [Ending.MEDIATED, Ending.TERM_SETTLED])
def test_what_is_no_decision_has_its_own_step(ending: Ending) -> None:
    assert fields_refused(decide(ending), ACCEPTED, TODAY) == ["ending"]


@pytest.mark.parametrize(
    ("ending", "on", "fields"),
    [
        (Ending.INVALID, date(2023, 12, 31), ["ending"]),  # 确认无效 came with the Act of 2023
        (Ending.INVALID, date(2024, 1, 1), []),
        (Ending.AGREEMENT_ORDER, date(2023, 12, 31), ["ending"]),
        (Ending.REVOKE_PART, date(2023, 12, 31), []),  # revoking in part is revoking
        (Ending.REJECT_CLAIM, date(2023, 12, 31), []),
    ],
)
def test_a_decision_is_one_that_the_law_of_its_day_knew(ending: Ending, on: date, fields: list[str]) -> None:
    assert fields_refused(decide(ending, on), ACCEPTED_2023, TODAY) == fields


@pytest.mark.parametrize(
    ("facts", "ending", "fields"),
    [
        (_MISSING, Ending.REVOKE, []),
        (_MISSING, Ending.ILLEGAL, []),
        (_MISSING, Ending.UPHOLD, ["is_without_reply"]),  # without evidence nothing is upheld
        (_MISSING, Ending.DISMISS_APP, ["is_without_reply"]),
        (_MISSING, Ending.CHANGE, ["is_without_reply"]),  # ARL23 70 does not name 变更
        (_MISSING, Ending.REVOKE_PART, []),
        (_MISSING, Ending.INVALID, []),
        (replace(_MISSING, reply_received_on=date(2024, 4, 17)), Ending.REVOKE, []),  # a day late
        (replace(_MISSING, reply_received_on=date(2024, 4, 16)), Ending.REVOKE, ["is_without_reply"]),  # in time
    ],
)
def test_without_a_reply_the_act_stands_without_evidence(facts: CaseFacts, ending: Ending, fields: list[str]) -> None:
    assert fields_refused(decide(ending, is_without_reply=True), facts, TODAY) == fields
    # A third party may have proved it (ARL23 70): then the box is not ticked.
    assert fields_refused(decide(ending), facts, TODAY) == []


_EXAMINED = NormReviewFacts(title="某县停车管理办法", found_on=date(2024, 3, 11))


@pytest.mark.parametrize(
    ("review", "ending", "fields"),
    [
        (_EXAMINED, Ending.UPHOLD, ["ending"]),  # ARL23 39(1)(9): the case stands still meanwhile
        (_EXAMINED, Ending.REVOKE, ["ending"]),
        (_EXAMINED, Ending.DISMISS_APP, []),  # an inadmissible application needs no norm (ARL23 33)
        (replace(_EXAMINED, concluded_on=date(2024, 4, 8), is_lawful=True), Ending.UPHOLD, []),
    ],
)
def test_nothing_is_decided_while_the_norm_behind_the_act_is_examined(
    review: NormReviewFacts, ending: Ending, fields: list[str]
) -> None:
    assert fields_refused(decide(ending), replace(ACCEPTED, norm_reviews=(review,)), TODAY) == fields


def test_a_missed_reply_suggests_what_follows_from_it() -> None:
    assert Decide.suggested(_MISSING, now(TODAY)) == {"closed_on": TODAY, "is_without_reply": True}
    assert Decide.suggested(ACCEPTED, now(TODAY)) == {"closed_on": TODAY, "is_without_reply": False}


@pytest.mark.parametrize(
    ("ending", "consequence", "fields"),
    [
        (Ending.REVOKE_REDO, {}, []),  # no time named: the default runs from service
        (Ending.REVOKE_REDO, {"redo_due_on": date(2024, 6, 21)}, []),
        (Ending.REVOKE_REDO, {"redo_due_on": ON}, ["redo_due_on"]),  # no time at all
        (Ending.REVOKE, {"redo_due_on": date(2024, 6, 21)}, ["redo_due_on"]),
        (Ending.ORDER_PERFORM, {}, ["perform_due_on"]),  # ARL23 66: 一定期限内
        (Ending.ORDER_PERFORM, {"perform_due_on": date(2024, 4, 21)}, ["perform_due_on"]),
        (Ending.ORDER_PERFORM, {"perform_due_on": ON}, []),  # at once
        (Ending.AGREEMENT_ORDER, {}, []),  # ARL23 71 names no time
        (Ending.AGREEMENT_ORDER, {"perform_due_on": date(2024, 6, 21)}, []),
        (Ending.UPHOLD, {"perform_due_on": date(2024, 6, 21)}, ["perform_due_on"]),
        (Ending.REVOKE, {"is_compensated": True, "compensation_fen": 100_000}, []),
        (Ending.UPHOLD, {"is_compensated": True}, ["is_compensated"]),  # ARL23 72: with a correction only
        (Ending.REJECT_CLAIM, {"compensation_fen": 1}, ["is_compensated"]),
        (Ending.REVOKE, {"compensation_fen": -1}, ["compensation_fen"]),
        (Ending.REVOKE, {"compensation_fen": 0}, []),
    ],
)
def test_a_decision_has_the_consequences_of_its_kind(
    ending: Ending, consequence: dict[str, object], fields: list[str]
) -> None:
    assert fields_refused(decide(ending, **consequence), ACCEPTED, TODAY) == fields


def test_an_amount_says_that_there_is_compensation() -> None:
    after = taken(decide(Ending.REVOKE, compensation_fen=123_450), ACCEPTED, TODAY)

    assert after.is_compensated
    assert not taken(decide(Ending.REVOKE, compensation_fen=0), ACCEPTED, TODAY).is_compensated


def test_the_deliberation_is_noted_with_the_decision_or_stays_as_it_was() -> None:
    before = replace(ACCEPTED, deliberated_on=date(2024, 4, 18))

    assert taken(decide(deliberated_on=ON), ACCEPTED, TODAY).deliberated_on == ON
    assert taken(decide(), before, TODAY).deliberated_on == date(2024, 4, 18)
    for day in (date(2024, 3, 5), date(2024, 4, 23)):  # the day before acceptance, the day after the decision
        assert fields_refused(decide(deliberated_on=day), ACCEPTED, TODAY) == ["deliberated_on"]
