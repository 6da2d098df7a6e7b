"""Which blocks of a document are its list of critical minerals. Pure.

A block is the list where its surroundings speak of critical, strategic or rare raw materials, and of nothing that only
resembles a list; a short one must be said to be a list. The block with the most materials is the list; others join it
as further tiers, or where the page parts one list into several columns, letters or sentences.
"""

from __future__ import annotations

import re

from pipeline.extract._list_blocks import Block, blocks_of
from pipeline.extract._list_words import ABOUT_A_LIST, NOT_THE_LIST, OTHER_HEADING, REST, STATES_A_LIST
from pipeline.extract._pieces import Kind, Piece
from vocabulary.minerals import lookup

_FEWEST = 3  # materials that make a list
_MANY = 5  # materials in a list that need no statement that they are one
_MANY_IN_PROSE = 10
_COUNTED = 12  # entries, as many as the text says, that are a list whatever else is said
_ADDRESS = re.compile(r"https?://\S+")
_LETTER = re.compile(r"[A-Z](?:\s*[-–/]\s*[A-Z])?")


def list_blocks(pieces: list[Piece], language: str | None) -> list[Block]:
    """The blocks that make up the list, in reading order; empty where the document has none."""
    first_text = next((position for position, piece in enumerate(pieces) if piece.kind is Kind.TEXT), len(pieces))
    title = " ".join(
        piece.text
        for position, piece in enumerate(pieces)
        if piece.kind in {Kind.TITLE, Kind.HEADING} or (position < first_text and piece.kind is Kind.LINE)
    )
    pieces = _without_index_letters(pieces, language)
    blocks = [block for block in blocks_of(pieces, language) if not _is_something_else(block)]
    clusters = [(block, _with_neighbours(block, blocks, pieces)) for block in blocks]
    candidates = [block for block, cluster in clusters if _is_a_list(block, cluster, title)]
    if not candidates:
        return []
    main = max(candidates, key=lambda block: (len(block.materials), -block.position))
    taken = _with_neighbours(main, blocks, pieces)
    whole = main.stated in main.counts and not REST.search(main.intro)
    for block in candidates:
        if block not in taken and _belongs(block, taken, main, whole):
            taken.append(block)
    return sorted(taken, key=lambda block: block.position)


def _without_index_letters(pieces: list[Piece], language: str | None) -> list[Piece]:
    """The pieces without the letters of an index, which part one list; among symbols (B, V, W) letters are entries."""
    headings = [piece for piece in pieces if piece.kind is Kind.HEADING]
    letters = [piece for piece in headings if _LETTER.fullmatch(piece.text)]
    named = [piece for piece in headings if piece not in letters and lookup(piece.text, language)]
    return [piece for piece in pieces if piece not in letters] if len(letters) > len(named) else pieces


def _with_neighbours(main: Block, blocks: list[Block], pieces: list[Piece]) -> list[Block]:
    """`main` and the blocks before and after it that only headings part from it: its tiers, however short."""
    taken = [main]
    for ordered, backwards in ((sorted(blocks, key=lambda block: -block.position), True), (blocks, False)):
        for block in ordered:
            gap = (block.end, taken[0].position) if backwards else (taken[-1].end, block.position)
            new = _overlap(block, taken) <= len(block.materials) / 2 + 0.5
            if new and 0 <= gap[1] - gap[0] <= 2 and _only_headings(pieces[slice(*gap)]):
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


def _is_something_else(block: Block) -> bool:
    """Prices, removals, products, an earlier edition, what another country lists."""
    before = f"{block.heading} {block.intro}"[-300:]
    return bool(NOT_THE_LIST.search(before) or OTHER_HEADING.search(_ADDRESS.sub("", block.heading)))


def _is_a_list(block: Block, cluster: list[Block], title: str) -> bool:
    """Whether a block, with those beside it, is large enough to be the list, or said to be one, and on the subject."""
    size = sum(len(part.materials) for part in cluster)
    enough = _MANY_IN_PROSE if block.in_prose else _MANY
    if size < _FEWEST or (block.in_prose and len(block.materials) < _FEWEST):
        return False
    if size < enough and not (block.stated or STATES_A_LIST.search(_stating(block, title))):
        return False
    counted = block.stated in block.counts and len(block.entries) >= _COUNTED
    return counted or bool(ABOUT_A_LIST.search(block.context) or ABOUT_A_LIST.search(title))


def _stating(block: Block, title: str) -> str:
    """Where it may be said that this is a list; a page's title says nothing about each of its sentences."""
    return block.context if block.in_prose else f"{title} {block.context}"
