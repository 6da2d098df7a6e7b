"""Whether two pieces of news are one text: under one title, copied, cut, or with the same figures. Pure.

Strict, after the rule of the feed reader `reader`: the same title (without the outlet's name at its end), nearly the
same text of some length, or, on one day, the same figures of one thing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from vocabulary.minerals.mentions import mentions
from vocabulary.news.stories.facts.words import everyday
from vocabulary.news.stories.item import Item, Text

_DAYS = 4  # between the same story in two outlets
_WORDS = 20  # of a text; shorter ones say too little
_ALIKE = 0.85  # share of the words of two texts that both hold
_TITLE_WORDS = 4  # a shorter title ("Weekly report") tells no story
_SYNDICATED = 14  # days between prints of one text
_BEGINNING = 25  # words of a text that is the beginning of another
_SERIES = 0.65  # share of the words of the shorter headline that both have
_TELLING = 5  # letters of a word that tells what a headline is about
_FIGURES = 2  # that two accounts share, where their names and materials do not say more
_READ = 1000  # characters of an article in which figures are looked for
_LARGE = re.compile(r"(?<![\d.,/])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?![\d/])")
_SMALL = re.compile(r"(?<![\w./,-])(?!(?:19|20)\d\d\b)\d{2,3}(?![\w/-])")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{4,}\b")


def copied(one: Item, other: Item) -> str | None:
    """Why the two are one text, in words; `None` where they are not."""
    if (reason := _of_texts(one, other)) and not _far_apart(one, other, _SYNDICATED):
        return None if _contradict(one, other) else reason
    title, second = one.headline, other.headline
    if _far_apart(one, other, _DAYS) or title.tells_apart(second):
        return None
    if title.words == second.words and len(title.words) >= _TITLE_WORDS:
        return "the same title"
    if in_series(title.distinct, second.distinct):
        return None
    return "the same figures" if _same_figures(one, other) else None


def signs(item: Item) -> Iterator[tuple[object, ...]]:
    """Of these two items share at least one if `copied` has a reason: what need not be compared is known by them.

    Of two sets of which 85 in 100 words are common, the first 15 in 100 of each, in one order, share a word; long words
    come first, as few texts have them.
    """
    yield "title", item.headline.words
    for which, text in enumerate(item.texts):
        if len(text.words) >= _WORDS:
            most = len(text.distinct) - math.ceil(_ALIKE * len(text.distinct)) + 1
            for word in sorted(text.distinct, key=lambda word: (-len(word), word))[:most]:
                yield "word", which, word
        if len(text.words) >= _BEGINNING:
            yield "beginning", which, text.words[: _BEGINNING - 1]
    for figure in _figures(item)[0]:
        yield "figure", figure


def _of_texts(one: Item, other: Item) -> str | None:
    """Why summaries or articles are one text: nearly the same, or one of them is the beginning of the other."""
    for first, second in zip(one.texts, other.texts, strict=True):
        if _shared(first, second) >= _ALIKE and not first.tells_apart(second):
            return "nearly the same text"
        shorter, longer = sorted((first.words, second.words), key=len)
        if len(shorter) >= _BEGINNING and longer[: len(shorter) - 1] == shorter[:-1]:  # the last word may be cut
            return "the same text, cut"
    return None


def _contradict(one: Item, other: Item) -> bool:
    """Whether the titles above one text tell of two events. What that text has itself, a title may leave out."""
    title, second = one.headline, other.headline
    if (
        one.below != other.below
        and _subject(title) - other.below - second.distinct
        and _subject(second) - one.below - title.distinct
    ):
        return True  # a form with another subject ("Pure Magnesium From ...; Institution of a Five-Year Review")
    telling = (title.telling ^ second.telling) - (one.below & other.below)
    return bool(telling) or bool(title.origins and second.origins and title.origins != second.origins)


def in_series(title: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two headlines are made of the same words but for a few, as those of a series are. Where outlets tell one
    event in words of their own, their headlines are not."""
    shortest = min(len(title), len(second))
    return shortest >= _TITLE_WORDS and len(title & second) >= _SERIES * shortest


def _subject(title: Text) -> set[str]:
    return {word for word in title.words if len(word) >= _TELLING and word not in everyday()}


def _same_figures(one: Item, other: Item) -> bool:
    """Whether two texts of one day or the next share a quantity in thousands, another number, and a material or name:
    accounts of one event in other words, or in other languages."""
    apart = one.days_from(other)
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


def _far_apart(one: Item, other: Item, days: int) -> bool:
    apart = one.days_from(other)
    return apart is not None and apart > days


def _shared(one: Text, other: Text) -> float:
    if min(len(one.words), len(other.words)) < _WORDS:
        return 0.0
    return len(one.distinct & other.distinct) / max(len(one.distinct | other.distinct), 1)
