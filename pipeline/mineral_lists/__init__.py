"""The reader of lists: candidates, evidence, choice, vetoes, confidence. The door is `read`.

A document becomes pieces (`pipeline.outline`), runs of materials (`runs`), listings; each is weighed by named evidence;
the best is the list unless a veto holds it. What is known of the list (`known`) may hold a reading, never release it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mineral_lists.choice import choose
from pipeline.mineral_lists.doubts import doubtful
from pipeline.mineral_lists.known import judged, settled_after
from pipeline.mineral_lists.page import Page
from pipeline.mineral_lists.reading import Decision, EditionRead, Evidence, ListedEntry, Reading, Veto, Weighed
from pipeline.mineral_lists.runs.surroundings import prepared
from pipeline.mineral_lists.vetoes.glosses import as_written
from pipeline.mineral_lists.wording.gloss import glossed
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
    return as_written(reading, pieces, page, language) if language and page.written else reading
