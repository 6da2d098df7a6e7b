"""The robots.txt of each host, so that a new run need not ask for it again within a day."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "robots",
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
    )
