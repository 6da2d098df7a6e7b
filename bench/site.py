"""One file at a loopback address; what serves it is not counted, since it runs in another process than the phases."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Site:
    """What the address answers with: `file`, and its entity tag if it has one."""

    url: str = ""
    file: Path = Path()
    tag: str = ""


@contextmanager
def served() -> Iterator[Site]:
    """The site, for as long as the context lasts."""
    site = Site()

    class Page(http.server.BaseHTTPRequestHandler):
        """The file, or 304 where the client has it."""

        def do_GET(self) -> None:
            if self.path != "/catalogue.jsonl":
                self.send_error(404)
                return
            same = bool(site.tag) and self.headers.get("If-None-Match") == site.tag
            self.send_response(304 if same else 200)
            if site.tag:
                self.send_header("ETag", site.tag)
            if not same:
                self.send_header("Content-Type", "application/jsonlines")
                self.send_header("Content-Length", str(site.file.stat().st_size))
            self.end_headers()
            if not same:
                with site.file.open("rb") as stream:
                    shutil.copyfileobj(stream, self.wfile, 1 << 20)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            """Silence."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}/catalogue.jsonl"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
