"""What the page says about how many entries a listing has, and whether it agrees. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from pipeline.mineral_lists.listings import Listing
from pipeline.mineral_lists.page import Page
from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.wording.abroad import abroad, named, names_another
from pipeline.mineral_lists.wording.calling import CALLS_A_LIST
from pipeline.mineral_lists.wording.counting.counted import unexplained
from pipeline.mineral_lists.wording.counting.counts import Count, counts
from pipeline.mineral_lists.wording.counting.nouns import NOUN
from pipeline.outline.pieces import WORDS, Kind

_SMALL = 8  # below this a count further up is only believed where its own words call what it counts a list
_LEADING = 9  # pieces before a part of a listing, up to its heading
_SAID_SHORTLY = 600  # characters of a text that says how many a list has
_COUNTS_ENTRIES = re.compile(rf"\b(?:{NOUN}|lists?\b|liste\b|lista\b|number\b|total\b)", re.IGNORECASE)
_FOLLOWING = 3  # pieces after a listing that may still speak of it


@dataclass(frozen=True, slots=True)
class Agreement:
    """The count that a listing meets, the one that it does not, and the other numbers of its own section."""

    met: Count | None = None
    unmet: Count | None = None
    loose: tuple[Count, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether what is met is stated in words about what lists hold."""
        return self.met is not None and self.met.strong


def agreement(listing: Listing, page: Page) -> Agreement:
    """Compare a listing with every count of its own section, of those above it, and of the page's title."""
    own = list(_own(listing, page))
    above = list(_above(listing, page))
    about = [count for count in own if count.about == "list"] + [count for count in above if count.about == "list"]
    fitting = [count for count in own if _fits(count, listing, own=True)]
    fitting += [count for count in above if _fits(count, listing, own=False)]
    plain = (count for count in fitting if unexplained(count.clause, page.language) is None)
    met = next(plain, None) or next(iter(fitting), None)
    if met is None and _is_largest(listing, page):
        met = next((count for count in _far(page) if _is_of(count, listing, page)), None)
    against = [count for count in own if count.strong and count.about == "list"]
    against += [
        count for count in above if count.strong and count.about == "list" and (count.on_list or count.number >= 12)
    ]
    against += [count for _, count in _elsewhere(page) if count.number > max(listing.sizes)]
    wrong = [count for count in against if count.number not in listing.sizes and not _explained(count, listing, page)]
    wrong = [count for count in wrong if met is None or (count.number > met.number and not _is_abroad(count, page))]
    unmet = max(wrong, key=lambda count: count.number, default=None)
    return Agreement(met, unmet, tuple(count for count in about if count is not met))


def _fits(count: Count, listing: Listing, *, own: bool) -> bool:
    if count.number not in listing.sizes or count.about not in {"list", "rest"}:
        return False
    if count.about == "rest":
        return False
    return own or (count.strong and (count.number >= _SMALL or matches(CALLS_A_LIST, count.sentence)))


def _is_of(count: Count, listing: Listing, page: Page) -> bool:
    """Whether a count that stands far from a listing counts it, be it in a card of facts, a caption or a note.

    It says no more than how many a list has, and no other block has as many; or it calls what it counts the list, and
    the page has no other block.
    """
    if not _fits(count, listing, own=False) or _is_abroad(count, page):
        return False
    others = [other for other in page.listings if not _shares(other, listing)]
    if any(count.number in other.sizes for other in others):
        return False
    if _COUNTS_ENTRIES.search(count.sentence) and unexplained(count.sentence, page.language) is None:
        return True
    return matches(CALLS_A_LIST, count.sentence) and all(other.first.form == "prose" for other in others)


def _own(listing: Listing, page: Page) -> Iterator[Count]:
    """The counts of the section's own heading, of the texts that lead into its parts, and of what follows directly."""
    places: set[int] = set()
    for part in listing.parts:
        if part.form == "prose":  # the numbers of its own entries count nothing
            labelled = [count for count in counts(part.label) if count.strong or count.number in listing.sizes]
            yield from labelled or (count for count in counts(part.around.intro) if count.strong)
            yield from counts(_first_sentence(part.around.after))
            continue
        if part.form == "column":
            yield from counts(part.label)
        places.update(_leading_into(part.around.position, places, page))
        if part.form in {"column", "sentences"}:
            places.update(range(part.around.position, part.around.end))
    end = listing.span[1]
    for place in range(end, min(end + _FOLLOWING, len(page.pieces))):
        if page.pieces[place].kind is Kind.HEADING and not page.pieces[place].text:
            continue  # a section ends, and nothing else begins
        if page.pieces[place].kind not in WORDS or place in page.entry_places:
            break
        places.add(place)
    yield from (count for _, count in page.stated(sorted(places)))


def _leading_into(position: int, known: Set[int], page: Page) -> Iterator[int]:
    """The places of the texts before a part, up to its heading."""
    for place in range(position - 1, max(position - _LEADING, 0) - 1, -1):
        is_heading = page.pieces[place].kind is Kind.HEADING
        if place in known or (place in page.entry_places and not is_heading):
            return
        yield place
        if is_heading:
            return


def _is_abroad(count: Count, page: Page) -> bool:
    """Whether the clause before a number speaks of what another jurisdiction lists."""
    clause = re.split(r"[.;:]\s", count.before)[-1]
    sentence = re.split(r"[.;]\s", count.before)[-1]
    own = page.owners or frozenset()
    if abroad(clause, own) or names_another(sentence, own):
        return True
    speaks_of = named(clause)
    return bool(speaks_of) and speaks_of.isdisjoint(own)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s|。", text.lstrip(".;:) "), maxsplit=1)[0]


def _above(listing: Listing, page: Page) -> Iterator[Count]:
    """The counts of the page's title, of the headings above, and of the texts under these."""
    places = {place for _, place in page.where.above(listing.span[0])} - page.entry_places
    yield from (count for _, count in page.stated(sorted(places)))


def _elsewhere(page: Page) -> Iterator[tuple[int, Count]]:
    """Counts anywhere that speak of the list itself, with their places: a larger one means that entries are missing."""
    for place, count in page.stated(page.speaking_of_lists):
        if count.strong and count.on_list and count.about == "list" and page.pieces[place].kind is not Kind.ITEM:
            yield place, count


def _is_largest(listing: Listing, page: Page) -> bool:
    """Whether no other block of the page is larger: what a page says far from its blocks, it says of the largest."""
    larger = (other for other in page.listings if len(other.keys) > len(listing.keys))
    return len(listing.keys) >= _SMALL and all(_shares(other, listing) for other in larger)


def _far(page: Page) -> Iterator[Count]:
    """Every count of the page's content that says what lists hold; what is beside it may tell of anything."""
    places = [place for place, piece in enumerate(page.pieces) if not piece.beside and len(piece.text) <= _SAID_SHORTLY]
    yield from (count for _, count in page.stated(places) if count.strong and count.about == "list")


def _explained(count: Count, listing: Listing, page: Page) -> bool:
    """Whether another listing of the page, or a part of this one, has that many entries."""
    if any(count.number in part.sizes for part in listing.parts):
        return True
    return any(
        count.number in other.sizes and not _shares(other, listing) for other in page.listings if other is not listing
    )


def _shares(one: Listing, other: Listing) -> bool:
    return any(part is other_part for part in one.parts for other_part in other.parts)
