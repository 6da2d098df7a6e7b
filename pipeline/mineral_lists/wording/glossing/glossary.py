"""The words that a language's file has for what pages say around a list, and their English. Pure.

`glossary` is made of a file of `vocabulary/languages/`; `found` says where a text has its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, islice

from pipeline.mineral_lists.stems import pattern_of
from vocabulary.jurisdictions import jurisdictions
from vocabulary.languages.file import FIRST_NUMBER, FIRST_OF_FEW, Language, known_language
from vocabulary.minerals.table import table

_ENGLISH = {
    "and": "and",
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
    "numbered": "No",
    "region": "the state",
    "region-of": "of the state",
    "federal": "federal",
    "says": "the",
    "draft": "draft",
    "in-force": "in force",
    "not-listed": "not listed",
    "removed": "removed",
    "added": "added",
    "assessed": "assessed",
    "proposed": "proposed",
    "earlier": "former",
    "most": "most",
    "other": "trade",
    "not": "not",
    "unofficial": "unofficial",
}
_MONTHS = "January February March April May June July August September October November December".split()
_AGAINST = "draft not-listed removed added proposed earlier most other not unofficial".split()
AGAINST = frozenset(_ENGLISH[concept] for concept in _AGAINST)
_ELSE = frozenset(_ENGLISH[concept] for concept in ("region", "region-of", "assessed"))
ANNOUNCING = frozenset(_ENGLISH.values()) - AGAINST - _ELSE  # that a list is declared, of how many entries, by whom
ONLY_ASKED = frozenset({_ENGLISH["not"], _ENGLISH["unofficial"]})  # left as they are where a page is put into English
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u200c\u200d"
TOKEN = re.compile(rf"[^\W_][\w{_MARKS}]*(?:['`\u2018\u2019\u02bb\u02bc](?=\w)[\w{_MARKS}]*)*")
_VOWELS = dict.fromkeys((*range(0x64B, 0x653), 0x640))  # marks of Arabic, written or not
_APOSTROPHES = dict.fromkeys(map(ord, "`\u2018\u2019\u02bb\u02bc"), "'") | _VOWELS
_BEFORE_A_NAME, _BEHIND_A_NAME = _ENGLISH["region-of"], _ENGLISH["region"]
OF_A_REGION = frozenset({_BEFORE_A_NAME, _BEHIND_A_NAME})
_WRITTEN_BEFORE = {  # words written on to the next
    "ar": ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف"),
    "fr": ("l'", "d'", "qu'", "s'", "lorsqu'", "puisqu'"),
    "it": ("l'", "d'", "un'", "dell'", "all'", "dall'", "nell'", "sull'", "quest'"),
}
IDEOGRAPHIC = frozenset({"ja", "zh", "ko"})  # in which one sign may be a word
_UNSPACED = frozenset({"th", "lo", "my", "km"}) | IDEOGRAPHIC
_SHORTEST_STEM = 3
_REMEMBERED, _LONGEST = 20_000, 60  # words of a language, and their letters: pages repeat theirs


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words of one language, in small letters, to their English.

    `phrases`: words parted by spaces; `stems`: how others begin; `heads`: the first letters of these; `parts`: what
    others contain; `names` of materials.

    `firsts`: the first words of phrases and names of several words, to how many the longest has, and how their second
    words begin. `words`: the phrases, and nothing for each of the names.
    """

    code: str
    phrases: Mapping[str, str]
    stems: Mapping[str, str]
    heads: Set[str]
    parts: Mapping[str, str]
    names: Set[str]
    firsts: Mapping[str, tuple[int, tuple[str, ...]]]
    words: Mapping[str, str]
    pattern: re.Pattern[str] | None  # of a language that parts no words
    told: Told


def found(text: str, known: Glossary) -> list[tuple[int, int, str]]:
    """Where a text has words that the glossary has, and their English; nothing for the name of a material."""
    words = _known_words(text, known) if known.pattern is None else _known_parts(text, known.pattern, known)
    of_a_region = not OF_A_REGION.isdisjoint([english for _, _, english in words])
    return _with_names(words, text) if of_a_region else words


