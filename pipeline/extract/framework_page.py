"""The page of a sustainability framework -> `Framework` (with its versions, if the page says so) and `PageText`.

A version is believed where the page names it beside the framework: in a heading or a sentence that has the words of
the framework's name (`pipeline.frameworks.versions`). What the sentence says of it decides whether it is in force, in
preparation or past (`pipeline.frameworks.standing`). Two versions that both seem to be in force are candidates: which
one is would be a guess. A source's option `names` gives other names of the framework; `version_pattern` (a regular
expression with one group) replaces the rule where a page needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Document
from pipeline.extract.page import page_text
from pipeline.extraction import Extraction, ExtractionError, Extractor
from pipeline.frameworks.standing import Standing, standing
from pipeline.frameworks.versions import Name
from pipeline.parsing.dates import within
from pipeline.parsing.html_page import tree
from pipeline.parsing.main_text.extracted import page_sentences
from pipeline.parsing.soup import Chrome, shown, soup
from pipeline.subject import Subject
from vocabulary.news.deadlines import deadline_in
from vocabulary.records import Framework, Stated

_ISSUED = re.compile(r"\b(?:published|released|issued|adopted|launched|approved)\b", re.IGNORECASE)


def extract(document: Document, source: Subject) -> Extraction:
    """One `Framework` and one `PageText`, both keyed by the source."""
    looked_at = soup(document)
    chrome = Chrome(looked_at)
    headings = [shown(heading) for heading in looked_at.find_all(["title", "h1", "h2"]) if not chrome.holds(heading)]
    first = looked_at.find("h1")
    sentences = page_sentences(tree(document))
    page = page_text(sentences, document, source)
    name = _name(source, shown(first) if first else "")
    state, notes = _standing(headings, sentences, name, source)
    deadline = deadline_in(_on(name, (*headings, *sentences)), within)
    # Stated even where the page says nothing: only so can the first version be told from one that was always there.
    fields: Stated = {
        Framework.name: source.name,
        Framework.url: str(source.url),
        Framework.version: state.version,
        Framework.date: within(state.sentence) if _ISSUED.search(state.sentence) else None,
        Framework.candidates: list(state.candidates),
        Framework.next_version: state.next_version,
        Framework.next_status: state.next_status,
        Framework.deadline: deadline.day if deadline else None,
        Framework.successor: state.successor,
    }
    return Extraction((Framework.of(source.id, source.name, fields), page), notes=notes)


def _on(name: Name, texts: Sequence[str]) -> Iterator[str]:
    """The texts that name the framework, each with the one after it, which may say until when."""
    after = False
    for text in texts:
        named = name.stands_in(text)
        if named or after:
            yield text
        after = named


def _name(source: Subject, heading: str) -> Name:
    """The framework's names; its page is about nothing else where the first heading names it."""
    others = source.options.get("names", [])
    names = (source.name, *(others if isinstance(others, list) else [str(others)]))
    return Name(names, devoted=Name(names).stands_in(heading))


def _standing(
    headings: list[str], sentences: list[str], name: Name, source: Subject
) -> tuple[Standing, tuple[str, ...]]:
    pattern = source.options.get("version_pattern")
    if pattern is not None:
        return _own((*headings, *sentences), pattern, source)
    state = standing(headings, sentences, name)
    if state.candidates:
        several = ", ".join(state.candidates)
        return state, (f"several versions appear beside the name; none was taken: {several}",)
    return state, () if state.version else ("the page names no version that could be read",)


def _own(texts: Iterable[str], pattern: object, source: Subject) -> tuple[Standing, tuple[str, ...]]:
    """The version by the source's own pattern."""
    try:
        compiled = re.compile(str(pattern))
    except re.error as error:
        raise ExtractionError(f"source {source.id}: version_pattern is not a regular expression: {error}") from error
    if compiled.groups != 1:
        raise ExtractionError(f"source {source.id}: version_pattern must have one group, the version")
    sentences_by_version = {match[1]: text for text in texts for match in compiled.finditer(text) if match[1]}
    if len(sentences_by_version) == 1:
        version, sentence = next(iter(sentences_by_version.items()))
        return Standing(version, sentence), ()
    if sentences_by_version:
        several = ", ".join(sorted(sentences_by_version))
        note = f"several versions appear beside the name; none was taken: {several}"
        return Standing(candidates=tuple(sorted(sentences_by_version))), (note,)
    return Standing(), ("the page names no version that could be read",)


EXTRACTOR = Extractor(kind="framework-page", version=8, complete=True, extract=extract)
