"""Alembic's entry point: migrate on the connection that the application hands over."""

from alembic import context

import caseapp.accounts.models
import caseapp.calendar.models
import caseapp.deadlines.models
import caseapp.issued.models
import caseapp.litigation.models
import caseapp.organs.models
import caseapp.reconsideration.models  # noqa: F401 -- imported so that their tables are in the metadata
from caseapp.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
