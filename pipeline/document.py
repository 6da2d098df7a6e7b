"""What came back from a source: a `Document` with its `Body`. Opens no connection."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO

IN_MEMORY = 8 * 1024 * 1024  # bytes; a larger body (the ISO catalogue has 160 MB) waits on disk
CHUNK = 256 * 1024


class Body:
    """A document's bytes, hashed while they arrive, held in memory or, when large, in a temporary file."""

    def __init__(self, chunks: Iterable[bytes], file: IO[bytes] | None = None) -> None:
        self._file = file or tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the body
        digest = hashlib.sha256()
        self.size = 0
        try:
            for chunk in chunks:
                digest.update(chunk)
                self._file.write(chunk)
                self.size += len(chunk)
        except BaseException:  # whatever ends the reading, the file must not outlive it
            self.close()
            raise
        self.sha256 = digest.hexdigest()

    @classmethod
    def of(cls, content: bytes) -> Body:
        """A body made of bytes that are at hand; it holds nothing that needs closing."""
        return cls([content], io.BytesIO())

    def open(self) -> IO[bytes]:
        """The bytes from their start, as a binary stream. One reader at a time."""
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

    `url` is where it finally came from, `headers` have lower-case names, `fetched_at` is in UTC.
    """

    source: str
    url: str
    status: int
    headers: Mapping[str, str]
    media_type: str
    body: Body
    fetched_at: datetime

    @property
    def charset(self) -> str | None:
        """The `charset` parameter of Content-Type, if the server sent one."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset" and value.strip():
                return value.strip().strip("\"'")
        return None
