"""Which steps may be taken at which stage of a lawsuit. What is not written here is refused.

The order is that of the buttons on the lawsuit's page.
"""

from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.stages import Stage
from caseapp.litigation.steps import afterwards, answering, appeals, appearances, hearings, judgments
from caseapp.timeline.steps import Transitions

TRANSITIONS: Transitions[LawsuitFacts] = Transitions(
    (
        (Stage.PENDING, appearances.RecordAppearances),
        (Stage.PENDING, answering.FileDefence),
        (Stage.PENDING, hearings.NotifyHearing),
        (Stage.PENDING, judgments.DecideFirst),
        (Stage.PENDING, judgments.DecideSecond),
        (Stage.PENDING, judgments.DecideRetrial),
        (Stage.PENDING, hearings.MoveHearing),
        (Stage.PENDING, answering.GrantEvidenceDelay),
        (Stage.PENDING, answering.AssignHandler),
        (Stage.PENDING, answering.LinkCases),
        (Stage.PENDING, afterwards.ReceiveSuggestion),
        (Stage.PENDING, afterwards.AnswerSuggestion),
        (Stage.DECIDED, judgments.ReceiveDecision),
        (Stage.DECIDED, appeals.TakeEffect),
        (Stage.DECIDED, appeals.Appeal),
        (Stage.DECIDED, appearances.RecordAppearances),
        (Stage.DECIDED, answering.AssignHandler),
        (Stage.DECIDED, answering.LinkCases),
        (Stage.DECIDED, afterwards.ReceiveSuggestion),
        (Stage.DECIDED, afterwards.AnswerSuggestion),
        (Stage.APPEALED, judgments.ReceiveDecision),
        (Stage.APPEALED, afterwards.FileAway),
        (Stage.APPEALED, appeals.TakeEffect),
        (Stage.APPEALED, appearances.RecordAppearances),
        (Stage.APPEALED, answering.AssignHandler),
        (Stage.APPEALED, answering.LinkCases),
        (Stage.APPEALED, afterwards.ReceiveSuggestion),
        (Stage.APPEALED, afterwards.AnswerSuggestion),
        (Stage.EFFECTIVE, afterwards.Perform),
        (Stage.EFFECTIVE, judgments.ReceiveDecision),
        (Stage.EFFECTIVE, appearances.RecordAppearances),
        (Stage.EFFECTIVE, answering.AssignHandler),
        (Stage.EFFECTIVE, answering.LinkCases),
        (Stage.EFFECTIVE, afterwards.ReceiveSuggestion),
        (Stage.EFFECTIVE, afterwards.AnswerSuggestion),
        (Stage.EFFECTIVE, afterwards.FileAway),
    )
)
