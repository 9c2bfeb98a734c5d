"""The withdrawal of a case, as asked for. It never commits."""

from collections.abc import Sequence
from typing import Any

from caseapp.consents.withdrawals.hindrance import refusal_while_needed
from caseapp.law.refusal import Refused
from caseapp.timeline.actions import Act
from caseapp.timeline.life import Life
from caseapp.timeline.models import ProposedCorrection


def withdraw_case(life: Life[Any], case: Any, act: Act, *, needed_by: Sequence[str]) -> ProposedCorrection | None:
    """Take a case out of its register, or propose it where consent is wanted; the proposal is returned.

    `needed_by`: the numbers of the lawsuits that stand on it. Raises Refused while there are any, and without a reason
    (field `why`).
    """
    refusal = refusal_while_needed(needed_by)
    if refusal is not None:
        raise Refused([refusal])
    return life.withdraw(case, act)
