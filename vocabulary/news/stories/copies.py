"""Whether two pieces of news are one text: under one title, copied, cut, or with the same figures. Pure.

Strict, after the rule of the feed reader `reader`: the same title (without the outlet's name at its end), nearly the
same text of some length, or, on one day, the same figures of one thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.news.stories.words import everyday

_DAYS = 4  # between the same story in two outlets
_WORDS = 20  # of a text; shorter ones say too little
_ALIKE = 0.85  # share of the words of two texts that both hold
_TITLE_WORDS = 4  # a shorter title ("Weekly report") tells no story
Words = tuple[str, ...]
_SYNDICATED = 14  # days between prints of one text
_BEGINNING = 25  # words of a text that is the beginning of another
_SERIES = 0.65  # share of the words of the shorter headline that both have
_TELLING = 5  # letters of a word that tells what a headline is about
_FIGURES = 2  # that two accounts share, where their names and materials do not say more
_READ = 1000  # characters of an article in which figures are looked for
_LARGE = re.compile(r"(?<![\d.,/])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?![\d/])")
_SMALL = re.compile(r"(?<![\w./,-])(?!(?:19|20)\d\d\b)\d{2,3}(?![\w/-])")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{4,}\b")
_WORD = re.compile(r"\w+")
_TAIL = re.compile(r"\s{1,9}[-–—|]\s{1,9}[^-–—|]{2,40}$")
STEP_WORDS = frozenset(  # tell a preview from the event, and one step of a matter from another
    "expected expects may might could plans planned proposed proposes proposal draft final finalizes finalises "
    "correction corrected extension extended extends postponed postponement preliminary amended amendment withdrawn "
    "withdrawal delay delayed not no denies rejects rejected suspends suspended lifts lifted resumes ends begins "
    "initiation institution scheduling continuation revocation rescission reopening reopened".split()
)
_FROM = re.compile(r"\bfrom (?:the )?(\w+(?: \w+){0,3})")


@dataclass(frozen=True, slots=True)
class Item:
    """What of a piece of news is compared. `outlet`: who published it; `day`: when, as far as known; `article`: its
    text, where that was read; `step`: what it does in the matter that it belongs to."""

    title: str
    summary: str
    outlet: str
    day: date | None
    article: str = ""
    step: str = ""


def copied(one: Item, other: Item) -> str | None:
    """Why the two are one text, in words; `None` where they are not."""
    title, second = _title(one.title), _title(other.title)
    if (reason := _of_texts(one, other)) and not _far_apart(one, other, _SYNDICATED):
        return None if _contradict(title, second, one, other) else reason
    if _far_apart(one, other, _DAYS) or _tells_apart(title, second):
        return None
    if title == second and len(title) >= _TITLE_WORDS:
        return "the same title"
    if in_series(frozenset(title), frozenset(second)):
        return None
    return "the same figures" if _same_figures(one, other) else None


def days_apart(one: Item, other: Item) -> int | None:
    """Days between the two; `None` where a day is not known."""
    return None if one.day is None or other.day is None else abs((one.day - other.day).days)


def _of_texts(one: Item, other: Item) -> str | None:
    """Why summaries or articles are one text: nearly the same, or one of them is the beginning of the other."""
    for first, second in ((one.summary, other.summary), (one.article, other.article)):
        words, others = _words(first), _words(second)
        if _alike(words, others):
            return "nearly the same text"
        shorter, longer = sorted((words, others), key=len)
        if len(shorter) >= _BEGINNING and longer[: len(shorter) - 1] == shorter[:-1]:  # the last word may be cut
            return "the same text, cut"
    return None


def _contradict(title: Words, second: Words, one: Item, other: Item) -> bool:
    """Whether the titles above one text tell of two events. What that text has itself, a title may leave out."""
    texts = [set(_words(f"{item.summary} {item.article}")) for item in (one, other)]
    differing = (set(title) ^ set(second)) - (texts[0] & texts[1])
    origins = _origin(title), _origin(second)
    if texts[0] != texts[1] and _subject(title) - texts[1] - set(second) and _subject(second) - texts[0] - set(title):
        return True  # a form with another subject ("Pure Magnesium From ...; Institution of a Five-Year Review")
    return _tells(differing) or (all(origins) and origins[0] != origins[1])


def in_series(title: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two headlines are made of the same words but for a few, as those of a series are. Where outlets tell one
    event in words of their own, their headlines are not."""
    shortest = min(len(title), len(second))
    return shortest >= _TITLE_WORDS and len(title & second) >= _SERIES * shortest


def _subject(title: Words) -> set[str]:
    return {word for word in title if len(word) >= _TELLING and word not in everyday()}


def _same_figures(one: Item, other: Item) -> bool:
    """Whether two texts of one day or the next share a quantity in thousands, another number, and a material or name:
    accounts of one event in other words, or in other languages."""
    apart = days_apart(one, other)
    if apart is None or apart > 1:
        return False
    large, small, text = _figures(one)
    others, smaller, second = _figures(other)
    shared = large & others
    if not shared or len(shared) + len(small & smaller) < _FIGURES:
        return False
    return not _named(text).isdisjoint(_named(second))


@lru_cache(maxsize=4_000)
def _figures(item: Item) -> tuple[frozenset[str], frozenset[str], str]:
    """The numbers in thousands and the smaller ones of a piece of news, and its text."""
    text = f"{item.title}. {item.summary or item.article[:_READ]}"
    return frozenset(_quantities(text)), frozenset(_SMALL.findall(_LARGE.sub(" ", text))), text


@lru_cache(maxsize=4_000)
def _named(text: str) -> frozenset[str]:
    return frozenset((*mentions(text), *_NAME.findall(text)))


def _quantities(text: str) -> list[str]:
    """Numbers with separators of thousands, without them: "61,300", "310.000"."""
    return [re.sub(r"\D", "", number) for number in _LARGE.findall(text)]


def _alike(one: Words, other: Words) -> bool:
    return _shared(one, other) >= _ALIKE and not _tells_apart(one, other)


def _far_apart(one: Item, other: Item, days: int) -> bool:
    apart = days_apart(one, other)
    return apart is not None and apart > days


@lru_cache(maxsize=4_000)
def _title(title: str) -> Words:
    return _words(_TAIL.sub("", title))


@lru_cache(maxsize=8_000)
def _words(text: str) -> Words:
    return tuple(_WORD.findall(fold(text)))


def _tells_apart(one: Words, other: Words) -> bool:
    """Whether a word that only one side has makes it another event: a modal word, a number, a place of origin."""
    return _tells(set(one) ^ set(other)) or _origin(one) != _origin(other)


def _tells(differing: set[str]) -> bool:
    return bool(differing & STEP_WORDS) or any(any(letter.isdigit() for letter in word) for word in differing)


def _origin(words: Words) -> set[str]:
    return set(_FROM.findall(" ".join(words)))


def _shared(one: Words, other: Words) -> float:
    if min(len(one), len(other)) < _WORDS:
        return 0.0
    first, second = set(one), set(other)
    return len(first & second) / max(len(first | second), 1)
