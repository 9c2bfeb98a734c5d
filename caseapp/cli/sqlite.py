"""Copies of the embedded database, made and put back while others may be using it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from caseapp.cli.revisions import must_be_known

_HEADER = b"SQLite format 3\x00"
_WAIT_SECONDS = 10.0


def backup(file: Path, to: Path) -> None:
    """Copy the database into one file that needs nothing beside it. Raises ClickException for a damaged one."""
    with closing(_connection(file, "rw")) as live, closing(_connection(to, "rwc")) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        found: tuple[str] = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found[0] != "ok":
            raise click.ClickException("数据库文件有损坏，没有留下备份；请联系技术人员，并保留现有文件。")


def must_be_a_backup(file: Path) -> None:
    """Raises ClickException for a file that is no whole database of this product, or of a newer version of it."""
    if not _is_database(file):
        raise click.ClickException(f"“{file}”不是 caseapp 的备份文件，没有恢复；请核对路径。")
    with _reading(file) as (tables, database):
        if "alembic_version" not in tables or "reconsideration_case" not in tables:
            raise click.ClickException(f"“{file}”是数据库，但不是 caseapp 的备份，没有恢复；请核对路径。")
        if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise click.ClickException(f"“{file}”已损坏，没有恢复；请换一份备份。")
        must_be_known(frozenset(row[0] for row in database.execute("SELECT version_num FROM alembic_version")), file)


def is_unused(file: Path) -> bool:
    """Whether there is no database yet, or one without any office and account. A broken file is not unused."""
    if not file.exists() or file.stat().st_size == 0:
        return True
    if not _is_database(file):
        return False
    with _reading(file) as (tables, database):
        asked = [f"SELECT 1 FROM {table} LIMIT 1" for table in ("office", "account") if table in tables]  # noqa: S608 -- two names of ours
        return not any(database.execute(question).fetchone() for question in asked)


def keep(file: Path, beside: Path) -> None:
    """Put what is there now beside it: a copy, or, where it is no database any more, the file itself."""
    if _is_database(file):
        backup(file, beside)
        return
    shutil.move(file, beside)
    for rest in ("-wal", "-shm"):
        file.with_name(file.name + rest).unlink(missing_ok=True)


def restore(file: Path, into: Path) -> None:
    """Put a checked backup in the place of the database, in one step for everybody who is using it."""
    into.parent.mkdir(parents=True, exist_ok=True)
    into.touch(mode=0o600)
    with closing(_connection(file, "ro")) as copy, closing(_connection(into, "rwc")) as live:
        copy.backup(live)
        live.execute("PRAGMA journal_mode=WAL")


def _is_database(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_HEADER)) == _HEADER


@contextmanager
def _reading(file: Path) -> Iterator[tuple[frozenset[str], sqlite3.Connection]]:
    """The database of a file with the names of its tables; raises ClickException for one that cannot be read."""
    with closing(_connection(file, "ro")) as database:
        try:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            yield frozenset(row[0] for row in tables), database
        except sqlite3.DatabaseError as error:
            raise click.ClickException(f"“{file}”已损坏，读不出来（{error}）；请换一份备份。") from error


def _connection(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode={mode}", uri=True, timeout=_WAIT_SECONDS)
