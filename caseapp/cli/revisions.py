"""Whether a copy of the database is one that this version of the product can read."""

from pathlib import Path

import click

from caseapp.migrations import known_revisions


def must_be_known(revisions: frozenset[str], file: Path) -> None:
    """Raises ClickException for a backup without a revision, and for one of a newer version of the product."""
    if not revisions:
        raise click.ClickException(f"“{file}”是空的数据库，没有恢复；请核对路径。")
    if not revisions <= known_revisions():
        raise click.ClickException(f"“{file}”由更新版本的 caseapp 备份，本程序读不了；请先升级程序再恢复。")
