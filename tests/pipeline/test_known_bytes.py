"""The very bytes that were read last are known by a fast hash, as they would be by SHA-256."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import BUFFER, IN_MEMORY, Body, Document
from pipeline.extract import extractor
from pipeline.fetch import Client, FetchError, Replay, Validators
from pipeline.poll.attempt import Attempt
from pipeline.poll.attempt.endings import answered
from pipeline.poll.refresh import Refresher
from pipeline.reading.read import InProcess
from pipeline.reading.results import Reading
from storage.store import SourceState
from tests.pipeline.worlds import document, open_store, plain, poll, record, source

START = datetime(2026, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://committee.example/page.html"
ONE, OTHER = b"one edition", b"another edition"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def attempt(state: SourceState, fingerprint: str = "f") -> Attempt:
    return Attempt(source("page", URL), extractor("page"), fingerprint, state, lambda: START, START)


def state(snapshot: bytes, last: bytes | None, held: bytes | None = None) -> SourceState:
    quick = Body.of(last).quick if last is not None else None
    held_snapshot = sha256(held) if held is not None else None
    return SourceState(
        "watched", fingerprint="f", snapshot=sha256(snapshot), held_snapshot=held_snapshot, body_hash=quick
    )


@pytest.mark.parametrize(
    ("known", "served", "expected"),
    [
        (state(ONE, None), ONE, True),  # as an earlier version left it: by SHA-256
        (state(ONE, None), OTHER, False),
        (state(ONE, ONE), ONE, True),
        (state(ONE, ONE), OTHER, False),
        (state(ONE, OTHER), OTHER, True),  # other bytes that said the same, which are no evidence
        (state(ONE, ONE, held=OTHER), ONE, True),  # what waits is not what is known
        (state(ONE, ONE, held=OTHER), OTHER, False),
        (state(ONE, ONE, held=ONE), ONE, False),  # what waits is read again
        (state(ONE, OTHER, held=OTHER), OTHER, False),
    ],
)
def test_bytes_are_known_where_they_say_what_is_known(known: SourceState, served: bytes, expected: bool) -> None:
    assert attempt(known).knows(Body.of(served)) is expected
    assert not attempt(known, "another").knows(Body.of(served))


def test_what_the_server_gives_with_the_same_bytes_is_remembered() -> None:
    served = Document("watched", URL, 200, {"etag": '"new"'}, "text/html", Body.of(ONE), START)
    outcome = answered(SourceState("watched", etag='"old"', last_modified="then"), served)
    assert (outcome.etag, outcome.last_modified, outcome.body_hash) == ('"new"', None, Body.of(ONE).quick)


def test_a_body_that_another_process_reads_has_the_names_that_it_came_with(tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_bytes(ONE)
    with path.open("rb") as file:
        received = Body.received(file, len(ONE), Body.of(ONE).quick)
        assert (received.quick, received.sha256, received.read()) == (Body.of(ONE).quick, sha256(ONE), ONE)


class _Unread(InProcess):
    def read(self, document: Document, *_: Any, **__: Any) -> Reading:
        pytest.fail(f"{document.url} was read again")


def test_a_page_that_is_served_again_is_not_read(tmp_path: Path) -> None:
    def page(token: str) -> bytes:
        said = "".join(f"<p>The committee weighed sample {number} of the ore that day.</p>" for number in range(30))
        return f'<!doctype html><html><body><main><script nonce="{token}"></script>{said}</main></body></html>'.encode()

    bodies = [page("a"), page("b"), page("b")]
    archive = record(tmp_path, [(URL, START + DAY * at, body) for at, body in enumerate(bodies)], "text/html")
    store, watched = open_store(tmp_path), source("page", URL)
    assert [poll(store, archive, START + DAY * at, watched).sources[0].outcome for at in range(2)] == [
        "first",
        "unchanged",
    ]
    with Client(replay=Replay(archive, START + DAY * 2)) as client:
        unread = Refresher(store, client, plain, now=lambda: START + DAY * 2, reader=_Unread())
        assert unread.refresh([watched]).sources[0].outcome == "unchanged"
    assert document(bodies[0], START).body.sha256 == (store.states()["watched"].snapshot)


def test_the_bytes_that_were_believed_last_are_not_judged_again(tmp_path: Path) -> None:
    """Held ones are, and so is any other body."""
    wall = b"<!doctype html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
    archive = record(tmp_path, [(URL, START, wall)], "text/html")
    with Client(replay=Replay(archive, START)) as client:
        answer = client.fetch(URL, "watched", Validators(body=Body.of(wall).quick))
        assert isinstance(answer, Document)
        assert (answer.body.read(), answer.seems) == (wall, None)
        for other in (None, Body.of(ONE).quick):
            with pytest.raises(FetchError):
                client.fetch(URL, "watched", Validators(body=other))


@pytest.mark.parametrize("looked_at", [0, 1, 4096, BUFFER - 1, BUFFER, BUFFER + 1])
def test_a_large_document_is_named_by_all_its_bytes_after_another_process_read_its_file(looked_at: int) -> None:
    content = b"".join(b"line %d of the catalogue\n" % number for number in range(IN_MEMORY // 20))
    assert len(content) > IN_MEMORY
    body = Body(content[at : at + 65_536] for at in range(0, len(content), 65_536))
    assert body.open().read(looked_at) == content[:looked_at], "a page that stands in for another is looked for there"
    assert body.file is not None
    theirs = os.dup(body.file.fileno())  # as it goes to a reader's process: one position for both
    with os.fdopen(theirs, "rb", BUFFER) as file:
        file.seek(0)
        assert file.read() == content
    assert body.sha256 == sha256(content)
    assert b"".join(body.chunks()) == content
    body.close()


def test_a_document_of_which_a_part_is_gone_is_never_named() -> None:
    body = Body([b"x" * (IN_MEMORY + 1)])
    assert body.file is not None
    body.file.truncate(IN_MEMORY)
    with pytest.raises(OSError, match="gives back 8,388,608"):
        _ = body.sha256
    body.close()


@pytest.mark.parametrize("size", [0, IN_MEMORY, IN_MEMORY + 1, IN_MEMORY + (16 << 20), IN_MEMORY + (16 << 20) + 1])
@pytest.mark.parametrize("room", [True, False])
def test_a_file_is_as_long_as_its_document_whatever_room_it_was_given(
    size: int, room: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not room:
        monkeypatch.setattr(os, "posix_fallocate", _no_room)
    content = (b"0123456789" * (size // 10 + 1))[:size]
    body = Body(content[at : at + 700_000] for at in range(0, size, 700_000))
    assert (body.size, body.sha256) == (size, sha256(content))
    assert (body.file is None) == (size <= IN_MEMORY)
    assert body.file is None or os.fstat(body.file.fileno()).st_size == size
    body.close()


def _no_room(*_: int) -> None:
    raise OSError(28, "No space left on device")
