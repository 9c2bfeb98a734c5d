"""When an application was received, disposed of, accepted and concluded: the days of a case before its contents."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from caseapp.demo.plan import ReconsiderationYear
from caseapp.demo.timing import Days, fit_year
from caseapp.law.clocks import DecisionTerms, Exclusion, counted_exclusions, decision_due, edition_on
from caseapp.law.codes import ExclusionKind, Procedure
from caseapp.law.editions import ARL23_IN_FORCE_ON
from caseapp.reconsideration.facts import CorrectionFacts

_SHORTEST_REVIEW = timedelta(days=9)


@dataclass(slots=True)
class Arrival:
    """An application and the day something became of it."""

    received_on: date
    disposed_on: date
    correction: CorrectionFacts | None = None

    @property
    def is_lapsed(self) -> bool:
        """Whether the papers asked for never came (逾期不补正视为放弃)."""
        return self.correction is not None and self.correction.is_lapsed


@dataclass(slots=True)
class Review:
    """An accepted application on its way to the decision. `stay`: 中止, half-open."""

    arrival: Arrival
    days: Days = field(repr=False)
    procedure: Procedure = Procedure.ORDINARY
    extension_days: int = 0
    stay: tuple[date, date | None] | None = None
    ends_on: date = date.max

    @property
    def accepted_on(self) -> date:
        """The day of acceptance."""
        return self.arrival.disposed_on

    @property
    def earliest_end(self) -> date:
        """A case that stood still cannot be decided meanwhile; and nothing is decided in a week."""
        resumed_on = self.stay[1] if self.stay else None
        return max(resumed_on or date.min, self.accepted_on + _SHORTEST_REVIEW)

    def due_on(self) -> date:
        """The last day for the decision, as the law counts it."""
        stays = [Exclusion(ExclusionKind.STAY, *self.stay)] if self.stay else []
        edition = edition_on(self.accepted_on)
        spans = counted_exclusions(stays, edition, closed_on=self.ends_on)
        terms = DecisionTerms(self.accepted_on, self.procedure, self.extension_days, spans)
        due = decision_due(terms, self.days.calendar).on
        return due if due is not None else date.max

    def end(self, day: date) -> None:
        """Decide on that day, in time: what 60 days do not cover needs an extension, what 90 do not, a 中止."""
        self.ends_on = day
        if self.due_on() < day and self.procedure is Procedure.ORDINARY:
            self.extension_days = 30
        if self.due_on() < day:
            start = self.days.on_or_after(self.accepted_on + timedelta(days=25))
            missing = (day - self.due_on()).days
            earlier_stay = ((self.stay[1] or day) - self.stay[0]).days if self.stay else 0
            self.stay = (start, min(day, start + timedelta(days=missing + earlier_stay + 6)))


def draw_arrivals(rng: Random, days: Days, received: Sequence[date]) -> list[Arrival]:
    """What happened to applications received on these days until they were disposed of."""
    return [_draw_arrival(rng, days, received_on) for received_on in received]


def _draw_arrival(rng: Random, days: Days, received_on: date) -> Arrival:
    fate = rng.random()
    if fate > 0.14:
        return Arrival(received_on, days.later(received_on, rng.choice((1, 2, 3, 3, 4, 4, 5, 5))))
    notified_on = days.later(received_on, rng.randint(1, 4))
    notice_received_on = days.later(notified_on, rng.randint(1, 3))
    if fate < 0.03:
        lapsed = CorrectionFacts(notified_on=notified_on, notice_received_on=notice_received_on, is_lapsed=True)
        return Arrival(received_on, days.later(notice_received_on, rng.randint(11, 14)), lapsed)
    supplied_on = days.later(notice_received_on, rng.randint(2, 9))
    supplied = CorrectionFacts(notified_on=notified_on, notice_received_on=notice_received_on, supplied_on=supplied_on)
    return Arrival(received_on, days.later(supplied_on, rng.randint(1, 5)), supplied)


def choose_accepted(rng: Random, arrivals: Sequence[Arrival], year: int, wanted: int) -> list[Arrival]:
    """Of what was disposed of in the year, so many that were accepted, in the order of acceptance."""
    possible = [arrival for arrival in arrivals if arrival.disposed_on.year == year and not arrival.is_lapsed]
    return sorted(rng.sample(possible, wanted), key=lambda arrival: arrival.disposed_on)


def draw_review(rng: Random, days: Days, arrival: Arrival) -> Review:
    """The way of a case to its decision: most offices decide in the last weeks that the law leaves them."""
    review = Review(arrival, days)
    if arrival.disposed_on >= ARL23_IN_FORCE_ON and rng.random() < 0.2:
        review.procedure = Procedure.SIMPLIFIED
    elif rng.random() < 0.17:
        review.extension_days = rng.choice((15, 30, 30, 30))
    if rng.random() < 0.07:
        start = days.on_or_after(arrival.disposed_on + timedelta(days=rng.randint(14, 24)))
        review.stay = (start, days.on_or_after(start + timedelta(days=rng.randint(18, 75))))
    due = review.due_on()
    if rng.random() < 0.26:
        last = min(due, review.earliest_end + timedelta(days=32))
        review.ends_on = days.draw(rng, review.earliest_end, last)
    else:
        spare = int(rng.triangular(0, 26, 3))
        review.ends_on = days.on_or_before(max(due - timedelta(days=spare), review.earliest_end + timedelta(days=3)))
    return review


def draw_carried_over(rng: Random, days: Days, first_year: int, count: int) -> list[Review]:
    """Cases of the year before that were open when the ledger's first year began."""
    reviews: list[Review] = []
    while len(reviews) < count:
        received_on = days.draw(rng, date(first_year - 1, 10, 12), date(first_year - 1, 12, 22))
        review = draw_review(rng, days, _draw_arrival(rng, days, received_on))
        if review.accepted_on.year < first_year and not review.arrival.is_lapsed:
            if review.ends_on.year < first_year:
                review.end(days.draw(rng, date(first_year, 1, 4), date(first_year, 2, 12)))
            reviews.append(review)
    return sorted(reviews, key=lambda review: review.accepted_on)


def conclude(rng: Random, days: Days, reviews: Sequence[Review], year: int, plan: ReconsiderationYear) -> list[Review]:
    """Make as many of the open reviews end in the year as planned, so many of them late; these, the quickest first."""
    fit_year(rng, days, reviews, year, plan.concluded)
    concluded = [review for review in reviews if review.ends_on.year == year]
    _make_late(rng, days, concluded, plan.late)
    return sorted(concluded, key=lambda review: (review.ends_on - review.accepted_on).days + rng.uniform(-8, 8))


def _make_late(rng: Random, days: Days, concluded: Sequence[Review], count: int) -> None:
    """Take the extension back from cases that were decided in its last weeks: nobody had granted one in time."""
    extended = [
        review
        for review in concluded
        if review.extension_days
        and not review.stay
        and review.accepted_on.year == review.ends_on.year
        and review.accepted_on.month <= 9
    ]
    for review in rng.sample(extended, count):
        review.extension_days = 0
        review.ends_on = days.on_or_after(review.due_on() + timedelta(days=rng.randint(2, 12)))
