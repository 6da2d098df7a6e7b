"""The day by which a text asks its readers to act, with the sentence that says so and the reasons. Pure; dates are
read by the caller.

Each day of a sentence is weighed by what stands around it (`weighing`, with the words of `words.yaml`). What reaches
no line is no deadline: a missed one is found by a reader, a wrong one misleads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vocabulary.news.deadlines.clauses import Around, Reason
from vocabulary.news.deadlines.days import IN_DOUBT, Marked, day_first, marked
from vocabulary.news.deadlines.forms import is_deal, is_label_alone
from vocabulary.news.deadlines.roles import ASKING, Role
from vocabulary.news.deadlines.sentences import (
    CLOSING,
    EXTENDS,
    FOR_WHAT,
    HEARING,
    LATER_STEP,
    MISSTATED,
    NEW_MATTER,
    OPEN_ENDED,
    REPLACED,
    STEP_OVER,
)
from vocabulary.news.deadlines.weighing import Weighed, weigh
from vocabulary.news.deadlines.words import Hit, hits, languages_of, mentions_asking
from vocabulary.news.periods import may_state_a_period

__all__ = ["Deadline", "Reason", "Weighed", "deadline_in", "mentions_asking", "weighed_in"]
DayIn = Callable[[str], str | None]
_LONGEST = 1_200  # characters of a sentence that are read; what is longer is a table without its lines
_LOOKED_BACK = 2  # sentences in which it may be said what is asked
_CALLS, _CALLS_EARLIER = 3.0, 2.0  # what the sentence before asks, and the one before that
_CALLS_FAINTLY = 2.0
_SPEAKS_OF = 1.0  # of what may be asked
_PAIRS: tuple[set[Role], ...] = (  # of words that together call faintly
    {"perhaps", "polite"},
    {"perhaps", "people"},
    {"polite", "people"},
    {"perhaps", "closing"},
    {"sending", "closing"},
)
_NEAR = 16  # characters from the beginning of a sentence
_DIGIT = re.compile(r"\d")
_CUT_DAY = re.compile(r"\b(?:\d{1,4}|kl|klo|godz|hod|nap)\.$", re.IGNORECASE)  # "2027. 3. 8.", "kl. 14"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day (ISO 8601), the sentence that names it, and what was weighed."""

    day: str
    sentence: str
    reasons: tuple[Reason, ...] = ()


def deadline_in(sentences: Iterable[str], day_in: DayIn, published: str = "") -> Deadline | None:
    """The first deadline that `sentences` state, not before `published`. `day_in` reads the first date of a text."""
    texts = list(_joined(sentences))
    for place, days in _weighed(texts, day_in, published):
        open_ones = [day for day in days if day.is_deadline]
        if open_ones:
            sentence = texts[place]
            extended = any(EXTENDS.search(text) for text in texts[: place + 1])
            moved = [day for day in open_ones if any(reason.role == "moved" for reason in day.reasons)]
            chosen = max(moved or open_ones, key=_day) if extended else open_ones[0]
            return Deadline(chosen.day, sentence, chosen.reasons)
    return None


def weighed_in(
    sentences: Iterable[str], day_in: DayIn, published: str = ""
) -> Iterator[tuple[str, tuple[Weighed, ...]]]:
    """The days to come that each sentence names, weighed; none where another sentence says that they do not hold."""
    texts = list(_joined(sentences))
    return ((texts[place], days) for place, days in _weighed(texts, day_in, published))


