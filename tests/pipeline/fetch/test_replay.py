"""An archive in place of the network."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.document import Document
from pipeline.fetch import (
    Client,
    FetchError,
    Limits,
    NotModified,
    Replay,
    Validators,
    write_warc,
)
from pipeline.fetch.archive.replay import canonical
from vocabulary.errors import ConfigurationError

URL = "https://a.test/list"
DAYS = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3)]


def _archive(path: Path, *records: tuple[str, bytes, dict[str, str]], url: str = URL, compressed: bool = True) -> Path:
    """One record a day: status line, raw payload, HTTP headers."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=compressed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a test"}))
        for day, (status, payload, headers) in zip(DAYS, records, strict=False):
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(payload),
                length=len(payload),
                http_headers=StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": day.strftime("%Y-%m-%dT%H:%M:%SZ")},
            )
            writer.write_record(record)
            writer.write_record(writer.create_warc_record(url, "metadata", payload=io.BytesIO(b"via: x"), length=6))
    return path


def _fetch(path: Path, url: str = URL, at: datetime | None = None, **options: object) -> Document:
    with Client(replay=Replay(path, at)) as client:
        document = client.fetch(url, "s", **options)  # type: ignore[arg-type]  # test options
    assert isinstance(document, Document)
    return document


def _failure(path: Path, url: str = URL, at: datetime | None = None, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        _fetch(path, url, at, **options)
    return caught.value


OK = "200 OK"
HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize("compressed", [True, False])
def test_the_newest_answer_not_after_the_moment(tmp_path: Path, compressed: bool) -> None:
    path = _archive(
        tmp_path / "a.warc", *[(OK, f"edition {n}".encode(), HTML) for n in (1, 2, 3)], compressed=compressed
    )
    assert len(Replay(path)) == 3
    between = datetime(2026, 3, 2, 12, tzinfo=UTC)
    for at, body, seen in (
        (None, b"edition 3", DAYS[2]),
        (between, b"edition 2", between),
        (DAYS[0], b"edition 1", DAYS[0]),
    ):
        document = _fetch(path, at=at)
        assert (document.body.read(), document.fetched_at) == (body, seen)
        document.body.close()


def test_what_the_archive_lacks_is_an_unreachable_source(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.warc.gz", (OK, b"x", HTML))
    for url, at in ((URL + "x", None), (URL, datetime(2026, 2, 28, tzinfo=UTC))):
        error = _failure(path, url, at)
        assert error.reason == "replay-missing"
        assert url in str(error)
        assert "has no answer for" in str(error)


def test_nothing_waits_and_nothing_is_repeated(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.warc.gz", ("503 Busy", b"busy", {"Retry-After": "5"}))
    slept: list[float] = []
    with (
        Client(replay=Replay(path), limits=Limits(), sleep=slept.append) as client,
        pytest.raises(FetchError) as caught,
    ):
        client.fetch(URL, "s")
    assert (caught.value.status, caught.value.retry_after, slept) == (503, 5.0, [])


class TestConditional:
    HEADERS = HTML | {"ETag": '"v1"', "Last-Modified": "Sun, 01 Mar 2026 00:00:00 GMT"}

    @pytest.mark.parametrize(
        ("validators", "unchanged"),
        [
            (Validators('"v1"'), True),
            (Validators('"v0"'), False),
            (Validators('"v0"', HEADERS["Last-Modified"]), False),
            (Validators(None, HEADERS["Last-Modified"]), True),
            (Validators(None, "Sat, 28 Feb 2026 00:00:00 GMT"), False),
            (None, False),
        ],
    )
    def test_an_equal_validator_means_not_modified(
        self, tmp_path: Path, validators: Validators | None, unchanged: bool
    ) -> None:
        path = _archive(tmp_path / "a.warc.gz", (OK, b"x", self.HEADERS))
        with Client(replay=Replay(path)) as client:
            answer = client.fetch(URL, "s", validators)
        assert isinstance(answer, NotModified) == unchanged
        if isinstance(answer, Document):
            answer.body.close()

    def test_a_recorded_refusal_is_never_unchanged(self, tmp_path: Path) -> None:
        path = _archive(tmp_path / "a.warc.gz", ("404 Gone", b"x", self.HEADERS))
        assert _failure(path, validators=Validators('"v1"')).status == 404


class TestRules:
    def test_redirects_are_followed_inside_the_archive(self, tmp_path: Path) -> None:
        path = _archive(tmp_path / "a.warc.gz", ("302 Found", b"", {"Location": "/list"}), url="https://a.test/")
        with path.open("ab") as stream:
            stream.write(_archive(tmp_path / "b.warc.gz", (OK, b"here", HTML)).read_bytes())
        document = _fetch(path, "https://a.test/")
        assert (document.url, document.body.read()) == (URL, b"here")
        document.body.close()

    def test_walls_are_walls(self, tmp_path: Path) -> None:
        path = _archive(tmp_path / "a.warc.gz", (OK, b"<html><title>Just a moment...</title></html>", HTML))
        assert _failure(path).reason == "bot-wall"

    def test_size_counts_after_decompression(self, tmp_path: Path) -> None:
        packed = gzip.compress(bytes(2_000_000))
        path = _archive(tmp_path / "a.warc.gz", (OK, packed, HTML | {"Content-Encoding": "gzip"}))
        assert _failure(path, max_bytes=1_000_000).reason == "too-large"

    def test_a_body_shorter_than_it_was_is_truncated(self, tmp_path: Path) -> None:
        path = _archive(tmp_path / "a.warc.gz", (OK, b"half", HTML | {"Content-Length": "8"}))
        assert _failure(path).reason == "truncated"

    @pytest.mark.parametrize(
        ("payload", "headers"),
        [
            (gzip.compress(b"tantalum"), {"Content-Encoding": "gzip"}),
            (b"4\r\ntant\r\n4\r\nalum\r\n0\r\n\r\n", {"Transfer-Encoding": "chunked"}),
            (b"8\r\ntantalum\r\n0\r\n\r\n" + b"junk" * 20_000, {"Transfer-Encoding": "chunked"}),
            (b"tantalum", {"Content-Encoding": "identity"}),
        ],
        ids=["gzip", "chunked", "chunked and more", "identity"],
    )
    def test_bodies_come_out_as_they_were_meant(self, tmp_path: Path, payload: bytes, headers: dict[str, str]) -> None:
        length = {"Content-Length": str(len(payload))}
        path = _archive(tmp_path / "a.warc.gz", (OK, payload, HTML | headers | length))
        document = _fetch(path)
        assert document.body.read() == b"tantalum"
        document.body.close()


class TestBrokenFiles:
    @pytest.mark.parametrize(
        "content",
        [b"not an archive", b"", b"\x1f\x8b\x08broken", gzip.compress(b"<html></html>"), b"WARC/1.0\r\nx"],
        ids=["text", "empty", "broken gzip", "gzip of a page", "half a header"],
    )
    def test_what_is_no_archive_says_so(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "a.warc.gz"
        path.write_bytes(content)
        if content:
            with pytest.raises(ConfigurationError, match=r"a\.warc\.gz"):
                Replay(path)
        else:
            assert len(Replay(path)) == 0

    def test_a_missing_file_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError, match=r"none\.warc"):
            Replay(tmp_path / "none.warc")

    def test_one_gzip_around_all_records_cannot_be_looked_up(self, tmp_path: Path) -> None:
        plain = _archive(tmp_path / "a.warc", (OK, b"x", HTML), (OK, b"y", HTML), compressed=False)
        whole = tmp_path / "a.warc.gz"
        whole.write_bytes(gzip.compress(plain.read_bytes()))
        with pytest.raises(ConfigurationError, match="single gzip"):
            Replay(whole)

    @pytest.mark.parametrize("date", ["yesterday", ""])
    def test_a_record_without_a_readable_date(self, tmp_path: Path, date: str) -> None:
        path = _archive(tmp_path / "a.warc", (OK, b"x", HTML), compressed=False)
        path.write_bytes(path.read_bytes().replace(b"2026-03-01T00:00:00Z", date.encode()))
        with pytest.raises(ConfigurationError, match=r"a\.warc"):
            Replay(path)

    @pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
    @pytest.mark.parametrize("compressed", [True, False])
    @pytest.mark.parametrize(
        "headers",
        [{}, {"Content-Length": "102400"}, {"Transfer-Encoding": "chunked"}],
        ids=["bare", "length", "chunked"],
    )
    def test_an_archive_that_was_cut_gives_no_half_body(
        self, tmp_path: Path, share: float, compressed: bool, headers: dict[str, str]
    ) -> None:
        body = bytes(range(256)) * 400
        payload = b"19000\r\n" + body + b"\r\n0\r\n\r\n" if "Transfer-Encoding" in headers else body
        path = _archive(tmp_path / "a.warc.gz", (OK, payload, HTML | headers), compressed=compressed)
        _fetch(path).body.close()
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
        with contextlib.suppress(FetchError, ConfigurationError):
            document = _fetch(path)
            assert document.body.read() == body
            document.body.close()

    @pytest.mark.parametrize("status", ["fine", "twenty OK"])
    def test_an_answer_without_a_status(self, tmp_path: Path, status: str) -> None:
        path = _archive(tmp_path / "a.warc.gz", (status, b"x", HTML))
        with pytest.raises(ConfigurationError, match="cannot read"):
            _fetch(path)

    def test_a_moment_needs_a_time_zone(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError, match="time zone"):
            Replay(tmp_path / "a.warc", datetime(2026, 3, 1))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("HTTPS://A.test", "https://a.test/"),
        ("https://a.test:443/x#y", "https://a.test/x"),
        ("http://a.test:80/?q=A", "http://a.test/?q=A"),
        ("http://a.test:8080/Case", "http://a.test:8080/Case"),
        ("<http://a.test/x>", "http://a.test/x"),
    ],
)
def test_addresses_are_compared_in_one_spelling(url: str, kept: str) -> None:
    assert canonical(url) == kept


WRITE = """
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import make_replay
make_replay.write(pathlib.Path(sys.argv[3]), list(make_replay.standard_pages(pathlib.Path(sys.argv[2]))))
"""


def test_recorded_pages_replay_day_by_day(shared: Path, tmp_path: Path) -> None:
    path, pages = tmp_path / "replay.warc.gz", shared / "data" / "iso" / "html"
    subprocess.run([sys.executable, "-B", "-c", WRITE, shared / "tools", pages, path], check=True, capture_output=True)
    recorded = [e for e in json.loads((pages / "MANIFEST.json").read_text()) if "browser-saved" not in e["file"]]
    assert len(Replay(path)) == len(recorded) > 10
    for entry in recorded:
        document = _fetch(path, entry["url"], datetime.fromisoformat(entry["fetched"]).replace(tzinfo=UTC))
        assert document.body.read() == gzip.decompress((pages / entry["file"]).read_bytes())
        document.body.close()


def test_an_archive_that_changes_under_the_replay_says_so(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.warc.gz", (OK, b"x", HTML))
    with Client(replay=Replay(path)) as client:
        path.write_bytes(b"something else" * 100)
        with pytest.raises(ConfigurationError, match="cannot read"):
            client.fetch(URL, "s")


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    assert write_warc(path, []) == 0
    assert _failure(path).reason == "replay-missing"
