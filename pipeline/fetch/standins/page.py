"""What a reader sees of a page, piece by piece: its names, headings, sentences, links and controls. Pure.

The text of links is kept apart: a page that says that there is nothing here offers what is elsewhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pipeline.fetch.standins.voices import is_banner

_UNSEEN = re.compile(r"<(?:!--|(script|style|svg|template)\b)", re.I)
_END_OF = {name: re.compile(rf"</{name}\s*>", re.I) for name in ("script", "style", "svg", "template")}
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})", re.I)
_HEADING = re.compile(r"<h([1-3])(?:\s[^>]{0,500})?>(.{0,600}?)</h\1", re.DOTALL | re.I)
_APART = re.compile(  # what surrounds a page's own words, links and what can be pressed
    r"<(nav|footer|aside|title|a|button|select|h[1-6])\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I
)
_LINK = re.compile(r"<a\b[^>]{0,1000}>(.{0,400}?)</a", re.DOTALL | re.I)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|br|hr|section|article|main|form|label|header)\b[^>]{0,1000}>", re.I
)
_TAG = re.compile(r"<[^>]{0,1000}>")
_ENDS = re.compile(r"(?<=[.!?…])\s+(?=\S)|(?<=[。！？])|\n")
_EDGES = " \t\n.,:;!?¡¿…'\"“”()[]*-–—|·•©"
_PASSWORD = re.compile(r"<input[^>]{1,500}type\s{0,9}=\s{0,9}[\"']?password", re.I)
_PRESSED = re.compile(
    r"<button\b|<input(?![^>]{0,500}(?:search|hidden|name=[\"']?(?:s|q|query|keys)[\"' >]))|<textarea\b"
    r"|href=[\"']javascript:",
    re.I,
)
_PARTS = re.compile(r" [|·•»:–—-] |[|»]")
_OF_A_BAR = 2  # buttons
_SHORTEST = 2  # letters of a piece
_LONGEST = 200  # characters of a name


@dataclass(frozen=True)
class Page:
    """The pieces of a page, as written: `title`, `headings` (of the first three levels), `sentences` outside of
    headings, links and navigation, and `links`. `controls`: how many buttons and fields it has; a search is none, nor
    is the bar that says that cookies are used. What takes long to find is looked for when asked for."""

    title: str
    seen: str

    @classmethod
    def of(cls, markup: str) -> Page:
        """The page in `markup`, its first bytes at least."""
        seen = _without_unseen(markup)
        title = _TITLE.search(seen)
        return cls(_plain(title[1]) if title else "", seen)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Its headings, as far as they have letters."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[str]:
        return _kept(match[2] for match in _HEADING.finditer(self.seen))

    @cached_property
    def asks_a_password(self) -> bool:
        """Whether it has a field for one."""
        return bool(_PASSWORD.search(self.seen))

    @cached_property
    def _all_sentences(self) -> list[str]:
        prose = _TAG.sub(" ", _BLOCK.sub("\n", _APART.sub(" ", self.seen)))
        return list(_kept(_ENDS.split(html.unescape(prose))))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What the page says, but for the bar about cookies."""
        return tuple(sentence for sentence in self._all_sentences if not is_banner(sentence))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The texts of its links."""
        return tuple(_kept(match[1] for match in _LINK.finditer(self.seen)))

    @cached_property
    def controls(self) -> int:
        """How many buttons and fields it has."""
        pressed = len(_PRESSED.findall(self.seen))
        has_bar = len(self.sentences) < len(self._all_sentences)
        return max(0, pressed - _OF_A_BAR) if has_bar else pressed

    @property
    def names(self) -> list[str]:
        """What the page calls itself: its title, whole, its first part and its last, and its first heading."""
        parts = _PARTS.split(self.title)
        candidates = [self.title, parts[0], parts[-1], *islice(self._headings(), 1)]
        return [name for candidate in candidates if (name := candidate.strip(_EDGES)) and len(name) <= _LONGEST]


def _without_unseen(markup: str) -> str:
    """`markup` with a space in place of each comment, script, style sheet and drawing; one without an end has all."""
    pieces, at = [], 0
    while begun := _UNSEEN.search(markup, at):
        pieces.append(markup[at : begun.start()])
        if begun[1]:
            ended = _END_OF[begun[1].lower()].search(markup, begun.end())
            at = ended.end() if ended else len(markup)
        else:
            end = markup.find("-->", begun.end())
            at = end + 3 if end >= 0 else len(markup)
    return " ".join([*pieces, markup[at:]])


def _kept(pieces: Iterable[str]) -> Iterator[str]:
    plain = (_plain(_TAG.sub(" ", piece)) for piece in pieces)
    return (piece for piece in plain if sum(map(str.isalpha, piece.strip(_EDGES))) >= _SHORTEST)


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).replace("’", "'").split())
