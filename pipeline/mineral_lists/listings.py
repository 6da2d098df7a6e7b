"""Candidates -> listings: what makes up one list. Two candidates join only for a reason. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.mineral_lists.joins import NESTING, is_negative, reason, same_rank, siblings
from pipeline.mineral_lists.reading import ListedEntry
from pipeline.mineral_lists.runs.candidates import FEWEST, Candidate
from pipeline.mineral_lists.runs.entries import Entry
from pipeline.mineral_lists.runs.surroundings import LINE_HEADING
from pipeline.mineral_lists.wording.counting.counts import counts
from pipeline.mineral_lists.wording.senses import TIER, Sense, sense
from pipeline.outline.pieces import Piece

_OVERLAP = 0.1  # share of names that two parts of one list may have in common
_NEAR = 3  # pieces between two sentences of one enumeration


def with_additions(listing: Listing, added: Listing) -> Listing | None:
    """A listing and a block of the same kind beside it that says what was added: perhaps a part of the list."""
    last, first = listing.parts[-1], added.first
    if not (siblings(last, first) or same_rank(last, first)) or listing.keys & added.keys:
        return None
    return Listing((*listing.parts, *added.parts), None)


@dataclass(frozen=True)
class Listing:
    """What may be one list: its parts in reading order, and why they are one (None: no reason was found)."""

    parts: tuple[Candidate, ...]
    reason: str | None = ""

    @property
    def first(self) -> Candidate:
        """Its first part."""
        return self.parts[0]

    @property
    def span(self) -> tuple[int, int]:
        """The pieces from its first to its last."""
        return self.first.around.position, max(part.around.end for part in self.parts)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its entries are compared by."""
        return frozenset(key for part in self.parts for key in part.keys)

    @cached_property
    def materials(self) -> frozenset[tuple[str, ...]]:
        """The materials that its entries name, whatever the form."""
        return frozenset(material for part in self.parts for material in part.materials)

    @cached_property
    def sizes(self) -> frozenset[int]:
        """The numbers that a publisher may give for it: printed, different, members of groups."""
        if len(self.parts) == 1:
            return self.first.sizes
        entries = {entry.key: entry for part in self.parts for entry in part.entries}
        printed = sum(len(part.entries) for part in self.parts)
        return frozenset({printed, len(entries), sum(entry.members for entry in entries.values())})

    @property
    def known_share(self) -> float:
        """The share of entries that name materials."""
        entries = [entry for part in self.parts for entry in part.entries]
        return sum(entry.match is not None for entry in entries) / len(entries)

    def listed(self) -> tuple[ListedEntry, ...]:
        """Each entry once, in reading order, with its tiers."""
        by_key: dict[str, tuple[Entry, list[str]]] = {}
        names = _tier_names(self.parts)
        for part, name in zip(self.parts, names, strict=True):
            own = _plain(part.tiers) if len(set(part.tiers) - {None}) > 1 else (name,) * len(part.entries)
            for entry, tier in zip(part.entries, own, strict=True):
                _, tiers = by_key.setdefault(entry.key, (entry, []))
                tiers += [tier] if tier and tier not in tiers else []
        return tuple(ListedEntry(entry, " and ".join(tiers) or None) for entry, tiers in by_key.values())


def _plain(tiers: Sequence[str | None]) -> Sequence[str | None]:
    """The words of the tiers, where each of them has one of its own."""
    words = {tier: next((name for name, pattern in TIER if pattern.search(tier)), None) for tier in tiers if tier}
    apart = None not in words.values() and len(set(words.values())) == len(words)
    return [words[tier] if tier else None for tier in tiers] if apart else tiers


def _tier_names(parts: Sequence[Candidate]) -> Sequence[str | None]:
    """The tier of each part: its word, or the headings where words do not tell the parts apart; a title is none."""
    if len(parts) < 2:
        return [None] * len(parts)
    named = [_tier_of(part) for part in parts]
    headings = [part.around.heading for part in parts]
    apart = len(set(named)) == len(parts) and None not in named
    if apart or len(set(headings)) < len(parts) or not all(headings):
        return named if len(set(named) - {None}) > 1 else [None] * len(parts)
    return headings


def _tier_of(part: Candidate) -> str | None:
    for text in (part.label[-200:], part.around.intro[-200:], part.around.heading):
        if tier := next((name for name, pattern in TIER if pattern.search(text)), None):
            return tier
    return None


def listings(
    candidates: Sequence[Candidate], pieces: Sequence[Piece], stated: Callable[[], Mapping[int, int]]
) -> list[Listing]:
    """Every way to take candidates as lists: each alone, those that a reason joins, those that only a count joins."""
    alone = _without_inner(candidates)
    joined: list[Listing] = []
    for chain in _chains(alone, pieces):
        reasons = [reason(before, after, pieces) for before, after in pairwise(chain)]
        joined.append(Listing(chain, reasons[0]))
    inside = {id(part) for listing in joined for part in listing.parts}
    units = [*joined, *(Listing((candidate,)) for candidate in alone if id(candidate) not in inside)]
    units.sort(key=lambda listing: listing.span)
    summed = list(_by_count(units, stated, pieces))
    formed = [listing for listing in _without_reason(units) if all(listing.keys != other.keys for other in summed)]
    all_listings = [*units, *summed, *formed]
    return [listing for listing in all_listings if len(listing.keys) >= FEWEST]


