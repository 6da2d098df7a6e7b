"""XML that others wrote: what is refused before any parser sees it."""

from __future__ import annotations

import re

from pipeline.extract import ExtractionError

_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def refuse_entities(body: bytes) -> None:
    """Raise `ExtractionError` if a document declares entities: nine levels of them unfold to gigabytes."""
    text = body.replace(b"\x00", b"") if body.startswith(_UTF16) else body
    if _DECLARATION.search(text):
        raise ExtractionError(
            "the document declares XML entities (<!ENTITY ...>), which are refused: they can be a bomb"
        )
