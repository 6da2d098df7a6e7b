"""Streams of bytes: inflated, counted, cut."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from urllib3.exceptions import IncompleteRead, ProtocolError, ReadTimeoutError

from pipeline.document import CHUNK
from pipeline.fetch.answers import Deadline, FetchError
from pipeline.fetch.bodies import PIECE, content, first, limited

from .loopback import FakeTime

URL = "http://site.test/x"


class _Pieces:
    """What urllib3 would give, piece by piece; an exception among the pieces is raised."""

    def __init__(self, pieces: Sequence[bytes | Exception]) -> None:
        self.pieces, self.asked = list(pieces), list[int]()

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        assert amt in (CHUNK, PIECE)
        self.asked.append(amt)
        assert decode_content is False
        piece = self.pieces.pop(0) if self.pieces else b""
        if isinstance(piece, Exception):
            raise piece
        return piece


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def _read(pieces: Sequence[bytes | Exception], encoding: str) -> bytes:
    return b"".join(content(_Pieces(pieces), URL, encoding, Deadline(1000)))


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    " GZIP ": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
}


@given(st.binary(max_size=3000).map(lambda data: data * 7), st.sampled_from(sorted(_PACKERS)), st.integers(1, 700))
@settings(max_examples=150, deadline=None)
def test_any_body_survives_any_encoding_in_pieces_of_any_size(data: bytes, encoding: str, size: int) -> None:
    assert _read(_cut(_PACKERS[encoding](data), size), encoding) == data


@given(st.binary(max_size=3000), st.integers(1, 700))
@settings(max_examples=60, deadline=None)
def test_deflate_without_its_wrapper(data: bytes, size: int) -> None:
    assert _read(_cut(_raw_deflate(data), size), "deflate") == data


@pytest.mark.parametrize("size", [1, 5, 100_000])
def test_gzip_of_several_members_and_padding(size: int) -> None:
    packed = gzip.compress(b"first ") + gzip.compress(b"second") + bytes(20)
    assert _read(_cut(packed, size), "gzip") == b"first second"


def test_pieces_are_small_however_well_they_were_packed() -> None:
    packed = gzip.compress(bytes(5_000_000))
    sizes = [len(piece) for piece in content(_Pieces([packed]), URL, "gzip", Deadline(1000))]
    assert max(sizes) <= CHUNK
    assert sum(sizes) == 5_000_000


@pytest.mark.parametrize(("encoding", "then"), [("", PIECE), ("gzip", CHUNK)])
def test_of_a_large_body_more_is_asked_for_at_once(encoding: str, then: int) -> None:
    """Not of one that is compressed: what is made of a piece is cut off it, again and again."""
    data = random.Random(4).randbytes(900_000)
    pieces = _Pieces(_cut(_PACKERS[encoding](data), CHUNK))
    assert b"".join(content(pieces, URL, encoding, Deadline(1000))) == data
    assert pieces.asked == [CHUNK] + [then] * 4
    few = _Pieces([b"short", b"er"])
    assert b"".join(content(few, URL, "", Deadline(1000))) == b"shorter"
    assert set(few.asked) == {CHUNK}


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_body_without_its_end_is_truncated(encoding: str) -> None:
    packed = _PACKERS[encoding](b"cobalt, gallium, germanium " * 50)
    with pytest.raises(FetchError, match="no end") as caught:
        _read([packed[:-9]], encoding)
    assert (caught.value.reason, caught.value.transient) == ("truncated", True)


def test_a_body_that_is_not_compressed_as_it_says() -> None:
    with pytest.raises(FetchError, match="not compressed") as caught:
        _read([b"<html>plain</html>"], "gzip")
    assert caught.value.reason == "http"


def test_an_encoding_that_was_not_asked_for() -> None:
    with pytest.raises(FetchError, match="'br'") as caught:
        _read([b"x"], "br")
    assert caught.value.reason == "http"


@pytest.mark.parametrize(
    ("error", "reason", "words"),
    [
        (ReadTimeoutError(None, URL, "slow"), "timeout", "time ran out"),  # type: ignore[arg-type]  # the pool is not used
        (ProtocolError("broken", IncompleteRead(70, 30)), "truncated", "after 70 bytes"),
        (ProtocolError("reset by peer"), "truncated", "reset by peer"),
    ],
)
def test_a_reading_that_fails_says_how(error: Exception, reason: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        _read([b"start", error], "")
    assert caught.value.reason == reason


def test_the_time_is_looked_at_between_two_pieces() -> None:
    time = FakeTime()
    reading = content(_Pieces([b"a", b"b"]), URL, "", Deadline(10, time.clock))
    assert next(reading) == b"a"
    time.seconds += 11
    with pytest.raises(FetchError) as caught:
        next(reading)
    assert caught.value.reason == "timeout"


@given(st.lists(st.binary(max_size=20), max_size=10), st.integers(0, 100))
@settings(max_examples=100, deadline=None)
def test_the_limit_and_the_start(pieces: list[bytes], maximum: int) -> None:
    whole = b"".join(pieces)
    assert first(iter(pieces), maximum) == whole[:maximum]
    if len(whole) <= maximum:
        assert b"".join(limited(pieces, URL, maximum)) == whole
    else:
        with pytest.raises(FetchError, match="larger than"):
            list(limited(pieces, URL, maximum))
