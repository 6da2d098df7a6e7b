"""Replay: a recorded archive (WARC, ISO 28500) in place of the network, as a transport of `requests`.

Response records are taken by address, the newest that is not after a given moment. Records that are only a pointer to
an equal earlier body (`revisit`) add nothing and are passed over, as are requests and metadata.
"""

from __future__ import annotations

import io
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPHeaderDict, HTTPResponse
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from pipeline.document import CHUNK
from pipeline.fetch.answers import FetchError
from pipeline.fetch.archive.records import records
from vocabulary.errors import ConfigurationError

_DEFAULT_PORT = {"http": ":80", "https": ":443"}
_WIRE_HEADERS = {"transfer-encoding", "content-encoding"}
_LENGTH = re.compile(r"[0-9]{1,15}")
_UNREADABLE = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, OSError, ValueError, zlib.error)


class _Entry(NamedTuple):
    date: datetime
    offset: int


class _Payload(io.RawIOBase):
    """A record's body as urllib3 wants it; closing it closes the archive."""

    def __init__(self, archive: IO[bytes], record: ArcWarcRecord) -> None:
        self._archive, self._record, self._stream = archive, record.raw_stream, record.content_stream()

    def read1(self, amount: int = -1, /) -> bytes:
        content: bytes = self._stream.read(CHUNK if amount < 0 else amount)
        if not content:
            self._check_end()
        return content

    read = read1

    def _check_end(self) -> None:
        """What follows the body in its record must be there, too: an archive may have been cut."""
        while self._record.read(CHUNK):
            pass
        if isinstance(self._record, LimitReader) and self._record.limit > 0:
            raise HTTPException("the archive ends inside this record")

    def close(self) -> None:
        self._archive.close()
        super().close()


class Replay:
    """One archive, indexed when it is opened. Safe to use from many threads.

    `at` (with a time zone): nothing recorded later is seen, and it is the clock of what is. Raises
    `ConfigurationError` for a file that cannot be opened or is no WARC archive.
    """

    def __init__(self, path: Path, at: datetime | None = None) -> None:
        if at is not None and at.tzinfo is None:
            raise ConfigurationError(f"the time {at.isoformat()} to replay at needs a time zone, such as a final Z")
        self.path, self.at = path, at
        self._entries: dict[str, list[_Entry]] = {}
        for url, entry in _index(path):
            self._entries.setdefault(url, []).append(entry)
        for entries in self._entries.values():
            entries.sort()

    def __len__(self) -> int:
        """The number of responses in the archive."""
        return sum(map(len, self._entries.values()))

    def moment(self, url: str) -> datetime:
        """When a replayed answer of `url` counts as fetched. Raises `FetchError` (replay-missing)."""
        return self.at or self._find(url).date

    def _find(self, url: str) -> _Entry:
        entries = self._entries.get(canonical(url), [])
        seen = len(entries) if self.at is None else bisect_right(entries, self.at, key=lambda entry: entry.date)
        if not seen:
            when = "" if self.at is None or not entries else f" at or before {self.at.isoformat()}"
            raise FetchError(f"the archive {self.path.name} has no answer for {url}{when}", reason="replay-missing")
        return entries[seen - 1]

    def answer(self, url: str) -> tuple[int, ArcWarcRecord, IO[bytes]]:
        """Status and record of an answer, and the open archive behind them. Raises `FetchError` (replay-missing)."""
        offset = self._find(url).offset
        with _reading(self.path):
            stream = self.path.open("rb")
            try:
                stream.seek(offset)
                record = next(records(stream))
                return int(record.http_headers.get_statuscode()), record, stream
            except BaseException:  # whatever ends the search, the archive must not stay open
                stream.close()
                raise


class ReplayAdapter(HTTPAdapter):
    """The transport of a `requests` session that goes to an archive; opens no connection."""

    def __init__(self, replay: Replay) -> None:
        super().__init__()
        self._replay = replay

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        status, record, archive = self._replay.answer(str(request.url))
        headers = HTTPHeaderDict((name, str(value)) for name, value in record.http_headers.headers)
        if status == 200 and _unchanged(request.headers, headers):
            archive.close()
            return self.build_response(request, HTTPResponse(status=304, headers=headers, preload_content=False))
        response = HTTPResponse(
            body=_Payload(archive, record),
            headers=_without_wire(headers),
            status=status,
            preload_content=False,
        )
        return self.build_response(request, response)


def canonical(url: str) -> str:
    """An address as the index keeps it: host in lower case, usual port, fragment and brackets dropped."""
    parts = urlsplit(url.strip("<>"))
    host = parts.netloc.lower().removesuffix(_DEFAULT_PORT.get(parts.scheme.lower(), ":"))
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", parts.query, ""))


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        raise ConfigurationError(f"cannot read {path} as a WARC archive: {str(error).strip()}") from error


def _index(path: Path) -> Iterator[tuple[str, _Entry]]:
    with _reading(path), path.open("rb") as stream:
        archive = records(stream, headers_only=True)
        for record in archive:
            if record.rec_type is None:
                raise ValueError(f"the record at byte {archive.offset} has no WARC-Type")
            _check_length(record.rec_headers, archive.offset)
            if record.rec_type == "response" and _is_http(record.rec_headers):
                address = record.rec_headers.get_header("WARC-Target-URI")
                if not address:
                    raise ValueError(f"the record at byte {archive.offset} has no WARC-Target-URI")
                yield canonical(address), _Entry(_date(record.rec_headers), archive.offset)


def _check_length(headers: Any, offset: int) -> None:
    """A record has one length (ISO 28500, section 5.5). Raises `ValueError` for what is no length of a record."""
    lengths = [str(value) for name, value in headers.headers if name.lower() == "content-length"]
    if len(lengths) > 1 or any(not _LENGTH.fullmatch(length.strip()) for length in lengths):
        raise ValueError(f"the record at byte {offset} has no plausible Content-Length")


def _is_http(headers: Any) -> bool:
    """A response may also be one of DNS."""
    return str(headers.get_header("Content-Type")).startswith("application/http")


def _date(headers: Any) -> datetime:
    """WARC-Date, which is in UTC (ISO 28500, section 5.4)."""
    moment = datetime.fromisoformat(headers.get_header("WARC-Date") or "")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unchanged(sent: Mapping[str, str | bytes], has: HTTPHeaderDict) -> bool:
    """Whether a conditional request finds what it has; an ETag goes before a date (RFC 9110, section 13.2.2)."""
    etag = sent.get("If-None-Match")
    if etag is not None:
        return etag == has.get("ETag")
    since = sent.get("If-Modified-Since")
    return since is not None and since == has.get("Last-Modified")


def _without_wire(headers: HTTPHeaderDict) -> HTTPHeaderDict:
    """The headers of the body as warcio hands it out: without chunks and compression, nor the length they had."""
    dropped = _WIRE_HEADERS & {name.lower() for name in headers}
    if dropped:
        dropped.add("content-length")
    return HTTPHeaderDict((name, value) for name, value in headers.items() if name.lower() not in dropped)
