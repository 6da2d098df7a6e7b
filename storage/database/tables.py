"""The tables and their indexes. The migrations create them; nothing here runs a query."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.database.instants import Instant


def _snapshot(name: str, *, nullable: bool) -> Column[str]:
    """A reference to a snapshot; checked at commit, so that the order of writes within a transaction is free."""
    target = ForeignKey("snapshots.sha256", deferrable=True, initially="DEFERRED")
    return Column(name, Text, target, nullable=nullable)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the content as it was received, in lower-case hexadecimal
    Column("size", Integer, nullable=False),  # bytes before compression
    Column("media_type", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("stored_at", Instant, nullable=False),
    Column("content", LargeBinary, nullable=False),  # one zstd frame
    Column("base", Text),  # the document that the content refers to; NULL: it stands by itself
    Column("lines", LargeBinary),  # of a large one that stands by itself: where its lines are
)

wordings = Table(  # long lists of sentences, once each (storage.evidence.wordings)
    "wordings",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the list as JSON
    Column("content", LargeBinary, nullable=False),  # one zstd frame
    Column("base", Text),  # the list that is the frame's dictionary; NULL: the frame stands by itself
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("fields", Text, nullable=False),  # canonical JSON: equal fields are equal texts
    Column("source", Text, nullable=False),
    Column("seen_from", Instant, nullable=False),
    Column("seen_until", Instant),  # NULL: the current one
    Column("snapshot", Text, nullable=False),  # SHA-256, or "baseline" for what was known before the first poll
)
# A partial index is one on PostgreSQL, too (the migrations make it): to say so here loads its dialect at each start.
_CURRENT = text("seen_until IS NULL")
_PAST = text("seen_until IS NOT NULL")
Index(
    "one_current_revision",
    revisions.c.kind,
    revisions.c.key,
    revisions.c.source,
    unique=True,
    sqlite_where=_CURRENT,
)
Index("current_revisions_of_source", revisions.c.source, sqlite_where=_CURRENT)
Index("past_revisions", revisions.c.kind, revisions.c.key, sqlite_where=_PAST)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("detected_at", Instant, nullable=False),
    Column("source", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("fields", Text, nullable=False),  # {name: [before, after]} in the stored shape
    Column("significance", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("topics", Text, nullable=False),  # JSON lists of strings, here and below
    Column("minerals", Text, nullable=False),
    Column("committees", Text, nullable=False),
    _snapshot("before_snapshot", nullable=True),
    _snapshot("after_snapshot", nullable=True),
    Index("changes_of_record", "kind", "key"),
    Index("changes_by_time", "detected_at"),
    sqlite_autoincrement=True,  # an id is never given twice: readers page by it
)

sightings = Table(
    "sightings",
    metadata,
    Column("change_id", Integer, ForeignKey("changes.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("seen_at", Instant, nullable=False),
    _snapshot("snapshot", nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("source", Text, primary_key=True),
    Column("baseline_at", Instant),
    Column("polled_at", Instant),
    Column("succeeded_at", Instant),
    Column("changed_at", Instant),
    Column("outcome", Text),
    Column("error", Text),
    Column("failures", Integer, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("fingerprint", Text),
    Column("extractor_version", Integer),
    _snapshot("snapshot", nullable=True),
    _snapshot("held_snapshot", nullable=True),
    Column("held_reason", Text),
    Column("records", Integer, nullable=False),
    Column("notes", Text, nullable=False),  # JSON list of strings
    Column("next_due", Instant),  # NULL: never again, or not planned yet
    Column("moved_from", Text),
    Column("moved_to", Text),
    Column("gone", Text),
    Column("body_hash", Text),
)

polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("error", Text),
    Column("trace", Text),  # of a failure that nobody foresaw
    Index("polls_of_source", "source", "id"),
    sqlite_autoincrement=True,  # old rows go, their ids do not come back: the newest has the highest
)

line_indexes = Table(
    "line_indexes",
    metadata,
    Column("source", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

digests = Table(  # what each reader was told: of one reader each row begins where the one before ended
    "digests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("after_id", Integer, nullable=False),  # of the changes above this id ...
    Column("until_id", Integer, nullable=False),  # ... up to this one
    Column("told", Integer, nullable=False),  # so many were told
    Column("subject", Text, nullable=False),
    UniqueConstraint("reader", "due_at"),
    Index("digests_of_reader", "reader", "id"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest_id", Integer, ForeignKey("digests.id")),  # NULL: not a digest
    Column("reader", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", LargeBinary),  # the whole message as one zstd frame; NULL once nobody needs it any more
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("tried_at", Instant),
    Column("next_try_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("error", Text),
    UniqueConstraint("message_id"),
    sqlite_autoincrement=True,
)
_WAITING = text("state = 'waiting'")
Index("waiting_mails", outbox.c.next_try_at, sqlite_where=_WAITING)

reviews = Table(  # what waits for a person, and what persons decided
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", Text, nullable=False),  # "source ID", "overlap ONE OTHER"
    _snapshot("snapshot", nullable=True),
    Column("reading", Text),  # hash of the records that were read
    Column("proposed", Text, nullable=False),  # JSON: [[kind, key, label, fields], ...]
    Column("reasons", Text, nullable=False),  # JSON list of sentences
    Column("held_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("decision", Text),  # NULL: open
    Column("decided_at", Instant),
    Column("decided_by", Text),
    Column("why", Text),
    Index("reviews_of_unit", "unit", "id"),
    sqlite_autoincrement=True,
)
_UNDECIDED = text("decision IS NULL")
Index("one_open_review", reviews.c.unit, unique=True, sqlite_where=_UNDECIDED)

aliases = Table(  # the names under which an item of news was ever seen in its source
    "aliases",
    metadata,
    Column("source", Text, primary_key=True),
    Column("alias", Text, primary_key=True),
    Column("key", Text, nullable=False),
    sqlite_with_rowid=False,  # SQLite would keep each name twice, in the table and in an index
)

first_names = Table(  # those of a source's first document, as one zstd frame (storage.writing.names)
    "first_names", metadata, Column("source", Text, primary_key=True), Column("content", LargeBinary, nullable=False)
)

articles = Table(  # the pages behind items of news: wanted, read, or not to be had
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),  # of the item
    Column("url", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("wanted_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("tried_at", Instant),
    Column("reason", Text),  # why it was not read
    _snapshot("snapshot", nullable=True),
    Column("text", Text),  # its sentences, one a line
    Column("deadline", Text),  # YYYY-MM-DD, with the sentence that states it
    Column("deadline_text", Text),
    UniqueConstraint("source", "key"),
    sqlite_autoincrement=True,  # an article that was read is a new row: search finds what is new by its id
)
_WANTED = text("state = 'wanted'")
Index("wanted_articles", articles.c.source, sqlite_where=_WANTED)

alerted = Table(  # what each reader was told at once
    "alerted",
    metadata,
    Column("reader", Text, primary_key=True),
    Column("change_id", Integer, ForeignKey("changes.id"), primary_key=True),
    Column("alerted_at", Instant, nullable=False),
)

host_turns = Table(  # whose turn it is at a host, where machines share the database (storage.database.host_turns)
    "host_turns",
    metadata,
    Column("host", Text, primary_key=True),
    Column("taken_at", Instant),  # NULL: the last turn was ended
    Column("ends_by", Instant),  # the request of the turn has ended by then, whatever became of its holder
    Column("free_at", Instant),
    Column("closed_until", Instant),
)

search_entries = Table(  # what can be found; its words are in the full-text index (migration 0009)
    "search_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("what", Text, nullable=False),  # "record", "change"
    Column("ref", Integer, nullable=False),  # the id of the revision or the change
    Column("source", Text, nullable=False),
    Column("day", Text, nullable=False),  # YYYY-MM-DD: published, or first seen
    UniqueConstraint("what", "ref"),
)

robots = Table(  # what each robots.txt said when it was read last
    "robots",
    metadata,
    Column("place", Text, primary_key=True),  # scheme, host and port
    Column("text", Text, nullable=False),  # empty: there is none
    Column("read_at", Instant, nullable=False),
)
