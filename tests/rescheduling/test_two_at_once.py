"""A case entered while the calendar is changed: whoever comes second, its days are those of the new calendar."""

from datetime import UTC, date, datetime
from threading import Barrier, Event, Thread
from time import sleep

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from caseapp.accounts.models import Role
from caseapp.calendar import actions, queries
from caseapp.db import db, writing
from caseapp.law.holidays import ArrangedDay, DayKind
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.rescheduling.actions import reschedule
from tests.cases import case_facts
from tests.people import make_person, open_session, post

# Sixty days end on New Year's Day 2027; provisional until its notice is recorded.
OPEN = {
    "received_on": date(2026, 11, 2),
    "disposed_on": date(2026, 11, 2),
    "accepted_on": date(2026, 11, 2),
    "hearings": (),
    "ending": None,
    "closed_on": None,
    "served_on": None,
    "is_sued": None,
}
DAYS = (ArrangedDay(date(2027, 1, 1), DayKind.REST, "元旦"),)


def enter(app: Flask, office: int, has_read: Event) -> None:
    """A clerk, slow between reading the calendar and saving the case."""
    with app.app_context(), writing():
        calendar = queries.current_calendar()
        has_read.set()
        sleep(0.5)
        record_case(office=db.session.get_one(Office, office), facts=case_facts(**OPEN), calendar=calendar)
        db.session.commit()


def change(app: Flask) -> None:
    """An administrator, who records the next year."""
    with app.app_context(), writing():
        before = queries.current_calendar()
        actions.record_year(year=2027, days=DAYS, source="通知", by="管理员", at=datetime.now(UTC))
        reschedule(before, queries.current_calendar())
        db.session.commit()


def due(app: Flask) -> list[date | None]:
    with app.app_context():
        return list(db.session.scalars(select(ReconsiderationCase.due_on)))


def test_a_case_entered_by_the_old_calendar_is_moved_by_the_new(app: Flask, office: int) -> None:
    has_read = Event()
    clerk = Thread(target=enter, args=(app, office, has_read))
    clerk.start()
    has_read.wait()
    change(app)
    clerk.join()

    assert due(app) == [date(2027, 1, 4)]


def test_a_case_entered_behind_the_change_is_reckoned_by_the_new(app: Flask, office: int) -> None:
    change(app)
    enter(app, office, Event())

    assert due(app) == [date(2027, 1, 4)]


def test_two_administrators_who_confirm_at_once_are_served_in_turn(app: Flask) -> None:
    notice = {"text": "关于2027年部分节假日安排的通知。一、元旦：1月1日放假。", "confirmed": "yes"}
    clients = [app.test_client() for _ in range(2)]
    for client, name in zip(clients, ("first", "second"), strict=True):
        open_session(client, make_person(app, Role.ADMINISTRATOR, username=name))
    together, answers = Barrier(2), list[int]()

    def confirm(client: FlaskClient) -> None:
        together.wait()
        answers.append(post(client, "/calendar/notice", **notice).status_code)

    threads = [Thread(target=confirm, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [302, 302]
