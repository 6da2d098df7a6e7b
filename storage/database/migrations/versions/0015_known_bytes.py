"""What a source answered last is known by a fast hash; where the lines of a large document are is kept beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("sources", sa.Column("body_hash", sa.Text))
    op.add_column("snapshots", sa.Column("lines", sa.LargeBinary))
