"""Where each piece of a document stands: under which headings, after which texts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from functools import cached_property
from itertools import chain

from pipeline.mineral_lists.runs.candidates import Around
from pipeline.mineral_lists.runs.entries import entry
from pipeline.mineral_lists.runs.prose import FEWEST, MOST_SLASHES, PARTING_SIGNS, Span, enumerating
from pipeline.mineral_lists.stems import Patterns, Words, small
from pipeline.mineral_lists.wording.counting.counts import counts
from pipeline.mineral_lists.wording.senses import STATED, STATES_A_LIST, states_a_list, stating_words
from pipeline.outline.pieces import BLOCKS, WORDS, Kind, Piece
from vocabulary.minerals import get, hints_of, lookup, may_begin_with_a_name, words_in

_INTRO = 700  # characters of the texts between a heading and a run
MENTION = 5  # names in a sentence that states no list: fewer are a mention
_MARKS = frozenset(",;،؛，、；･・•·|.)②【】『』〕")
_ENDING = frozenset(".:;!?,。：；！？、，)）")
_SHORTEST, _LONGEST = 8, 200_000  # characters of a text that is searched for enumerations
_NAME = 8  # words of a name, and of what stands before it, at the most
_LEAD = 12  # texts under a heading that are read for what they say of the list
LINE_HEADING = 99  # the level of a line of plain text that stands where a heading stands
_INDEX = 8  # letters in the order of the alphabet that lead to the parts of a page
NESTED = 8  # from this level on a heading is an item that holds a list
_STATING = Patterns(STATES_A_LIST)
_LETTER = re.compile(r"[^\W\d_](?:\s*[-–/]\s*[^\W\d_])?")
_STRUCK = re.compile(
    r"\s*[\[(（]?\s?(?:(?:deleted|removed|repealed|struck out|omitted|abrogée?|supprimée?|gestrichen|aufgehoben"
    r"|weggefallen"
    r"|eliminad[ao]|derogad[ao]|suprimid[ao]|revogad[ao]|excluíd[ao]|soppress[ao]|abrogat[ao]|skreślon[ya]|uchylon[ya]"
    r"|vervallen|opphevet|utgår|исключен[аоы]?|исключён|утратил[ао]? силу|вилучено|виключено|dihapus|mülga|kaldırıldı)"
    r"[^\])）]{0,40}|削除|删除|삭제|ملغى)\s?[\])）]?\.?\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^\(?(?:[ivxIVX]{1,5}|[A-Z])[.)]\s+(?P<words>\S.*)$")


class Surroundings:
    """The pieces of a document, with the headings and texts around any run of them.

    `whole`: the words of the document as they stand there, those of its tables too.
    """

    def __init__(self, pieces: Sequence[Piece], language: str | None = None, whole: Words | None = None) -> None:
        self.pieces = pieces
        self.language = language
        self.whole = whole or words_on(pieces)
        self._above: list[tuple[tuple[int, str, int], ...]] = []  # headings: level, text, place
        self._since: list[int] = []  # the place of the heading before each piece
        self._stating: dict[int, bool] = {}
        self._titles = [place for place, piece in enumerate(pieces) if piece.kind is Kind.TITLE]
        stack: tuple[tuple[int, str, int], ...] = ()
        since = 0
        for place, piece in enumerate(pieces):
            if piece.kind is Kind.HEADING:
                level = piece.level or 5
                stack = (*(heading for heading in stack if heading[0] < level), (level, piece.text, place))
                since = place
            self._above.append(stack)
            self._since.append(since)

    @cached_property
    def _parts(self) -> list[list[str]]:
        """Of each piece: what stands between its spaces."""
        return [piece.text.split() for piece in self.pieces]

    @cached_property
    def _words(self) -> dict[str, Sequence[str]]:
        """Of each such part, once: its words, folded."""
        every = set().union(*self._parts)
        return dict(zip(every, map(words_in, every), strict=True))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the document, folded."""
        return frozenset(chain.from_iterable(self._words.values()))

    def having(self, words: Iterable[str]) -> Set[int]:
        """The places of the pieces that have one of some folded words."""
        if not (some := self.vocabulary.intersection(words)):
            return frozenset()
        parts = {part for part, own in self._words.items() if not some.isdisjoint(own)}
        return {place for place, own in enumerate(self._parts) if not parts.isdisjoint(own)}

    def begins_with_a_name(self, place: int) -> bool:
        """Whether the first words of a piece may name a material. Cheap."""
        is_ascii = self.pieces[place].text.isascii()
        return not is_ascii or may_begin_with_a_name(self._parts[place][:_NAME], self.language)

    @cached_property
    def hints(self) -> list[int]:
        """Of each piece: how many of its words stand in names of materials (`vocabulary.minerals.hints`)."""
        return hints_of([piece.text for piece in self.pieces], self._parts, self.language)

    @cached_property
    def enumerating(self) -> dict[int, list[Span]]:
        """Of each piece with marks between names: its sentences that may enumerate materials."""
        places = [place for place in range(len(self.pieces)) if self._may_enumerate(place)]
        least = [FEWEST if self._may_be_short(place) else MENTION - 1 for place in places]
        texts, hints = [self.pieces[place].text for place in places], [self.hints[place] for place in places]
        spans = enumerating(texts, hints, least, self.language)
        return {place: kept_spans for place, kept_spans in zip(places, spans, strict=True) if kept_spans}

    def _may_enumerate(self, place: int) -> bool:
        """What an enumeration needs: marks that part names, and enough names; a few only where words state a list."""
        text, hints = self.pieces[place].text, self.hints[place]
        if hints < FEWEST or not _SHORTEST <= len(text) <= _LONGEST:
            return False
        if _MARKS.isdisjoint(text) and all(text.count(sign) < MOST_SLASHES for sign in PARTING_SIGNS):
            return False
        return hints >= MENTION - 1 or self._may_be_short(place)

    def _may_be_short(self, place: int) -> bool:
        """Whether a text may list few names: where words state a list, or a line under a heading is all names."""
        return self._may_state(place) or self.is_line_under_heading(place)

    def is_line_under_heading(self, place: int) -> bool:
        """Whether a line stands directly under a heading, as what the part of an accordion holds."""
        before = self.pieces[place - 1] if place else None
        is_line = self.pieces[place].kind is Kind.LINE
        return is_line and before is not None and before.kind is Kind.HEADING and before.text != ""

    def _may_state(self, place: int) -> bool:
        """Whether the words of a text may state a list."""
        if place not in self._stating:
            text = self.pieces[place].text
            self._stating[place] = (
                place in self._have_stated and states_a_list(self._folded(place), self._stating_words)
                if text.isascii()
                else any(map(small(text).__contains__, self._stating_stems))
            )
        return self._stating[place]

    def _folded(self, place: int) -> list[str]:
        return list(chain.from_iterable(map(self._words.__getitem__, self._parts[place])))

    @cached_property
    def _stating_words(self) -> frozenset[str]:
        return stating_words(self.vocabulary)

    @cached_property
    def _have_stated(self) -> Set[int]:
        return self.having(self._stating_words | STATED)

    @cached_property
    def _stating_stems(self) -> tuple[str, ...]:
        """The stems of `STATES_A_LIST` that may stand in a text."""
        return tuple(stem for _, stem in self.whole.of(_STATING))

    def around(self, position: int, end: int) -> Around:
        """What stands around the pieces from `position` to `end`."""
        pieces = self.pieces
        stack = self._above[position - 1] if position else ()
        begin = self._since[position - 1] if position else 0
        above = pieces[max(begin, position - 8) : position]
        texts = [piece.text for piece in above if piece.kind in WORDS]
        if above and position - 1 > begin and self._is_line_heading(above[-1]):
            stack = (
                *(heading for heading in stack if heading[0] < LINE_HEADING),
                (LINE_HEADING, above[-1].text, position - 1),
            )
        after = pieces[end].text if end < len(pieces) and pieces[end].kind in WORDS else ""
        headings = tuple((level, text) for level, text, _ in stack)
        return Around(headings, _as_sentences(texts)[-_INTRO:], after[:_INTRO], position, end, pieces[position].beside)

    def _is_line_heading(self, piece: Piece) -> bool:
        is_line = piece.kind is Kind.LINE and not piece.text.endswith(":")
        return is_line and lookup(piece.text, self.language) is None and not _only_counts(piece.text)

    def above(self, position: int) -> list[tuple[str, int]]:
        """What the page says above the section of a piece: titles, the headings around it, the texts under these."""
        texts = [(self.pieces[place].text, place) for place in self._titles if place < position]
        stack = self._above[position - 1] if position else ()
        for place in [-1, *(heading[2] for heading in stack)]:
            if place >= 0:
                texts.append((self.pieces[place].text, place))
            for follower in range(place + 1, min(place + 1 + _LEAD, position)):
                piece = self.pieces[follower]
                if piece.kind in BLOCKS:
                    break
                if piece.kind in WORDS:
                    texts.append((piece.text, follower))
        return texts