def explained(text: str, known: Glossary) -> list[tuple[int, int]]:
    """Where a text has words that say no more than that a list is declared."""
    return [(start, stop) for start, stop, english in found(text, known) if english in ANNOUNCING]


@cache
def countries() -> frozenset[str]:
    """What stands in English for the names of countries that a file has."""
    return frozenset(f"of {country.name}" for country in jurisdictions().values())


def _known_parts(text: str, pattern: re.Pattern[str], known: Glossary) -> list[tuple[int, int, str]]:
    parts = pattern.split(text)  # what stands between words, a word, and so on
    ends = list(accumulate(map(len, parts)))
    told = enumerate(map(known.phrases.get, parts[1::2]))
    return [(ends[2 * place], ends[2 * place + 1], english) for place, english in told if english is not None]


def _known_words(text: str, known: Glossary) -> list[tuple[int, int, str]]:
    parts = text.split(" ")  # no word goes across a space
    begins = accumulate((len(part) + 1 for part in parts), initial=0)
    result: list[tuple[int, int, str]] = []
    behind = 0  # the words of a phrase are told of once
    for begin, words in zip(begins, map(known.told.__getitem__, parts), strict=False):
        for first, last, (most, seconds, english) in words:
            start, stop = begin + first, begin + last
            if start < behind:
                continue
            if most > 1 and (second := TOKEN.search(text, stop)) and plain(second[0]).startswith(seconds):
                spans = [match.span() for match in islice(TOKEN.finditer(text, start), most)]
                length, english = _longest(text, spans, known)
                stop = spans[length - 1][1]
            behind = stop
            if english is not None:
                result.append((start, stop, english))
    return result


_Meaning = tuple[int, tuple[str, ...], str | None]


