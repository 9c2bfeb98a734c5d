"""The schema's history, applied by the application itself: nobody has to know Alembic to keep a ledger."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from caseapp.history import triggers
from caseapp.history.actions import catch_up
from caseapp.history.origins import Author, Origin


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration; env.py works on the given connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to `revision`; a new, empty one gets the whole schema. One transaction.

    The triggers of history rest meanwhile and are laid anew; what the migrations changed in the rows is remembered as
    one change, 程序升级.
    """
    with engine.begin() as connection:
        triggers.drop(connection)
        command.upgrade(configuration(connection), revision)
        if _is_at_head(connection):
            triggers.install(connection)
            catch_up(connection, Author(origin=Origin.UPGRADE, place=f"数据库结构{'、'.join(_heads())}"))


def _is_at_head(connection: Connection) -> bool:
    return set(MigrationContext.configure(connection).get_current_heads()) == _heads()


def _heads() -> set[str]:
    return set(ScriptDirectory.from_config(configuration()).get_heads())


def known_revisions() -> frozenset[str]:
    """Every revision that this version of the product can bring up to date."""
    script = ScriptDirectory.from_config(configuration())
    return frozenset(revision.revision for revision in script.walk_revisions())


def revisions_of(engine: Engine) -> frozenset[str]:
    """The revision that the database is at; empty for one without a schema."""
    with engine.connect() as connection:
        return frozenset(MigrationContext.configure(connection).get_current_heads())


def is_current(engine: Engine) -> bool:
    """Whether the database has every migration of this version of the product."""
    with engine.connect() as connection:
        return _is_at_head(connection)
