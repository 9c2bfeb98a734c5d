"""The writes of which the life of every register's entries is made. They never commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from caseapp.history.actions import explain
from caseapp.law.coded import Coded
from caseapp.law.refusal import Refusal, Refused
from caseapp.timeline.actions import Act, entry_of, first_entry
from caseapp.timeline.changes import corrects, with_said
from caseapp.timeline.entries import CORRECTED, UNDONE
from caseapp.timeline.models import EntryColumns
from caseapp.timeline.steps import Circumstances, Step, Transitions

F = TypeVar("F")


@dataclass(frozen=True)
class Life(Generic[F]):
    """The life of a register's cases: its rules, and how a case's facts are read and written.

    `revise` makes a case say what the facts say and raises Refused with every contradiction; `entries` is the table of
    its timeline's lines. A register that gives something with a step, such as a number, says so in a class of its own.
    """

    transitions: Transitions[F]
    stage_of: Callable[[F], Coded]
    facts_of: Callable[[Any], F]
    revise: Callable[[Any, F, Circumstances], None]
    entries: type[EntryColumns]

    def begin(self, case: Any, act: Act, *, how: str, on: date) -> None:
        """The first line of a case's timeline: how it came into the register."""
        case.entries.append(first_entry(self.entries, act, step=how, on=on))

    def completed(self, case: Any, step: Step[F], facts: F) -> F:
        """The facts after a step, with what the register itself gives with it."""
        return facts

    def take(self, case: Any, step: Step[F], act: Act, now: Circumstances) -> None:
        """Take a step. Raises Refused, with field and article, where the law does not allow it."""
        before = self.facts_of(case)
        refusal = self.transitions.refusal(self.stage_of(before), type(step), before, now)
        refusals = [refusal] if refusal else list(step.refusals(before, now))
        if refusals:
            raise Refused(refusals)
        after = self.completed(case, step, step.applied_to(before, now))
        if after == before:
            raise Refused([Refusal("", "所填内容与已登记的相同，没有需要登记的改动。")])
        explain(act.why)
        self.revise(case, after, now)
        case.entries.append(entry_of(self.entries, act, step=step.key, before=before, after=after, on=step.day))

    def correct(self, case: Any, facts: F, act: Act, now: Circumstances) -> None:
        """Make the case say what the facts say; where that changes what was said before, the act needs a reason.

        Raises Refused (field `why` for a missing reason).
        """
        before = self.facts_of(case)
        if corrects(before, facts) and not act.why:
            raise Refused([Refusal("why", "改动了已经登记的内容，请写明更正理由，它会留在办案经过中。")])
        explain(act.why)
        self.revise(case, facts, now)
        after = self.facts_of(case)
        if after != before:
            case.entries.append(entry_of(self.entries, act, step=CORRECTED, before=before, after=after))

    def take_back(self, case: Any, entry: Any, act: Act, now: Circumstances) -> None:
        """Undo the step of this line; the line stays, and another says who took it back and why. Raises Refused."""
        before = self.facts_of(case)
        after = with_said(before, entry.before)
        explain(act.why)
        self.revise(case, after, now)
        undone = entry_of(self.entries, act, step=UNDONE, before=before, after=after, undoes=entry.id)
        case.entries.append(undone)
