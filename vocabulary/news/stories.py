"""Whether two pieces of news tell the same story, and why. Pure.

Strict, after the rule of the feed reader `reader`: the same title (without the outlet's name at its end), nearly the
same text of some length, or, on one day, the same figures of one thing. What tells look-alikes apart forbids it: a
preview and the event (expected, draft, final, correction, extension), countries, numbers. Grouping loses nothing: each
item stays a change of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.news.accounts import account, same_event

_DAYS = 4  # between the same story in two outlets
_WORDS = 20  # of a text; shorter ones say too little
_ALIKE = 0.85  # share of the words of two texts that both hold
_TITLE_WORDS = 4  # a shorter title ("Weekly report") tells no story
Words = tuple[str, ...]
_SYNDICATED = 14  # days between prints of one text
_BEGINNING = 25  # words of a text that is the beginning of another
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


def same_story(one: Item, other: Item) -> str | None:
    """Why the two tell the same story, in words; `None` where they do not or where one cannot know."""
    if one.outlet == other.outlet or (one.step and other.step and one.step != other.step):
        return None
    title, second = _title(one.title), _title(other.title)
    if (reason := _of_texts(one, other)) and not _far_apart(one, other, _SYNDICATED):
        return None if _contradict(title, second, one, other) else reason
    if _same_event(one, other, title, second):
        return "the same names and figures"
    if _far_apart(one, other, _DAYS) or _tells_apart(title, second):
        return None
    if title == second and len(title) >= _TITLE_WORDS:
        return "the same title"
    return "the same figures" if _same_figures(one, other) else None


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
    shared = set(_words(f"{one.summary} {one.article}")) & set(_words(f"{other.summary} {other.article}"))
    differing = (set(title) ^ set(second)) - shared
    origins = _origin(title), _origin(second)
    return _tells(differing) or (all(origins) and origins[0] != origins[1])


def _same_event(one: Item, other: Item, title: Words, second: Words) -> bool:
    """Whether two texts of one day or the next tell of one event in words of their own, at the same step of it."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) > 1:
        return False
    accounts = [account(item.title, (item.summary or item.article)[:_READ]) for item in (one, other)]
    steps = [
        STEP_WORDS & set(words) - account.words
        for words, account in zip((title, second), reversed(accounts), strict=True)
    ]
    return not any(steps) and same_event(*accounts)


def _same_figures(one: Item, other: Item) -> bool:
    """Whether two texts of one day or the next share a quantity in thousands, another number, and a material or name:
    accounts of one event in other words, or in other languages."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) > 1:
        return False
    texts = [f"{item.title}. {item.summary or item.article[:_READ]}" for item in (one, other)]
    large = set.intersection(*(set(_quantities(text)) for text in texts))
    small = set.intersection(*(set(_SMALL.findall(_LARGE.sub(" ", text))) for text in texts))
    named = set.intersection(*({*mentions(text), *_NAME.findall(text)} for text in texts))
    return bool(large) and len(large) + len(small) > 1 and bool(named)


def _quantities(text: str) -> list[str]:
    """Numbers with separators of thousands, without them: "61,300", "310.000"."""
    return [re.sub(r"\D", "", number) for number in _LARGE.findall(text)]


def _alike(one: Words, other: Words) -> bool:
    return _shared(one, other) >= _ALIKE and not _tells_apart(one, other)


def _far_apart(one: Item, other: Item, days: int) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) > days


def _title(title: str) -> Words:
    return _words(_TAIL.sub("", title))


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
