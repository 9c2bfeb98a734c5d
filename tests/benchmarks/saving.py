"""A save and an import with history, and the same without: no trigger in the database, no hook in the session."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Final
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db, writing
from caseapp.history import actions, triggers
from caseapp.law.holidays import shipped_calendar
from caseapp.migrations import is_current, migrate
from caseapp.organs.actions import found_office
from caseapp.organs.queries import office_named
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.exports import ledger_workbook
from tests.acts import BY_COMMAND
from tests.benchmarks.drawing import TODAY
from tests.benchmarks.filling import settle
from tests.benchmarks.ledgers import OFFICE, ledger, on_database
from tests.benchmarks.timing import Timed, by_their_word, milliseconds
from tests.cases import case_facts
from tests.page_forms import form_values
from tests.people import make_person, open_session

_NEW: Final = "caseapp_benchmark_new"
_IMPORTS: Final = 3  # timed on either side
_SAVES: Final = 30
_CASE: Final = 1
_CALENDAR: Final = shipped_calendar()
_serial = count(1)


class _Side:
    """An office with a ledger of its own, which remembers, or does not: no triggers, idle hooks."""

    def __init__(self, keep: Path, server: str | None, *, remembers: bool) -> None:
        self._database = f"{_NEW}_{'with' if remembers else 'without'}", keep, server
        self._hooks: Callable[[], AbstractContextManager[object]] = nullcontext if remembers else _without_hooks
        self._remembers = remembers
        self.app = self._empty()

    def _empty(self) -> Flask:
        name, keep, server = self._database
        app = on_database(name, keep, server, copy_of=_NEW)
        if not self._remembers:
            with app.app_context(), db.engine.begin() as connection:
                triggers.drop(connection)
        return app

    def imports(self, workbook: bytes) -> float:
        """Milliseconds of the import into an empty ledger."""
        with self.app.app_context():
            db.engine.dispose()
        self.app = self._empty()
        return self._milliseconds(partial(_import, self.app, workbook))

    def saves(self, save: Callable[[Flask], None]) -> float:
        """Milliseconds of one save."""
        return self._milliseconds(partial(save, self.app))

    def page(self) -> Callable[[], float]:
        """The same of a person who corrects a case on its page: from the sent form to the answer."""
        client = self.app.test_client()
        open_session(client, make_person(self.app, Role.CLERK, office_id=1))
        address = f"/reconsideration/{_CASE}/edit"

        def sent() -> float:
            form = form_values(client.get(address).text) | {"remarks": f"第{next(_serial)}次", "why": "核对卷宗"}
            return self._milliseconds(partial(_send, client, address, form))

        return sent

    def _milliseconds(self, call: Callable[[], object]) -> float:
        with self._hooks():
            return milliseconds(call)


@contextmanager
def _without_hooks() -> Iterator[None]:
    nothing = SimpleNamespace(named_change=lambda _connection: None, name_change=lambda _connection, _change: None)
    with patch.multiple(
        actions, queries=nothing, hold_writers_off=lambda _connection: None, _next_change=lambda *_: None
    ):
        yield


def imports_and_saves(rows: int, keep: Path, server: str | None) -> Iterator[tuple[str, Timed]]:
    """What each takes with and without: importing so many cases into an empty ledger, then single saves in it."""
    with ledger(rows, keep).app_context():
        workbook = ledger_workbook(office=office_named(OFFICE))
    _make_empty(keep, server)
    with_it, without = _Side(keep, server, remembers=True), _Side(keep, server, remembers=False)
    imports = partial(with_it.imports, workbook), partial(without.imports, workbook)
    yield "import", by_their_word(*imports, least=_IMPORTS)
    for what, save in (("correct", _correct), ("enter", _enter)):
        saves = partial(with_it.saves, save), partial(without.saves, save)
        yield what, by_their_word(*saves, least=_SAVES)
    pages = with_it.page(), without.page()
    yield "correct, page", by_their_word(*pages, least=_SAVES)


def _make_empty(keep: Path, server: str | None) -> None:
    app = on_database(_NEW, keep, server)
    with app.app_context():
        if not is_current(db.engine):
            migrate(db.engine)
            found_office(name=OFFICE, number_prefix="商政复")
            db.session.commit()
        db.session.remove()
        with db.engine.begin() as connection:
            triggers.install(connection)
        settle(db.engine)


def _import(app: Flask, workbook: bytes) -> None:
    with app.app_context(), writing():
        office = office_named(OFFICE)
        summary = import_ledger(workbook, office=office, calendar=_CALENDAR, today=TODAY, act=BY_COMMAND)
        if summary.faults:
            raise SystemExit(str(summary.faults[0]))
        db.session.commit()


def _correct(app: Flask) -> None:
    with app.app_context(), writing():
        case = db.session.get_one(ReconsiderationCase, _CASE)
        facts = replace(facts_of(case), remarks=f"第{next(_serial)}次")
        revise_case(case, facts=facts, calendar=_CALENDAR)
        db.session.commit()


def _enter(app: Flask) -> None:
    with app.app_context(), writing():
        facts = case_facts(number=f"商政复〔2025〕{next(_serial)}号")
        record_case(office=office_named(OFFICE), facts=facts, calendar=_CALENDAR)
        db.session.commit()


def _send(client: FlaskClient, address: str, form: dict[str, str]) -> None:
    answer = client.post(address, data=form)
    if answer.status_code != HTTPStatus.FOUND:
        raise SystemExit(f"{address}: {answer.status}")
