"""Every finding told from plain facts, one case at a time: no SQL, no predicate of the product.

What a kind means is written here a second time, from the law and the words of the kind.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from caseapp.law.clocks import review_due
from caseapp.law.court_clocks import court_clock
from caseapp.law.reconsideration_clocks import reconsideration_clock
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts
from caseapp.timeline.steps import Circumstances

_NEW_ACT = date(2024, 1, 1)
_UPHELD = {"uphold", "reject_claim"}
_CHANGED = {"revoke", "revoke_part", "revoke_redo", "change", "invalid", "order_perform", "agreement_order"}
_ORDERS = {"revoke_redo", "revoke_part_redo", "perform", "pay", "agreement_perform", "agreement_comp", "compensate"}
_NOT_DONE = {"redo_due_on", "perform_due_on", "effective_on", "held_on", "end_on", "supply_by_on"}
_STAY_GROUNDS = {"death", "incapacity", "dissolved"}


class Ledgers:
    """Both registers of an office as plain facts, and how their entries are linked by their numbers."""

    def __init__(self, cases: Sequence[CaseFacts], lawsuits: Sequence[LawsuitFacts], now: Circumstances) -> None:
        self.cases, self.lawsuits, self.now = cases, lawsuits, now
        self.case_of = {case.number: case for case in cases if case.number}
        self.suit_of = {suit.court_number: suit for suit in lawsuits}

    def of_case(self, case: CaseFacts) -> set[str]:
        """The codes of what is wrong with a reconsideration case."""
        return {
            *_turned_round(case, "", _ORDER_OF_CASES),
            *_turned_in_rows(case, "", _ORDER_IN_CASES),
            *_true(self._of_case(case)),
        }

    def of_lawsuit(self, suit: LawsuitFacts) -> set[str]:
        """The codes of what is wrong with a lawsuit."""
        return {
            *_turned_round(suit, "lit_", _ORDER_OF_LAWSUITS),
            *_turned_in_rows(suit, "lit_", _ORDER_IN_LAWSUITS),
            *_true(self._of_lawsuit(suit)),
        }

    def _of_case(self, case: CaseFacts) -> Iterator[tuple[str, bool]]:
        today = self.now.today
        suits = [suit for suit in self.lawsuits if case.number and suit.reconsideration_number == case.number]
        is_in_court = any(suit.instance == "first" for suit in suits)
        is_old = case.accepted_on is not None and case.accepted_on < _NEW_ACT
        ending = case.ending.value if case.ending else ""
        is_agreed = ending.startswith("term_") or ending == "mediated"
        stays = [row for row in case.exclusions if row.kind == "stay" and row.end_on is None]
        yield "ahead", any(day > today for day in _days_done(case, _CHILDREN_OF_CASES))
        yield "deemed_not_accepted", case.is_deemed_accepted and case.disposal != "accepted"
        yield "deemed_under_the_old_act", case.is_deemed_accepted and is_old
        yield "simplified_under_the_old_act", case.procedure == "simplified" and is_old
        yield "simplified_though_converted", case.procedure == "simplified" and case.converted_on is not None
        yield "extended_by_nothing", case.extended_on is not None and not case.extension_days
        yield "decided_while_stayed", bool(stays) and ending != "" and not is_agreed
        yield "sued_on_not_sued", case.sued_on is not None and not case.is_sued
        yield "lawsuit_denied", case.is_sued is False and is_in_court
        yield "lawsuit_not_noted", case.is_sued is None and is_in_court
        yield "sued_unlinked", case.is_sued is True and not is_in_court
        yield from self._of_reception(case)
        yield "sued_unknown", bool(case.is_sued is None and case.closed_on and _six_months_over(case.served_on, today))
        yield "compensated_without_amount", case.is_compensated and case.compensation_fen is None
        opinion_on = case.opinion_received_on or case.opinion_issued_on
        is_waiting = case.opinion_issued_on is not None and case.opinion_answered_on is None
        yield "opinion_unanswered", is_waiting and self._over("OPINION", opinion_on)
        yield from _blanks_of(case)
        yield "accepted_without_number", case.accepted_on is not None and case.number is None
        is_silent = case.reply_received_on is None and not case.is_reply_missing
        yield "reply_unknown", is_silent and not is_agreed and self._reply_over(case)
        heard = case.views_heard_on is not None or bool(case.hearings)
        is_ordinary = case.procedure == "ordinary" and case.accepted_on is not None and not is_old
        yield "views_unheard", is_ordinary and bool(ending) and not is_agreed and not heard
        yield (
            "head_unrecorded",
            any(row.head_attended is None and (row.held_on is None or row.held_on < today) for row in case.hearings),
        )
        long = [row for row in stays if row.ground in _STAY_GROUNDS and self._over("STAY_TERM", row.start_on)]
        yield "stayed_too_long", bool(long) and case.closed_on is None
        yield "unserved", case.served_on is None and _days_over(case.closed_on, 30, today)
        is_redo = ending == "revoke_redo"
        yield "redo_without_day", is_redo and case.redo_due_on is None and case.redone_on is None
        yield "redo_over", _is_over(case.redo_due_on, today) and case.redone_on is None
        is_open = case.perform_due_on is None and case.performed_on is None
        yield "performance_without_day", ending in {"order_perform", "agreement_order"} and is_open
        yield "mediation_without_performance", ending == "mediated" and is_open
        yield "performance_over", _is_over(case.perform_due_on, today) and case.performed_on is None

    def _of_reception(self, case: CaseFacts) -> Iterator[tuple[str, bool]]:
        waiting = [row for row in case.corrections if row.notified_on and not row.supplied_on and not row.is_lapsed]
        supplied = max((row.supplied_on for row in case.corrections if row.supplied_on), default=None)
        due_on = review_due(case.received_on, supplied, self.now.calendar).on
        assert due_on is not None
        yield "undecided", case.disposal is None and due_on < self.now.today and not waiting
        late = [
            row
            for row in case.corrections
            if _is_over(row.supply_by_on, self.now.today) and not row.supplied_on and not row.is_lapsed
        ]
        yield "correction_over", case.disposal is None and bool(late)

    def _reply_over(self, case: CaseFacts) -> bool:
        day = case.copy_received_on
        if self._over("REPLY_ORD", day):
            return True
        if case.procedure != "simplified" or day is None or self.now.today <= _NEW_ACT:
            return False
        due = reconsideration_clock("REPLY_SIMPLE", _NEW_ACT).due(day, self.now.calendar)
        return due.on is not None and due.on < self.now.today

    def _over(self, clock_id: str, start: date | None) -> bool:
        if start is None:
            return False
        due = reconsideration_clock(clock_id, start).due(start, self.now.calendar)
        return due.on is not None and due.on < self.now.today

    def _of_lawsuit(self, suit: LawsuitFacts) -> Iterator[tuple[str, bool]]:
        today, origin = self.now.today, suit.origin.value if suit.origin else ""
        linked = self.case_of.get(suit.reconsideration_number) if suit.reconsideration_number else None
        ending = linked.ending.value if linked and linked.ending else ""
        forms = [defendant.form for defendant in suit.defendants]
        came = [(hearing, row) for hearing in suit.hearings for row in hearing.appearances]
        is_first, is_alone = suit.instance == "first", len(suit.defendants) == 1
        yield "lit_ahead", any(day > today for day in _days_done(suit, _CHILDREN_OF_LAWSUITS))
        yield "direct_with_reconsideration", origin == "direct" and suit.reconsideration_number is not None
        roles = {defendant.role for defendant in suit.defendants}
        yield "direct_against_reconsideration_organ", origin == "direct" and "reconsideration" in roles
        is_against = (origin == "upheld" and ending in _CHANGED) or (origin == "changed" and ending in _UPHELD)
        yield "origin_against_ending", is_against
        yield "sole_of_several", "sole" in forms and not is_alone
        yield (
            "appeared_before_the_day",
            any(hearing.held_on > today and row.appeared is not None for hearing, row in came),
        )
        yield (
            "lawyer_alone_beside_others",
            any(row.is_lawyer_only and (row.appeared or row.is_staff_sent) for _, row in came),
        )
        yield "absent_with_rank", any(row.appeared is False and row.rank is not None for _, row in came)
        yield "appealed_on_not_appealed", suit.appealed_on is not None and not suit.is_appealed
        has_date = suit.suggestion_received_on is not None or suit.suggestion_answered_on is not None
        yield "suggestion_denied", has_date and not suit.has_judicial_suggestion
        yield from self._of_appearances(suit)
        yield "without_earlier_instance", not is_first and self._below(suit) is None
        number = suit.reconsideration_number
        is_named = origin in {"upheld", "changed", "omitted"} and is_first and number is None
        yield "reconsideration_unnamed", is_named
        yield "reconsideration_not_found", number is not None and linked is None
        yield "joint_but_alone", "joint" in forms and is_alone
        yield "upheld_but_alone", origin == "upheld" and is_first and is_alone and "joint" not in forms
        yield from _blanks_of_lawsuit(suit)
        yield from _of_judgment(suit, today)
        above = [each for each in self.lawsuits if self._below(each) is suit]
        yield "second_instance_missing", suit.is_appealed is True and is_first and not above
        asked_on = suit.suggestion_received_on or suit.decided_on
        is_waiting = suit.has_judicial_suggestion and suit.suggestion_answered_on is None and asked_on is not None
        due = court_clock("SJ_REPLY").due(asked_on, self.now.calendar).on if asked_on else None
        yield "suggestion_unanswered", bool(is_waiting and due and due < today)

    def _below(self, suit: LawsuitFacts) -> LawsuitFacts | None:
        below = self.suit_of.get(suit.earlier_number or "")
        return None if below is suit else below

    def _of_appearances(self, suit: LawsuitFacts) -> Iterator[tuple[str, bool]]:
        today = self.now.today
        is_heard = any(hearing.is_open and hearing.held_on < today for hearing in suit.hearings)
        of_each = {
            defendant.organ: [
                (hearing, row)
                for hearing in suit.hearings
                for row in hearing.appearances
                if row.organ == defendant.organ
            ]
            for defendant in suit.defendants
        }
        unrecorded = [
            organ
            for organ, rows in of_each.items()
            if not any(
                hearing.held_on < today and (row.appeared is not None or row.absence_reason is not None)
                for hearing, row in rows
            )
        ]
        yield "appearance_unrecorded", is_heard and bool(unrecorded)
        yield (
            "appeared_without_rank",
            any(
                any(row.appeared and row.rank is None for _, row in rows)
                and not any(row.appeared and row.rank == "chief" for _, row in rows)
                for rows in of_each.values()
            ),
        )
        yield (
            "absent_without_reason",
            any(
                any(row.appeared is False and row.absence_reason is None for _, row in rows)
                and not any(row.appeared for _, row in rows)
                for rows in of_each.values()
            ),
        )


def _blanks_of(case: CaseFacts) -> Iterator[tuple[str, bool]]:
    for code, name in (
        ("level_blank", "respondent_level"),
        ("region_blank", "region"),
        ("matter_blank", "matter"),
        ("field_blank", "field"),
        ("channel_blank", "channel"),
        ("applicant_kind_blank", "applicant_kind"),
    ):
        yield code, getattr(case, name) is None
    yield "handler_blank", case.accepted_on is not None and case.handler is None
    yield "procedure_blank", case.accepted_on is not None and case.procedure is None


def _blanks_of_lawsuit(suit: LawsuitFacts) -> Iterator[tuple[str, bool]]:
    for name in ("level", "region", "role"):
        yield f"lit_{name}_blank", any(getattr(defendant, name) is None for defendant in suit.defendants)
    for name in ("matter", "field", "origin", "court", "handler"):
        yield f"lit_{name}_blank", getattr(suit, name) is None


def _of_judgment(suit: LawsuitFacts, today: date) -> Iterator[tuple[str, bool]]:
    yield (
        "reversed_into_nothing",
        any(
            defendant.ending in {"reverse", "retrial_reverse"} and defendant.content is None
            for defendant in suit.defendants
        ),
    )
    yield (
        "damages_without_amount",
        any("compensate" in _found(defendant) and defendant.amount_fen is None for defendant in suit.defendants),
    )
    yield "judgment_not_received", suit.decision_received_on is None and _days_over(suit.decided_on, 30, today)
    yield "appealed_without_day", suit.is_appealed is True and suit.appealed_on is None
    is_effective = suit.effective_on is not None and suit.effective_on <= today
    yield (
        "court_order_without_day",
        is_effective
        and any(
            _ORDERS & _found(defendant) and defendant.perform_due_on is None and defendant.performed_on is None
            for defendant in suit.defendants
        ),
    )
    yield (
        "court_order_over",
        any(
            _is_over(defendant.perform_due_on, today) and defendant.performed_on is None
            for defendant in suit.defendants
        ),
    )


def _found(defendant: DefendantFacts) -> set[str]:
    return {each.value for each in (defendant.ending, defendant.content) if each is not None}


# ── Days ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_ORDER_OF_CASES = """
act_on act_known_on received_on | act_on received_on | act_known_on posted_on
accepted_on copy_sent_on copy_received_on reply_received_on
accepted_on views_heard_on closed_on | accepted_on committee_consulted_on closed_on
accepted_on investigated_on closed_on | accepted_on files_read_on closed_on | accepted_on deliberated_on closed_on
accepted_on converted_on closed_on | accepted_on extended_on closed_on
closed_on respondent_served_on | closed_on redo_due_on | closed_on redone_on | closed_on perform_due_on
accepted_on opinion_issued_on opinion_received_on opinion_answered_on | closed_on filed_on
accepted_on suggestion_issued_on
"""
_ORDER_OF_LAWSUITS = """
docketed_on served_on defence_filed_on | served_on evidence_filed_on
decided_on decision_received_on | decided_on effective_on | decided_on appealed_on
suggestion_received_on suggestion_answered_on | decided_on filed_on
"""
_ORDER_IN_CASES = {
    "corrections": "notified_on notice_received_on supplied_on",
    "hearings": "notified_on held_on",
    "norm_reviews": (
        "found_on notified_on | notice_received_on answered_on | found_on transferred_on | found_on concluded_on"
    ),
}
_ORDER_IN_LAWSUITS = {"hearings": "summons_received_on held_on | notice_received_on held_on"}
_CHILDREN_OF_CASES = ("corrections", "exclusions", "hearings", "norm_reviews")
_CHILDREN_OF_LAWSUITS = ("defendants", "hearings")


def _pairs(chains: str) -> set[tuple[str, str]]:
    """Each day of a chain with the one that follows it."""
    named = [part.split() for line in chains.strip().splitlines() for part in line.split("|")]
    return {pair for names in named for pair in pairwise(names)}


def _turned_round(entry: object, prefix: str, chains: str) -> Iterator[str]:
    for first, then in _pairs(chains):
        one, other = getattr(entry, first), getattr(entry, then)
        if one is not None and other is not None and other < one:
            yield f"{prefix}{then}_before_{first}"


def _turned_in_rows(entry: object, prefix: str, chains: dict[str, str]) -> Iterator[str]:
    for group, of_rows in chains.items():
        for row in getattr(entry, group):
            yield from _turned_round(row, f"{prefix}{group}_", of_rows)


def _days_done(entry: Any, groups: Iterable[str]) -> Iterator[date]:
    rows = [row for group in groups for row in getattr(entry, group)]
    for each in (entry, *rows):
        for name in each.__dataclass_fields__:
            value = getattr(each, name)
            if isinstance(value, date) and name not in _NOT_DONE:
                yield value


def _six_months_over(day: date | None, today: date) -> bool:
    """Whether the day of that number six months later (the last of a shorter month) lies before today."""
    if day is None:
        return False
    months = today.year * 12 + today.month - 7
    year, month = divmod(months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return day < date(year, month + 1, min(today.day, last))


def _days_over(day: date | None, days: int, today: date) -> bool:
    return day is not None and (today - day).days > days


def _is_over(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _true(found: Iterable[tuple[str, bool]]) -> Iterator[str]:
    return (code for code, is_so in found if is_so)
