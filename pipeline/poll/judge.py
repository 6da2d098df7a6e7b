"""Whether what a poll found is plausible, before anything of it is believed. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.reading.results import Reading
from pipeline.source import Expectations
from vocabulary.changes import Action, Change
from vocabulary.errors import CritminError
from vocabulary.lists.changes import is_covered
from vocabulary.records import TYPES, PageText, Record, Value

_MANY = 20  # records; below this a share says little about a field that changed everywhere
_FEW = 1  # record; one that goes is plausible however small the source is
HARDLY_ANY = 400  # characters of a page that says little else than that it is none
_SHRUNK = 3  # times as long it was
_QUOTED = 150


class NeedsReview(CritminError):
    """The reading could be wrong or is implausible: a person has to look first. `proposed`: what was read."""

    def __init__(self, reasons: Sequence[str], proposed: Sequence[Record]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons, self.proposed = tuple(reasons), tuple(proposed)


@dataclass(frozen=True, slots=True)
class Held:
    """A reading of which a part waits, and what is to be said beside that."""

    reading: Reading
    others: tuple[str, ...]

    @property
    def reasons(self) -> list[str]:
        """Why a person has to look."""
        return self.reading.end.held

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said that is no reason."""
        return tuple(note for note in self.others if not note.endswith(tuple(self.reasons)))


class SameGist(Exception):
    """All that the document's records depend on is as it was when it was taken over last."""


class AsBefore(Exception):
    """A person decided about this document, or this reading of it, that it says nothing new."""


@dataclass(slots=True)
class Tally:
    """What one poll would do to what is known of a source: the figures `judge` looks at.

    `emptied` counts records of which nothing but fields that became empty is new: what a broken page looks like. (ISO
    drops the ICS codes of hundreds of documents with the same edit that moves their stage.) `little`: a text of a page
    that says hardly anything, and nothing of what it said, in place of a longer one: what stands in for a page in words
    that nobody knows. `replaced`: no sentence of a page's text is as it was. `elsewhere`: the site
    to which all items of a window lead of which none is known, where the known ones lead to another.
    """

    known: int = 0
    present: int = 0
    vanished: int = 0
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    emptied: Counter[tuple[str, str]] = field(default_factory=Counter)
    little: str | None = None
    replaced: bool = False
    elsewhere: str | None = None

    def count(self, changes: Iterable[Change]) -> None:
        """Add the changes of one batch to the figures."""
        for change in changes:
            if change.action is Action.REMOVED:
                self.vanished += not is_covered(change)
            elif change.action is Action.CHANGED:
                only_emptied = not any(after for _, after in change.fields.values())
                for name, (before, after) in change.fields.items():
                    self.changed[change.record.kind, name] += 1
                    self.emptied[change.record.kind, name] += bool(before) and not after and only_emptied
                    if name == PageText.sentences:
                        self._count_text(_lines(before), _lines(after))

    def _count_text(self, before: Sequence[str], after: Sequence[str]) -> None:
        self.replaced |= bool(before and after) and not set(before) & set(after)
        if is_stump(before, after):
            self.little = " ".join(after)


def _lines(value: Value) -> Sequence[str]:
    return [str(line) for line in value] if isinstance(value, list | tuple) else ()


def is_stump(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether hardly anything is left of a page, and nothing of what it said."""
    was, left = sum(map(len, before)), sum(map(len, after))
    return left <= HARDLY_ANY and _SHRUNK * left < was and not set(before) & set(after)


def judge(expect: Expectations, tally: Tally) -> str | None:
    """Why the poll is implausible, as a sentence for a person; `None` when it is plausible."""
    if tally.present < expect.min_records:
        return f"{tally.present} records found where at least {expect.min_records} are expected"
    if tally.vanished > max(_FEW, expect.max_vanish * tally.known):
        return (
            f"{tally.vanished} of {tally.known} known records are missing; more than "
            f"{expect.max_vanish:.0%} at once is not plausible"
        )
    if tally.little is not None:
        return (
            f"nothing is left of the page but {tally.little[:_QUOTED]!r}; this may be a placeholder (maintenance, "
            "an error, a bot wall)"
        )
    if tally.elsewhere is not None:
        return f"no item is known, and all lead to {tally.elsewhere}: this may be another site's feed"
    for (kind, name), count in sorted(tally.emptied.items()):
        if count > max(_MANY // 5, expect.max_vanish * tally.known):
            return f"the {TYPES[kind].fields[name].words} of {count} of {tally.known} records became empty at once"
    for (kind, name), count in sorted(tally.changed.items()):
        if tally.known >= _MANY and count > expect.max_changed * tally.known:
            return f"the {TYPES[kind].fields[name].words} of {count} of {tally.known} records changed at once"
    return None
