"""Whether a text says what another says: in other words, or in another language. Pure.

What a reader must know of a text are its figures, days, names, materials, countries, and the step of its matter. Where
one of these differs, the texts differ. Where all are the same, the rest is weighed: words that both have speak for it,
words of which only one has the kin speak against. What cannot be told is a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from vocabulary.minerals.mentions import mentions
from vocabulary.news.numbers import MONTHS, NUMBER_WORDS
from vocabulary.news.restating.words import TOKEN, neutral, senses, turning
from vocabulary.news.stories.facts import figures
from vocabulary.news.stories.facts import words as events
from vocabulary.news.stories.facts.language import languages_of

__all__ = ["in_another_language", "in_other_words"]

_KIN = 4  # letters at their beginning that forms of one word share
_STEM = 5  # letters by which forms of one turning word are one
_KIN_SHARE = 0.5  # and their share of the longer one
_GROWN = 1.3  # times as many words: something was added
_FEW = 2  # words of which the other text has no kin
_RATIO = 2.0  # that what speaks for it must be of what speaks against
_FIGURE, _NAME, _WORD, _LOST = 2.0, 1.5, 1.0, 0.5
_SENTENCE_END = re.compile(r"[.!?。！？](?:\s|$)")
_SPACED = re.compile(r"\s(?=[.,;:!?%)])|(?<=\()\s")


def in_another_language(before: str, after: str) -> bool:
    """Whether `after` tells in another language what `before` tells: both headline and text.

    Figures and days are the same in any language, as materials and countries are by the vocabulary: a new one among
    them is a change.
    """
    spoken = languages_of(before), languages_of(after)
    if not all(spoken) or spoken[0] & spoken[1]:
        return False
    old, new = _Text(before), _Text(after)
    if new.numbers - old.numbers - old.spelled or not new.days <= old.days | _days_unread(old):
        return False
    if old.counted and new.counted and old.counted.isdisjoint(new.counted):
        return False  # nine of them, and then fourteen
    return not (_strangers(old.materials, new.materials) or _strangers(old.places, new.places) or _turned(old, new))


def in_other_words(before: str, after: str, title: str = "") -> bool:
    """Whether `after` says what `before` says, of one language; `title`: the headline that stands above both."""
    old, new, head = (_Text(_SPACED.sub("", text)) for text in (before, after, title))
    if [word.lower() for word in old.words] == [word.lower() for word in new.words]:
        return True
    if old.facts != new.facts or len(new.content) > _GROWN * len(old.content) + 1:
        return False
    if _in_order(old, new) != _in_order(new, old):
        return False  # who does it to whom
    if len(old.sentences) != len(new.sentences):
        return False
    added, lost = (list(_without_kin(one, (*other.words, *head.words))) for one, other in ((new, old), (old, new)))
    if any(_is_fact(word, one) for one, words in ((new, added), (old, lost)) for word in words):
        return False
    common = {word.lower() for word in new.words} - set(added) - neutral()
    for_it = sum(_weight(word, new) for word in common)
    return len(added) <= _FEW and for_it >= _RATIO * (_WORD * len(added) + _LOST * len(lost)) and for_it > 0


@dataclass(frozen=True)
class _Text:
    """What of a text is compared."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(TOKEN.findall(self.text))

    @cached_property
    def content(self) -> list[str]:
        """Its words but those that add nothing to what it says."""
        return [word for word in map(str.lower, self.words) if word not in neutral()]

    @cached_property
    def sentences(self) -> list[str]:
        return [part for part in _SENTENCE_END.split(self.text) if part.strip()]

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Its figures as written in digits, scaled; days of months are none."""
        return frozenset(quantity.value for quantity in figures.quantities(_without_number_words(self.text)))

    @cached_property
    def spelled(self) -> frozenset[float]:
        """Its figures in words."""
        return frozenset(quantity.value for quantity in figures.quantities(self.text)) - self.numbers

    @cached_property
    def counted(self) -> frozenset[float]:
        """All its figures."""
        return self.numbers | self.spelled

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        return figures.days(self.text)

    @cached_property
    def materials(self) -> frozenset[str]:
        return frozenset(mentions(self.text, technical=True))

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(events.places(self.text))

    @cached_property
    def steps(self) -> frozenset[str]:
        return events.steps(self.text)

    @cached_property
    def facts(self) -> tuple[object, ...]:
        """What must be the same in both."""
        months = frozenset(MONTHS[word] for word in map(str.lower, self.words) if len(word) > _KIN and word in MONTHS)
        turns = frozenset(senses().get(word, word[:_STEM]) for word in map(str.lower, self.words) if word in turning())
        return self.counted, self.days, months, figures.years(self.text), self.materials, self.places, turns

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not open a sentence, in small letters."""
        first = {next(iter(TOKEN.findall(sentence)), "") for sentence in self.sentences}
        return frozenset(word.lower() for word in self.words if word[:1].isupper() and word not in first)


def _without_number_words(text: str) -> str:
    return TOKEN.sub(lambda match: "" if match[0].lower() in NUMBER_WORDS else match[0], text)


def _days_unread(text: _Text) -> frozenset[tuple[int, int]]:
    """Days that a language may name in a manner that is not read: of each month, the numbers that stand in the text."""
    whole = [int(number) for number in text.numbers if number == int(number)]
    return frozenset((month, number) for month in range(1, 13) for number in whole if number <= 31)


def _strangers(old: frozenset[str], new: frozenset[str]) -> bool:
    return bool(old and new - old)


def _turned(old: _Text, new: _Text) -> bool:
    return bool(old.steps and new.steps and old.steps.isdisjoint(new.steps))


def _in_order(one: _Text, other: _Text) -> list[str]:
    """The names that both have, as they follow each other in `one`."""
    named = {word.lower() for word in (*one.words, *other.words) if word[:1].isupper()}
    common = named & {word.lower() for word in one.words} & {word.lower() for word in other.words} - neutral()
    return [word for word in dict.fromkeys(map(str.lower, one.words)) if word in common]


def _without_kin(one: _Text, others: Iterable[str]) -> Iterator[str]:
    """The words of `one`, in small letters, to which the others have none that says the same."""
    known = {word.lower() for word in others}
    meant = {senses()[word] for word in known if word in senses()}
    for word in dict.fromkeys(map(str.lower, one.words)):
        if word in known or word in neutral() or senses().get(word, "") in meant or _is_counted(word):
            continue  # figures were compared by their values
        if not any(_is_kin(word, other) for other in known):
            yield word


def _is_kin(one: str, other: str) -> bool:
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _KIN and shared >= _KIN_SHARE * max(len(one), len(other))


def _is_fact(word: str, text: _Text) -> bool:
    """Whether a word that only one text has is something to know."""
    if word in text.names:
        return True
    return word not in senses() and bool(events.steps(word) or events.acts(word) or events.places(word))


def _weight(word: str, text: _Text) -> float:
    if _is_counted(word):
        return _FIGURE
    return _NAME if word in text.names else _WORD


def _is_counted(word: str) -> bool:
    return any(map(str.isdigit, word)) or word in NUMBER_WORDS
