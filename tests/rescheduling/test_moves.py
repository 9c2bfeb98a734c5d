"""One change of the calendar after the other, each with the limit that it moves and why."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.law.codes import Disposal, Procedure
from caseapp.law.holidays import shipped_calendar
from caseapp.law.workdays import Calendar
from caseapp.litigation.actions import record_lawsuit
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.facts import CorrectionFacts, HearingFacts
from caseapp.rescheduling.actions import preview, reschedule
from caseapp.rescheduling.moves import Move
from tests.cases import case_facts, lawsuit_facts

SHIPPED = shipped_calendar()
OPEN = {"hearings": (), "ending": None, "closed_on": None, "served_on": None, "is_sued": None}


def off(*days: str, of: Calendar = SHIPPED) -> Calendar:
    return replace(of, rest_days=of.rest_days | {date.fromisoformat(day) for day in days})


def worked(*days: str, of: Calendar = SHIPPED) -> Calendar:
    return replace(of, work_days=of.work_days | {date.fromisoformat(day) for day in days})


NEXT_YEAR = replace(SHIPPED, last_year=2027)
LAST_DAY_OFF = off("2026-12-31")


def received(on: str, **facts: object) -> dict[str, object]:
    undecided = {"disposal": None, "disposed_on": None, "accepted_on": None, "number": None, "procedure": None}
    return OPEN | undecided | {"received_on": date.fromisoformat(on)} | facts


def accepted(on: str, **facts: object) -> dict[str, object]:
    day = date.fromisoformat(on)
    taken = {"disposal": Disposal.ACCEPTED, "received_on": day, "disposed_on": day, "accepted_on": day}
    return OPEN | taken | {"copy_sent_on": day} | facts


def closed(on: str, by: str, **facts: object) -> dict[str, object]:
    ending = case_facts().ending
    return accepted(on, ending=ending, closed_on=date.fromisoformat(by), **facts)


def told(move: Move) -> tuple[str, str, str, bool]:
    def day(days: object) -> str:
        return f"{getattr(days, 'due_on', None)}{'?' if getattr(days, 'is_provisional', False) else ''}"

    return move.limit.clock, day(move.old), day(move.new), move.is_past


@pytest.mark.parametrize(
    ("facts", "old", "new", "moves"),
    [
        # Five working days from Monday: the Thursday off makes it one later, in the case's row and in the clock.
        (received("2026-11-16"), SHIPPED, off("2026-11-19"), [("REVIEW", "2026-11-23", "2026-11-24", False)] * 2),
        # While a correction is awaited the review does not run, though its day is kept.
        (
            received("2026-11-16", corrections=(CorrectionFacts(notified_on=date(2026, 11, 18)),)),
            SHIPPED,
            off("2026-11-19"),
            [("REVIEW", "2026-11-23", "2026-11-24", True)],
        ),
        # The day of receipt does not count, the day after the last neither.
        (received("2026-11-16"), SHIPPED, off("2026-11-16", "2026-11-24"), []),
        # A Saturday worked within the five days, though the last day lies behind it; of a case decided long ago.
        (closed("2023-03-01", "2023-04-20"), SHIPPED, worked("2023-03-04"),
         [("REVIEW", "2023-03-08", "2023-03-07", True)]),
        # Sixty days end on Sunday 2023-06-04 and rolled to Monday; the Sunday is worked, and it ends there.
        (closed("2023-04-05", "2023-05-20"), SHIPPED, worked("2023-06-04"),
         [("DECIDE_ORD", "2023-06-05", "2023-06-04", True)]),
        # The Saturday before is worked: nothing ended on it.
        (closed("2023-04-05", "2023-05-20"), SHIPPED, worked("2023-06-03"), []),
        # Ten working days for the reply, the Monday after next among them.
        (
            accepted("2026-09-01", copy_received_on=date(2026, 9, 2)),
            SHIPPED,
            off("2026-09-14"),
            [("REPLY_ORD", "2026-09-16", "2026-09-17", False)],
        ),
        # Both last days of one case at once, one that runs also in the case's own row.
        (
            accepted("2026-09-01", reply_received_on=date(2026, 9, 10)),
            SHIPPED,
            off("2026-09-07", "2026-11-02"),
            [("REVIEW", "2026-09-08", "2026-09-09", True)] + [("DECIDE_ORD", "2026-11-02", "2026-11-03", False)] * 2,
        ),
        # Five working days before the hearing on Friday: counted back over the Wednesday.
        (
            accepted(
                "2026-10-12",
                copy_received_on=date(2026, 10, 12),
                reply_received_on=date(2026, 10, 20),
                hearings=(HearingFacts(held_on=date(2026, 11, 27)),),
            ),
            SHIPPED,
            off("2026-11-25"),
            [("HEARING_NOTICE", "2026-11-20", "2026-11-19", False)],
        ),
        # Sixty days end on 2026-12-31, which is off, and where it rolls to only the next year tells.
        (
            accepted("2026-11-01", reply_received_on=date(2026, 11, 3)),
            LAST_DAY_OFF,
            off("2026-12-31", of=NEXT_YEAR),
            [("DECIDE_ORD", "2026-12-31?", "2027-01-01", False)] * 2,
        ),
        (
            closed("2026-11-01", "2026-11-20"),
            LAST_DAY_OFF,
            off("2026-12-31", of=NEXT_YEAR),
            [("DECIDE_ORD", "2026-12-31?", "2027-01-01", True)],
        ),
        # The day stays, and is no longer provisional; and the other way round.
        (
            accepted("2026-11-05", reply_received_on=date(2026, 11, 6)),
            SHIPPED,
            NEXT_YEAR,
            [("DECIDE_ORD", "2027-01-04?", "2027-01-04", False)] * 2,
        ),
        (
            accepted("2026-11-05", reply_received_on=date(2026, 11, 6)),
            NEXT_YEAR,
            SHIPPED,
            [("DECIDE_ORD", "2027-01-04", "2027-01-04?", False)] * 2,
        ),
        # The simplified procedure has thirty days.
        (
            accepted("2026-11-02", reply_received_on=date(2026, 11, 3), procedure=Procedure.SIMPLIFIED),
            SHIPPED,
            off("2026-12-02"),
            [("DECIDE_SIMPLE", "2026-12-02", "2026-12-03", False)] * 2,
        ),
    ],
)  # fmt: skip
def test_a_case_moves(
    app: Flask,
    office: int,
    facts: dict[str, object],
    old: Calendar,
    new: Calendar,
    moves: list[tuple[str, str, str, bool]],
) -> None:
    with app.app_context():
        record_case(office=db.session.get_one(Office, office), facts=case_facts(**facts), calendar=old)
        db.session.commit()

        assert sorted(map(told, preview(old, new))) == sorted(moves)
        assert sorted(map(told, reschedule(old, new))) == sorted(moves)
        db.session.commit()
        assert preview(new, new) == []
        assert sorted((clock, to, was, past) for clock, was, to, past in map(told, preview(new, old))) == sorted(moves)


SUIT = {"hearings": (), "decided_on": None, "effective_on": None, "docketed_on": None}


@pytest.mark.parametrize(
    ("served", "old", "new", "moves"),
    [
        # Fifteen days end on Saturday 2026-09-19 and roll to the Sunday, which is worked; or not.
        ("2026-09-04", SHIPPED, replace(SHIPPED, work_days=SHIPPED.work_days - {date(2026, 9, 20)}),
         [("DEFEND", "2026-09-20", "2026-09-21", False)]),
        # The Saturday itself is worked: the stored day lies behind the day that changed.
        ("2026-09-04", SHIPPED, worked("2026-09-19"), [("DEFEND", "2026-09-20", "2026-09-19", False)]),
        # Rest days within the fifteen days count like others.
        ("2026-09-04", SHIPPED, off("2026-09-07"), []),
        # The last day of the calendar is off; the year behind it tells where it rolls to.
        ("2026-12-16", LAST_DAY_OFF, off("2026-12-31", of=NEXT_YEAR), [("DEFEND", "2026-12-31?", "2027-01-01", False)]),
    ],
)  # fmt: skip
def test_a_lawsuit_moves(
    app: Flask, office: int, served: str, old: Calendar, new: Calendar, moves: list[tuple[str, str, str, bool]]
) -> None:
    with app.app_context():
        facts = lawsuit_facts(**SUIT | {"served_on": date.fromisoformat(served)})
        facts = replace(facts, defendants=tuple(replace(each, ending=None) for each in facts.defendants))
        record_lawsuit(office=db.session.get_one(Office, office), facts=facts, calendar=old)
        db.session.commit()

        assert list(map(told, preview(old, new))) == moves
        assert list(map(told, reschedule(old, new))) == moves
        db.session.commit()
        assert [(clock, to, was, past) for clock, was, to, past in map(told, preview(new, old))] == moves
