"""A page of free text -> `PageText`: its main text, sentence by sentence.

Noise is dropped before anything is compared, by the rule in `_noise`: dates of the last update, cookie banners,
relative times, counters, session tokens, copyright years. Menus, footers and all markup are no main text.
"""

from __future__ import annotations

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, Extractor, NothingFound
from pipeline.extract._html_page import page_sentences, tree
from vocabulary.records import Record


def extract(document: Document, source: Source) -> Extraction:
    """One `PageText`, keyed by the source. Raises `NothingFound` for a page without text."""
    return Extraction((page_text(page_sentences(tree(document)), document, source),))


def page_text(sentences: list[str], document: Document, source: Source) -> Record:
    """The `PageText` of a source's page; a page without a sentence is no state of it."""
    if not sentences:
        raise NothingFound(
            f"{document.url}: no main text was found in {document.body.size} bytes; "
            "the page may be drawn by a script, or moved"
        )
    return Record("PageText", source.id, source.name, {"sentences": list[str](sentences)})


EXTRACTOR = Extractor(kind="page", version=1, complete=True, extract=extract)
