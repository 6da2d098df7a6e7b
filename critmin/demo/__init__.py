"""A small sample of the watched world in dated editions, all of it invented, served over loopback to the real pipeline.

`editions/DATE/` holds the files that a site served from that date on; a file that an edition lacks is that of the
edition before.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

_TYPES = {"jsonl": "application/jsonlines", "html": "text/html; charset=utf-8", "xml": "application/rss+xml"}
_FOLDER = files("critmin.demo")


def editions() -> list[datetime]:
    """The dates of the editions, oldest first, at noon UTC."""
    names = sorted(folder.name for folder in _FOLDER.joinpath("editions").iterdir() if folder.is_dir())
    return [datetime.fromisoformat(f"{name}T12:00:00").replace(tzinfo=UTC) for name in names]


def catalogue(host: str) -> str:
    """The catalogue of the sample, served at `host` (`127.0.0.1:8123`)."""
    return _FOLDER.joinpath("sources.yaml").read_text("utf-8").replace("HOST", host)


@dataclass
class World:
    """The site of the sample: `show` turns it to an edition, `host` is where it listens."""

    host: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)

    def show(self, at: datetime) -> None:
        """From now on the pages are those of `at`: of each file the newest edition not after it."""
        pages: dict[str, bytes] = {}
        for folder in sorted(_FOLDER.joinpath("editions").iterdir(), key=lambda path: path.name):
            if folder.name <= at.date().isoformat():
                pages.update(_pages(folder))
        self.pages = pages


def _pages(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    return ((f"/{page.name}", page.read_bytes()) for page in folder.iterdir())


@contextmanager
def served() -> Iterator[World]:
    """The world on a free port of the loopback interface, for as long as the context lasts."""
    world = World()

    class Pages(http.server.BaseHTTPRequestHandler):
        """Answers with the pages of the edition that is shown."""

        def do_GET(self) -> None:
            body = world.pages.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", _TYPES.get(self.path.rpartition(".")[2], "text/plain"))
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            """The demonstration prints what it does itself."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        world.host = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield world
        finally:
            server.shutdown()
            thread.join()
