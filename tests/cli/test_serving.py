"""The demonstration and the pages, started as people start them."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from caseapp import create_app
from caseapp.cli import serving
from caseapp.cli.commands import command
from caseapp.db import db
from caseapp.law.today import today_in_shanghai

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A demonstration instance, and what the command said when it made it."""
    instance = tmp_path_factory.mktemp("demo") / "instance"
    environment = {"CASEAPP_INSTANCE": str(instance), "CASEAPP_DATABASE_URL": None}
    result = CliRunner().invoke(command, ["demo", "--no-serve"], env=environment, prog_name="caseapp")
    return instance, result


@pytest.fixture
def run_in_demonstration(demonstration: tuple[Path, Result], run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in the demonstration instance."""
    monkeypatch.setenv("CASEAPP_INSTANCE", str(demonstration[0]))
    return run


def test_the_demonstration_prints_its_accounts_and_keeps_them_for_its_owner(
    demonstration: tuple[Path, Result],
) -> None:
    instance, result = demonstration
    kept = instance / "demo-accounts.txt"

    assert (result.exit_code, result.stderr) == (0, "")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for line in kept.read_text("utf-8").splitlines()[1:]:
        username, password, *_ = line.split("\t")
        assert f"│ {username} " in result.stdout
        assert password in result.stdout


def test_a_second_start_prints_the_same_accounts(demonstration: tuple[Path, Result], run_in_demonstration: Run) -> None:
    result = run_in_demonstration("demo", "--no-serve")

    assert result.exit_code == 0
    assert result.stdout == demonstration[1].stdout


def test_the_demonstration_gives_the_published_figures(run_in_demonstration: Run) -> None:
    printed = run_in_demonstration("figures", "--period", "2023", "--office", "商丘市人民政府", "--json").stdout

    figures = json.loads(printed)["figures"]
    assert figures["received"]["value"] == "231"
    assert (figures["correction_rate"]["numerator"], figures["correction_rate"]["denominator"]) == (19, 140)


def test_the_demonstration_has_issued_reports_one_of_which_no_longer_stands(run_in_demonstration: Run) -> None:
    stands, moved = (
        json.loads(run_in_demonstration("compare", number, "--json").stdout)
        for number in (f"商政复统〔{today_in_shanghai().year}〕{serial}号" for serial in (1, 2))
    )

    assert all(each["stands"] for each in stands["figures"].values())
    assert {code for code, each in moved["figures"].items() if not each["stands"]} == {
        *("upheld", "uphold_rate", "revoked", "corrected"),
        *("correction_rate", "comprehensive_correction_rate", "resolution_rate"),
    }
    assert "李明" in json.dumps(moved, ensure_ascii=False)


def test_the_demonstration_verifies(run_in_demonstration: Run) -> None:
    verified = run_in_demonstration("verify")

    assert (verified.exit_code, verified.stderr) == (0, "")
    assert "未发现问题" in verified.stdout


def test_real_data_is_never_mixed_with_a_demonstration(run: Run, instance: Path, office_of: str) -> None:
    result = run("demo", "--no-serve")

    assert result.exit_code == 1
    assert "已有正式数据" in result.stderr
    assert not (instance / "demo-accounts.txt").exists()


def test_a_file_alone_does_not_make_it_a_demonstration(run: Run, instance: Path, office_of: str) -> None:
    (instance / "demo-accounts.txt").write_text("用户名\n", "utf-8")

    assert run("demo", "--no-serve").exit_code == 1


def test_a_port_in_use_is_explained(run: Run, office_of: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        result = run("serve", "--port", port)

    assert result.exit_code == 1
    assert f"端口 {port} 已被占用" in result.stderr


def test_an_address_of_another_machine_is_explained(run: Run, office_of: str) -> None:
    result = run("serve", "--host", "192.0.2.1")

    assert result.exit_code == 1
    assert "请核对 --host" in result.stderr


@pytest.fixture
def served(instance: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """`caseapp serve` on a new, empty instance, in a process of its own: its address and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "CASEAPP_DATABASE_URL"}
    process = subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "-c", "from caseapp.cli import main; main()", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment | {"CASEAPP_INSTANCE": str(instance), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    yield f"http://127.0.0.1:{port}/", process
    process.kill()
    process.communicate()


def test_an_empty_instance_is_served_and_asks_for_the_first_account(
    served: tuple[str, "subprocess.Popen[str]"],
) -> None:
    address, process = served
    assert process.stdout is not None

    announced = process.stdout.readline()
    hints = process.stdout.readline() + process.stdout.readline()
    with urlopen(address, timeout=20) as answer:  # noqa: S310 -- our own server
        page = answer.read().decode("utf-8")

    assert address in announced
    assert "建立首个管理员账号" in hints
    assert "caseapp init" in hints
    assert "管理员" in page
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0


@pytest.mark.parametrize(
    ("today", "is_told"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True)], ids=["October", "November"]
)
def test_from_november_on_the_missing_calendar_is_told(
    run: Run, instance: Path, office_of: str, today: date, is_told: bool
) -> None:
    app = create_app(instance)
    with app.app_context(), patch("caseapp.cli.serving.today_in_shanghai", return_value=today):
        hints = serving.next_steps()
        db.session.remove()
        db.engine.dispose()

    assert any("还没有2027年的放假安排" in hint for hint in hints) is is_told


def test_serving_sets_up_the_office_that_is_named(run: Run, instance: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        # The port is taken, so that the command ends; the office is there all the same.
        result = run("serve", "--office", "睢县人民政府", "--prefix", "睢政复", "--port", taken.getsockname()[1])

    assert "已建立机构“睢县人民政府”" in result.stdout
    assert "睢县人民政府" in run("figures", "--period", "2023", "--office", "乌有").stderr