def _without_inner(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates that are no part of another's entries: what an entry adds about its uses is no list."""
    wide = [candidate for candidate in candidates if candidate.form in {"items", "cards"} or len(candidate.entries) > 5]
    return [
        candidate
        for candidate in candidates
        if candidate.form != "prose"
        or not any(
            other is not candidate
            and other.form != "prose"
            and other.around.position <= candidate.around.position < other.around.end
            for other in wide
        )
    ]


def _chains(alone: Sequence[Candidate], pieces: Sequence[Piece]) -> Iterator[tuple[Candidate, ...]]:
    chain: list[Candidate] = []
    for candidate in alone:
        if chain and candidate.around.position < chain[-1].around.end and candidate.form != "prose":
            continue  # another reading of the same pieces
        why = reason(chain[-1], candidate, pieces) if chain else None
        if why and _apart(chain, candidate, why):
            chain.append(candidate)
            continue
        if len(chain) > 1:
            yield tuple(chain)
        chain = [candidate]
    if len(chain) > 1:
        yield tuple(chain)


def _apart(chain: Sequence[Candidate], following: Candidate, reason: str) -> bool:
    """Whether a part repeats little of the parts before it; tiers that say so may nest and repeat."""
    seen = frozenset(key for part in chain for key in part.keys)
    if reason in NESTING:
        return True
    return len(seen & following.keys) <= max(1, _OVERLAP * len(following.keys))


def _by_count(
    units: Sequence[Listing], stated: Callable[[], Mapping[int, int]], pieces: Sequence[Piece]
) -> Iterator[Listing]:
    """Neighbours of which only the sum meets a count that is stated before them or between them.

    It may be stated anywhere where each of them has a heading that says how many it has.
    """
    units = [unit for unit in units if len(unit.keys) >= FEWEST]
    alone = {size for unit in units for size in unit.sizes}
    near = any(_near(unit, other) for unit, other in pairwise(units))
    wanted = {count: place for count, place in stated().items() if count not in alone} if near else {}
    wholes: list[Listing] = []
    for start, unit in enumerate(units) if wanted else ():
        chain = [unit]
        for other in units[start + 1 : start + 8]:
            if not _near(chain[-1], other):
                break
            chain.append(other)
            whole = Listing(
                tuple(part for listing in chain for part in listing.parts), "only their sum meets the stated count"
            )
            before = len(pieces) if all(map(_counts_itself, chain)) else chain[-1].span[0]
            if any(wanted.get(size, len(pieces) + 1) <= before for size in whole.sizes):
                wholes.append(whole)
    if len({frozenset(listing.keys) for listing in wholes}) == 1:  # of several sums that meet it, any may be by chance
        yield wholes[0]


def _counts_itself(unit: Listing) -> bool:
    """Whether the heading of a block says how many it has: "Metals for batteries (5)"."""
    return any(count.number in unit.sizes for count in counts(unit.first.around.heading))


def _near(before: Listing, after: Listing) -> bool:
    last, first = before.parts[-1], after.first
    if last.form == first.form == "prose":
        return first.around.position - last.around.end <= _NEAR
    beside = last.form == first.form == "column" and last.table == first.table != ""
    if (first.around.position < last.around.end and not beside) or min(len(before.keys), len(after.keys)) < FEWEST:
        return False
    if any(is_negative(part.around.heading) or _is_left_out(part.around.intro[-80:]) for part in (last, first)):
        return False
    return beside or siblings(last, first) or last.around.headings == first.around.headings


def _is_left_out(lead: str) -> bool:
    """Whether words that lead into a block say that it is not on the list; what it is good for says nothing."""
    meaning = sense(lead)
    return meaning is not None and meaning[0] not in {Sense.LIST, Sense.OTHER}


def _without_reason(units: Sequence[Listing]) -> Iterator[Listing]:
    """Three or more runs of one form under headings of one rank: classes of one list, perhaps; nothing says so."""
    chain: list[Listing] = []
    for unit in [*units, None]:
        fits = unit is not None and chain and siblings(chain[-1].parts[-1], unit.first)
        fits = fits and unit is not None and unit.first.around.level < LINE_HEADING
        if unit is not None and fits and not is_negative(unit.first.around.heading):
            chain.append(unit)
            continue
        sizes = [len(listing.keys) for listing in chain]
        if len(chain) > 2 and max(sizes) <= 0.6 * sum(sizes):
            yield Listing(tuple(part for listing in chain for part in listing.parts), None)
        chain = [unit] if unit is not None else []
