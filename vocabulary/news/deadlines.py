"""The day by which a text asks its readers to act, with the sentence that says so. Pure; dates are read by the caller.

"Comments by 27 February 2027", "Die Einspruchsfrist endet am", "意見募集の締切は": a word of asking and a word of
ending stand in one sentence with a date after the latter, or before it ("au plus tard", まで; `deadlines.yaml`).
A date of the past, of publication or of effect is no deadline, and what a law makes operators file asks nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from pydantic import Field, RootModel

from vocabulary.news.deadline_words import (
    BY_IT,
    CLOSING,
    DECIDES,
    DONE,
    EVENT,
    EXTENDS,
    FORMER,
    FORMER_DAY,
    HEARING,
    LATER_STEP,
    MISSTATED,
    NOT,
    NOW,
    OTHERS,
    REPLACED,
    REPORTS,
    SIGNING_UP,
    SINCE,
    STEP_OVER,
)
from vocabulary.news.periods import A_DAY, written_out
from vocabulary.patterns import Pattern
from vocabulary.yaml_files.document import Strict, read_model

_SPACED = re.compile(
    r"[^\W\d_](?<![\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af])"
)  # Korean hangs its particles on the words
_ASIDE = re.compile(r", [^,;\d]{3,80},")  # what stands between two commas asks nothing
_ERA = re.compile(r"令和(\d{1,2}|元)年(?:[((]20\d\d年[))])?")
_ERA_BEGAN = 2018  # its first year is 2019
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\w{3,10} \d{1,2}, 20\d\d|\w{6,10}, (?=\d)")  # the commas of dates
_A_DAY = re.compile(rf"(?=\b({A_DAY})(?!\d))")
_AHEAD = 60  # characters after a word of ending in which its date stands
_BACK = 14  # characters before the number of a day in which its month and year stand
_FAR_BACK = 28  # the same, where months have names
_DAY_THEN = (
    r"\d{{1,2}}\s?[日일](?:\s?[((][^))]{{1,4}}[))])?\s?(?:(?:오전|오후)?\s?\d{{1,2}}\s?[::時时시]\S{{0,4}}\s?)?(?:{})"
)
_YEAR_THEN = (
    r"\b20[2-9]\d,?(?: (?:saat|kl\.?|at|um|ore|alle)? ?\d{{1,2}}[:.]\d\d\S{{0,4}})? (?:{0})\b"
    r"|\b\d{{1,2}}\.? [^\W\d_]{{3,12}} (?:{0})\b"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day (ISO 8601) and the sentence that names it."""

    day: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Words:
    requests: Pattern
    ending: Pattern
    after: Pattern
    by_start: Mapping[str, str]  # three letters -> the words of asking that begin with them, as a pattern
    unspaced: tuple[str, ...]  # words of asking that stand within longer runs of characters

    def ask(self, text: str) -> bool:
        """Whether `requests` matches somewhere in `text`, found by how its words begin: three hundred wordings tried at
        each letter take a hundred times as long."""
        if _CASES.search(text):
            return self.requests.search(text) is not None
        small = _small(text)
        starts = self.by_start.keys() & _STARTS.findall(small)
        return any(_compiled(self.by_start[start]).search(small) for start in starts) or (
            not small.isascii() and any(word in small for word in self.unspaced)
        )


_CASES = re.compile(
    "[İſΣᲀ-ᲆ\u0345\u03d0\u03d5\u03d6\u03f0\u03f1\u03f5\u1fbe]"
)  # letters whose small form is not the one that a pattern without case takes them for
_STARTS = re.compile(r"\b(?=(\w.?.?))", re.DOTALL)


def _small(text: str) -> str:
    return text.lower().replace("ı", "i")  # a pattern without case takes either for a capital I


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def mentions_asking(text: str) -> bool:
    """Whether it is worth reading `text` sentence by sentence: it asks for something."""
    return _words().ask(text)


def deadline_in(sentences: Iterable[str], day_in: Callable[[str], str | None], published: str = "") -> Deadline | None:
    """The first deadline that `sentences` state, not before `published`. `day_in` reads the first date of a text."""
    texts = list(_joined(sentences))
    moved = [place for place, text in enumerate(texts) if EXTENDS.search(text) and (CLOSING.search(text))]
    for place, sentence in enumerate(texts):
        if moved and place < moved[-1] and place not in moved:
            continue  # a later sentence says that the day was moved
        before = texts[max(0, place - 1 - (place - 1 in moved)) : place]
        day = _day_of(sentence, " ".join(before), day_in, published, about=" ".join(texts[:place]))
        if day and day[:10] >= published[:10]:
            return Deadline(day[:10], sentence)
    return None


