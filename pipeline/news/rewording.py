"""Other words for a known item of news that say nothing new: no change is reported for them. Pure.

A misprint that was corrected; a wording that was reported before and is back for the second time (an editor's trial of
headlines; the first time, whoever read of it hears that it is gone); a summary that is cut, or whole again; a feed all
of whose known items have other headlines at once (another language, the outlet's name at the end of each), or other
ends of their summaries (links to other items that rotate, the whole article); an end that several items get; an item in
another language, and a summary in other words of which the facts are the same (`vocabulary.news.restating`). Words
only: a deadline, a step or a date that differs is a change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from vocabulary.changes import Action, Change
from vocabulary.minerals.folding import fold
from vocabulary.minerals.mentions import mentions
from vocabulary.news.restating import in_another_language, in_other_words
from vocabulary.news.stories import STEP_WORDS
from vocabulary.records import Kind, NewsItem, Record, Value

RecordId = tuple[str, str]
Fields = Mapping[str, tuple[Value, Value]]
_WORDINGS = frozenset({NewsItem.title, NewsItem.summary, NewsItem.authors})
_ALL, _LEAST = 0.8, 3  # share and number of known items from which other headlines are the feed's doing
_ALIKE = 0.8  # of two spellings of a word, as difflib counts
_ALIKE_AT_START = 0.9
_SHORT = 4  # letters; in shorter words each letter matters: "now", "not"
_MISPRINTS = 3  # corrected at once
_BEGINNING, _SHARED = 20, 0.5  # letters that two texts begin with, and their share of the shorter one
_MARKS = ("…", "...", "…]", "...]", "…)")
_PERCENT = re.compile(r"\bper cent\b", re.IGNORECASE)
_POINTS = re.compile(  # an end that only says where there is more
    r"\W{0,4}(?:(?:read|learn|find out|see|view) (?:more|the full (?:text|article|notice|story))"
    r"|continue reading|full (?:text|story)|click here|more (?:on|at|information)"
    r"|weiterlesen|mehr (?:lesen|dazu|erfahren|auf)|lire (?:la suite|plus|l['’]article)|en savoir plus"
    r"|(?:leer|ver|saber) más|más información|(?:leia|saiba|ler) mais|mais informaç\w+|leggi (?:tutto|di più)"
    r"|lees (?:meer|verder)|läs mer|læs mere|les mer|lue lisää|czytaj (?:więcej|dalej)|číst dál|více informací"
    r"|подробнее|читать (?:далее|полностью)|детальніше|читати далі|続きを読む|詳しくは|阅读全文|查看更多|자세히)"
    r"[^.!?:;\d]{0,60}[.!?…»>\])\s]{0,6}$",
    re.IGNORECASE,
)
_SIGNS = ".,;:!?()\"'“”‘’«»"


def without_rewordings(
    changes: Sequence[Change], earlier: Mapping[RecordId, Sequence[Fields]], known: int
) -> tuple[list[Change], tuple[str, ...]]:
    """The changes that are news, and a note on the rest.

    `earlier`: the fields of what was reported of each record before; `known`: how many known items the document shows.
    """
    retitled = sum(NewsItem.title in change.fields for change in changes if _is_changed_item(change))
    at_once = retitled >= _LEAST and retitled >= _ALL * known
    ends = _Ends.of(changes, known)
    left = [_news(change, earlier.get(change.record.id, ()), ends, at_once=at_once) for change in changes]
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


@dataclass(frozen=True, slots=True)
class _Ends:
    """What the ends of summaries that differ say of the feed: whether nearly all do at once, and which several got or
    lost."""

    all_at_once: bool
    common: frozenset[str]

    @classmethod
    def of(cls, changes: Iterable[Change], known: int) -> _Ends:
        """Those of the known items that differ."""
        pairs = [
            change.fields[NewsItem.summary]
            for change in changes
            if NewsItem.summary in change.fields and _is_changed_item(change)
        ]
        ends = [end for before, after in pairs if (end := _end(_whole(before), _whole(after))) is not None]
        counted = Counter(ends)
        at_once = len(ends) >= _LEAST and len(ends) >= _ALL * known
        return cls(at_once, frozenset(end for end, many in counted.items() if many >= _LEAST))

    def say_nothing(self, before: str, after: str) -> bool:
        """Whether the one text differs from the other in an end that is the feed's doing, or in being cut."""
        if is_cut(before, after):
            return True
        end = _end(before, after)
        return end is not None and (self.all_at_once or end in self.common or _POINTS.match(end) is not None)


def _end(before: str, after: str) -> str | None:
    """What stands behind the beginning that both texts have, of the longer one; `None` where they share too little, or
    where an end of much the same words was edited: that may be a fact."""
    shorter, longer = sorted((before, after), key=len)
    shared = next(
        (at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter)
    )
    if shared < max(_BEGINNING, _SHARED * len(shorter)):
        return None
    ends = set(shorter[shared:].lower().split()), set(longer[shared:].lower().split())
    edited = 2 * len(ends[0] & ends[1]) >= len(ends[0]) > 0
    return None if edited else longer[shared:].strip()


def is_cut(before: str, after: str) -> bool:
    """Whether one of two texts is the beginning of the other, with a mark where it was cut."""
    for one, other in ((before, after), (after, before)):
        beginning = one.rstrip(" .…[]()")
        if one != other and one.endswith(_MARKS) and len(beginning) >= _BEGINNING and other.startswith(beginning):
            return True
    return False


def _whole(value: Value) -> str:
    """A text in full: what differs may stand at its end."""
    return " ".join(str(value or "").split())


def _news(change: Change, earlier: Sequence[Fields], ends: _Ends, *, at_once: bool) -> Change | None:
    """The change without the words that say nothing new; None where nothing else is in it."""
    if not _is_changed_item(change) or _WORDINGS.isdisjoint(change.fields):
        return change
    silent = at_once or _is_translated(change)
    fields = {
        name: pair
        for name, pair in change.fields.items()
        if name not in _WORDINGS or not (silent or _says_nothing(name, pair, earlier, ends, change.record))
    }
    return replace(change, fields=fields) if fields else None


def _is_translated(change: Change) -> bool:
    """Whether headline and text are those of before, in another language."""
    texts: tuple[list[str], list[str]] = ([], [])
    for name in (NewsItem.title, NewsItem.summary):
        pair = change.fields.get(name)
        for text, value in zip(texts, pair or (change.record.fields.get(name),) * 2, strict=True):
            text.append(_whole(value))
    return in_another_language(*map(". ".join, texts))


def _says_nothing(name: str, pair: tuple[Value, Value], earlier: Sequence[Fields], ends: _Ends, record: Record) -> bool:
    before, after = map(_whole, pair)
    if name == NewsItem.summary and before and after:
        title = _whole(record.fields.get(NewsItem.title))
        if ends.say_nothing(before, after) or in_other_words(before, after, title):
            return True
    return _was_reported(name, pair[1], earlier) or is_correction(before, after)


def _was_reported(name: str, value: Value, earlier: Sequence[Fields]) -> bool:
    return any(value == fields[name][1] for fields in earlier if name in fields)


def is_correction(before: str, after: str) -> bool:
    """Whether two texts differ only in how a few words are spelt: no figure, name, material, step or negation."""
    old, new = (_PERCENT.sub("percent", text).split() for text in (before, after))
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
