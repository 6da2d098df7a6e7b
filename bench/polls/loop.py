"""The least that a poll of these pages can be: one session, conditional requests, a hash, state in a JSON file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import requests


def poll(urls: Sequence[str], folder: Path) -> int:
    """Poll all `urls`; how many said something new."""
    path = folder / "loop.json"
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
            new += digest != known.get("sha256")
            state[url] = {"etag": answer.headers.get("ETag"), "sha256": digest}
    path.write_text(json.dumps(state))
    return new
