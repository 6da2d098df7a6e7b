"""A document's page as its list is looked for in it: pieces, candidates, what is said above and around each. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.mineral_lists.listings import Listing, listings
from pipeline.mineral_lists.runs.candidates import Candidate
from pipeline.mineral_lists.runs.sentences import of_sentences
from pipeline.mineral_lists.runs.surroundings import Surroundings
from pipeline.mineral_lists.runs.walk import candidates
from pipeline.mineral_lists.stems import Words
from pipeline.mineral_lists.wording.abroad import NOBODY, abroad, begins_abroad, named
from pipeline.mineral_lists.wording.counting.counts import LISTED, LISTED_ABROAD, Count, counts
from pipeline.mineral_lists.wording.counting.numbers import beginnings, has_digits
from pipeline.mineral_lists.wording.senses import SUBJECT
from pipeline.outline.pieces import WORDS, Kind, Piece

_ENTRIES = frozenset({Kind.TEXT, Kind.LINE, Kind.ITEM})
_BLOCK = 5  # entries of a block on a page that does not tell its list in sentences
_LITTLE = 80  # characters of text in a file of data
_FIGURE = re.compile(r"\d{1,3}")  # a number alone, in large type
_SHORT_LABEL = 80  # characters of what stands below it
_MENU_LINES = 5  # lines in like markup, before any text
_MENU = re.compile(r"(?:[^|›»•·]{2,40} [|›»•·] ){2}[^|›»•·]{2,40}")  # "Home | Transparency | Procurement"


@dataclass(frozen=True)
class Page:
    """What one document shows."""

    pieces: Sequence[Piece]
    language: str | None
    jurisdiction: str
    seen: date | None = None
    words: Words | None = None  # those that stand there, where they are known

    @cached_property
    def where(self) -> Surroundings:
        """The headings and texts around each piece."""
        return Surroundings(self.pieces, self.language, self.words)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Every run that mostly names materials."""
        return candidates(self.where, self.language)

    @cached_property
    def title(self) -> str:
        """What the page calls itself: title, headings of the first rank, and the lines before the first text."""
        first = next((place for place, piece in enumerate(self.pieces) if piece.kind is Kind.TEXT), len(self.pieces))
        texts = [
            piece.text
            for place, piece in enumerate(self.pieces)
            if piece.kind is Kind.TITLE
            or (piece.kind is Kind.HEADING and piece.level == 1)
            or (place < first and place < 6 and piece.kind in {Kind.LINE, Kind.HEADING} and not self._is_menu(place))
        ]
        return " · ".join(dict.fromkeys(texts))

    def _is_menu(self, place: int) -> bool:
        """Whether a line leads to other pages: three names with signs between, or one of many lines in like markup."""
        piece, alike = self.pieces[place], 1
        if piece.kind is not Kind.LINE or SUBJECT.search(piece.text) is not None:
            return False
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(self.pieces) and alike < _MENU_LINES and _alike(self.pieces[other], piece):
                other, alike = other + step, alike + 1
        return _MENU.match(piece.text) is not None or alike >= _MENU_LINES

    @cached_property
    def owners(self) -> frozenset[str] | None:
        """The countries whose list the page may have: its source's (and its province), else those that its title names.

        None where any may be: the source has none, and only words that lead into its first or largest block name some.
        """
        if self.jurisdiction not in NOBODY:
            return frozenset({self.jurisdiction, self.jurisdiction.split("-")[0]})
        if titled := named(self.title):
            return titled
        largest = max(self.candidates, key=lambda candidate: len(candidate.entries), default=None)
        leads = map(self._leading_into, filter(None, (*self.candidates[:1], largest)))
        return None if any(map(named, leads)) else frozenset()

    def _leading_into(self, candidate: Candidate) -> str:
        """The words that say whose a block is: its heading, the text before it, and what tells of another's list."""
        around = candidate.around
        place = around.position - (candidate.form != "prose")
        before = self.pieces[place].text if place >= 0 else ""
        others = (sentence for sentence in around.intro.split(". ") if abroad(sentence) or begins_abroad(sentence))
        return " ".join((around.heading, before, candidate.label, *others))

    @cached_property
    def own_texts(self) -> list[str]:
        """What the page may say of itself: its title, headings and texts, without what it lists."""
        kinds = {Kind.TITLE, Kind.HEADING, Kind.TEXT, Kind.LINE}
        return [piece.text for piece in self.pieces if piece.kind in kinds and not piece.beside]

    @cached_property
    def is_data(self) -> bool:
        """Whether it holds no text that could say what it is about."""
        words = {Kind.TEXT, Kind.HEADING, Kind.TITLE}
        return sum(len(piece.text) for piece in self.pieces if piece.kind in words) < _LITTLE

    @cached_property
    def is_wordless(self) -> bool:
        """Whether it is a file of data, not a page that says little: no title, at most names of sheets and a note."""
        return self.is_data and all(piece.kind is not Kind.TITLE for piece in self.pieces)

    @cached_property
    def entry_places(self) -> frozenset[int]:
        """The places of pieces that are entries of a candidate that is no sentence."""
        return frozenset(
            place
            for candidate in self.candidates
            if candidate.form != "prose"
            for place in range(candidate.around.position, candidate.around.end)
        )

    @cached_property
    def _counted(self) -> dict[int, tuple[Count, ...]]:
        """By place, what was read there so far."""
        return {}

    def stated(self, places: Iterable[int]) -> Iterator[tuple[int, Count]]:
        """The numbers at these places that may count entries, each with its place; none in the entries of a list."""
        for place in places:
            if place not in self._counted:
                self._counted[place] = self._counts(place)
            yield from ((place, count) for count in self._counted[place])

    def _counts(self, place: int) -> tuple[Count, ...]:
        piece = self.pieces[place]
        is_entry = piece.kind in _ENTRIES and place in self.entry_places
        if not piece.text or is_entry or not (has_digits(piece.text) or place in self._in_words):
            return ()
        if label := self._label_of_a_number(place):
            return tuple(count for count in counts(f"{piece.text} {label}") if count.strong)
        return tuple(counts(piece.text, in_words=place in self._in_words))

    @cached_property
    def _in_words(self) -> Set[int]:
        """The places of the pieces in which a number may stand in words."""
        return self.where.having(beginnings())

    def _label_of_a_number(self, place: int) -> str | None:
        """What stands right below a number alone and says what it counts, as pages show figures; None elsewhere."""
        following = self.pieces[place + 1 : place + 2]
        if not following or not _FIGURE.fullmatch(self.pieces[place].text) or following[0].kind not in WORDS:
            return None
        label = following[0].text
        return label if label[:1].isalpha() and len(label) <= _SHORT_LABEL else None

    @cached_property
    def speaking_of_lists(self) -> list[int]:
        """The places whose texts may speak of a list or of what is critical."""
        named = {word for word in self.where.vocabulary if word.startswith(LISTED) or word.endswith("elenco")}
        further = self.where.whole.may_hold(LISTED_ABROAD)
        having = self.where.having(named)
        return [
            place
            for place, piece in enumerate(self.pieces)
            if place in having or (further and any(map(piece.text.__contains__, further)))
        ]

    def is_headed(self, place: int) -> bool:
        """Whether a section begins at a place."""
        return self.pieces[place].kind is Kind.HEADING and bool(self.pieces[place].text)

    def is_behind_another(self, candidate: Candidate) -> bool:
        """Whether another block stands between a candidate and the heading above it."""
        place = candidate.around.position - 1
        while place >= 0 and self.pieces[place].kind is not Kind.HEADING:
            if place in self.entry_places or self.pieces[place].kind is Kind.COLUMN:
                return True
            place -= 1
        return False

    @cached_property
    def listings(self) -> list[Listing]:
        """Every way to take candidates as lists."""
        by_structure = listings(self.candidates, self.pieces, self._numbers)
        if any(candidate.form != "prose" and len(candidate.entries) >= _BLOCK for candidate in self.candidates):
            return by_structure
        return [
            *by_structure,
            *(Listing((candidate,)) for candidate in of_sentences(self.where, self._counted_in, self.language)),
        ]

    def _counted_in(self, begin: int, end: int) -> list[tuple[int, str]]:
        """The numbers that a list is said to have in these pieces or above them, each with its sentence."""
        places = [*range(begin, end), *(place for _, place in self.where.above(begin))]
        stated = (count for _, count in self.stated(places) if count.strong and count.about == "list")
        return [(count.number, f"{count.before}{count.written}{count.after}") for count in stated if count.on_list]

    def _numbers(self) -> dict[int, int]:
        """Every number on the page that counts what lists hold, with the first place that states it."""
        every = self.stated(range(len(self.pieces)))
        strong = [(place, count.number) for place, count in every if count.strong and count.about == "list"]
        return {number: place for place, number in reversed(strong)}


def _alike(piece: Piece, other: Piece) -> bool:
    return piece.kind is Kind.LINE and other.kind is Kind.LINE and piece.shape == other.shape != 0
