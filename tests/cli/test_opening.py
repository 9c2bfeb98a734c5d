"""An older ledger is brought up to date: its cases get the time limits that run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.command import downgrade
from click.testing import Result
from sqlalchemy import create_engine, text

from caseapp import create_app
from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.migrations import configuration
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from tests.cases import case_facts

Run = Callable[..., Result]

OPEN = {"hearings": (), "ending": None, "closed_on": None, "served_on": None, "is_sued": None}


@pytest.fixture
def ledger(run: Run, instance: Path, office_of: str) -> str:
    """The address of a database of schema 0001, which stored no running time limits, with one case under way."""
    app = create_app(instance)
    with app.app_context():
        record_case(office=db.session.get_one(Office, 1), facts=case_facts(**OPEN), calendar=shipped_calendar())
        db.session.commit()
        db.session.remove()
        with db.engine.begin() as connection:
            downgrade(configuration(connection), "0001")
        address = db.engine.url.render_as_string()
        db.engine.dispose()
    return address


def _asked(address: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(address)
    with engine.begin() as connection:
        result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


CLOCKS = "SELECT clock, due_on FROM deadline ORDER BY due_on"


def test_a_ledger_without_stored_limits_gets_them_with_the_next_command(run: Run, ledger: str, office_of: str) -> None:
    assert _asked(ledger, "SELECT name FROM sqlite_master WHERE name = 'deadline'") == []
    assert run("figures", "--period", "2023", "--office", office_of).exit_code == 0

    assert ("DECIDE_ORD", "2023-05-05") in _asked(ledger, CLOCKS)


def test_an_upgrade_cut_short_is_finished_by_the_next_command(run: Run, ledger: str, office_of: str) -> None:
    run("figures", "--period", "2023", "--office", office_of)
    _asked(ledger, "DELETE FROM deadline")
    run("figures", "--period", "2023", "--office", office_of)

    assert ("DECIDE_ORD", "2023-05-05") in _asked(ledger, CLOCKS)


def test_what_is_stored_already_is_left_alone(run: Run, ledger: str, office_of: str) -> None:
    run("figures", "--period", "2023", "--office", office_of)
    _asked(ledger, "DELETE FROM deadline WHERE clock = 'DECIDE_ORD'")
    run("figures", "--period", "2023", "--office", office_of)

    assert "DECIDE_ORD" not in {clock for clock, _ in _asked(ledger, CLOCKS)}
    assert _asked(ledger, CLOCKS)
