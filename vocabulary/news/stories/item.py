"""A piece of news as it is compared with others, with what is read from it: each once. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vocabulary.minerals.folding import fold
from vocabulary.news.stories.facts.account import Account

Words = tuple[str, ...]
STEP_WORDS = frozenset(  # tell a preview from the event, and one step of a matter from another
    "expected expects may might could plans planned proposed proposes proposal draft final finalizes finalises "
    "correction corrected extension extended extends postponed postponement preliminary amended amendment withdrawn "
    "withdrawal delay delayed not no denies rejects rejected suspends suspended lifts lifted resumes ends begins "
    "initiation institution scheduling continuation revocation rescission reopening reopened".split()
)
_TAIL = re.compile(r"\s{1,9}[-–—|]\s{1,9}(?P<outlet>[^-–—|]{2,40})$")
_WORD = re.compile(r"\w+")
_FROM = re.compile(r"\bfrom (?:the )?(\w+(?: \w+){0,3})")


@dataclass(frozen=True)
class Text:
    """A headline or a text: its folded words, and what of them is compared."""

    words: Words

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Each word once."""
        return frozenset(self.words)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words that make it another event where only one text has them: modal ones, numbers."""
        return frozenset(word for word in self.distinct if word in STEP_WORDS or any(map(str.isdigit, word)))

    @cached_property
    def origins(self) -> frozenset[str]:
        """Where something is said to come from."""
        return frozenset(_FROM.findall(" ".join(self.words)))

    def tells_apart(self, other: Text) -> bool:
        """Whether a word that only one has makes it another event: a modal word, a number, a place of origin."""
        return self.telling != other.telling or self.origins != other.origins


@dataclass(frozen=True)
class Item:
    """What of a piece of news is compared. `outlet`: who published it; `day`: when, as far as known; `article`: its
    text, where that was read; `step`: what it does in the matter that it belongs to."""

    title: str
    summary: str
    outlet: str
    day: date | None
    article: str = ""
    step: str = ""

    @cached_property
    def account(self) -> Account:
        """What it tells."""
        return Account.of(self.title, self.summary or self.article, self.outlet)

    @cached_property
    def headline(self) -> Text:
        """The title, without the outlet's name at its end."""
        tail = _TAIL.search(self.title)
        names_outlet = tail is not None and not tail["outlet"][0].islower() and not Text(_words(tail["outlet"])).telling
        return Text(_words(self.title[: tail.start()] if tail and names_outlet else self.title))

    @cached_property
    def texts(self) -> tuple[Text, Text]:
        """Its summary and its article."""
        return Text(_words(self.summary)), Text(_words(self.article))

    @cached_property
    def below(self) -> frozenset[str]:
        """The words below its headline."""
        return self.texts[0].distinct | self.texts[1].distinct

    def days_from(self, other: Item) -> int | None:
        """Days between the two; `None` where a day is not known."""
        return None if self.day is None or other.day is None else abs((self.day - other.day).days)


def _words(text: str) -> Words:
    return tuple(_WORD.findall(fold(text)))
