"""A publisher on the loopback interface: what stands at an address can be changed between two polls."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """What an address answers."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/xml"),)


@dataclass
class Publisher:
    """path -> answer; a path without one is 404."""

    base: str
    answers: dict[str, Answer] = field(default_factory=dict)


@contextmanager
def publisher() -> Iterator[Publisher]:
    """The publisher while the block lasts."""
    result = Publisher("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = result.answers.get(self.path, Answer(b"", 404))
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *values: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    result.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield result
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
