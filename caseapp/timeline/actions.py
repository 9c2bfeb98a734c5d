"""Writes of a case's timeline: a line for each step, and what may be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from caseapp.accounts.people import Person
from caseapp.db import db
from caseapp.history.actions import explain
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal, Refused
from caseapp.timeline.changes import changed, said
from caseapp.timeline.entries import FIRST, UNDONE
from caseapp.timeline.models import EntryColumns, ProposedCorrection

E = TypeVar("E", bound=EntryColumns)

_NOBODY = "命令行"
_LONGEST_REASON = 390  # once consented to it stands in the timeline with both names, in a column of 500


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked for a correction that somebody else has consented to: the account, and the name of that day."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts and when (an aware moment), with the key of the form that was sent; `by` None: the command."""

    by: Person | Asker | None
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


def propose(
    ledger: Ledger, case: Any, act: Act, *, before: str = "{}", after: str = "{}", is_withdrawal: bool = False
) -> ProposedCorrection:
    """Ask for a second person's consent to a correction of the case (facts as JSON, see `changes`), or its withdrawal.

    Nothing of the case changes. Raises Refused for an act of nobody, and for a reason too long to stand with two names.
    """
    if act.by is None:
        raise Refused([Refusal("", "这件案件的更正须经第二人同意，请登录后在案件页面提出。")])
    if act.why is None or len(act.why) > _LONGEST_REASON:
        raise Refused([Refusal("why", f"须经同意的更正，请写明理由，最多{_LONGEST_REASON}个字。")])
    explain(act.why)
    proposal = ProposedCorrection(
        ledger=ledger,
        case_id=case.id,
        office_id=case.office_id,
        version=case.version,
        is_withdrawal=is_withdrawal,
        before=before,
        after=after,
        why=act.why,
        form_key=act.form_key,
        asked_by=act.by.name,
        asked_account_id=act.by.id,
        asked_at=act.at,
    )
    db.session.add(proposal)
    return proposal
