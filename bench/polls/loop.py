"""The least that a poll of these pages can be: one session, conditional requests, a hash, state in a JSON file.

`reading`: the same with what a page's text or a feed's items take at least, by the library that critmin finds them by.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import requests

Read = Callable[[bytes], object]


def poll(urls: Sequence[str], folder: Path, read: Read | None = None) -> int:
    """Poll all `urls`; how many said something new. `read`: what is done with each that did. `folder`: of its state."""
    folder.mkdir(exist_ok=True)
    path = folder / "state.json"
    state = json.loads(path.read_text()) if path.exists() else {}
    new = 0
    with requests.Session() as session:
        session.trust_env = False
        for url in urls:
            known = state.get(url, {})
            headers = {"If-None-Match": known["etag"]} if known.get("etag") else {}
            answer = session.get(url, headers=headers, timeout=60)
            if answer.status_code == 304:
                continue
            digest = hashlib.sha256(answer.content).hexdigest()
            if digest != known.get("sha256"):
                new += 1
                if read is not None:
                    read(answer.content)
            state[url] = {"etag": answer.headers.get("ETag"), "sha256": digest}
    path.write_text(json.dumps(state))
    return new


def reading(what: str) -> Read:
    """What a page or a feed takes at least: trafilatura on its own, asked as critmin asks it; lxml on its own."""
    if what == "feed":
        from lxml import etree

        return etree.fromstring
    import trafilatura

    def text(body: bytes) -> object:
        return trafilatura.extract(body, favor_recall=True, include_comments=False, include_tables=True)

    text(b"<html><body><p>It is loaded before it is measured.</p></body></html>")
    return text
