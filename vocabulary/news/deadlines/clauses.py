"""The clause of each day of a sentence, and the pieces of evidence that are weighed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vocabulary.news.deadlines.days import Marked
from vocabulary.news.deadlines.words import Hit

BROKEN = re.compile(r"[;；。！？!?、，،؛]|,(?=\s)|\.\s(?=[A-ZÀ-ÞА-ЯĄ-Ž])|\s[–—-]\s")
"""Where a clause ends."""

_ENDS = ";；؛"  # behind which something else is said
_WORD, _FEW = re.compile(r"\w+"), 3
AND = re.compile(r"\s(?:and|und|et|y|e|ed|och|og|oraz|ja|ve|и|та)\s")
"""What stands between a day and what happens on the next one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: what it is, the words, and its weight (negative: against)."""

    role: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, by its first and last character."""

    start: int
    end: int

    def has(self, hit: Hit) -> bool:
        """Whether a word stands in it."""
        return self.start <= hit.start and hit.end <= self.end


@dataclass(frozen=True, slots=True)
class Around:
    """What a sentence stands in: `asks`, what the ones before it ask (0..3); `event`, whether the text is about one;
    `extended`: the sentence extends something; `moved`: something was moved to the day; `deal`: the text is about a
    deal or a post."""

    asks: float = 0.0
    event: bool = False
    extended: bool = False
    moved: bool = False
    deal: bool = False


def clauses_of(text: str, days: Sequence[Marked], words: Sequence[Hit]) -> list[Clause]:
    """The clause of each day."""
    breaks = [0, *(match.start() for match in BROKEN.finditer(text)), len(text)]
    clauses = [_clause(text, place, days, breaks) for place in range(len(days))]
    return [_around(text, days[0], clauses[0], breaks, words)] if len(days) == 1 else clauses


def _clause(text: str, place: int, days: Sequence[Marked], breaks: Sequence[int]) -> Clause:
    """From the break before a day, or the day before it, to the next."""
    day = days[place]
    start = max(at for at in breaks if at <= day.start)
    end = min(at for at in breaks if at >= day.end)
    if place:
        start = max(start, days[place - 1].end)
    if place + 1 < len(days):
        end = min(end, days[place + 1].start)
        end = other.start() if (other := AND.search(text, day.end, end)) else end
    return Clause(start, end)


def _around(text: str, day: Marked, clause: Clause, breaks: Sequence[int], words: Sequence[Hit]) -> Clause:
    """The clause, or what stands around it as well where next to nothing stands beside its day: ", until 10 May,", and
    what follows where the sentence begins with it."""
    beside = _WORD.findall(text[clause.start : day.start] + text[day.end : clause.end])
    if len(beside) > _FEW or any(hit.role == "closing" and clause.has(hit) for hit in words):
        return clause
    asks = any(hit.role in ("asked", "perhaps") and clause.has(hit) for hit in words)
    if not clause.start and not asks and text[clause.end : clause.end + 1] == ",":  # "Before 10 May, ..."
        return Clause(0, min((at for at in breaks if at > clause.end), default=clause.end))
    if text[clause.start] != ",":
        return clause
    start = max((at for at in breaks if at < clause.start), default=clause.start)
    if text[start] == "," and len(_WORD.findall(text[start : clause.start])) <= _FEW:  # ", at the latest, on 10 May"
        start = max((at for at in breaks if at < start), default=start)
    if text[clause.end : clause.end + 1] in _ENDS:
        return Clause(start, clause.end)
    return Clause(start, min((at for at in breaks if at > clause.end), default=clause.end))
