"""Snapshots: a document's bytes, once per SHA-256, as one zstd frame. Streams in, streams out, checked on reading.

An edition of a page is stored as what it adds to an earlier one, which is the dictionary of its frame; one of a large
document by its lines (`line_deltas`). What is referred to stands by itself, so that two rows give an edition back; one
that has little in common with it stands by itself, too, and the next ones refer to that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

import zstandard
from sqlalchemy import Connection, bindparam, delete, exists, func, not_, or_, select

from storage.database.connections import put_rows
from storage.database.errors import SnapshotCorrupt, SnapshotMissing, StorageError
from storage.database.tables import articles, changes, reviews, revisions, sightings, snapshots, sources
from storage.evidence import line_deltas
from storage.model import SnapshotInfo
from vocabulary.known_lines import Lines, laid_out

_PIECE = 256 * 1024  # bytes of a decompressed piece
_LEVEL = 3  # zstd's own default: ISO Open Data shrinks to a sixth of its size at some 200 MB/s
_LARGEST = 8 * 1024 * 1024  # bytes of a document that is stored as an addition, or that others refer to
_LARGEST_WINDOW = 24  # as a power of two: both together
_SAVED = 4  # an addition takes at most a quarter of what is stored of the document it refers to

REFERRING = (
    sources.c.snapshot,
    sources.c.held_snapshot,
    changes.c.before_snapshot,
    changes.c.after_snapshot,
    sightings.c.snapshot,
    revisions.c.snapshot,
    reviews.c.snapshot,
    articles.c.snapshot,
)
_STORED = select(snapshots.c.sha256).where(snapshots.c.sha256 == bindparam("of"))  # built once, as the next one
_INFO = [snapshots.c[name] for name in ("sha256", "size", "media_type", "url", "stored_at")]


def put(
    connection: Connection,
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
    """Keep a document; `like`: an earlier edition of it. A known one stays as it is; its chunks are not asked for.

    `stream`: the same bytes from their start, where they can be read again; a large document is kept by its `lines`,
    which are looked for where nobody knows them yet.
    """
    if connection.scalar(_STORED, {"of": sha256}) is not None:
        return
    row: dict[str, Any] = {"sha256": sha256, "size": size, "media_type": media_type, "url": url, "stored_at": at}
    if stream is not None and size > _LARGEST:
        put_rows(connection, snapshots, [{**row, **_by_lines(connection, stream, size, like, lines)}])
        return
    base = _base(connection, like) if like and size <= _LARGEST else None
    if base is None:
        put_rows(connection, snapshots, [{**row, "content": compress(chunks, size)}])
        return
    document = b"".join(chunks)
    addition = compress([document], size, base.content)
    if len(addition) * _SAVED <= base.stored:
        row |= {"content": addition, "base": base.sha256}
    else:
        row |= {"content": compress([document], size)}
    put_rows(connection, snapshots, [row])


def _by_lines(
    connection: Connection, stream: IO[bytes], size: int, like: str | None, lines: Lines | None
) -> dict[str, Any]:
    """The columns that keep a large document: as an addition to an edition like it, else whole with its table."""
    lines = lines or laid_out(stream)[0]
    columns = (snapshots.c.sha256, snapshots.c.lines, func.length(snapshots.c.content).label("stored"))
    query = select(*columns).where(snapshots.c.sha256 == _by_itself(like), snapshots.c.lines.is_not(None))
    if like and (base := connection.execute(query).first()):
        stream.seek(0)
        addition = line_deltas.delta(stream, lines, base.lines)
        if addition is not None and len(addition) * _SAVED <= base.stored:
            return {"content": addition, "base": base.sha256, "lines": None}
    stream.seek(0)
    content = compress(iter(lambda: stream.read(_PIECE), b""), size)
    return {"content": content, "base": None, "lines": line_deltas.table(lines)}


def _by_itself(like: str | None) -> Any:
    """The document that one like this refers to, or itself."""
    by_itself = func.coalesce(snapshots.c.base, snapshots.c.sha256)
    return select(by_itself).where(snapshots.c.sha256 == like).scalar_subquery()


@dataclass(frozen=True, slots=True)
class _Base:
    """A document that stands by itself: its bytes, and how many of them are stored."""

    sha256: str
    content: bytes
    stored: int


def _base(connection: Connection, like: str) -> _Base | None:
    """What an edition like this one may refer to: it, or what it refers to; none where that is not there, not whole
    or too large."""
    columns = (snapshots.c.sha256, snapshots.c.size, snapshots.c.content)
    conditions = (snapshots.c.sha256 == _by_itself(like), snapshots.c.base.is_(None))
    row = connection.execute(select(*columns).where(*conditions)).first()
    if row is None or row.size > _LARGEST:
        return None
    try:
        return _Base(row.sha256, b"".join(decompress(row.sha256, bytes(row.content))), len(row.content))
    except SnapshotCorrupt:  # `critmin doctor` tells that; nothing more is made to hang on it
        return None


def drop(connection: Connection, sha256: str) -> None:
    """Forget a document, unless a source, a record, a change or a sighting refers to it."""
    other = snapshots.alias()
    used = [exists().where(column == sha256) for column in (*REFERRING, other.c.base)]
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


def stored(connection: Connection, sha256: str) -> Stored:
    """The zstd frame and its dictionary; `SnapshotMissing` if either is not stored."""
    row = connection.execute(select(snapshots.c.content, snapshots.c.base).where(snapshots.c.sha256 == sha256)).first()
    if row is None:
        raise SnapshotMissing(sha256)
    return Stored(sha256, bytes(row.content), stored(connection, row.base) if row.base else None)


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it is stored; `base`: the document that its frame refers to."""

    sha256: str
    content: bytes
    base: Stored | None = None

    def pieces(self) -> Iterator[bytes]:
        """The document in pieces; `SnapshotCorrupt` as of `decompress`."""
        return _checked(self.sha256, self._unpacked(self.base.pieces() if self.base else ()))

    def unchecked(self) -> Iterator[bytes]:
        """The document in pieces, whatever its SHA-256 is. `SnapshotCorrupt` where it cannot be unpacked."""
        return _whole(self.sha256, self._unpacked(self.base.unchecked() if self.base else ()))

    def _unpacked(self, base: Iterable[bytes]) -> Iterator[bytes]:
        if self.base and line_deltas.is_delta(self.content):
            return line_deltas.restored(self.content, base)
        return _decompressed(self.content, b"".join(base))


