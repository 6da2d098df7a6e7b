"""The index that search in the browser reads: small files found by the first letters of a word. Pure.

`terms/HEX.json`, HEX the UTF-8 bytes of a word's first two letters: `{word: [number of a document, ...]}`.
`documents/N.json`: a thousand documents each, `[title, kind, address]`, in the order in which they are to be shown.
`static/search.js` folds what is typed by the same rules.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

PART = 1000
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 30  # characters of a word that count
_LETTERS = 2  # that name a file


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page, or a document elsewhere: its title, kind and address, and the further words that find it."""

    title: str
    kind: str
    address: str
    words: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Without case, accents and width; the German ß as ss."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    if not any(map(unicodedata.combining, parts)):
        return parts
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words(text: str) -> set[str]:
    """The words of a text as the index has them."""
    return {word[:_LONGEST] for word in _WORD.findall(folded(text))}


def index(documents: Iterable[SearchEntry]) -> Iterator[tuple[str, bytes]]:
    """The files of the index, of documents in the order in which they are to be shown."""
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    shown: list[tuple[str, str, str]] = []
    part = 0
    for number, document in enumerate(documents):
        for word in words(" ".join((document.title, *document.words))):
            postings[word].append(number)
        shown.append((document.title, document.kind, document.address))
        if len(shown) == PART:
            yield f"search/documents/{part}.json", orjson.dumps(shown)
            shown, part = [], part + 1
    yield f"search/documents/{part}.json", orjson.dumps(shown)
    shards: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(postings):
        shards[word[:_LETTERS]][word] = postings[word].tolist()
    for beginning, of in shards.items():
        yield f"search/terms/{beginning.encode().hex()}.json", orjson.dumps(of)
    yield "search/terms/index.json", orjson.dumps(sorted(beginning.encode().hex() for beginning in shards))
