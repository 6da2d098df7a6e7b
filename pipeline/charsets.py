"""Which character sets documents are read in, and what a body that is no text begins with. Pure."""

from __future__ import annotations

import codecs
import re

# The encodings of the web (https://encoding.spec.whatwg.org), by Python's names. Python knows more, and some of these
# are none of text, take seconds for a page (punycode) or hide markup from whoever looks at bytes (UTF-7, EBCDIC).
_READ = frozenset(
    "ascii utf-8 utf-8-sig utf-16 utf-16-le utf-16-be big5 big5hkscs cp949 euc_jp euc_kr gb18030 gb2312 gbk hz "
    "iso2022_jp johab koi8-r koi8-u mac-roman mac-cyrillic shift_jis cp932 tis-620 cp437 cp850 cp866 cp874 cp1250 "
    "cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 "
    "iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16".split()
)
_LONGEST = 40  # characters of a name
_LEADING = tuple("ÃÂâÐÑãäåæç")  # one of them stands in nearly all UTF-8 that was encoded twice
_FOLLOWING = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what Windows-1252 has for the bytes 80 to 9F
_DOUBLED = re.compile(f"[\u00c2-\u00f4][\u0080-\u00bf{_FOLLOWING}]+")  # a byte that leads, and bytes that follow it
_OFTEN, _MOST = 3, 0.5  # such letters in a text, and their share of what is not ASCII: "Ä–Z" alone is no sign

_SIGNATURES = {
    b"\x89PNG\r\n": "an image (PNG)",
    b"GIF8": "an image (GIF)",
    b"\xff\xd8\xff": "an image (JPEG)",
    b"RIFF": "an image, a film or a sound (RIFF)",
    b"\x00\x00\x01\x00": "an icon",
    b"II*\x00": "an image (TIFF)",
    b"MM\x00*": "an image (TIFF)",
    b"BZh": "a compressed file (bzip2)",
    b"\xfd7zXZ\x00": "a compressed file (xz)",
    b"(\xb5/\xfd": "a compressed file (zstd)",
    b"7z\xbc\xaf'\x1c": "an archive (7z)",
    b"Rar!": "an archive (RAR)",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"OggS": "a sound",
    b"ID3": "a sound",
    b"\x00\x00\x00\x18ftyp": "a film",
    b"\x00\x00\x00 ftyp": "a film",
    b"\x1aE\xdf\xa3": "a film",
}
_FILES = {
    b"\x1f\x8b": "a compressed file (gzip)",
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office file",
    b"\xd0\xcf\x11\xe0": "an old office file",
}


def readable(name: str | None) -> str | None:
    """`name`, if it is that of a character set that documents are read in."""
    if not name or len(name) > _LONGEST or not name.isascii() or "\x00" in name:
        return None
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return name if codec in _READ else None


def never_a_document(head: bytes) -> str | None:
    """What a body is that begins so, if no kind of source reads it."""
    return next((name for start, name in _SIGNATURES.items() if head.startswith(start)), None)


def no_text(head: bytes) -> str | None:
    """What a body is that begins so, if it is no text."""
    kind = never_a_document(head) or next((name for start, name in _FILES.items() if head.startswith(start)), None)
    if kind or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return kind
    nulls = head.count(b"\x00")
    return "no text" if nulls and nulls * 20 > len(head) and not _is_wide(head) else None


def _is_wide(head: bytes) -> bool:
    """UTF-16 without its mark: every other byte of markup is zero."""
    return head[1:8:2] == b"\x00" * 4 or head[0:8:2] == b"\x00" * 4


def undoubled(text: str) -> str:
    """`text` as it was before its UTF-8 was read as Windows-1252 and encoded again: "Ã©" is "é".

    Only where most of what is not ASCII is such letters, each put right for itself; else the text as it is.
    """
    if text.isascii() or not any(mark in text for mark in _LEADING):
        return text
    damaged = [match[0] for match in _DOUBLED.finditer(text)]
    letters = {letter: right for letter in set(damaged) if (right := _right(letter))}
    of_these = sum(len(letter) for letter in damaged if letter in letters)
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if len(damaged) < _OFTEN or of_these < _MOST * beyond:
        return text
    return _DOUBLED.sub(lambda match: letters.get(match[0], match[0]), text)


def _right(damaged: str) -> str | None:
    """The letters of which these are the bytes, if they are such."""
    try:
        return b"".join(map(_byte, damaged)).decode()
    except UnicodeError:
        return None


def _byte(letter: str) -> bytes:
    """The byte that Windows-1252 has for a letter; for the five that it has none for, the control character's."""
    return letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252")
