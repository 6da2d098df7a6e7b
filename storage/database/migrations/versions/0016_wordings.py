"""The sentences of pages are kept once, each edition as what it adds to an earlier one."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the table. What was stored before stays where it is."""
    op.create_table(
        "wordings",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("base", sa.Text),
    )
