"""The schema's history, applied by the application itself: nobody has to know Alembic to keep a ledger.

Alembic is imported where it is needed: a ledger that is up to date does without.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from caseapp.history import triggers
from caseapp.history.actions import catch_up
from caseapp.history.origins import Author, Origin
from caseapp.migrations import tables  # noqa: F401 -- the triggers and the schema are those of every table

if TYPE_CHECKING:
    from alembic.config import Config

# Each file of versions/ is named after the revision that it brings, and they follow one another: 0001, 0002 …
_REVISIONS: Final = sorted(file.name.partition("_")[0] for file in (Path(__file__).parent / "versions").glob("0*.py"))


def configuration(connection: Connection | None = None) -> "Config":
    """Alembic's configuration; env.py works on the given connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to `revision`; a new, empty one gets the whole schema. One transaction.

    The triggers of history rest meanwhile and are laid anew; what the migrations changed in the rows is remembered as
    one change, 程序升级.
    """
    from alembic import command

    with engine.begin() as connection:
        triggers.drop(connection)
        command.upgrade(configuration(connection), revision)
        if _revisions(connection) == {_REVISIONS[-1]}:
            triggers.install(connection)
            catch_up(connection, Author(origin=Origin.UPGRADE, place=f"数据库结构{_REVISIONS[-1]}"))


def known_revisions() -> frozenset[str]:
    """Every revision that this version of the product can bring up to date."""
    return frozenset(_REVISIONS)


def revisions_of(engine: Engine) -> frozenset[str]:
    """The revision that the database is at; empty for one without a schema."""
    with engine.connect() as connection:
        return _revisions(connection)


def _revisions(connection: Connection) -> frozenset[str]:
    if not inspect(connection).has_table("alembic_version"):
        return frozenset()
    return frozenset(connection.scalars(text("SELECT version_num FROM alembic_version")))


def is_current(engine: Engine) -> bool:
    """Whether the database has every migration of this version of the product."""
    return revisions_of(engine) == {_REVISIONS[-1]}
