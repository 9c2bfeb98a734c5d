"""Opening the instance: every command finds its database at the newest schema, and commits once."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask, current_app

from caseapp import create_app
from caseapp.calendar.queries import current_calendar
from caseapp.cli.terminal import progress_bar
from caseapp.db import db, writing
from caseapp.deadlines.queries import has_deadlines
from caseapp.history.actions import sign
from caseapp.history.origins import Author, Origin
from caseapp.law.readings import reading_from
from caseapp.migrations import is_current, known_revisions, migrate, revisions_of
from caseapp.settings import instance_named


@contextmanager
def located(*, has_pages: bool = False) -> Iterator[Flask]:
    """The application of the instance, with its context, whatever state its database is in; with pages to serve."""
    app = create_app(instance_named(), has_pages=has_pages)
    with app.app_context():
        command = click.get_current_context(silent=True)
        sign(Author(origin=Origin.COMMAND, place=command.command_path if command else None))
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def opened(*, has_pages: bool = False) -> Iterator[Flask]:
    """The same with its database at the newest schema, for commands that read."""
    with located(has_pages=has_pages) as app:
        bring_up_to_date()
        yield app


@contextmanager
def opened_for_writing(*, has_pages: bool = False) -> Iterator[Flask]:
    """The same for commands that write: one commit when all of it worked, nothing otherwise."""
    with opened(has_pages=has_pages) as app, writing():
        try:
            yield app
            db.session.commit()
        finally:
            db.session.rollback()  # nothing to undo after the commit


def bring_up_to_date() -> None:
    """Migrate the database where it is not at the newest schema. Raises ClickException where it is beyond it.

    A ledger from before running time limits were stored gets them, also one whose upgrade was cut short in between.
    """
    if not is_current(db.engine):
        _migrate()
    if not has_deadlines():
        _settle()
    db.session.rollback()


def _settle() -> None:
    # Imported here: hardly any ledger needs it, and every command would wait for it.
    from caseapp.rescheduling.actions import settle_all
    from caseapp.rescheduling.queries import has_cases_under_way

    if not has_cases_under_way():
        return
    with writing(), progress_bar("正在推算各案期限") as progress:
        db.session.rollback()  # what was asked above was no writing transaction
        settle_all(current_calendar(), progress, reading_from(current_app.config["LAW"]))
        db.session.commit()


def _migrate() -> None:
    if not revisions_of(db.engine) <= known_revisions():
        raise click.ClickException(
            "数据库由更新版本的 caseapp 建立，本程序读不了；请先升级程序（pip install -U caseapp）。"
        )
    with writing():
        migrate(db.engine)
