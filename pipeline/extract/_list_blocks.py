"""Which parts of a document are its list of critical minerals, by the vocabulary and by structure. Pure.

A block is a run of list items, a table column or an enumeration in a sentence. It is a candidate where most of its
entries name materials and its surroundings speak of critical, strategic or rare raw materials, and of nothing that
only resembles a list: prices, removals, what another country lists. The block with the most materials is the list;
others join it as further tiers, or where the page parts one list into several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract._enumerations import enumerations
from pipeline.extract._list_words import ABOUT_A_LIST, MARKS, NOT_THE_LIST, REFERENCE, REST, STATED, TIERS, USES
from pipeline.extract._outline import Kind, Piece
from vocabulary.minerals import Match, get, lookup

_FEWEST = 3  # materials that make a list
_COUNTED = 12  # entries, as many as the text says, that are a list whatever else is said
_KNOWN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as published, and what it means; no match where the vocabulary does not know it."""

    as_published: str
    match: Match | None


@dataclass(frozen=True)
class Block:
    """Entries that stand together.

    `heading` is what they stand under, `intro` the text just before them, `context` all that says what they are.
    `position` is that of the first piece in the document, `end` the one after the last.
    """

    entries: tuple[Entry, ...]
    heading: str
    intro: str
    context: str
    position: int
    end: int

    @cached_property
    def materials(self) -> frozenset[tuple[tuple[str, ...], str | None]]:
        """What the entries name, each with its form."""
        return frozenset((entry.match.minerals, entry.match.form) for entry in self.entries if entry.match)

    @property
    def stated(self) -> int | None:
        """The number of entries that the text before the block states; the last one where there are several."""
        counts = [int(match["count"]) for match in STATED.finditer(self.intro)]
        return counts[-1] if counts else None

    @property
    def counts(self) -> tuple[int, int]:
        """How many entries there are, and how many when a group with its members in brackets counts as these."""
        members = sum(len(re.findall(r"\b[A-Z][a-z]?\b", _members(entry))) or 1 for entry in self.entries)
        return len(self.entries), members

    @property
    def tier(self) -> str | None:
        """The tier that intro or heading names."""
        for text in (self.intro[-200:], self.heading):
            named = [name for name, pattern in TIERS if pattern.search(text)]
            if named:
                return named[0]
        return None


def list_blocks(pieces: list[Piece], language: str | None) -> list[Block]:
    """The blocks that make up the list, in reading order; empty where the document has none."""
    first_text = next((position for position, piece in enumerate(pieces) if piece.kind is Kind.TEXT), len(pieces))
    title = " ".join(
        piece.text
        for position, piece in enumerate(pieces)
        if piece.kind in {Kind.TITLE, Kind.HEADING} or (position < first_text and piece.kind is Kind.LINE)
    )
    blocks = list(_blocks(pieces, language))
    candidates = [block for block in blocks if len(block.materials) >= _FEWEST and _is_about_a_list(block, title)]
    if not candidates:
        return []
    main = max(candidates, key=lambda block: (len(block.materials), -block.position))
    taken = _with_neighbours(main, [block for block in blocks if not NOT_THE_LIST.search(block.context)], pieces)
    whole = main.stated in main.counts and not REST.search(main.intro)
    for block in candidates:
        if block not in taken and _belongs(block, taken, main, whole):
            taken.append(block)
    return sorted(taken, key=lambda block: block.position)


def _with_neighbours(main: Block, blocks: list[Block], pieces: list[Piece]) -> list[Block]:
    """`main` and the blocks before and after it that only headings part from it: its tiers, however short."""
    taken = [main]
    for ordered, backwards in ((sorted(blocks, key=lambda block: -block.position), True), (blocks, False)):
        for block in ordered:
            gap = (block.end, taken[0].position) if backwards else (taken[-1].end, block.position)
            new = _overlap(block, taken) <= len(block.materials) / 2 + 0.5
            if new and 0 < gap[1] - gap[0] <= 2 and _only_headings(pieces[slice(*gap)]):
                taken = [block, *taken] if backwards else [*taken, block]
    return taken


def _only_headings(pieces: list[Piece]) -> bool:
    return all(piece.kind is Kind.HEADING for piece in pieces)


def _overlap(block: Block, taken: list[Block]) -> int:
    return len(block.materials & frozenset().union(*(other.materials for other in taken)))


def _belongs(block: Block, taken: list[Block], main: Block, whole: bool) -> bool:
    """Whether a further block is a tier of the list or, where the list is not whole yet, a part of it."""
    if block.tier is not None and all(block.tier != other.tier for other in taken):
        return True
    near = abs(block.position - main.position) <= 12
    return not whole and near and _overlap(block, taken) * 2 <= len(block.materials)


