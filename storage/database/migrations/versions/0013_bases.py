"""A document may be stored as what it adds to another one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column."""
    op.add_column("snapshots", sa.Column("base", sa.Text))
