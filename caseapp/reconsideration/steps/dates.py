"""The days that a step asks for: none ahead of today, none before what must have gone before."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from caseapp.law.refusal import Refusal
from caseapp.reconsideration.facts import CaseFacts
from caseapp.timeline.asking import asked_of
from caseapp.timeline.steps import Circumstances, Step

Known = tuple[str, date | None]


def not_ahead(step: Step[CaseFacts], now: Circumstances, *names: str) -> Iterator[Refusal]:
    """The fields of the step (beside its day, which every step checks) that name a day after today."""
    for name in names:
        day = getattr(step, name)
        if day is not None and day > now.today:
            yield Refusal(name, f"{_label(step, name)}{day}在今天之后，只登记已经发生的事，请核对日期。")


def not_before(step: Step[CaseFacts], name: str, *earlier: Known) -> Iterator[Refusal]:
    """The field when it names a day before one of these; the latest of them is named, for it settles the others."""
    day = getattr(step, name)
    known = [(on, title) for title, on in earlier if on is not None]
    if day is None or not known:
        return
    latest, title = max(known)
    if day < latest:
        law = f"（{step.article}）" if step.article else ""
        yield Refusal(name, f"{_label(step, name)}{day}早于{title}{latest}，请核对这两个日期{law}。")


def _label(step: Step[CaseFacts], name: str) -> str:
    return next(asked_of(each).label for each in fields(step) if each.name == name)
