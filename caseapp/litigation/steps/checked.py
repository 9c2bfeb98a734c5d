"""What every step of a lawsuit has in common: what comes of it must be able to stand together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.faults import faults
from caseapp.timeline.steps import Circumstances, Step


@dataclass(frozen=True, kw_only=True)
class LawsuitStep(Step[LawsuitFacts]):
    """A step of a lawsuit. What `contradictions` names is said by the field at fault; the rest the register refuses."""

    def contradictions(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """What speaks against the step itself as filled in."""
        yield from ()

    def refusals(self, facts: LawsuitFacts, now: Circumstances) -> Iterator[Refusal]:
        """A day to come, the step's own contradictions; without these what cannot stand together afterwards."""
        found = [*super().refusals(facts, now), *self.contradictions(facts, now)]
        yield from found or faults(self.applied_to(facts, now))


def refused_unless_past(field: str, day: date | None, now: Circumstances) -> Iterator[Refusal]:
    """Only what has happened is recorded."""
    if day is not None and day > now.today:
        yield Refusal(field, f"日期{day}在今天之后，只登记已经发生的事，请核对日期。")


def refused_if_before(field: str, day: date | None, start: date | None, what: str) -> Iterator[Refusal]:
    """Nothing comes before what it follows; `what` names the day `start`."""
    if day is not None and start is not None and day < start:
        yield Refusal(field, f"日期{day}早于{what}{start}，请核对这两个日期。")
