"""Writing captures as a WARC archive (ISO 28500) that `Replay`, and every other tool of web archiving, reads."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.document import Body

MEDIA_TYPE = "application/octet-stream"


class Capture(NamedTuple):
    """One body as it was seen at an address. `date` has a time zone; `chunks` are the decompressed bytes."""

    url: str
    date: datetime
    media_type: str
    chunks: Iterable[bytes]


def write_warc(path: Path, captures: Iterable[tuple[str, datetime, str, Iterable[bytes]]]) -> int:
    """Write `captures` to `path` as a gzip WARC/1.1 file and return their number.

    Each becomes a response record with status 200; its ETag is the SHA-256 of its body, so that conditional requests
    work in a replay. The file appears whole or not at all. Raises `OSError` when it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            writer = WARCWriter(stream, gzip=True, warc_version="1.1")
            written = sum(_write(writer, Capture(*capture)) for capture in captures)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return written


def _write(writer: WARCWriter, capture: Capture) -> int:
    body = Body(capture.chunks)
    try:
        writer.write_record(_record(writer, capture, body))
    finally:
        body.close()
    return 1


def _record(writer: WARCWriter, capture: Capture, body: Body) -> ArcWarcRecord:
    headers = [
        ("Content-Type", capture.media_type or MEDIA_TYPE),
        ("Content-Length", str(body.size)),
        ("ETag", f'"{body.sha256}"'),
    ]
    return writer.create_warc_record(
        capture.url,
        "response",
        payload=body.open(),
        length=body.size,
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": capture.date.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"},
    )
