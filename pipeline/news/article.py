"""The article behind an item of news: whether its page is wanted, whether what came is it, and what it adds. Pure.

Weak evidence adds nothing: a page that does not speak of its item is not its article, however much text it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from pipeline.parsing.dates import ahead
from vocabulary.minerals.folding import fold
from vocabulary.news.deadlines import Deadline, deadline_in
from vocabulary.phrases import plain
from vocabulary.records import NewsItem, Record

TEASER = 900  # characters of a summary; a feed that gave more has told what it has to tell
_LONGEST = 20_000  # characters of an article that are kept
_LEAST = 200  # characters; less is a caption, or a wall
_STEM = 5  # letters by which words are compared: titles and texts inflect them otherwise
_TELLING = 4  # letters of a word that tells something
_SHARE = 0.5  # of the telling words of a title
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def address(item: Record) -> str | None:
    """Where the article of an item is, where a page is to be had and the item has only a teaser."""
    url, summary = item.fields.get(NewsItem.url), item.fields.get(NewsItem.summary)
    if not isinstance(url, str) or len(str(summary or "")) >= TEASER:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # a feed may write anything there
        return None
    leads_to_page = parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)
    return url if leads_to_page else None


def kept(sentences: Sequence[str]) -> list[str]:
    """The sentences from the beginning on, some twenty thousand characters at most."""
    chosen, length = [], 0
    for sentence in sentences:
        length += len(sentence) + 1
        if length > _LONGEST:
            break
        chosen.append(sentence)
    return chosen


def why_not(address: str, arrived: str, title: str, sentences: Sequence[str]) -> str | None:
    """Why a page with these sentences is not the article of an item with this title; `None` where it is."""
    if urlsplit(address).path.strip("/") and not urlsplit(arrived).path.strip("/"):
        return "its address leads to the front page"
    text = " ".join(sentences)
    if len(text) < (_LEAST // 3 if _UNSPACED.search(text) else _LEAST):
        return "the page holds hardly any text"
    if _share(title, text) < _SHARE:
        return "the page does not speak of what its headline says"
    return None


def _share(title: str, text: str) -> float:
    """The share of the telling words of a title whose beginnings stand in a text; 1 for a title without any."""
    words = {_stem(word) for word in _telling(title)}
    return len(words & {_stem(word) for word in _telling(text)}) / len(words) if words else 1.0


def _telling(text: str) -> list[str]:
    """The longer words; of languages written without spaces each pair of characters."""
    words: list[str] = []
    for word in _WORD.findall(fold(text)):
        if _UNSPACED.search(word):
            words += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        elif len(word) >= _TELLING:
            words.append(word)
    return words


def _stem(word: str) -> str:
    return word[:_STEM]


def deadline(item: Record, sentences: Sequence[str], seen: str) -> Deadline | None:
    """The deadline that an article states, where its item states none. `seen` (YYYY-MM-DD): when it was told; what
    ended before that, or before it was published, is none."""
    if item.fields.get(NewsItem.deadline):
        return None
    published = plain(item.fields.get(NewsItem.published))[:10]
    return deadline_in(sentences, partial(ahead, published=published or seen), max(published, seen))
