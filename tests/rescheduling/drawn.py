"""Ledgers and calendars as hypothesis draws them: cases at every stage around the turn of a year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from caseapp.law.codes import Disposal, ExclusionKind, NormHandling, Procedure, StayGround
from caseapp.law.endings import ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.workdays import Calendar
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts, PlaintiffFacts
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)

# Around the turn of the Acts, and around the end of the calendar.
TURNS = (date(2024, 1, 1), date(2027, 1, 1))
FIRST_YEAR, LAST_YEAR = 2023, 2026


def _after(day: date, most: int) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda days: day + timedelta(days=days))


def _maybe_after(day: date | None, most: int) -> st.SearchStrategy[date | None]:
    return st.none() if day is None else st.none() | _after(day, most)


@dataclass(frozen=True)
class _Opening:
    received_on: date
    corrections: tuple[CorrectionFacts, ...]
    accepted_on: date | None


@st.composite
def _openings(draw: st.DrawFn, turn: date) -> _Opening:
    received = draw(_after(turn - timedelta(days=110), 130))
    corrections: tuple[CorrectionFacts, ...] = ()
    if draw(st.booleans()):
        notified = draw(_after(received, 5))
        got = draw(_maybe_after(notified, 5))
        supplied = draw(_maybe_after(got or notified, 15))
        corrections = (CorrectionFacts(notified_on=notified, notice_received_on=got, supplied_on=supplied),)
    start = max([received, *(each.supplied_on for each in corrections if each.supplied_on)])
    return _Opening(received, corrections, draw(_maybe_after(start, 8)))


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    """A case that the rules allow, received, under correction, under review, stayed or closed."""
    opening = draw(_openings(draw(st.sampled_from(TURNS))))
    parties = {"applicants": (ApplicantFacts(name="王伟"),), "respondent": "睢县公安局"}
    facts = CaseFacts(received_on=opening.received_on, corrections=opening.corrections, **parties)  # type: ignore[arg-type]
    accepted = opening.accepted_on
    if accepted is None:
        return facts
    procedure = draw(st.sampled_from(Procedure))
    copy_sent = draw(_maybe_after(accepted, 10))
    review = {
        "disposal": Disposal.ACCEPTED,
        "disposed_on": accepted,
        "accepted_on": accepted,
        "procedure": procedure,
        "extension_days": draw(st.sampled_from((0, 0, 7, 30))) if procedure is Procedure.ORDINARY else 0,
        "copy_sent_on": copy_sent,
        "copy_received_on": draw(_maybe_after(copy_sent, 5)),
        "reply_received_on": draw(st.none() | _after(accepted, 20)),
    }
    return draw(st.sampled_from((_under_review, _closed)).flatmap(lambda kind: kind(facts, accepted, review)))


@st.composite
def _under_review(draw: st.DrawFn, facts: CaseFacts, accepted: date, review: dict[str, object]) -> CaseFacts:
    held = draw(_maybe_after(accepted + timedelta(days=5), 60))
    stays = draw(st.lists(_stays(accepted), max_size=2, unique_by=lambda stay: stay.start_on))
    found = draw(_maybe_after(accepted, 20))
    reviewed = NormReviewFacts(
        title="通告",
        found_on=found or accepted,
        handling=draw(st.sampled_from((None, *NormHandling))),
        notice_received_on=draw(_maybe_after(found, 10)),
        transfer_received_on=draw(_maybe_after(found, 10)),
    )
    return _with(
        facts,
        review,
        hearings=(HearingFacts(held_on=held),) if held else (),
        exclusions=tuple(stays),
        norm_reviews=(reviewed,) if found else (),
    )


@st.composite
def _stays(draw: st.DrawFn, accepted: date) -> ExclusionFacts:
    start = draw(_after(accepted, 50))
    return ExclusionFacts(
        kind=ExclusionKind.STAY,
        start_on=start,
        end_on=draw(_maybe_after(start, 40)),
        ground=draw(st.sampled_from(StayGround)),
    )


@st.composite
def _closed(draw: st.DrawFn, facts: CaseFacts, accepted: date, review: dict[str, object]) -> CaseFacts:
    closed = draw(_after(accepted, 95))
    issued = draw(_maybe_after(closed, 10))
    return _with(
        facts,
        review,
        ending=ReconsiderationEnding.REVOKE,
        closed_on=closed,
        served_on=draw(_maybe_after(closed, 8)),
        opinion_issued_on=issued,
        opinion_received_on=draw(_maybe_after(issued, 5)),
        perform_due_on=draw(_maybe_after(closed, 60)),
    )


def _with(facts: CaseFacts, review: dict[str, object], **more: object) -> CaseFacts:
    return replace(facts, **(review | more))  # type: ignore[arg-type]  # columns by name


@st.composite
def lawsuits(draw: st.DrawFn, number: int) -> LawsuitFacts:
    """A lawsuit that waits for its defence, its evidence or its decision."""
    turn = draw(st.sampled_from(TURNS))
    served = draw(_after(turn - timedelta(days=40), 60))
    return LawsuitFacts(
        court_number=f"（{served.year}）豫14行初{number}号",
        served_on=served,
        plaintiffs=(PlaintiffFacts(name="王伟"),),
        defendants=(DefendantFacts(organ="睢县公安局"),),
        procedure=draw(st.none() | st.sampled_from(Procedure)),
        defence_filed_on=draw(_maybe_after(served, 20)),
        evidence_filed_on=draw(_maybe_after(served, 20)),
        evidence_delay_ended_on=draw(_maybe_after(served, 30)),
        is_norm_review_requested=True,
        suggestion_received_on=draw(_maybe_after(served, 30)),
    )


@dataclass(frozen=True)
class Edit:
    """A change of the calendar at the `nth` of the last days that a ledger keeps.

    `what`: that day becomes off (`off`); the rest day before it is worked, where there is one (`back`); a day so many
    days `beside` it becomes off, worked where it is a weekend day, or follows the week; or the last year comes or goes.
    """

    what: str
    nth: int
    beside: int

    def made(self, calendar: Calendar, kept: Sequence[date]) -> Calendar:
        """The calendar with it."""
        if self.what == "year" or not kept:
            return replace(calendar, last_year=LAST_YEAR + (calendar.last_year == LAST_YEAR))
        week = calendar.by_the_week()
        if self.what == "back":
            kept = [day for day in kept if week.is_rest_day(day - timedelta(days=1))] or kept
        day = kept[self.nth % len(kept)] + timedelta(days={"off": 0, "back": -1}.get(self.what, self.beside))
        rest, work = calendar.rest_days - {day}, calendar.work_days - {day}
        if self.what in ("off", "rest"):
            rest |= {day}
        elif self.what in ("back", "work") and day.weekday() >= 5:
            work |= {day}
        return replace(calendar, rest_days=rest, work_days=work)


def edits() -> st.SearchStrategy[Edit]:
    """Mostly one day; now and then a whole year."""
    what = st.sampled_from(("off", "off", "back", "back", "rest", "work", "week", "year"))
    return st.builds(Edit, what, st.integers(0, 99), st.integers(-5, 2))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """The shipped calendar from FIRST_YEAR on, to LAST_YEAR or a year more or less, with a few days otherwise."""
    shipped = shipped_calendar()
    last = draw(st.sampled_from((LAST_YEAR - 1, LAST_YEAR, LAST_YEAR, LAST_YEAR + 1)))
    first = draw(st.sampled_from((FIRST_YEAR, FIRST_YEAR, FIRST_YEAR + 1)))
    near = st.sampled_from(TURNS).flatmap(lambda turn: _after(turn - timedelta(days=120), 260))
    amended = draw(st.lists(near, max_size=12))
    rest = {day for day in amended if draw(st.booleans())}
    worked = {day for day in amended if day.weekday() >= 5} - rest
    return Calendar(
        rest_days=(shipped.rest_days - worked) | rest,
        work_days=(shipped.work_days - rest) | worked,
        first_year=first,
        last_year=last,
    )
