"""The articles behind items of news, and what readers were told of at once."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
_A_WHILE = timedelta(days=2)  # what was seen before is no alert any more


def upgrade() -> None:
    """Create the tables. The articles of items that are known already are not asked for."""
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text),
        sa.Column(
            "snapshot",
            sa.Text,
            sa.ForeignKey("snapshots.sha256", name="fk_articles_snapshot", deferrable=True, initially="DEFERRED"),
        ),
        sa.Column("text", sa.Text),
        sa.Column("deadline", sa.Text),
        sa.Column("deadline_text", sa.Text),
        sa.UniqueConstraint("source", "key", name="uq_articles_source"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "wanted_articles",
        "articles",
        ["source"],
        sqlite_where=sa.text("state = 'wanted'"),
        postgresql_where=sa.text("state = 'wanted'"),
    )
    op.create_table(
        "alerted",
        sa.Column("reader", sa.Text, primary_key=True),
        sa.Column("change_id", sa.Integer, sa.ForeignKey("changes.id", name="fk_alerted_change_id"), primary_key=True),
        sa.Column("alerted_at", sa.DateTime(timezone=True), nullable=False),
    )
    _remember_alerts()


def _remember_alerts() -> None:
    """What readers were alerted to before is not told again: all that was seen until their last alert was queued."""
    moment = sa.DateTime(timezone=True)
    outbox = sa.table("outbox", *(sa.column(name) for name in ("reader", "digest_id")), sa.column("queued_at", moment))
    changes = sa.table("changes", sa.column("id"), sa.column("detected_at", moment))
    alerted = sa.table("alerted", sa.column("reader"), sa.column("change_id"), sa.column("alerted_at", moment))
    connection = op.get_bind()
    last = sa.select(outbox.c.reader, sa.func.max(outbox.c.queued_at)).where(outbox.c.digest_id.is_(None))
    for reader, at in connection.execute(last.group_by(outbox.c.reader)).all():
        seen = sa.select(changes.c.id).where(changes.c.detected_at <= at, changes.c.detected_at >= at - _A_WHILE)
        rows = [{"reader": reader, "change_id": number, "alerted_at": at} for number in connection.scalars(seen)]
        if rows:
            connection.execute(sa.insert(alerted), rows)
