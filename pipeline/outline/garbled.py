"""Text that was decoded wrongly once before it was published: UTF-8 read as windows-1252, "TungstÃ¨ne". Pure.

What was lost then cannot be restored: a text of which any part is not such a sequence of bytes stays as it is.
"""

from __future__ import annotations

import re

_SIGNS = re.compile("[\u00c3\u00c2\u00d0\u00d1][\u0080-\u00bf\u2018-\u203a\u0152-\u0161\u02c6\u02dc\u2020-\u2122]")
_UNDEFINED = {code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # what windows-1252 leaves open
_SPACED = re.compile("\u00c3 ")  # "Ã" and a no-break space, which is the second byte of "à"


def is_garbled(text: str) -> bool:
    """Whether a text holds what letters beyond ASCII become by such a mistake. Cheap."""
    return not text.isascii() and _SIGNS.search(text) is not None


def restored(text: str) -> str:
    """The text as it was written; the same text where it cannot have been garbled so."""
    if not is_garbled(text):
        return text
    try:
        return b"".join(map(_byte, _SPACED.sub("\u00c3\u00a0", text))).decode("utf-8")
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) in _UNDEFINED else letter.encode("windows-1252")
