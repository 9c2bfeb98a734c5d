"""The court register of the demonstration: lawsuits of every year at their instances, as plain facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from caseapp.demo.applications import Office
from caseapp.demo.authorities import (
    Authority,
    City,
    Court,
    city_government,
    county_departments,
    defendants,
    governments,
    townships,
)
from caseapp.demo.plan import LitigationYear, OfficePlan
from caseapp.demo.suits import Courts, Suit, choose_appeals, decide_year, draw_suit, hear_year, judge_year
from caseapp.demo.trials import lawsuit_facts
from caseapp.law.codes import Field, Instance, Level, Origin
from caseapp.law.endings import Outcome, ReconsiderationEnding, Result
from caseapp.litigation.facts import LawsuitFacts
from caseapp.reconsideration.facts import CaseFacts

_PRESENT: Final = timedelta(days=120)
# An act that the office's government let stand is sued together with it; where it changed the act, it is sued alone.
_ORIGINS: Final = {
    Outcome.UPHELD: Origin.UPHELD,
    Outcome.REJECTED: Origin.UPHELD,
    Outcome.REVOKED: Origin.CHANGED,
    Outcome.CHANGED: Origin.CHANGED,
}
_WORDS: Final = {Instance.FIRST: "行初", Instance.SECOND: "行终", Instance.RETRIAL: "行申"}


def court_register(
    rng: Random, office: Office, plan: OfficePlan, cases: Sequence[CaseFacts]
) -> tuple[list[CaseFacts], list[LawsuitFacts]]:
    """The lawsuits of the planned years, and the cases with what is now known of their being sued over."""
    courts = Courts(office.city.intermediate, office.city.high)
    suits = _carried_over(rng, office, plan)
    for year, counts in zip(plan.years, plan.litigation, strict=True):
        followed = _after_reconsideration(rng, office, cases, suits, year, counts.after_reconsideration)
        direct = counts.new - counts.second - counts.retrial - len(followed)
        served = office.days.draw_year(rng, year, direct, counts.season)
        suits += followed + [_direct(rng, office, plan, served_on) for served_on in served]
        suits += choose_appeals(rng, office.days, suits, year, counts, courts)
        decide_year(rng, office.days, suits, year, counts)
        hear_year(rng, suits, year, counts)
        judge_year(rng, suits, year, counts)
    _follow_to_the_end(rng, suits, plan.litigation[-1], heard_after=date(plan.years[-1], 12, 31))
    _number(rng, suits)
    over = {suit.reconsideration.number: suit for suit in suits if suit.reconsideration and not suit.below}
    sued = [_sued_over(facts, over.get(facts.number) if facts.number else None) for facts in cases]
    return sued, [lawsuit_facts(rng, office, suit) for suit in suits]


def present_lawsuits(rng: Random, office: Office, plan: OfficePlan, today: date) -> list[LawsuitFacts]:
    """Lawsuits of the last months, some heard, some decided, some only just served."""
    days, last = office.days, plan.litigation[-1]
    served = sorted(days.draw(rng, today - _PRESENT, days.on_or_before(today)) for _ in range(plan.present[1]))
    suits = [_direct(rng, office, plan, served_on) for served_on in served]
    _follow_to_the_end(rng, suits, last, heard_after=date.min)
    _number(rng, suits)
    return [lawsuit_facts(rng, office, suit) for suit in suits]


def _carried_over(rng: Random, office: Office, plan: OfficePlan) -> list[Suit]:
    """Lawsuits of the year before that were not decided when the ledger's first year began."""
    year, days = plan.first_year - 1, office.days
    suits: list[Suit] = []
    while len(suits) < plan.lawsuits_carried_over:
        suit = _direct(rng, office, plan, days.draw(rng, date(year, 9, 10), date(year, 12, 28)))
        if suit.ends_on.year > year:
            suit.is_heard = suit.hearing_on.year == year
            suit.is_attended = suit.is_heard and rng.random() < 0.4
            suits.append(suit)
    return suits


def _direct(rng: Random, office: Office, plan: OfficePlan, served_on: date) -> Suit:
    """A lawsuit without reconsideration, against one authority or, now and then, two."""
    city = office.city
    sued = _draw_defendants(rng, city, is_at_home=plan.sued_at_home)
    chief = max(sued, key=lambda each: each.level in (Level.COUNTY, Level.CITY))
    is_high = chief.level in (Level.COUNTY, Level.CITY)
    return draw_suit(rng, office.days, served_on, city.intermediate if is_high else city.court_of(chief.region), sued)


