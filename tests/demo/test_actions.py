"""The demonstration in the database: the published figures come out of the statistics that pages and paper show."""

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import func, select

from caseapp.accounts.models import Account
from caseapp.accounts.passwords import is_right, password_fault
from caseapp.db import db, writing
from caseapp.demo.accounts import PEOPLE, as_text, draw_password, rows_of
from caseapp.demo.actions import add_people, fill
from caseapp.demo.planned import PLANS
from caseapp.demo.published import ANQING, PUBLISHED
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.models import LawsuitEntry
from caseapp.organs.actions import found_office
from caseapp.organs.queries import office_named, scope_of
from caseapp.reconsideration.models import CaseEntry
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.timeline.entries import IMPORTED
from tests.acts import BY_COMMAND

TODAY = date(2026, 11, 20)


def test_the_published_figures_come_out_and_every_balance_holds(app: Flask) -> None:
    steps: list[tuple[int, int]] = []
    with app.app_context():
        with writing():
            fill(
                act=BY_COMMAND,
                calendar=shipped_calendar(),
                today=TODAY,
                progress=lambda done, of: steps.append((done, of)),
            )
            db.session.commit()

        sheets = {
            (figure.office, figure.period): build_sheet(
                scope_of(office_named(figure.office).id), parse_period(figure.period)
            )
            for figure in PUBLISHED
        }
        for figure in PUBLISHED:
            computed = sheets[figure.office, figure.period].figures[figure.indicator]
            assert (figure.office, figure.indicator, computed.text) == (figure.office, figure.indicator, figure.text)
        assert [check for sheet in sheets.values() for check in sheet.checks if not check.holds] == []

        tree = scope_of(office_named(ANQING).id)
        below = [plan for plan in PLANS if ANQING in (plan.office, plan.parent)]
        assert len(tree.office_ids) == len(below) == 3
        in_all = build_sheet(tree, parse_period("2024"))
        assert in_all.figures["accepted"].now.numerator == sum(plan.reconsideration[1].accepted for plan in below)
        assert [aim.title for aim in in_all.figures["appearance_rate"].aims] == ["目标"]
        assert [aim.source for aim in in_all.figures["lit_loss_rate"].aims] == ["虚构演示数据"]
        assert in_all.figures["lit_heard"].now.numerator == sum(plan.litigation[1].heard for plan in below)

        imported = [
            db.session.scalar(select(func.count()).select_from(kind).where(kind.step == IMPORTED))
            for kind in (CaseEntry, LawsuitEntry)
        ]

    assert sum(count or 0 for count in imported) == len(steps)
    assert steps == [(at, len(steps)) for at in range(1, len(steps) + 1)]


def test_everybody_can_sign_in_with_a_password_of_their_own(app: Flask) -> None:
    passwords = [draw_password() for _ in PEOPLE]
    with app.app_context():
        for name in sorted({person.office for person in PEOPLE if person.office}):
            found_office(name=name, number_prefix=name[:1])
        add_people(passwords=passwords, now=datetime.now(UTC))
        db.session.commit()

        kept = {account.username: account for account in db.session.query(Account)}

    assert len(set(passwords)) == len(PEOPLE)
    for person, password in zip(PEOPLE, passwords, strict=True):
        assert is_right(password, kept[person.username].password_hash)
        assert (kept[person.username].office_id is None) == (person.office is None)


def test_drawn_passwords_are_good_ones() -> None:
    assert all(password_fault(draw_password(), username="admin") is None for _ in range(200))


def test_the_kept_accounts_read_back_as_they_were_written() -> None:
    passwords = [draw_password() for _ in PEOPLE]

    rows = rows_of(as_text(passwords))

    assert [(row[0], row[1]) for row in rows] == [
        (person.username, password) for person, password in zip(PEOPLE, passwords, strict=True)
    ]
