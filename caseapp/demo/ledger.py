"""The demonstration ledger of one office as plain facts: its plan in, the facts of every case out. Pure and seeded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from caseapp.demo.applications import Office, not_accepted
from caseapp.demo.authorities import city_named
from caseapp.demo.decisions import reviewed
from caseapp.demo.known import case_known_on, lawsuit_known_on
from caseapp.demo.lawsuits import court_register, present_lawsuits
from caseapp.demo.plan import OfficePlan
from caseapp.demo.timelines import (
    Arrival,
    Review,
    choose_accepted,
    conclude,
    draw_arrivals,
    draw_carried_over,
    draw_review,
)
from caseapp.demo.timing import Days
from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.law.workdays import Calendar
from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts

_STAY_BEFORE_TERMINATION = timedelta(days=60)
_LONGEST_WITH_SUCH_A_STAY = 115
_PRESENT = timedelta(days=75)
_QUICK = (Outcome.TERMINATED, Outcome.MEDIATED)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Both registers of an office, in the order in which their papers came."""

    cases: tuple[CaseFacts, ...]
    lawsuits: tuple[LawsuitFacts, ...]


def generate(plan: OfficePlan, *, calendar: Calendar, today: date, seed: int = 2026) -> Ledger:
    """The office's ledger as it stands on `today`: the planned years to their end, and the weeks before today.

    The same plan, calendar, day and seed give the same ledger on every machine.
    """
    rng = Random(f"{plan.office}{seed}")  # noqa: S311 -- a demonstration that must repeat itself, no secret
    office = Office(city_named(plan.city), plan.prefix, Days.of(calendar))
    accepted, arrivals = _review_years(rng, office, plan)
    cases = _cases(rng, office, plan, accepted, arrivals)
    cases, lawsuits = court_register(rng, office, plan, cases)
    if today.year > plan.years[-1] + 1:
        cases += _present(rng, office, plan, today)
        lawsuits += present_lawsuits(rng, office, plan, today)
    known = [case_known_on(facts, today) for facts in cases]
    sued = [lawsuit_known_on(facts, today) for facts in lawsuits]
    return Ledger(
        tuple(sorted((facts for facts in known if facts), key=lambda facts: facts.received_on)),
        tuple(sorted((facts for facts in sued if facts), key=lambda facts: facts.served_on)),
    )


def _review_years(
    rng: Random, office: Office, plan: OfficePlan
) -> tuple[list[tuple[Review, ReconsiderationEnding]], list[Arrival]]:
    """Every accepted case with what it ended in, and the applications that were not accepted."""
    days = office.days
    open_reviews = draw_carried_over(rng, days, plan.first_year, plan.carried_over)
    ended: list[tuple[Review, ReconsiderationEnding]] = []
    waiting: list[Arrival] = []
    turned_away: list[Arrival] = []
    for year, counts in zip(plan.years, plan.reconsideration, strict=True):
        waiting += draw_arrivals(rng, days, days.draw_year(rng, year, counts.received, counts.season))
        accepted = choose_accepted(rng, waiting, year, counts.accepted)
        chosen = {id(arrival) for arrival in accepted}
        turned_away += [each for each in waiting if each.disposed_on.year == year and id(each) not in chosen]
        waiting = [each for each in waiting if each.disposed_on.year > year]
        open_reviews += [draw_review(rng, days, arrival) for arrival in accepted]
        concluded = conclude(rng, days, open_reviews, year, counts)
        ended += _give_endings(rng, concluded, [end for end, many in counts.endings.items() for _ in range(many)])
        open_reviews = [review for review in open_reviews if review.ends_on.year > year]
    last = plan.reconsideration[-1].endings
    # What was open when the last year ended was closed later, and waiting applications were turned away.
    open_reviews.sort(key=lambda review: (review.ends_on - review.accepted_on).days)
    ended += _give_endings(rng, open_reviews, rng.choices(list(last), list(last.values()), k=len(open_reviews)))
    return ended, turned_away + waiting


def _give_endings(
    rng: Random, concluded: list[Review], endings: list[ReconsiderationEnding]
) -> list[tuple[Review, ReconsiderationEnding]]:
    """The quickest cases are those that were withdrawn, settled or mediated."""
    rng.shuffle(endings)
    in_order = sorted(endings, key=lambda ending: ending.outcome not in _QUICK)
    given = list(zip(concluded, in_order, strict=True))
    for at, (review, ending) in enumerate(given):
        if ending is ReconsiderationEnding.TERM_STAY60:
            _let_time_run_out(given, at, review)
    return given


def _let_time_run_out(given: list[tuple[Review, ReconsiderationEnding]], at: int, review: Review) -> None:
    """中止满六十日终止 takes a case long enough to have stood still for sixty days, and ends the day these are over."""
    lengths = [(given[each][0].ends_on - given[each][0].accepted_on).days for each in range(len(given))]
    longest = max((length, each) for each, length in enumerate(lengths) if length <= _LONGEST_WITH_SUCH_A_STAY)[1]
    stayed, ending = given[longest]
    given[longest], given[at] = (stayed, given[at][1]), (review, ending)
    stayed.extension_days = 0
    stayed.stay = (stayed.ends_on - _STAY_BEFORE_TERMINATION, None)


def _cases(
    rng: Random,
    office: Office,
    plan: OfficePlan,
    ended: Iterable[tuple[Review, ReconsiderationEnding]],
    turned_away: Iterable[Arrival],
) -> list[CaseFacts]:
    in_order = sorted(ended, key=lambda each: (each[0].accepted_on, each[0].arrival.received_on))
    # The ledger's own years count from 1; of the year before it knows only the last numbers.
    before = sum(review.accepted_on.year < plan.first_year for review, _ in in_order)
    serials = defaultdict(int, {plan.first_year - 1: plan.reconsideration[0].accepted - 12 - before})
    cases = []
    for review, ending in in_order:
        year = review.accepted_on.year
        serials[year] += 1
        cases.append(reviewed(rng, office, review, f"{office.prefix}〔{year}〕{serials[year]}号", ending))
    return cases + [not_accepted(rng, office, arrival) for arrival in turned_away]


def _present(rng: Random, office: Office, plan: OfficePlan, today: date) -> list[CaseFacts]:
    """Applications of the last weeks, on the days they will have had if all goes its way; see `known`."""
    days = office.days
    first = today - _PRESENT
    received = sorted(days.draw(rng, first, days.on_or_before(today)) for _ in range(plan.present[0]))
    last = plan.reconsideration[-1]
    usual = [ending for ending, many in last.endings.items() if many > 1]
    serials = defaultdict(int, {first.year: int(last.accepted * first.timetuple().tm_yday / 366)})
    cases = []
    for arrival in sorted(draw_arrivals(rng, days, received), key=lambda each: each.disposed_on):
        if arrival.is_lapsed or rng.random() < 0.15:
            cases.append(not_accepted(rng, office, arrival))
            continue
        year = arrival.disposed_on.year
        serials[year] += 1
        ending = rng.choices(usual, [last.endings[each] for each in usual])[0]
        review = draw_review(rng, days, arrival)
        cases.append(reviewed(rng, office, review, f"{office.prefix}〔{year}〕{serials[year]}号", ending))
    return cases
