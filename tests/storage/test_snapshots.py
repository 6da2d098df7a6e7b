"""Snapshots: kept once, streamed, and never handed out damaged."""

from __future__ import annotations

import hashlib
import random
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, update

from storage.database.tables import snapshots
from storage.evidence.snapshots import compress, decompress
from storage.store import (
    SnapshotCorrupt,
    SnapshotInfo,
    SnapshotMissing,
    SourceState,
    StorageError,
    Store,
)
from storage.upkeep.pruning import prune
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


def _keep(store: Store, content: bytes, like: str | None = None) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    with store.begin() as transaction:
        transaction.put_snapshot(
            sha256, [content], size=len(content), media_type="text/html", url="https://x.example", at=START, like=like
        )
    return sha256


def _rows(store: Store) -> dict[str, tuple[str | None, int]]:
    with store.engine.connect() as connection:
        query = select(snapshots.c.sha256, snapshots.c.base, func.length(snapshots.c.content))
        return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _editions(number: int) -> list[bytes]:
    words = "".join(
        f"<p>{hashlib.sha256(str(entry).encode()).hexdigest()} of lot {entry}</p>" for entry in range(2_000)
    )
    return [words.encode() + b"<p>new</p>" * entry for entry in range(number)]


def test_editions_of_a_page_are_stored_as_what_they_add(store: Store) -> None:
    names: list[str] = []
    for edition in _editions(5):
        names.append(_keep(store, edition, names[-1] if names else None))
    rows = _rows(store)
    assert [rows[name][0] for name in names] == [None, *[names[0]] * 4]
    assert max(rows[name][1] for name in names[1:]) < 200
    assert [b"".join(store.snapshot(name)) for name in names] == _editions(5)


def test_another_page_stands_by_itself(store: Store) -> None:
    first = _keep(store, _editions(1)[0])
    second = _keep(store, bytes(random.Random(5).randbytes(100_000)), first)
    third = _keep(store, b"short", second)
    assert [_rows(store)[name][0] for name in (first, second, third)] == [None, None, second]
    assert b"".join(store.snapshot(third)) == b"short"


def test_what_an_edition_refers_to_is_not_dropped(store: Store) -> None:
    one, other = _editions(2)
    base = _keep(store, one)
    edition = _keep(store, other, base)
    with store.begin() as transaction:
        transaction.save_state(SourceState("ores", snapshot=edition))
        transaction.drop_snapshot(base)
    assert prune(store, START).snapshots == 0
    assert b"".join(store.snapshot(edition)) == other
    with store.begin() as transaction:
        transaction.save_state(SourceState("ores"))
    assert prune(store, START).snapshots == 2
    assert store.snapshots() == []


def test_a_damaged_base_is_told_and_nothing_more_is_made_of_it(store: Store, engine: Engine) -> None:
    first, second, third = _editions(3)
    base = _keep(store, first)
    edition = _keep(store, second, base)
    with engine.begin() as connection:
        connection.execute(update(snapshots).where(snapshots.c.sha256 == base).values(content=compress([b"x"], 1)))
    with pytest.raises(SnapshotCorrupt):
        b"".join(store.snapshot(edition))
    assert b"".join(store.snapshot(_keep(store, third, edition))) == third


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=4_000), st.binary(max_size=3_000), st.binary(max_size=20), st.integers(0, 50))
def test_any_document_comes_back_with_any_dictionary(base: bytes, content: bytes, patch: bytes, times: int) -> None:
    for document in (content, base[: len(base) // 2] + patch * times + base[len(base) // 2 :]):
        frame = compress([document], len(document), base)
        assert b"".join(decompress(hashlib.sha256(document).hexdigest(), frame, base)) == document
