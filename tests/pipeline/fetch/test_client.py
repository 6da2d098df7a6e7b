"""The client against a real server on the loopback interface."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import socket
import ssl
import threading
import time as real
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar

from pipeline.document import Document
from pipeline.fetch import (
    Client,
    FetchError,
    Limits,
    NotModified,
    Validators,
    guard,
)
from pipeline.fetch.connections import GuardedAdapter, TimedReader
from pipeline.fetch.guard import Guard
from pipeline.fetch.session import new_session, prepared
from vocabulary.errors import ConfigurationError

from .conftest import MakeClient
from .loopback import START, Exchange, FakeTime, Fixed, Server, Site

CERTIFICATE = Path(__file__).with_name("loopback.pem")
PAGE = b"<html><body><h1>Rare earths</h1>" + b"<p>Neodymium and praseodymium are listed.</p>" * 40 + b"</body></html>"


def _document(client: Client, url: str, **options: object) -> Document:
    document = client.fetch(url, "a-source", **options)  # type: ignore[arg-type]  # test options
    assert isinstance(document, Document)
    return document


def _failure(client: Client, url: str, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.fetch(url, "a-source", **options)  # type: ignore[arg-type]  # test options
    return caught.value


def test_a_document_says_what_came_and_from_where(site: Site, make: MakeClient) -> None:
    site.fixed("/list", PAGE, Content_Type="Text/HTML; charset=latin-1", ETag='"a"')
    document = _document(make(), site.url("/list"))
    assert (document.source, document.url, document.status) == ("a-source", site.url("/list"), 200)
    assert (document.media_type, document.charset) == ("text/html", "latin-1")
    assert document.body.read() == PAGE
    assert document.headers["etag"] == '"a"'
    assert document.fetched_at == START
    document.body.close()


def test_bytes_stay_as_they_are_whatever_the_charset_claims(site: Site, make: MakeClient) -> None:
    body = "<html>Niobium – ニオブ</html>".encode()
    site.fixed("/", body, Content_Type="text/html; charset=us-ascii")
    document = _document(make(), site.url())
    assert document.body.read() == body
    document.body.close()


def test_an_answer_without_a_media_type_is_just_bytes(site: Site, make: MakeClient) -> None:
    site.fixed("/", PAGE, Content_Type="")
    document = _document(make(), site.url())
    assert document.media_type == "application/octet-stream"
    document.body.close()


def test_the_user_agent_names_the_program_and_the_contact(site: Site, make: MakeClient) -> None:
    site.fixed("/", PAGE)
    for contact in ("desk@example.org", None):
        _document(make(contact=contact), site.url()).body.close()
    first, second = [headers["User-Agent"] for path, headers in site.seen if path == "/"]
    assert first.startswith("critmin/")
    assert first.endswith("(+desk@example.org)")
    assert "critical-minerals" in second
    assert "+" not in second


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "Köln", "a) evil (", ""])
def test_a_contact_that_no_header_can_carry_is_refused(contact: str) -> None:
    with pytest.raises(ConfigurationError, match="plain ASCII"):
        Client(contact=contact)


def test_one_connection_serves_many_requests(site: Site, make: MakeClient) -> None:
    site.fixed("/", PAGE, ETag='"a"')
    site.redirect("/old", "/")
    site.fixed("/same", b"", 304)
    client = make()
    for path in ("/", "/old", "/gone"):
        if path == "/gone":
            assert _failure(client, site.url(path)).status == 404
        else:
            _document(client, site.url(path)).body.close()
    assert isinstance(client.fetch(site.url("/same"), "s", Validators('"a"')), NotModified)
    assert len(site.connections) == 1


class TestConditional:
    def test_only_given_validators_are_sent(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", PAGE)
        client = make()
        for validators in (None, Validators(), Validators(etag='W/"x"'), Validators(last_modified="Mon, 02 Mar 2026")):
            _document(client, site.url(), validators=validators).body.close()
        sent = [(h["If-None-Match"], h["If-Modified-Since"]) for path, h in site.seen if path == "/"]
        assert sent == [(None, None), (None, None), ('W/"x"', None), (None, "Mon, 02 Mar 2026")]

    def test_304_is_not_modified(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"", 304)
        assert make().fetch(site.url(), "s", Validators('"x"')) == NotModified(site.url(), START)

    def test_304_to_an_unconditional_request_is_an_error(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"", 304)
        error = _failure(make(), site.url())
        assert (error.reason, error.status) == ("http", 304)


class TestStatus:
    @pytest.mark.parametrize(
        ("status", "hint"),
        [
            (401, "login"),
            (403, "refuses"),
            (404, "moved"),
            (410, "permanently removed"),
            (451, "legal"),
            (418, "no document"),
        ],
    )
    def test_a_refusal_is_told_with_a_hint_and_not_repeated(
        self, site: Site, make: MakeClient, status: int, hint: str
    ) -> None:
        site.fixed("/", b"<html>no</html>", status)
        error = _failure(make(), site.url(), respect_robots=False)
        assert (error.reason, error.status) == ("http", status)
        assert site.url() in str(error)
        assert hint in str(error)
        assert site.paths == ["/"]

    def test_an_empty_body_is_no_document(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"")
        error = _failure(make(), site.url())
        assert (error.reason, error.status) == ("http", 200)
        assert "empty" in str(error)

    @pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 522, 524])
    def test_a_passing_failure_is_asked_again(self, site: Site, make: MakeClient, time: FakeTime, status: int) -> None:
        site.series("/", Fixed(b"busy", status), Fixed(b"busy", status), Fixed(PAGE))
        _document(make(), site.url()).body.close()
        assert time.slept == [1.0, 2.0]

    def test_retries_end(self, site: Site, make: MakeClient, time: FakeTime) -> None:
        site.fixed("/", b"busy", 502)
        limits = Limits(host_gap=0, retries=5, backoff_cap=3)
        error = _failure(make(limits), site.url(), respect_robots=False)
        assert (error.reason, error.status) == ("http", 502)
        assert time.slept == [1.0, 2.0, 3.0, 3.0, 3.0]
        assert len(site.seen) == 6

    @pytest.mark.parametrize(
        ("value", "pause"), [("7", 7.0), ("Sun, 01 Mar 2026 12:00:09 GMT", 9.0), ("soon", 1.0), ("-3", 1.0)]
    )
    def test_retry_after_is_honoured(
        self, site: Site, make: MakeClient, time: FakeTime, value: str, pause: float
    ) -> None:
        site.series("/", Fixed(b"wait", 429, {"Retry-After": value}), Fixed(PAGE))
        _document(make(), site.url(), respect_robots=False).body.close()
        assert time.slept == [pause]

    def test_a_long_retry_after_is_left_to_the_schedule_and_closes_the_host(
        self, site: Site, make: MakeClient, time: FakeTime
    ) -> None:
        site.series("/", Fixed(b"wait", 503, {"Retry-After": "900"}), Fixed(PAGE))
        client = make()
        error = _failure(client, site.url(), respect_robots=False)
        assert (error.status, error.retry_after, time.slept) == (503, 900.0, [])
        again = _failure(client, site.url(), respect_robots=False)
        assert (again.reason, again.status, again.retry_after) == ("http", 429, 900.0)
        assert len(site.seen) == 1
        time.seconds += 901
        _document(client, site.url(), respect_robots=False).body.close()


class TestRedirects:
    def test_the_last_address_is_the_documents(self, site: Site, make: MakeClient) -> None:
        site.redirect("/a", "/b?x=1#part", 301)
        site.redirect("/b", f"//127.0.0.1:{site.port}/c d", 308)
        site.fixed("/c%20d", PAGE)
        document = _document(make(), site.url("/a"))
        assert document.url == site.url("/c%20d")
        document.body.close()

    def test_a_loop_ends(self, site: Site, make: MakeClient) -> None:
        site.redirect("/a", "/b")
        site.redirect("/b", "/a")
        error = _failure(make(Limits(host_gap=0, redirects=4)), site.url("/a"), respect_robots=False)
        assert error.reason == "http"
        assert len(site.seen) == 5

    @pytest.mark.parametrize(
        "target", ["ftp://example.org/x", "file:///etc/passwd", "http://u:p@example.org/", "http://[::1/"]
    )
    def test_a_redirect_passes_the_gate(self, site: Site, make: MakeClient, target: str) -> None:
        site.redirect("/", target)
        assert _failure(make(), site.url()).reason == "guard"

    def test_a_redirect_without_a_target_is_an_error(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"moved", 302)
        error = _failure(make(), site.url())
        assert (error.reason, error.status) == ("http", 302)

    def test_cookies_live_for_one_fetch(self, site: Site, make: MakeClient) -> None:
        site.redirect("/", "/page", Set_Cookie="seen=1")
        site.fixed("/page", PAGE)
        client = make()
        _document(client, site.url(), respect_robots=False).body.close()
        _document(client, site.url("/page"), respect_robots=False).body.close()
        assert [headers["Cookie"] for _, headers in site.seen] == [None, "seen=1", None]


class _Names:
    """A resolver that knows a few names, with another answer each time, and counts how often it is asked."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        self.names, self.asked = names, 0

    def __call__(self, host: str, _port: int) -> list[str]:
        self.asked += 1
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "name not known")
        answers = self.names[host]
        return (answers.pop(0) if len(answers) > 1 else answers[0]).split()