def _weighed(texts: Sequence[str], day_in: DayIn, published: str) -> Iterator[tuple[int, tuple[Weighed, ...]]]:
    """The same, with the places of the sentences in `texts`."""
    moved: list[int] | None = None  # these are looked for only where there is a day to come
    spoken: frozenset[str] | None = None
    read: list[list[Hit]] = []  # the words of the sentences so far
    for place, sentence in enumerate(texts):
        if not (_DIGIT.search(sentence) or may_state_a_period(sentence)):
            continue
        said = HEARING.sub(" ", sentence[:_LONGEST])
        if IN_DOUBT.search(said):
            spoken = languages_of(" ".join(texts)[:_LONGEST]) if spoken is None else spoken
            said = day_first(said, spoken)
        text, days = marked(said, published, day_in)
        if not any(day.day >= published[:10] for day in days):
            continue
        moved = _moved(texts) if moved is None else moved
        if moved and place < moved[-1] and place not in moved:
            continue  # a later sentence says that the day was moved
        if (later := LATER_STEP.search(text)) and not STEP_OVER.search(" ".join(texts[: place + 1])):
            days = [day for day in days if day.end <= later.start()]
        if replaced := REPLACED.search(text):
            text, days = _behind(text, days, replaced.end())
        elif MISSTATED.search(text):
            continue
        spoken = languages_of(" ".join(texts)[:_LONGEST]) if spoken is None else spoken
        read += [_words(earlier, spoken) for earlier in texts[len(read) : place + 1]]
        asks = 0.0 if _is_new(sentence, read[place]) else _asked_before(read)
        around = Around(
            0.0 if asks and _is_over(texts[: place + 1], read[place], day_in, published) else asks,
            any(hit.role == "event" for hits_ in read for hit in hits_),
            EXTENDS.search(sentence) is not None
            and any(not FOR_WHAT.match(sentence[match.end() :]) for match in CLOSING.finditer(sentence)),
            deal=is_deal(texts[: place + 1]),
        )
        weighed = tuple(weigh(text, days, hits(text, spoken), around))
        if to_come := tuple(day for day in weighed if day.day >= published[:10]):
            yield place, to_come


def _words(sentence: str, spoken: frozenset[str]) -> list[Hit]:
    """The words of a sentence; of one that asks until further notice none asks for anything by a day."""
    words = hits(sentence[:_LONGEST], spoken)
    return [hit for hit in words if hit.role not in ASKING] if OPEN_ENDED.search(sentence) else words


def _is_new(sentence: str, words: Sequence[Hit]) -> bool:
    """Whether a sentence begins with what was not spoken of before, which nobody has asked for."""
    opening = NEW_MATTER.match(sentence)
    if opening is None:
        return False
    return not any(hit.role in ("closing", "asked", "perhaps") and hit.start <= opening.end() + _NEAR for hit in words)


def _is_over(texts: Sequence[str], words: Iterable[Hit], day_in: DayIn, published: str) -> bool:
    """Whether a sentence before the last says that what it asked for is over: its day is past, and nothing moved it."""
    if {hit.role for hit in words} >= {"sending", "must"} or any(EXTENDS.search(text) for text in texts):
        return False
    for earlier in texts[-1 - _LOOKED_BACK : -1]:
        if not _DIGIT.search(earlier):
            continue
        text, days = marked(earlier[:_LONGEST], "", day_in)
        if any(day.is_deadline and day.day < published for day in weigh(text, days, hits(text), Around())):
            return True
    return False


def _moved(texts: Sequence[str]) -> list[int]:
    """The places of the sentences that move a day."""
    return [place for place, text in enumerate(texts) if EXTENDS.search(text) and CLOSING.search(text)]


def _behind(text: str, days: Sequence[Marked], start: int) -> tuple[str, list[Marked]]:
    """The text without the days before `start`, which no longer hold; the one that replaces them is a last day."""
    kept = [day for day in days if day.start >= start - 1]
    return text, kept[:1]


def _asked_before(read: Sequence[Sequence[Hit]]) -> float:
    """What the sentences before the last one ask."""
    heaviest = 0.0
    for back, words in enumerate(reversed(read[:-1][-_LOOKED_BACK:])):
        roles = {hit.role for hit in words}
        if roles & {"over", "chosen"}:
            continue  # it was asked, and somebody was chosen
        if "asked" in roles:
            heaviest = max(
                heaviest, _CALLS if back == 0 and roles & {"closing", "polite", "sending"} else _CALLS_EARLIER
            )
        elif any(roles >= pair for pair in _PAIRS):
            heaviest = max(heaviest, _CALLS_FAINTLY)
        elif "perhaps" in roles:
            heaviest = max(heaviest, _SPEAKS_OF)
    return heaviest


def _joined(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences as they are meant: a day that was cut at its points is whole again, and one that says what was
    stated wrongly stands with the next one, which says how it should read."""
    waiting = ""
    for sentence in sentences:
        if is_label_alone(waiting) and sentence[:1].isalnum():
            waiting = f"{waiting}:"
        elif waiting and not (MISSTATED.search(waiting) or (_CUT_DAY.search(waiting) and sentence[:1].isdigit())):
            yield waiting
            waiting = ""
        waiting = f"{waiting} {sentence}".strip()
        if REPLACED.search(waiting) or not (
            MISSTATED.search(waiting) or _CUT_DAY.search(waiting) or is_label_alone(waiting)
        ):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _day(weighed: Weighed) -> str:
    return weighed.day
