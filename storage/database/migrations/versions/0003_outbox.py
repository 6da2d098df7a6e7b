"""What each reader was told, and the mails that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create both tables."""
    _digests()
    _outbox()


def _digests() -> None:
    op.create_table(
        "digests",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("made_at", _INSTANT, nullable=False),
        sa.Column("after_id", sa.Integer, nullable=False),
        sa.Column("until_id", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint("reader", "due_at", name="uq_digests_reader"),
        sqlite_autoincrement=True,
    )
    op.create_index("digests_of_reader", "digests", ["reader", "id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest_id", sa.Integer),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("queued_at", _INSTANT, nullable=False),
        sa.Column("tried_at", _INSTANT),
        sa.Column("next_try_at", _INSTANT, nullable=False),
        sa.Column("ended_at", _INSTANT),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_outbox_digest_id"),
        sa.UniqueConstraint("message_id", name="uq_outbox_message_id"),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index("waiting_mails", "outbox", ["next_try_at"], sqlite_where=waiting, postgresql_where=waiting)
