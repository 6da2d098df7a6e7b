"""When each source is to be polled next."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column."""
    op.add_column("sources", sa.Column("next_due", sa.DateTime(timezone=True)))
