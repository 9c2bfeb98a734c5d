"""Random walks: steps filled in at random, taken as the register would, from an application to its filing."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from caseapp.law.endings import ReconsiderationEnding
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.stages import Stage, stage_of
from caseapp.reconsideration.steps.acceptance import Accept, ConfirmDeemedAcceptance
from caseapp.reconsideration.steps.aftermath import PutAway
from caseapp.reconsideration.steps.corrections import SupplyCorrection
from caseapp.reconsideration.steps.decision import Decide
from caseapp.reconsideration.steps.hearings import CancelHearing
from caseapp.reconsideration.steps.norms_waiting import open_reviews
from caseapp.reconsideration.steps.service_of_papers import ServeApplicant
from caseapp.reconsideration.steps.termination import Terminate
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.timeline.asking import asked_of
from caseapp.timeline.steps import Circumstances, Step

_NUMBER = "商政复〔2024〕1号"  # the register gives it, no step does


@st.composite
def filled(draw: st.DrawFn, kind: type[Step[CaseFacts]], today: date, known: Mapping[str, Any]) -> Step[CaseFacts]:
    """The step with what is known left as suggested, mostly, and the rest at random."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for each in fields(kind):
        if known.get(each.name) is not None and draw(st.integers(0, 3)):
            values[each.name] = known[each.name]
        elif each.default is MISSING or draw(st.booleans()):
            values[each.name] = draw(_value(hints[each.name], asked_of(each).among, today))
    return kind(**values)


def _value(hint: Any, among: tuple[Any, ...] | None, today: date) -> st.SearchStrategy[Any]:
    if get_origin(hint) is UnionType:
        (kind,) = (each for each in get_args(hint) if each is not type(None))
        return st.none() | _value(kind, among, today)
    if hint is date:
        return st.integers(-40, 20).map(lambda days: today + timedelta(days=days))
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(-1, 40)
    if hint is str:
        return st.sampled_from(["李明", "周芳", "某办法"])
    return st.sampled_from(list(among or hint))


def offered(facts: CaseFacts, now: Circumstances) -> tuple[type[Step[CaseFacts]], ...]:
    """What the case page offers."""
    return TRANSITIONS.offered(stage_of(facts), facts, now)


def after_step(facts: CaseFacts, step: Step[CaseFacts], now: Circumstances) -> CaseFacts | None:
    """The facts after the step, numbered as the register does; None where something speaks against it."""
    if TRANSITIONS.refusal(stage_of(facts), type(step), facts, now) or list(step.refusals(facts, now)):
        return None
    after = step.applied_to(facts, now)
    return replace(after, number=_NUMBER) if getattr(step, "gives_number", False) else after


def next_to_filing(facts: CaseFacts, now: Circumstances) -> Step[CaseFacts]:
    """The plain step that brings a case one stage nearer to its filing, all of it today."""
    today, stage = now.today, stage_of(facts)
    if stage is Stage.RECEIVED:
        given = TRANSITIONS.steps[Accept.key].suggested(facts, now)
        is_deemed = ConfirmDeemedAcceptance in offered(facts, now)
        kept = {"procedure": given["procedure"]}
        return ConfirmDeemedAcceptance(**kept) if is_deemed else Accept(accepted_on=today, **kept)
    if stage is Stage.CORRECTING:
        return SupplyCorrection(supplied_on=today)
    if any(each.held_on and each.held_on > today for each in facts.hearings):
        return CancelHearing()
    if stage is Stage.STAYED or (stage is Stage.UNDER_REVIEW and open_reviews(facts)):  # neither is decided on
        return Terminate(ending=ReconsiderationEnding.TERM_WITHDRAWN, closed_on=today)
    if stage is Stage.UNDER_REVIEW:
        return Decide(ending=ReconsiderationEnding.UPHOLD, closed_on=today)
    if stage is Stage.CLOSED and facts.served_on is None:
        return ServeApplicant(served_on=today)
    return PutAway(filed_on=today)
