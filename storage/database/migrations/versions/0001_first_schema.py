"""The first schema. Frozen: later changes of `storage.database.tables` are migrations of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create all tables."""
    _snapshots()
    _revisions()
    _changes()
    _sources()
    _polls()
    _line_indexes()


def _to_snapshot(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["snapshots.sha256"], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("stored_at", _INSTANT, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_snapshots"),
    )


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("seen_from", _INSTANT, nullable=False),
        sa.Column("seen_until", _INSTANT),
        sa.Column("snapshot", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
    )
    _partial_index("one_current_revision", ["kind", "key", "source"], "seen_until IS NULL", unique=True)
    _partial_index("current_revisions_of_source", ["source"], "seen_until IS NULL")
    _partial_index("past_revisions", ["kind", "key"], "seen_until IS NOT NULL")


def _partial_index(name: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    op.create_index(
        name, "revisions", columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("detected_at", _INSTANT, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("significance", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("minerals", sa.Text, nullable=False),
        sa.Column("committees", sa.Text, nullable=False),
        sa.Column("before_snapshot", sa.Text),
        sa.Column("after_snapshot", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        _to_snapshot("changes", "before_snapshot"),
        _to_snapshot("changes", "after_snapshot"),
        sqlite_autoincrement=True,
    )
    op.create_index("changes_of_record", "changes", ["kind", "key"])
    op.create_index("changes_by_time", "changes", ["detected_at"])
    op.create_table(
        "sightings",
        sa.Column("change_id", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.Column("snapshot", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("change_id", "source", name="pk_sightings"),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_sightings_change_id"),
        _to_snapshot("sightings", "snapshot"),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("baseline_at", _INSTANT),
        sa.Column("polled_at", _INSTANT),
        sa.Column("succeeded_at", _INSTANT),
        sa.Column("changed_at", _INSTANT),
        sa.Column("outcome", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("fingerprint", sa.Text),
        sa.Column("extractor_version", sa.Integer),
        sa.Column("snapshot", sa.Text),
        sa.Column("held_snapshot", sa.Text),
        sa.Column("held_reason", sa.Text),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_sources"),
        _to_snapshot("sources", "snapshot"),
        _to_snapshot("sources", "held_snapshot"),
    )


def _polls() -> None:
    op.create_table(
        "polls",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("started_at", _INSTANT, nullable=False),
        sa.Column("finished_at", _INSTANT, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_polls"),
        sqlite_autoincrement=True,
    )
    op.create_index("polls_of_source", "polls", ["source", "id"])


def _line_indexes() -> None:
    op.create_table(
        "line_indexes",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_line_indexes"),
    )
