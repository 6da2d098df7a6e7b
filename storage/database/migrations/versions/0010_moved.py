"""Where a source has moved for good, and that it is gone for good."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns."""
    for name in ("moved_from", "moved_to", "gone"):
        op.add_column("sources", sa.Column(name, sa.Text()))
