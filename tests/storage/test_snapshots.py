"""Snapshots: kept once, streamed, and never handed out damaged."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, update

from storage.snapshots import compress, decompress
from storage.store import SnapshotCorrupt, SnapshotInfo, SnapshotMissing, SourceState, StorageError, Store
from storage.tables import snapshots
from tests.storage.samples import DAY, PAGE, SHA, START, put

MEGABYTE = 1024 * 1024


def never() -> Iterator[bytes]:
    raise AssertionError("the chunks of a known snapshot are not asked for")
    yield b""


def test_a_snapshot_comes_back(store: Store) -> None:
    with store.begin() as transaction:
        put(transaction)
    assert b"".join(store.snapshot(SHA)) == PAGE
    info = SnapshotInfo(SHA, len(PAGE), "text/html", "https://ores.example/page", START)
    assert store.snapshot_info(SHA) == info
    assert store.snapshots() == [info]


def test_a_known_snapshot_is_not_read_again(store: Store) -> None:
    with store.begin() as transaction:
        put(transaction)
        transaction.put_snapshot(SHA, never(), size=1, media_type="x/y", url="elsewhere", at=START + DAY)
    assert store.snapshot_info(SHA).stored_at == START


def test_a_snapshot_is_dropped_unless_something_refers_to_it(store: Store) -> None:
    with store.begin() as transaction:
        put(transaction)
        transaction.save_state(SourceState("ores", held_snapshot=SHA))
        transaction.drop_snapshot(SHA)
    assert [info.sha256 for info in store.snapshots()] == [SHA]
    with store.begin() as transaction:
        transaction.save_state(SourceState("ores"))
        transaction.drop_snapshot(SHA)
        transaction.drop_snapshot("0" * 64)
    assert store.snapshots() == []


def test_an_unknown_snapshot_is_named(store: Store) -> None:
    with pytest.raises(SnapshotMissing, match="0000"):
        store.snapshot("0" * 64)
    with pytest.raises(SnapshotMissing, match="0000"):
        store.snapshot_info("0" * 64)


def test_a_cut_document_is_not_stored(store: Store) -> None:
    with pytest.raises(StorageError, match="9 bytes was announced and 4 bytes"), store.begin() as transaction:
        transaction.put_snapshot(SHA, [b"four"], size=9, media_type="x/y", url="u", at=START)
    assert store.snapshots() == []


@pytest.mark.parametrize(
    "content", [b"", b"no zstd frame", compress([PAGE], len(PAGE))[:-9], compress([b"another page"], 12)]
)
def test_damage_is_detected(engine: Engine, content: bytes) -> None:
    store = Store(engine)
    with store.begin() as transaction:
        put(transaction)
    with engine.begin() as connection:
        connection.execute(update(snapshots).values(content=content))
    with pytest.raises(SnapshotCorrupt, match="damaged"):
        list(store.snapshot(SHA))


def test_large_documents_are_streamed() -> None:
    chunk = bytes(range(256)) * 4096
    tracemalloc.start()
    digest, content = hashlib.sha256(), compress((chunk for _ in range(64)), 64 * MEGABYTE)
    for _ in range(64):
        digest.update(chunk)
    assert sum(map(len, decompress(digest.hexdigest(), content))) == 64 * MEGABYTE
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * MEGABYTE


@settings(max_examples=50, deadline=None)
@given(chunks=st.lists(st.binary(max_size=2_000), max_size=8))
def test_any_bytes_come_back(chunks: list[bytes]) -> None:
    whole = b"".join(chunks)
    content = compress(chunks, len(whole))
    assert b"".join(decompress(hashlib.sha256(whole).hexdigest(), content)) == whole