def tiers(blocks: list[Block]) -> list[str | None]:
    """The tier of each block: its word, or the headings where words do not tell the blocks apart.

    None where the list has but one: what the page calls it says nothing about an entry.
    """
    named = [block.tier for block in blocks]
    headings = [block.heading for block in blocks]
    apart = len(set(named)) == len(blocks) and None not in named
    labels: list[str | None] = (
        list(headings) if not apart and len(set(headings)) == len(blocks) and all(headings) else named
    )
    return labels if len(set(labels) - {None}) > 1 else [None] * len(blocks)


def _is_about_a_list(block: Block, title: str) -> bool:
    if NOT_THE_LIST.search(block.context[-300:]):
        return False
    counted = block.stated in block.counts and len(block.entries) >= _COUNTED
    return counted or bool(ABOUT_A_LIST.search(block.context) or ABOUT_A_LIST.search(title))


def _blocks(pieces: list[Piece], language: str | None) -> Iterator[Block]:
    """Every run of items, every column and every enumeration, with what stands around it."""
    heading = intro = ""
    run: list[Piece] = []
    for position, piece in enumerate([*pieces, Piece(Kind.HEADING, "")]):
        if run and not _continues(run, piece):
            yield from _of_items(run, heading, intro, position, language)
            run = []
        if piece.kind is Kind.ITEM or (piece.kind is Kind.LINE and (run or lookup(piece.text, language))):
            run.append(piece)
        elif piece.kind is Kind.COLUMN:
            yield from _of_column(piece, heading, intro, position, language)
        elif piece.kind in {Kind.HEADING, Kind.TITLE}:
            heading, intro = piece.text, ""
        else:
            yield from _of_text(piece.text, heading, "", position, language)
            intro = piece.text


def _continues(run: list[Piece], piece: Piece) -> bool:
    return piece.kind is run[0].kind and piece.group == run[0].group


def _of_items(run: list[Piece], heading: str, intro: str, end: int, language: str | None) -> Iterator[Block]:
    """A run of items, without the unknown lines that follow it; and the enumerations inside its items."""
    position = end - len(run)
    for offset, piece in enumerate(run):
        yield from _of_text(piece.text, heading, intro, position + offset, language)
    entries = [_entry(piece.text, language) for piece in run]
    while run[0].kind is Kind.LINE and entries and entries[-1].match is None:
        entries.pop()
    yield from _kept(Block(tuple(entries), heading, intro, f"{heading} {intro}", position, end))


def _of_column(piece: Piece, heading: str, intro: str, position: int, language: str | None) -> Iterator[Block]:
    entries = tuple(_entry(cell, language) for cell in piece.cells if cell)
    intro = f"{intro} {piece.text}".strip()
    yield from _kept(Block(entries, heading, intro, f"{heading} {intro}", position, position + 1))


def _of_text(text: str, heading: str, intro: str, position: int, language: str | None) -> Iterator[Block]:
    for found in enumerations(text, lambda word: lookup(word, language) is not None):
        entries = tuple(_entry(word, language) for word in found.words)
        sentence = re.split(r"(?<=[.。])\s+(?=[A-Z])|。", found.before)[-1]
        context = f"{heading} {intro} {found.before[-600:-300]} {sentence}"
        yield from _kept(Block(entries, heading, f"{intro} {sentence}".strip(), context, position, position + 1))


def _kept(block: Block) -> Iterator[Block]:
    known = sum(entry.match is not None for entry in block.entries)
    if known and known >= _KNOWN_SHARE * len(block.entries):
        yield block


def _members(entry: Entry) -> str:
    inside = re.search(r"[(（]([^()（）]*)[)）]$", entry.as_published)
    return inside[1] if inside and entry.match and get(entry.match.minerals[0]).kind == "group" else ""


def _entry(text: str, language: str | None) -> Entry:
    """The entry as published: without footnote marks, end punctuation, and the example uses that a page adds."""
    wording = MARKS.sub("", USES.sub("", REFERENCE.sub("", text.strip()).rstrip(".;,")).strip()).strip()
    match = lookup(wording, language)
    if match and match.rule == "name with remark" and match.qualifier and not wording.endswith((")", "）")):
        head = wording[: wording.index(match.qualifier)].rstrip(" -–—:")
        if match.qualifier[:1].isupper() and lookup(head, language):
            return Entry(head, lookup(head, language))
    return Entry(wording, match)
