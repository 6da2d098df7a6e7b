"""The page of a sustainability framework -> `Framework` (with its version, if the page says so) and `PageText`.

A version is believed where the page names it beside the framework: in a heading or a sentence that has the words of
the framework's name, written "Version 3.1", "V2", "2023 edition", "third edition", or as the year beside the name
("EITI Standard 2023"). Sentences on drafts and consultations do not count. Two versions beside the name are none:
which one is in force would be a guess. A source's option `version_pattern` (a regular expression with one group)
replaces the rule where a page needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, ExtractionError, Extractor
from pipeline.extract._dates import within
from pipeline.extract._html_page import in_chrome, page_sentences, text_of, tree
from pipeline.extract.page import page_text
from vocabulary.records import Record, Value

_VERSION = re.compile(
    r"\b(?:version|ver\.)\s*(?P<number>\d{4}-\d\d|\d{1,3}(?:\.\d+){0,3})\b|\bv\.?\s?(?P<v>\d{1,2}(?:\.\d+){0,3})\b"
    r"|\b(?P<year>(?:19|20)\d\d)\s+edition\b|\bedition\s+(?P<of>(?:19|20)\d\d)\b"
    r"|\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s+edition\b",
    re.IGNORECASE,
)
_NOT_IN_FORCE = re.compile(
    r"\b(?:draft|consult\w*|propos\w*|forthcoming|upcoming|will|planned|superseded|previous|replaced|former|next"
    r"|under (?:review|revision))\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:published|released|issued|adopted|launched|approved)\b", re.IGNORECASE)
_COMMON = frozenset("the and for of in on to a standard standards framework principles code guidance scheme".split())
_WORD = re.compile(r"[^\W_]{2,}")


def extract(document: Document, source: Source) -> Extraction:
    """One `Framework` and one `PageText`, both keyed by the source."""
    root = tree(document)
    headings = [text_of(heading) for heading in root.iter("title", "h1", "h2") if not in_chrome(heading)]
    sentences = page_sentences(root)
    page = page_text(sentences, document, source)
    fields: dict[str, Value] = {"name": source.name, "url": str(source.url)}
    version, place, notes = _version(headings, sentences, source)
    if version:
        fields["version"] = version
        if _ISSUED.search(place) and (date := within(place)):
            fields["date"] = date
    return Extraction((Record("Framework", source.id, source.name, fields), page), notes=tuple(notes))


def _version(headings: list[str], sentences: list[str], source: Source) -> tuple[str | None, str, list[str]]:
    """The version, where it stands, and what a person should know; headings count before sentences."""
    pattern = source.options.get("version_pattern")
    for texts in (headings, sentences):
        found = _own(texts, pattern, source) if pattern is not None else _beside_the_name(texts, source)
        if len(found) == 1:
            version, place = next(iter(found.items()))
            return version, place, []
        if found:
            return None, "", [f"several versions stand beside the name, none was taken: {', '.join(sorted(found))}"]
    return None, "", ["the page names no version that could be read"]


def _own(texts: Iterable[str], pattern: object, source: Source) -> dict[str, str]:
    try:
        compiled = re.compile(str(pattern))
    except re.error as error:
        raise ExtractionError(f"source {source.id}: version_pattern is no regular expression: {error}") from error
    if compiled.groups != 1:
        raise ExtractionError(f"source {source.id}: version_pattern must have one group, the version")
    return {match[1]: text for text in texts for match in compiled.finditer(text) if match[1]}


def _beside_the_name(texts: Iterable[str], source: Source) -> dict[str, str]:
    """`{version: text}` for the texts that name the framework and are not about a draft."""
    found: dict[str, str] = {}
    for text in texts:
        if _names(text, source.name) and not _NOT_IN_FORCE.search(text):
            for version in [_spelling(match) for match in _VERSION.finditer(text)] or _year_beside(text, source.name):
                found.setdefault(version, text)
    return found


def _names(text: str, name: str) -> bool:
    """Whether a text has at least half of the words that make up the framework's name."""
    words = {word.lower() for word in _WORD.findall(name)} - _COMMON
    present = words & {word.lower() for word in _WORD.findall(text)}
    return bool(present) and 2 * len(present) >= len(words)


def _spelling(match: re.Match[str]) -> str:
    if match["ordinal"]:
        return f"{match['ordinal'].lower()} edition"
    return str(match["number"] or match["v"] or match["year"] or match["of"])


def _year_beside(text: str, name: str) -> list[str]:
    spelled = r"\s+".join(map(re.escape, name.split()))
    match = re.search(rf"\b{spelled},?\s+\(?((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s+{spelled}\b", text, re.IGNORECASE)
    return [match[1] or match[2]] if match else []


EXTRACTOR = Extractor(kind="framework-page", version=1, complete=True, extract=extract)
