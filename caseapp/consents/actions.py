"""Writes about corrections that wait: consent, refusal, dropping. They never commit."""

from collections.abc import Sequence
from typing import Any

from caseapp.accounts.people import Person
from caseapp.consents.withdrawals.hindrance import refusal_while_needed
from caseapp.history.actions import explain
from caseapp.law.refusal import Refusal, Refused
from caseapp.shown import moment
from caseapp.timeline.actions import Act, Asker
from caseapp.timeline.changes import said, with_said
from caseapp.timeline.entries import Decision
from caseapp.timeline.life import Life
from caseapp.timeline.models import ProposedCorrection
from caseapp.timeline.steps import Circumstances


def consent_to(
    proposal: ProposedCorrection,
    life: Life[Any],
    case: Any,
    *,
    needed_by: Sequence[str],
    by: Person,
    act: Act,
    now: Circumstances,
) -> None:
    """Make the correction that was asked for, or withdraw the case; `act.why` is a remark, `by` who consents.

    The line in the timeline is the asker's, dated now, with both names. What the case says otherwise than when it was
    asked stays as it is. Raises Refused: for the asker, for one decided already, where the facts to be changed have
    changed meanwhile, and for a contradiction with the facts of now. `needed_by`: see `withdrawals`.
    """
    _refuse_decided(proposal)
    if case is None:
        raise Refused([Refusal("", "案件已不在台账中，不能更正；请不同意，写明理由。")])
    if by.id == proposal.asked_account_id:
        raise Refused([Refusal("", "自己提出的更正不能由自己同意，请由本机构另一名承办人或者负责人处理。")])
    why = f"{proposal.why}（{proposal.asked_by}提出，{by.name}同意）"
    asked = Act(by=Asker(proposal.asked_account_id, proposal.asked_by), at=act.at, why=why)
    if proposal.is_withdrawal:
        refusal = refusal_while_needed(needed_by)
        if refusal is not None:
            raise Refused([refusal])
        life.remove(case, asked)
    else:
        facts = life.facts_of(case)
        if changed_meanwhile(proposal, facts):
            raise Refused(
                [Refusal("", "提出更正之后，要改的内容已被改动，不能照原样更正；请核对后不同意，再另行更正。")]
            )
        life.revise_as_asked(case, with_said(facts, proposal.after), asked, now)
    _decide(proposal, Decision.CONSENTED, by, act)


def changed_meanwhile(proposal: ProposedCorrection, facts: Any) -> frozenset[str]:
    """Those of the facts to be changed that no longer say what they said when the correction was asked for."""
    before = said(proposal.before, type(facts))
    return frozenset(name for name, value in before.items() if getattr(facts, name) != value)


def refuse_correction(proposal: ProposedCorrection, *, by: Person, act: Act) -> None:
    """Refuse what was asked, with a reason (`act.why`). Raises Refused (field `remark`)."""
    _refuse_decided(proposal)
    if by.id == proposal.asked_account_id:
        raise Refused([Refusal("", "自己提出的更正，不需要的请直接撤回。")])
    if not act.why:
        raise Refused([Refusal("remark", "不同意的，请写明理由。")])
    explain(f"不同意{words_of(proposal)}：{act.why}")
    _decide(proposal, Decision.REFUSED, by, act)


def drop_correction(proposal: ProposedCorrection, *, by: Person, act: Act) -> None:
    """Take back what one asked oneself. Raises Refused."""
    _refuse_decided(proposal)
    if by.id != proposal.asked_account_id:
        raise Refused([Refusal("", f"这项{words_of(proposal)}由{proposal.asked_by}提出，只能由本人撤回。")])
    _decide(proposal, Decision.DROPPED, by, act)


def words_of(proposal: ProposedCorrection) -> str:
    """撤销登记 or 更正."""
    return "撤销登记" if proposal.is_withdrawal else "更正"


def _refuse_decided(proposal: ProposedCorrection) -> None:
    if proposal.decision is not None:
        when, what = moment(proposal.decided_at), proposal.decision.label
        message = f"这项{words_of(proposal)}已由{proposal.decided_by}于 {when} 处理：{what}。"
        raise Refused([Refusal("", message)])


def _decide(proposal: ProposedCorrection, decision: Decision, by: Person, act: Act) -> None:
    proposal.decision = decision
    proposal.decided_by = by.name
    proposal.decided_account_id = by.id
    proposal.decided_at = act.at
    proposal.decided_why = act.why
