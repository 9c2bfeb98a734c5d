"""Every migration goes up and down with data in the tables, and the models are what the migrations made."""

import re

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text

from caseapp.db import Base, db
from caseapp.migrations import configuration, is_current, migrate


def _indexes(connection: object) -> set[str]:
    return {index["name"] for table in Base.metadata.tables for index in inspect(connection).get_indexes(table)}


# On an expression, the class by duration, which SQLAlchemy does not read back.
pytestmark = pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index .*_lasting")


def test_the_models_equal_the_schema(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        # Laid by hand are the full-text index, which SQLite keeps in tables of its own, and what is on an expression.
        differences = [
            difference
            for difference in compare_metadata(context, Base.metadata)
            if not re.search("_search|_lasting$", str(getattr(difference[1], "name", "")))
        ]

        assert differences == []
        assert is_current(db.engine)


def test_the_indexes_of_the_models_are_there(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        wanted = {index.name for table in Base.metadata.tables.values() for index in table.indexes}

        assert wanted <= _indexes(connection)


@pytest.mark.usefixtures("ledger")
def test_every_migration_goes_down_and_up_again_with_data(app: Flask) -> None:
    with app.app_context():
        with db.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM reconsideration_case")).scalar_one() > 0
        with db.engine.begin() as connection:
            command.downgrade(configuration(connection), "base")
        with db.engine.connect() as connection:
            left = set(inspect(connection).get_table_names())
        assert left <= {"alembic_version"}
        assert not is_current(db.engine)

        migrate(db.engine)

        assert is_current(db.engine)
