"""What a step in the life of a register entry is, and which may be taken from where. Pure.

A step is a frozen dataclass: its fields are what it asks of the clerk, `refusals` what the law or the papers say
against it, `applied_to` the facts after it. Which steps follow a stage is written once, as pairs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from caseapp.law.coded import Coded
from caseapp.law.readings import Readings
from caseapp.law.refusal import Refusal
from caseapp.law.workdays import Calendar

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rule needs beside the facts: today's civil date, the calendar in force, the readings of the law chosen."""

    today: date
    calendar: Calendar
    readings: Readings = field(default_factory=Readings)


@dataclass(frozen=True, kw_only=True)
class Step(Generic[F]):
    """One step. `key` stands in its address and in the timeline, `title` on its button, `article` in a refusal.

    `day_field` names the field that holds the day it counts from in law ("" where it has none). `note` is what the page
    says of a step that asks nothing.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    article: ClassVar[str]
    day_field: ClassVar[str] = ""
    note: ClassVar[str] = ""

    @property
    def day(self) -> date | None:
        """The civil day of the step, None where it has none."""
        return getattr(self, self.day_field) if self.day_field else None

    @classmethod
    def obstacle(cls, facts: F, now: Circumstances) -> Refusal | None:
        """Why this step cannot be taken in this case although its stage allows it; None when it can."""
        return None

    @classmethod
    def suggested(cls, facts: F, now: Circumstances) -> Mapping[str, Any]:
        """What the form begins with: everything that the case or the day says already, so that nobody types it."""
        return {cls.day_field: now.today} if cls.day_field else {}

    def refusals(self, facts: F, now: Circumstances) -> Iterator[Refusal]:
        """What speaks against the step as filled in, each by the field at fault. A future day always does."""
        if self.day is not None and self.day > now.today:
            yield Refusal(self.day_field, f"日期{self.day}在今天之后，只登记已经发生的事，请核对日期。")

    def applied_to(self, facts: F, now: Circumstances) -> F:
        """The facts after the step. Answers whatever the facts are: a stale form is compared with what stands now."""
        raise NotImplementedError


class Transitions(Generic[F]):
    """Which steps may be taken at which stage: pairs, and everything else is refused."""

    def __init__(self, pairs: Iterable[tuple[Coded, type[Step[F]]]]) -> None:
        self.pairs = tuple(pairs)
        self.steps: Mapping[str, type[Step[F]]] = {step.key: step for _, step in self.pairs}

    def offered(self, stage: Coded, facts: F, now: Circumstances) -> tuple[type[Step[F]], ...]:
        """The steps that can be taken now, in the order of the pairs."""
        return tuple(step for at, step in self.pairs if at is stage and step.obstacle(facts, now) is None)

    def refusal(self, stage: Coded, step: type[Step[F]], facts: F, now: Circumstances) -> Refusal | None:
        """Why the step cannot be taken at this stage of this case; None when it can."""
        if (stage, step) in self.pairs:
            return step.obstacle(facts, now)
        stages = "、".join(f"“{at.label}”" for at, each in self.pairs if each is step)
        law = f"（{step.article}）" if step.article else ""
        why = f"案件现为“{stage.label}”，不能办理“{step.title}”：该步骤只在{stages}时办理{law}。"
        return Refusal(step.day_field or "stage", why)
