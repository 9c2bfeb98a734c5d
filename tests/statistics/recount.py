"""A slow recount of every figure on plain facts, written apart from the product: no SQL, no predicate of it.

The endings are listed here by their keys after law.md table 2, not asked of the product's tables.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import Period

T = TypeVar("T")

OUTCOMES = {
    "upheld": {"uphold"},
    "rejected": {"reject_claim", "dismiss_app"},
    "revoked": {"revoke", "revoke_part", "revoke_redo"},
    "changed": {"change"},
    "confirmed_unlawful": {"illegal", "invalid"},
    "ordered_to_perform": {"order_perform", "agreement_order"},
    "mediated": {"mediated"},
    "terminated": {
        "term_settled",
        "term_self_corrected",
        "term_withdrawn",
        "term_death",
        "term_dissolved",
        "term_criminal",
        "term_stay60",
        "term_other",
    },
    "other_outcome": {"agreement_comp", "other"},
}
DIRECT = {
    ending
    for outcome in ("revoked", "changed", "confirmed_unlawful", "ordered_to_perform")
    for ending in OUTCOMES[outcome]
}
INDIRECT = {"mediated", "term_settled", "term_self_corrected", "agreement_comp"}
AGREED = {"mediated", "term_settled"}
WITHDRAWN_AFTER = {"term_self_corrected", "term_withdrawn"}
TO_BE_PERFORMED = {"revoke_redo", "order_perform", "agreement_order", "agreement_comp"}
BY_ENDING = {
    **OUTCOMES,
    "upheld_or_rejected": OUTCOMES["upheld"] | OUTCOMES["rejected"],
    "settled": {"term_settled"},
    "mediated_or_settled": AGREED,
    "agreed_or_withdrawn": AGREED | WITHDRAWN_AFTER,
    "corrected": DIRECT,
    "indirectly_corrected": INDIRECT,
    "comprehensively_corrected": DIRECT | INDIRECT,
    "corrected_or_terminated": DIRECT | OUTCOMES["mediated"] | OUTCOMES["terminated"],
    "corrected_or_given_way": DIRECT | {"term_self_corrected"},
    "resolved": DIRECT | AGREED,
    "resolved_or_withdrawn": DIRECT | AGREED | WITHDRAWN_AFTER,
}

LOST = {
    "revoke",
    "revoke_redo",
    "revoke_part",
    "revoke_part_redo",
    "perform",
    "pay",
    "illegal",
    "invalid",
    "change",
    "agreement_perform",
    "agreement_comp",
    "compensate",
}
WON = {"reject_claim", "uphold_act", "confirm_lawful", "no_compensation", "dismiss_suit", "not_docketed"}
WITHDRAWN = {"withdraw_self", "withdraw_changed", "deemed_withdraw"}
AS_BELOW = {
    "affirm_judgment",
    "affirm_ruling",
    "withdraw_appeal",
    "retrial_affirm",
    "retrial_ended",
    "retrial_refused",
}
REPLACED = {"reverse", "retrial_reverse"}
UNEXCUSED = {"no_proper_reason", "unexplained"}
PROPER = {"force_majeure", "accident", "official_duty", "other_proper"}
BY_RULING = {"dismiss_suit", "not_docketed"}  # of what is won; all that is lost is lost by judgment


@dataclass(frozen=True)
class Entered:
    """A case as it was entered, with the last day for the decision that the clock gave it."""

    facts: CaseFacts
    due_on: date | None


def recount_cases(entries: Iterable[Entered], period: Period) -> Counter[str]:
    """Every set of the register of cases, by its code."""
    counts: Counter[str] = Counter()
    for entry in entries:
        for code, number in case_codes(entry, period):
            counts[code] += number
    return counts


def case_codes(entry: Entered, period: Period) -> Iterator[tuple[str, int]]:
    """The sets in which one case stands, with what it adds to each."""
    facts, start, end = entry.facts, period.start, period.end
    if start <= facts.received_on < end:
        yield from (("received", 1), ("applications_handled", 1))
        yield "applicants", facts.applicant_count
    if facts.disposal is not None and facts.disposal != "accepted" and _in(facts.disposed_on, period):
        yield from (("not_accepted", 1), ("handled", 1))
        yield from _disposal_codes(facts)
    if _in(facts.opinion_issued_on, period):
        yield "opinions", 1
        yield "opinions_answered", int(facts.opinion_answered_on is not None and facts.opinion_answered_on < end)
    yield "suggestions", int(_in(facts.suggestion_issued_on, period))
    decided = facts.accepted_on if facts.disposal == "accepted" else facts.disposed_on
    if facts.received_on < start and (decided is None or decided >= start):
        yield from (("undecided_before", 1), ("applications_handled", 1))
    if facts.received_on < end and (decided is None or decided >= end):
        yield "undecided", 1
    if facts.accepted_on is not None:
        yield from _accepted_codes(entry, facts.accepted_on, period)


def _accepted_codes(entry: Entered, accepted_on: date, period: Period) -> Iterator[tuple[str, int]]:
    facts, start, end = entry.facts, period.start, period.end
    if _in(accepted_on, period):
        yield from (("accepted", 1), ("due", 1), ("handled", 1))
        yield "enterprise_cases", int(facts.is_enterprise_related)
        yield "group_cases", int(facts.is_group_case)
        yield "norm_reviews", int(facts.is_norm_review_requested)
    if accepted_on < start and (facts.closed_on is None or facts.closed_on >= start):
        yield from (("carried_over", 1), ("due", 1), ("handled", 1))
    if accepted_on < end and (facts.closed_on is None or facts.closed_on >= end):
        yield "pending", 1
    if facts.closed_on is not None and _in(facts.closed_on, period):
        yield "concluded", 1
        yield from _disposal_codes(facts)
        yield from _time_codes(entry, accepted_on, facts.closed_on)
        yield from ((code, int(str(facts.ending) in endings)) for code, endings in BY_ENDING.items())
        yield from _handled_codes(facts)
        yield from _aftermath_codes(facts, end)


def _disposal_codes(facts: CaseFacts) -> Iterator[tuple[str, int]]:
    yield "disposed_of", 1
    yield "disposed_of_not_sued", int(facts.is_sued is not True)
    yield "disposed_of_at_rest", int(facts.is_sued is not True and facts.is_petitioned is not True)


def _time_codes(entry: Entered, accepted_on: date, closed_on: date) -> Iterator[tuple[str, int]]:
    days, since_receipt = (closed_on - accepted_on).days, (closed_on - entry.facts.received_on).days
    yield from (("days", days), ("days_of_receipt", since_receipt))
    yield from (("within_60_days", int(days <= 60)), ("within_60_days_of_receipt", int(since_receipt <= 60)))
    yield "on_time", int(entry.due_on is not None and closed_on <= entry.due_on)
    yield "extended", int(entry.facts.extension_days > 0)


def _handled_codes(facts: CaseFacts) -> Iterator[tuple[str, int]]:
    yield "hearings", int(bool(facts.hearings))
    yield "investigated", int(facts.investigated_on is not None)
    yield "files_read", int(facts.files_read_on is not None)
    yield "deliberated", int(facts.deliberated_on is not None)
    yield "committee_cases", int(facts.committee_consulted_on is not None)


def _aftermath_codes(facts: CaseFacts, end: date) -> Iterator[tuple[str, int]]:
    yield "sued_after", int(facts.is_sued is True)
    yield "not_sued", int(facts.is_sued is not True)
    yield "at_rest", int(facts.is_sued is not True and facts.is_petitioned is not True)
    if facts.is_compensated:
        yield from (("compensated", 1), ("compensation_fen", facts.compensation_fen or 0))
    owed = facts.is_compensated or facts.perform_due_on is not None or facts.redo_due_on is not None
    if owed or str(facts.ending) in TO_BE_PERFORMED:
        done = [day for day in (facts.performed_on, facts.redone_on) if day is not None and day < end]
        yield from (("to_perform", 1), ("performed", int(bool(done))))


def case_keys(entry: Entered, period: Period) -> dict[str, str | None]:
    """The group in which one case stands, by dimension; None is 未填写."""
    facts, end = entry.facts, period.end
    days = None if facts.closed_on is None or facts.accepted_on is None else (facts.closed_on - facts.accepted_on).days
    began = facts.accepted_on or facts.received_on
    waiting = any(
        each.notified_on and each.notified_on < end and (each.supplied_on is None or each.supplied_on >= end)
        for each in facts.corrections
    )
    stayed = any(each.start_on < end and (each.end_on is None or each.end_on >= end) for each in facts.exclusions)
    return {
        "applicant_kind": facts.applicant_kind,
        "disposal": facts.disposal,
        "refusal_reason": facts.refusal_reason,
        "duration": _band(days, {15: "up_to_15", 30: "up_to_30", 45: "up_to_45", 60: "up_to_60", 90: "up_to_90"}, 90),
        "applicant_band": _band(
            facts.applicant_count, {most: f"up_to_{most}" for most in (3, 10, 20, 30, 50, 80, 100)}, 100
        ),
        "application_entered": "carried" if facts.received_on < period.start else "new",
        "case_entered": "carried" if began < period.start else "new",
        "heard": _yes(bool(facts.hearings)),
        "investigated": _yes(facts.investigated_on is not None),
        "files_read": _yes(facts.files_read_on is not None),
        "deliberated": _yes(facts.deliberated_on is not None),
        "supplying": _yes(waiting),
        "stayed": _yes(stayed),
    }


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _band(number: int | None, up_to: dict[int, str], most: int) -> str | None:
    if number is None:
        return None
    return next((band for limit, band in up_to.items() if number <= limit), f"over_{most}")


def _in(day: date | None, period: Period) -> bool:
    return day is not None and period.start <= day < period.end


@dataclass(frozen=True)
class Heard:
    """When a lawsuit was first heard in the open, and for some of its defendants who came when, or why nobody did."""

    first_on: date | None
    came_on: tuple[date, ...]
    chief_came_on: tuple[date, ...]
    reasons: tuple[tuple[date, str], ...]


def heard_of(lawsuit: LawsuitFacts, organs: set[str]) -> Heard:
    """What its hearings say of these defendants."""
    seen = [
        (hearing.held_on, appearance)
        for hearing in lawsuit.hearings
        for appearance in hearing.appearances
        if appearance.organ in organs
    ]
    return Heard(
        min((hearing.held_on for hearing in lawsuit.hearings if hearing.is_open), default=None),
        tuple(day for day, appearance in seen if appearance.appeared),
        tuple(day for day, appearance in seen if appearance.appeared and appearance.rank == "chief"),
        tuple((day, str(appearance.absence_reason)) for day, appearance in seen),
    )


class Courts:
    """Lawsuits by office and court number, to follow a finding down the instances."""

    def __init__(self, lawsuits: Iterable[LawsuitFacts]) -> None:
        self.by_number = {lawsuit.court_number: lawsuit for lawsuit in lawsuits}

    def finding(self, lawsuit: LawsuitFacts, defendant: DefendantFacts) -> str:
        """lost, won, withdrawn, or nothing."""
        ending = str(defendant.ending)
        if ending in REPLACED:
            ending = str(defendant.content)
        if ending in AS_BELOW:
            below = self.by_number.get(lawsuit.earlier_number or "")
            same = [other for other in below.defendants if other.organ == defendant.organ] if below else []
            return self.finding(below, same[0]) if below and same else ""
        return "lost" if ending in LOST else "won" if ending in WON else "withdrawn" if ending in WITHDRAWN else ""

    def recount(self, period: Period) -> Counter[str]:
        """Every set of the court register in cases."""
        counts: Counter[str] = Counter()
        for lawsuit in self.by_number.values():
            counts.update(self.lawsuit_codes(lawsuit, period))
        return counts

    def recount_in(self, month: Period, *, of: Period) -> Counter[str]:
        """What of the period's sets stands in one of its months: who appeared is asked at the period's end."""
        counts: Counter[str] = Counter()
        for lawsuit in self.by_number.values():
            heard = min((hearing.held_on for hearing in lawsuit.hearings if hearing.is_open), default=None)
            placed = {
                "lit_new": lawsuit.served_on,
                "lit_heard": heard,
                "lit_appeared": heard,
                "lit_chief_appeared": heard,
            }
            codes = self.lawsuit_codes(lawsuit, of)
            counts.update(code for code in codes if _in(placed.get(code, lawsuit.decided_on), month))
        return counts

    def recount_defendants(self, period: Period) -> Counter[str]:
        """Every set of the court register in defendants."""
        counts: Counter[str] = Counter()
        for lawsuit in self.by_number.values():
            for defendant in lawsuit.defendants:
                counts.update(self.defendant_codes(lawsuit, defendant, period))
        return counts

    def lawsuit_codes(self, lawsuit: LawsuitFacts, period: Period, heard: Heard | None = None) -> Iterator[str]:
        """The sets in which one lawsuit stands; one that adds more than one, as often as it adds one.

        `heard`: what is known of its hearing, where its hearings do not say it.
        """
        yield from _placed_codes(lawsuit, period)
        if _in(lawsuit.decided_on, period):
            findings = {self.finding(lawsuit, defendant) for defendant in lawsuit.defendants}
            finding = next((which for which in ("lost", "won", "withdrawn") if which in findings), "")
            yield from _decided_codes(lawsuit, finding, lawsuit.defendants)
        organs = {defendant.organ for defendant in lawsuit.defendants}
        yield from _heard_codes(lawsuit, heard or heard_of(lawsuit, organs), period)
        yield from _session_codes(lawsuit, period)

    def defendant_codes(self, lawsuit: LawsuitFacts, defendant: DefendantFacts, period: Period) -> Iterator[str]:
        """The sets in which one defendant of a lawsuit stands."""
        yield from _placed_codes(lawsuit, period)
        if _in(lawsuit.decided_on, period):
            yield from _decided_codes(lawsuit, self.finding(lawsuit, defendant), (defendant,))
        yield from _heard_codes(lawsuit, heard_of(lawsuit, {defendant.organ}), period)
        yield from _session_codes(lawsuit, period, defendant.organ)


def _placed_codes(lawsuit: LawsuitFacts, period: Period) -> Iterator[str]:
    if _in(lawsuit.served_on, period):
        yield "lit_new"
        yield from {"first": ("lit_new_first", "lit_handled_first"), "second": ("lit_new_second",)}.get(
            lawsuit.instance, ()
        )
        yield from ("lit_joint",) * (lawsuit.origin == "upheld")
        yield from ("lit_norm_reviews",) * lawsuit.is_norm_review_requested
    if lawsuit.served_on < period.start and (lawsuit.decided_on is None or lawsuit.decided_on >= period.start):
        yield "lit_carried_over"
        yield from ("lit_handled_first",) * (lawsuit.instance == "first")
    if lawsuit.served_on < period.end and (lawsuit.decided_on is None or lawsuit.decided_on >= period.end):
        yield "lit_pending"


def _decided_codes(lawsuit: LawsuitFacts, finding: str, defendants: Iterable[DefendantFacts]) -> Iterator[str]:
    yield from ("lit_concluded", f"lit_{finding}")
    if lawsuit.instance == "first":
        is_judged = any(str(each.ending) in (LOST | WON) - BY_RULING for each in defendants)
        yield from ("lit_concluded_first", f"lit_{finding}_first")
        yield from ("lit_judged_first", f"lit_{finding}_judged_first") * is_judged


def _session_codes(lawsuit: LawsuitFacts, period: Period, organ: str | None = None) -> Iterator[str]:
    """Of one organ its own appearances; else those of any defendant."""
    for hearing in lawsuit.hearings:
        if hearing.is_open and _in(hearing.held_on, period):
            came = [each for each in hearing.appearances if each.appeared is True and organ in (None, each.organ)]
            yield "lit_sessions"
            yield from ("lit_sessions_attended",) * bool(came)


def _heard_codes(lawsuit: LawsuitFacts, heard: Heard, period: Period) -> Iterator[str]:
    if not _in(heard.first_on, period):
        return
    came = any(day < period.end for day in heard.came_on)
    reasons = {reason for day, reason in heard.reasons if day < period.end}
    yield "lit_heard"
    yield from ("lit_heard_must",) * bool(lawsuit.is_must_appear)
    if came:
        yield "lit_appeared"
        yield from ("lit_appeared_must",) * bool(lawsuit.is_must_appear)
    elif reasons & UNEXCUSED:
        yield "lit_absent_without_reason"
    if came or reasons & UNEXCUSED or not reasons & PROPER:
        yield "lit_heard_not_excused"
    if any(day < period.end for day in heard.chief_came_on):
        yield "lit_chief_appeared"


def by_group(
    things: Iterable[T], label: Callable[[T], str | None], codes: Callable[[T], Iterable[tuple[str, int]]]
) -> dict[str, Counter[str]]:
    """Counts by label; what has none is 未填写."""
    groups: dict[str, Counter[str]] = {}
    for thing in things:
        counts = groups.setdefault(label(thing) or "未填写", Counter())
        for code, number in codes(thing):
            counts[code] += number
    return groups
