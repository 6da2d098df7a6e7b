"""The blocks of a document in which most entries name materials: runs of items, table columns, enumerations. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract._enumerations import FEWEST, enumerations
from pipeline.extract._list_words import (
    HEADER,
    MARKS,
    NOTE_NUMBER,
    REFERENCE,
    STATED,
    SUCH_AS,
    TIERS,
    USED,
    USES,
)
from pipeline.extract._pieces import Kind, Piece
from vocabulary.minerals import Match, get, hints, lookup

_CARDS = 5  # headings that name materials and make a list
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
    in_prose: bool = False

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


def blocks_of(pieces: list[Piece], language: str | None) -> list[Block]:
    """Every block of a document's pieces in which most entries name materials."""
    return [*_blocks(pieces, language), *_of_headings(pieces, language)]


def _blocks(pieces: list[Piece], language: str | None) -> Iterator[Block]:
    """Every run of items, every column and every enumeration, with what stands around it."""
    heading = intro = ""
    run: list[Piece] = []
    for position, piece in enumerate([*pieces, Piece(Kind.HEADING, "")]):
        if run and not _continues(run, piece):
            yield from _of_items(run, heading, intro, position, language)
            run = []
        if piece.kind is Kind.ITEM or (piece.kind is Kind.LINE and run) or _is_entry(piece, language):
            run.append(piece)
        elif piece.kind is Kind.COLUMN:
            yield from _of_column(piece, heading, intro, position, language)
        elif piece.kind in {Kind.HEADING, Kind.TITLE}:
            heading, intro = piece.text, ""
        else:
            yield from _of_text(piece.text, heading, "", position, language)
            intro = piece.text


def _is_entry(piece: Piece, language: str | None) -> bool:
    """Whether a line is an entry by itself, or a text one with the uses of the material behind it."""
    if piece.kind is Kind.LINE:
        return lookup(piece.text, language) is not None
    return piece.kind is Kind.TEXT and _before_uses(piece.text, language) is not None


def _of_headings(pieces: list[Piece], language: str | None) -> Iterator[Block]:
    """The headings that name materials, where each entry has a card or a section of its own."""
    named = [
        (position, piece)
        for position, piece in enumerate(pieces)
        if piece.kind is Kind.HEADING and lookup(piece.text, language)
    ]
    if len(named) >= _CARDS:
        first, last = named[0][0], named[-1][0] + 1
        entries = tuple(_entry(piece.text, language) for _, piece in named)
        above = next((piece.text for piece in reversed(pieces[:first]) if piece.kind is Kind.HEADING), "")
        yield from _kept(Block(entries, above, "", above, first, last))


def _continues(run: list[Piece], piece: Piece) -> bool:
    texts = {Kind.LINE, Kind.TEXT}
    if run[0].kind in texts and piece.kind in texts:
        return piece.kind is Kind.LINE or (run[0].kind is Kind.TEXT and USED.search(piece.text) is not None)
    return piece.kind is run[0].kind and piece.group == run[0].group


def _of_items(run: list[Piece], heading: str, intro: str, end: int, language: str | None) -> Iterator[Block]:
    """A run of items, without the unknown lines that follow it; and the enumerations inside its items."""
    position = end - len(run)
    entries = [_entry(piece.text, language) for piece in run]
    for offset, (piece, entry) in enumerate(zip(run, entries, strict=True)):
        if entry.match is None:  # what an entry adds about its uses is no list
            yield from _of_text(piece.text, heading, intro, position + offset, language)
    while run[0].kind is Kind.LINE and entries and entries[-1].match is None:
        entries.pop()
    yield from _kept(Block(tuple(entries), heading, intro, f"{heading} {intro}", position, end))


def _of_column(piece: Piece, heading: str, intro: str, position: int, language: str | None) -> Iterator[Block]:
    """The entries of a column, and each part of it that stands under a tier's name in the column itself."""
    intro, part = f"{intro} {piece.text}".strip(), heading
    entries: list[Entry] = []
    for place, cell in enumerate([cell for cell in piece.cells if cell]):
        entry = _entry(cell, language)
        if (
            entry.match is None
            and (place == 0 or any(pattern.search(cell) for _, pattern in TIERS))
            and HEADER.search(cell)
        ):
            yield from _kept(Block(tuple(entries), part, intro, f"{heading} {intro}", position, position + 1))
            entries, part = [], cell
        else:
            entries.append(entry)
    yield from _kept(Block(tuple(entries), part, intro, f"{heading} {part} {intro}", position, position + 1))


def _of_text(text: str, heading: str, intro: str, position: int, language: str | None) -> Iterator[Block]:
    if hints(text) < FEWEST:
        return
    for found in enumerations(text, lambda word: lookup(word, language) is not None):
        entries = tuple(_entry(word, language) for word in found.words)
        if not SUCH_AS.search(found.before):
            sentence = re.split(r"(?<=[.。])\s+(?=[A-Z])|。", found.before)[-1]
            context = f"{heading} {intro} {found.before[-600:]}"
            before = f"{intro} {sentence}".strip()
            yield from _kept(Block(entries, heading, before, context, position, position + 1, in_prose=True))


def _kept(block: Block) -> Iterator[Block]:
    known = sum(entry.match is not None for entry in block.entries)
    if known and known >= _KNOWN_SHARE * len(block.entries):
        yield block


def _members(entry: Entry) -> str:
    inside = re.search(r"[(（]([^()（）]*)[)）]$", entry.as_published)
    return inside[1] if inside and entry.match and get(entry.match.minerals[0]).kind == "group" else ""


def _before_uses(text: str, language: str | None) -> str | None:
    """The name of a material that the text begins with, where its uses follow; without the number of a note."""
    heads = [text[: found.start()] for found in USED.finditer(text)]
    names = (name for head in heads for name in (head, NOTE_NUMBER.sub("", head)))
    return next((name for name in names if lookup(name, language)), None)


def _entry(text: str, language: str | None) -> Entry:
    """The entry as published: without footnote marks, end punctuation, and the example uses that a page adds."""
    if named := _before_uses(text.strip(), language):
        text = named
    elif (bare := NOTE_NUMBER.sub("", text)) != text and lookup(bare, language):
        text = bare
    wording = MARKS.sub("", USES.sub("", REFERENCE.sub("", text.strip()).rstrip(".;,")).strip()).strip()
    match = lookup(wording, language)
    if match and match.rule == "name with remark" and match.qualifier and not wording.endswith((")", "）")):
        head = wording[: wording.index(match.qualifier)].rstrip(" -–—:")
        if match.qualifier[:1].isupper() and lookup(head, language):
            return Entry(head, lookup(head, language))
    return Entry(wording, match)