class TestGuard:
    def test_the_loopback_interface_is_closed_by_default(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", PAGE)
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433"):
            error = _failure(make(allow_private=False), site.url(host=host))
            assert error.reason == "guard"
            assert "loopback" in str(error)
        assert site.seen == []

    def test_the_address_that_was_judged_is_the_one_connected_to(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", PAGE)
        names = _Names({"critmin.test": ["127.0.0.1", "127.0.0.2"]})
        _document(make(resolver=names), site.url(host="critmin.test"), respect_robots=False).body.close()
        assert names.asked == 1
        assert site.seen[0][1]["Host"] == f"critmin.test:{site.port}"

    @pytest.mark.usefixtures("public")
    def test_a_name_that_turns_private_opens_nothing(self, site: Site, make: MakeClient) -> None:
        site.redirect("/", site.url("/inside", host="inside.test"))
        site.fixed("/inside", PAGE)
        names = _Names({"public.test": ["127.0.0.1"], "inside.test": ["127.0.0.3"]})
        error = _failure(make(allow_private=False, resolver=names), site.url(host="public.test"), respect_robots=False)
        assert error.reason == "guard"
        assert "127.0.0.3" in str(error)
        assert site.paths == ["/"]

    @pytest.mark.usefixtures("public")
    def test_one_closed_address_closes_the_host(self, site: Site, make: MakeClient) -> None:
        names = _Names({"mixed.test": ["127.0.0.1 10.0.0.1"]})
        error = _failure(make(allow_private=False, resolver=names), site.url(host="mixed.test"))
        assert error.reason == "guard"
        assert site.seen == []

    def test_the_next_address_is_tried_when_one_does_not_answer(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", PAGE)
        names = _Names({"two.test": ["::1 127.0.0.1"]})
        document = _document(make(resolver=names), site.url(host="two.test"), respect_robots=False)
        with closing(document.body) as body:
            assert body.read() == PAGE

    def test_a_host_without_an_address(self, make: MakeClient) -> None:
        error = _failure(make(resolver=_Names({"bare.test": [""]})), "http://bare.test/", respect_robots=False)
        assert error.reason == "unreachable"

    def test_nobody_listens(self, make: MakeClient, time: FakeTime) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        error = _failure(make(), f"http://127.0.0.1:{port}/", respect_robots=False)
        assert error.reason == "refused"
        assert time.slept == [1.0, 2.0]

    def test_nobody_accepts(self, make: MakeClient) -> None:
        with socket.create_server(("127.0.0.1", 0), backlog=0) as server, contextlib.ExitStack() as queue:
            for _ in range(2):
                waiting = queue.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex(server.getsockname())
            limits = Limits(host_gap=0, connect_seconds=0.2)
            error = _failure(
                make(limits, real_time=True), f"http://127.0.0.1:{server.getsockname()[1]}/", respect_robots=False
            )
        assert error.reason == "timeout"

    def test_a_connection_that_breaks_at_once(self, site: Site, make: MakeClient) -> None:
        site.pages["/"] = _hang_up
        error = _failure(make(), site.url(), respect_robots=False)
        assert error.reason == "unreachable"
        assert len(site.seen) == 3


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1, and it alone, stand for the public internet."""
    monkeypatch.setattr(guard, "closed", _closed_but_one)


def _closed_but_one(address: str, real: Callable[[str], str | None] = guard.closed) -> str | None:
    return None if address == "127.0.0.1" else real(address)


def _hang_up(exchange: Exchange) -> None:
    exchange.close_connection = True


class TestTLS:
    def test_name_and_certificate_are_those_of_the_host(self, make: MakeClient, tls: TLSServer) -> None:
        client = make(resolver=_Names({"critmin.test": ["127.0.0.1"]}), ca_bundle=CERTIFICATE)
        document = _document(client, f"https://critmin.test:{tls.port}/", respect_robots=False)
        assert document.body.read() == PAGE
        document.body.close()
        assert tls.names == ["critmin.test"]

    def test_a_certificate_nobody_vouches_for_is_refused(self, make: MakeClient, tls: TLSServer) -> None:
        client = make(resolver=_Names({"critmin.test": ["127.0.0.1"]}))
        error = _failure(client, f"https://critmin.test:{tls.port}/", respect_robots=False)
        assert error.reason == "unreachable"
        assert "TLS" in str(error)


@dataclass
class TLSServer:
    """Where the TLS site listens and the server names it was asked for."""

    port: int
    names: list[str]


@pytest.fixture
def tls(site: Site) -> Iterator[TLSServer]:
    names: list[str] = []
    server = Server(("127.0.0.1", 0), Exchange)
    server.site = site
    site.fixed("/", PAGE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield TLSServer(server.server_address[1], names)
    server.shutdown()
    thread.join()
    server.server_close()


PIECES = 1200  # of a slow answer, with a tenth of a second between them: nobody waits for the last one


class TestTime:
    def test_a_slow_drip_ends_at_the_deadline(self, site: Site, make: MakeClient) -> None:
        site.pages["/"] = _drip_body
        error = _failure(make(real_time=True), site.url(), total_seconds=0.4, respect_robots=False)
        assert error.reason == "timeout"

    @pytest.mark.parametrize("kind", ["headers", "chunks", "silence"])
    def test_so_does_a_drip_where_no_body_is_yet(self, site: Site, make: MakeClient, kind: str) -> None:
        site.pages["/"] = {"headers": _drip_headers, "chunks": _drip_chunk_line, "silence": _silence}[kind]
        error = _failure(make(real_time=True), site.url(), total_seconds=0.3, respect_robots=False)
        assert error.reason == "timeout"

    def test_a_fetch_whose_time_is_over_asks_no_more(self, site: Site, make: MakeClient, time: FakeTime) -> None:
        site.pages["/"] = _TakesTime(time, 61)
        site.fixed("/page", PAGE)
        error = _failure(make(), site.url(), respect_robots=False)
        assert error.reason == "timeout"
        assert site.paths == ["/"]

    def test_one_request_at_a_time_and_a_gap_between_two(self, site: Site, make: MakeClient, time: FakeTime) -> None:
        site.fixed("/", PAGE)
        client = make(Limits(host_gap=1.5))
        threads = [threading.Thread(target=_fetch_and_close, args=(client, site.url())) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.slept == [1.5, 1.5]

    def test_waiting_for_a_turn_does_not_use_up_the_time(self, site: Site, make: MakeClient, time: FakeTime) -> None:
        site.fixed("/", PAGE)
        client = make(Limits(host_gap=10, total_seconds=2))
        for _ in range(2):
            _document(client, site.url(), respect_robots=False).body.close()
        assert time.slept == [10.0]


def _fetch_and_close(client: Client, url: str) -> None:
    _document(client, url, respect_robots=False).body.close()


def _drip(exchange: Exchange, start: bytes, piece: bytes) -> None:
    exchange.wfile.write(start)
    for _ in range(PIECES):  # until the client hangs up
        exchange.wfile.write(piece)
        exchange.wfile.flush()
        real.sleep(0.1)


def _drip_body(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Content-Length", str(PIECES))
    exchange.end_headers()
    _drip(exchange, b"", b".")


def _drip_headers(exchange: Exchange) -> None:
    _drip(exchange, b"HTTP/1.1 200 OK\r\nX: ", b"y")


def _drip_chunk_line(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Transfer-Encoding", "chunked")
    exchange.end_headers()
    _drip(exchange, b"", b"0")


def _silence(exchange: Exchange) -> None:
    exchange.rfile.read(1)  # until the client hangs up
    exchange.close_connection = True


class _TakesTime:
    """A redirect that takes its time, on the fake clock."""

    def __init__(self, time: FakeTime, seconds: float) -> None:
        self.time, self.seconds = time, seconds

    def __call__(self, exchange: Exchange) -> None:
        self.time.seconds += self.seconds
        exchange.answer(b"moved", 302, [("Location", "/page")])


def test_a_reader_that_comes_too_late_gets_nothing() -> None:
    near, far = socket.socketpair()
    with near, far, near.makefile("rb", buffering=0) as raw:
        near.settimeout(0.01)
        reader = TimedReader(near, raw)
        far.send(b"data")
        real.sleep(0.02)
        with pytest.raises(TimeoutError):
            reader.read(4)
        reader.close()


class TestSize:
    def test_a_compressed_body_of_nothing_is_empty(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"", Content_Encoding="gzip")
        assert "empty" in str(_failure(make(), site.url()))

    def test_a_bomb_behind_a_redirect_or_an_error_is_not_read(self, site: Site, make: MakeClient) -> None:
        bomb = gzip.compress(bytes(60_000_000), 1)
        site.fixed("/", bomb, 302, Location="/page", Content_Encoding="gzip")
        site.fixed("/page", bomb, 500, Content_Encoding="gzip")
        tracemalloc.start()
        error = _failure(make(Limits(host_gap=0, retries=0)), site.url())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert error.status == 500
        assert peak < 6_000_000

    def test_a_bomb_stops_at_the_limit(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", gzip.compress(bytes(100_000_000), 1), Content_Encoding="gzip")
        tracemalloc.start()
        error = _failure(make(), site.url(), max_bytes=3_000_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert error.reason == "too-large"
        assert peak < 9_000_000

    def test_a_large_compressed_body_arrives_whole(self, site: Site, make: MakeClient) -> None:
        body = b"<html>" + bytes(range(256)) * 50_000
        site.fixed("/", gzip.compress(body), Content_Encoding="gzip")
        document = _document(make(), site.url())
        assert document.body.size == len(body)
        assert document.body.sha256 == hashlib.sha256(body).hexdigest()
        document.body.close()

    def test_a_body_over_the_limit_stops(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", PAGE)
        error = _failure(make(), site.url(), max_bytes=1000)
        assert error.reason == "too-large"
        assert "1,000" in str(error)

    def test_a_truncated_body_is_no_document(self, site: Site, make: MakeClient) -> None:
        site.pages["/"] = _cut_short
        error = _failure(make(), site.url(), respect_robots=False)
        assert error.reason == "truncated"
        assert len(site.seen) == 3

    def test_a_broken_chunked_body_is_no_document(self, site: Site, make: MakeClient) -> None:
        site.pages["/"] = _cut_chunk
        assert _failure(make(), site.url()).reason == "truncated"


def _cut_short(exchange: Exchange) -> None:
    exchange.answer(PAGE, headers=[("Content-Length", str(len(PAGE) + 5))])
    exchange.close_connection = True


def _cut_chunk(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Transfer-Encoding", "chunked")
    exchange.end_headers()
    exchange.wfile.write(b"ff\r\n" + PAGE[:20])
    exchange.close_connection = True


class TestRobots:
    def test_what_robots_txt_forbids_is_not_asked(self, site: Site, make: MakeClient) -> None:
        site.fixed("/robots.txt", b"User-agent: critmin\nDisallow: /private\n", Content_Type="text/plain")
        site.fixed("/private/x", PAGE)
        site.fixed("/open", PAGE)
        client = make()
        assert _failure(client, site.url("/private/x")).reason == "robots"
        _document(client, site.url("/open")).body.close()
        _document(client, site.url("/private/x"), respect_robots=False).body.close()
        assert site.paths == ["/robots.txt", "/open", "/private/x"]

    def test_a_redirect_does_not_lead_around_it(self, site: Site, make: MakeClient) -> None:
        site.fixed("/robots.txt", b"User-agent: *\nDisallow: /private\n")
        site.redirect("/", "/private/x")
        site.fixed("/private/x", PAGE)
        assert _failure(make(), site.url()).reason == "robots"
        assert "/private/x" not in site.paths

    def test_the_file_may_be_elsewhere_and_empty(self, site: Site, make: MakeClient) -> None:
        site.redirect("/robots.txt", "/files/robots.txt")
        site.fixed("/files/robots.txt", b"")
        site.fixed("/", PAGE)
        _document(make(), site.url()).body.close()
        assert site.paths == ["/robots.txt", "/files/robots.txt", "/"]

    def test_only_the_start_of_a_huge_one_is_read(self, site: Site, make: MakeClient) -> None:
        site.fixed("/robots.txt", b"User-agent: *\nDisallow: /x\n" + b"#" * 600_000 + b"\nDisallow: /\n")
        site.fixed("/", PAGE)
        client = make()
        _document(client, site.url()).body.close()
        assert _failure(client, site.url("/x")).reason == "robots"

    @pytest.mark.parametrize("status", [500, 503, 429])
    def test_a_server_that_cannot_say_forbids_for_now(
        self, site: Site, make: MakeClient, time: FakeTime, status: int
    ) -> None:
        site.series("/robots.txt", *[Fixed(b"busy", status)] * 3, Fixed(b"User-agent: *\nAllow: /\n"))
        site.fixed("/", PAGE)
        client = make()
        error = _failure(client, site.url())
        assert (error.reason, error.status) == ("robots", status)
        assert _failure(client, site.url()).reason == "robots"
        assert site.paths == ["/robots.txt"] * 3
        time.seconds += 301
        _document(client, site.url()).body.close()

    def test_a_passing_failure_of_it_is_asked_again(self, site: Site, make: MakeClient) -> None:
        site.series("/robots.txt", Fixed(b"busy", 503), Fixed(b"User-agent: *\nAllow: /\n"))
        site.fixed("/", PAGE)
        _document(make(), site.url()).body.close()
        assert site.paths == ["/robots.txt", "/robots.txt", "/"]

    def test_the_crawl_delay_is_kept_up_to_a_cap(self, site: Site, make: MakeClient, time: FakeTime) -> None:
        site.fixed("/robots.txt", b"User-agent: *\nCrawl-delay: 420\n")
        site.fixed("/", PAGE)
        client = make(Limits(host_gap=0, crawl_delay=25))
        for _ in range(3):
            _document(client, site.url()).body.close()
        assert time.slept == [25.0, 25.0]

    def test_an_unreachable_host_is_told_as_such_and_only_tried_once(self, make: MakeClient, time: FakeTime) -> None:
        names = _Names({})
        client = make(resolver=names)
        for _ in range(2):
            error = _failure(client, "http://nowhere.test/page")
            assert error.reason == "unreachable"
            assert "nowhere.test" in str(error)
        assert (names.asked, time.slept) == (1, [])


class TestWalls:
    def test_a_wall_is_told_as_one_and_not_repeated(self, site: Site, make: MakeClient, time: FakeTime) -> None:
        site.fixed("/", b"<html><title>Just a moment...</title></html>", 503, cf_mitigated="challenge")
        error = _failure(make(), site.url())
        assert (error.reason, error.status, time.slept) == ("bot-wall", 503, [])

    def test_a_wall_with_status_200_too(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"<html><body>Please verify you are human</body></html>")
        error = _failure(make(), site.url())
        assert (error.reason, error.status) == ("bot-wall", 200)

    def test_a_redirect_to_a_login_page(self, site: Site, make: MakeClient) -> None:
        site.redirect("/members", "/account/login?next=/members")
        site.fixed("/account/login", PAGE)
        error = _failure(make(), site.url("/members"))
        assert error.reason == "login"
        assert "/account/login" in str(error)

    def test_a_wall_before_robots_txt(self, site: Site, make: MakeClient) -> None:
        site.fixed("/robots.txt", b"", 503, cf_mitigated="challenge")
        assert _failure(make(), site.url()).reason == "bot-wall"

    def test_an_unreadable_refusal_is_still_a_refusal(self, site: Site, make: MakeClient) -> None:
        site.fixed("/", b"not gzip", 403, Content_Encoding="gzip")
        assert _failure(make(), site.url()).status == 403


def test_a_file_is_no_address(tmp_path: Path, make: MakeClient) -> None:
    for url in ("file:///etc/passwd", str(tmp_path), "http://", "http://exa mple.org/", "https://xn--ü.org" + "a" * 70):
        assert _failure(make(), url).reason in ("guard", "unreachable")


@pytest.mark.parametrize(
    "url", ["http://example.org", "https://example.org/a b/ä?q=ö&r=%20#part", "http://EXAMPLE.org:8080/"]
)
@pytest.mark.parametrize(
    "headers", [{}, {"If-None-Match": '"a"', "If-Modified-Since": "Mon, 05 Jan 2026 00:00:00 GMT"}]
)
@pytest.mark.parametrize("with_cookies", [False, True])
def test_a_request_is_prepared_as_its_session_prepares_it(
    url: str, headers: dict[str, str], with_cookies: bool
) -> None:
    session, jar = new_session("team@example.org", HTTPAdapter()), RequestsCookieJar()
    if with_cookies:
        jar.set("seen", "yes", domain="example.org", path="/")
    ours = prepared(session, url, headers, jar)
    theirs = session.prepare_request(requests.Request("GET", url, headers=headers, cookies=jar))
    for name in ("method", "url", "headers", "body", "hooks"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert ("Cookie" in ours.headers) == with_cookies


@pytest.mark.parametrize("url", ["http://example.org/a?b=c", "https://example.org:8443/%C3%A4#d", "http://example.org"])
def test_the_transport_finds_a_host_as_that_of_requests_does(url: str) -> None:
    ours, theirs = GuardedAdapter(Guard()), HTTPAdapter()
    request = prepared(new_session(None, ours), url, {}, RequestsCookieJar())
    assert ours.request_url(request, None) == theirs.request_url(request, None)
    pool, other = (adapter.get_connection_with_tls_context(request, True) for adapter in (ours, theirs))
    assert [(of.scheme, of.host, of.port) for of in (pool, other)] == 2 * [(other.scheme, other.host, other.port)]
    assert ours.get_connection_with_tls_context(request, True) is pool
