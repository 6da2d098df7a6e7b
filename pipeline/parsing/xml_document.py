"""XML that others wrote: what is refused before any parser sees it."""

from __future__ import annotations

import re

from pipeline.charsets import readable
from pipeline.extraction import ExtractionError

_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}[\"']([^\"'>]{0,100})")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def refuse_entities(body: bytes) -> None:
    """Raise `ExtractionError` if a document declares entities: nine levels of them unfold to gigabytes.

    One that is written in an encoding in which such a declaration cannot be seen is refused, too.
    """
    name = _encoding(body)
    text = body.replace(b"\x00", b"") if body.startswith(_UTF16) else body
    if name is not None and not body.startswith(_UTF16):
        text += body.decode(name, errors="ignore").encode(errors="ignore")  # some hide a word among their shifts
    if _DECLARATION.search(text):
        raise ExtractionError(
            "the document declares XML entities (<!ENTITY ...>), which are refused: they can expand without limit"
        )


def _encoding(body: bytes) -> str | None:
    """What the document says that it is written in; refused where that is no character set of the web."""
    stated = _ENCODING.match(body.lstrip()[:400].replace(b"\x00", b""))
    name = stated[1].decode("ascii", "replace") if stated else "EBCDIC" if body.startswith(_EBCDIC) else None
    if name is not None and readable(name) is None:
        raise ExtractionError(f"the document is written in {name[:40]!r}, which is not a character set of the web")
    return name
