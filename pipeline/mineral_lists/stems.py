"""Patterns of many words, tried only on texts in which one of their stems stands. Pure.

A pattern of a hundred alternatives, whatever the case of letters, tries each of them at every letter of a text: half a
millisecond for a paragraph. Most texts have none of its words, and looking for these as they are takes a hundredth.
The stems are read from the pattern itself: wherever it matches, one of them stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property, lru_cache
from itertools import groupby

_FEWEST = 2  # letters of a stem
_BEGINNING = 4  # letters by which a word is seen to begin like a stem
_BOUND = "\b"  # before a stem that stands only at the beginning of a word
_MOST = 400  # stems of a pattern; a group of many words in a row of such groups would give too many
_CLASSES, _BOUNDS = frozenset("sSdDwW"), frozenset("bB")  # what a letter behind a backslash may mean
_TOKEN = re.compile(
    r"(?P<group>\((?:\?(?:P<\w+>|[:=!]|<[=!]))?)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<literal>.)",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*,?\d*\})\??")
_WORD = re.compile(r"\w+")


def small(text: str) -> str:
    """A text as stems are looked for in it: in small letters, as patterns compare letters."""
    return text.casefold() if text.isascii() else text.replace("İ", "i").casefold().replace("ı", "i")


def stands(some: tuple[str, ...], in_small: str) -> bool:
    """Whether one of the stems of a pattern stands in a text in small letters; of no stems, it may always match."""
    return not some or any(map(in_small.__contains__, some))


def sought(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match of a pattern of many words in a short text, looked for where one of its alternatives matches."""
    return pattern.search(text) if matches(pattern, text) else None


