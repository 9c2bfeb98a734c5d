"""Where in its life a case stands, told from its facts alone. Pure."""

from datetime import date

from caseapp.law.coded import Coded
from caseapp.law.codes import Disposal, ExclusionKind
from caseapp.reconsideration.facts import CaseFacts, CorrectionFacts, ExclusionFacts


class Stage(Coded, table_title="办理阶段"):
    """A stage, from which certain steps lead on (transitions.py). Unlike a status it does not change overnight."""

    RECEIVED = "received", "受理审查"
    CORRECTING = "correcting", "等待补正"
    NOT_ACCEPTED = "not_accepted", "未受理"
    UNDER_REVIEW = "under_review", "审理"
    STAYED = "stayed", "中止"
    CLOSED = "closed", "已结案"
    FILED = "filed", "已归档"


def stage_of(facts: CaseFacts) -> Stage:
    """The one stage of the case."""
    if facts.filed_on is not None:
        return Stage.FILED
    if facts.disposal is None:
        return Stage.CORRECTING if open_correction(facts) else Stage.RECEIVED
    if facts.disposal is not Disposal.ACCEPTED:
        return Stage.NOT_ACCEPTED
    if facts.closed_on is not None:
        return Stage.CLOSED
    return Stage.STAYED if running_stay(facts) else Stage.UNDER_REVIEW


def open_correction(facts: CaseFacts) -> CorrectionFacts | None:
    """The round of 补正 whose papers have not come: the last one, for a new round begins only after the one before."""
    last = facts.corrections[-1] if facts.corrections else None
    return last if last is not None and last.supplied_on is None and not last.is_lapsed else None


def corrected_on(facts: CaseFacts) -> date | None:
    """The day on which the last corrected papers came, from which the review runs anew; None where none came."""
    supplied = (each.supplied_on for each in facts.corrections if each.supplied_on)
    # Papers from before the application, which no rule lets in, must not break the sum for a form that went stale.
    return max((day for day in supplied if day >= facts.received_on), default=None)


def running_stay(facts: CaseFacts) -> ExclusionFacts | None:
    """The 中止 that has not been lifted."""
    stays = (each for each in facts.exclusions if each.kind is ExclusionKind.STAY and each.end_on is None)
    return next(stays, None)
