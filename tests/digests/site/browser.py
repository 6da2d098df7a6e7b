"""A real browser that looks at a built site over loopback: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback; its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        """Say nothing of each request."""


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser; the test is skipped, with the reason, where there is none."""
    path = os.environ.get("CRITMIN_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no chromium is installed (Debian: apt-get install chromium; or set CRITMIN_CHROMIUM)")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Watcher:
    """What a page says in its console, and what it asks for outside the site."""

    def __init__(self, page: Any, home: str) -> None:
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.on(
            "console",
            lambda reported: self.errors.append(reported.text) if reported.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(home) else self.outside.append(asked.url))


def axe() -> str:
    """The source of axe-core; the test is skipped, with the reason, where it is not there."""
    path = os.environ.get("CRITMIN_AXE", "")
    if not Path(path).is_file():
        pytest.skip("axe-core is not there: npm pack axe-core, unpack it, set CRITMIN_AXE to its axe.min.js")
    return Path(path).read_text("utf-8")
