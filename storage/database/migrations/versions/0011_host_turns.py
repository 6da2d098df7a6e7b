"""Whose turn it is at a host, for machines that share the database."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "host_turns",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("taken_at", sa.DateTime(timezone=True)),
        sa.Column("ends_by", sa.DateTime(timezone=True)),
        sa.Column("free_at", sa.DateTime(timezone=True)),
        sa.Column("closed_until", sa.DateTime(timezone=True)),
    )
