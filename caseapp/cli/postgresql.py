"""Copies of a PostgreSQL database, made and put back by PostgreSQL's own tools."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from caseapp.cli.revisions import must_be_known


def backup(address: str, password: str | None, to: Path) -> None:
    """Dump the database into one file (pg_dump, custom format)."""
    _run("pg_dump", ["--format=custom", "--no-owner", f"--file={to}", f"--dbname={address}"], password)


def must_be_a_backup(file: Path) -> None:
    """Raises ClickException for a file that is no dump of this product's database, or of a newer version of it."""
    try:
        revision = _run("pg_restore", ["--data-only", "--table=alembic_version", "--file=-", str(file)])
    except click.ClickException as error:
        raise click.ClickException(f"“{file}”不是 caseapp 的 PostgreSQL 备份，没有恢复。{error.message}") from error
    lines = revision.splitlines()
    copied = [at for at, line in enumerate(lines) if line.startswith("COPY ") and "alembic_version" in line]
    if not copied:
        raise click.ClickException(f"“{file}”不是 caseapp 的备份，没有恢复；请核对路径。")
    values = lines[copied[0] + 1 :]
    must_be_known(frozenset(values[: values.index("\\.")]), file)


def restore(file: Path, address: str, password: str | None, tables: Iterable[str]) -> None:
    """Put a checked dump in the place of the database, in one transaction.

    `tables` are those of this version of the product: the dump of an earlier one does not know all that has to go.
    """
    gone = f"DROP TABLE IF EXISTS {', '.join(tables)} CASCADE"
    with TemporaryDirectory(prefix="caseapp-restore-") as folder:
        script = Path(folder) / "restore.sql"
        _run("pg_restore", ["--clean", "--if-exists", "--no-owner", f"--file={script}", str(file)])
        options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--dbname={address}"]
        _run("psql", [*options, f"--command={gone}", f"--file={script}"], password)


def _run(tool: str, arguments: list[str], password: str | None = None) -> str:
    found = shutil.which(tool)
    if found is None:
        raise click.ClickException(
            f"没有找到 {tool}，请先安装 PostgreSQL 客户端工具（例如 apt install postgresql-client）。"
        )
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603 -- no shell; the tool is PostgreSQL's, the arguments are ours
        [found, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise click.ClickException(f"{tool} 没有完成：{said[0] if said else '原因不明'}")
    return done.stdout
