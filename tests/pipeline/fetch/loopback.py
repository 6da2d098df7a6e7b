"""A web site on the loopback interface whose pages are functions, and a clock that only moves when told."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Exchange(http.server.BaseHTTPRequestHandler):
    """One connection of the site; `page` functions get it and answer through it."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet
    server: Server

    def do_GET(self) -> None:
        site = self.server.site
        with site.lock:
            site.seen.append((self.path, self.headers))
            site.connections.add(self.client_address[1])
        page = site.pages.get(self.path.partition("?")[0])
        if page is None:
            self.answer(b"nothing here", 404)
        else:
            page(self)

    def answer(self, body: bytes, status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> None:
        """A whole answer; Content-Length is given unless `headers` has one."""
        given = dict(headers)
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **given}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Silence."""


class Server(http.server.ThreadingHTTPServer):
    """Carries the site to its exchanges; a client that hangs up is no error."""

    site: Site
    request_queue_size = 32

    def handle_error(self, request: object, client_address: object) -> None:
        """Silence."""


Page = Callable[[Exchange], None]


@dataclass
class Site:
    """`pages` by path; `seen` are the requests in order; everything else is 404."""

    pages: dict[str, Page] = field(default_factory=dict)
    seen: list[tuple[str, Message]] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]

    def fixed(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """A page that always answers the same; header names are written with underscores."""
        self.pages[path] = Fixed(body, status, {name.replace("_", "-"): value for name, value in headers.items()})

    def redirect(self, path: str, target: str, status: int = 302, **headers: str) -> None:
        self.fixed(path, b"moved", status, Location=target, **headers)

    def series(self, path: str, *pages: Page) -> None:
        """A page that answers differently each time; the last answer stays."""
        self.pages[path] = Series(list(pages))


@dataclass
class Fixed:
    """A page with one answer."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(self, exchange: Exchange) -> None:
        exchange.answer(self.body, self.status, self.headers.items())


@dataclass
class Series:
    """A page with one answer after the other."""

    pages: list[Page]

    def __call__(self, exchange: Exchange) -> None:
        (self.pages.pop(0) if len(self.pages) > 1 else self.pages[0])(exchange)


@dataclass
class FakeTime:
    """A clock for `Client`: `sleep` moves it and remembers for how long."""

    seconds: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds - 1000.0)
