"""The materials that a running text mentions. Conservative: a missed mention is quieter than a false one. Pure.

A whole list entry is read by `vocabulary.minerals.lookup`; here a title or a sentence is searched. English words that
mean something else every day (lead, tin, iron, gold, …: `common` in minerals.yaml) count only beside a word of the
trade ("lead concentrates") or in an enumeration with another material ("lead, zinc and copper").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from vocabulary.minerals.folding import fold
from vocabulary.minerals.materials import lookup
from vocabulary.minerals.table import all_ids, files, get
from vocabulary.yaml_files.prepared import prepared

TRADE = frozenset(
    "ore ores concentrate concentrates metal metals mine mines mining mineral minerals deposit deposits oxide oxides "
    "alloy alloys smelter smelters smelting refinery refining bullion ingot ingots bearing content price prices supply "
    "exploration sulfide sulfides sulphide sulphides scrap".split()
)
"""English words of the trade, folded."""
_NOT = re.compile(r"\b(?:silicon valley|mercury news)\b")
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"(?:, | |)(?:and |or )|, |/")
_UNSPACED = re.compile("[ぁ-ヿ一-鿿가-힣]")
_OTHERWISE = frozenset({"phosphor"})  # German phosphorus; elsewhere not
_SHORTEST = 6  # letters of a word of another language that does not stand by chance in an English text


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a text names a material. `sure`: the word has no everyday meaning, or stands beside one of the trade."""

    start: int
    end: int
    word: str
    sure: bool


@lru_cache(1000)  # the state before and after a change mostly have the same title
def mentions(text: str, *, technical: bool = False) -> tuple[str, ...]:
    """The ids of the materials that `text` names, in the order of their first mention, each once.

    `technical`: the text speaks of materials anyway ("tin" in "determination of tin"), so everyday words count as well.
    """
    folded = _NOT.sub(" ", fold(text))
    spans = [*_spaced(folded), *_unspaced(folded)]
    runs = (run for run in _runs(folded, spans) if technical or any(span.sure for span in run))
    words = [span.word for run in runs for span in run]
    return tuple(dict.fromkeys(material for word in words for material in _materials(word)))


def places(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Where the folded `text` names materials, everyday words too: from, to, and the ids of what is named there."""
    return tuple((span.start, span.end, _materials(span.word)) for span in (*_spaced(text), *_unspaced(text)))


@cache
def spelled(material: str) -> frozenset[str]:
    """Words of which one stands, in some case, in each text that mentions the material in English.

    Few of them ("spodumene", "lithium", which also stands in "crushed lithium"); `mentions` decides.
    """
    known = get(material)
    names = {fold(name) for spelled in (known.names, *known.forms.values()) for name in spelled.get("en", ())}
    single = {name for name in names if " " not in name}
    return frozenset(single | {name.split(" ")[0] for name in names if single.isdisjoint(name.split(" "))})


def _spaced(folded: str) -> Iterator[_Span]:
    """Words of languages that part them by spaces; of overlapping names the longest."""
    tokens, begun = _WORD.findall(folded), _first_words()
    if begun.keys().isdisjoint(tokens):
        return
    words, end = list(_WORD.finditer(folded)), 0
    for index, token in enumerate(tokens):
        if index >= end and token in begun and (count := _longest(tokens, index)):
            end = index + count
            word = " ".join(tokens[index:end])
            after = tokens[end] if end < len(tokens) else ""
            sure = not _words()[word] or after in TRADE
            yield _Span(words[index].start(), words[end - 1].end(), word, sure)


def _longest(tokens: list[str], index: int) -> int:
    """How many tokens from `index` on make the longest known name; 0 for none."""
    for count in range(min(_first_words().get(tokens[index], 0), len(tokens) - index), 0, -1):
        if " ".join(tokens[index : index + count]) in _words():
            return count
    return 0


def _unspaced(folded: str) -> Iterator[_Span]:
    """Names in Chinese, Japanese and Korean, which stand inside longer runs of characters."""
    if _UNSPACED.search(folded):
        for match in _unspaced_names().finditer(folded):
            yield _Span(match.start(), match.end(), match[0], sure=True)


def _runs(folded: str, spans: list[_Span]) -> Iterator[list[_Span]]:
    """The spans, those of one enumeration ("lead, zinc and copper") together."""
    run = spans[:1]
    for before, after in pairwise(spans):
        if not _BETWEEN.fullmatch(folded[before.end : after.start]):
            yield run
            run = []
        run = [*run, after]
    if run:
        yield run


@cache
def _materials(word: str) -> tuple[str, ...]:
    match = lookup(word)
    return match.minerals if match else ()


@cache
def _words() -> dict[str, bool]:
    """Every name to look for, with its plural -> whether it is an everyday word."""
    return prepared("names", files(), dict[str, bool], words_to_look_for)


def words_to_look_for() -> dict[str, bool]:
    """The same, made again."""
    words = dict[str, bool]()
    for word, language, common in _names():
        known = language == "en" or (not common and len(word) >= _SHORTEST and word not in _OTHERWISE)
        if known and _materials(word) and not _UNSPACED.search(word):
            words[word] = common
            words.setdefault(f"{word}s", common)
    return words


@cache
def _first_words() -> dict[str, int]:
    """First word of a name -> the number of words of the longest name that begins with it."""
    longest: dict[str, int] = {}
    for word in _words():
        first, *rest = word.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


@cache
def _unspaced_names() -> re.Pattern[str]:
    names = sorted({word for word, _, _ in _names() if _UNSPACED.search(word)}, key=lambda word: (-len(word), word))
    kana = [rf"(?<![ァ-ヿ]){name}(?![ァ-ヺー])" for name in names if re.search("[ァ-ヿ]", name) and len(name) > 2]
    han = [name for name in names if not re.search("[ァ-ヿ]", name) and len(name) > 1 and name[0] < "가"]
    hangul = [rf"(?<!\w){name}" for name in names if name[0] >= "가" and len(name) > 2]
    return re.compile("|".join([*kana, *han, *hangul]))


def _names() -> Iterator[tuple[str, str, bool]]:
    for material in (known for known in map(get, all_ids()) if known.kind != "class"):  # no class is a material
        for form, names in [("", material.names), *material.forms.items()]:
            for language, spellings in names.items():
                yield from ((fold(word), language, material.common and not form) for word in spellings)
