"""What waits for a person and what persons decided; dismissed overlaps become one case of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table and carry the dismissals over."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("snapshot", sa.Text),
        sa.Column("reading", sa.Text),
        sa.Column("proposed", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.Text),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decided_by", sa.Text),
        sa.Column("why", sa.Text),
        sa.ForeignKeyConstraint(
            ["snapshot"],
            ["snapshots.sha256"],
            name="fk_reviews_snapshot",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sqlite_autoincrement=True,
    )
    still_open = sa.text("decision IS NULL")
    op.create_index(
        "one_open_review", "reviews", ["unit"], unique=True, sqlite_where=still_open, postgresql_where=still_open
    )
    op.create_index("reviews_of_unit", "reviews", ["unit", "id"])
    op.execute(
        "INSERT INTO reviews (unit, proposed, reasons, held_at, seen_at, decision, decided_at, why) "
        "SELECT 'overlap ' || one || ' ' || other, '[]', '[]', dismissed_at, dismissed_at, 'dismissed', "
        "dismissed_at, reason "
        "FROM dismissals ORDER BY dismissed_at, one, other"
    )
    op.drop_table("dismissals")
