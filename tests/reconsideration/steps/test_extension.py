"""The time to decide made longer, the procedure made ordinary, the committee asked."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.reconsideration.facts import CaseFacts, ExclusionFacts
from caseapp.reconsideration.steps.committee import ConsultCommittee, RecordCommitteeOpinion
from caseapp.reconsideration.steps.decision_time import time_to_decide
from caseapp.reconsideration.steps.extension import Extend
from caseapp.reconsideration.steps.procedure import ConvertToOrdinary
from tests.reconsideration.steps.taking import (
    ACCEPTED,
    ACCEPTED_2023,
    SIMPLIFIED,
    fields_refused,
    now,
    obstacle,
    refused,
    stayed,
    taken,
)

TODAY = date(2024, 5, 31)
_RESUMED = replace(
    ACCEPTED,
    exclusions=(replace(stayed(date(2024, 3, 11)).exclusions[0], end_on=date(2024, 3, 21)),),
)


def extend(on: date, days: int = 30) -> Extend:
    """An extension approved on that day."""
    return Extend(
        extended_on=on, extension_days=days, extension_approver="刘处长", extension_reason="情况复杂，需进一步调查"
    )


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        (ACCEPTED, date(2024, 5, 6)),  # the sixtieth day is the last of a holiday
        (_RESUMED, date(2024, 5, 15)),  # ten days of a stay later, and no holiday
        (replace(ACCEPTED, extension_days=10), date(2024, 5, 15)),  # extended before: 05-05 and ten days
        (ACCEPTED_2023, date(2023, 5, 5)),
    ],
)
def test_time_is_made_longer_before_it_runs_out(facts: CaseFacts, last: date) -> None:
    after = taken(extend(last, 20), facts, TODAY)
    assert after.extension_days == facts.extension_days + 20
    assert (after.extended_on, after.extension_approver) == (last, "刘处长")

    late = extend(date.fromordinal(last.toordinal() + 1), 20)
    assert fields_refused(late, facts, TODAY) == ["extended_on"]


@pytest.mark.parametrize(
    ("already", "days", "fields"),
    [
        (0, 30, []),
        (0, 31, ["extension_days"]),
        (0, 0, ["extension_days"]),  # an extension by nothing
        (0, -1, ["extension_days"]),
        (10, 20, []),
        (10, 21, ["extension_days"]),  # thirty days in all
    ],
)
def test_thirty_days_in_all(already: int, days: int, fields: list[str]) -> None:
    facts = replace(ACCEPTED, extension_days=already)

    assert fields_refused(extend(date(2024, 4, 30), days), facts, TODAY) == fields
    assert Extend.suggested(facts, now(TODAY))["extension_days"] == 30 - already


def test_who_may_approve_is_told_by_the_edition() -> None:
    (new,) = refused(extend(date(2024, 5, 31)), ACCEPTED, TODAY)
    (old,) = refused(extend(date(2023, 5, 31)), ACCEPTED_2023, TODAY)

    assert "行政复议机构的负责人" in new.message
    assert "行政复议法（2023年修订）第六十二条第一款" in new.message
    assert "行政复议机关的负责人" in old.message
    assert "行政复议法（2017年修正）第三十一条" in old.message


def test_a_simplified_case_is_not_extended_nor_one_that_has_its_thirty_days() -> None:
    assert "简易程序不得延长" in obstacle(Extend, SIMPLIFIED, TODAY)
    assert "达到法定上限" in obstacle(Extend, replace(ACCEPTED, extension_days=30), TODAY)
    # an old ledger's simplified case was an ordinary one
    assert obstacle(Extend, replace(ACCEPTED_2023, procedure=Procedure.SIMPLIFIED), TODAY) == ""


def test_an_extension_lies_after_acceptance_and_not_ahead() -> None:
    assert fields_refused(extend(date(2024, 3, 5)), ACCEPTED, TODAY) == ["extended_on"]
    assert fields_refused(extend(date(2024, 4, 2)), ACCEPTED, date(2024, 4, 1)) == ["extended_on"]


def test_facts_that_contradict_each_other_have_no_last_day() -> None:
    backwards = replace(stayed(date(2024, 3, 11)).exclusions[0], end_on=date(2024, 3, 10))

    assert time_to_decide(replace(ACCEPTED, exclusions=(backwards,)), now(TODAY)) is None
    assert time_to_decide(replace(ACCEPTED, accepted_on=None), now(TODAY)) is None
    running = time_to_decide(stayed(date(2024, 3, 11)), now(TODAY))
    assert running is not None
    assert running.on is None


def test_a_simplified_case_becomes_ordinary_and_nothing_leads_back() -> None:
    step = ConvertToOrdinary(converted_on=date(2024, 3, 20))
    after = taken(step, SIMPLIFIED, TODAY)

    assert (after.procedure, after.converted_on) == (Procedure.ORDINARY, date(2024, 3, 20))
    assert "无须转为普通程序" in obstacle(ConvertToOrdinary, after, TODAY)
    assert fields_refused(replace(step, converted_on=date(2024, 3, 5)), SIMPLIFIED, TODAY) == ["converted_on"]
    taken(extend(date(2024, 4, 30)), after, TODAY)  # an ordinary one may be extended


@pytest.mark.parametrize(
    ("restarts", "last"),
    [
        (False, date(2024, 5, 6)),  # still from acceptance
        (True, date(2024, 5, 20)),  # sixty days from 03-20 are Sunday, 05-19
    ],
)
def test_after_a_conversion_time_counts_as_the_office_reads_the_act(restarts: bool, last: date) -> None:
    facts = replace(ACCEPTED, converted_on=date(2024, 3, 20))

    due = time_to_decide(facts, now(TODAY, simplified_conversion_restarts=restarts))

    assert due is not None
    assert due.on == last


def test_the_committee_is_asked_and_answers_at_once_or_later() -> None:
    asked = taken(ConsultCommittee(committee_consulted_on=date(2024, 3, 20)), ACCEPTED, TODAY)
    later = taken(RecordCommitteeOpinion(committee_opinion="同意撤销"), asked, TODAY)
    at_once = ConsultCommittee(committee_consulted_on=date(2024, 3, 20), committee_opinion="同意撤销")

    assert later == taken(at_once, ACCEPTED, TODAY)
    assert "还没有登记提请" in obstacle(RecordCommitteeOpinion, ACCEPTED, TODAY)
    assert "已于2024-03-20提请" in obstacle(ConsultCommittee, asked, TODAY)
    assert "已登记复议委员会" in obstacle(RecordCommitteeOpinion, later, TODAY)
    assert "先转为普通程序" in obstacle(ConsultCommittee, SIMPLIFIED, TODAY)
    early = replace(at_once, committee_consulted_on=date(2024, 3, 5))
    assert fields_refused(early, ACCEPTED, TODAY) == ["committee_consulted_on"]


def test_other_time_left_out_moves_the_last_day_with_its_text_alone() -> None:
    appraisal = ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=date(2024, 3, 11), end_on=date(2024, 3, 21))
    without, with_text = (
        time_to_decide(replace(ACCEPTED, exclusions=(replace(appraisal, basis=basis),)), now(TODAY))
        for basis in (None, "行政复议法实施条例第三十七条")
    )

    assert without is not None
    assert with_text is not None
    assert (without.on, with_text.on) == (date(2024, 5, 6), date(2024, 5, 15))
