"""Reading a body: streamed, timed, inflated and counted. A bomb or an endless answer stops at its limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError, ReadTimeoutError

from pipeline.document import CHUNK
from pipeline.fetch.answers import Deadline, FetchError

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32  # the decoder recognises which of the two it is given
_MEMBER = b"\x1f"
_ENCODINGS = {"gzip", "x-gzip", "deflate"}
ACCEPT_ENCODING = "gzip, deflate"
PIECE = 4 * CHUNK  # bytes that are asked for at once: each question to urllib3 takes as long as receiving 100 kB


class Raw(Protocol):
    """The part of urllib3's response that is used here."""

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        """Whatever has arrived, at most `amt` bytes; b"" at the end."""


def content(raw: Raw, url: str, encoding: str, deadline: Deadline) -> Iterator[bytes]:
    """The body of an answer, decompressed, in pieces of at most `PIECE` bytes.

    Raises `FetchError`: timeout, truncated (fewer bytes than promised, or a compressed body without its end),
    http (an encoding that was not asked for, or a body that is not compressed as it says).
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _arriving(raw, url, deadline, PIECE)
    if encoding not in _ENCODINGS:
        raise FetchError(
            f"cannot read {url}: the server compressed it as {encoding!r}, which was not asked for", reason="http"
        )
    return _inflated(_arriving(raw, url, deadline, CHUNK), url)


def _arriving(raw: Raw, url: str, deadline: Deadline, most: int) -> Iterator[bytes]:
    """In pieces of `CHUNK` bytes, of `most` once a whole one has come."""
    asked = CHUNK
    while deadline.remaining() > 0:
        try:
            chunk = raw.read1(asked, decode_content=False)
        except ReadTimeoutError as error:
            raise _too_late(url) from error
        except HTTPError as error:
            raise _broken(url, error) from error
        if not chunk:
            return
        asked = most if len(chunk) == CHUNK else asked
        yield chunk
    raise _too_late(url)


def _too_late(url: str) -> FetchError:
    return FetchError(f"gave up on {url}: its answer was not complete when time ran out", reason="timeout")


def _broken(url: str, error: HTTPError) -> FetchError:
    cause = error.args[1] if isinstance(error, ProtocolError) and len(error.args) > 1 else error
    got = f"after {cause.partial} bytes" if isinstance(cause, IncompleteRead) else f"midway ({error})"
    return FetchError(f"the answer of {url} broke off {got}", reason="truncated", transient=True)


def _inflated(chunks: Iterable[bytes], url: str) -> Iterator[bytes]:
    """gzip (of one member or several, RFC 1952) or deflate, with or without its zlib wrapper (RFC 9110, 8.4.1.2).

    What follows the end and is no further member is padding, which browsers ignore too.
    """
    decoder = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if decoder is None or decoder.eof:
                if decoder is not None and not rest.startswith(_MEMBER):
                    return
                decoder = _decoder(rest)
            yield _piece(decoder, rest, url)
            rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
    if decoder is not None:
        yield decoder.flush()
        if not decoder.eof:
            raise FetchError(
                f"the answer of {url} broke off: its compressed body has no end", reason="truncated", transient=True
            )


def _piece(decoder: zlib._Decompress, compressed: bytes, url: str) -> bytes:
    try:
        return decoder.decompress(compressed, CHUNK)
    except zlib.error as error:
        raise FetchError(
            f"cannot read {url}: the body is not compressed as its header says ({error})", reason="http"
        ) from error


def _decoder(start: bytes) -> zlib._Decompress:
    wrapped = start[:1] in (_MEMBER, b"\x78")
    return zlib.decompressobj(_GZIP_OR_ZLIB if wrapped else -zlib.MAX_WBITS)


def limited(chunks: Iterable[bytes], url: str, maximum: int) -> Iterator[bytes]:
    """`chunks` as long as they are together no larger than `maximum` bytes; else `FetchError` (too-large)."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > maximum:
            raise too_large(url, maximum)
        yield chunk


def first(chunks: Iterable[bytes], maximum: int) -> bytes:
    """The start of a body whose rest does not matter."""
    taken = bytearray()
    for chunk in chunks:
        taken += chunk
        if len(taken) >= maximum:
            break
    return bytes(taken[:maximum])


def too_large(url: str, maximum: int) -> FetchError:
    """The body is larger than this source may have."""
    return FetchError(f"stopped reading {url}: it is larger than {maximum:,} bytes", reason="too-large")
