"""Which entries of a held reading are in doubt, where only some are: the sure ones pass, these wait. Pure.

An entry is sure that the last poll read, too, and that nothing speaks against. Of the others it depends on what the
page states: a count that the sure entries meet confirms all but the strange ones; a count that is met once the missing
ones are added shows that they were not read, and not that they left the list. A new edition is told whole or not at
all, unless only strange entries are in doubt.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.extraction import Known, KnownEdition
from pipeline.mineral_lists.reading import Decision, EditionRead, ListedEntry, Reading

_ONE_BY_ONE = frozenset(
    {"unknown addition", "lost at the start", "lost at the end", "cut document", "cut end", "added block", "count"}
)
_SHARE = 0.1  # of the known entries that may be missing where the others are still sure


def doubtful(reading: Reading, known: Known) -> frozenset[str] | None:
    """The keys of the entries that wait, read or missing; None where all of the reading is in doubt."""
    today, last = reading.today, known.last
    rules = {veto.rule for veto in reading.vetoes}
    one_by_one = _ONE_BY_ONE | {"lost"} if "count" in rules else _ONE_BY_ONE
    held = reading.decision is Decision.HELD and rules <= one_by_one
    if not held or today is None or last is None or not known.polled:
        return None
    read = frozenset(today.keys)
    lost = frozenset(last.keys) - read
    new = [listed for listed in today.entries if listed.entry.key not in frozenset(last.keys)]
    strange = frozenset(listed.entry.key for listed in new if listed.entry.match is None)
    if "count" in rules:
        return _by_count(today, last, strange, lost)
    if "added block" in rules:  # new ones that stand together, and with them all that is new
        strange = frozenset(listed.entry.key for listed in new)
    if lost and (not _same_edition(today, last) or len(lost) > max(1, _SHARE * len(last.keys))):
        return None
    if rules <= {"unknown addition", "added block"}:  # a strange entry may be a missing one in other words
        return strange | lost
    loose = {listed.entry.key for listed in new} - set(_inside(today, last))
    return strange | lost | loose


def _by_count(
    today: EditionRead, last: KnownEdition, strange: frozenset[str], lost: frozenset[str]
) -> frozenset[str] | None:
    """What is in doubt where the stated count is not that of all entries that were read."""
    sure = [listed for listed in today.entries if listed.entry.key not in strange]
    if strange and _counts(sure, today.count):
        return strange
    with_lost = len(sure) + len(lost)
    few = len(lost) <= max(2, _SHARE * len(last.keys))
    if lost and few and with_lost == today.count and _same_edition(today, last):
        return strange | lost
    return None


def _counts(entries: Sequence[ListedEntry], stated: int | None) -> bool:
    """Whether a publisher would count so many: each entry once, or the members of groups."""
    return stated in {len(entries), sum(listed.entry.members for listed in entries)}


def _same_edition(today: EditionRead, last: KnownEdition) -> bool:
    return today.edition is None or today.edition == last.name


def _inside(today: EditionRead, last: KnownEdition) -> Collection[str]:
    """The entries that stand between two that were known: within the list, wherever it was cut."""
    known = [place for place, key in enumerate(today.keys) if key in frozenset(last.keys)]
    return today.keys[known[0] : known[-1]] if known else ()
