"""Accounts without a browser."""

from collections.abc import Callable

import pytest
from click.testing import Result

from caseapp.cli.people import user

Run = Callable[..., Result]

GOOD = "Xk7-mQ2w-Tz9p"


def add(run: Run, username: str, role: str, *more: str) -> Result:
    return run("user", "add", username, "--name", "李明", "--role", role, "--password-stdin", *more, stdin=f"{GOOD}\n")


def test_an_account_is_made_with_a_password_from_stdin(run_on: Run) -> None:
    run_on("init", "--office", "商丘市人民政府", "--prefix", "商政复")

    result = add(run_on, "liming", "承办人")

    assert result.exit_code == 0
    assert "已建立账号 liming（李明，承办人）" in result.stdout
    assert GOOD not in result.output
    listed = run_on("user", "list").stdout
    assert "liming" in listed
    assert "商丘市人民政府" in listed


def test_an_administrator_needs_no_office(run: Run) -> None:
    assert add(run, "admin", "管理员").exit_code == 0
    assert "全部机构" in run("user", "list").stdout


def test_a_clerk_needs_one(run: Run) -> None:
    result = add(run, "liming", "承办人")

    assert result.exit_code == 1
    assert "caseapp init" in result.stderr


@pytest.mark.parametrize(
    ("password", "said"),
    [("short", "密码至少"), ("", "密码至少"), ("abcdefghijkl", "密码只含")],
)
def test_a_poor_password_is_refused(run: Run, password: str, said: str) -> None:
    arguments = ("user", "add", "admin", "--name", "李明", "--role", "管理员", "--password-stdin")
    result = run(*arguments, stdin=f"{password}\n")

    assert result.exit_code == 1
    assert said in result.stderr
    assert "admin" not in run("user", "list").stdout


def test_no_command_takes_a_password_as_an_argument() -> None:
    options = {option for each in user.commands.values() for param in each.params for option in param.opts}

    assert not {option for option in options if "password" in option} - {"--password-stdin"}


def test_without_a_terminal_the_password_must_come_from_stdin(run: Run) -> None:
    result = run("user", "add", "admin", "--name", "李明", "--role", "管理员")

    assert result.exit_code == 1
    assert "--password-stdin" in result.stderr


def test_an_account_is_locked_and_unlocked(run: Run) -> None:
    add(run, "admin", "管理员")
    add(run, "audit", "审计")

    assert run("user", "lock", "audit").exit_code == 0
    assert "停用" in run("user", "list").stdout
    assert run("user", "unlock", "audit").exit_code == 0
    assert "停用" not in run("user", "list").stdout


def test_the_last_administrator_stays(run: Run) -> None:
    add(run, "admin", "管理员")

    result = run("user", "lock", "admin")

    assert result.exit_code == 1
    assert "最后一个" in result.stderr


def test_a_password_is_set_anew(run: Run) -> None:
    add(run, "admin", "管理员")

    assert run("user", "password", "admin", "--password-stdin", stdin="Another-Pass-9\n").exit_code == 0


@pytest.mark.parametrize("what", ["password", "lock", "unlock"])
def test_nobody_of_that_name(run: Run, what: str) -> None:
    more = ("--password-stdin",) if what == "password" else ()

    result = run("user", what, "nobody", *more, stdin=f"{GOOD}\n")

    assert result.exit_code == 1
    assert "没有用户名为“nobody”的账号" in result.stderr


@pytest.mark.parametrize(("second", "status"), [(GOOD, 0), ("Something-Else-8", 1)])
def test_at_a_terminal_the_password_is_typed_twice(
    run: Run, monkeypatch: pytest.MonkeyPatch, second: str, status: int
) -> None:
    monkeypatch.setattr("caseapp.cli.people._is_at_terminal", lambda: True)

    result = run("user", "add", "admin", "--name", "李明", "--role", "管理员", stdin=f"{GOOD}\n{second}\n")

    assert result.exit_code == status
    assert GOOD not in result.output
    assert ("admin" in run("user", "list").stdout) == (status == 0)