def _draw_defendants(rng: Random, city: City, *, is_at_home: bool) -> tuple[Authority, ...]:
    if is_at_home:
        others = governments(city)[:6] if rng.random() < 0.35 else ()
        return (city_government(city), *rng.sample(others, 1 if others else 0))
    kinds, weights = zip(*defendants(city), strict=True)
    kind = rng.choices(kinds, weights)[0]
    first = rng.choices(kind, [authority.weight for authority in kind])[0]
    if rng.random() > 0.09 or first.level is Level.CITY:
        return (first,)
    nearby = [each for each in (*county_departments(city), *townships(city)) if each.region == first.region]
    beside = [each for each in nearby if each != first]
    return (first, rng.choice(beside)) if beside else (first,)


def _after_reconsideration(
    rng: Random, office: Office, cases: Iterable[CaseFacts], suits: Iterable[Suit], year: int, count: int
) -> list[Suit]:
    """Lawsuits served in the year over reconsideration cases of this ledger, soon after the decision was served."""
    known = {suit.reconsideration.number for suit in suits if suit.reconsideration}
    possible = []
    for facts in cases:
        if facts.ending is None or facts.served_on is None or facts.number in known:
            continue
        if facts.ending.outcome not in _ORIGINS:
            continue
        served_on = office.days.on_or_after(facts.served_on + timedelta(days=rng.randint(12, 30)))
        if served_on.year == year:
            possible.append((served_on, facts))
    return [_over(rng, office, served_on, facts) for served_on, facts in rng.sample(possible, count)]


def _over(rng: Random, office: Office, served_on: date, facts: CaseFacts) -> Suit:
    origin = (
        Origin.OTHER
    )  # an application found inadmissible after acceptance is not 维持 (法释〔2018〕1号第一百三十三条)
    if facts.ending is not ReconsiderationEnding.DISMISS_APP and facts.ending is not None:
        origin = _ORIGINS[facts.ending.outcome]
    home = city_government(office.city)
    original = Authority(
        facts.respondent, facts.respondent_level or Level.OTHER, facts.region or "", facts.field or Field.OTHER, 1.0
    )
    sued = (original, home) if origin is Origin.UPHELD else (home,)
    suit = draw_suit(rng, office.days, served_on, office.city.intermediate, sued)
    suit.origin, suit.reconsideration = origin, facts
    return suit


def _follow_to_the_end(rng: Random, suits: Iterable[Suit], last: LitigationYear, *, heard_after: date) -> None:
    """What was open when the last year ended was heard and decided later, in about its proportions."""
    in_order = sorted((suit for suit in suits if suit.result is None or suit.hearing_on > heard_after), key=_end_of)
    for suit in in_order:
        if suit.hearing_on > heard_after:
            suit.is_heard = rng.random() < last.heard / last.new
            suit.is_attended = suit.is_heard and rng.random() < last.appeared / last.heard
            suit.is_attended_by_chief = suit.is_attended and rng.random() < last.chief_appeared / last.appeared
        if suit.result is not None:
            continue
        if suit.below is not None:
            suit.result, suit.is_kept = suit.below.result, True
        elif suit.is_heard:
            suit.result = Result.LOST if rng.random() < last.lost / last.heard else Result.WON
        else:
            suit.result = rng.choice((Result.WITHDRAWN, Result.WON))


def _end_of(suit: Suit) -> date:
    return suit.ends_on


def _number(rng: Random, suits: Iterable[Suit]) -> None:
    """Court numbers in the order of docketing; between two of ours the courts docketed others."""
    serials: defaultdict[tuple[Court, int, str], int] = defaultdict(int)
    for suit in sorted(suits, key=lambda suit: (suit.docketed_on, suit.served_on)):
        year, word = suit.docketed_on.year, _WORDS[suit.instance]
        serials[suit.court, year, word] += rng.randint(1, 4)
        suit.court_number = f"（{year}）{suit.court.code}{word}{serials[suit.court, year, word]}号"


def _sued_over(facts: CaseFacts, suit: Suit | None) -> CaseFacts:
    if suit is None or facts.served_on is None:
        return facts
    latest = min(suit.docketed_on, facts.served_on + timedelta(days=15))
    return replace(facts, is_sued=True, sued_on=max(facts.served_on, latest))
