"""Snapshots: a document's bytes, once per SHA-256, as one zstd frame. Streams in, streams out, checked on reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

import zstandard
from sqlalchemy import Connection, delete, exists, insert, not_, or_, select

from storage.errors import SnapshotCorrupt, SnapshotMissing, StorageError
from storage.model import SnapshotInfo
from storage.tables import changes, revisions, sightings, snapshots, sources

_PIECE = 256 * 1024  # bytes of a decompressed piece
_LEVEL = 3  # zstd's own default: ISO Open Data shrinks to a sixth of its size at some 200 MB/s

_REFERRING = (
    sources.c.snapshot,
    sources.c.held_snapshot,
    changes.c.before_snapshot,
    changes.c.after_snapshot,
    sightings.c.snapshot,
    revisions.c.snapshot,
)
_INFO = [snapshots.c[name] for name in ("sha256", "size", "media_type", "url", "stored_at")]


def put(
    connection: Connection, sha256: str, chunks: Iterable[bytes], *, size: int, media_type: str, url: str, at: datetime
) -> None:
    """Keep a document. A known one stays as it is, and its chunks are not even asked for."""
    if connection.scalar(select(snapshots.c.sha256).where(snapshots.c.sha256 == sha256)) is not None:
        return
    content = compress(chunks, size)
    row = {"sha256": sha256, "size": size, "media_type": media_type, "url": url, "stored_at": at, "content": content}
    connection.execute(insert(snapshots), row)


def drop(connection: Connection, sha256: str) -> None:
    """Forget a document, unless a source, a record, a change or a sighting refers to it."""
    used = [exists().where(column == sha256) for column in _REFERRING]
    connection.execute(delete(snapshots).where(snapshots.c.sha256 == sha256, not_(or_(*used))))


def infos(connection: Connection) -> list[SnapshotInfo]:
    """What is known of all snapshots, the oldest first."""
    query = select(*_INFO).order_by(snapshots.c.stored_at, snapshots.c.sha256)
    return [SnapshotInfo(*row) for row in connection.execute(query)]


def info(connection: Connection, sha256: str) -> SnapshotInfo:
    """What is known of a snapshot; `SnapshotMissing` if it is not stored."""
    row = connection.execute(select(*_INFO).where(snapshots.c.sha256 == sha256)).first()
    if row is None:
        raise SnapshotMissing(sha256)
    return SnapshotInfo(*row)


def compressed(connection: Connection, sha256: str) -> bytes:
    """The zstd frame; `SnapshotMissing` if it is not stored."""
    content = connection.scalar(select(snapshots.c.content).where(snapshots.c.sha256 == sha256))
    if content is None:
        raise SnapshotMissing(sha256)
    return bytes(content)


def compress(chunks: Iterable[bytes], size: int) -> bytes:
    """One zstd frame of `chunks`, which must have `size` bytes together."""
    compressor = zstandard.ZstdCompressor(level=_LEVEL).compressobj()
    pieces, seen = [], 0
    for chunk in chunks:
        seen += len(chunk)
        pieces.append(compressor.compress(chunk))
    if seen != size:
        raise StorageError(f"A document of {size} bytes was announced and {seen} bytes came; nothing is stored of it.")
    pieces.append(compressor.flush())
    return b"".join(pieces)


def decompress(sha256: str, content: bytes) -> Iterator[bytes]:
    """The document in pieces. `SnapshotCorrupt`, at the latest after the last piece, if it is not what was stored."""
    digest = hashlib.sha256()
    try:
        for piece in zstandard.ZstdDecompressor().read_to_iter(content, write_size=_PIECE):
            digest.update(piece)
            yield piece
    except zstandard.ZstdError as error:
        raise SnapshotCorrupt(sha256) from error
    if digest.hexdigest() != sha256:
        raise SnapshotCorrupt(sha256)
