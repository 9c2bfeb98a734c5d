"""What may be done at which stage: the pairs, and nothing else."""

from datetime import date

import pytest

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.stages import Stage, stage_of
from caseapp.litigation.transitions import TRANSITIONS
from caseapp.timeline.steps import Step
from tests.litigation.suits import NOW, decided, served, summoned

_EFFECTIVE_ON = date(2023, 8, 8)
_ALWAYS = {"assign", "link"}
ALLOWED = {
    Stage.PENDING: _ALWAYS
    | {"appearances", "defend", "hearing", "decide-first", "decide-second", "decide-retrial"}
    | {"move-hearing", "evidence-delay", "suggestion", "answer-suggestion"},
    Stage.DECIDED: _ALWAYS
    | {"receive-decision", "appeal", "take-effect", "appearances", "suggestion", "answer-suggestion"},
    Stage.APPEALED: _ALWAYS
    | {"receive-decision", "take-effect", "appearances", "suggestion", "answer-suggestion", "file"},
    Stage.EFFECTIVE: _ALWAYS
    | {"perform", "receive-decision", "appearances", "suggestion", "answer-suggestion", "file"},
    Stage.FILED: set(),
}
AT: dict[Stage, LawsuitFacts] = {
    Stage.PENDING: served(),
    Stage.DECIDED: decided(LitigationEnding.REVOKE_REDO),
    Stage.APPEALED: decided(LitigationEnding.REVOKE_REDO, is_appealed=True),
    Stage.EFFECTIVE: decided(LitigationEnding.REVOKE_REDO, effective_on=_EFFECTIVE_ON),
    Stage.FILED: decided(LitigationEnding.REVOKE_REDO, effective_on=_EFFECTIVE_ON, filed_on=_EFFECTIVE_ON),
}


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_leads_to_its_steps_and_no_others(stage: Stage) -> None:
    assert {step.key for at, step in TRANSITIONS.pairs if at is stage} == ALLOWED[stage]
    assert stage_of(AT[stage]) is stage


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("step", TRANSITIONS.steps.values(), ids=lambda step: step.key)
def test_what_no_pair_allows_is_refused_with_stage_and_article(stage: Stage, step: type[Step[LawsuitFacts]]) -> None:
    if step.key in ALLOWED[stage]:
        return
    refusal = TRANSITIONS.refusal(stage, step, AT[stage], NOW)

    assert refusal is not None
    assert f"案件现为“{stage.label}”" in refusal.message
    assert step.article in refusal.message
    assert step not in TRANSITIONS.offered(stage, AT[stage], NOW)


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        (served(), ["defend", "hearing", "decide-first", "evidence-delay", "assign", "link", "suggestion"]),
        # A hearing to come can be moved; who comes is not known before its day.
        (
            summoned(date(2023, 8, 16)),
            ["defend", "hearing", "decide-first", "move-hearing", "evidence-delay", "assign", "link", "suggestion"],
        ),
        # Held today: who came comes first.
        (
            summoned(date(2023, 8, 15)),
            [
                *("appearances", "defend", "hearing", "decide-first", "move-hearing"),
                *("evidence-delay", "assign", "link", "suggestion"),
            ],
        ),
        (
            served(defence_filed_on=date(2023, 5, 10), evidence_filed_on=date(2023, 5, 10)),
            ["hearing", "decide-first", "assign", "link", "suggestion"],
        ),
        (served(instance=Instance.SECOND), ["defend", "hearing", "decide-second", "assign", "link", "suggestion"]),
        (
            served(instance=Instance.SECOND, defence_filed_on=date(2023, 5, 10)),
            ["hearing", "decide-second", "assign", "link", "suggestion"],
        ),
        (
            served(instance=Instance.RETRIAL),
            ["defend", "hearing", "decide-retrial", "evidence-delay", "assign", "link", "suggestion"],
        ),
        (
            decided(LitigationEnding.REVOKE),
            ["receive-decision", "take-effect", "appeal", "assign", "link", "suggestion"],
        ),
        # A ruling that lets the plaintiff withdraw is final.
        (
            decided(LitigationEnding.WITHDRAW_SELF, LitigationEnding.WITHDRAW_SELF),
            ["receive-decision", "take-effect", "assign", "link", "suggestion"],
        ),
        (
            decided(LitigationEnding.REVOKE, effective_on=_EFFECTIVE_ON, decision_received_on=date(2023, 7, 24)),
            ["assign", "link", "suggestion", "file"],  # nothing to perform
        ),
        (
            decided(LitigationEnding.PAY, effective_on=_EFFECTIVE_ON, has_judicial_suggestion=True),
            ["perform", "receive-decision", "assign", "link", "suggestion", "answer-suggestion", "file"],
        ),
    ],
)
def test_only_what_can_be_done_now_is_offered(facts: LawsuitFacts, offered: list[str]) -> None:
    assert [step.key for step in TRANSITIONS.offered(stage_of(facts), facts, NOW)] == offered


@pytest.mark.parametrize(
    ("key", "facts", "says"),
    [
        ("decide-second", served(), "一审裁判"),
        ("appeal", decided(LitigationEnding.MEDIATED, LitigationEnding.MEDIATED), "第一百零一条第二款"),
        ("evidence-delay", served(evidence_filed_on=date(2023, 5, 10)), "法释〔2018〕1号第三十四条"),
        ("evidence-delay", served(instance=Instance.SECOND), "法释〔2018〕1号第三十四条"),
        ("appearances", summoned(date(2023, 8, 16)), "没有已到开庭日期"),
        ("move-hearing", served(), "没有可以改期或取消的开庭"),
        ("answer-suggestion", served(), "请先办理“登记收到司法建议”"),
        ("suggestion", served(suggestion_received_on=date(2023, 6, 1), has_judicial_suggestion=True), "2023-06-01"),
        ("receive-decision", decided(LitigationEnding.PAY, decision_received_on=date(2023, 7, 24)), "2023-07-24"),
        ("perform", decided(LitigationEnding.REVOKE, effective_on=_EFFECTIVE_ON), "第九十四条"),
    ],
)
def test_what_stands_in_the_way_is_named(key: str, facts: LawsuitFacts, says: str) -> None:
    refusal = TRANSITIONS.refusal(stage_of(facts), TRANSITIONS.steps[key], facts, NOW)

    assert refusal is not None
    assert says in refusal.message


def test_a_second_instance_is_final() -> None:
    facts = decided(LitigationEnding.AFFIRM_JUDGMENT, LitigationEnding.AFFIRM_JUDGMENT, instance=Instance.SECOND)
    refusal = TRANSITIONS.refusal(Stage.DECIDED, TRANSITIONS.steps["appeal"], facts, NOW)

    assert refusal is not None
    assert refusal.field == "appealed_on"
    assert "终审" in refusal.message
