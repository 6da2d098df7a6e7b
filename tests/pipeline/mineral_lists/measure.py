"""What became of pages: taken and true, taken and untrue, held and right, held and wrong, refused."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from pipeline.document import Body, Document
from pipeline.extraction import Known, KnownEdition
from pipeline.mineral_lists import Decision, Reading, judged, read
from pipeline.mineral_lists.runs.entries import entry
from pipeline.outline.ending import breaks_off
from pipeline.outline.outline import outline
from tests.pipeline.mineral_lists.grammar.pages import Page

SILENT = "silently wrong"
_AT = datetime(2026, 1, 1, tzinfo=UTC)


def reading_of(text: str, media_type: str, language: str | None = None, jurisdiction: str = "XX") -> Reading:
    """A document read, with nothing known of its list."""
    return read(outline(document_of(text, media_type)), jurisdiction=jurisdiction, language=language)


def document_of(text: str, media_type: str) -> Document:
    """The text as a source answered it."""
    return Document("ores", "http://127.0.0.1/", 200, {}, media_type, Body.of(text.encode()), _AT)


def names_of(reading: Reading) -> list[str]:
    """The wordings that were read, taken over or not."""
    return [listed.entry.as_published for listed in reading.today.entries] if reading.today else []


def outcome(reading: Reading, truth: Iterable[str]) -> str:
    """What became of a reading, by what is true of the page."""
    right = sorted({_plain(name) for name in names_of(reading)}) == sorted({_plain(name) for name in truth})
    if reading.decision is Decision.TAKEN:
        return "exact" if right else SILENT
    if reading.decision is Decision.HELD:
        return "held, right" if right else "held, wrong"
    return "refused"


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFC", name.replace("\u00ad", "").replace("\u00a0", " "))
    return text.casefold().rstrip(".;")


def known(names: Sequence[str], language: str | None, *, polled: bool = True) -> Known:
    """A last edition of a list with these entries."""
    keys = tuple(entry(name, language).key for name in names)
    return Known((), KnownEdition(keys, tuple(names), "2020", "2020-01-01"), polled=polled)


def tally(pages: Iterable[Page], last: Mapping[int, Sequence[str]] | None = None) -> Counter[str]:
    """The outcomes of many pages; `last`: by number, the edition that the last poll read."""
    result: Counter[str] = Counter()
    for page in pages:
        reading = reading_of(page.text, page.media_type, page.language)
        if last and page.number in last:
            cut = breaks_off(document_of(page.text, page.media_type))
            reading = judged(reading, known(last[page.number], page.language), breaks_off=cut)
        result[outcome(reading, page.truth)] += 1
    return result
