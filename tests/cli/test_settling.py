"""`caseapp settle`, and the readings of the law that it applies."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from caseapp.calendar.queries import current_calendar
from caseapp.cli.commands import command
from caseapp.cli.opening import opened_for_writing
from caseapp.law.codes import Procedure
from caseapp.organs.queries import office_named
from caseapp.reconsideration.actions import record_case
from tests.cases import case_facts


def _due(instance: Path) -> str:
    engine = create_engine(f"sqlite:///{instance / 'caseapp.db'}")
    with engine.connect() as connection:
        due: str = connection.execute(text("SELECT due_on FROM reconsideration_case")).scalar_one()
    engine.dispose()
    return due


def test_a_changed_reading_of_the_law_moves_the_time_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Converted on 3 June 2024: 60 days from acceptance on 6 May, or from the conversion where it is read so."""
    monkeypatch.setenv("CASEAPP_INSTANCE", str(tmp_path))
    run = CliRunner()
    assert run.invoke(command, ["init", "--office", "商丘市人民政府", "--prefix", "商政复"]).exit_code == 0
    accepted = {"received_on": date(2024, 5, 6), "disposed_on": date(2024, 5, 6), "accepted_on": date(2024, 5, 6)}
    converted = {"procedure": Procedure.ORDINARY, "converted_on": date(2024, 6, 3)}
    still_open = {"ending": None, "closed_on": None, "served_on": None, "hearings": (), "number": None}
    with opened_for_writing():
        facts = case_facts(**accepted, **converted, **still_open)
        record_case(office=office_named(None), facts=facts, calendar=current_calendar())
    assert _due(tmp_path) == "2024-07-05"

    (tmp_path / "settings.toml").write_text("[LAW]\nsimplified_conversion_restarts = true\n", "utf-8")
    settled = run.invoke(command, ["settle"])

    assert settled.exit_code == 0, settled.output
    assert "已重新推算" in settled.output
    assert _due(tmp_path) == "2024-08-02"


def test_a_mistyped_reading_is_told_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEAPP_INSTANCE", str(tmp_path))
    (tmp_path / "settings.toml").write_text("[LAW]\nredo_days = 30\n", "utf-8")

    answer = CliRunner().invoke(command, ["settle"])

    assert answer.exit_code == 1
    assert "没有“redo_days”这一项" in answer.output
