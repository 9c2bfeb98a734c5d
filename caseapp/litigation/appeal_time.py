"""Whether a decision can be appealed from, and until when. Pure."""

from datetime import date

from caseapp.law.codes import Instance
from caseapp.law.court_clocks import court_clock
from caseapp.law.endings import LitigationEnding
from caseapp.law.workdays import Calendar
from caseapp.litigation.facts import LawsuitFacts

# JI18 101(2): of the rulings that end a suit, 不予立案 and 驳回起诉. 其他 may be any.
_APPEALABLE_RULINGS = (LitigationEnding.DISMISS_SUIT, LitigationEnding.NOT_DOCKETED, LitigationEnding.OTHER)


def can_be_appealed(facts: LawsuitFacts) -> bool:
    """Whether the law knows an appeal from this decision, for any of the defendants (ALL17 7, 85; JI18 101).

    A retrial at first instance can be appealed from, one at second instance cannot (CPL23 218); the facts do not say
    which it is, so it is left to the court.
    """
    return facts.instance is not Instance.SECOND and any(
        each.ending is not None and (each.ending.is_judgment or each.ending in _APPEALABLE_RULINGS)
        for each in facts.defendants
    )


def appeal_ends(facts: LawsuitFacts, calendar: Calendar) -> date | None:
    """The last day to appeal, by the day on which this defendant received the decision; None where none runs.

    Fifteen days from a judgment, ten from a ruling (ALL17 85). The other parties' time runs from their own receipt.
    """
    if facts.decision_received_on is None or not can_be_appealed(facts):
        return None
    is_judgment = any(each.ending is not None and each.ending.is_judgment for each in facts.defendants)
    clock = court_clock("APPEAL_J" if is_judgment else "APPEAL_R")
    return clock.due(facts.decision_received_on, calendar).on
