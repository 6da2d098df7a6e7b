"""What a feed states about one item."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.parsing.links import absolute, unwrapped
from pipeline.parsing.text import line, strip_markup

_ESCAPED = re.compile(r"&(?:amp;){2,9}(?=#?\w{1,31};|\s)")  # by several programs, one after the other
_ESCAPED_MARKUP = re.compile(r"&lt;(?:p|div|span|a|b|i|em|strong|ul|ol|h\d|img|br|table|blockquote)\b[^<]*&gt;\s*$")
_LINKS = re.compile(
    r"<(ul|ol)\b[^<>]{0,300}>\s*(?:<li\b[^<>]{0,300}>\s*<a\b[^<>]{0,600}>[^<>]{0,300}</a>\s*</li>\s*){1,40}</\1>",
    re.IGNORECASE,
)
_CDATA = re.compile(r"^\s*<!\[CDATA\[(.*)\]\]>\s*$", re.DOTALL)


class Entry(NamedTuple):  # made for every item: a frozen dataclass takes four times as long
    """`link` is absolute; texts are plain. `links` are all addresses that the item names for itself."""

    link: str | None
    id: str | None
    title: str
    summary: str
    published: str | None
    date_source: str
    authors: tuple[str, ...]
    undated: bool  # a publication date stands there, but it is no date
    links: tuple[str, ...] = ()
    modified: str | None = None  # of Atom, which states it for every entry


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed, its own address, the address of its next page, and signals for people."""

    entries: tuple[Entry, ...]
    home: str | None = None
    next_page: str | None = None
    notes: tuple[str, ...] = ()


def plain(text: str) -> str:
    """A text that may hold markup, and that may have been escaped with its CDATA mark, as plain text.

    A list of nothing but links beside a text leads to other items, which change from day to day, and is left out.
    """
    if "<" not in text and "&" not in text and text.isascii():  # no markup, and nothing to mend
        return line(text)
    text = _mended(text)
    if "<li" in text and (alone := strip_markup(_LINKS.sub(" ", text))):
        return alone
    return strip_markup(text)


def plainest(text: str) -> str:
    """A text that states to be plain."""
    return line(_mended(text))


def _mended(text: str) -> str:
    """`text` out of an escaped CDATA mark, and out of a second encoding: UTF-8 taken for Latin-1."""
    marked = _CDATA.match(text) if "CDATA" in text else None
    text = marked[1] if marked else text
    if text.startswith("&lt;") and _ESCAPED_MARKUP.match(text):  # encoded once more than markup is
        text = html.unescape(text)
    if "&amp;amp;" in text:
        text = _ESCAPED.sub("&amp;", text)
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def addresses(links: Iterable[str | None], base: str) -> tuple[str, ...]:
    """The web addresses among `links`, resolved, out of their redirectors, each once."""
    found: list[str] = []
    for link in links:
        if link and (url := absolute(link, base)) and (own := unwrapped(url)) not in found:
            found.append(own)
    return tuple(found)
