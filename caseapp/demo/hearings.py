"""The hearings of a lawsuit of the demonstration: when, and which official came, or why none did."""

from datetime import date, timedelta
from random import Random
from typing import Final

from caseapp.demo.authorities import Authority
from caseapp.demo.drawing import drawn
from caseapp.demo.people import official_of
from caseapp.demo.suits import Suit
from caseapp.demo.timing import Days
from caseapp.law.codes import (
    AbsenceReason,
    Rank,
)
from caseapp.litigation.facts import AppearanceFacts, HearingFacts

_ABSENCES: Final = {
    AbsenceReason.OFFICIAL_DUTY: 44,
    AbsenceReason.OTHER_PROPER: 12,
    AbsenceReason.UNEXPLAINED: 27,
    AbsenceReason.NO_PROPER_REASON: 12,
    AbsenceReason.FORCE_MAJEURE: 3,
    AbsenceReason.ACCIDENT: 2,
}
_DEPUTIES: Final = {Rank.DEPUTY: 84, Rank.DEPUTY_LEVEL: 9, Rank.OTHER_LEADER: 7}


def draw_hearings(rng: Random, days: Days, suit: Suit) -> tuple[HearingFacts, ...]:
    """One hearing, in one case of ten a second one; an official who comes may come to the second alone."""
    if not suit.is_heard:
        return ()
    first, held = suit.hearing_on, [suit.hearing_on]
    if rng.random() < 0.1:
        second = days.draw(rng, first + timedelta(days=6), first + timedelta(days=22))
        # To have appeared in the year in which the case was first heard, he must come in that year.
        if second <= suit.ends_on and second.year == first.year and second > first:
            held.append(second)
    attended = rng.choice(held) if suit.is_attended else None
    comes = _who_comes(rng, suit)
    return tuple(
        HearingFacts(
            held_on=day,
            summons_received_on=days.on_or_before(day - timedelta(days=rng.randint(4, 14))),
            notice_received_on=days.on_or_before(day - timedelta(days=rng.randint(4, 14))),
            appearances=tuple(
                _appearance(rng, suit, authority, day, came=day == attended and authority == comes)
                for authority in suit.defendants
            ),
        )
        for day in held
    )


def _who_comes(rng: Random, suit: Suit) -> Authority:
    """Of two defendants they agree which one's official appears; as a rule the one that acted."""
    return suit.defendants[0] if rng.random() < 0.8 else suit.defendants[-1]


def _appearance(rng: Random, suit: Suit, authority: Authority, day: date, *, came: bool) -> AppearanceFacts:
    if not came:
        # Where the other defendant's official came, this one's absence was agreed.
        reason = AbsenceReason.OTHER_PROPER if suit.is_attended else drawn(rng, _ABSENCES)
        return AppearanceFacts(
            organ=authority.name,
            appeared=False,
            absence_reason=reason,
            has_absence_proof=reason.is_proper and rng.random() < 0.8,
            is_staff_sent=rng.random() < 0.94,
        )
    rank = Rank.CHIEF if suit.is_attended_by_chief else drawn(rng, _DEPUTIES)
    official = official_of(authority.name, authority.level, rank, day.year)
    return AppearanceFacts(
        organ=authority.name,
        appeared=True,
        person=official.name,
        post=official.post,
        rank=rank,
        is_staff_sent=True,
        is_proof_filed=rng.random() < 0.96,
        spoke=rng.random() < 0.7,
    )
