"""Which steps may be taken at which stage of a reconsideration case. What is not written here is refused.

The order is that of the buttons on the case's page: the main line first, what is rare below it.
"""

from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.stages import Stage
from caseapp.reconsideration.steps import (
    acceptance,
    aftermath,
    committee,
    corrections,
    decision,
    disposal,
    exchange,
    extension,
    handling,
    hearing_record,
    hearings,
    norm_exchange,
    norms,
    opinion,
    procedure,
    service_of_papers,
    stays,
    termination,
    uncounted,
)
from caseapp.timeline.steps import Step, Transitions

_RECEIVED: tuple[type[Step[CaseFacts]], ...] = (
    acceptance.ConfirmDeemedAcceptance,
    acceptance.Accept,
    corrections.AskCorrection,
    disposal.Refuse,
    disposal.Redirect,
    disposal.Forward,
    disposal.WithdrawBeforeAcceptance,
    handling.AssignHandlers,
)

_CORRECTING: tuple[type[Step[CaseFacts]], ...] = (
    corrections.SupplyCorrection,
    corrections.ExtendCorrection,
    corrections.LapseCorrection,
    disposal.WithdrawBeforeAcceptance,
    handling.AssignHandlers,
)

_NOT_ACCEPTED: tuple[type[Step[CaseFacts]], ...] = (
    service_of_papers.ServeApplicant,
    aftermath.RecordNoSuit,
    aftermath.RecordSuit,
    aftermath.PutAway,
)

_UNDER_REVIEW: tuple[type[Step[CaseFacts]], ...] = (
    exchange.SendCopy,
    exchange.RecordCopyReceipt,
    exchange.ReceiveReply,
    exchange.RecordMissingReply,
    exchange.HearViews,
    decision.Decide,
    termination.Mediate,
    termination.Terminate,
    hearing_record.RecordHearing,
    hearings.PostponeHearing,
    hearings.CancelHearing,
    hearings.NotifyHearing,
    hearings.RecordHearingNotice,
    committee.ConsultCommittee,
    committee.RecordCommitteeOpinion,
    extension.Extend,
    procedure.ConvertToOrdinary,
    stays.Suspend,
    uncounted.EndUncountedTime,
    uncounted.StartUncountedTime,
    norms.OpenNormReview,
    norm_exchange.NotifyNormMaker,
    norm_exchange.RecordNormReply,
    norm_exchange.TransferNorm,
    norm_exchange.RecordTransferReceipt,
    norms.ConcludeNormReview,
    opinion.IssueOpinion,
    opinion.RecordOpinionReceipt,
    opinion.RecordOpinionAnswer,
    handling.GiveNumber,
    handling.AssignHandlers,
)

# While a case stands still nothing is decided. No text stops the times to send the copy and to reply, so these go on.
_STAYED: tuple[type[Step[CaseFacts]], ...] = (
    stays.Resume,
    termination.Mediate,
    termination.Terminate,
    norms.OpenNormReview,
    norm_exchange.NotifyNormMaker,
    norm_exchange.RecordNormReply,
    norm_exchange.TransferNorm,
    norm_exchange.RecordTransferReceipt,
    norms.ConcludeNormReview,
    exchange.SendCopy,
    exchange.RecordCopyReceipt,
    exchange.ReceiveReply,
    exchange.RecordMissingReply,
    hearing_record.RecordHearing,
    hearings.CancelHearing,
    committee.RecordCommitteeOpinion,
    uncounted.EndUncountedTime,
    opinion.IssueOpinion,
    opinion.RecordOpinionReceipt,
    opinion.RecordOpinionAnswer,
    handling.GiveNumber,
    handling.AssignHandlers,
)

_CLOSED: tuple[type[Step[CaseFacts]], ...] = (
    service_of_papers.ServeApplicant,
    service_of_papers.ServeRespondent,
    aftermath.RecordNoSuit,
    aftermath.RecordSuit,
    aftermath.PutAway,
    aftermath.RecordRedone,
    aftermath.RecordPerformed,
    opinion.IssueOpinion,
    opinion.RecordOpinionReceipt,
    opinion.RecordOpinionAnswer,
    handling.GiveNumber,
    handling.AssignHandlers,
)

# A file put away is not opened again, but the world goes on: what others do about the decision is still written down.
_FILED: tuple[type[Step[CaseFacts]], ...] = (
    aftermath.RecordSuit,
    aftermath.RecordRedone,
    aftermath.RecordPerformed,
    opinion.RecordOpinionReceipt,
    opinion.RecordOpinionAnswer,
)

TRANSITIONS: Transitions[CaseFacts] = Transitions(
    (stage, step)
    for stage, steps in (
        (Stage.RECEIVED, _RECEIVED),
        (Stage.CORRECTING, _CORRECTING),
        (Stage.NOT_ACCEPTED, _NOT_ACCEPTED),
        (Stage.UNDER_REVIEW, _UNDER_REVIEW),
        (Stage.STAYED, _STAYED),
        (Stage.CLOSED, _CLOSED),
        (Stage.FILED, _FILED),
    )
    for step in steps
)