def _joined(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences; one that says what was stated wrongly with the next one, which says how it should read."""
    misstated = ""
    for sentence in sentences:
        if not misstated and MISSTATED.search(sentence) and not REPLACED.search(sentence):
            misstated = sentence
            continue
        yield f"{misstated} {sentence}".strip()
        misstated = ""


def _day_of(
    sentence: str, before: str, day_in: Callable[[str], str | None], published: str, *, about: str
) -> str | None:
    """The day by which a sentence asks; `before`: the sentence in front of it, which may say for what; `about`: all."""
    words = _words()
    if LATER_STEP.search(sentence) and not STEP_OVER.search(about):
        return None
    if any(other.search(sentence) for other in (NOT, OTHERS)) or not _asks(sentence, before, about, words):
        return None
    wording = _ERA.sub(_western, _ASIDE.sub(partial(_kept_if_it_asks, words), sentence))
    wording = written_out(HEARING.sub(" ", wording), published, day_in)
    if not _DIGIT.search(wording):
        return None
    if replaced := REPLACED.search(wording):
        return day_in(wording[replaced.end() : replaced.end() + _AHEAD])
    if MISSTATED.search(wording):
        return None
    extends = EXTENDS.search(wording) is not None
    if extends:
        wording = FORMER_DAY.sub(" ", wording)
    now, former = NOW.search(wording), FORMER.search(wording)
    if former and now is None:
        return None
    earliest = now.start() if now and former else 0
    requests = [
        match.start() for match in words.requests.finditer(wording) if not DONE.search(wording[: match.start()])
    ]
    if not words.ask(sentence):
        requests = [0]  # what is asked stands in the sentence before
    days = (
        day[:10]
        for at, text in _dated(wording, words)
        if at >= earliest
        and (day := _first_day(text, day_in))
        and day[:10] >= published[:10]
        and any(_belongs(wording, of, at) for of in requests)
    )
    if not extends:
        return next(days, None)
    moved = (day_in(wording[match.end() : match.end() + _AHEAD]) for match in EXTENDS.finditer(wording))
    return max((*days, *(day[:10] for day in moved if day)), default=None)


def _asks(sentence: str, before: str, about: str, words: _Words) -> bool:
    """Whether the sentence asks for something, or names the closing date of what the one before asks for; signing up
    for an event or a subscription is not what is meant."""
    asking = sentence if words.ask(sentence) else before if CLOSING.search(sentence) and words.ask(before) else ""
    if not asking:
        return False
    if not EVENT.search(f"{about} {sentence}"):
        return True
    return any(not SIGNING_UP.match(match[0]) for match in words.requests.finditer(asking))


def _first_day(text: str, day_in: Callable[[str], str | None]) -> str | None:
    """The first day of `text`, also where it has no year and a later one has."""
    for written in _A_DAY.finditer(text):
        if day := day_in(written[1]):
            return day
    return day_in(text)


def _western(era: re.Match[str]) -> str:
    return f"{_ERA_BEGAN + (1 if era[1] == '元' else int(era[1]))}年"


def _kept_if_it_asks(words: _Words, aside: re.Match[str]) -> str:
    """What stands between two commas, where it says until when."""
    return aside[0] if words.ending.search(aside[0]) else ""


def _dated(wording: str, words: _Words) -> Iterator[tuple[int, str]]:
    """Where a word of ending stands, and the text that has its date."""
    for match in words.ending.finditer(wording):
        day = wording[match.end() : match.end() + _AHEAD]
        if (digit := _DIGIT.search(day)) is None or not SINCE.search(day, 0, digit.start()):
            yield match.start(), day
    for match in words.after.finditer(wording):
        back = _FAR_BACK if match[0].startswith("20") else _BACK
        yield match.start(), wording[max(0, match.start() - back) : match.end()]


def _belongs(wording: str, request: int, ending: int) -> bool:
    """Whether what is asked is what ends: it stands before, or in the same clause, or after a day that opens the
    sentence ("By 3 March, comments may be sent")."""
    if request < ending:
        return not any(other.search(wording, request, ending) for other in (REPORTS, DECIDES))
    between = _NUMBERED.sub("", wording[ending:request])
    return ending < 3 or (", " not in between and BY_IT.search(between) is None)


FILE = Path(__file__).with_name("deadlines.yaml")


class Asking(Strict):
    """What one language says; the head of `deadlines.yaml` tells the lists apart."""

    requests: str = Field(min_length=1)
    ending: str = ""
    before: str = ""
    after: str = ""


class DeadlinesFile(RootModel[dict[str, Asking]]):
    """The whole of `deadlines.yaml`: language -> its words."""


@cache
def _words() -> _Words:
    languages = read_model(FILE, DeadlinesFile).root.values()

    def of(name: str) -> list[str]:
        return [word for words in languages for word in str(getattr(words, name)).split("|") if word]

    before = rf"\b(?:{'|'.join(map(re.escape, of('before')))})(?= (?:dnia |дня )?\d)"
    requests, ending = [*map(_beginning, of("requests"))], [*map(_whole, of("ending")), before]
    spaced = [word for word in of("after") if _SPACED.search(word)]
    unspaced = [word for word in of("after") if not _SPACED.search(word)]
    after = [
        form.format("|".join(map(re.escape, some))) for form, some in ((_DAY_THEN, unspaced), (_YEAR_THEN, spaced))
    ]
    first, then, last = (Pattern("|".join(wordings), re.IGNORECASE) for wordings in (requests, ending, after))
    return _Words(first, then, last, *_by_start(of("requests")))


def _by_start(requests: Sequence[str]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Words of asking as `_Words` has them."""
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    unspaced = tuple(word for word in requests if not _SPACED.match(word))
    for word in map(_small, requests):
        if _SPACED.match(word):
            by_start[word[:3]].append(_beginning(word))
    return {start: "|".join(words) for start, words in by_start.items()}, unspaced


def _beginning(word: str) -> str:
    return rf"\b{re.escape(word)}" if _SPACED.match(word) else re.escape(word)


def _whole(word: str) -> str:
    if not _SPACED.search(word):
        return re.escape(word)
    return rf"{re.escape(word[1:])}\b" if word.startswith("*") else rf"\b{re.escape(word)}\b"
