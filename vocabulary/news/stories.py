"""Whether two pieces of news tell the same story, and why. Pure.

Strict, after the rule of the feed reader `reader`: the same title (without the outlet's name at its end), or nearly the
same text of some length. What tells look-alikes apart forbids it: a preview and the event (expected, draft, final,
correction, extension), countries, numbers. Grouping loses nothing: each item stays a change of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vocabulary.minerals.folding import fold

_DAYS = 4  # between the same story in two outlets
_WORDS = 20  # of a text; shorter ones say too little
_ALIKE = 0.85  # share of the words of two texts that both hold
_TITLE_WORDS = 4  # a shorter title ("Weekly report") tells no story
_WORD = re.compile(r"\w+")
_TAIL = re.compile(r"\s{1,9}[-–—|]\s{1,9}[^-–—|]{2,40}$")
_MODAL = frozenset(
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
    if one.outlet == other.outlet or _far_apart(one, other) or (one.step and other.step and one.step != other.step):
        return None
    title, second = _title(one.title), _title(other.title)
    if _tells_apart(title, second):
        return None
    if title == second and len(title) >= _TITLE_WORDS:
        return "the same title"
    texts = [(one.summary, other.summary), (one.article, other.article)]
    if any(_alike(_words(first), _words(second)) for first, second in texts):
        return "nearly the same text"
    return None


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return _shared(one, other) >= _ALIKE and not _tells_apart(one, other)


def _far_apart(one: Item, other: Item) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) > _DAYS


def _title(title: str) -> tuple[str, ...]:
    return _words(_TAIL.sub("", title))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _tells_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word that only one side has makes it another event: a modal word, a number, a place of origin."""
    differing = set(one) ^ set(other)
    if differing & _MODAL or any(any(letter.isdigit() for letter in word) for word in differing):
        return True
    return _origin(one) != _origin(other)


def _origin(words: tuple[str, ...]) -> set[str]:
    return set(_FROM.findall(" ".join(words)))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if min(len(one), len(other)) < _WORDS:
        return 0.0
    first, second = set(one), set(other)
    return len(first & second) / max(len(first | second), 1)
