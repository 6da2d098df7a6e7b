"""A published list of critical minerals -> `ListedMineral` for each entry and, where it says which, its `ListEdition`.

No selectors are needed: `pipeline.mineral_lists` finds the list by weighed evidence. A reading that could be wrong is
held: then there are no records but proposed ones, and the reasons are notes. Entries that the vocabulary does not know
are records too, and named as unrecognised. A page without a list is an error, never an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Document
from pipeline.extraction import Extraction, Extractor, Known, NothingFound
from pipeline.mineral_lists import Decision, EditionRead, ListedEntry, Reading, doubtful, judged, read, settled_after
from pipeline.mineral_lists.explain import explained
from pipeline.mineral_lists.runs.entries import Entry
from pipeline.mineral_lists.wording.language_of import is_in, told, told_by_names
from pipeline.outline.ended_rows import without_ended_rows
from pipeline.outline.ending import breaks_off
from pipeline.outline.outline import outline, with_hidden
from pipeline.subject import Subject
from vocabulary.errors import ConfigurationError
from vocabulary.languages.file import ENGLISH, codes
from vocabulary.minerals import Rule, lookup, lookup_in_any
from vocabulary.records import ListEdition, ListedMineral, Record, Stated

_HEAD = 4_000  # bytes at the beginning of a page in which it says its language
_LANGUAGE = re.compile(rb"<html\b[^<>]{0,300}?\slang\s{0,2}=\s{0,2}[\"']?([A-Za-z]{2,3})(?![A-Za-z])", re.IGNORECASE)
_OF_THEIR_OWN = {"pl": "pl", "cs": "cs", "fi": "fi", "no": "no", "nb": "no", "nn": "no", "tl": "fil", "iw": "he"}


def extract(document: Document, source: Subject) -> Extraction:
    """The list that the document holds, where nothing is known of it. Raises `NothingFound` where it holds none."""
    return extract_known(document, source, Known())


def extract_known(document: Document, source: Subject, known: Known) -> Extraction:
    """The list that the document holds, in the light of what is known. Raises `NothingFound` where it holds none."""
    whole = _read(document, source.jurisdiction, _text_option(source, "language"))
    reading = judged(whole, known, breaks_off=breaks_off(document))
    today = reading.today
    if today is None or reading.decision is Decision.REFUSED:
        raise NothingFound(
            f"{document.url}: no list of critical minerals: looked for a list, a table column or an enumeration of at "
            "least three materials near words such as “critical” or “strategic”" + _nearest(reading),
            tuple(explained(reading)),
        )
    records = tuple(_records(today, source, document))
    unknown = tuple(listed.entry.as_published for listed in today.entries if listed.entry.match is None)
    why = tuple(explained(reading))
    if reading.decision is Decision.HELD:
        notes = tuple(f"held for review: {reason}" for reason in reading.reasons)
        keys = doubtful(reading, known)
        waits = None if keys is None else tuple(f"{_prefix(source)}/{key}" for key in sorted(keys))
        notes = (*notes, *_others(reading))
        return Extraction(
            (), unknown, notes,
            held=reading.reasons, beside=reading.beside, proposed=records, doubtful=waits, explained=why,
            place=whole.place, unconfirmed=settled_after(whole, known),
        )  # fmt: skip
    return Extraction(
        records,
        unknown,
        tuple(_others(reading)),
        explained=why,
        place=whole.place,
        unconfirmed=settled_after(whole, known),
    )


def _read(document: Document, jurisdiction: str, language: str | None) -> Reading:
    """The reading of what a page shows; where that has no block of materials, with its scripts and choices.

    `language`: as the source states it; without one it is the page's.
    """
    seen = document.fetched_at.date()
    pieces = without_ended_rows(outline(document), seen)
    texts = [text for piece in pieces for text in (piece.text, *piece.cells)]
    language = language or _language(document, texts)
    shown = read(pieces, jurisdiction=jurisdiction, language=language, seen=seen)
    if shown.decision is Decision.REFUSED and language is None and (language := told_by_names(texts)):
        shown = read(pieces, jurisdiction=jurisdiction, language=language, seen=seen)
    if shown.decision is not Decision.REFUSED or any(not block.form.endswith("prose") for block in shown.candidates):
        return shown
    with_all = with_hidden(document)
    hidden = read(with_all, jurisdiction=jurisdiction, language=language, seen=seen) if with_all else shown
    return shown if hidden.decision is Decision.REFUSED else hidden


def _language(document: Document, texts: Sequence[str]) -> str | None:
    """The language that the page states, unless it is in English after all; else the one that its texts tell."""
    stated = _spoken(document)
    return stated if stated and (stated not in codes() or is_in(texts, stated)) else told(texts)


def _spoken(document: Document) -> str | None:
    """The language that a page says it is in, where its names mean something else in others: Polish "german"."""
    if "html" not in document.media_type:
        return None
    stated = _LANGUAGE.search(document.body.read()[:_HEAD])
    code = stated[1].decode("ascii").lower() if stated else ""
    return _OF_THEIR_OWN.get(code) or (code if code in codes() and code != ENGLISH else None)


def _nearest(reading: Reading) -> str:
    """What came nearest, for the person who asks why nothing was found."""
    if not reading.candidates:
        return ""
    best = reading.candidates[0]
    against = min(best.evidence, key=lambda reason: reason.weight)
    words = f" (“{against.words}”)" if against.words else ""
    why = f"the main evidence against it: {against.name}{words}" if against.weight < 0 else "with too little evidence"
    return f"; nearest: {best.size} materials from “{best.first}”, {why}"


def _others(reading: Reading) -> Iterator[str]:
    """Further editions that the page has."""
    for edition in reading.editions[1:]:
        called = f"{edition.edition or 'without a year'}{', a draft' if edition.status == 'draft' else ''}"
        yield f"the page also has another edition ({called}), of {len(edition.entries)} entries; it was not used"


def _records(today: EditionRead, source: Subject, document: Document) -> Iterator[Record]:
    if today.edition:
        yield _list_edition(today, source, document)
    for listed in today.entries:
        yield _listed(listed, today, source)


def _listed(listed: ListedEntry, today: EditionRead, source: Subject) -> Record:
    entry, match = listed.entry, listed.entry.match
    fields: Stated = {
        ListedMineral.jurisdiction: source.jurisdiction,
        ListedMineral.list: _list_of(source),
        ListedMineral.as_published: entry.as_published,
        ListedMineral.minerals: list(match.minerals) if match else [],
    }
    if listed.tier:
        fields[ListedMineral.tier] = listed.tier
    if match:
        fields[ListedMineral.qualifier] = match.form if match.rule is Rule.NAME_WITH_GRADE else match.qualifier
    if today.edition:
        fields[ListedMineral.edition] = today.edition
        fields[ListedMineral.status] = today.status
    return ListedMineral.of(f"{_prefix(source)}/{entry.key}", entry.as_published, fields)


def _list_edition(today: EditionRead, source: Subject, document: Document) -> Record:
    title = today.title or source.name
    fields: Stated = {
        ListEdition.jurisdiction: source.jurisdiction,
        ListEdition.list: _list_of(source),
        ListEdition.edition: today.edition or "",
        ListEdition.title: title,
        ListEdition.status: today.status,
        ListEdition.url: document.url,
    }
    if today.date:
        fields[ListEdition.date] = today.date
    if today.instrument:
        fields[ListEdition.instrument] = today.instrument
    if today.count:
        fields[ListEdition.count] = today.count
    return ListEdition.of(f"{_prefix(source)}/{today.edition}", title, fields)


def stated_entries(lines: Iterable[str], source: Subject) -> list[Record]:
    """The list that a person states: one entry per line, its tier after a tab; empty lines, `# remarks` are left out.

    An entry that the vocabulary does not know is one all the same: it names no minerals and is compared by its wording.
    Raises `ConfigurationError` where no entry is stated.
    """
    stated = [line.split("\t") for line in lines if line.strip() and not line.lstrip().startswith("#")]
    language = _text_option(source, "language")
    entries = [
        ListedEntry(
            Entry(wording.strip(), lookup(wording.strip(), language) or lookup_in_any(wording)),
            " ".join(rest).strip() or None,
        )
        for wording, *rest in stated
    ]
    if not entries:
        raise ConfigurationError("the file states no entry: expected one entry per line")
    records = (_listed(entry, EditionRead(()), source) for entry in entries)
    return list({record.id: record for record in records}.values())


def _prefix(source: Subject) -> str:
    """What the keys of all records of the list begin with."""
    return f"{source.jurisdiction}/{_list_of(source)}"


def _list_of(source: Subject) -> str:
    return source.list or f"{source.jurisdiction.casefold()}-list"


def _text_option(source: Subject, name: str) -> str | None:
    value = source.options.get(name)
    return str(value) if value is not None else None


EXTRACTOR = Extractor(kind="mineral-list", version=5, complete=True, extract=extract, extract_known=extract_known)
