"""The names of news items are kept once on SQLite, in the table alone, not in an index beside it as well."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Write the table anew. PostgreSQL has no such tables."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.rename_table("aliases", "aliases_before")
    op.create_table(
        "aliases",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("alias", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", "alias", name="pk_aliases"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO aliases (source, alias, key) SELECT source, alias, key FROM aliases_before")
    op.drop_table("aliases_before")
