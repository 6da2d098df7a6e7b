"""Text that others wrote -> plain text on one line, and its sentences. Knows no kind of source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

SUMMARY_LENGTH = 1000  # characters

_HIDDEN = re.compile(
    r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.DOTALL | re.IGNORECASE
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var"
    r"|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>|<[a-zA-Z]+\s+[a-zA-Z-]+=[^<>]*$|</[a-zA-Z]*$")
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|tr|table|ul|ol|blockquote|section|dd|dt)\s*>|<br\s*/?>", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ue000-\uf8ff]")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_CUT = re.compile(r"\s{0,9}(?:\.\.\.|…|\[(?:\.\.\.|…)\])\s{0,9}$")

_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_]|©)|(?<=[。！？])\s*")
_SPACED_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_]|©)")  # the first half, found twice as fast
_WIDE_STOPS = frozenset("。！？")
_BEFORE = 40  # characters in which an abbreviation stands
_AFTER = 20  # characters that tell whether a sentence begins: marks, then its first letter
_ABBREVIATION = re.compile(
    r"(?<![^\s(\[\"“。！？])(?:[A-Za-z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nos|Nr|Art|Abs|Sec|Fig|Vol|Inc"
    r"|Ltd|Co|Corp|Gov|Sen|Rep|Gen|Pub|Stat|vs|cf|ca|approx|al|eds?|est|bzw|usw|ggf|inkl|Mio|Mrd|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec|\d{1,2})\.$"
)


def line(text: str) -> str:
    """Plain `text` on one line: no control, invisible or private characters, no runs of white space."""
    if text.isprintable():  # then it holds none of them, and no white space but plain spaces
        return " ".join(text.split()) if "  " in text else text.strip()
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def strip_markup(text: str) -> str:
    """The plain text of a piece of HTML: tags out, entities decoded once, on one line.

    Once: `&amp;lt;` is somebody's wish to write `&lt;`. What comes out is text; whoever prints it escapes it.
    """
    if "<" in text:
        text = _TAG.sub(" ", _INLINE.sub("", _HIDDEN.sub(" ", text)))
    return line(html.unescape(text))


def block_text(text: str) -> str:
    """The plain text of a piece of HTML, one block element a line."""
    return "\n".join(strip_markup(block) for block in _BLOCK_END.split(_HIDDEN.sub(" ", text)))


def shorten(text: str, length: int = SUMMARY_LENGTH) -> str:
    """`text`, cut at a word's end and marked with "…" where it is longer than `length` characters."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"


def is_cut(title: str) -> bool:
    """Whether only the beginning of this title is shown ("A new committee for...")."""
    return bool(_CUT.search(title))


def sentences(text: str) -> list[str]:
    """The sentences of a text in reading order; a line break always ends one. Deterministic, no language model.

    A full stop after an abbreviation, an initial or an ordinal ("24. Januar", "No. 3", "U.S. list"), or before a
    small letter, ends nothing.
    """
    return list(iter_sentences(text))


def iter_sentences(text: str) -> Iterator[str]:
    """The same, one by one, for whoever needs only the first of them."""
    return (sentence for block in text.splitlines() for sentence in sentences_of(line(block)) if sentence)


def sentences_of(block: str) -> Iterator[str]:
    """The same of a text on one line, as `line` gives it; some may be empty."""
    start = 0
    wide = not block.isascii() and not _WIDE_STOPS.isdisjoint(block)
    for end in _END.finditer(block) if wide else _SPACED_END.finditer(block):
        stop = end.start() if wide else end.start() + 1
        after = block[end.end() : end.end() + _AFTER]
        shortened = _ABBREVIATION.search(block, max(start, stop - _BEFORE), stop)
        if not (shortened or after.lstrip("\"'“‘«([")[:1].islower()):
            yield block[start : end.end()].strip()
            start = end.end()
    yield block[start:].strip()
