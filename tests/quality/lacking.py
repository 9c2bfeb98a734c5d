"""What is missing: for each kind a case that has the finding, and one that just does not (its last day)."""

from datetime import date
from typing import Any

from caseapp.law.codes import AbsenceReason, DefendantForm, Instance, Origin, Rank
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.reconsideration.facts import HearingFacts as CaseHearing
from tests.quality.building import (
    COURT_NUMBER,
    Pair,
    case,
    correction,
    ended,
    judged,
    lawsuit,
    linked_lawsuit,
    second,
    stay,
)
from tests.quality.clean import OPEN_CASE, UNDECIDED, heard, open_lawsuit, sued, sued_both

BLANKS: dict[str, Pair] = {
    "level_blank": (case(respondent_level=None), case()),
    "region_blank": (case(region=None), case()),
    "matter_blank": (case(matter=None), case()),
    "field_blank": (case(field=None), case()),
    "channel_blank": (case(channel=None), case()),
    "applicant_kind_blank": (case(applicant_kind=None), case()),
    "handler_blank": (case(handler=None), case(**UNDECIDED, handler=None)),
    "procedure_blank": (case(procedure=None), case(**UNDECIDED)),
    "lit_level_blank": (lawsuit(defendants=sued_both({}, {"level": None})), lawsuit()),
    "lit_region_blank": (lawsuit(defendants=sued_both({}, {"region": None})), lawsuit()),
    "lit_role_blank": (lawsuit(defendants=sued_both({}, {"role": None})), lawsuit()),
    "lit_matter_blank": (lawsuit(matter=None), lawsuit()),
    "lit_field_blank": (lawsuit(field=None), lawsuit()),
    "lit_origin_blank": (lawsuit(origin=None), lawsuit()),
    "lit_court_blank": (lawsuit(court=None), lawsuit()),
    "lit_handler_blank": (lawsuit(handler=None), lawsuit()),
}


_LAST_YEAR: dict[str, Any] = {
    "act_on": date(2023, 9, 1),
    "act_known_on": date(2023, 9, 4),
    "received_on": date(2023, 10, 9),
    "disposed_on": date(2023, 10, 12),
    "accepted_on": date(2023, 10, 12),
    "closed_on": date(2023, 12, 8),
    "is_sued": None,
}

FIGURES: dict[str, Pair] = {
    # Five working days from 2024-06-21, a Friday: the last is the 28th; from the 24th it is today, not yet over.
    "undecided": (
        case(**UNDECIDED | {"received_on": date(2024, 6, 21)}),
        case(**UNDECIDED | {"received_on": date(2024, 6, 24)}),
    ),
    "correction_over": (
        case(**UNDECIDED, **correction(notified_on=date(2024, 1, 10), supply_by_on=date(2024, 6, 30))),
        case(**UNDECIDED, **correction(notified_on=date(2024, 1, 10), supply_by_on=date(2024, 7, 1))),
    ),
    "sued_unknown": (
        case(**_LAST_YEAR, served_on=date(2023, 12, 31)),
        case(**_LAST_YEAR, served_on=date(2024, 1, 1)),  # six months to the day
    ),
    "sued_unlinked": ((*case(is_sued=True),), (*case(is_sued=True), linked_lawsuit())),
    "lawsuit_not_noted": (
        (*case(is_sued=None), linked_lawsuit()),
        (*case(is_sued=None), linked_lawsuit(instance=Instance.SECOND)),  # its first instance may be against another
    ),
    "compensated_without_amount": (
        case(is_compensated=True),
        case(is_compensated=True, compensation_fen=0),
    ),
    # Sixty days from 2024-04-30 end on 06-29, a Saturday, and so on Monday, today; from 04-29 they end on Friday.
    "opinion_unanswered": (
        case(opinion_issued_on=date(2024, 4, 10), opinion_received_on=date(2024, 4, 29)),
        case(opinion_issued_on=date(2024, 4, 10), opinion_received_on=date(2024, 4, 30)),
    ),
    "appearance_unrecorded": (
        (open_lawsuit(court_number=COURT_NUMBER, hearings=heard(date(2024, 6, 30))),),
        (open_lawsuit(court_number=COURT_NUMBER, hearings=heard(date(2024, 7, 1))),),  # today it may still be recorded
    ),
    "appeared_without_rank": (
        lawsuit(hearings=heard(appeared=True)),
        lawsuit(hearings=(*heard(appeared=True), *heard(date(2024, 4, 20), appeared=True, rank=Rank.CHIEF))),
    ),
    "absent_without_reason": (
        lawsuit(hearings=heard(appeared=False)),
        lawsuit(hearings=heard(appeared=False, absence_reason=AbsenceReason.UNEXPLAINED)),
    ),
    "reversed_into_nothing": (
        (second(defendants=sued(ending=LitigationEnding.REVERSE)),),
        (second(defendants=sued(ending=LitigationEnding.REVERSE, content=LitigationEnding.REVOKE)),),
    ),
    "without_earlier_instance": ((second(),), (second(), *lawsuit())),
    "reconsideration_unnamed": (
        lawsuit(origin=Origin.OMITTED),
        lawsuit(origin=Origin.OTHER),
    ),
    "reconsideration_not_found": ((linked_lawsuit(),), (linked_lawsuit(), *case(is_sued=True))),
    "joint_but_alone": (
        lawsuit(defendants=sued(form=DefendantForm.JOINT)),
        lawsuit(defendants=sued(form=DefendantForm.SOLE)),
    ),
    "upheld_but_alone": (
        lawsuit(defendants=sued(form=DefendantForm.SOLE), origin=Origin.UPHELD),
        lawsuit(defendants=sued_both({}, {}), origin=Origin.UPHELD),
    ),
    "damages_without_amount": (
        judged(LitigationEnding.COMPENSATE),
        judged(LitigationEnding.COMPENSATE, amount_fen=100),
    ),
}

