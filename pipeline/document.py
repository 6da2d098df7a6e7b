"""What came back from a source: a `Document` with its `Body`. Opens no connection."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from xxhash import xxh3_128

from pipeline.charsets import readable
from vocabulary.errors import CritminError

IN_MEMORY = 8 * 1024 * 1024  # bytes; a larger body (the ISO catalogue has 160 MB) waits on disk
CHUNK = 256 * 1024
_AHEAD = 16 * 1024 * 1024  # bytes of room that a file is given at once: page by page, writing takes twice as long
BUFFER = 4 * CHUNK  # of a file: lines and blocks of lines are read, and gone back over, without asking the kernel


class NoRoom(CritminError):
    """The disk has no room for a document that is too large for memory."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"a document cannot be kept in the folder for temporary files ({error.strerror or error}); free "
            "some space, or set the environment variable TMPDIR to another folder"
        )


class Body:
    """A document's bytes, held in memory or, when large, in a temporary file.

    `quick` is a hash made while they arrive, which tells them from those that came last; `sha256` names them as
    evidence, and is made when it is first asked for: most documents say nothing new, and are no evidence.
    """

    def __init__(self, chunks: Iterable[bytes], file: IO[bytes] | None = None) -> None:
        self._file: IO[bytes] = io.BytesIO() if file is None else file
        self._stays = file is not None
        digest = xxh3_128()
        self.size, self._room, self._sha256 = 0, IN_MEMORY, ""
        try:
            for chunk in chunks:
                digest.update(chunk)
                self._write(chunk)
                self.size += len(chunk)
            self._end()
        except BaseException:  # whatever ends the reading, the file must not outlive it
            self.close()
            raise
        self.quick = digest.hexdigest()

    def _write(self, chunk: bytes) -> None:
        try:
            if self.size + len(chunk) > self._room and not self._stays:
                self._make_room(max(len(chunk), _AHEAD))
            self._file.write(chunk)
        except OSError as error:
            raise NoRoom(error) from error

    def _make_room(self, size: int) -> None:
        """So many bytes more on disk, where the system can do that; if the disk has less, writing will say so."""
        if isinstance(self._file, io.BytesIO):
            held, self._file = self._file, tempfile.TemporaryFile(buffering=BUFFER)  # noqa: SIM115 - closed by `close`
            self._file.write(held.getbuffer())
        with contextlib.suppress(OSError, AttributeError):
            os.posix_fallocate(self._file.fileno(), self._room, size)
        self._room += size

    def _end(self) -> None:
        """Give back the room that was not needed."""
        if self._room > IN_MEMORY:
            try:
                self._file.truncate(self.size)
            except OSError as error:
                raise NoRoom(error) from error

    @classmethod
    def received(cls, file: IO[bytes], size: int, quick: str) -> Body:
        """A body that another process has received."""
        body = cls((), file)
        body.size, body.quick = size, quick
        return body

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        if not self._sha256:
            digest, size = hashlib.sha256(), 0
            for chunk in self.chunks():
                digest.update(chunk)
                size += len(chunk)
            if size != self.size:
                raise OSError(f"of a document of {self.size:,} bytes its file gives back {size:,}")
            self._sha256 = digest.hexdigest()
        return self._sha256

    @property
    def file(self) -> IO[bytes] | None:
        """The temporary file, at its start, for a process that reads by itself; `None` while it is in memory."""
        return None if self._stays or isinstance(self._file, io.BytesIO) else self.open()

    @classmethod
    def of(cls, content: bytes) -> Body:
        """A body made of bytes that are at hand; it holds nothing that needs closing."""
        return cls([content], io.BytesIO())

    def open(self) -> IO[bytes]:
        """The bytes from their start, as a binary stream. One reader at a time.

        A process that was handed the file has moved its position for both: what was read ahead here is forgotten, or
        reading would go on behind it where that process stopped.
        """
        self._file.seek(0, io.SEEK_END)
        self._file.seek(0)
        return self._file

    def read(self) -> bytes:
        """The whole content; for documents known to be small."""
        return self.open().read()

    def chunks(self) -> Iterator[bytes]:
        """The content in pieces of `CHUNK` bytes."""
        stream = self.open()
        while chunk := stream.read(CHUNK):
            yield chunk

    def close(self) -> None:
        """Free the memory or the temporary file."""
        self._file.close()


@dataclass(frozen=True, slots=True)
class Document:
    """One successful answer of a source.

    `url` is where it finally came from, `headers` have lower-case names, `fetched_at` is in UTC; `moved_to`: the same
    address where what was asked for leads there for good. `seems`: what may have come in place of the page ("says that
    it is being maintained"), as far as its words tell (`pipeline.fetch.standins`).
    """

    source: str
    url: str
    status: int
    headers: Mapping[str, str]
    media_type: str
    body: Body
    fetched_at: datetime
    moved_to: str | None = None
    seems: str | None = None

    @property
    def charset(self) -> str | None:
        """The `charset` parameter of Content-Type, if the server sent one that documents are read in."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset" and value.strip():
                return readable(value.strip().strip("\"'"))
        return None
