"""`caseapp init`, `backup` and `restore`: setting up an instance and keeping it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from caseapp.calendar.queries import current_calendar
from caseapp.cli import postgresql, sqlite
from caseapp.cli.files import must_be_new, replacing
from caseapp.cli.opening import bring_up_to_date, located, opened, opened_for_writing
from caseapp.cli.queries import Database, database, is_unused
from caseapp.cli.terminal import progress_bar
from caseapp.cli.wording import ChineseCommand
from caseapp.db import Base, db
from caseapp.migrations import revisions_of
from caseapp.organs.actions import found_office
from caseapp.organs.queries import all_offices, office_named
from caseapp.rescheduling.actions import settle_all
from caseapp.timeline.views import readings

_FILE = click.argument("file", metavar="文件", type=click.Path(path_type=Path))


@click.command("init", cls=ChineseCommand)
@click.option("--office", required=True, metavar="机构", help="行政复议机关的名称，例如 商丘市人民政府。")
@click.option("--prefix", required=True, metavar="前缀", help="案号前缀，例如 商政复。")
@click.option("--parent", metavar="机构", help="上级机构；上级机构能看到下级的案件和统计。")
def init(office: str, prefix: str, parent: str | None) -> None:
    """建立数据库和机构；可多次运行，各建一个机构。"""
    with opened_for_writing():
        told = ensure_office(office, prefix, parent=parent)
    click.echo(told)


def ensure_office(name: str, prefix: str, *, parent: str | None = None) -> str:
    """Found the office where it is not there yet; says what was done. Raises Refusal."""
    for known in all_offices():
        if known.name == name.strip() and known.number_prefix == prefix.strip():
            return f"机构“{known.name}”（{known.number_prefix}）已经建立，未作改动。"
    founded = found_office(name=name, number_prefix=prefix, parent=office_named(parent) if parent else None)
    return f"已建立机构“{founded.name}”，案号形如 {founded.number_prefix}〔2024〕1号。"


@click.command("settle", cls=ChineseCommand)
def settle() -> None:
    """按现行工作日历和法律口径重新推算全部案件的期限；改了 settings.toml 的 [LAW] 之后运行。"""
    with opened_for_writing(), progress_bar("正在推算各案期限") as progress:
        settle_all(current_calendar(), progress, readings())
    click.echo("已重新推算全部案件的期限。")


@click.command("backup", cls=ChineseCommand)
@_FILE
@click.option("--yes", is_flag=True, help="文件已存在时覆盖。")
def backup(file: Path, yes: bool) -> None:
    """把全部数据备份到一个文件；正在使用时也可以备份。"""
    must_be_new(file, may_replace=yes)
    with opened(), replacing(file) as begun:
        _copy(database(), begun)
    click.echo(f"已备份到“{file}”。备份含个人信息，请妥善保管。")


@click.command("restore", cls=ChineseCommand)
@_FILE
@click.option("--yes", is_flag=True, help="确认用备份替换现有数据。")
def restore(file: Path, yes: bool) -> None:
    """用备份文件替换现有数据；被替换的数据另存在旁边。"""
    if not file.is_file():
        raise click.ClickException(f"没有“{file}”这个备份文件，请核对路径。")
    with located() as app:
        replaced = database()
        (sqlite if replaced.file else postgresql).must_be_a_backup(file)
        kept = None
        if not _is_unused(replaced):
            if not yes:
                raise click.ClickException(
                    "实例中已有数据，没有恢复；确要用备份替换的请加 --yes（现有数据会另存一份）。"
                )
            kept = _kept(replaced, Path(app.instance_path))
        db.session.remove()
        db.engine.dispose()
        if replaced.file:
            sqlite.restore(file, replaced.file)
        else:
            postgresql.restore(file, replaced.address, replaced.password, Base.metadata.tables)
        bring_up_to_date()
    click.echo(f"已从“{file}”恢复。" + (f"原来的数据另存为“{kept}”。" if kept else ""))


def _is_unused(known: Database) -> bool:
    if known.file:
        return sqlite.is_unused(known.file)
    return not revisions_of(db.engine) or is_unused()


def _copy(known: Database, to: Path) -> None:
    if known.file:
        sqlite.backup(known.file, to)
    else:
        postgresql.backup(known.address, known.password, to)


def _kept(known: Database, instance: Path) -> Path:
    """Keep what will be replaced in a file of its own, named by the moment (UTC)."""
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
    replaced = known.file or instance / "caseapp.dump"
    kept = replaced.with_name(f"{replaced.name}.replaced-{moment}")
    if known.file:
        sqlite.keep(known.file, kept)
    else:
        postgresql.backup(known.address, known.password, kept)
    kept.chmod(0o600)
    return kept
