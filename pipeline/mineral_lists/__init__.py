"""The reader of lists: candidates, evidence, choice, vetoes, confidence. The door is `read`.

A document becomes pieces (`pipeline.outline`), runs of materials (`runs`), listings; each is weighed by named evidence;
the best is the list unless a veto holds it. What is known of the list (`known`) may hold a reading, never release it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.mineral_lists.choice import choose
from pipeline.mineral_lists.doubts import doubtful
from pipeline.mineral_lists.known import judged, settled_after
from pipeline.mineral_lists.page import Page
from pipeline.mineral_lists.reading import Decision, EditionRead, Evidence, ListedEntry, Reading, Veto, Weighed
from pipeline.mineral_lists.runs.surroundings import prepared
from pipeline.mineral_lists.wording.gloss import Glossed, against, glossed
from pipeline.outline.pieces import Piece

__all__ = [
    "Decision",
    "EditionRead",
    "Evidence",
    "ListedEntry",
    "Reading",
    "Veto",
    "Weighed",
    "doubtful",
    "judged",
    "read",
    "settled_after",
]


def read(pieces: Sequence[Piece], *, jurisdiction: str = "", language: str | None = None) -> Reading:
    """The reading of a document's pieces, before what is known of the list is asked (`judged`).

    Of a page in a language with a file of its own, what stands around the list is read word by word in English
    (`wording/gloss.py`), and so do the reasons quote it. Entries and titles are as the page has them.
    """
    page = glossed(pieces, language)
    reading = choose(Page(prepared(page.pieces, language), language, jurisdiction))
    return _as_written(reading, pieces, page, language) if language and page.written else reading


def _as_written(reading: Reading, pieces: Sequence[Piece], page: Glossed, language: str) -> Reading:
    """A reading with the titles of the page, held where a word that says what the list is speaks against one."""
    editions = tuple(replace(edition, title=page.original(edition.title)) for edition in reading.editions)
    reading = replace(reading, editions=editions)
    held = against((*page.of_lists, *_leading_in(reading, pieces)), language)
    if held is None or reading.decision is Decision.REFUSED:
        return reading
    veto = Veto("word around the list", f"a word of what leads into the list {held[1]} (“{held[0]}”)", soft=True)
    return replace(reading, decision=Decision.HELD, vetoes=(*reading.vetoes, veto))


def _leading_in(reading: Reading, pieces: Sequence[Piece]) -> Iterator[str]:
    """The end of the text that stands right before the first entry and leads into it."""
    first = reading.today.entries[0].entry.as_published if reading.today and reading.today.entries else None
    for before, piece in pairwise(pieces):
        if first and first in (piece.text, *piece.cells) and before.text.rstrip().endswith((":", "\uff1a")):
            yield before.text.rsplit(". ", 1)[-1]
            return
