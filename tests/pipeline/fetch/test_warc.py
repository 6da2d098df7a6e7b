"""What is written as WARC reads back the same."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pipeline.charsets import never_a_document
from pipeline.document import Document
from pipeline.fetch import (
    Capture,
    Client,
    NotModified,
    Replay,
    Validators,
    write_warc,
)

DAY = datetime(2026, 3, 1, tzinfo=UTC)
_moments = st.datetimes(datetime(1996, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
_captures = st.lists(
    st.tuples(
        st.sampled_from(["https://a.test/", "https://a.test/x?y=z&a=%20b", "http://b.test:8080/list.json"]),
        _moments,
        st.sampled_from(["text/html", "application/json", "application/pdf"]),
        st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=4).filter(
            lambda chunks: never_a_document(b"".join(chunks)) is None
        ),
    ),
    max_size=5,
    unique_by=lambda capture: capture[:2],
)


@given(_captures)
@settings(max_examples=60, deadline=None)
def test_the_round_trip(captures: list[tuple[str, datetime, str, list[bytes]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        assert write_warc(path, captures) == len(captures)
        assert len(Replay(path)) == len(captures)
        for url, date, media_type, chunks in captures:
            with Client(replay=Replay(path, date)) as client:
                document = client.fetch(url, "s")
            assert isinstance(document, Document)
            assert document.body.read() == b"".join(chunks)
            assert (document.url, document.media_type, document.fetched_at) == (url, media_type, date)
            document.body.close()


def test_the_date_is_kept_to_the_microsecond_and_in_utc(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    zone = timezone(timedelta(hours=2))
    date = datetime(2026, 3, 1, 14, 0, 0, 123456, tzinfo=zone)
    write_warc(path, [Capture("https://a.test/", date, "text/plain", [b"x"])])
    assert Replay(path).moment("https://a.test/") == date


def test_a_replay_of_an_export_knows_what_has_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_warc(path, [("https://a.test/", DAY, "text/plain", [b"gallium"])])
    with Client(replay=Replay(path)) as client:
        document = client.fetch("https://a.test/", "s")
        assert isinstance(document, Document)
        etag = document.headers["etag"]
        document.body.close()
        assert client.fetch("https://a.test/", "s", Validators(etag)) == NotModified("https://a.test/", DAY)


def test_other_tools_find_digests_that_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_warc(path, [("https://a.test/", DAY, "", [b"gal", b"lium"])])
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            assert record.http_headers.get_header("Content-Type") == "application/octet-stream"
            assert record.content_stream().read() == b"gallium"


def test_a_failed_export_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_warc(path, [("https://a.test/", DAY, "text/plain", [b"old"])])
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        write_warc(path, ((f"https://a.test/{1 // n}", DAY, "text/plain", [b"new"]) for n in (1, 0)))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
