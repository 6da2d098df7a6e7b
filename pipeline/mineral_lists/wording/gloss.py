"""What a page in a language with a file of its own says around its list, word by word in English. Pure.

The wording of lists is weighed in the words of some twenty languages (`wording/`). A file of `vocabulary/languages/`
says which words of its language mean the same: what a page calls critical, a list, a draft, removed; its numbers, its
months, other countries. They are put into English before the page is read, and all that weighs words weighs these too.
Names of materials stay as they are, and so does every word that the file does not have: it explains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, islice

from pipeline.outline.pieces import Kind, Piece
from vocabulary.jurisdictions import jurisdictions
from vocabulary.languages.file import FIRST_NUMBER, Language, codes, known_language

_ENGLISH = {
    "critical": "critical",
    "strategic": "strategic",
    "material": "minerals",
    "list": "list",
    "declares": "declared",
    "authority": "government",
    "contains": "contains",
    "entries": "entries",
    "total": "total",
    "following": "following",
    "says": "the",
    "draft": "draft",
    "in-force": "in force",
    "not-listed": "not listed",
    "removed": "removed",
    "added": "added",
    "proposed": "proposed",
    "earlier": "former",
    "other": "trade",
}
_MONTHS = "January February March April May June July August September October November December".split()
_AGAINST = frozenset(
    _ENGLISH[name] for name in ("draft", "not-listed", "removed", "added", "proposed", "earlier", "other")
)
_NEAR_A_LIST = frozenset(
    {"critical", "strategic", "list", "draft", "declared", "proposed"}
)  # else a text may be a name
_GLOSSED = frozenset({Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.LINE, Kind.COLUMN})
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u200c\u200d"
_TOKEN = re.compile(rf"[^\W_](?:[\w{_MARKS}]|['`\u2018\u2019\u02bb\u02bc](?=\w))*")
_APOSTROPHES = dict.fromkeys(map(ord, "`\u2018\u2019\u02bb\u02bc"), "'")
_UNSPACED = frozenset({"th", "lo", "my", "km"})
_NUMBER_LAST = frozenset({"sw"})  # "madini kumi na nne": minerals fourteen
_COUNTED = re.compile(r"\b(minerals(?: (?:critical|strategic|the)){0,3}) (\d{1,3})\b(?! minerals)")
_WRITTEN_ON = re.compile(r"(?<![\w.,/-])(\d{1,3})(?=[^\W\d_])")  # a number and its noun without a space
_ENDS = re.compile(r"(?<=[.!?։।]) ")
_COUNTS = re.compile(r"\b(?:minerals|entries)\b")
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_SHORTEST_STEM = 3
_SENTENCE = 6  # words of an item that is no entry
_SHORT = 2  # letters of a word that says nothing by itself


@dataclass(frozen=True, slots=True)
class _Glossary:
    """`phrases`: words in small letters, parted by spaces, to their English; `stems`: how others begin; `heads`: how
    these do; `names`.

    `firsts`: the first words of phrases and names of several words, to how many the longest has. `words`: the phrases,
    and nothing for each of the names.
    """

    code: str
    phrases: Mapping[str, str]
    stems: Mapping[str, str]
    heads: Set[str]
    names: Set[str]
    firsts: Mapping[str, int]
    words: Mapping[str, str]
    pattern: re.Pattern[str] | None  # of a language that parts no words


@dataclass(frozen=True, slots=True)
class Glossed:
    """The pieces of a page with its wording in English, and what changed: the text there to the text of the page."""

    pieces: Sequence[Piece]
    written: Mapping[str, str]
    of_lists: Sequence[str] = ()  # the titles and headings, as the page has them, that may speak of a list

    def original(self, text: str | None) -> str | None:
        """A text as the page has it."""
        return self.written.get(text, text) if text else text


def glossed(pieces: Sequence[Piece], language: str | None) -> Glossed:
    """The pieces with their wording in English; as they are where the language has no file of its own."""
    if language is None or language not in codes():
        return Glossed(pieces, {})
    written: dict[str, str] = {}
    of_lists, result = [], []
    for piece in pieces:
        text, of_list = _in_english(piece.text, language) if _may_say(piece, language) else (piece.text, False)
        if of_list and piece.kind in {Kind.TITLE, Kind.HEADING}:
            of_lists.append(piece.text)
        if text != piece.text and (of_list or any(map(str.isdigit, text))):
            written[text] = piece.text
            result.append(replace(piece, text=text))
        else:
            result.append(piece)
    return Glossed(result, written, of_lists)


def _may_say(piece: Piece, language: str) -> bool:
    """Whether a piece may say something of a list; an item that is a sentence and begins with no name may, too."""
    if piece.kind is not Kind.ITEM:
        return piece.kind in _GLOSSED
    tokens = list(islice(_TOKEN.finditer(piece.text), _SENTENCE))
    ends = (tokens[length].end() for length in range(len(tokens)))
    names = _glossary(language).names
    return len(tokens) == _SENTENCE and not any(_plain(piece.text[tokens[0].start() : end]) in names for end in ends)


def _in_english(text: str, language: str) -> tuple[str, bool]:
    """A text with its wording in English, and whether it may speak of a list."""
    known = _glossary(language)
    text = _WRITTEN_ON.sub(r"\1 ", text)
    found = list(_found(text, known))
    parts, end = [], 0
    for start, stop, english in found:
        parts += [text[end:start], english if known.pattern is None else f" {english} "]
        end = stop
    whole = "".join((*parts, text[end:]))
    if language in _NUMBER_LAST:
        whole = _COUNTED.sub(r"\2 \1", whole)
    return (" ".join(whole.split()) if parts else text), any(english in _NEAR_A_LIST for _, _, english in found)


def _found(text: str, known: _Glossary) -> Iterator[tuple[int, int, str]]:
    """Where a text has words that the glossary has, and their English."""
    if known.pattern:
        for match in known.pattern.finditer(text):
            if (english := known.phrases.get(match[0])) is not None:
                yield match.start(), match.end(), english
        return
    tokens = list(_TOKEN.finditer(text))
    told = [_of_a_word(token[0], known.code) for token in tokens]
    behind = 0  # the words of a phrase are told of once
    for place in [place for place, (most, english) in enumerate(told) if most or english]:
        if place < behind:
            continue
        length, (most, english) = 1, told[place]
        if most:
            length, english = _longest(text, tokens[place : place + most], known)
        behind = place + length
        if english:
            yield tokens[place].start(), tokens[behind - 1].end(), english


@lru_cache(maxsize=20_000)  # pages repeat their words
def _of_a_word(word: str, code: str) -> tuple[int, str | None]:
    """How many words a phrase or name that begins with this word may have, 0 where it has one; and its English."""
    known, word = _glossary(code), _plain(word)
    if most := known.firsts.get(word, 0):
        return most, None
    english = known.words.get(word)
    return 0, (_begun(word, known.stems, known.heads) or "") if english is None else english


def _longest(text: str, tokens: Sequence[re.Match[str]], known: _Glossary) -> tuple[int, str | None]:
    """How many words from here on are one name, which stays, or one phrase, with its English."""
    for length in range(len(tokens), 0, -1):
        phrase = _plain(text[tokens[0].start() : tokens[length - 1].end()])
        if phrase in known.phrases:
            return length, known.phrases[phrase]
        if phrase in known.names:
            return length, None
        if (english := _begun(phrase, known.stems, known.heads)) is not None:
            return length, english
    return 1, None


def _begun(phrase: str, stems: Mapping[str, str], heads: Set[str]) -> str | None:
    """The English of the longest stem with which the last word of a phrase begins, the words before it alike."""
    if phrase[:_SHORTEST_STEM] not in heads:
        return None
    shortest = phrase.rfind(" ") + 1 + _SHORTEST_STEM
    found = (stems.get(phrase[:length]) for length in range(len(phrase), shortest - 1, -1))
    return next((english for english in found if english is not None), None)


def counting(text: str, number: int, language: str) -> Iterator[str]:
    """The sentences of a text of the page that say that there are so many minerals or entries."""
    for sentence in _ENDS.split(text):
        if counts(_in_english(sentence, language)[0], number):
            yield sentence


def counts(english: str, number: int) -> bool:
    """Whether a text in English says that there are so many minerals or entries."""
    return _COUNTS.search(english) is not None and str(number) in _DIGITS.findall(english)


def against(texts: Iterable[str], language: str) -> tuple[str, str] | None:
    """What speaks against a list in the texts of the page that say what it is: the words, and what they are.

    Words of drafts, removals, trade and the like; a word that the language's file does not have, and that is nobody's
    name. In English what a heading is of is weighed by many more words than a file has: here any of them holds.
    """
    known = _glossary(language)
    for text in texts:
        found = list(_found(text, known))
        if word := next((text[start:stop] for start, stop, english in found if english in _AGAINST), None):
            return word, "may say that it is something else"
        if word := _unknown(text, [(start, stop) for start, stop, _ in found], known):
            return word, "is not known"
    return None


def _unknown(text: str, taken: Sequence[tuple[int, int]], known: _Glossary) -> str | None:
    if known.pattern:
        rest = (word for word in known.pattern.sub(" ", text).split() if not word.isascii())
        return next((word for word in rest if len(word) > _SHORT and not any(map(str.isdigit, word))), None)
    for place, token in enumerate(_TOKEN.finditer(text)):
        word = token[0]
        inside = any(start <= token.start() < stop for start, stop in taken)
        is_name = word[0].isupper() and place > 0
        is_word = len(word) > _SHORT and not any(map(str.isdigit, word))
        if is_word and not inside and not is_name and _plain(word) not in known.names:
            return word
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().translate(_APOSTROPHES).split())


@cache
def _glossary(code: str) -> _Glossary:
    known = known_language(code)
    phrases: dict[str, str] = {}
    stems: dict[str, str] = {}
    for words, english in chain(_numbers(known), _months(known), _around(known), _abroad(known)):
        for word in words:
            if word.endswith("*"):
                stems.setdefault(_plain(word[:-1]), english)
            else:
                phrases[_plain(word)] = english
    heads = frozenset(stem[:_SHORTEST_STEM] for stem in stems)
    for word in map(_plain, known.words):
        if word not in phrases and _begun(word, stems, heads) is None:
            phrases[word] = _ENGLISH["says"]
    names = frozenset(map(_plain, _spelled(known)))
    firsts: dict[str, int] = {}
    for phrase in (*phrases, *stems, *names):
        first, *rest = _TOKEN.findall(phrase)
        if rest:
            firsts[first] = max(firsts.get(first, 0), 1 + len(rest))
    pattern = _alternatives([*phrases, *_spelled(known)]) if code in _UNSPACED else None
    return _Glossary(code, phrases, stems, heads, names, firsts, dict.fromkeys(names, "") | phrases, pattern)


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """All of the words, of two that begin alike the longer; names among them, so that no word is found in a name."""
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))))


def _spelled(known: Language) -> Iterator[str]:
    return chain.from_iterable(known.names.values())


def _numbers(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    yield from ((words, str(number)) for number, words in enumerate(known.numbers, FIRST_NUMBER))


def _months(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    yield from zip(known.months, _MONTHS, strict=False)


def _around(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    """What only resembles a list last: a word of two meanings speaks against one."""
    yield from ((known.around.get(concept, ()), _ENGLISH[concept]) for concept in reversed(_ENGLISH))
    for concept, english in _ENGLISH.items():
        if english in _AGAINST:
            yield known.around.get(concept, ()), english


def _abroad(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    """Other countries, mostly in the case of whose a thing is."""
    countries = jurisdictions()
    yield from ((words, f"of {countries[code].name}") for code, words in known.abroad.items())
