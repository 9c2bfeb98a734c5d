"""Alembic's entry point: migrate on the connection that the application hands over."""

from alembic import context

from caseapp.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