class Told(dict[str, Sequence[tuple[int, int, _Meaning]]]):
    """What the words of pages say in one language, as they are written there between two spaces; each asked for once.

    Where a word that says something stands, how many words a phrase or name that begins with it may have, how its
    second word may begin, and the English of the word alone.
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, written: str) -> Sequence[tuple[int, int, _Meaning]]:
        known = glossary(self._code)
        every = ((match.span(), _told(plain(match[0]), known)) for match in TOKEN.finditer(written))
        told = tuple((*span, meaning) for span, meaning in every if meaning)
        if len(written) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[written] = told
        return told


def _told(word: str, known: Glossary) -> _Meaning | None:
    english = known.words.get(word)
    if first := known.firsts.get(word):
        return *first, _begun(word, known.stems, known.heads) if english is None else english
    english = _of_a_word(word, known) if english is None else english
    return None if english is None else (1, (), english)


def _with_names(words: Sequence[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """The same, and with the word for a region the unknown word before or behind it: that is its name."""
    result = []
    for place, (start, stop, english) in enumerate(words):
        begin, end = words[place - 1][1] if place else 0, words[place + 1][0] if place + 1 < len(words) else len(text)
        if english == _BEFORE_A_NAME and (name := TOKEN.match(text, stop + 1, end)):
            stop = name.end()
        if english == _BEHIND_A_NAME and (names := list(TOKEN.finditer(text, begin, start))):
            start = names[-1].start()
        result.append((start, stop, english))
    return result


def _of_a_word(word: str, known: Glossary) -> str | None:
    """Its English, nothing for a name; None of a word that the glossary does not have.

    A compound with a part that speaks against a list does so whatever it begins with: "Industrieverband".
    """
    if english := next((english for part, english in known.parts.items() if part in word and english in AGAINST), None):
        return english
    if (english := _begun(word, known.stems, known.heads)) is not None:
        return english
    if (english := next((english for part, english in known.parts.items() if part in word), None)) is not None:
        return english
    for before in _WRITTEN_BEFORE.get(known.code, ()):
        rest = word.removeprefix(before)
        if rest != word and (english := known.words.get(rest, _begun(rest, known.stems, known.heads))) is not None:
            return english
    return None


def _longest(text: str, spans: Sequence[tuple[int, int]], known: Glossary) -> tuple[int, str | None]:
    """How many words from here on are one name, which stays, or one phrase, with its English."""
    for length in range(len(spans), 0, -1):
        phrase = plain(text[spans[0][0] : spans[length - 1][1]])
        if phrase in known.phrases:
            return length, known.phrases[phrase]
        if phrase in known.names:
            return length, ""
        if (english := _begun(phrase, known.stems, known.heads)) is not None:
            return length, english
    return 1, None


def _begun(phrase: str, stems: Mapping[str, str], heads: Set[str]) -> str | None:
    """The English of the longest stem with which the last word of a phrase begins, the words before it alike."""
    if phrase[:_SHORTEST_STEM] not in heads:
        return None
    shortest = phrase.rfind(" ") + 1 + _SHORTEST_STEM
    begun = (stems.get(phrase[:length]) for length in range(len(phrase), shortest - 1, -1))
    return next((english for english in begun if english is not None), None)


def plain(text: str) -> str:
    return " ".join(text.casefold().translate(_APOSTROPHES).split())


@cache
def glossary(code: str) -> Glossary:
    known = known_language(code)
    phrases: dict[str, str] = {}
    stems: dict[str, str] = {}
    parts: dict[str, str] = {}
    for every, english in chain(_numbers(known), _months(known), _around(known), _abroad(known)):
        for word in every:
            if word.startswith("*"):
                parts.setdefault(plain(word.strip("*")), english)
            elif word.endswith("*"):
                stems.setdefault(plain(word[:-1]), english)
            else:
                phrases[plain(word)] = english
    heads = frozenset(stem[:_SHORTEST_STEM] for stem in stems)
    for word in map(plain, known.words):
        if word not in phrases and _begun(word, stems, heads) is None:
            phrases[word] = _ENGLISH["says"]
    names = frozenset(map(plain, _spelled(known)))
    firsts: dict[str, tuple[int, tuple[str, ...]]] = {}
    for phrase in (*phrases, *stems, *names):
        first, *rest = TOKEN.findall(phrase) or (phrase,)  # "၏" is a word, and all of it a mark
        if rest:
            most, seconds = firsts.get(first, (0, ()))
            firsts[first] = max(most, 1 + len(rest)), (*seconds, rest[0])
    pattern = re.compile(f"({pattern_of([*phrases, *_spelled(known)]).pattern})") if code in _UNSPACED else None
    words = dict.fromkeys(names, "") | phrases
    return Glossary(code, phrases, stems, heads, parts, names, firsts, words, pattern, Told(code))


def _spelled(known: Language) -> Iterator[str]:
    """The names of materials: those of its file, or those that `minerals.yaml` has in the language."""
    if known.names:
        return chain.from_iterable(known.names.values())
    named = (names for one in table().materials.values() for names in (one.names, *one.forms.values()))
    return chain.from_iterable(names.get(known.code, ()) for names in named)


def _numbers(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    yield from ((words, str(number)) for number, words in enumerate(known.few, FIRST_OF_FEW))
    yield from ((words, str(number)) for number, words in enumerate(known.numbers, FIRST_NUMBER))


def _months(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    yield from zip(known.months, _MONTHS, strict=False)


def _around(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    """What only resembles a list last: a word of two meanings speaks against one."""
    yield from ((known.around.get(concept, ()), _ENGLISH[concept]) for concept in reversed(_ENGLISH))
    for concept, english in _ENGLISH.items():
        if english in AGAINST:
            yield known.around.get(concept, ()), english


def _abroad(known: Language) -> Iterator[tuple[Sequence[str], str]]:
    """Other countries, mostly in the case of whose a thing is."""
    countries = jurisdictions()
    yield from ((words, f"of {countries[code].name}") for code, words in known.abroad.items())
