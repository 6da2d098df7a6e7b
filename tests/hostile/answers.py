"""What a hostile server answers: helpers that make the answers of the table in `cases`."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.pipeline.fetch.loopback import Exchange, Fixed, Page

PROSE = "<p>The committee on rare earths met and agreed on three new work items about lithium and cobalt.</p>"


@dataclass(frozen=True)
class Case:
    """One thing a server does. `says`: what the failure must say; empty where reading it is right, too."""

    name: str
    kind: str
    page: Page
    says: str = ""
    robots: Page | None = None


def html(body: str | bytes, status: int = 200, **headers: str) -> Page:
    """A page as text/html."""
    return fixed(body, status, **{"Content_Type": "text/html; charset=utf-8", **headers})


def fixed(body: str | bytes, status: int = 200, **headers: str) -> Page:
    """Always the same answer."""
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return Fixed(content, status, {name.replace("_", "-"): value for name, value in headers.items()})


def feed(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> Page:
    """An RSS feed."""
    return fixed(f'{head}<rss version="2.0"><channel><title>N</title>{items}</channel></rss>', Content_Type="text/xml")


def json(body: str | bytes) -> Page:
    """JSON."""
    return fixed(body, Content_Type="application/json")


def raw(content: bytes) -> Page:
    """These bytes in place of an HTTP answer; then the connection is closed."""

    def answer(exchange: Exchange) -> None:
        exchange.wfile.write(content)
        exchange.close_connection = True

    return answer


def wire(head: str, body: bytes = b"") -> Page:
    """An answer by its own head."""
    return raw(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)


def drip(start: bytes, piece: bytes, pause: float = 0.1, times: int = 120) -> Page:
    """A start, and then small pieces with pauses, for longer than anybody waits."""

    def answer(exchange: Exchange) -> None:
        exchange.close_connection = True
        exchange.wfile.write(start)
        for _ in range(times):
            exchange.wfile.write(piece)
            exchange.wfile.flush()
            time.sleep(pause)

    return answer


def stream(head: dict[str, str], piece: bytes, times: int) -> Page:
    """The same piece over and over, as one body that says nothing of its length."""

    def answer(exchange: Exchange) -> None:
        exchange.close_connection = True
        exchange.send_response(200)
        for name, value in head.items():
            exchange.send_header(name, value)
        exchange.end_headers()
        for _ in range(times):
            exchange.wfile.write(piece)

    return answer


def squeezed(content: bytes, times: int, encoding: str = "gzip") -> Page:
    """`content`, `times` over, compressed: a bomb where that is much."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | (16 if encoding == "gzip" else 0))
    packed = b"".join(packer.compress(content) for _ in range(times)) + packer.flush()
    return fixed(packed, Content_Encoding=encoding, Content_Type="text/html")


def gzipped(content: bytes) -> bytes:
    """As gzip has it."""
    return gzip.compress(content)


def leads_to(target: str, status: int = 302) -> Page:
    """A redirect; the target may be no text."""
    return raw(
        f"HTTP/1.1 {status} Moved\r\nConnection: close\r\nContent-Length: 0\r\nLocation: ".encode()
        + target.encode("latin-1")
        + b"\r\n\r\n"
    )


def counted(make: Callable[[int], Page]) -> Page:
    """Another answer each time."""
    asked = [0]

    def answer(exchange: Exchange) -> None:
        asked[0] += 1
        make(asked[0])(exchange)

    return answer
