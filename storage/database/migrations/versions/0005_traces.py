"""The trace of a failure that nobody foresaw, in the run log."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column."""
    op.add_column("polls", sa.Column("trace", sa.Text))
