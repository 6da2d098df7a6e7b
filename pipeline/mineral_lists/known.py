"""A reading against what is known of its list: the atlas and the last poll may hold it, never prefer it. Pure.

The known editions are those of the LIST, not of the country. They are left out of the choice between blocks: a new
edition that quotes the old one must not lose to it. Equality with a known edition confirms a reading that states no
count; a difference holds it where the page itself gives no reason for the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import groupby

from pipeline.extraction import Known, KnownEdition
from pipeline.mineral_lists.reading import Decision, EditionRead, Reading, Veto, without_numbers
from pipeline.mineral_lists.wording.places import is_same, new_words
from vocabulary.lists.misprints import is_misprint

_LOST = 0.1  # share of the last edition that may be missing where no count is stated
_AT_AN_END = 2  # new entries in a row at an end of the list that may be another list
_WITHIN = 3  # the same between known entries
_ALIKE = 0.6  # share of entries in common below which a page without a count must state a new edition
_ALIKE_COUNTED = 0.35  # the same where a stated count is met

_OF_ITSELF = frozenset(  # vetoes that doubt the entries or their block, and fall where these are the known ones
    {"margin", "doubtful entry", "figures", "repeated names", "unknown entries", "cut end"}
)


def judged(reading: Reading, known: Known, *, breaks_off: bool = False) -> Reading:
    """The reading with what the known editions of its list say about it. `breaks_off`: the document has no end."""
    reading = _above(reading, known)
    today = reading.today
    if today is None or reading.decision is Decision.REFUSED:
        return reading
    keys = frozenset(today.keys)
    equal = [edition for edition in known.editions if frozenset(edition.keys) == keys]
    last = known.last
    still = [veto for veto in reading.vetoes if last is None or veto.rule != "draft list"]
    is_last = last is not None and frozenset(last.keys) == keys
    if (
        last is not None and is_last and known.polled
    ):  # nothing came and nothing went: only what contradicts that is left
        still = [veto for veto in still if not veto.soft and veto.rule not in _OF_ITSELF]
        still += _back_in_time(today, last)
    elif is_last or (equal and not known.polled):
        still = [veto for veto in still if not veto.soft]
    elif last is not None and known.polled:
        settled = _settled(reading, known)
        still = [
            veto for veto in still if veto.rule != "first sight" and not (veto.soft and veto.settled_as in settled)
        ]
        still += _against(today, last, equal, reading.removed)
        still += _elsewhere(reading, today, last, known)
        still += _cut(today, last) if breaks_off else ()
    elif last is not None:
        still += [veto for veto in _against(today, last, equal, reading.removed) if veto.rule == "large difference"]
    decision = Decision.HELD if still else Decision.TAKEN
    editions = reading.editions
    if equal and all(edition.status == "draft" for edition in equal):  # the page need not say so
        editions = (replace(today, status="draft"), *editions[1:])
    sure = max(reading.confidence, 0.9) if is_last or equal else reading.confidence
    confidence = min(sure, 0.5) if still else sure
    return replace(reading, decision=decision, editions=editions, vetoes=tuple(still), confidence=confidence)


def _above(reading: Reading, known: Known) -> Reading:
    """A reading for which too little speaks on the page is one all the same where the last poll read just that list
    from the source, or the list stood in that place: a person accepted it there. Where most of what is read was on the
    list, it is held with its own reasons, so that a person sees what is missing."""
    if reading.below is None or known.last is None or not known.polled:
        return reading
    read, last = frozenset(reading.below.keys), frozenset(known.last.keys)
    if reading.vetoes and 2 * len(read & last) > len(read):  # what is left of the list says less than it did
        return replace(reading, decision=Decision.HELD, editions=(reading.below,))
    same = read == last
    if not same and not is_same(reading.place, known.place):
        return reading
    weak = Veto("evidence", "the evidence that this is the list is weak", True)
    return replace(reading, decision=Decision.HELD, editions=(reading.below,), vetoes=(weak,))


def _settled(reading: Reading, known: Known) -> frozenset[str]:
    """What was settled when the list was read in this very place before."""
    return frozenset(map(without_numbers, known.settled)) if is_same(reading.place, known.place) else frozenset()


def settled_after(reading: Reading, known: Known) -> tuple[str, ...]:
    """What is settled once the reading is taken: what nothing confirmed in it, and before that in the same place."""
    return tuple(sorted({*reading.unconfirmed, *_settled(reading, known)}))


def _elsewhere(reading: Reading, today: EditionRead, last: KnownEdition, known: Known) -> Iterator[Veto]:
    """That a list with other entries stands under other words, and neither a count nor a new edition says why."""
    other = new_words(reading.place, known.place)
    if other and not today.count_met and not _states_a_newer(today, last):
        yield Veto(
            "other words", f"its entries differ, and other words stand over it ({other}): it may be another list"
        )


def _against(today: EditionRead, last: KnownEdition, equal: list[KnownEdition], removed: Set[str]) -> Iterator[Veto]:
    """What speaks against telling the difference from the last known edition.

    `removed`: the materials that the page says were removed: that these are missing is explained.
    """
    names = dict(zip(last.keys, last.names, strict=True))
    spelt = _spelt_right(today, names)
    new = [key for key in today.keys if key not in names and key not in spelt.values()]
    lost = [key for key in last.keys if key not in frozenset(today.keys) and key not in spelt]
    alike = (len(last.keys) - len(lost)) / max(1, len(last.keys) + len(new))
    newer = _states_a_newer(today, last)
    older = next((edition for edition in equal if edition.date and last.date and edition.date < last.date), None)
    yield from _back_in_time(today, last, older)
    if today.status == "draft" and last.status != "draft":
        yield Veto("draft", "the page shows a draft where the final list stood")
    unexplained = [key for key in lost if not set(key.split("/")[0].split("+")) <= removed]
    if unexplained and not today.count_met and last.ordered and last.keys[0] in unexplained and not new:
        first = names[last.keys[0]]
        yield Veto("lost at the start", f"“{first}”, the first entry of the list, is missing: its beginning may be cut")
    if unexplained and not today.count_met and _at_the_end(today, unexplained, last):
        listed = ", ".join(names[key] for key in unexplained[:5])
        yield Veto("lost at the end", f"entries are missing at the end of the list ({listed}): the page may be cut")
    elif not today.count_met and len(unexplained) > _LOST * len(last.keys):
        yield Veto("lost", f"{len(lost)} of {len(last.keys)} known entries are missing, and no count confirms it")
    yield from _unconfirmed(today, last)
    if new and (strange := next((names[key] for key in lost if key.startswith("?")), None)):
        yield Veto("respelled", f"“{strange}”, which named no known material, is gone, and it may be what is new")
    unknown = next((item.entry for item in today.entries if item.entry.match is None and item.entry.key in new), None)
    if unknown and lost and today.count_met:  # else it waits as an unknown addition
        yield Veto(
            "respelled",
            f"“{unknown.as_published[:80]}”, which names no known material, is new, and it may be "
            f"“{names[lost[0]]}” in other words",
        )
    if alike < (_ALIKE_COUNTED if today.count_met else _ALIKE) and not newer:
        yield Veto(
            "large difference",
            f"{len(new)} entries are new and {len(lost)} of {len(last.keys)} known records are missing, and the page "
            "states no new edition",
        )


def _spelt_right(today: EditionRead, names: Mapping[str, str]) -> dict[str, str]:
    """The keys of known entries that named no material as one letter was wrong, each with that of the entry it is."""
    entries = [listed.entry for listed in today.entries if listed.entry.match and listed.entry.key not in names]
    pairs = {}
    for key, name in names.items():
        right = [entry.key for entry in entries if key.startswith("?") and is_misprint(name, entry.as_published)]
        if len(right) == 1:
            pairs[key] = right[0]
    return pairs


def _back_in_time(today: EditionRead, last: KnownEdition, older: KnownEdition | None = None) -> Iterator[Veto]:
    """An earlier edition than the one that stands, as the page says; or `older`, which it equals."""
    if older or (today.edition and last.name and today.edition < last.name):
        shown = older.name if older else today.edition
        yield Veto("back in time", f"the page shows the edition {shown}; the last known one is {last.name}")


def _unconfirmed(today: EditionRead, last: KnownEdition) -> Iterator[Veto]:
    """New entries that may be none, where no count confirms them: a block of its own, names of no material."""
    if today.count_met:
        return
    block, known = added_block(today, last), frozenset(last.keys)
    if block:
        listed = ", ".join(entry.entry.as_published for entry in today.entries if entry.entry.key in block[:5])
        yield Veto(
            "added block", f"{len(block)} new entries are next to one another ({listed}), and no count confirms them"
        )
    strange = [listed.entry for listed in today.entries if listed.entry.match is None]
    strange = [entry for entry in strange if entry.key not in known and entry.key not in block]
    if strange:
        sentence = (
            f"“{strange[0].as_published[:80]}” is new on the list, names no known material, and no count confirms it"
        )
        yield Veto("unknown addition", sentence)


def _cut(today: EditionRead, last: KnownEdition) -> Iterator[Veto]:
    """What is missing from a document that breaks off may only not have come."""
    lost = [name for key, name in zip(last.keys, last.names, strict=True) if key not in frozenset(today.keys)]
    if lost and not today.count_met:
        sentence = f"entries are missing ({', '.join(lost[:5])}), and the document breaks off: it has no closing tag"
        yield Veto("cut document", sentence)


def _states_a_newer(today: EditionRead, last: KnownEdition) -> bool:
    return bool(today.edition and last.name and last.name.isdecimal() and today.edition > last.name)


def _at_the_end(today: EditionRead, lost: list[str], last: KnownEdition) -> bool:
    """Whether the end of the list may be missing: by the order of the last document where it still holds.

    Else by the order in which the entries were stored and by the alphabet.
    """
    kept = [key for key in last.keys if key in frozenset(today.keys)]
    same_order = kept == [key for key in today.keys if key in frozenset(kept)]
    if last.ordered:
        return last.keys[-1] in lost or not same_order
    by_name = max(zip((name.casefold() for name in last.names), last.keys, strict=True))
    return last.keys[-1] in lost or by_name[1] in lost


def added_block(today: EditionRead, last: KnownEdition) -> tuple[str, ...]:
    """New entries that stand together: two at an end of the list, three within it. They may be another list."""
    known = frozenset(last.keys)
    runs = [(is_new, tuple(run)) for is_new, run in groupby(today.keys, key=lambda key: key not in known)]
    for place, (is_new, run) in enumerate(runs):
        if is_new and len(run) >= (_AT_AN_END if place in {0, len(runs) - 1} else _WITHIN):
            return run
    return ()
