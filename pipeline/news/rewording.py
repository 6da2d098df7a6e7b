"""Other words for a known item of news that say nothing new: no change is reported for them. Pure.

A misprint that was corrected; a wording that was reported before and is back for the second time (an editor's trial of
headlines; the first time, whoever read of it hears that it is gone); and a feed all of whose known items have other
headlines at once (another language, the outlet's name at the end of each). Words only: a deadline, a step or a date
that differs is a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from vocabulary.changes import Action, Change
from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.news.stories import STEP_WORDS
from vocabulary.phrases import plain
from vocabulary.records import Kind, NewsItem, Value

RecordId = tuple[str, str]
Fields = Mapping[str, tuple[Value, Value]]
_WORDINGS = frozenset({NewsItem.title, NewsItem.summary, NewsItem.authors})
_ALL, _LEAST = 0.8, 3  # share and number of known items from which other headlines are the feed's doing
_ALIKE = 0.8  # of two spellings of a word, as difflib counts
_ALIKE_AT_START = 0.9
_SHORT = 4  # letters; in shorter words each letter matters: "now", "not"
_MISPRINTS = 3  # corrected at once
_SIGNS = ".,;:!?()\"'“”‘’«»"


def without_rewordings(
    changes: Sequence[Change], earlier: Mapping[RecordId, Sequence[Fields]], known: int
) -> tuple[list[Change], tuple[str, ...]]:
    """The changes that are news, and a note on the rest.

    `earlier`: the fields of what was reported of each record before; `known`: how many known items the document shows.
    """
    retitled = sum(NewsItem.title in change.fields for change in changes if _is_changed_item(change))
    at_once = retitled >= _LEAST and retitled >= _ALL * known
    left = [_news(change, earlier.get(change.record.id, ()), at_once=at_once) for change in changes]
    fresh = [change for change in left if change is not None]
    silent = len(changes) - len(fresh)
    if at_once:
        return fresh, (f"{retitled} of {known} known items have other headlines at once; they are not reported",)
    return fresh, ((f"{silent} known items in other words; they are not reported",) if silent else ())


def items_in_other_words(changes: Iterable[Change]) -> list[RecordId]:
    """The known items whose words differ: what was reported of them before is to be asked for."""
    return [
        change.record.id for change in changes if _is_changed_item(change) and not _WORDINGS.isdisjoint(change.fields)
    ]


def _is_changed_item(change: Change) -> bool:
    return change.action is Action.CHANGED and change.record.kind == Kind.NEWS_ITEM


def _news(change: Change, earlier: Sequence[Fields], *, at_once: bool) -> Change | None:
    """The change without the words that say nothing new; None where nothing else is in it."""
    if not _is_changed_item(change) or _WORDINGS.isdisjoint(change.fields):
        return change
    fields = {
        name: pair
        for name, pair in change.fields.items()
        if name not in _WORDINGS
        or not (at_once or _was_reported(name, pair[1], earlier) or is_correction(*map(plain, pair)))
    }
    return replace(change, fields=fields) if fields else None


def _was_reported(name: str, value: Value, earlier: Sequence[Fields]) -> bool:
    return any(value == fields[name][1] for fields in earlier if name in fields)


def is_correction(before: str, after: str) -> bool:
    """Whether two texts differ only in how a few words are spelt: no figure, name, material, step or negation."""
    old, new = before.split(), after.split()
    if len(old) != len(new) or mentions(before) != mentions(after):
        return False
    starts = (True, *(word.endswith((".", "!", "?")) for word in old))  # where any word has a capital
    pairs = [trio for trio in zip(old, new, starts, strict=False) if fold(trio[0]) != fold(trio[1])]
    return len(pairs) <= _MISPRINTS and all(
        _is_misprint(one.strip(_SIGNS), other.strip(_SIGNS), at_start=at_start) for one, other, at_start in pairs
    )


def _is_misprint(one: str, other: str, *, at_start: bool) -> bool:
    """Whether one word is the other misspelt. The first letter counts: "legal" and "illegal" are no two spellings. Nor
    are names, "Niger" and "Nigeria"; at the start of a sentence, where all look like names, one letter may differ."""
    if min(len(one), len(other)) < _SHORT or not (one + other).isalpha() or one[0] != other[0]:
        return False
    if not STEP_WORDS.isdisjoint((one.lower(), other.lower())):
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    if one[0].isupper():
        return at_start and alike >= _ALIKE_AT_START and abs(len(one) - len(other)) <= 1
    return alike >= _ALIKE
