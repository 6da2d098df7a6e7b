"""The records of a WARC archive, with limits on what is no body: lines and headers have to fit into memory.

A gzip of a megabyte unfolds to a gigabyte of one header line. Bodies are streamed and counted by whoever reads them.
"""

from __future__ import annotations

from typing import IO, Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

_BLOCK = 16 * 1024  # compressed bytes at a time: of zeros they unfold to 16 MB
_LINE = 256 * 1024  # bytes; ours keep whole ETags and addresses
_HEADERS = 1024 * 1024  # bytes of all headers of one record
_LINES = 2_000


def records(stream: IO[bytes], *, headers_only: bool = False) -> WARCIterator:
    """The records from where `stream` stands. Iterating raises `ValueError` for headers that are beyond any use."""
    archive = WARCIterator(stream, no_record_parse=headers_only, block_size=_BLOCK)
    archive.reader = _Reader(stream, block_size=_BLOCK)
    loader = archive.loader
    loader.warc_parser = _Parser(loader.WARC_TYPES)
    loader.http_parser = _Parser(loader.HTTP_TYPES, False)
    return archive


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or _LINE, _LINE))
        if len(line) >= _LINE and (length is None or length > _LINE):
            raise ValueError(f"a line between its bodies is longer than {_LINE:,} bytes")
        return line


class _Parser(StatusAndHeadersParser):  # type: ignore[misc]  # warcio has no types
    def parse(self, stream: Any, full_statusline: bytes | None = None) -> StatusAndHeaders:
        return super().parse(_Counted(stream), full_statusline)


class _Counted:
    """The lines of one record's headers, as long as there are not too many."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._bytes, self._lines = stream, 0, 0

    def readline(self) -> bytes:
        line: bytes = self._stream.readline()
        self._bytes, self._lines = self._bytes + len(line), self._lines + 1
        if self._bytes > _HEADERS or self._lines > _LINES:
            raise ValueError(f"the headers of a record are larger than {_HEADERS:,} bytes or {_LINES:,} lines")
        return line
