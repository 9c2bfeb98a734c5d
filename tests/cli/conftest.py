"""The command as people run it: an instance folder of its own, the answer as text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from caseapp.cli.commands import command

Run = Callable[..., Result]


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "实例"


@pytest.fixture
def run(instance: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("init", "--office", …)` on the embedded database of `instance`."""
    monkeypatch.delenv("CASEAPP_DATABASE_URL", raising=False)
    monkeypatch.setenv("CASEAPP_INSTANCE", str(instance))

    def invoked(*arguments: object, stdin: str | None = None) -> Result:
        return CliRunner().invoke(command, [str(argument) for argument in arguments], input=stdin, prog_name="caseapp")

    return invoked


@pytest.fixture
def run_on(run: Run, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same on a database of its own, embedded and then PostgreSQL."""
    monkeypatch.setenv("CASEAPP_DATABASE_URL", database_url)
    return run


@pytest.fixture
def office_of(run: Run) -> str:
    """The embedded instance with one office, 商丘市人民政府."""
    assert run("init", "--office", "商丘市人民政府", "--prefix", "商政复").exit_code == 0
    return "商丘市人民政府"
