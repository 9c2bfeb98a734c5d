"""Where in its life a lawsuit at one instance stands, told from its facts alone. Pure."""

from caseapp.law.coded import Coded
from caseapp.litigation.facts import LawsuitFacts


class Stage(Coded, table_title="诉讼阶段"):
    """A stage, from which certain steps lead on (transitions.py). Unlike a status it does not change overnight."""

    PENDING = "pending", "审理中"
    DECIDED = "decided", "已裁判"
    APPEALED = "appealed", "已上诉"
    EFFECTIVE = "effective", "已生效"
    FILED = "filed", "已归档"


def stage_of(facts: LawsuitFacts) -> Stage:
    """The one stage of the lawsuit."""
    if facts.filed_on is not None:
        return Stage.FILED
    if facts.decided_on is None:
        return Stage.PENDING
    if facts.effective_on is not None:
        return Stage.EFFECTIVE
    return Stage.APPEALED if facts.is_appealed else Stage.DECIDED
