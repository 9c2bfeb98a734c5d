"""When a case cannot be withdrawn because others stand on it. Pure."""

from collections.abc import Sequence

from caseapp.law.refusal import Refusal


def refusal_while_needed(needed_by: Sequence[str]) -> Refusal | None:
    """Why a case on which the lawsuits of these numbers stand cannot be withdrawn; None where there are none."""
    if not needed_by:
        return None
    return Refusal(
        "",
        f"应诉案件{'、'.join(needed_by)}关联本案，不能撤销登记；请先更正该案关联的案号，或者先撤销该案的登记。",
    )
