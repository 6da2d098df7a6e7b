"""What makes a day one by which something is over, or no longer holds. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vocabulary.news.deadlines.clauses import BROKEN, Clause, Reason
from vocabulary.news.deadlines.days import Marked
from vocabulary.news.deadlines.sentences import EXTENDS, NOW
from vocabulary.news.deadlines.words import Hit

_FORMER = 6.0
_WORDS_BETWEEN, _FAR = 7, 55  # between "until" and its day
_WORDS_SINCE = 2
_NEAR_RUN = 14  # characters, in scripts without spaces
_BEHIND = 26
_CLOSING_FAR = 110
_FORMER_FAR = 80
_WORD = re.compile(r"\w+")
_LETTERED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def role_of(text: str, day: Marked, days: Sequence[Marked], clause: Clause, words: Iterable[Hit]) -> list[Reason]:
    """What makes the day one by which something is over."""
    before_it = max((other.end for other in days if other.end <= day.start), default=0)
    small = [hit for hit in words if hit.role in ("until", "since") and before_it <= hit.start and hit.end <= day.start]
    nearest = max((hit for hit in small if _leads(text, hit, day)), key=_end, default=None)
    written = text[: day.start].endswith(("until ", "by "))  # as `written_out` has it, in whatever language
    if nearest is not None and nearest.role == "since" and not written:
        return []
    reasons = [Reason("until", nearest.word if nearest else "until", 2.0)] if nearest or written else []
    reach = max(before_it, day.start - _CLOSING_FAR)
    next_one = min((other.start for other in days if other.start >= day.end), default=None)
    behind_it = next_one is None or BROKEN.search(text[day.end : next_one])
    closing = [
        hit
        for hit in words
        if hit.role == "closing"
        and (reach <= hit.start < day.start or (behind_it and clause.has(hit) and hit.start >= day.end))
    ]
    if closing and not _is_between(text, closing[-1], day):
        reasons.append(Reason("closing", closing[-1].word, 1.0 if reasons else 3.0))
    behind = [hit for hit in words if hit.role == "after" and day.end <= hit.start <= day.end + _BEHIND]
    if behind and not reasons:
        reasons.append(Reason("until", behind[0].word, 2.0))
    return reasons


def _is_between(text: str, word: Hit, day: Marked) -> bool:
    """Whether the sentence goes on to something else between a word and a day."""
    return ";" in text[word.end : day.start] or "；" in text[word.end : day.start]


def _leads(text: str, small: Hit, day: Marked) -> bool:
    """Whether a small word leads to a day; "from" must stand closer to it than "until"."""
    between = text[small.end : day.start]
    if any(sign in between for sign in ";；。("):
        return False
    if small.role == "since" and any(sign in between for sign in ",，、"):
        return False
    if _LETTERED.search(between):
        return len(between) <= _NEAR_RUN
    count = len(_WORD.findall(between))
    if small.role == "since":
        return len(between) <= _NEAR_RUN and count <= _WORDS_SINCE
    if between.endswith(", "):  # "until the tenth day after this notice, 24 May"
        return len(between) <= 2 * _FAR
    return len(between) <= _FAR and count <= _WORDS_BETWEEN


def is_moved_to(text: str, day: Marked, days: Sequence[Marked]) -> bool:
    """Whether this is the day to which another was moved: the last of those that are named with it."""
    start, end = text.rfind(";", 0, day.start) + 1, text.find(";", day.end)
    end = len(text) if end < 0 else end
    its = [other.day for other in days if start <= other.start < end]
    return EXTENDS.search(text, start, end) is not None and day.day == max(its)


def former(text: str, day: Marked, days: Sequence[Marked], words: Sequence[Hit]) -> Reason | None:
    """Why a day no longer holds."""
    before_it = max((other.end for other in days if other.end <= day.start), default=0)
    near = [
        hit
        for hit in words
        if hit.role == "former"
        and before_it <= hit.start
        and 0 <= day.start - hit.end <= _FORMER_FAR
        and not _is_between(text, hit, day)
        and not NOW.search(text, hit.end, day.start)
    ]
    return Reason("former", near[-1].word, -_FORMER) if near else None


def _end(hit: Hit) -> int:
    return hit.end
