"""A page of free text -> `PageText`: its main text, sentence by sentence.

Noise is dropped before anything is compared, by the rule in `_noise`: dates of the last update, cookie banners,
relative times, counters, session tokens, copyright years. Menus, footers and all markup are no main text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Document
from pipeline.extraction import Extraction, Extractor, NothingFound
from pipeline.subject import Subject
from vocabulary.records import PageText, Record
from vocabulary.topics import Topic

if TYPE_CHECKING:  # here and below: whoever only asks for the version of this kind reads no page
    from lxml.html import HtmlElement

_OF_COMMITTEES = frozenset({Topic.ANSI, Topic.ISO_COMMITTEES})


def extract(document: Document, source: Subject) -> Extraction:
    """One `PageText`, keyed by the source, and the meetings that its lines announce on pages about committees.

    Raises `NothingFound` for a page without text.
    """
    cleaned, digest = _cleaned(document)
    return _read(cleaned, digest, document, source)


def extract_new(document: Document, source: Subject, known: bytes) -> Extraction | None:
    """The same, or None where the tree that the text is found in is the one that is known."""
    cleaned, digest = _cleaned(document)
    return None if digest == known else _read(cleaned, digest, document, source)


def _cleaned(document: Document) -> tuple[HtmlElement, bytes]:
    """The tree that the text is found in, and its fingerprint."""
    from pipeline.parsing.html_page import tree
    from pipeline.parsing.main_text.cleaning import main_tree
    from pipeline.parsing.main_text.extracted import fingerprint

    cleaned = main_tree(tree(document))
    return cleaned, fingerprint(cleaned)


def _read(cleaned: HtmlElement, digest: bytes, document: Document, source: Subject) -> Extraction:
    from pipeline.parsing.main_text.extracted import text_in
    from pipeline.parsing.noise import is_of_the_day, quiet_sentences

    text = text_in(cleaned)
    sentences = [sentence for sentence in quiet_sentences(text) if not is_of_the_day(sentence, document.fetched_at)]
    page = page_text(sentences, document, source)
    meetings = _meetings(text) if source.topic in _OF_COMMITTEES else []
    return Extraction((page, *meetings), fingerprint=digest)


def _meetings(text: str) -> list[Record]:
    """The meetings that the lines of a text announce, each once."""
    from pipeline.parsing.meetings import of_lines

    by_id = {record.id: record for record in (meeting.record() for meeting in of_lines(text.splitlines()))}
    return list(by_id.values())


def page_text(sentences: list[str], document: Document, source: Subject) -> Record:
    """The `PageText` of a source's page; a page without a sentence is no state of it."""
    if not sentences:
        raise NothingFound(
            f"{document.url}: no main text was found in {document.body.size} bytes; "
            "the page may have moved, or be rendered by a script"
        )
    return PageText.of(source.id, source.name, {PageText.sentences: list[str](sentences)})


EXTRACTOR = Extractor(kind="page", version=7, complete=True, extract=extract, extract_new=extract_new)
