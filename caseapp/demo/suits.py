"""When a lawsuit was served, heard and decided, at which instance, and for whom: its days before its contents."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from caseapp.demo.authorities import Authority, Court
from caseapp.demo.plan import LitigationYear
from caseapp.demo.timing import Days, fit_year
from caseapp.law.codes import Instance, Origin
from caseapp.law.endings import Result
from caseapp.reconsideration.facts import CaseFacts

# A lawsuit is heard at the earliest so long after it was served, and decided so long after the hearing.
_TO_DEFEND = timedelta(days=18)
_TO_DECIDE = timedelta(days=9)


@dataclass(slots=True)
class Suit:
    """A lawsuit at one instance. `hearing_on`: the day it is heard, if it is; the plan says how many are.

    `below`: the case at the instance below. `result`: what it ended in for the authorities; `is_kept`: a higher
    instance let the decision below stand.
    """

    instance: Instance
    docketed_on: date
    served_on: date
    ends_on: date
    hearing_on: date
    court: Court
    defendants: tuple[Authority, ...]
    origin: Origin = Origin.DIRECT
    reconsideration: CaseFacts | None = None
    below: "Suit | None" = None
    is_heard: bool = False
    is_attended: bool = False
    is_attended_by_chief: bool = False
    is_kept: bool = False
    is_appealed: bool = False
    result: Result | None = None
    court_number: str = field(default="", repr=False)

    @property
    def earliest_end(self) -> date:
        """After its hearing."""
        return self.hearing_on + _TO_DECIDE

    def end(self, day: date) -> None:
        """Be decided on that day."""
        self.ends_on = day


def draw_suit(
    rng: Random,
    days: Days,
    served_on: date,
    court: Court,
    defendants: tuple[Authority, ...],
    instance: Instance = Instance.FIRST,
) -> Suit:
    """A lawsuit served on that day: six months from docketing at first instance, three at second."""
    docketed_on = days.on_or_before(served_on - timedelta(days=rng.randint(3, 6)))
    length = rng.randint(55, 166) if instance is Instance.FIRST else rng.randint(42, 86)
    ends_on = days.on_or_after(served_on + timedelta(days=length))
    first = served_on + _TO_DEFEND
    hearing_on = days.draw(rng, first, max(first, served_on + timedelta(days=int(length * 0.72))))
    return Suit(instance, docketed_on, served_on, ends_on, hearing_on, court, defendants)


def choose_appeals(
    rng: Random, days: Days, suits: Sequence[Suit], year: int, counts: LitigationYear, courts: "Courts"
) -> list[Suit]:
    """The lawsuits of a higher instance that were served in the year, each on one decided before."""
    steps = ((Instance.FIRST, Instance.SECOND, counts.second), (Instance.SECOND, Instance.RETRIAL, counts.retrial))
    further = (_taken_further(rng, days, suits, year, step, courts, counts.lost // 3) for step in steps)
    return [suit for taken in further for suit in taken]


@dataclass(frozen=True, slots=True)
class Courts:
    """The two courts above the basic ones."""

    intermediate: Court
    high: Court

    def above(self, suit: Suit) -> Court:
        """Where a decision is taken to."""
        is_basic = suit.court.code not in (self.intermediate.code, self.high.code)
        return self.intermediate if is_basic else self.high


def _taken_further(
    rng: Random,
    days: Days,
    suits: Sequence[Suit],
    year: int,
    step: tuple[Instance, Instance, int],
    courts: Courts,
    lost_allowed: int,
) -> list[Suit]:
    lower, higher, count = step
    wait = (26, 44) if higher is Instance.SECOND else (90, 170)
    served = [
        (days.on_or_after(suit.ends_on + timedelta(days=rng.randint(*wait))), suit)
        for suit in suits
        if suit.instance is lower and not suit.is_appealed and suit.result in (None, Result.WON, Result.LOST)
    ]
    possible = [each for each in served if each[0].year == year]
    further = []
    for served_on, suit in rng.sample(possible, count):
        suit.is_appealed = True
        if suit.result is None:
            suit.result = _foreseen(rng, suit, suits, lost_allowed)
        appeal = draw_suit(rng, days, served_on, courts.above(suit), suit.defendants, higher)
        appeal.origin, appeal.reconsideration, appeal.below = suit.origin, suit.reconsideration, suit
        further.append(appeal)
    return further


def _foreseen(rng: Random, suit: Suit, suits: Sequence[Suit], lost_allowed: int) -> Result | None:
    """Whoever appeals has lost: mostly the plaintiff, in a twelfth of the cases the authority."""
    if suit.below is not None:
        return suit.below.result
    lost = sum(each.result is Result.LOST and each.ends_on.year == suit.ends_on.year for each in suits)
    return Result.LOST if lost < lost_allowed and rng.random() < 0.08 else Result.WON


def decide_year(rng: Random, days: Days, suits: Sequence[Suit], year: int, counts: LitigationYear) -> None:
    """Make as many of the open lawsuits end in the year as planned; those already taken further keep their day."""
    fixed = sum(suit.ends_on.year == year for suit in suits if suit.is_appealed or suit.instance is not Instance.FIRST)
    movable = [
        suit for suit in suits if not suit.is_appealed and suit.instance is Instance.FIRST and suit.ends_on.year >= year
    ]
    fit_year(rng, days, movable, year, counts.concluded - fixed)


def hear_year(rng: Random, suits: Sequence[Suit], year: int, counts: LitigationYear) -> None:
    """Choose the lawsuits that were heard in the year, those to which an official came, and those with a chief.

    Appeals are often decided on the papers, so that they are chosen last.
    """
    possible = [suit for suit in suits if suit.hearing_on.year == year]
    by_chance = sorted(possible, key=lambda suit: rng.random() * _reluctance(suit, counts))
    one_a_month = {suit.hearing_on.month: suit for suit in reversed(by_chance)}
    others = [suit for suit in by_chance if one_a_month[suit.hearing_on.month] is not suit]
    heard = [*one_a_month.values(), *others][: counts.heard]
    if len(heard) < counts.heard:
        raise ValueError(f"{year}: {counts.heard} lawsuits to be heard, {len(heard)} can be")
    for suit in heard:
        suit.is_heard = True
    attended = rng.sample(heard, counts.appeared)
    for suit in attended:
        suit.is_attended = True
    for suit in rng.sample(attended, counts.chief_appeared):
        suit.is_attended_by_chief = True


def _reluctance(suit: Suit, counts: LitigationYear) -> float:
    in_season = counts.season[suit.hearing_on.month - 1]
    return (1.0 if suit.instance is Instance.FIRST else 2.2) / in_season


def judge_year(rng: Random, suits: Sequence[Suit], year: int, counts: LitigationYear) -> None:
    """Give every lawsuit that ended in the year its result, so that the planned numbers come out."""
    ended = sorted((suit for suit in suits if suit.ends_on.year == year), key=lambda suit: suit.ends_on)
    _judge_appeals(rng, ended, counts)
    undecided = [suit for suit in ended if suit.result is None]
    heard = [suit for suit in undecided if suit.is_heard]
    for result, wanted, among in (
        (Result.LOST, counts.lost, heard),
        # Who withdraws does so before the hearing as a rule; where too few were not heard, some do after it.
        (Result.WITHDRAWN, counts.withdrawn, sorted(undecided, key=lambda suit: (suit.is_heard, rng.random()))),
        (Result.NONE, counts.neither, sorted(undecided, key=lambda suit: (suit.is_heard, rng.random()))),
    ):
        missing = wanted - sum(suit.result is result for suit in ended)
        free = [suit for suit in among if suit.result is None]
        for suit in rng.sample(free, missing) if result is Result.LOST else free[:missing]:
            suit.result = result
    for suit in ended:
        suit.result = suit.result or Result.WON


def _judge_appeals(rng: Random, ended: Sequence[Suit], counts: LitigationYear) -> None:
    """A higher court lets most decisions stand; it reverses or remands a few, within what the plan leaves."""
    for suit in ended:
        if suit.below is None:
            continue
        lost = sum(each.result is Result.LOST for each in ended)
        remanded = sum(each.result is Result.NONE for each in ended)
        chance = rng.random()
        suit.result = suit.below.result
        if suit.below.result is Result.LOST:
            suit.is_kept = lost < counts.lost
            suit.result = Result.LOST if suit.is_kept else Result.WON
        elif suit.is_appealed or suit.instance is Instance.RETRIAL or chance > 0.1:
            suit.is_kept = True
        elif chance > 0.05:
            suit.is_kept = lost >= counts.lost // 4
            suit.result = suit.below.result if suit.is_kept else Result.LOST
        else:
            suit.is_kept = remanded >= counts.neither // 2
            suit.result = suit.below.result if suit.is_kept else Result.NONE
