"""中止 on one of the ten grounds, 恢复, and other time that does not count."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.law.codes import ExclusionKind, PartyKind, StayGround
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, ExclusionFacts, NormReviewFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.decision_time import time_to_decide
from caseapp.reconsideration.steps.stays import Resume, Suspend, basis_of_stay
from caseapp.reconsideration.steps.uncounted import EndUncountedTime, StartUncountedTime
from tests.reconsideration.steps.taking import (
    ACCEPTED,
    ACCEPTED_2023,
    fields_refused,
    now,
    obstacle,
    refused,
    stayed,
    taken,
)

TODAY = date(2024, 4, 30)
START = date(2024, 3, 11)
_COMPANY = replace(ACCEPTED, applicants=(ApplicantFacts(name="某公司"),), applicant_kind=PartyKind.ORGANISATION)


@pytest.mark.parametrize("ground", StayGround)
def test_each_of_the_ten_grounds_stands_with_its_item(ground: StayGround) -> None:
    both = replace(ACCEPTED, applicants=(*ACCEPTED.applicants, *_COMPANY.applicants), applicant_count=2)

    after = taken(Suspend(start_on=START, ground=ground, is_agreed=True), both, TODAY)

    assert stage_of(after) is Stage.STAYED
    (stay,) = after.exclusions
    assert (stay.kind, stay.start_on, stay.end_on, stay.ground) == (ExclusionKind.STAY, START, None, ground)
    item = "一二三四五六七八九十"[list(StayGround).index(ground)]
    assert stay.basis == f"行政复议法第三十九条第一款第（{item}）项"


@pytest.mark.parametrize(
    ("ground", "item"),
    [
        (StayGround.DISSOLVED, "实施条例（2007年）第四十一条第一款第（三）项"),  # the Act of 2023 has it as item 4
        (StayGround.MISSING, "实施条例（2007年）第四十一条第一款第（四）项"),
        (StayGround.OTHER, "实施条例（2007年）第四十一条第一款第（八）项"),
        (StayGround.NORM_REVIEW, "（2017年修正）第二十六条、第二十七条"),
    ],
)
def test_before_2024_the_grounds_were_the_eight_of_the_regulation(ground: StayGround, item: str) -> None:
    assert (basis_of_stay(ground, date(2023, 12, 31)) or "").endswith(item)
    assert basis_of_stay(StayGround.MEDIATION, date(2023, 12, 31)) is None


@pytest.mark.parametrize(
    ("facts", "changes", "field"),
    [
        (ACCEPTED, {"start_on": date(2024, 3, 5)}, "start_on"),  # before acceptance
        (ACCEPTED, {"start_on": date(2024, 5, 1)}, "start_on"),  # tomorrow
        (ACCEPTED, {"ground": StayGround.MEDIATION}, "is_agreed"),  # 39(1)(6): 当事人同意
        (ACCEPTED_2023, {"ground": StayGround.MEDIATION, "start_on": date(2023, 4, 3)}, "ground"),
        (ACCEPTED, {"ground": StayGround.DISSOLVED}, "ground"),  # a citizen cannot be dissolved
        (_COMPANY, {"ground": StayGround.DEATH}, "ground"),  # nor a company die
        (_COMPANY, {"ground": StayGround.MISSING}, "ground"),
    ],
)
def test_a_stay_without_its_ground_is_refused(facts: CaseFacts, changes: dict[str, object], field: str) -> None:
    step = replace(Suspend(start_on=START, ground=StayGround.OTHER_CASE), **changes)  # type: ignore[arg-type]  # as named

    assert fields_refused(step, facts, TODAY) == [field]


def test_what_nobody_recorded_of_the_applicants_speaks_against_no_ground() -> None:
    unknown = replace(ACCEPTED, applicants=(ApplicantFacts(name="某公司"),))
    represented = replace(ACCEPTED, applicant_count=3)  # one of three is named

    for facts in (unknown, represented):
        taken(Suspend(start_on=START, ground=StayGround.DISSOLVED), facts, TODAY)


def test_a_case_resumed_counts_on_and_may_be_stayed_again() -> None:
    resumed = taken(Resume(end_on=date(2024, 3, 21)), stayed(START), TODAY)

    assert resumed.exclusions[0].end_on == date(2024, 3, 21)
    assert stage_of(resumed) is Stage.UNDER_REVIEW
    due = time_to_decide(resumed, now(TODAY))
    assert due is not None
    assert due.on == date(2024, 5, 15)  # sixty days and ten: 05-05 + 10

    again = Suspend(start_on=date(2024, 3, 20), ground=StayGround.OTHER)
    assert fields_refused(again, resumed, TODAY) == ["start_on"]  # inside the first
    assert len(taken(replace(again, start_on=date(2024, 3, 21)), resumed, TODAY).exclusions) == 2


@pytest.mark.parametrize("end_on", [date(2024, 3, 10), date(2024, 5, 1)])  # before it began; tomorrow
def test_a_stay_ends_after_it_began(end_on: date) -> None:
    assert fields_refused(Resume(end_on=end_on), stayed(START), TODAY) == ["end_on"]
    taken(Resume(end_on=START), stayed(START), TODAY)


def test_nothing_is_resumed_that_does_not_stand_still() -> None:
    (refusal,) = refused(Resume(end_on=TODAY), ACCEPTED, TODAY)

    assert refusal.field == "end_on"
    assert (
        refusal.message == "案件现为“审理”，不能办理“恢复审理”：该步骤只在“中止”时办理（行政复议法第三十九条第二款）。"
    )


def test_a_stay_for_a_norm_lasts_as_long_as_its_review() -> None:
    review = NormReviewFacts(title="某办法", found_on=START)
    facts = stayed(START, StayGround.NORM_REVIEW, norm_reviews=(review,))

    assert "《某办法》的附带审查尚未结束" in obstacle(Resume, facts, TODAY)
    assert obstacle(Resume, replace(facts, norm_reviews=(replace(review, concluded_on=TODAY),)), TODAY) == ""
    open_review = replace(ACCEPTED, norm_reviews=(review,))
    assert Suspend.suggested(open_review, now(TODAY)) == {"start_on": TODAY, "ground": StayGround.NORM_REVIEW}
    assert Suspend.suggested(ACCEPTED, now(TODAY)) == {"start_on": TODAY}


@pytest.mark.parametrize(
    ("facts", "kind", "basis", "fields"),
    [
        (ACCEPTED, ExclusionKind.APPRAISAL, None, ["basis"]),  # the Act of 2023 itself knows only 中止
        (ACCEPTED, ExclusionKind.APPRAISAL, "行政复议法实施条例第三十七条", []),
        (ACCEPTED_2023, ExclusionKind.APPRAISAL, None, []),  # IR07 37 itself leaves it out
        (ACCEPTED_2023, ExclusionKind.OTHER, None, ["basis"]),
    ],
)
def test_time_left_out_names_the_text_that_leaves_it_out(
    facts: CaseFacts, kind: ExclusionKind, basis: str | None, fields: list[str]
) -> None:
    step = StartUncountedTime(kind=kind, start_on=START, basis=basis)

    assert fields_refused(step, facts, TODAY) == fields


def test_time_left_out_begins_and_ends_one_after_the_other() -> None:
    step = StartUncountedTime(kind=ExclusionKind.APPRAISAL, start_on=START, basis="实施条例第三十七条")
    begun = taken(step, ACCEPTED, TODAY)

    assert begun.exclusions == (
        ExclusionFacts(kind=ExclusionKind.APPRAISAL, start_on=START, basis="实施条例第三十七条"),
    )
    assert stage_of(begun) is Stage.UNDER_REVIEW  # an appraisal is no stay
    assert "鉴定自2024-03-11起尚未结束" in obstacle(StartUncountedTime, begun, TODAY)
    assert "没有尚未结束" in obstacle(EndUncountedTime, ACCEPTED, TODAY)
    assert fields_refused(EndUncountedTime(end_on=date(2024, 3, 10)), begun, TODAY) == ["end_on"]

    ended = taken(EndUncountedTime(end_on=date(2024, 3, 18)), begun, TODAY)
    at_once = taken(replace(step, end_on=date(2024, 3, 18)), ACCEPTED, TODAY)
    assert ended == at_once


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start_on": date(2024, 2, 29)}, "start_on"),  # before the application
        ({"end_on": date(2024, 3, 10)}, "end_on"),
        ({"end_on": date(2024, 5, 1)}, "end_on"),  # tomorrow
    ],
)
def test_time_left_out_lies_in_order(changes: dict[str, date], field: str) -> None:
    step = StartUncountedTime(kind=ExclusionKind.APPRAISAL, start_on=START, basis="实施条例第三十七条")

    assert fields_refused(replace(step, **changes), ACCEPTED, TODAY) == [field]
