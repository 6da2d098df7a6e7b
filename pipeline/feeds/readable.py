"""The bytes of a feed -> bytes that a parser reads: unpacked, in UTF-8, without a DTD. Linear in their length.

One bad byte must not turn a whole feed into mojibake: where nearly all of a text is UTF-8, the bytes that are not are
read as Windows-1252, each for itself. A DTD that only names characters (`<!ENTITY nbsp "&#160;">`) is applied and
dropped; any other declaration of an entity is refused. So is a document that is written in no character set of the web
(UTF-7, EBCDIC, UTF-32), and one whose declaration of an entity can only be seen once it is decoded: it hides.
"""

from __future__ import annotations

import codecs
import html
import re
import zlib

from pipeline import charsets
from pipeline.extraction import ExtractionError

MOST = 64 * 2**20  # bytes of an unpacked feed
_GZIP = b"\x1f\x8b"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"), (b"{\x00", "utf-16-le"), (b"\x00{", "utf-16-be"))
_DECLARED = re.compile(rb"^<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"'][^>]{0,100}>")
_XML_DECLARATION = re.compile(rb"^<\?xml[^>]{0,300}\?>")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_EBCDIC = (b"\x4c\x6f\xa7\x94", b"\x4c\x5a\xc4\xd6", b"\x4c\x99\xa2\xa2")  # "<?xm", "<!DO", "<rss"
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"<\x00\x00\x00", b"\x00\x00\x00<")
_DOUBLED = (
    b"\xc3\x83",
    b"\xc3\x82",
    b"\xc3\xa2\xe2\x82\xac",
    b"\xc3\x90",
    b"\xc3\x91",
)  # how UTF-8 encoded twice begins
_CAPITALS = range(0xC2, 0xDF)  # of Windows-1252; in UTF-8 the first half of a letter
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[<>]{0,500}\[((?:(?!<!DOCTYPE)[^\]]){0,40000})\]\s*>", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\s+(\w{1,40})\s+(?:\"([^\"]{0,40})\"|'([^']{0,40})')\s*>", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--(?:[^-]|-(?!-))*-->")
_REFERENCE = re.compile(rb"&(\w{1,40});")
_PLAIN_VALUE = re.compile(rb"[^&<%]*(?:&(?:amp;)?#x?[0-9a-fA-F]{1,6};[^&<%]*)*")


def readable(body: bytes, content_type: str = "") -> bytes:
    """The feed in UTF-8 as far as it says or shows how it is encoded; else as it came.

    Raises `ExtractionError` for a gzip that unfolds too far or is broken, for entities that are no characters, and for
    a character set that is none of the web.
    """
    body = _encoded(_unpacked(body).lstrip(b" \t\r\n"), content_type).lstrip(b" \t\r\n")
    if not body.isascii() and any(mark in body for mark in _DOUBLED):
        body = charsets.undoubled(body.decode(errors="surrogateescape")).encode(errors="surrogateescape")
    if not _declares(body):
        return body
    if not _declares(body[:50_000]):
        raise _bomb()
    return _without_dtd(body)


def after_comments(body: bytes) -> bytes:
    """What stands after declarations, comments and spaces at the beginning of a document."""
    at, most = 0, min(len(body), 100_000)
    while at < most:
        if body[at : at + 1].isspace():
            at += 1
        elif body.startswith(b"<!--", at):
            end = body.find(b"-->", at + 4)
            at = end + 3 if end >= 0 else most
        elif body.startswith(b"<?", at):
            end = body.find(b"?>", at + 2)
            at = end + 2 if end >= 0 else most
        else:
            break
    return body[at:]


def is_html(body: bytes) -> bool:
    """Whether the document is an HTML page."""
    begins = after_comments(body)[:60].lower()
    return begins.startswith((b"<!doctype html", b"<html"))


def _unpacked(body: bytes) -> bytes:
    """`body` out of a gzip that nobody announced."""
    if not body.startswith(_GZIP):
        return body
    decompressor = zlib.decompressobj(wbits=31)
    try:
        content = decompressor.decompress(body, MOST)
    except zlib.error as error:
        raise ExtractionError(f"the feed is a gzip file that cannot be unpacked: {error}") from error
    if decompressor.unconsumed_tail:
        raise ExtractionError(f"the feed is a gzip file that unpacks to more than {MOST // 2**20} MB")
    return content


def _encoded(body: bytes, content_type: str) -> bytes:
    _refuse_strange(body)
    for mark, encoding in _MARKED:
        if body.startswith(mark):
            return body[len(mark) :] if encoding == "utf-8" else _recoded(body[len(mark) :], encoding)
    for mark, encoding in _UNMARKED:
        if body.startswith(mark):
            return _recoded(body, encoding)
    declared = _DECLARED.match(body)
    announced = _CHARSET.search(content_type)
    named = {word.lower() for word in (declared and declared[1].decode(), announced and announced[1]) if word}
    if named <= _UTF8:
        return _mended(body, sure=bool(named))
    for name in sorted(named - _UTF8):
        _refuse_hidden(body, name)
    return _XML_DECLARATION.sub(b"", body) if _is_utf8(body) else body


def _is_utf8(body: bytes) -> bool:
    """Whether the text can only be UTF-8, whatever it says: other encodings never make its letters of several bytes."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return not body.isascii()


def _recoded(body: bytes, encoding: str) -> bytes:
    text = _refused(body.decode(encoding, errors="replace").encode(errors="replace"))
    return _XML_DECLARATION.sub(b"", text)


def _refuse_strange(body: bytes) -> None:
    """Refuse what begins like EBCDIC or UTF-32: parsers read them, and whoever looks at the bytes sees nothing."""
    name = "EBCDIC" if body.startswith(_EBCDIC) else "UTF-32" if body.startswith(_UTF32) else None
    if name:
        raise _strange(name)


def _refuse_hidden(body: bytes, name: str) -> None:
    """Refuse a character set that is none of the web, and entities that only its text declares.

    A name that nobody knows ("utf8mb4") is no danger: no parser decodes by it.
    """
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return
    if charsets.readable(name) is None:
        raise _strange(name)
    if not _declares(body):
        _refused(body.decode(name, errors="ignore").encode(errors="ignore"))


def _strange(name: str) -> ExtractionError:
    return ExtractionError(f"the feed is written in {name[:40]!r}, which is not a character set of the web")


def _mended(body: bytes, *, sure: bool) -> bytes:
    """`body` with the bytes that are no UTF-8 read as Windows-1252, where it is UTF-8 but for them."""
    if body.isascii() or _is_utf8(body):
        return body
    text = body.decode(errors="critmin-windows-1252")
    bad = len(text) - len(body.decode(errors="ignore"))
    good = sum(letter > "\x7f" for letter in text) - bad
    return text.encode() if sure or good >= bad else body


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    text, start, end = error.object, error.start, error.end
    return ("" if _is_cut(text, start, end) else text[start:end].decode("cp1252", errors="replace")), end


def _is_cut(text: bytes, start: int, end: int) -> bool:
    """Whether these bytes are half a letter, where a text was cut at so many bytes: at its end, and no letter of
    Windows-1252 that a word ends in ("café", "Spaß")."""
    if text[end : end + 1] not in (b"", b"<") and text[end : end + 3] != b"]]>":
        return False
    before = text[max(0, start - 1) : start]
    return end - start > 1 or before.isspace() or (text[start] in _CAPITALS and not before.isupper())


codecs.register_error("critmin-windows-1252", _windows)


def _declares(body: bytes) -> bool:
    """Whether an entity is declared, in capitals or not: found in a tenth of a pattern's time."""
    return b"<!entity" in body.lower()


def _refused(body: bytes) -> bytes:
    if _declares(body):
        raise _bomb()
    return body


def _bomb() -> ExtractionError:
    return ExtractionError(
        "the document declares XML entities (<!ENTITY ...>), which are refused: they can expand without limit"
    )


def _without_dtd(body: bytes) -> bytes:
    doctype = _DOCTYPE.search(body)
    if doctype is None:
        raise _bomb()
    values = {match[1]: match[2] or match[3] or b"" for match in _ENTITY.finditer(doctype[1])}
    left = _ENTITY.sub(b"", _COMMENT.sub(b"", doctype[1]))
    if _declares(left) or not all(map(_PLAIN_VALUE.fullmatch, values.values())):
        raise _bomb()
    characters = {name: html.escape(html.unescape(html.unescape(value.decode(errors="replace")))).encode()
                  for name, value in values.items()}  # fmt: skip
    rest = _refused(body[doctype.end() :])
    return body[: doctype.start()] + _REFERENCE.sub(lambda match: characters.get(match[1], match[0]), rest)
