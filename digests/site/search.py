"""The index that search in the browser reads: small files found by the first letters of a word. Pure.

`terms/HEX.json`, HEX the UTF-8 bytes of a word's first two letters: `{word: [number of a document, ...]}`, ascending,
each but the first as what it is above the one before. `documents/N.json`: those numbered from N thousand on, each under
what it is above that: `{place: [title, kind, address]}`. `static/search.js` folds what is typed by the same rules.

A document keeps its number while it is there, whatever comes or goes beside it: only the files that tell of it change.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import orjson

PART = 1000
OF_RANK = 10**12  # numbers that each rank has
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 30  # characters of a word that count
_LETTERS = 2  # that name a file

Remembered = Callable[[str, str, Callable[[], Any]], Any]
"""`Kept.remembered`: what was kept under a name, where it rests on the same."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page, or a document elsewhere: its title, kind and address, and the further words that find it.

    `place`: its number, unless another has it already. The lowest is shown first.
    """

    place: int
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


Numbered = tuple[int, SearchEntry]


def index(entries: list[SearchEntry], remembered: Remembered) -> Iterator[tuple[str, bytes]]:
    """The files of the index. Of a part in which nothing is new the words are not looked for again."""
    entries.sort(key=_by_place)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    for part, of in groupby(_numbered(entries), key=_part):
        numbered = list(of)
        shown = {str(number % PART): (entry.title, entry.kind, entry.address) for number, entry in numbered}
        content = orjson.dumps(shown)
        yield f"search/documents/{part}.json", content
        own = hashlib.blake2b(content, digest_size=12)
        own.update(repr([entry.words for _, entry in numbered]).encode())
        places = remembered(f"search {part}", own.hexdigest(), functools.partial(_places, numbered))
        for word, (end, first, steps) in places.items():
            posting = postings[word]
            posting.append(part * PART + first - last.get(word, 0))
            posting += steps
            last[word] = part * PART + end
    shards: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(postings):
        shards[word[:_LETTERS]][word] = postings[word]
    for beginning, of_shard in shards.items():
        yield f"search/terms/{beginning.encode().hex()}.json", orjson.dumps(of_shard)
    yield "search/terms/index.json", orjson.dumps(sorted(beginning.encode().hex() for beginning in shards))


def _by_place(entry: SearchEntry) -> tuple[int, str]:
    return entry.place, entry.address


def _numbered(entries: Iterable[SearchEntry]) -> Iterator[Numbered]:
    """Each at its place; where that is taken, at the next one that is free."""
    free = 0
    for entry in entries:
        number = max(free, entry.place)
        yield number, entry
        free = number + 1


def _part(numbered: Numbered) -> int:
    return numbered[0] // PART


def _places(numbered: Sequence[Numbered]) -> dict[str, tuple[int, int, list[int]]]:
    """The places within its part of the documents that each word finds: the last, the first, the steps from there."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in numbered:
        for word in words(" ".join((entry.title, *entry.words))):
            places[word].append(number % PART)
    return {word: (of[-1], of[0], [later - place for place, later in pairwise(of)]) for word, of in places.items()}
