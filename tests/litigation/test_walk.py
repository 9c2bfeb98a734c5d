"""Whatever a clerk does, step after step: what was let through can stand together, and nothing breaks on the way."""

from dataclasses import fields
from datetime import date, timedelta
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.law.codes import Instance
from caseapp.litigation.cautions import cautions
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.faults import faults
from caseapp.litigation.further import Further, carried_over, further_refusal
from caseapp.litigation.links.chain import link_of
from caseapp.litigation.stages import Stage, stage_of
from caseapp.litigation.steps.appearances import CameFor
from caseapp.litigation.transitions import TRANSITIONS
from caseapp.timeline.asking import asked_of
from caseapp.timeline.changes import changed, with_said
from caseapp.timeline.steps import Circumstances, Step
from tests.litigation.suits import NOW, TODAY, absent, came, served, summoned

_FIRST = date(2023, 5, 1)
_DAYS = st.integers(0, (TODAY - _FIRST).days + 3).map(lambda more: _FIRST + timedelta(days=more))

_TEXTS = st.sampled_from(["甲", "（2022）豫14行初9号"])


def _answers(kind: type[Any], known: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Any answer to what a step, or a row of it, asks; rows as many as are suggested."""
    if kind is CameFor:  # blindly drawn, hardly ever a row that says one thing
        organ = known["organ"]
        return st.sampled_from((came(organ), absent(organ), absent(organ, is_lawyer_only=True), CameFor(organ=organ)))
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: _answer(each, hints[each.name], known) for each in fields(kind)})


def _answer(each: Any, hint: Any, known: dict[str, Any]) -> st.SearchStrategy[Any]:
    asked = asked_of(each)
    if asked.is_fixed:
        return st.just(known[each.name])
    may_be_blank = get_origin(hint) is UnionType
    kind = next(arg for arg in get_args(hint) if arg is not type(None)) if may_be_blank else hint
    if get_origin(kind) is tuple:
        return st.tuples(*(_answers(get_args(kind)[0], row) for row in known[each.name]))
    values = {date: _DAYS, bool: st.booleans(), int: st.integers(0, 10**9), str: _TEXTS}
    strategy = values[kind] if kind in values else st.sampled_from(asked.among or tuple(kind))
    suggested = known.get(each.name)
    often = strategy if suggested is None else st.just(suggested) | strategy
    return st.none() | often if may_be_blank else often


def _walked(data: st.DataObject, facts: LawsuitFacts, now: Circumstances) -> tuple[LawsuitFacts, Step[LawsuitFacts]]:
    step = data.draw(st.sampled_from(TRANSITIONS.offered(stage_of(facts), facts, now)))
    answer = data.draw(_answers(step, dict(step.suggested(facts, now))))
    if list(answer.refusals(facts, now)):
        return facts, answer
    return answer.applied_to(facts, now), answer


@pytest.mark.parametrize("instance", list(Instance))
@settings(max_examples=150)
@given(data=st.data())
def test_a_walk_of_any_steps_leaves_facts_that_can_stand_together(instance: Instance, data: st.DataObject) -> None:
    facts = data.draw(st.sampled_from((served(instance=instance), summoned(instance=instance))))
    for _ in range(data.draw(st.integers(1, 14))):
        if stage_of(facts) is Stage.FILED:
            assert TRANSITIONS.offered(Stage.FILED, facts, NOW) == ()
            break
        after, step = _walked(data, facts, NOW)
        assert faults(after) == []
        assert with_said(after, changed(facts, after)[0]) == facts  # what is taken back is as it was
        assert [each.held_on for each in after.hearings] == sorted(each.held_on for each in after.hearings)
        cautions(after, NOW.calendar)
        link_of(1, after, heard_on=None)
        for further in Further:
            if further_refusal(after, further) is None:
                assert faults(carried_over(after, further)) == []
        step.applied_to(served(defendants=served().defendants[:1]), NOW)  # a stale form is compared, whatever it says
        facts = after
