"""Whether a page of HTML came whole: what is cut has lost closing tags. Pure.

HTML lets a page leave out `</li>` and `</p>`, never the end of a list, a table or an accordion. A page is also cut in
the middle, where what fills it broke off and the frame around it came to its end.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.document import Document

_CLOSED = re.compile(rb"</\s{0,9}(?:body|html)\b", re.IGNORECASE)
_TAIL = 20_000  # bytes at the end of a page in which its closing tags are looked for: scripts may follow them
_SMALLEST = 400  # bytes below which a page is a fragment
_HOLDS_ENTRIES = re.compile(rb"<(/?)(ul|ol|dl|table|details|select)\b")


def breaks_off(document: Document) -> bool:
    """Whether a page has no end: neither its own closing tag nor that of its body, or a list in it is never closed."""
    if "html" not in document.media_type or document.body.size < _SMALLEST:
        return False
    body = document.body.read()
    return not _CLOSED.search(body[-_TAIL:]) or _leaves_open(body)


def _leaves_open(body: bytes) -> bool:
    """Whether something that holds entries is opened more often than closed, in what is neither remark nor script."""
    tags = Counter[tuple[bytes, bool]]()
    shown = _without(_without(body.lower(), b"<!--", b"-->"), b"<script", b"</script")
    tags.update((name, not closing) for closing, name in _HOLDS_ENTRIES.findall(shown))
    return any(is_open and number > tags[name, False] for (name, is_open), number in tags.items())


def _without(body: bytes, begin: bytes, end: bytes) -> bytes:
    first, *rest = body.split(begin)
    return b"".join((first, *(part.partition(end)[2] for part in rest)))
