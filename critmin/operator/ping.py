"""The dead man's switch: an address that is asked after each good run, so that somebody notices when none comes."""

from __future__ import annotations

import requests

_SECONDS = 10


def ping(url: str) -> str | None:
    """Ask `url`; a sentence where that failed, which is told and otherwise changes nothing."""
    try:
        answer = requests.get(url, timeout=_SECONDS, allow_redirects=False, headers={"User-Agent": "critmin"})
    except requests.RequestException as error:
        return f"CRITMIN_PING_URL did not answer ({type(error).__name__})"
    return None if answer.ok else f"CRITMIN_PING_URL answered with status {answer.status_code}"
