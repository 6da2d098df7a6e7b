"""Alembic's entry: runs the migrations on the connection and in the transaction of `storage.database.schema`."""

from alembic import context

from storage.database.schema import VERSION_TABLE
from storage.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite alters few things in place
)
context.run_migrations()
