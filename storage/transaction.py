"""The writing side: what may be done within one transaction. What it needs to know first is read through it as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import IO, Any

import orjson
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from storage import queries, reviews
from storage.database.connections import insert_into, put_rows
from storage.database.tables import changes, line_indexes, polls, sightings, sources
from storage.evidence import articles, snapshots, wordings
from storage.model import PollRow, RecordId, SourceState, Stated, StoredChange
from storage.queries import batches
from storage.reviews import Decision, Review
from storage.rows import canonical, change_row, columns_of, stored_fields
from storage.writing import names, states
from vocabulary.changes import Change, Telling
from vocabulary.known_lines import Lines
from vocabulary.records import Record

KEPT_POLLS = 1_000  # rows of the run log per source: more than a year of two polls a day

Row = dict[str, Any]


class Transaction:
    """One transaction: all of it is stored, or nothing. `Store.begin` opens, commits and rolls back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_snapshot(
        self,
        sha256: str,
        chunks: Iterable[bytes],
        *,
        size: int,
        media_type: str,
        url: str,
        at: datetime,
        like: str | None = None,
        stream: IO[bytes] | None = None,
        lines: Lines | None = None,
    ) -> None:
        """Keep a document; `like`: an earlier edition of it. When it is known already nothing happens; `chunks` are not
        even asked for. `stream`: the same bytes, where they can be read again; `lines`: where its lines are."""
        snapshots.put(
            self._connection, sha256, chunks, size=size, media_type=media_type, url=url, at=at, like=like,
            stream=stream, lines=lines,
        )  # fmt: skip

    def drop_snapshot(self, sha256: str) -> None:
        """Forget a document, unless something refers to it as its evidence."""
        snapshots.drop(self._connection, sha256)

    def current(self, source: str, ids: Collection[RecordId] | None = None) -> dict[RecordId, Record]:
        """The current records of a source: all of them, or those under `ids`."""
        return queries.current(self._connection, source, ids)

    def count(self, source: str) -> int:
        """How many current records the source has."""
        return queries.count(self._connection, source)

    def others(self, source: str, ids: Collection[RecordId]) -> dict[RecordId, dict[str, Record]]:
        """The current records of all OTHER sources under `ids`: `{id: {source: record}}`."""
        return queries.others(self._connection, source, ids)

    def changes_of(self, ids: Collection[RecordId]) -> dict[RecordId, list[StoredChange]]:
        """What was told of these records, by any source, the oldest first."""
        return queries.changes_of(self._connection, ids)

    def since(self, source: str, ids: Collection[RecordId]) -> dict[RecordId, datetime]:
        """Since when the source shows the current state of each record."""
        return queries.since(self._connection, source, ids)

    def write(self, source: str, records: Iterable[Record], *, snapshot: str, at: datetime, fresh: bool = False) -> int:
        """Store the records that differ in label or fields from what the source last stated; their number.

        `fresh`: the source has no records yet, so nothing is looked up. A record that `records` holds twice
        raises `StorageError`.
        """
        return states.write(self._connection, source, records, snapshot=snapshot, at=at, fresh=fresh)

    def write_stated(self, source: str, rows: Iterable[Sequence[Stated]], *, snapshot: str, at: datetime) -> int:
        """Store what a source without records states, in the form in which it is stored; how many records these are."""
        return states.write_stated(self._connection, source, rows, snapshot=snapshot, at=at)

    def close(self, source: str, ids: Collection[RecordId], *, at: datetime) -> None:
        """End the current revisions of records that are gone."""
        states.close(self._connection, source, ids, at=at)

    def add_changes(
        self,
        source: str,
        items: Sequence[tuple[Change, Telling]],
        *,
        at: datetime,
        before: str | None,
        after: str | None,
    ) -> None:
        """Store what is told, in the order of `items`, with the snapshots before and after as evidence."""
        if not items:
            return
        shared = {"detected_at": at, "source": source, "before_snapshot": before, "after_snapshot": after}
        self._connection.execute(_INSERT_CHANGES, [{**shared, **self._change_row(*item)} for item in items])

    def _change_row(self, change: Change, telling: Telling) -> Row:
        fields, texts = wordings.shortened(change.record.kind, stored_fields(change))
        like = None
        for name, content in texts.items():  # before, then after
            wordings.put(self._connection, name, content, like)
            like = name
        stored = orjson.dumps(fields).decode()  # in the order of the record type
        return {**change_row(change, telling), "fields": stored}

    def want_articles(self, source: str, urls: Mapping[str, str], at: datetime) -> None:
        """Note that the articles of new items are wanted: key -> address, those that matter most first."""
        if urls:
            articles.want(self._connection, source, urls, at)

    def sight(self, change_id: int, source: str, snapshot: str, at: datetime) -> None:
        """The change's fact was seen through another source, too. The first sighting per source counts."""
        row = {"change_id": change_id, "source": source, "snapshot": snapshot, "seen_at": at}
        self._connection.execute(self._insert(sightings).values(row).on_conflict_do_nothing())

    def decided(self, source: str, snapshot: str, reading: str | None) -> Review | None:
        """The newest decision of a person that holds for this document of the source, or for this reading."""
        return reviews.decided(self._connection, reviews.unit_of(source), snapshot, reading)

    def is_held(self, source: str, snapshot: str) -> bool:
        """Whether this document of the source waits for a person."""
        return reviews.is_open(self._connection, reviews.unit_of(source), snapshot)

    def held_since(self, source: str, reading: str | None) -> datetime | None:
        """Since when this reading of the source waits for a person."""
        return reviews.held_since(self._connection, reviews.unit_of(source), reading)

    def quarantine(
        self, source: str, *, snapshot: str, proposed: Sequence[Record], reasons: Sequence[str], at: datetime
    ) -> None:
        """A document waits for a person."""
        unit = reviews.unit_of(source)
        reviews.quarantine(self._connection, unit, snapshot=snapshot, proposed=proposed, reasons=reasons, at=at)

    def release(self, source: str) -> None:
        """No document of the source waits for a person any more."""
        reviews.drop(self._connection, reviews.unit_of(source))

    def decide(
        self,
        source: str,
        decision: Decision,
        *,
        at: datetime,
        by: str | None,
        why: str | None,
        stated: Sequence[Record] | None = None,
    ) -> None:
        """A person decided what waits; `stated`: the records that the person wrote down instead."""
        unit = reviews.unit_of(source)
        reviews.decide(self._connection, unit, decision, at=at, by=by, why=why, proposed=stated)

    def save_state(self, state: SourceState) -> None:
        """Replace what is known of the source."""
        self.save_states([state])

    def save_states(self, states: Collection[SourceState]) -> None:
        """Replace what is known of several sources."""
        self._upsert(sources, [{**columns_of(state), "notes": canonical(state.notes)} for state in states])

    def forgive(self, failed: Collection[str], next_due: datetime) -> None:
        """The last failures were not the sources' own: they do not count, and the next try is at `next_due`."""
        values = {"failures": sources.c.failures - 1, "next_due": next_due}
        for some in batches(failed):
            self._connection.execute(
                update(sources).where(sources.c.source.in_(some), sources.c.failures > 0).values(values)
            )

    def log_poll(self, row: PollRow, *, begins: bool = False) -> None:
        """Add a line to the run log, which keeps the newest `KEPT_POLLS` per source; `begins`: there is none yet."""
        self.log_polls([row], begins=begins)

    def log_polls(self, rows: Collection[PollRow], *, begins: bool = False) -> None:
        """Add lines to the run log; `begins`: the sources have none yet."""
        put_rows(self._connection, polls, [columns_of(row) for row in rows])
        if not begins:
            self._connection.execute(_TRIM_POLLS, [{"of": name} for name in {row.source for row in rows}])

    def known_as(self, source: str, aliases: Collection[str]) -> dict[str, str]:
        """alias -> the key of the item that was seen under it in this source."""
        return names.known_as(self._connection, source, aliases)

    def remember_names(self, source: str, keys: Mapping[str, str]) -> None:
        """Keep alias -> key; an alias that names an item already goes on naming it."""
        names.remember(self._connection, source, keys)

    def begin_names(self, source: str, own: Mapping[str, Sequence[str]]) -> None:
        """Keep the names of the first items of a source, by their keys; no two items have a name in common."""
        names.begin(self._connection, source, own)

    def save_line_index(self, source: str, fingerprint: str, index: bytes) -> None:
        """Replace the index of the source's lines."""
        self._upsert(line_indexes, [{"source": source, "fingerprint": fingerprint, "content": index}])

    def _upsert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        put_rows(self._connection, table, rows, again=True)

    def _insert(self, table: Table) -> Any:
        return insert_into(self._connection.dialect.name, table)


# Built once: building a statement takes longer than running it.
_INSERT_CHANGES = insert(changes)
_OLDEST_KEPT = (
    select(polls.c.id).where(polls.c.source == bindparam("of")).order_by(polls.c.id.desc()).offset(KEPT_POLLS).limit(1)
)
_TRIM_POLLS = delete(polls).where(polls.c.source == bindparam("of"), polls.c.id <= _OLDEST_KEPT.scalar_subquery())