UNFINISHED: dict[str, Pair] = {
    "accepted_without_number": (case(number=None), case(**UNDECIDED)),
    # Ten working days from 2024-06-14 end on the 28th, a Friday; from the 17th on 07-01, today.
    "reply_unknown": (
        case(**OPEN_CASE, copy_received_on=date(2024, 6, 14), reply_received_on=None),
        case(**OPEN_CASE, copy_received_on=date(2024, 6, 17), reply_received_on=None),
    ),
    "views_unheard": (
        case(views_heard_on=None),
        case(views_heard_on=None, hearings=(CaseHearing(head_attended=True),)),
    ),
    "head_unrecorded": (
        case(**OPEN_CASE, hearings=(CaseHearing(held_on=date(2024, 6, 30)),)),
        case(**OPEN_CASE, hearings=(CaseHearing(held_on=date(2024, 7, 1)),)),
    ),
    # As with the opinion: sixty days from 04-30 end today.
    "stayed_too_long": (
        case(**OPEN_CASE, **stay(date(2024, 4, 29))),
        case(**OPEN_CASE, **stay(date(2024, 4, 30))),
    ),
    "unserved": (
        case(closed_on=date(2024, 5, 31), served_on=None),
        case(closed_on=date(2024, 6, 1), served_on=None),  # thirty days to the day
    ),
    "redo_without_day": (
        ended(ReconsiderationEnding.REVOKE_REDO),
        ended(ReconsiderationEnding.REVOKE_REDO, redo_due_on=date(2024, 9, 1)),
    ),
    "redo_over": (
        ended(ReconsiderationEnding.REVOKE_REDO, redo_due_on=date(2024, 6, 30)),
        ended(ReconsiderationEnding.REVOKE_REDO, redo_due_on=date(2024, 7, 1)),
    ),
    "performance_without_day": (
        ended(ReconsiderationEnding.AGREEMENT_ORDER),
        ended(ReconsiderationEnding.ORDER_PERFORM, performed_on=date(2024, 6, 1)),
    ),
    "mediation_without_performance": (
        ended(ReconsiderationEnding.MEDIATED),
        ended(ReconsiderationEnding.MEDIATED, perform_due_on=date(2024, 9, 1)),
    ),
    "performance_over": (
        ended(ReconsiderationEnding.ORDER_PERFORM, perform_due_on=date(2024, 6, 30)),
        ended(ReconsiderationEnding.ORDER_PERFORM, perform_due_on=date(2024, 7, 1)),
    ),
    "judgment_not_received": (
        lawsuit(decided_on=date(2024, 5, 31), decision_received_on=None),
        lawsuit(decided_on=date(2024, 6, 1), decision_received_on=None),
    ),
    "appealed_without_day": (
        lawsuit(is_appealed=True),
        lawsuit(is_appealed=True, appealed_on=date(2024, 5, 20)),
    ),
    "second_instance_missing": (
        lawsuit(is_appealed=True, appealed_on=date(2024, 5, 20)),
        (*lawsuit(is_appealed=True, appealed_on=date(2024, 5, 20)), second()),
    ),
    "court_order_without_day": (
        judged(LitigationEnding.PERFORM, effective_on=date(2024, 7, 1)),
        judged(LitigationEnding.PERFORM, effective_on=date(2024, 7, 2)),
    ),
    "court_order_over": (
        judged(LitigationEnding.PERFORM, effective_on=date(2024, 6, 1), perform_due_on=date(2024, 6, 30)),
        judged(LitigationEnding.PERFORM, effective_on=date(2024, 6, 1), perform_due_on=date(2024, 7, 1)),
    ),
    "suggestion_unanswered": (
        lawsuit(decided_on=date(2024, 4, 26), has_judicial_suggestion=True, suggestion_received_on=date(2024, 4, 29)),
        lawsuit(decided_on=date(2024, 4, 26), has_judicial_suggestion=True, suggestion_received_on=date(2024, 4, 30)),
    ),
}
