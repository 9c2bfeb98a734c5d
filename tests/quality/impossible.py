"""What cannot be true: for each kind a case that has the finding, and one that just does not."""

from datetime import date

from caseapp.law.codes import DefendantForm, DefendantRole, Origin, Procedure, Rank
from caseapp.law.endings import ReconsiderationEnding
from caseapp.litigation.facts import HearingFacts
from caseapp.reconsideration.facts import HearingFacts as CaseHearing
from tests.quality.building import (
    CASE_NUMBER,
    COURT_NUMBER,
    Pair,
    case,
    correction,
    lawsuit,
    linked_lawsuit,
    norm,
    stay,
    turned,
)
from tests.quality.clean import UNDECIDED, heard, open_lawsuit, sued, sued_both

# The code, a case that has the finding, one that just does not.
ORDER: dict[str, Pair] = {
    "act_known_on_before_act_on": turned(case, "act_known_on", "act_on", date(2023, 12, 21)),
    "received_on_before_act_on": turned(case, "received_on", "act_on", date(2024, 1, 9)),
    "received_on_before_act_known_on": turned(case, "received_on", "act_known_on", date(2024, 1, 9)),
    "posted_on_before_act_known_on": turned(case, "posted_on", "act_known_on", date(2023, 12, 25)),
    "copy_sent_on_before_accepted_on": (case(copy_sent_on=date(2024, 1, 11)), case(copy_sent_on=date(2024, 1, 12))),
    "copy_received_on_before_copy_sent_on": turned(case, "copy_received_on", "copy_sent_on", date(2024, 1, 16)),
    "reply_received_on_before_copy_received_on": turned(
        case, "reply_received_on", "copy_received_on", date(2024, 1, 17)
    ),
    "views_heard_on_before_accepted_on": (
        case(views_heard_on=date(2024, 1, 11)),
        case(views_heard_on=date(2024, 1, 12)),
    ),
    "closed_on_before_views_heard_on": (case(views_heard_on=date(2024, 3, 9)), case(views_heard_on=date(2024, 3, 8))),
    "committee_consulted_on_before_accepted_on": (
        case(committee_consulted_on=date(2024, 1, 11)),
        case(committee_consulted_on=date(2024, 1, 12)),
    ),
    "closed_on_before_committee_consulted_on": (
        case(committee_consulted_on=date(2024, 3, 9)),
        case(committee_consulted_on=date(2024, 3, 8)),
    ),
    "investigated_on_before_accepted_on": (
        case(investigated_on=date(2024, 1, 11)),
        case(investigated_on=date(2024, 1, 12)),
    ),
    "closed_on_before_investigated_on": (
        case(investigated_on=date(2024, 3, 9)),
        case(investigated_on=date(2024, 3, 8)),
    ),
    "files_read_on_before_accepted_on": (
        case(files_read_on=date(2024, 1, 11)),
        case(files_read_on=date(2024, 1, 12)),
    ),
    "closed_on_before_files_read_on": (case(files_read_on=date(2024, 3, 9)), case(files_read_on=date(2024, 3, 8))),
    "deliberated_on_before_accepted_on": (
        case(deliberated_on=date(2024, 1, 11)),
        case(deliberated_on=date(2024, 1, 12)),
    ),
    "closed_on_before_deliberated_on": (case(deliberated_on=date(2024, 3, 9)), case(deliberated_on=date(2024, 3, 8))),
    "converted_on_before_accepted_on": (
        case(converted_on=date(2024, 1, 11)),
        case(converted_on=date(2024, 1, 12)),
    ),
    "closed_on_before_converted_on": (case(converted_on=date(2024, 3, 9)), case(converted_on=date(2024, 3, 8))),
    "extended_on_before_accepted_on": (
        case(extended_on=date(2024, 1, 11), extension_days=30),
        case(extended_on=date(2024, 1, 12), extension_days=30),
    ),
    "closed_on_before_extended_on": (
        case(extended_on=date(2024, 3, 9), extension_days=30),
        case(extended_on=date(2024, 3, 8), extension_days=30),
    ),
    "respondent_served_on_before_closed_on": (
        case(respondent_served_on=date(2024, 3, 7)),
        case(respondent_served_on=date(2024, 3, 8)),
    ),
    "redo_due_on_before_closed_on": (case(redo_due_on=date(2024, 3, 7)), case(redo_due_on=date(2024, 3, 8))),
    "redone_on_before_closed_on": (case(redone_on=date(2024, 3, 7)), case(redone_on=date(2024, 3, 8))),
    "perform_due_on_before_closed_on": (case(perform_due_on=date(2024, 3, 7)), case(perform_due_on=date(2024, 3, 8))),
    "opinion_issued_on_before_accepted_on": (
        case(opinion_issued_on=date(2024, 1, 11)),
        case(opinion_issued_on=date(2024, 1, 12)),
    ),
    "opinion_received_on_before_opinion_issued_on": turned(
        case, "opinion_received_on", "opinion_issued_on", date(2024, 3, 8)
    ),
    "opinion_answered_on_before_opinion_received_on": (
        case(
            opinion_issued_on=date(2024, 3, 1),
            opinion_received_on=date(2024, 3, 8),
            opinion_answered_on=date(2024, 3, 7),
        ),
        case(
            opinion_issued_on=date(2024, 3, 1),
            opinion_received_on=date(2024, 3, 8),
            opinion_answered_on=date(2024, 3, 8),
        ),
    ),
    "suggestion_issued_on_before_accepted_on": (
        case(suggestion_issued_on=date(2024, 1, 11)),
        case(suggestion_issued_on=date(2024, 1, 12)),
    ),
    "filed_on_before_closed_on": (case(filed_on=date(2024, 3, 7)), case(filed_on=date(2024, 3, 8))),
    "corrections_supplied_on_before_notice_received_on": (
        case(**correction(notice_received_on=date(2024, 1, 11), supplied_on=date(2024, 1, 10))),
        case(**correction(notice_received_on=date(2024, 1, 10), supplied_on=date(2024, 1, 10))),
    ),
    "corrections_notice_received_on_before_notified_on": (
        case(**correction(notified_on=date(2024, 1, 10), notice_received_on=date(2024, 1, 9), is_lapsed=True)),
        case(**correction(notified_on=date(2024, 1, 10), notice_received_on=date(2024, 1, 10), is_lapsed=True)),
    ),
    "hearings_held_on_before_notified_on": (
        case(hearings=(CaseHearing(held_on=date(2024, 2, 20), notified_on=date(2024, 2, 21), head_attended=True),)),
        case(hearings=(CaseHearing(held_on=date(2024, 2, 20), notified_on=date(2024, 2, 20), head_attended=True),)),
    ),
    "norm_reviews_notified_on_before_found_on": turned(norm, "notified_on", "found_on", date(2024, 1, 20)),
    "norm_reviews_answered_on_before_notice_received_on": turned(
        norm, "answered_on", "notice_received_on", date(2024, 2, 20)
    ),
    "norm_reviews_transferred_on_before_found_on": turned(norm, "transferred_on", "found_on", date(2024, 1, 20)),
    "norm_reviews_concluded_on_before_found_on": turned(norm, "concluded_on", "found_on", date(2024, 1, 20)),
    "lit_served_on_before_docketed_on": (lawsuit(docketed_on=date(2024, 3, 5)), lawsuit(docketed_on=date(2024, 3, 4))),
    "lit_defence_filed_on_before_served_on": (
        lawsuit(defence_filed_on=date(2024, 3, 3)),
        lawsuit(defence_filed_on=date(2024, 3, 4)),
    ),
    "lit_evidence_filed_on_before_served_on": (
        lawsuit(evidence_filed_on=date(2024, 3, 3)),
        lawsuit(evidence_filed_on=date(2024, 3, 4)),
    ),
    "lit_decision_received_on_before_decided_on": (
        lawsuit(decision_received_on=date(2024, 5, 9)),
        lawsuit(decision_received_on=date(2024, 5, 10)),
    ),
    "lit_effective_on_before_decided_on": (
        lawsuit(effective_on=date(2024, 5, 9)),
        lawsuit(effective_on=date(2024, 5, 10)),
    ),
    "lit_appealed_on_before_decided_on": (
        lawsuit(is_appealed=True, appealed_on=date(2024, 5, 9)),
        lawsuit(is_appealed=True, appealed_on=date(2024, 5, 10)),
    ),
    "lit_suggestion_answered_on_before_suggestion_received_on": (
        lawsuit(
            has_judicial_suggestion=True,
            suggestion_received_on=date(2024, 5, 13),
            suggestion_answered_on=date(2024, 5, 12),
        ),
        lawsuit(
            has_judicial_suggestion=True,
            suggestion_received_on=date(2024, 5, 13),
            suggestion_answered_on=date(2024, 5, 13),
        ),
    ),
    "lit_filed_on_before_decided_on": (lawsuit(filed_on=date(2024, 5, 9)), lawsuit(filed_on=date(2024, 5, 10))),
    "lit_hearings_held_on_before_summons_received_on": (
        lawsuit(hearings=(HearingFacts(held_on=date(2024, 4, 10), summons_received_on=date(2024, 4, 11)),)),
        lawsuit(hearings=(HearingFacts(held_on=date(2024, 4, 10), summons_received_on=date(2024, 4, 10)),)),
    ),
    "lit_hearings_held_on_before_notice_received_on": (
        lawsuit(hearings=(HearingFacts(held_on=date(2024, 4, 10), notice_received_on=date(2024, 4, 11)),)),
        lawsuit(hearings=(HearingFacts(held_on=date(2024, 4, 10), notice_received_on=date(2024, 4, 10)),)),
    ),
    # Today is no day ahead; a hearing may be set for tomorrow.
    "ahead": (case(filed_on=date(2024, 7, 2)), case(filed_on=date(2024, 7, 1))),
    "lit_ahead": (
        lawsuit(filed_on=date(2024, 7, 2)),
        (open_lawsuit(court_number=COURT_NUMBER, hearings=(HearingFacts(held_on=date(2024, 7, 2)),)),),
    ),
}