def matches(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of many words matches anywhere in a short text: each alternative is tried by itself.

    Tried is only what has a stem there. A pattern must have no groups that it refers back to.
    """
    return any(_compiled(alternative, pattern.flags).search(text) for alternative in _standing(pattern.pattern, text))


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a stem of a pattern stands in a short text, or it may match without any."""
    return next(_standing(pattern.pattern, text), None) is not None


def _standing(pattern: str, text: str) -> Iterator[str]:
    """The alternatives of a pattern of which a stem stands in a text, and those without stems."""
    letters, beginnings = _looked_at(text)
    begun, anywhere, beyond_ascii = _by_beginning(pattern)
    if not beginnings.isdisjoint(begun):
        for beginning in beginnings:
            yield from (alternative for stem, alternative in begun.get(beginning, ()) if stem in letters)
    yield from (alternative for stem, alternative in anywhere if stem in letters)
    if not letters.isascii():
        yield from (alternative for stem, alternative in beyond_ascii if stem in letters)


@lru_cache(maxsize=256)  # one text is searched for many patterns
def _looked_at(text: str) -> tuple[str, frozenset[str]]:
    """A text in small letters, and how its words begin."""
    letters = small(text)
    return letters, frozenset([word[:_BEGINNING] for word in _WORD.findall(letters)])


_compiled = cache(re.compile)
_Stems = tuple[tuple[str, str], ...]  # each with the alternative of the pattern that it is of


@cache
def _by_beginning(pattern: str) -> tuple[dict[str, _Stems], _Stems, _Stems]:
    """The stems of a pattern: by how the word begins that they begin with; those of no word, in ASCII or not."""
    begun: dict[str, _Stems] = {}
    others: list[tuple[str, str]] = []
    for alternative in _alternatives(pattern):
        for marked in map(small, _of_one(alternative, "") or [""]):
            stem = marked.removeprefix(_BOUND)
            word = _WORD.match(stem) if marked != stem else None
            if word and (word.end() < len(stem) or len(word[0]) >= _BEGINNING):
                beginning = word[0][:_BEGINNING]
                begun[beginning] = (*begun.get(beginning, ()), (stem, alternative))
            else:
                others.append((stem, alternative))
    in_ascii = tuple(other for other in others if other[0].isascii())
    return begun, in_ascii, tuple(other for other in others if other not in in_ascii)


class Words:
    """The words of the texts of a page, by which stems that cannot stand there are ruled out.

    The texts are looked at when they are asked for first.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _looked_at(self) -> tuple[str, Set[str]]:
        """Each part between spaces once, a fraction of the texts; words, how they begin, and letters."""
        parts = set(small("\n".join(self._texts)).split())
        words = set(filter(str.isalnum, parts))
        words.update(_WORD.findall(" ".join(parts - words)))
        once = " ".join(parts)
        return once, {word[:_BEGINNING] for word in words}.union(words, once)

    def of(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """The stems of a pattern that may stand in one of the texts."""
        once, present = self._looked_at
        for stem, needs, words in _with_needs(pattern.pattern):
            if needs <= present and all(map(once.__contains__, words)):
                yield stem


def standing_in(
    text: str, patterns: tuple[re.Pattern[str], ...], words: Words | None = None
) -> Mapping[re.Pattern[str], tuple[str, ...]]:
    """The patterns that may match somewhere in a long text, each with its stems that stand there; of no stems, none.

    A stem stands there only if the text has its words: most are ruled out by these, and few are looked for. `words`:
    those of texts of which this one is a part, where they are known.
    """
    letters, words = small(text), words or Words([text])
    here = {pattern: tuple(stem for stem in words.of(pattern) if stem in letters) for pattern in patterns}
    return {pattern: some for pattern, some in here.items() if some or not stems(pattern.pattern)}


@cache
def _with_needs(pattern: str) -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """Each stem with what a text needs to have it: whole words, beginnings of words, letters that are not in ASCII.

    Last, all of its words, or parts of words.
    """
    some = ((marked.removeprefix(_BOUND), _needs(marked)) for marked in _shortest(_marked(pattern)))
    return tuple((stem, needs, tuple(_WORD.findall(stem))) for stem, needs in some)


def _needs(marked: str) -> frozenset[str]:
    stem = marked.removeprefix(_BOUND)
    needs = {letter for letter in stem if letter.isalpha() and not letter.isascii()}
    for word in _WORD.finditer(stem):
        begins, ends = word.start() > 0 or marked != stem, word.end() < len(stem)
        if begins and (ends or len(word[0]) >= _BEGINNING):
            needs.add(word[0] if ends else word[0][:_BEGINNING])
    return frozenset(needs)


@cache
def stems(pattern: str) -> tuple[str, ...]:
    """Words of which one stands in whatever the pattern matches; none where it may match without any."""
    return _shortest(stem.removeprefix(_BOUND) for stem in _marked(pattern))


def _marked(pattern: str) -> frozenset[str]:
    """The stems, with a mark before those that stand only at the beginning of a word."""
    return frozenset(map(small, _of_alternatives(pattern) or ()))


def _shortest(some: Iterable[str]) -> tuple[str, ...]:
    """Stems without those in which another stands."""
    kept: list[str] = []
    for stem in sorted(set(some), key=lambda stem: (len(stem), stem)):
        if not any(other in stem for other in kept):
            kept.append(stem)
    return tuple(kept)


def _of_alternatives(pattern: str, before: str = "") -> list[str] | None:
    """The stems of all alternatives, before each of which a bound may stand; None where one has none."""
    result: list[str] = []
    for alternative in _alternatives(pattern):
        found = _of_one(alternative, before)
        if found is None:
            return None
        result += found
    return result if len(result) <= _MOST else None


def _of_one(alternative: str, before: str) -> list[str] | None:
    """The stems of one alternative: of all that has to stand in it, what is longest at its shortest."""
    options: list[list[str]] = []
    run = [before]
    for kind, text, optional, repeated in _items(alternative):
        if kind == "nothing":
            run = [_BOUND] if text == _BOUND and run == [""] else run
            continue
        inner = None if optional else [text] if kind == "literal" else _of_group(text) if kind == "group" else None
        if inner is None and not optional and kind == "group" and (within := _of_alternatives(text, _bound(run))):
            options.append(within)
        if inner is None or len(run) * len(inner) > _MOST:
            options.append(run)
            run = inner or [""]
        else:
            run = [f"{begun}{after}" for begun in run for after in inner]
        if repeated:
            options.append(run)
            run = [""]
    options.append(run)
    best = max(options, key=lambda option: (min(map(_length, option)), -len(option)))
    usable = all(_length(stem) >= _FEWEST or not stem.isascii() for stem in best)
    return best if usable and all(map(_length, best)) else None


def _bound(run: list[str]) -> str:
    return _BOUND if run == [_BOUND] else ""


def _length(stem: str) -> int:
    return len(stem) - stem.startswith(_BOUND)


def _of_group(inside: str) -> list[str] | None:
    """What a group is, word for word, where it is nothing but words; None else."""
    words = []
    for alternative in _alternatives(inside):
        items = list(_items(alternative))
        if any(kind not in {"literal", "nothing"} or optional or repeated for kind, _, optional, repeated in items):
            return None
        words.append("".join(text for kind, text, _, _ in items if kind == "literal"))
    return words


def _alternatives(pattern: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for match in _TOKEN.finditer(pattern):
        if match["group"]:
            depth += 1
        elif match["literal"] == ")":
            depth -= 1
        elif match["literal"] == "|" and not depth:
            parts.append(pattern[begin : match.start()])
            begin = match.end()
    return [*parts, pattern[begin:]]


def _items(alternative: str) -> Iterator[tuple[str, str, bool, bool]]:
    """What stands in a row: its kind and text, whether it may be absent, whether it may stand there several times."""
    place = 0
    while place < len(alternative):
        match = _TOKEN.match(alternative, place)
        assert match is not None, alternative
        kind, text, place = "other", "", match.end()
        if match["group"]:
            place = _end_of_group(alternative, match.end())
            kind, text = ("group", alternative[match.end() : place - 1]) if _holds(match["group"]) else ("nothing", "")
        elif match["escape"]:
            kind, text = _escaped(match["escape"][1])
        elif match["literal"]:
            kind = "nothing" if match["literal"] in "^$" else "other" if match["literal"] == "." else "literal"
            text = match["literal"]
        often = _QUANTIFIER.match(alternative, place)
        place = often.end() if often else place
        least = often[0] if often else ""
        optional = least.startswith(("*", "?", "{0", "{,"))
        yield kind, text, optional, bool(often) and not optional


def _escaped(sign: str) -> tuple[str, str]:
    if sign.isalnum() and sign not in _CLASSES | _BOUNDS:
        raise ValueError(f"no stems are read from a pattern with \\{sign}")
    if sign in _BOUNDS:
        return "nothing", _BOUND if sign == "b" else ""
    return ("other", "") if sign in _CLASSES else ("literal", sign)


def _holds(opening: str) -> bool:
    """Whether what stands in a group has to stand in the text right there: not what is only looked for around it."""
    return opening not in {"(?=", "(?!", "(?<=", "(?<!"}


def _end_of_group(text: str, begin: int) -> int:
    depth = 1
    for match in _TOKEN.finditer(text, begin):
        depth += bool(match["group"]) - (match["literal"] == ")")
        if not depth:
            return match.end()
    raise ValueError(f"a group of a pattern has no end: {text[begin - 1 :]}")


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of many words, of two that begin alike the longer: letter by letter, not word by word."""
    return re.compile(_by_letters(sorted(set(words)), 0))


def _by_letters(words: Sequence[str], place: int) -> str:
    """Words that are alike up to a place, as a pattern that is tried letter by letter."""
    if len(words) == 1:
        return re.escape(words[0][place:])
    ends = words[0][place:] == ""  # the shortest comes first
    rest = ((letter, list(alike)) for letter, alike in groupby(words[ends:], key=lambda word: word[place]))
    within = "|".join(re.escape(letter) + _by_letters(alike, place + 1) for letter, alike in rest)
    return f"(?:{within}){'?' if ends else ''}"
