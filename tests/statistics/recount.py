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
        yield "received", 1
        yield "applicants", facts.applicant_count
    if facts.disposal is not None and facts.disposal != "accepted" and _in(facts.disposed_on, period):
        yield "not_accepted", 1
    if _in(facts.opinion_issued_on, period):
        yield "opinions", 1
    decided = facts.accepted_on if facts.disposal == "accepted" else facts.disposed_on
    if facts.received_on < start and (decided is None or decided >= start):
        yield "undecided_before", 1
    if facts.received_on < end and (decided is None or decided >= end):
        yield "undecided", 1
    if facts.accepted_on is not None:
        yield from _accepted_codes(entry, facts.accepted_on, period)


def _accepted_codes(entry: Entered, accepted_on: date, period: Period) -> Iterator[tuple[str, int]]:
    facts, start, end = entry.facts, period.start, period.end
    if _in(accepted_on, period):
        yield from (("accepted", 1), ("due", 1), ("enterprise_cases", int(facts.is_enterprise_related)))
    if accepted_on < start and (facts.closed_on is None or facts.closed_on >= start):
        yield from (("carried_over", 1), ("due", 1))
    if accepted_on < end and (facts.closed_on is None or facts.closed_on >= end):
        yield "pending", 1
    if facts.closed_on is not None and _in(facts.closed_on, period):
        yield "concluded", 1
        yield "days", (facts.closed_on - accepted_on).days
        yield "on_time", int(entry.due_on is not None and facts.closed_on <= entry.due_on)
        yield "hearings", int(bool(facts.hearings))
        yield "sued_after", int(facts.is_sued is True)
        ending = str(facts.ending)
        yield from ((outcome, 1) for outcome, endings in OUTCOMES.items() if ending in endings)
        yield "settled", int(ending == "term_settled")
        yield "mediated_or_settled", int(ending in {"mediated", "term_settled"})
        yield "corrected", int(ending in DIRECT)
        yield "comprehensively_corrected", int(ending in DIRECT | INDIRECT)


def _in(day: date | None, period: Period) -> bool:
    return day is not None and period.start <= day < period.end


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

    def lawsuit_codes(self, lawsuit: LawsuitFacts, period: Period) -> Iterator[str]:
        """The sets in which one lawsuit stands."""
        yield from _placed_codes(lawsuit, period)
        if _in(lawsuit.decided_on, period):
            findings = {self.finding(lawsuit, defendant) for defendant in lawsuit.defendants}
            yield next((f"lit_{which}" for which in ("lost", "won", "withdrawn") if which in findings), "neither")
        organs = {defendant.organ for defendant in lawsuit.defendants}
        yield from _heard_codes(lawsuit, organs, period)

    def defendant_codes(self, lawsuit: LawsuitFacts, defendant: DefendantFacts, period: Period) -> Iterator[str]:
        """The sets in which one defendant of a lawsuit stands."""
        yield from _placed_codes(lawsuit, period)
        if _in(lawsuit.decided_on, period):
            yield f"lit_{self.finding(lawsuit, defendant)}"
        yield from _heard_codes(lawsuit, {defendant.organ}, period)


def _placed_codes(lawsuit: LawsuitFacts, period: Period) -> Iterator[str]:
    if _in(lawsuit.served_on, period):
        yield "lit_new"
        if lawsuit.instance == "first":
            yield "lit_new_first"
    if lawsuit.served_on < period.start and (lawsuit.decided_on is None or lawsuit.decided_on >= period.start):
        yield "lit_carried_over"
    if lawsuit.served_on < period.end and (lawsuit.decided_on is None or lawsuit.decided_on >= period.end):
        yield "lit_pending"
    if _in(lawsuit.decided_on, period):
        yield "lit_concluded"


def _heard_codes(lawsuit: LawsuitFacts, organs: set[str], period: Period) -> Iterator[str]:
    if not _in(min((hearing.held_on for hearing in lawsuit.hearings if hearing.is_open), default=None), period):
        return
    yield "lit_heard"
    seen = [
        appearance
        for hearing in lawsuit.hearings
        if hearing.held_on < period.end
        for appearance in hearing.appearances
        if appearance.organ in organs
    ]
    if any(appearance.appeared for appearance in seen):
        yield "lit_appeared"
    elif any(appearance.absence_reason in UNEXCUSED for appearance in seen):
        yield "lit_absent_without_reason"
    if any(appearance.appeared and appearance.rank == "chief" for appearance in seen):
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
