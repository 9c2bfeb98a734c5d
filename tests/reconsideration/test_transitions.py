"""Which step may be taken at which stage: the pairs, everything else refused, and no way that leads nowhere."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.law.codes import Disposal, NormHandling, StayGround
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts, HearingFacts, NormReviewFacts
from caseapp.reconsideration.faults import faults
from caseapp.reconsideration.models import Exclusion, NormReview, ReconsiderationCase, ReconsiderationHearing
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.timeline.asking import asked_of
from caseapp.timeline.steps import Circumstances, Step
from tests.reconsideration.steps.taking import ACCEPTED, RECEIVED, SIMPLIFIED, now, stayed
from tests.reconsideration.steps.walks import after_step, filled, next_to_filing, offered
from tests.spreadsheets.facts import case_facts, days

TODAY = date(2024, 4, 30)
_STEPS = tuple(TRANSITIONS.steps.values())
_AT = {
    Stage.RECEIVED: RECEIVED,
    Stage.CORRECTING: replace(RECEIVED, corrections=(CorrectionFacts(notified_on=date(2024, 3, 5)),)),
    Stage.NOT_ACCEPTED: replace(RECEIVED, disposal=Disposal.REFUSED, disposed_on=date(2024, 3, 5)),
    Stage.UNDER_REVIEW: ACCEPTED,
    Stage.STAYED: stayed(date(2024, 3, 11)),
    Stage.CLOSED: replace(ACCEPTED, closed_on=date(2024, 4, 22)),
    Stage.FILED: replace(ACCEPTED, closed_on=date(2024, 4, 22), filed_on=date(2024, 4, 25)),
}
_PAIRS = [(stage, step) for stage in Stage for step in _STEPS]


def test_each_stage_is_told_from_the_facts() -> None:
    assert {stage_of(facts): facts for facts in _AT.values()} == _AT


@pytest.mark.parametrize(
    ("stage", "step"), [pair for pair in _PAIRS if pair not in TRANSITIONS.pairs], ids=lambda each: str(each)
)
def test_what_is_no_pair_is_refused_by_stage_step_and_article(stage: Stage, step: type[Step[CaseFacts]]) -> None:
    refusal = TRANSITIONS.refusal(stage, step, _AT[stage], now(TODAY))

    assert refusal is not None
    assert f"案件现为“{stage.label}”，不能办理“{step.title}”" in refusal.message
    assert step.article in refusal.message
    assert refusal.field == (step.day_field or "stage")


def test_no_pair_stands_twice_and_every_step_has_words_of_its_own() -> None:
    assert len(set(TRANSITIONS.pairs)) == len(TRANSITIONS.pairs)
    classes = {step for _, step in TRANSITIONS.pairs}
    assert len(TRANSITIONS.steps) == len(classes) == len({step.title for step in classes})
    # No law numbers a case, puts it away or lets it be withdrawn before anybody decided on it.
    assert {step.key for step in classes if not step.article} == {"number", "file", "withdraw"}


def test_the_main_line_stands_first() -> None:
    keys = [[step.key for at, step in TRANSITIONS.pairs if at is stage] for stage in Stage]
    first = {stage: each[:5] for stage, each in zip(Stage, keys, strict=True)}

    assert first[Stage.RECEIVED][:2] == ["deemed-acceptance", "accept"]
    assert first[Stage.CORRECTING][0] == "supply-correction"
    assert first[Stage.STAYED][0] == "resume"
    assert first[Stage.CLOSED] == ["serve-applicant", "serve-respondent", "not-sued", "sued", "file"]
    review = keys[list(Stage).index(Stage.UNDER_REVIEW)]
    assert review[:6] == ["send-copy", "copy-received", "reply", "reply-missing", "hear-views", "decide"]


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        (
            RECEIVED,  # its review is over: accepted by law, unless what was done in time is only recorded now
            ["deemed-acceptance", "accept", "ask-correction", "refuse", "redirect", "forward", "withdraw", "assign"],
        ),
        (
            ACCEPTED,
            [
                *("send-copy", "hear-views", "decide", "mediate", "terminate", "notify-hearing", "consult-committee"),
                *("extend", "suspend", "uncounted", "norm-review", "opinion", "assign"),
            ],
        ),
        (
            replace(SIMPLIFIED, number=None),
            [
                *("send-copy", "hear-views", "decide", "mediate", "terminate", "convert", "suspend", "uncounted"),
                *("norm-review", "opinion", "number", "assign"),
            ],
        ),
        (
            _AT[Stage.STAYED],
            ["resume", "mediate", "terminate", "norm-review", "send-copy", "opinion", "assign"],
        ),
        (_AT[Stage.CLOSED], ["serve-applicant", "serve-respondent", "sued", "opinion", "assign"]),
        (_AT[Stage.NOT_ACCEPTED], ["serve-applicant", "sued", "file"]),
        (_AT[Stage.FILED], ["sued"]),
    ],
)
def test_the_page_offers_only_what_makes_sense(facts: CaseFacts, keys: list[str]) -> None:
    assert [step.key for step in offered(facts, now(TODAY))] == keys


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_step_ever_fails_whatever_the_facts(data: st.DataObject) -> None:
    facts = data.draw(case_facts())
    some = st.lists(st.builds(_correction, days, days), max_size=2).map(tuple)
    wild = replace(
        facts,
        corrections=data.draw(some),
        accepted_on=data.draw(st.none() | days),
        closed_on=data.draw(st.none() | days),
        served_on=data.draw(st.none() | days),
        extension_days=data.draw(st.integers(-5, 90)),
        hearings=(*facts.hearings, HearingFacts(held_on=data.draw(st.none() | days))),
        norm_reviews=(NormReviewFacts(title="某办法", found_on=data.draw(days)),),
    )
    circumstances = now(data.draw(days))
    for kind in _STEPS:
        suggested = kind.suggested(wild, circumstances)
        step = data.draw(filled(kind, circumstances.today, suggested))
        assert set(suggested) <= {each.name for each in fields(kind)}
        assert isinstance(step.applied_to(wild, circumstances), CaseFacts)
        assert all(isinstance(each, Refusal) for each in step.refusals(wild, circumstances))
        assert isinstance(kind.obstacle(wild, circumstances), Refusal | None)


def _correction(notified_on: date, supplied_on: date) -> CorrectionFacts:
    return CorrectionFacts(notified_on=notified_on, notice_received_on=notified_on, supplied_on=supplied_on)


def _correction_asked(on: date) -> CorrectionFacts:
    return CorrectionFacts(notified_on=on, notice_received_on=on)


# Where walks begin: what a walk from the application alone would seldom come to is there at once.
_BEGINNINGS = (
    RECEIVED,
    _AT[Stage.CORRECTING],
    replace(RECEIVED, corrections=(_correction_asked(date(2024, 3, 5)),)),
    replace(ACCEPTED, number=None),
    SIMPLIFIED,
    replace(ACCEPTED, hearings=(HearingFacts(held_on=date(2024, 4, 10)), HearingFacts(held_on=date(2024, 5, 20)))),
    replace(
        stayed(date(2024, 3, 11), StayGround.NORM_REVIEW),
        norm_reviews=(
            NormReviewFacts(title="甲办法", found_on=date(2024, 3, 11), handling=NormHandling.OWN),
            NormReviewFacts(title="乙办法", found_on=date(2024, 3, 11), handling=NormHandling.TRANSFERRED),
        ),
    ),
    stayed(date(2024, 3, 11), StayGround.DEATH),
)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_every_walk_of_allowed_steps_holds_together_and_can_be_brought_to_filing(data: st.DataObject) -> None:
    facts = data.draw(st.sampled_from(_BEGINNINGS))
    today = date(2024, 3, 11)
    for _ in range(data.draw(st.integers(0, 25))):
        today += timedelta(days=data.draw(st.integers(0, 15)))
        facts = _walked(data, facts, now(today))
    for _ in range(12):
        if stage_of(facts) is Stage.FILED:
            break
        facts = _driven(facts, now(today))
        today += timedelta(days=1)

    assert stage_of(facts) is Stage.FILED


@settings(max_examples=50, deadline=None)
@given(received_on=st.dates(date(2023, 6, 1), date(2026, 10, 31)), later=st.integers(0, 40))
def test_an_application_of_any_day_can_be_brought_to_filing(received_on: date, later: int) -> None:
    facts, today = replace(RECEIVED, received_on=received_on), received_on + timedelta(days=later)
    while stage_of(facts) is not Stage.FILED:
        facts = _driven(facts, now(today))

    assert facts.accepted_on is not None
    assert facts.accepted_on.year >= received_on.year


def _walked(data: st.DataObject, facts: CaseFacts, at: Circumstances) -> CaseFacts:
    choice = offered(facts, at)
    if not choice:
        assert stage_of(facts) is Stage.FILED
        return facts
    kind = data.draw(st.sampled_from(choice))
    after = after_step(facts, data.draw(filled(kind, at.today, kind.suggested(facts, at))), at)
    # What ends a walk soon is mostly left for later, so that it sees something first.
    if after is None or (stage_of(after) in _LAST and stage_of(facts) not in _LAST and data.draw(st.integers(0, 5))):
        return facts
    _holds_together(after)
    return after


_LAST = (Stage.NOT_ACCEPTED, Stage.CLOSED, Stage.FILED)


def _driven(facts: CaseFacts, at: Circumstances) -> CaseFacts:
    step = next_to_filing(facts, at)
    after = after_step(facts, step, at)
    assert after is not None, (step, [each.message for each in step.refusals(facts, at)])
    _holds_together(after)
    return after


def _holds_together(facts: CaseFacts) -> None:
    assert [each.message for each in faults(facts)] == []
    assert stage_of(facts) in Stage


_TABLES: Mapping[str, Any] = {
    "basis": Exclusion.basis,
    "norm_title": NormReview.title,
    **{
        name: getattr(ReconsiderationHearing, name)
        for name in ("head_name", "head_post", "absence_reason", "substitute")
    },
}


@pytest.mark.parametrize("step", _STEPS, ids=lambda step: step.key)
def test_a_step_asks_for_no_longer_text_than_its_column_holds(step: type[Step[CaseFacts]]) -> None:
    for each in fields(step):
        asked = asked_of(each)
        if each.type not in ("str", "str | None", str, str | None) or asked.is_long:
            continue
        column = _TABLES.get(each.name) or getattr(ReconsiderationCase, each.name)
        assert asked.max_length == column.property.columns[0].type.length, each.name
        assert asked.label


def test_the_calendar_of_these_tests_covers_them() -> None:
    calendar = shipped_calendar()

    assert calendar.first_year <= 2004
    assert calendar.last_year >= 2026
