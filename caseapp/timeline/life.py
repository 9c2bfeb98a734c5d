"""The writes of which the life of every register's entries is made. They never commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from caseapp.db import db
from caseapp.history.actions import explain
from caseapp.law.coded import Coded
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal, Refused
from caseapp.law.today import SHANGHAI
from caseapp.shown import long_day
from caseapp.timeline.actions import Act, entry_of, first_entry, propose
from caseapp.timeline.changes import changed, corrects, days_newly_said, with_said
from caseapp.timeline.entries import CORRECTED, UNDONE
from caseapp.timeline.models import EntryColumns, ProposedCorrection
from caseapp.timeline.queries import counted, waiting_proposal
from caseapp.timeline.steps import Circumstances, Step, Transitions

F = TypeVar("F")


@dataclass(frozen=True)
class Life(Generic[F]):
    """The life of a register's cases: its rules, and how a case's facts are read and written.

    `revise` makes a case say what the facts say and raises Refused with every contradiction; `entries` is the table of
    its timeline's lines. A register that gives something with a step, such as a number, says so in a class of its own.

    A case that an issued report counts (`timeline.counted`) is corrected with a reason only; where its office wants a
    second person's consent, `correct` and `withdraw` propose what they would have done, and the case stays as it is.
    """

    ledger: Ledger
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
        """Take a step. Raises Refused, with field and article, where the law does not allow it.

        A step that dates something before the end of an issued report that counts the case adds to what was published:
        it needs a reason, and is refused where the office wants corrections consented to. Any other step does not.
        """
        before = self.facts_of(case)
        refusal = self.transitions.refusal(self.stage_of(before), type(step), before, now)
        refusals = [refusal] if refusal else list(step.refusals(before, now))
        if refusals:
            raise Refused(refusals)
        after = self.completed(case, step, step.applied_to(before, now))
        if after == before:
            raise Refused([Refusal("", "所填内容与已登记的相同，没有需要登记的改动。")])
        of_reports = counted(self.ledger, case)
        if of_reports is not None:
            days = days_newly_said(before, after)
            _refuse_for(of_reports.late_step(days, field=step.day_field, why=act.why))
        explain(act.why)
        self.revise(case, after, now)
        case.entries.append(entry_of(self.entries, act, step=step.key, before=before, after=after, on=step.day))

    def correct(self, case: Any, facts: F, act: Act, now: Circumstances) -> ProposedCorrection | None:
        """Make the case say what the facts say, or propose it; the proposal is returned.

        Where that changes what was said before, and for any change of a case in an issued report, the act needs a
        reason. Raises Refused (field `why` for a missing reason), also while another correction waits.
        """
        self.refuse_a_second(case)
        before, of_reports = self.facts_of(case), counted(self.ledger, case)
        if not act.why and corrects(before, facts):
            raise Refused([Refusal("why", "改动了已经登记的内容，请写明更正理由，它会留在办案经过中。")])
        if not act.why and of_reports is not None and facts != before:
            raise Refused([of_reports.without_reason])
        if of_reports is not None and of_reports.needs_consent:
            return self._propose(case, facts, act, now)
        self.revise_as_asked(case, facts, act, now)
        return None

    def revise_as_asked(self, case: Any, facts: F, act: Act, now: Circumstances) -> None:
        """Make the correction, whoever had to consent. Raises Refused with every contradiction in the facts."""
        before = self.facts_of(case)
        explain(act.why)
        self.revise(case, facts, now)
        after = self.facts_of(case)
        if after != before:
            case.entries.append(entry_of(self.entries, act, step=CORRECTED, before=before, after=after))

    def _propose(self, case: Any, facts: F, act: Act, now: Circumstances) -> ProposedCorrection | None:
        before = self.facts_of(case)
        with db.session.begin_nested() as attempt:  # so that a contradiction is told to who asks, not to who consents
            self.revise(case, facts, now)
            db.session.flush()
            after = self.facts_of(case)
            attempt.rollback()
        if after == before:
            return None
        was, is_now = changed(before, after)
        return propose(self.ledger, case, act, before=was, after=is_now)

    def undo_hindrance(self, case: Any) -> Refusal | None:
        """Why no step of the case can be taken back, whoever took it: a correction waits, or consent is wanted."""
        waiting = waiting_proposal(self.ledger, case.id)
        if waiting is not None:
            return _still_waiting(waiting)
        of_reports = counted(self.ledger, case)
        return of_reports.undo if of_reports is not None else None

    def take_back(self, case: Any, entry: Any, act: Act, now: Circumstances) -> None:
        """Undo the step of this line; the line stays, and another says who took it back and why. Raises Refused."""
        _refuse_for(self.undo_hindrance(case))
        before = self.facts_of(case)
        after = with_said(before, entry.before)
        explain(act.why)
        self.revise(case, after, now)
        undone = entry_of(self.entries, act, step=UNDONE, before=before, after=after, undoes=entry.id)
        case.entries.append(undone)

    def withdraw(self, case: Any, act: Act) -> ProposedCorrection | None:
        """Take the case out of the register (撤销登记), or propose it; the proposal is returned.

        Raises Refused (field `why`) without a reason, and while another correction waits.
        """
        self.refuse_a_second(case)
        if not act.why:
            raise Refused([Refusal("why", "请写明撤销登记的理由，它会留在变动记录中。")])
        of_reports = counted(self.ledger, case)
        if of_reports is not None and of_reports.needs_consent:
            return propose(self.ledger, case, act, is_withdrawal=True)
        self.remove(case, act)
        return None

    def remove(self, case: Any, act: Act) -> None:
        """Take the case with all its rows and deadlines out of the register; the history keeps them."""
        explain(act.why)
        for entry in [each for each in case.entries if each.undoes_id is not None]:
            case.entries.remove(entry)  # before the line that it names
        db.session.flush()
        db.session.delete(case)
        db.session.flush()

    def refuse_a_second(self, case: Any) -> None:
        """Raise Refused while a correction of the case waits for consent: one at a time."""
        waiting = waiting_proposal(self.ledger, case.id)
        if waiting is not None:
            raise Refused([_still_waiting(waiting)])


def _still_waiting(proposal: ProposedCorrection) -> Refusal:
    what = "撤销登记" if proposal.is_withdrawal else "更正"
    return Refusal(
        "",
        f"{proposal.asked_by}于{long_day(proposal.asked_at.astimezone(SHANGHAI).date())}提出的{what}"
        f"（理由：{proposal.why}）还在等待同意，请先由另一人同意或者由提出人撤回，再作更正。",
    )


def _refuse_for(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused([refusal])
