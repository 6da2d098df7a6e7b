"""The names of the items of a source's first document: one row instead of hundreds."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Create the table. The names that are known stay rows of their own."""
    op.create_table(
        "first_names",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_first_names"),
    )