def words_on(pieces: Sequence[Piece]) -> Words:
    """The words of a document as they stand there, those of its tables too."""
    return Words(text for piece in pieces for text in (piece.text, *piece.cells))


_FEW_ROWS = 6  # of a table in which "repealed" is said of a document, not of an entry


def prepared(pieces: Sequence[Piece], language: str | None) -> list[Piece]:
    """The pieces, without the letters of an index; groups that list their members as entries; "ii. Steelmaking" as a
    heading."""
    pieces = list(_without_index_letters(_without_index(_without_struck(_with_main(pieces))), language))
    result: list[Piece] = []
    member_of = ""
    for place, piece in enumerate(pieces):
        if member_of and piece.kind is Kind.ITEM and piece.group.startswith(f"{member_of}/"):
            continue
        member_of = ""
        is_nested = piece.kind is Kind.HEADING and piece.level >= NESTED and place + 1 < len(pieces)
        if is_nested and _is_group(piece.text, language) and entry(pieces[place + 1].text, language).match:
            member_of = piece.group
            result.append(Piece(Kind.ITEM, piece.text, piece.group, shape=piece.shape))
        elif piece.kind is Kind.LINE and not piece.shape and _is_subheading(piece.text, pieces, place, language):
            result.append(replace(piece, kind=Kind.HEADING, level=LINE_HEADING))
        else:
            result.append(piece)
    return result