CONTRADICTIONS: dict[str, Pair] = {
    "deemed_not_accepted": (
        case(**UNDECIDED, is_deemed_accepted=True),
        case(is_deemed_accepted=True),
    ),
    "deemed_under_the_old_act": (
        case(is_deemed_accepted=True, received_on=date(2023, 12, 27), accepted_on=date(2023, 12, 31)),
        case(is_deemed_accepted=True, received_on=date(2023, 12, 27), accepted_on=date(2024, 1, 1)),
    ),
    "simplified_under_the_old_act": (
        case(procedure=Procedure.SIMPLIFIED, received_on=date(2023, 12, 27), accepted_on=date(2023, 12, 31)),
        case(procedure=Procedure.SIMPLIFIED, received_on=date(2023, 12, 27), accepted_on=date(2024, 1, 1)),
    ),
    "simplified_though_converted": (
        case(procedure=Procedure.SIMPLIFIED, converted_on=date(2024, 2, 1)),
        case(procedure=Procedure.ORDINARY, converted_on=date(2024, 2, 1)),
    ),
    "extended_by_nothing": (
        case(extended_on=date(2024, 3, 1)),
        case(extended_on=date(2024, 3, 1), extension_days=1),
    ),
    "decided_while_stayed": (
        case(**stay(date(2024, 2, 1))),
        case(**stay(date(2024, 2, 1)), ending=ReconsiderationEnding.TERM_STAY60),  # what a stay ends in
    ),
    "sued_on_not_sued": (
        case(sued_on=date(2024, 3, 20)),
        case(sued_on=date(2024, 3, 20), is_sued=True),
    ),
    "lawsuit_denied": (
        (*case(is_sued=False), linked_lawsuit()),
        (*case(is_sued=True), linked_lawsuit()),
    ),
    "direct_with_reconsideration": (
        lawsuit(origin=Origin.DIRECT, reconsideration_number=CASE_NUMBER),
        lawsuit(origin=Origin.OTHER, reconsideration_number=CASE_NUMBER),
    ),
    "direct_against_reconsideration_organ": (
        lawsuit(defendants=sued(role=DefendantRole.RECONSIDERATION)),
        lawsuit(defendants=sued(role=DefendantRole.RECONSIDERATION), origin=Origin.OTHER),
    ),
    "origin_against_ending": (
        (linked_lawsuit(), *case(is_sued=True, ending=ReconsiderationEnding.REVOKE)),
        (linked_lawsuit(), *case(is_sued=True, ending=ReconsiderationEnding.ILLEGAL)),  # may be either (JI18 22)
    ),
    "sole_of_several": (
        lawsuit(defendants=sued_both({}, {"form": DefendantForm.SOLE})),
        lawsuit(defendants=sued_both({}, {})),
    ),
    "appeared_before_the_day": (
        (open_lawsuit(court_number=COURT_NUMBER, hearings=heard(date(2024, 7, 2), appeared=False)),),
        (open_lawsuit(court_number=COURT_NUMBER, hearings=heard(date(2024, 7, 1), appeared=False)),),
    ),
    "lawyer_alone_beside_others": (
        lawsuit(hearings=heard(appeared=False, is_lawyer_only=True, is_staff_sent=True)),
        lawsuit(hearings=heard(appeared=False, is_lawyer_only=True, is_staff_sent=False)),
    ),
    "absent_with_rank": (
        lawsuit(hearings=heard(appeared=False, rank=Rank.DEPUTY)),
        lawsuit(hearings=heard(appeared=None, rank=Rank.DEPUTY)),
    ),
    "appealed_on_not_appealed": (
        lawsuit(appealed_on=date(2024, 5, 20)),
        lawsuit(appealed_on=date(2024, 5, 20), is_appealed=True),
    ),
    "suggestion_denied": (
        lawsuit(suggestion_received_on=date(2024, 5, 20)),
        lawsuit(suggestion_received_on=date(2024, 5, 20), has_judicial_suggestion=True),
    ),
}
