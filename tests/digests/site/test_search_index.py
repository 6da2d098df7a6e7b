"""The index of the search: a document keeps its number, and only the files that tell of what is new are others."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import Any

import orjson

from digests.site.kept import Kept
from digests.site.search import PART, SearchEntry, index, words

_WORDS = ("lithium", "cobalt", "Ölschiefer", "rare earths", "sampling of ores", "钴")


def _files(entries: list[SearchEntry]) -> dict[str, bytes]:
    return dict(index(list(entries), Kept().remembered))


def _entry(place: int, rng: random.Random, address: str = "") -> SearchEntry:
    return SearchEntry(place, rng.choice(_WORDS), "change", address or f"changes/{place}/", (rng.choice(_WORDS),))


def _shown(files: dict[str, bytes], word: str) -> list[str]:
    name = f"search/terms/{word[:2].encode().hex()}.json"
    steps: list[int] = orjson.loads(files[name]).get(word, []) if name in files else []
    parts: dict[int, Any] = {}
    for number in accumulate(steps):
        part = number // PART
        parts.setdefault(part, orjson.loads(files[f"search/documents/{part}.json"]))
    return [parts[number // PART][str(number % PART)][2] for number in accumulate(steps)]


def test_every_word_finds_its_documents_in_their_order() -> None:
    rng = random.Random(17)
    places = [rng.randrange(5_000) for _ in range(800)]  # some are wanted twice
    entries = [_entry(place, rng, f"pages/{at}/") for at, place in enumerate(places)]
    files = _files(entries)
    for text in _WORDS:
        for word in words(text):
            wanted = [one for one in entries if word in words(" ".join((one.title, *one.words)))]
            ordered = [one.address for one in sorted(wanted, key=lambda one: (one.place, one.address))]
            assert _shown(files, word) == ordered


def test_what_comes_or_goes_moves_nothing_else() -> None:
    rng = random.Random(5)
    entries = [_entry(place, rng) for place in range(0, 40_000, 7)]
    before = _files(entries)
    gone = entries.pop(3_000)
    come = SearchEntry(12_345, "zirconium", "change", "changes/12345/")
    after = _files([*entries, come])
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    shards = {word[:2] for one in (gone, come) for word in words(" ".join((one.title, *one.words)))}
    files = {f"search/terms/{shard.encode().hex()}.json" for shard in shards}
    parts = {f"search/documents/{one.place // PART}.json" for one in (gone, come)}
    assert differing <= {*files, *parts, "search/terms/index.json"}
    assert parts < differing


def test_words_of_a_part_are_looked_for_again_only_where_something_is_new() -> None:
    rng = random.Random(9)
    entries = [_entry(place, rng) for place in range(3 * PART)]
    asked: dict[str, str] = {}

    def take(name: str, rests_on: str, make: Any) -> Any:
        asked[name] = rests_on
        return make()

    list(index(list(entries), take))
    first = dict(asked)
    entries[PART + 5] = SearchEntry(PART + 5, entries[PART + 5].title, "change", entries[PART + 5].address, ("new",))
    list(index(list(entries), take))
    assert {name for name in asked if asked[name] != first[name]} == {"search 1"}
