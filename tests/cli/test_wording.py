"""What is typed wrongly is answered in Chinese, on stderr, with status 2; so is every fault that can be foreseen."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy.exc import OperationalError

from caseapp.cli.commands import command
from caseapp.cli.faults import sentence

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["figures", "--period", "2023-13"], "没有13月"),
        (["figures", "--period", "去年"], "“去年”不是统计期间"),
        (["figures"], "缺少 --period"),
        (["figures", "--perod", "2023"], "没有选项 --perod（是否指 --period？）"),
        (["figuers"], "没有命令 figuers（是否指 figures？）"),
        (["init", "--office"], "选项 --office 的写法不对"),
        (["user", "list", "多余"], "多写了参数"),
        (["user", "add", "li", "--name", "李", "--role", "局长"], "没有角色“局长”，请写：承办人、负责人、审计、管理员"),
        (
            ["report", "--period", "2023", "--out", "a.pdf", "--printed-on", "2023-02-30"],
            "“2023-02-30”：2023年2月没有30日",
        ),
        (["serve", "--port", "80000"], "“80000”不是端口"),
        (["serve", "--port", "九千"], "“九千”不是端口"),
        (["serve", "--office", "商丘市人民政府"], "--office、--prefix：两个选项要一起写"),
        (["import", "a.xlsx", "--ledger", "信访"], "“信访”不在代码表中"),
        (["import"], "缺少 文件.xlsx"),
    ],
)
def test_what_is_typed_wrongly_is_answered_in_chinese(run: Run, instance: Path, typed: list[str], said: str) -> None:
    result = run(*typed)

    assert result.exit_code == 2
    assert said in result.stderr
    assert "--help 可查看用法" in result.stderr
    assert result.stdout == ""
    assert not instance.exists()


@pytest.mark.parametrize("path", [[], ["user"], *([name] for name in sorted(command.commands) if name != "user")])
def test_every_help_is_in_chinese(run: Run, path: list[str]) -> None:
    result = run(*path, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith("用法：caseapp")
    assert not any(
        word in result.stdout for word in ("Usage", "Options", "Commands", "required", "default", "Show this")
    )


def test_nothing_typed_shows_the_help(run: Run) -> None:
    result = run()

    assert result.exit_code == 2
    assert "figures" in result.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql", "CASEAPP_DATABASE_URL 的写法不对"),
        ("oraculum://a/b", "CASEAPP_DATABASE_URL 的写法不对"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "连接不上 CASEAPP_DATABASE_URL 所指的数据库"),
        ("sqlite:////nowhere/at/all/caseapp.db", "打不开数据库文件"),
    ],
)
def test_a_wrong_database_url_is_explained(run: Run, monkeypatch: pytest.MonkeyPatch, url: str, said: str) -> None:
    monkeypatch.setenv("CASEAPP_DATABASE_URL", url)

    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert said in result.stderr
    assert "secret" not in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_is_none_is_explained(run: Run, instance: Path) -> None:
    instance.mkdir()
    (instance / "caseapp.db").write_bytes(b"not a database, but long enough to be looked at" * 100)

    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert "不是有效的数据库文件" in result.stderr


def test_broken_settings_are_explained(run: Run, instance: Path) -> None:
    instance.mkdir()
    (instance / "settings.toml").write_text("MAX_CONTENT_LENGTH = = 3", "utf-8")

    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert "settings.toml 写法有误" in result.stderr


def test_an_instance_that_is_a_file_is_explained(run: Run, instance: Path) -> None:
    instance.write_text("no folder", "utf-8")

    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert "实例" in result.stderr


def test_a_newer_database_asks_for_a_newer_program(run: Run, instance: Path, office_of: str) -> None:
    database = sqlite3.connect(instance / "caseapp.db")
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()

    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert "请先升级程序" in result.stderr


def test_a_locked_database_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "locked.db"
    holder, other = sqlite3.connect(file), sqlite3.connect(file, timeout=0)
    holder.execute("CREATE TABLE held (id)")
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as refused:
        other.execute("BEGIN IMMEDIATE")
    holder.close()
    other.close()

    assert "正被别的操作占用" in (sentence(OperationalError("BEGIN IMMEDIATE", None, refused.value)) or "")


def test_a_fault_of_the_program_is_not_talked_away() -> None:
    assert sentence(KeyError("column")) is None


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_it_speaks_utf_8_whatever_the_terminal_says(tmp_path: Path, encoding: str) -> None:
    environment = os.environ | {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": encoding,
        "CASEAPP_INSTANCE": str(tmp_path / "instance"),
    }
    code = "from caseapp.cli import main; main()"
    run = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-c", code, "init", "--office", "商丘市人民政府", "--prefix", "商政复"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )

    assert run.stderr == b""
    assert run.returncode == 0
    assert "已建立机构“商丘市人民政府”" in run.stdout.decode("utf-8")