def _with_main(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces; where the page's own heading stands in what is named as beside the content, that is the content."""
    heads = [piece.beside for piece in pieces if piece.kind is Kind.HEADING and piece.level == 1]
    return [replace(piece, beside=False) for piece in pieces] if heads and all(heads) else pieces


def _without_struck(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without what an act leaves in the place of an entry that it struck out: "(repealed)", "（削除）"."""
    kept = (piece for piece in pieces if piece.kind is not Kind.ITEM or not _STRUCK.fullmatch(piece.text))
    return [
        replace(piece, cells=tuple("" if _STRUCK.fullmatch(cell) else cell for cell in piece.cells))
        if piece.kind is Kind.COLUMN and len(piece.cells) > _FEW_ROWS and any(map(_STRUCK.fullmatch, piece.cells))
        else piece
        for piece in kept
    ]


def _without_index(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without a row of letters that leads to the parts of a page: A, B, C, … are no symbols."""
    dropped: set[int] = set()
    run: list[int] = []
    for place, piece in enumerate([*pieces, Piece(Kind.TITLE, "")]):
        if len(piece.text) == 1 and piece.text.isupper() and (not run or pieces[run[-1]].text < piece.text):
            run.append(place)
            continue
        dropped |= set(run) if len(run) >= _INDEX and len({pieces[place].kind for place in run}) == 1 else set()
        run = []
    return [piece for place, piece in enumerate(pieces) if place not in dropped] if dropped else pieces


def _is_group(text: str, language: str | None) -> bool:
    named = entry(text, language).match
    return named is not None and get(named.minerals[0]).kind == "group"


def _is_subheading(text: str, pieces: Sequence[Piece], place: int, language: str | None) -> bool:
    marked = _ROMAN.match(text)
    if not marked or lookup(marked["words"], language) or place + 1 == len(pieces):
        return False
    return lookup(pieces[place + 1].text, language) is not None


def _without_index_letters(pieces: Sequence[Piece], language: str | None) -> Sequence[Piece]:
    """Letters of an index part one list; among symbols (B, V, W) letters are entries."""
    headings = [place for place, piece in enumerate(pieces) if piece.kind is Kind.HEADING]
    letters = [place for place in headings if _is_index_letter(pieces, place)]
    named = [place for place in headings if place not in letters and lookup(pieces[place].text, language)]
    if len(letters) < 2 or len(letters) <= len(named):
        return pieces
    within = range(letters[0], letters[-1])
    dropped = frozenset([*letters, *(place for place in headings if place in within and not pieces[place].text)])
    return _one_group([piece for place, piece in enumerate(pieces) if place not in dropped])


def _is_index_letter(pieces: Sequence[Piece], place: int) -> bool:
    """A heading of one letter, or of a span of letters, over a name that begins with it."""
    text = pieces[place].text
    follows = pieces[place + 1].text[:1].casefold() if place + 1 < len(pieces) else ""
    return len(text) <= 5 and bool(_LETTER.fullmatch(text)) and (len(text) > 1 or follows == text.casefold())


def _one_group(pieces: list[Piece]) -> list[Piece]:
    """Lists that nothing parts any more, as one list."""
    result: list[Piece] = []
    for piece in pieces:
        if result and piece.kind is Kind.ITEM and result[-1].kind is Kind.ITEM and piece.shape == result[-1].shape:
            piece = replace(piece, group=result[-1].group)
        result.append(piece)
    return result


def _as_sentences(texts: Sequence[str]) -> str:
    """Texts that follow each other, as one; a line that no mark ends is a sentence of its own."""
    ended = (text if text[-1:] in _ENDING else f"{text}." for text in texts[:-1])
    return " ".join((*ended, *texts[-1:]))


def _only_counts(text: str) -> bool:
    """Whether a line says no more than how many there are: "18 minerals" is no heading of its own."""
    return text[:1].isdigit() and any(count.says_nothing_else for count in counts(text))
