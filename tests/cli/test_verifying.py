"""`caseapp verify`: told in sentences, refused with a status; backups carry the history along."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.command import downgrade
from click.testing import Result
from sqlalchemy import create_engine

from caseapp.cli import postgresql, sqlite
from caseapp.migrations import configuration
from tests.cli.test_upkeep import offices_of, postgresql_tools

__all__ = ["postgresql_tools"]

Run = Callable[..., Result]
Client = Callable[..., None]


@pytest.fixture
def client_of(database_url: str) -> Client:
    """As a database client does it."""

    def edit(*statements: str) -> None:
        engine = create_engine(database_url)
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()

    return edit


@pytest.fixture
def office(run_on: Run) -> Run:
    """The command on a database with one office."""
    assert run_on("init", "--office", "商丘市人民政府", "--prefix", "商政复").exit_code == 0
    return run_on


def head_of(result: Result) -> str:
    return str(result.stdout).partition("链头 ")[2].partition("（")[0]


def test_a_whole_ledger_is_told_with_the_head_to_be_kept(office: Run) -> None:
    result = office("verify")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "已核对 2 项变动" in result.stdout
    assert "未发现问题" in result.stdout
    assert head_of(result).startswith("2-")
    again = office("verify", "--head", head_of(result))
    assert (again.exit_code, "1 个所留链头均相符" in again.stdout) == (0, True)


def test_a_head_that_is_not_the_chains_is_refused(office: Run) -> None:
    wrong = office("verify", "--head", "2-0123456789abcdef")
    cut = office("verify", "--head", "12-0123456789abcdef")
    none = office("verify", "--head", "第二号")

    assert (wrong.exit_code, cut.exit_code, none.exit_code) == (1, 1, 2)
    assert "链在此之前被改写" in wrong.stderr
    assert "变动链只到第 2 号，其后至少 10 项变动已被截去" in cut.stderr
    assert "不是链头" in none.stderr


def test_edits_outside_the_application_are_told_and_are_no_fault(office: Run, client_of: Client) -> None:
    client_of("UPDATE office SET name = '某市人民政府'")

    result = office("verify")

    assert result.exit_code == 0
    assert "应用之外的修改共 1 项，其中 1 项尚未封印" in result.stdout
    assert "name 由“商丘市人民政府”改为“某市人民政府”" in result.stdout


def test_the_first_entry_that_is_wrong_is_named_and_adopting_leaves_it(office: Run, client_of: Client) -> None:
    on = "" if "sqlite" in os.environ["CASEAPP_DATABASE_URL"] else " ON office"
    client_of(f"DROP TRIGGER history_office_update{on}", "UPDATE office SET number_prefix = '某复'")
    result = office("verify")
    assert result.exit_code == 1
    assert "触发器缺失、停用或被改动，共 1 处" in result.stderr
    assert "number_prefix 历史为“商政复”，现有数据为“某复”" in result.stderr

    adopted = office("verify", "--adopt", "--why", "经核对属实")
    assert adopted.exit_code == 0
    assert "已重新安装触发器（原先有 1 处不符）。已补记为第 3 号变动（应用之外的修改）" in adopted.stdout.replace(
        "\n", ""
    )
    assert "没有需要补记的改动" in office("verify", "--adopt").stdout

    client_of("UPDATE history_office SET name = '某市' WHERE since = 2")
    altered = office("verify")
    assert altered.exit_code == 1
    assert "最早的一处：第 2 号变动" in altered.stderr
    assert "name 原为“商丘市人民政府”，现为“某市”" in altered.stderr
    assert office("verify", "--adopt").exit_code == 1


def test_a_tail_that_was_cut_off_cannot_be_adopted(office: Run, client_of: Client) -> None:
    client_of("DELETE FROM change WHERE id = 2")

    result = office("verify", "--adopt")

    assert result.exit_code == 1
    assert "第 1 号以后的变动已被截去" in result.stderr


@pytest.mark.usefixtures("postgresql_tools")
def test_a_backup_carries_history_and_triggers_along(office: Run, client_of: Client, tmp_path: Path) -> None:
    head = head_of(office("verify"))
    assert office("backup", tmp_path / "copy").exit_code == 0
    assert office("init", "--office", "睢县人民政府", "--prefix", "睢政复").exit_code == 0
    client_of("DELETE FROM history_office", "DROP TABLE history_region")

    assert office("restore", tmp_path / "copy", "--yes").stderr == ""

    result = office("verify", "--head", head)
    assert (result.exit_code, result.stderr) == (0, "")
    client_of("UPDATE office SET name = '某市人民政府'")
    assert "其中 1 项尚未封印" in office("verify").stdout


@pytest.mark.usefixtures("postgresql_tools")
def test_a_backup_from_before_there_was_a_history_gets_one(office: Run, database_url: str, tmp_path: Path) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        downgrade(configuration(connection), "0002")
    engine.dispose()
    if engine.dialect.name == "sqlite":
        sqlite.backup(Path(engine.url.database or ""), tmp_path / "copy")
    else:
        address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        postgresql.backup(address, None, tmp_path / "copy")
    assert office("init", "--office", "睢县人民政府", "--prefix", "睢政复").exit_code == 0

    result = office("restore", tmp_path / "copy", "--yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "睢县" not in offices_of(office)
    assert office("verify").exit_code == 0