def compress(chunks: Iterable[bytes], size: int, base: bytes = b"") -> bytes:
    """One zstd frame of `chunks`, which must have `size` bytes together; `base` is its dictionary."""
    compressor = _compressor(size, base).compressobj()
    pieces, seen = [], 0
    for chunk in chunks:
        seen += len(chunk)
        pieces.append(compressor.compress(chunk))
    if seen != size:
        raise StorageError(f"A document of {size} bytes was announced and {seen} bytes came; nothing is stored of it.")
    pieces.append(compressor.flush())
    return b"".join(pieces)


def _compressor(size: int, base: bytes) -> zstandard.ZstdCompressor:
    """All of the dictionary stays in reach, as it does not where zstd chooses the window by the document's size."""
    if not base:
        return zstandard.ZstdCompressor(level=_LEVEL)
    reach = min(max((size + len(base)).bit_length(), zstandard.WINDOWLOG_MIN), _LARGEST_WINDOW)
    parameters = zstandard.ZstdCompressionParameters.from_level(_LEVEL, window_log=reach)
    return zstandard.ZstdCompressor(dict_data=_dictionary(base), compression_params=parameters)


def _dictionary(base: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def decompress(sha256: str, content: bytes, base: bytes = b"") -> Iterator[bytes]:
    """The document in pieces. `SnapshotCorrupt`, at the latest after the last piece, if it is not what was stored."""
    return _checked(sha256, _decompressed(content, base))


def _decompressed(content: bytes, base: bytes) -> Iterator[bytes]:
    decompressor = zstandard.ZstdDecompressor(dict_data=_dictionary(base) if base else None)
    pieces: Iterator[bytes] = decompressor.read_to_iter(content, write_size=_PIECE)
    return pieces


def _whole(sha256: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except (zstandard.ZstdError, line_deltas.Corrupt) as error:
        raise SnapshotCorrupt(sha256) from error


def _checked(sha256: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for piece in _whole(sha256, pieces):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != sha256:
        raise SnapshotCorrupt(sha256)
