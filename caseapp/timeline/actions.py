"""Writes of a case's timeline: a line for each step, and what may be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from caseapp.accounts.people import Person
from caseapp.law.refusal import Refusal
from caseapp.timeline.changes import changed, said
from caseapp.timeline.entries import FIRST, UNDONE
from caseapp.timeline.models import EntryColumns

E = TypeVar("E", bound=EntryColumns)

_NOBODY = "命令行"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts and when (an aware moment), with the key of the form that was sent; `by` None: the command."""

    by: Person | None
    at: datetime
    form_key: str | None = None
    why: str | None = None


def entry_of(
    kind: type[E], act: Act, *, step: str, before: Any, after: Any, on: date | None = None, undoes: int | None = None
) -> E:
    """A new line: what the act changed from the facts `before` to the facts `after`."""
    was, is_now = changed(before, after)
    return kind(**_said(act, step, on) | {"before": was, "after": is_now, "undoes_id": undoes})


def first_entry(kind: type[E], act: Act, *, step: str, on: date | None) -> E:
    """The first line of an entry: it has changed nothing, it is all there is."""
    return kind(**_said(act, step, on))


def _said(act: Act, step: str, on: date | None) -> dict[str, Any]:
    return {
        "account_id": act.by.id if act.by else None,
        "person": act.by.name if act.by else _NOBODY,
        "step": step,
        "on": on,
        "at": act.at,
        "why": act.why,
        "form_key": act.form_key,
    }


def last_standing(entries: Sequence[E]) -> E | None:
    """The newest line that was not taken back; None where there is none."""
    taken_back = {entry.undoes_id for entry in entries}
    standing = [entry for entry in entries if entry.step != UNDONE and entry.id not in taken_back]
    return standing[-1] if standing else None


def undo_refusal(entry: EntryColumns | None, facts: Any, by: Person) -> Refusal | None:
    """Why the person cannot take back this line of a case with these facts; None when they can."""
    if entry is None or entry.step in FIRST:
        return Refusal("why", "登记本身不能撤回；有误的，请用“更正”改正。")
    if entry.account_id != by.id:
        return Refusal("why", f"最后一步由{entry.person}办理，只能由本人撤回；确需改动的，请用“更正”并写明理由。")
    if any(getattr(facts, name) != value for name, value in said(entry.after, type(facts)).items()):
        return Refusal("why", "这一步登记的内容后来又有变动，不能撤回；请用“更正”改正。")
    return None
